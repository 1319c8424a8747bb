"""Breaches are excused only where no other cutting of the words would help."""

from dataclasses import replace

from bench.profile_check import avoidable_issues

from captionstudio.core.document import Cue, Word
from captionstudio.core.profiles import Profile

PROFILE = Profile(max_cps=10, min_duration_ms=800, max_duration_ms=4000, min_gap_ms=100, max_line_length=22)


def cue(text, starts, end_ms, *, word_ms=200):
    words = tuple(Word(word, start, start + word_ms, language="en") for word, start in zip(text.split(), starts, strict=True))
    return Cue(starts[0], end_ms, text, words=words, language="en")


def rules(*cues):
    return [issue.rule for issue in avoidable_issues(cues, lambda _: PROFILE)]


def test_cues_within_limits_have_no_issue():
    assert rules(cue("Ships came", (0, 500), 1500), cue("home", (3000,), 4000)) == []


def test_a_fast_cue_before_a_pause_could_have_stayed():
    assert rules(cue("Ships came home", (0, 300, 600), 900), cue("late", (3000,), 4000)) == ["reading_speed"]


def test_speech_faster_than_the_limit_throughout_is_excused():
    fast, next_one = cue("Ships came home", (0, 250, 500), 650), cue("very late indeed", (750, 1000, 1250), 2850)
    assert rules(fast, replace(next_one, words=(), text="very late indeed")) == []
    spanish = replace(cue("Fin.", (2100,), 3000), language="es")
    assert rules(cue("extraordinarily", (0,), 900), cue("preposterous", (1000,), 2000), spanish) == []


def test_a_fast_cue_that_could_join_a_slow_one_is_not_excused():
    assert rules(cue("preposterous", (1000,), 2000), cue("end", (2100,), 3000)) == ["reading_speed"]


def test_a_fast_cue_beside_a_slow_one_could_have_shed_a_word():
    # 22 characters in 1.5 s; the next has 5 in 3 s: words belong there.
    fast = cue("Ships left the harbour", (0, 400, 800, 1100), 1500)
    assert rules(fast, cue("again", (1600,), 4600)) == ["reading_speed"]


def test_a_short_cue_that_could_join_its_neighbour_is_not_excused():
    assert rules(cue("No", (0,), 400), cue("not yet", (500, 800), 2000)) == ["min_duration"]


def test_a_short_cue_between_full_ones_is_excused():
    # No word can move over: each pair of neighbours comes as fast as ten characters a second allow.
    long_text = "abcdefghi abcdefghi\nabcdefghi abcdefghi"
    before, after = cue(long_text, (0, 900, 1800, 2700), 3900), cue(long_text, (4600, 5450, 6300, 7200), 8550)
    assert rules(before, cue("Yes!", (4000,), 4500), after) == []


def test_lines_and_gaps_are_never_excused():
    wide = cue("twenty-three characters", (0, 900), 2400)
    assert rules(wide, cue("close", (2450,), 3300)) == ["gap", "line_length"]
