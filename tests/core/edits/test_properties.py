"""What holds for every edit of every document: it can be taken back, and leaves cues that a player can show."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captionstudio.core.edits import fixes, layout, links, speakers, structure, text, timing
from captionstudio.core.edits import replace as replacing
from captionstudio.core.edits.change import apply_change
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import profile_for
from captionstudio.core.quality.checks import check_track
from tests.fakes.documents import TAGS, TOKENS, documents

TIMES = st.integers(-1_000, 25_000)
TEXTS = st.builds(
    lambda parts, gap, tag: tag[0] + gap.join(parts) + tag[1],
    st.lists(st.sampled_from(TOKENS), max_size=6),
    st.sampled_from([" ", "\n", ""]),
    st.sampled_from(TAGS),
)


class Hand:
    """Draws the arguments of an edit: most make sense, some do not."""

    def __init__(self, draw, document):
        self.draw, self.document = draw, document
        self.track = draw(st.sampled_from([track for track in document.tracks if track.cues] or document.tracks))
        self.cues = self.track.cues

    @property
    def id(self):
        return self.draw(st.sampled_from([*[cue.id for cue in self.cues] * 3, "gone"]))

    @property
    def ids(self):
        known = [cue.id for cue in self.cues]
        first = self.draw(st.integers(0, max(0, len(known) - 1)))
        return self.draw(st.sampled_from([known[first : first + 2], known[first : first + 3], known[::2], known, [*known, "gone"]]))

    @property
    def time(self):
        return self.draw(TIMES)

    @property
    def times(self):
        return sorted((self.time, self.time))

    @property
    def place(self):
        return (self.document, self.track.id)

    def inside(self, cue_id):
        cue = next((cue for cue in self.cues if cue.id == cue_id), None)
        return self.draw(st.integers(cue.start_ms, cue.end_ms)) if cue else 500

    @property
    def name(self):
        return self.draw(st.sampled_from(["Ann", "Ann", "Bob", "Cy"]))

    @property
    def query(self):
        text = self.draw(st.sampled_from(["l", "he", "cat.", "東", "(", "\\w+", " ", "there, you"]))
        return replacing.Query(text, is_regex=self.draw(st.booleans()))


def split_at_time(hand):
    cue_id = hand.id
    return structure.split_cue(*hand.place, cue_id, at_ms=hand.inside(cue_id))


def stretch(hand):
    (a, b), (c, d) = hand.times, hand.times
    return timing.stretch_cues(*hand.place, hand.ids, ((a, c), (b, d)))


EDITS = {
    "shift": lambda hand: timing.shift_cues(*hand.place, hand.ids, hand.time),
    "move": lambda hand: timing.move_cues(*hand.place, hand.ids, hand.time),
    "set times": lambda hand: timing.set_times(*hand.place, hand.id, *hand.times, merge_key="key"),
    "set duration": lambda hand: timing.set_duration(*hand.place, hand.ids, hand.time),
    "ripple times": lambda hand: timing.ripple_times(*hand.place, hand.id, *hand.times),
    "ripple": lambda hand: timing.ripple_cues(*hand.place, hand.ids, hand.time),
    "stretch": stretch,
    "scale": lambda hand: timing.scale_cues(*hand.place, hand.ids, abs(hand.time) / 5000, hand.time),
    "frame rate": lambda hand: timing.change_frame_rate(*hand.place, hand.ids, 23.976, 25),
    "extend": lambda hand: timing.extend_to_next(*hand.place, hand.ids),
    "close gaps": lambda hand: timing.close_gaps(*hand.place, up_to_ms=3000),
    "carry": lambda hand: links.carry_translations(hand.document, timing.set_times(*hand.place, hand.id, *hand.times)),
    "carry all": lambda hand: links.carry_translations(hand.document, timing.move_cues(*hand.place, hand.ids, hand.time)),
    "set text": lambda hand: text.set_text(*hand.place, hand.id, hand.draw(TEXTS), merge_key="key"),
    "tag": lambda hand: text.toggle_tag(*hand.place, hand.ids, "i"),
    "tag a span": lambda hand: text.toggle_tag(*hand.place, [hand.id], "b", (2, 6)),
    "case": lambda hand: text.change_case(*hand.place, hand.ids, hand.draw(st.sampled_from(["sentence", "lower", "upper", "title"]))),
    "strip": lambda hand: text.strip_tags(*hand.place, hand.ids),
    "confirm": lambda hand: text.confirm_words(*hand.place, hand.ids),
    "insert": lambda hand: structure.insert_cue(*hand.place, *hand.times, hand.draw(TEXTS)),
    "delete": lambda hand: structure.delete_cues(*hand.place, hand.ids),
    "split at a time": split_at_time,
    "split at a character": lambda hand: structure.split_cue(*hand.place, hand.id, at_character=hand.draw(st.integers(0, 15))),
    "merge": lambda hand: structure.merge_cues(*hand.place, hand.ids),
    "duplicate": lambda hand: structure.duplicate_cues(*hand.place, hand.ids),
    "language": lambda hand: structure.set_language(*hand.place, hand.ids, "de"),
    "speaker": lambda hand: speakers.assign_speaker(*hand.place, hand.ids, hand.draw(st.sampled_from(["Eve", "Ann", ""]))),
    "rename speaker": lambda hand: speakers.rename_speaker(hand.document, hand.name, hand.draw(st.sampled_from(["Eve", "Bob"]))),
    "merge speakers": lambda hand: speakers.merge_speakers(hand.document, [hand.name, hand.name], hand.name),
    "swap speakers": lambda hand: speakers.swap_speakers(hand.document, hand.name, hand.name),
    "speaker's colour": lambda hand: speakers.set_speaker_colour(hand.document, hand.name, "#123456"),
    "speaker's kind": lambda hand: speakers.set_speaker_kind(hand.document, hand.name, hand.draw(st.sampled_from(["person", "sound"]))),
    "style": lambda hand: structure.set_style(*hand.place, hand.ids, "box"),
    "lock": lambda hand: structure.set_locked(*hand.place, hand.ids, locked=True),
    "replace all": lambda hand: replacing.replace_matches(hand.document, [hand.track.id], hand.query, "Xy z"),
    "rebreak": lambda hand: layout.rebreak_lines(*hand.place, hand.ids),
    "resegment": lambda hand: layout.resegment(*hand.place),
    "resegment some": lambda hand: layout.resegment(*hand.place, hand.ids),
    "fix": lambda hand: fixes.fix_issues(*hand.place),
}
NAMES = {"rename speaker", "merge speakers", "swap speakers", "speaker's kind"}
MAY_TOUCH_LOCKED = {"lock", "duplicate", *NAMES}
MOVES_EDGES = {"set times", "set duration", "ripple times", "extend", "close gaps", "carry", "fix"}
MOVES_EDGES |= {"split at a time", "split at a character", "resegment", "resegment some"}
"""Edits after which a word may be spoken before its cue comes or after it goes."""


@pytest.mark.parametrize("name", sorted(EDITS))
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_an_edit_can_be_taken_back_and_leaves_what_a_player_can_show(name, data):
    before = data.draw(documents())
    try:
        change = EDITS[name](Hand(data.draw, before))
    except InvalidEdit:
        return  # nothing was made, so nothing can have been touched
    after = apply_change(before, change)
    assert apply_change(after, change.inverse()) == before
    assert apply_change(before, change) == after
    assert change.label
    ids = [cue.id for track in after.tracks for cue in track.cues]
    assert len(ids) == len(set(ids))
    old = {cue.id: cue for track in before.tracks for cue in track.cues}
    for track in after.tracks:
        assert [cue.start_ms for cue in track.cues] == sorted(cue.start_ms for cue in track.cues)
        for cue in track.cues:
            assert 0 <= cue.start_ms < cue.end_ms
            if cue.id in old and old[cue.id].locked and name not in MAY_TOUCH_LOCKED:
                # Translations may learn the new names of their sources; what a person locked is untouched.
                assert replace(cue, source_ids=()) == replace(old[cue.id], source_ids=())
            for one, next_one in itertools.pairwise(cue.words):
                assert one.start_ms <= next_one.start_ms
            for word in cue.words:
                assert word.text.strip() == word.text != ""
                assert word.start_ms <= word.end_ms
                if name not in MOVES_EDGES:
                    assert cue.start_ms <= word.start_ms
                    assert word.end_ms <= cue.end_ms


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_words_are_those_of_the_text_after_any_edit_of_it(data):
    before = data.draw(documents())
    cue = data.draw(st.sampled_from([cue for track in before.tracks for cue in track.cues] or [None]))
    if cue is None or not cue.words or cue.locked:
        return
    new = data.draw(TEXTS)
    if plain_text(new) == plain_text(cue.text):
        return  # no edit of what is said, and words that were measured have no dash in them
    made = text.with_text(cue, new)
    written = "".join(plain_text(new).split())
    assert "".join("".join(word.text.split()) for word in made.words) == written


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_two_halves_of_a_cue_have_all_its_text_and_words(data):
    before = data.draw(documents())
    found = [(track, cue) for track in before.tracks for cue in track.cues if not cue.locked]
    if not found:
        return
    track, cue = data.draw(st.sampled_from(found))
    try:
        change = structure.split_cue(before, track.id, cue.id, at_character=data.draw(st.integers(0, 20)))
    except InvalidEdit:
        return
    after = apply_change(before, change).track(track.id)
    parts = [each for each in after.cues if each.id == cue.id or each.id not in {old.id for old in track.cues}]
    first, second = sorted(parts, key=lambda part: part.id != cue.id)
    assert first.start_ms == cue.start_ms < first.end_ms <= second.start_ms < second.end_ms == cue.end_ms
    assert "".join((plain_text(first.text) + plain_text(second.text)).split()) == "".join(plain_text(cue.text).split())
    for part in (first, second):
        assert "".join("".join(word.text.split()) for word in part.words) == ("".join(plain_text(part.text).split()) if cue.words else "")


@settings(max_examples=200, deadline=None)
@given(documents())
def test_mending_never_makes_anything_worse_and_has_nothing_to_do_twice(document):
    for track in document.tracks:
        after = apply_change(document, fixes.fix_issues(document, track.id))
        assert count_errors(after, track) <= count_errors(document, track)
        assert apply_change(after, fixes.fix_issues(after, track.id)) == after
        assert [cue.id for cue in after.track(track.id).cues] == [cue.id for cue in track.cues]


def count_errors(document, track):
    issues = check_track(document.track(track.id).cues, lambda language: profile_for(language or track.language, document.profile))
    return sum(issue.severity == "error" for issue in issues)
