"""Cues come, go, part and join, worked out by hand."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Carried, Cue, Document, Track, Word
from captionstudio.core.edits import structure
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.stale import stale_cue_ids
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.profiles import profile_for

SPEECH = (
    Word("The", 1000, 1200, 0.9),
    Word("rain", 1200, 1600, 0.9),
    Word("stopped.", 1600, 2200, 0.9),
    Word("We", 2250, 2400, 0.9),
    Word("left.", 2400, 3000, 0.9),
)
RAIN = Cue(1000, 3200, "The rain stopped.\nWe left.", id="a", words=SPEECH, language="en", carried=Carried("srt", "1", before=("x",)))
NEXT = Cue(5000, 6000, "Yes.", id="b", language="en")
DOCUMENT = Document((Track((RAIN, NEXT), language="en", id="t"),))


def shown(change, document=DOCUMENT, track="t"):
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in apply_change(document, change).track(track).cues]


def document_of(*cues, language="en"):
    return Document((Track(cues, language=language, id="t"),))


class TestInsert:
    def test_it_keeps_the_gap_to_both_sides(self):
        change = structure.insert_cue(DOCUMENT, "t", 3250, 4990, "New")
        assert shown(change)[1] == (3283, 4917, "New")
        assert change.added[0].cue.language == "en"

    def test_inside_a_cue_it_comes_after_it_with_its_length_as_far_as_there_is_room(self):
        assert shown(structure.insert_cue(DOCUMENT, "t", 2000, 3400))[1] == (3283, 4683, "")
        assert shown(structure.insert_cue(DOCUMENT, "t", 2000, 4500))[1] == (3283, 4500, "")

    def test_where_there_is_no_room_it_is_refused(self):
        tight = document_of(RAIN, replace(NEXT, start_ms=3400))
        with pytest.raises(InvalidEdit, match="no room"):
            structure.insert_cue(tight, "t", 3300, 5000)
        with pytest.raises(InvalidEdit):
            structure.insert_cue(DOCUMENT, "t", 4000, 4000)

    def test_into_an_empty_track(self):
        assert shown(structure.insert_cue(document_of(language=None), "t", 0, 500), document_of(language=None)) == [(0, 500, "")]


class TestSplit:
    def test_at_a_time_the_words_tell_where(self):
        # 2230 is in the pause between "stopped." and "We": the second part starts with "We", two frames (83 ms) after the first ends.
        change = structure.split_cue(DOCUMENT, "t", "a", at_ms=2230)
        assert shown(change)[:2] == [(1000, 2167, "The rain stopped."), (2250, 3200, "We left.")]
        first, second = apply_change(DOCUMENT, change).track("t").cues[:2]
        assert (first.words, second.words) == (SPEECH[:3], SPEECH[3:])
        assert (first.id, first.carried, second.carried) == ("a", RAIN.carried, Carried("srt"))

    @pytest.mark.parametrize(("at_ms", "text"), [(1100, "The"), (1399, "The"), (1400, "The rain"), (3100, "The rain stopped.\nWe")])
    def test_a_word_goes_where_more_of_it_is_spoken_and_no_part_is_empty(self, at_ms, text):
        assert shown(structure.split_cue(DOCUMENT, "t", "a", at_ms=at_ms))[0][2] == text

    def test_at_the_caret(self):
        assert shown(structure.split_cue(DOCUMENT, "t", "a", at_character=8))[:2] == [
            (1000, 1517, "The rain"),
            (1600, 3200, "stopped.\nWe left."),
        ]

    def test_inside_a_word_its_time_is_shared(self):
        change = structure.split_cue(DOCUMENT, "t", "a", at_character=13)  # "stop" has half of the letters of "stopped."
        first, second = apply_change(DOCUMENT, change).track("t").cues[:2]
        assert (first.text, second.text) == ("The rain stop", "ped.\nWe left.")
        assert [(word.text, word.start_ms, word.end_ms) for word in (first.words[-1], second.words[0])] == [
            ("stop", 1600, 1900),
            ("ped.", 1900, 2200),
        ]
        assert (first.end_ms, second.start_ms) == (1817, 1900)

    def test_before_a_long_pause_the_first_part_goes_soon_after_its_speech(self):
        words = (Word("Wait.", 1000, 1500), Word("Now!", 4000, 4500))
        document = document_of(Cue(1000, 5000, "Wait. Now!", id="a", words=words))
        assert shown(structure.split_cue(document, "t", "a", at_ms=3000), document) == [(1000, 1660, "Wait."), (4000, 5000, "Now!")]

    def test_without_words_time_and_sentence_tell_where(self):
        document = document_of(Cue(0, 10_000, "She left at noon. Nobody saw her again.", id="a"))
        assert shown(structure.split_cue(document, "t", "a", at_ms=5000), document) == [
            (0, 4917, "She left at noon."),
            (5000, 10_000, "Nobody saw her again."),
        ]
        # Half of the 20 letters come before the caret.
        document = document_of(Cue(0, 10_000, "<i>abcdefghi jklmnopqr</i>", id="a"), language=None)
        at_caret = structure.split_cue(document, "t", "a", at_character=9)
        assert shown(at_caret, document)[0] == (0, round(9 / 19 * 10_000) - 83, "<i>abcdefghi</i>")

    def test_characters_of_unspaced_scripts_part_without_a_space(self):
        words = (Word("今日", 0, 800), Word("は", 800, 1000, space_before=False), Word("雨", 1000, 2000, space_before=False))
        document = document_of(Cue(0, 2000, "今日は雨", id="a", words=words), language="ja")
        change = structure.split_cue(document, "t", "a", at_character=3)
        assert shown(change, document) == [(0, 1000, "今日は"), (1000, 2000, "雨")]  # the Japanese profile asks for no gap
        cut = apply_change(document, structure.split_cue(document, "t", "a", at_character=1)).track("t").cues
        assert [[(word.text, word.start_ms, word.end_ms) for word in cue.words] for cue in cut] == [
            [("今", 0, 400)],
            [("日", 400, 800), ("は", 800, 1000), ("雨", 1000, 2000)],
        ]

    @pytest.mark.parametrize("where", [{"at_ms": 1000}, {"at_ms": 3200}, {"at_character": 0}, {"at_character": 99}, {}])
    def test_what_makes_no_two_parts_is_refused(self, where):
        with pytest.raises(InvalidEdit):
            structure.split_cue(DOCUMENT, "t", "a", **where)

    def test_one_word_is_split_in_the_editor_only(self):
        with pytest.raises(InvalidEdit, match="one word"):
            structure.split_cue(DOCUMENT, "t", "b", at_ms=5500)
        assert shown(structure.split_cue(DOCUMENT, "t", "b", at_character=2))[1:] == [(5000, 5417, "Ye"), (5500, 6000, "s.")]


class TestMerge:
    def join(self, *texts, language="en", speakers=()):
        cues = [Cue(1000 * at, 1000 * at + 900, text, id=str(at), language=language) for at, text in enumerate(texts)]
        cues = [replace(cue, speaker=speaker) for cue, speaker in zip(cues, speakers, strict=False)] or cues
        document = document_of(*cues, language=language)
        (cue,) = apply_change(document, structure.merge_cues(document, "t", [cue.id for cue in cues])).track("t").cues
        assert (cue.id, cue.start_ms, cue.end_ms) == ("0", 0, 1000 * len(texts) - 100)
        return cue.text

    def test_text_runs_on_and_is_broken_anew(self):
        assert self.join("In the winter of 1889,\na storm broke", "the glass on the seaward side.") == (
            "In the winter of 1889, a storm broke\nthe glass on the seaward side."
        )
        assert self.join("今日は", "雨だ。", language="ja") == "今日は雨だ。"

    def test_dialogue_keeps_its_dashes(self):
        assert self.join("- Who is there\nat this hour?", "- It's me.") == "- Who is there at this hour?\n- It's me."
        assert self.join("Who's there?", "- Me.") == "- Who's there?\n- Me."

    def test_two_speakers_get_dashes(self):
        assert self.join("Who's there?", "Me.", speakers=("Ann", "Bob")) == "- Who's there?\n- Me."
        assert self.join("Who's", "there?", speakers=("Ann", "Ann")) == "Who's there?"
        assert self.join("<v Ann>Who's there?", "<v Bob>Me.") == "<v Ann>Who's there?</v>\n<v Bob>Me.</v>"

    def test_music_and_labels_keep_their_lines(self):
        assert self.join("♪ La la la ♪", "♪ Lo lo ♪") == "♪ La la la ♪\n♪ Lo lo ♪"

    def test_formatting_goes_on(self):
        assert self.join("{\\an8}<i>Far away</i>", "{\\an8}<i>and long ago</i>") == "{\\an8}<i>Far away and long ago</i>"

    def test_empty_cues_add_nothing(self):
        assert self.join("", "Yes.", "  ") == "Yes."
        assert self.join("", "") == ""

    def test_split_and_merged_again_the_cue_is_what_it_was(self):
        split = apply_change(DOCUMENT, structure.split_cue(DOCUMENT, "t", "a", at_ms=2230))
        ids = [cue.id for cue in split.track("t").cues[:2]]
        merged = apply_change(split, structure.merge_cues(split, "t", ids))
        assert merged.track("t").cues[0] == replace(RAIN, text="The rain stopped. We left.")

    def test_what_cannot_be_merged_is_refused(self):
        three = document_of(RAIN, NEXT, replace(NEXT, start_ms=7000, end_ms=8000, id="c"))
        with pytest.raises(InvalidEdit, match="nothing to merge"):
            structure.merge_cues(three, "t", ["a"])
        with pytest.raises(InvalidEdit, match="follow each other"):
            structure.merge_cues(three, "t", ["a", "c"])


def test_translations_follow_a_split_and_a_merge_without_being_stale():
    translation = Cue(1000, 3200, "Der Regen hörte auf. Wir gingen.", id="x", source_ids=("a",), source_text="The rain stopped. We left.")
    document = Document((*DOCUMENT.tracks, Track((translation,), role="translation", id="de")))
    split = apply_change(document, structure.split_cue(document, "t", "a", at_ms=2230))
    ids = tuple(cue.id for cue in split.track("t").cues[:2])
    assert split.track("de").cues[0].source_ids == ids
    assert stale_cue_ids(split, "de") == frozenset()
    merged = apply_change(split, structure.merge_cues(split, "t", ids))
    assert merged.track("de").cues[0].source_ids == ("a",)
    assert stale_cue_ids(merged, "de") == frozenset()


def test_copies_come_behind_and_are_free():
    document = document_of(replace(RAIN, locked=True), NEXT)
    change = structure.duplicate_cues(document, "t", ["a", "b"])
    made = [part.cue for part in change.added]
    assert [(cue.start_ms, cue.end_ms, cue.locked) for cue in made] == [(6083, 8283, False), (10083, 11083, False)]
    assert made[0].words[0] == replace(SPEECH[0], start_ms=6083, end_ms=6283)
    assert made[0].carried == Carried("srt")
    assert not {cue.id for cue in made} & {"a", "b"}


def test_what_is_known_about_cues():
    def changed(change, at=0):
        return apply_change(DOCUMENT, change).track("t").cues[at]

    spoken = changed(structure.set_language(DOCUMENT, "t", ["a"], "es"))
    assert {spoken.language, *(word.language for word in spoken.words)} == {"es"}
    assert changed(structure.set_style(DOCUMENT, "t", ["b"], "box"), 1).style == "box"
    locked = apply_change(DOCUMENT, structure.set_locked(DOCUMENT, "t", ["a"], True))
    assert locked.track("t").cues[0].locked
    for make in (structure.delete_cues, structure.set_language):
        with pytest.raises(InvalidEdit, match="Caption 1 is locked"):
            make(locked, "t", ["a"], *([] if make is structure.delete_cues else ["x"]))
    assert apply_change(locked, structure.set_locked(locked, "t", ["a"], False)) == DOCUMENT


def test_deleting_and_what_is_gone():
    assert shown(structure.delete_cues(DOCUMENT, "t", ["a"])) == [(5000, 6000, "Yes.")]
    for ids, words in ((["gone"], "no longer there"), ([], "No caption is selected")):
        with pytest.raises(InvalidEdit, match=words):
            structure.delete_cues(DOCUMENT, "t", ids)
    with pytest.raises(InvalidEdit, match="track"):
        structure.delete_cues(DOCUMENT, "gone", ["a"])


def test_the_callers_own_limits_count():
    wide = replace(profile_for("en"), min_gap_ms=500)
    change = structure.split_cue(DOCUMENT, "t", "a", at_ms=2230, profile_of=lambda _: wide)
    assert shown(change)[0] == (1000, 1750, "The rain stopped.")
