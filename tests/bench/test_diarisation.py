"""The scorer of turns on cases worked out by hand."""

import itertools

import pytest
from bench.diarisation import Spoken, best_matching, score_turns, score_words


def turns(*stretches):
    return [Spoken(start, end, name) for start, end, name in stretches]


TWO = turns((0, 4000, "A"), (4000, 8000, "B"))


def test_the_same_turns_under_other_names_have_no_error():
    score = score_turns(TWO, turns((0, 4000, "1"), (4000, 8000, "0")))
    assert (score.rate, score.mapping) == (0.0, {"1": "A", "0": "B"})


def test_confusion_counts_outside_the_collar():
    # B's first second goes to the wrong voice: 4000 to 5000, of which 250 ms lie in the collar. Scored speech: 8000 - 4 x 250.
    score = score_turns(TWO, turns((0, 5000, "x"), (5000, 8000, "y")))
    assert (score.confused_ms, score.missed_ms, score.false_ms, score.speech_ms) == (750, 0, 0, 7000)


def test_without_a_collar_everything_counts():
    score = score_turns(TWO, turns((0, 5000, "x"), (5000, 8000, "y")), collar_ms=0)
    assert (score.confused_ms, score.speech_ms) == (1000, 8000)
    assert score.rate == pytest.approx(1000 / 8000)


def test_missed_and_false_speech():
    # found: nothing before 1000 (250 of it in the collar), and 8000 to 9000 too much (250 in the collar)
    score = score_turns(TWO, turns((1000, 4000, "x"), (4000, 9000, "y")))
    assert (score.missed_ms, score.false_ms, score.confused_ms) == (750, 750, 0)


def test_two_speakers_at_once_count_twice():
    both = turns((0, 4000, "A"), (2000, 4000, "B"))
    # borders at 0, 2000, 4000: scored are 250-1750 (one voice) and 2250-3750 (two voices)
    score = score_turns(both, turns((0, 4000, "x")))
    assert (score.speech_ms, score.missed_ms, score.confused_ms) == (1500 + 2 * 1500, 1500, 0)
    assert score_turns(both, turns((0, 4000, "x"), (2000, 4000, "y"))).rate == 0.0


def test_one_voice_for_two_speakers_is_the_longer_ones():
    score = score_turns(turns((0, 6000, "A"), (6000, 8000, "B")), turns((0, 8000, "x")), collar_ms=0)
    assert (score.mapping, score.confused_ms, score.found_speakers, score.reference_speakers) == ({"x": "A"}, 2000, 1, 2)


def test_a_voice_too_many_is_confusion():
    score = score_turns(turns((0, 6000, "A")), turns((0, 4000, "x"), (4000, 6000, "y")), collar_ms=0)
    assert (score.confused_ms, score.false_ms) == (2000, 0)


def test_nothing_against_nothing_and_noise_against_silence():
    assert score_turns([], []).rate == 0.0
    assert score_turns([], turns((0, 1000, "x"))).rate == 1.0


def test_matching_is_the_best_one_and_not_the_greedy_one():
    # greedy takes 9 first and is left with 1; 8 + 7 is better
    assert best_matching([[9, 8], [7, 1]]) == [(0, 1), (1, 0)]


def test_matching_agrees_with_trying_everything():
    gains = [[5, 3, 8, 1], [2, 9, 4, 7], [6, 6, 1, 3]]
    best = max(sum(gains[row][column] for row, column in enumerate(columns)) for columns in itertools.permutations(range(4), 3))
    assert sum(gains[row][column] for row, column in best_matching(gains)) == best


def test_words_with_the_right_speaker():
    assert score_words(["A", "A", "B", "B"], ["2", "2", "1", "2"]) == (3, 4)
    assert score_words(["A", "B"], ["1", None]) == (1, 2)
    assert score_words(["A", "B"], [None, None]) == (0, 2)
