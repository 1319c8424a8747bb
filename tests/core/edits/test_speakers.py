"""Who speaks: names given, changed, joined and exchanged; nothing else changes, and all of it can be taken back."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits import speakers as edits
from captionstudio.core.edits import structure
from captionstudio.core.edits.change import apply_change
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.speakers import PALETTE, Speaker
from captionstudio.core.speaking import document_speakers
from tests.fakes.documents import documents

WORDS = (Word("Good", 0, 400, speaker="Ann", speaker_confidence=0.75), Word("day.", 400, 900, speaker="Bob", speaker_confidence=0.5))
ONE = Cue(0, 1000, "Good day.", id="a", speaker="Ann", words=WORDS, speaker_confidence=0.75)
TWO = Cue(2000, 3000, "- Why?\n- Because.", id="b", speaker="Ann", second_speaker="Bob", speaker_confidence=0.5)
THREE = Cue(4000, 5000, "Well.", id="c", speaker="Bob")
HELD = Cue(6000, 7000, "Held.", id="d", speaker="Bob", locked=True)
SPANISH = tuple(replace(cue, id=cue.id * 2, words=(), locked=False, source_ids=(cue.id,)) for cue in (ONE, TWO, THREE, HELD))
DOCUMENT = Document(
    (Track((ONE, TWO, THREE, HELD), id="t"), Track(SPANISH, role="translation", id="s")),
    speakers=(Speaker("Ann", "#111111", voice=(1.0, 0.0)), Speaker("Bob", voice=(0.0, 1.0))),
)


def after(change, document=DOCUMENT):
    made = apply_change(document, change)
    assert apply_change(made, change.inverse()) == document
    return made


def said(document, track="t"):
    return [(cue.speaker, cue.second_speaker) for cue in document.track(track).cues]


def names(document):
    return [speaker.name for speaker in document.speakers]


def without_names(document):
    tracks = []
    for track in document.tracks:
        cues = [
            replace(
                cue,
                speaker=None,
                second_speaker=None,
                speaker_confidence=None,
                words=tuple(replace(word, speaker=None, speaker_confidence=None) for word in cue.words),
            )
            for cue in track.cues
        ]
        tracks.append(replace(track, cues=tuple(cues)))
    return replace(document, tracks=tuple(tracks), speakers=())


def test_cues_are_given_a_speaker_and_their_words_and_translations_follow():
    made = after(edits.assign_speaker(DOCUMENT, "t", ["a", "b"], "  Cy\n Smith "))
    assert said(made) == [("Cy Smith", None), ("Cy Smith", None), ("Bob", None), ("Bob", None)]
    assert said(made, "s") == said(made)
    first = made.track("t").cues[0]
    assert {(word.speaker, word.speaker_confidence) for word in first.words} == {("Cy Smith", None)}
    assert first.speaker_confidence is None
    assert names(made) == ["Ann", "Bob", "Cy Smith"]
    assert len({speaker.colour for speaker in made.speakers}) == 3
    assert said(after(edits.assign_speaker(DOCUMENT, "t", ["c"], "")))[2] == (None, None)


def test_a_translation_of_several_voices_follows_only_where_it_has_their_lines():
    whole = replace(SPANISH[0], source_ids=("a", "c"), text="Buenos días. Bueno.")
    document = replace(DOCUMENT, tracks=(DOCUMENT.tracks[0], replace(DOCUMENT.tracks[1], cues=(whole,))))
    assert said(after(edits.assign_speaker(document, "t", ["c"], "Cy"), document), "s") == [("Ann", None)]
    document = replace(document, tracks=(DOCUMENT.tracks[0], Track((replace(whole, text="- Buenos días.\n- Bueno."),), id="s")))
    assert said(after(edits.assign_speaker(document, "t", ["c"], "Cy"), document), "s") == [("Ann", "Cy")]


def test_locked_translations_stay_and_locked_cues_refuse():
    document = replace(DOCUMENT, tracks=(DOCUMENT.tracks[0], Track((replace(SPANISH[0], locked=True),), id="s")))
    assert said(after(edits.assign_speaker(document, "t", ["a"], "Cy"), document), "s") == [("Ann", None)]
    with pytest.raises(InvalidEdit, match="Caption 4 is locked"):
        edits.assign_speaker(DOCUMENT, "t", ["d"], "Cy")


def test_a_name_is_changed_everywhere():
    made = after(edits.rename_speaker(DOCUMENT, "Bob", "Robert"))
    assert said(made) == said(made, "s") == [("Ann", None), ("Ann", "Robert"), ("Robert", None), ("Robert", None)]
    assert [word.speaker for word in made.track("t").cues[0].words] == ["Ann", "Robert"]
    assert [(speaker.name, speaker.voice) for speaker in made.speakers] == [("Ann", (1.0, 0.0)), ("Robert", (0.0, 1.0))]
    for old, new, words in (("Bob", "Ann", "already a speaker"), ("Bob", " \n", "needs a name"), ("Eve", "Cy", "no speaker “Eve”")):
        with pytest.raises(InvalidEdit, match=words):
            edits.rename_speaker(DOCUMENT, old, new)


def test_two_speakers_become_one():
    made = after(edits.merge_speakers(DOCUMENT, ["Ann", "Bob"], "Ann"))
    assert said(made) == said(made, "s") == [("Ann", None)] * 4
    (ann,) = made.speakers
    assert (ann.name, ann.colour) == ("Ann", "#111111")
    assert ann.voice == pytest.approx((0.5**0.5, 0.5**0.5))
    with pytest.raises(InvalidEdit, match="nobody to merge"):
        edits.merge_speakers(DOCUMENT, ["Ann"], "Ann")


def test_two_speakers_are_exchanged():
    made = after(edits.swap_speakers(DOCUMENT, "Ann", "Bob"))
    assert said(made) == [("Bob", None), ("Bob", "Ann"), ("Ann", None), ("Ann", None)]
    assert [(speaker.name, speaker.voice) for speaker in made.speakers] == [("Bob", (1.0, 0.0)), ("Ann", (0.0, 1.0))]
    with pytest.raises(InvalidEdit, match="same speaker"):
        edits.swap_speakers(DOCUMENT, "Ann", "Ann")


def test_what_is_no_person_speaks_nothing_and_is_kept_with_its_voice():
    made = after(edits.set_speaker_kind(DOCUMENT, "Ann", "sound"))
    assert said(made) == [(None, None), (None, "Bob"), ("Bob", None), ("Bob", None)]
    assert made.track("t").cues[0].speaker_confidence is None
    assert made.speakers[0] == Speaker("Ann", "#111111", "sound", (1.0, 0.0))
    other = after(edits.set_speaker_kind(DOCUMENT, "Bob", "sound"))
    assert said(other)[:3] == [("Ann", None), ("Ann", None), (None, None)]
    cue = replace(TWO, text="One line of both")
    document = Document((Track((cue,), id="t"),))
    assert said(after(edits.set_speaker_kind(document, "Ann", "sound"), document)) == [("Bob", None)]


def test_a_colour_is_set_in_one_step_of_undo():
    first = edits.set_speaker_colour(DOCUMENT, "Bob", "#ABCDEF")
    made = after(first)
    assert [speaker.colour for speaker in made.speakers] == ["#111111", "#abcdef"]
    second = edits.set_speaker_colour(made, "Bob", "#000000")
    assert apply_change(DOCUMENT, first.merge(second)) == apply_change(made, second)
    with pytest.raises(InvalidEdit, match="no colour"):
        edits.set_speaker_colour(DOCUMENT, "Bob", "blue")


def test_what_was_found_out_is_put_into_a_track_in_one_step():
    parts = (replace(ONE, end_ms=400, text="Good", words=WORDS[:1]), Cue(400, 1000, "day.", id="a2", speaker="Bob", words=WORDS[1:]))
    cues = (*parts, TWO, replace(THREE, speaker="Speaker 3", speaker_confidence=0.25), HELD)
    found = (Speaker("Bob", voice=(0.6, 0.8)), Speaker("Speaker 3", voice=(0.8, 0.6)))
    made = after(edits.put_speakers(DOCUMENT, "t", cues, found, heirs={"a": ("a", "a2")}))
    assert made.track("t").cues == cues
    first, _, third, _ = made.track("s").cues
    assert (first.source_ids, first.speaker) == (("a", "a2"), "Ann")  # of two voices, and its text does not tell them apart
    assert (third.speaker, third.speaker_confidence) == ("Speaker 3", 0.25)
    assert [(speaker.name, speaker.voice) for speaker in made.speakers] == [
        ("Ann", (1.0, 0.0)),
        ("Bob", (0.6, 0.8)),
        ("Speaker 3", (0.8, 0.6)),
    ]
    assert made.speakers[1].colour == document_speakers(DOCUMENT)[1].colour
    with pytest.raises(InvalidEdit, match="locked caption"):
        edits.put_speakers(DOCUMENT, "t", (*cues[:-1], replace(HELD, speaker="Ann")), found)
    with pytest.raises(InvalidEdit, match="track"):
        edits.put_speakers(DOCUMENT, "gone", cues, found)


def test_merged_captions_keep_both_speakers_and_split_ones_get_their_own():
    document = Document((Track((replace(ONE, words=()), replace(THREE, start_ms=1100, end_ms=2000)), id="t"),))
    made = after(structure.merge_cues(document, "t", ["a", "c"]), document)
    assert said(made) == [("Ann", "Bob")]
    assert made.track("t").cues[0].text == "- Good day.\n- Well."
    back = after(structure.split_cue(made, "t", "a", at_character=len("- Good day.")), made)
    assert said(back) == [("Ann", None), ("Bob", None)]
    inside = after(structure.split_cue(made, "t", "a", at_character=len("- Good")), made)
    assert said(inside) == [("Ann", None), ("Ann", "Bob")]


def test_two_voices_of_a_cue_are_exchanged_with_their_words():
    words = (Word("Why?", 0, 400, speaker="Ann"), Word("So.", 400, 900, speaker="Bob", speaker_confidence=0.4), Word("Ah", 900, 950))
    document = Document((Track((replace(TWO, words=words),), id="t"), Track((SPANISH[1],), role="translation", id="s")))
    made = after(edits.set_voices(document, "t", "b", "Bob", "Ann"), document)
    cue = made.track("t").cues[0]
    assert (cue.speaker, cue.second_speaker, cue.speaker_confidence) == ("Bob", "Ann", None)
    assert [(word.speaker, word.speaker_confidence) for word in cue.words] == [("Bob", None), ("Ann", None), ("Bob", None)]
    assert said(made, "s") == [("Bob", "Ann")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ann", "Cy", ("Ann", "Cy")),
        ("", "Bob", ("Bob", None)),
        ("Ann", " Ann ", ("Ann", None)),
        ("Ann", None, ("Ann", None)),
        (None, None, (None, None)),
    ],
)
def test_a_cue_has_the_voices_it_is_given(first, second, expected):
    made = after(edits.set_voices(DOCUMENT, "t", "b", first, second))
    assert said(made)[1] == expected
    assert names(made) == (["Ann", "Bob", "Cy"] if "Cy" in expected else ["Ann", "Bob"])
    assert len({speaker.colour for speaker in made.speakers}) == len(made.speakers)


def test_the_voices_of_a_locked_cue_stay():
    with pytest.raises(InvalidEdit):
        edits.set_voices(DOCUMENT, "t", "d", "Ann", None)


NAMES = st.sampled_from(["Ann", "Bob"])


@settings(max_examples=100, deadline=None)
@given(documents(), NAMES)
def test_renaming_is_taken_back_by_renaming(document, name):
    assume(any(speaker.name == name for speaker in document_speakers(document)))
    made = apply_change(document, edits.rename_speaker(document, name, "Eve"))
    back = apply_change(made, edits.rename_speaker(made, "Eve", name))
    assert back == replace(document, speakers=document_speakers(document))
    assert without_names(made) == without_names(document)
    assert document_speakers(made) == made.speakers


def counted(document):
    found = Counter()
    for track in document.tracks:
        for cue in track.cues:
            found.update({(cue.id, name) for name in (cue.speaker, cue.second_speaker)})
            found.update((cue.id, at, word.speaker) for at, word in enumerate(cue.words))
    return found


@settings(max_examples=100, deadline=None)
@given(documents())
def test_after_merging_one_has_what_both_had_and_nothing_else_changes(document):
    assume({"Ann", "Bob"} <= {speaker.name for speaker in document_speakers(document)})
    made = apply_change(document, edits.merge_speakers(document, ["Bob"], "Ann"))
    expected = Counter({(*key[:-1], "Ann" if key[-1] == "Bob" else key[-1]): 1 for key in counted(document)})
    found = counted(made)
    for key in (*expected, *found):
        if key[-1] is not None:
            assert found[key] == expected[key]
    assert without_names(made) == without_names(document)
    assert "Bob" not in names(made)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_swapping_twice_changes_nothing(document):
    assume({"Ann", "Bob"} <= {speaker.name for speaker in document_speakers(document)})
    made = apply_change(document, edits.swap_speakers(document, "Ann", "Bob"))
    back = apply_change(made, edits.swap_speakers(made, "Bob", "Ann"))
    assert back == replace(document, speakers=document_speakers(document))


def test_speakers_without_a_colour_get_the_next_one():
    document = replace(DOCUMENT, tracks=(Track((Cue(0, 1, "x", speaker="Cy"),)), *DOCUMENT.tracks))
    made = document_speakers(document)
    assert [(speaker.name, speaker.colour) for speaker in made] == [("Ann", "#111111"), ("Bob", PALETTE[0]), ("Cy", PALETTE[1])]


def test_a_speaker_who_goes_leaves_captions_without_one():
    made = after(edits.remove_speaker(DOCUMENT, "Bob"))
    assert said(made) == [("Ann", None), ("Ann", None), (None, None), (None, None)]
    assert names(made) == ["Ann"]
    with pytest.raises(InvalidEdit, match="no speaker “Eve”"):
        edits.remove_speaker(DOCUMENT, "Eve")


def test_speakers_are_added_to_the_list():
    made = after(edits.list_speakers(DOCUMENT, [Speaker("Cy", voice=(1.0,)), Speaker("Ann", voice=(0.6, 0.8))]))
    assert names(made) == ["Ann", "Bob", "Cy"]
    assert (made.speakers[0].colour, made.speakers[0].voice) == ("#111111", (0.6, 0.8))
    assert len({speaker.colour for speaker in made.speakers}) == 3
