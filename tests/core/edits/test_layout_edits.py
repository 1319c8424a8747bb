"""Lines broken and cues cut anew, and faults mended."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.fixes import FIXABLE_RULES, fix_issues
from captionstudio.core.edits.layout import rebreak_lines, resegment
from captionstudio.core.edits.stale import stale_cue_ids
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.profiles import profile_for
from captionstudio.core.quality.checks import RULES, check_track


def document_of(*cues, language="en"):
    return Document((Track(cues, language=language, id="t"),))


def after(document, change):
    return apply_change(document, change).track("t").cues


def spoken(text, start, step=250):
    return tuple(Word(word, start + at * step, start + at * step + step - 50, 0.9, language="en") for at, word in enumerate(text.split()))


class TestRebreak:
    def test_long_lines_are_broken_and_short_ones_joined(self):
        long = Cue(0, 4000, "She never told anybody about the letter that he had sent her.", id="a")
        short = Cue(5000, 6000, "It was\n<i>cold</i>.", id="b", words=spoken("It was cold.", 5000))
        document = document_of(long, short)
        made = after(document, rebreak_lines(document, "t", ["a", "b"]))
        assert [cue.text for cue in made] == [
            "She never told anybody about the letter\nthat he had sent her.",
            "It was <i>cold</i>.",
        ]
        assert made[1].words == short.words

    def test_music_dialogue_and_locked_cues_keep_their_lines(self):
        cues = (Cue(0, 900, "♪ La\n♪ Lo", id="a"), Cue(1000, 1900, "- A\n- B", id="b"), Cue(2000, 2900, "x\ny", id="c", locked=True))
        document = document_of(*cues)
        assert rebreak_lines(document, "t").added == ()
        with pytest.raises(InvalidEdit):
            rebreak_lines(document, "t", ["c"])


class TestResegment:
    TEXT = "The old man walked down to the harbour. Nobody had seen the boats come in. He waited there until it was dark."
    WORDS = spoken(TEXT, 1000)

    def cues(self):
        """The speech cut badly: inside its sentences."""
        words = self.WORDS
        first = Cue(1000, 2400, "The old man walked <i>down</i>", id="a", words=words[:5], language="en")
        second = Cue(2400, 5000, " ".join(word.text for word in words[5:14]), id="b", words=words[5:14], language="en")
        third = Cue(5000, 7200, " ".join(word.text for word in words[14:]), id="c", words=words[14:], language="en")
        return first, second, third

    def test_cues_follow_the_sentences_and_keep_words_styles_and_names(self):
        document = document_of(*self.cues())
        made = after(document, resegment(document, "t"))
        assert [cue.text for cue in made] == [
            "The old man walked <i>down</i> to the harbour.\nNobody had seen the boats come in.",
            "He waited there until it was dark.",
        ]
        assert sum((cue.words for cue in made), ()) == self.WORDS
        assert [cue.id for cue in made] == ["a", "c"]  # "He" was in the third
        assert [cue.start_ms for cue in made] == [1000, 4750]

    def test_another_profile_makes_other_cues(self):
        document = document_of(*self.cues())
        narrow = replace(profile_for("en"), max_line_length=16)
        made = after(document, resegment(document, "t", profile_of=lambda _: narrow))
        assert len(made) > 3
        assert not [issue for issue in check_track(made, lambda _: narrow) if issue.rule in ("line_length", "lines")]

    def test_locked_cues_and_those_without_words_stand_fast(self):
        a, b, c = self.cues()
        document = document_of(a, replace(b, locked=True), c, Cue(7300, 8000, "(a door)", id="d"))
        made = {cue.id: cue for cue in after(document, resegment(document, "t"))}
        assert (made["b"], made["d"].text) == (replace(b, locked=True), "(a door)")
        assert made["a"].end_ms <= b.start_ms
        assert made["c"].end_ms <= 7300
        with pytest.raises(InvalidEdit, match="No word times"):
            resegment(document, "t", ["d"])

    def test_translations_name_the_cues_that_have_the_words_now(self):
        whole = Cue(1000, 7200, self.TEXT, id="a", words=self.WORDS, language="en")
        translation = Cue(1000, 7200, "Der Alte …", id="x", source_ids=("a",), source_text=self.TEXT)
        document = Document((Track((whole,), id="t"), Track((translation,), role="translation", id="de")))
        made = apply_change(document, resegment(document, "t"))
        assert len(made.track("t").cues) == 2
        assert made.track("de").cues[0].source_ids == tuple(cue.id for cue in made.track("t").cues)
        assert stale_cue_ids(made, "de") == frozenset()

    def test_the_place_on_the_picture_stays(self):
        words = spoken("Up here. Down there.", 0, 900)
        top = Cue(0, 1800, "{\\an8}Up here.", id="a", words=words[:2], language="en")
        document = document_of(top, Cue(1800, 3600, "Down there.", id="b", words=words[2:], language="en"))
        assert [cue.text for cue in after(document, resegment(document, "t"))] == ["{\\an8}Up here.", "Down there."]


def mended(*cues, rules=FIXABLE_RULES, language="en"):
    document = document_of(*cues, language=language)
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in after(document, fix_issues(document, "t", rules))]


class TestFixes:
    def test_every_rule_is_fixable_or_wants_a_person(self):
        known = {issue.rule for rule in RULES for issue in self.broken(rule)}
        assert known - FIXABLE_RULES == {"empty"}
        assert known >= FIXABLE_RULES

    def broken(self, rule):
        cues = (Cue(0, 0, ""), Cue(0, 9000, f"{'a' * 50}\nb\nc"), Cue(8000, 8010, "Quick!"), Cue(8020, 8500, "x"))
        return [issue for at, cue in enumerate(cues) if (issue := rule(cue, (*cues, None)[at + 1], profile_for("en")))]

    def test_overlaps_and_gaps(self):
        assert mended(Cue(0, 2500, "One", id="a"), Cue(2000, 3950, "Two", id="b"), Cue(4000, 5000, "Three", id="c")) == [
            (0, 1917, "One"),
            (2000, 3917, "Two"),
            (4000, 5000, "Three"),
        ]

    def test_only_the_rules_that_are_asked_for(self):
        cues = (Cue(0, 2500, "One", id="a"), Cue(2000, 3950, "Two", id="b"), Cue(4000, 4100, "Three", id="c"))
        assert mended(*cues, rules={"gap"}) == [(0, 2500, "One"), (2000, 3917, "Two"), (4000, 4100, "Three")]
        assert mended(*cues, rules={"min_duration"})[2] == (4000, 4833, "Three")

    def test_two_at_once_are_left_to_a_person(self):
        cues = (Cue(0, 2000, "One", id="a"), Cue(100, 2000, "Two", id="b"))
        assert mended(*cues) == [(0, 2000, "One"), (100, 2000, "Two")]

    def test_short_and_fast_cues_stay_longer_and_come_earlier_where_there_is_room(self):
        # 833 ms are the least; 40 characters at 20 a second need 2 s; only 100 ms are free after the last but one.
        assert mended(Cue(0, 300, "Hi.", id="a"))[0] == (0, 833, "Hi.")
        assert mended(Cue(0, 1000, "x" * 40, id="a"))[0] == (0, 2000, "x" * 40)
        tight = (Cue(0, 1000, "One", id="a"), Cue(2000, 2300, "Two", id="b"), Cue(2483, 4000, "Three", id="c"))
        assert mended(*tight) == [(0, 1000, "One"), (1567, 2400, "Two"), (2483, 4000, "Three")]

    def test_long_and_broken_times(self):
        assert mended(Cue(0, 20_000, "Still", id="a"))[0] == (0, 7000, "Still")
        assert mended(Cue(5000, 4000, "Backwards", id="a"))[0] == (5000, 5833, "Backwards")

    def test_lines_are_broken_where_that_helps(self):
        long = "She never told anybody about the letter that he had sent her."
        assert mended(Cue(0, 4000, long, id="a"))[0][2] == "She never told anybody about the letter\nthat he had sent her."
        hopeless = "a" * 50 + "\nb"
        assert mended(Cue(0, 4000, hopeless, id="a"))[0][2] == hopeless

    def test_locked_cues_stay_and_named_ones_are_refused(self):
        cue = Cue(0, 300, "Hi.", id="a", locked=True)
        assert mended(cue) == [(0, 300, "Hi.")]
        with pytest.raises(InvalidEdit, match="locked"):
            fix_issues(document_of(cue), "t", ids=["a"])
