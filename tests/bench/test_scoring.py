"""Scores of small results worked out by hand."""

import pytest
from bench.scoring import list_errors, score_cues, score_words
from bench.truth import Sentence, Truth

from captionstudio.core.document import Cue, Word


def words_at(text, starts, *, length=100, language=None):
    return tuple(Word(w, s, s + length, language=language) for w, s in zip(text.split(), starts, strict=True))


TRUTH = Truth(
    "two",
    6000,
    (
        Sentence("Ships came late.", "en", 1000, 2000, words_at("Ships came late.", (1000, 1300, 1700), length=300)),
        Sentence("They were 7.", "en", 3000, 4000, words_at("They were 7.", (3000, 3300, 3700), length=300)),
    ),
)


def test_a_perfect_result_scores_perfectly():
    words = [word for sentence in TRUTH.sentences for word in sentence.words]
    score = score_words(TRUTH, words)
    assert (score.wer, score.wer_raw, score.errors, score.reference_words) == (0, 0, 0, 6)
    assert (score.starts.count, score.starts.median, score.starts.p90) == (6, 0, 0)
    assert (score.first_within_50.hits, score.first_within_50.count) == (2, 2)
    assert score.last_within_300.value == 1


def test_times_count_for_recognised_words_only():
    heard = words_at("Chips came late they were seven", (1000, 1240, 1730, 3150, 3300, 3800))
    score = score_words(TRUTH, heard)
    assert score.wer == pytest.approx(1 / 6)
    assert score.wer_raw == pytest.approx(2 / 6)
    assert score.starts.count == 5  # errors -60, +30, +150, 0, +100
    assert (score.starts.median, score.starts.p90, score.starts.signed) == (60, 150, 30)
    # "Ships" was missed: that sentence's start is not scored, though "Chips" starts right there.
    assert (score.first_within_50.hits, score.first_within_50.count) == (0, 1)
    assert (score.first_within_200.hits, score.first_within_200.count) == (1, 1)
    # Ends: "late" 1830 for 2000, "seven" 3900 for 4000.
    assert (score.last_within_50.hits, score.last_within_300.hits) == (0, 2)


def test_languages_of_words():
    truth = Truth("mixed", 3000, (Sentence("Good evening", "en", 0, 900), Sentence("Buenas noches", "es", 1000, 1900)))
    heard = (*words_at("good evening", (0, 400), language="en"), *words_at("buenas noches", (1000, 1400), language="en"))
    share = score_words(truth, heard).language_right
    assert (share.hits, share.count) == (2, 4)
    assert score_words(truth, words_at("good", (0,))).language_right is None


def test_text_without_times_gets_an_error_rate_only():
    truth = Truth("read", 3000, (Sentence("To eat the world's due", "en"),))
    score = score_words(truth, words_at("to eat the worlds due", range(5)))
    assert (score.wer, score.starts, score.first_within_50) == (0, None, None)


def test_cue_edges_that_are_sentence_edges():
    cues = [
        Cue(1150, 1600, "Ships came", language="en"),  # opens a sentence 150 ms late, closes none
        Cue(1600, 2310, "<i>late.</i>", language="en"),  # opens none, closes 310 ms late
        Cue(3250, 4000, "They were\nseven.", language="en"),  # opens 250 ms late, closes in time
    ]
    score = score_cues(TRUTH, cues)
    assert (score.starts_within_200.hits, score.starts_within_200.count) == (1, 2)
    assert (score.ends_within_300.hits, score.ends_within_300.count) == (1, 2)
    assert (score.starts.median, score.ends.median) == (200, 155)


def test_a_misheard_word_between_right_ones_still_opens_its_sentence():
    score = score_cues(TRUTH, [Cue(1500, 2000, "Chips came late", language="en"), Cue(3000, 4000, "Nobody cares at all")])
    assert (score.starts_within_200.hits, score.starts_within_200.count) == (0, 1)


def test_a_cue_held_for_reading_is_not_counted_as_unstretched():
    truth = Truth("short", 3000, (Sentence("No.", "en", 1000, 1300), Sentence("I told you so", "en", 1500, 2700)))
    score = score_cues(truth, [Cue(1000, 1833, "No.", language="en"), Cue(1833, 2700, "I told you so", language="en")])
    assert (score.ends_within_300.hits, score.ends_within_300.count) == (1, 2)
    assert (score.ends_unstretched.hits, score.ends_unstretched.count) == (1, 1)


def test_language_of_cues_is_that_of_most_of_the_speech_under_them():
    truth = Truth("mixed", 5000, (Sentence("Good evening", "en", 0, 900), Sentence("Buenas noches", "es", 1000, 1900)))
    cues = [Cue(0, 1200, "Good", language="en"), Cue(800, 2000, "Buenas", language="en"), Cue(3000, 4000, "Thanks", language="en")]
    assert (score_cues(truth, cues).language_right.hits, len(cues)) == (1, 3)


def test_errors_are_listed_with_what_was_said_and_heard():
    heard = words_at("Chips came late, they were not seven", (1000, 1240, 1730, 3150, 3300, 3500, 3800), language="en")
    assert list_errors(TRUTH, heard) == [
        "substituted: “ships” in “Ships came late.” heard “Chips” at 1000 ms (en)",
        "inserted:  heard “not” at 3500 ms (en)",
    ]
