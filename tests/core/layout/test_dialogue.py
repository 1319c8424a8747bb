"""Captions of two voices."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Word
from captionstudio.core.layout.segmentation import segment_words
from captionstudio.core.profiles import profile_for


def speak(*turns, language="en"):
    """Words of turns (speaker, start, milliseconds a word, text)."""
    words = []
    for speaker, start, each, text in turns:
        for at, part in enumerate(text.split()):
            begin = start + at * each
            words.append(
                Word(part, begin, begin + each, language=language, speaker=speaker, speaker_confidence=0.9 - 0.1 * (speaker == "B"))
            )
    return words


QUICK = (("A", 0, 200, "Where is your coat?"), ("B", 850, 220, "At home."), ("A", 1400, 200, "The train leaves in nine minutes."))
CALM = (("A", 0, 300, "Where is your other coat?"), ("B", 1700, 300, "I left it at home."), ("A", 4000, 300, "Then go."))


def test_a_caption_breaks_where_the_voice_changes():
    cues = segment_words(speak(*CALM))
    assert [(cue.speaker, cue.second_speaker, cue.text) for cue in cues] == [
        ("A", None, "Where is your other coat?"),
        ("B", None, "I left it at home."),
        ("A", None, "Then go."),
    ]
    assert [cue.speaker_confidence for cue in cues] == pytest.approx([0.9, 0.8, 0.9])


def test_an_exchange_too_quick_to_read_is_one_caption_of_two_lines():
    cues = segment_words(speak(*QUICK))
    assert [(cue.speaker, cue.second_speaker, cue.text) for cue in cues] == [
        ("A", "B", "- Where is your coat?\n- At home."),
        ("A", None, "The train leaves in nine minutes."),
    ]
    assert [word.speaker for word in cues[0].words] == ["A"] * 4 + ["B"] * 2
    assert (cues[0].start_ms, cues[0].speaker_confidence) == (0, pytest.approx(0.8))
    assert 1290 <= cues[0].end_ms <= 1400 - 83


def test_the_marks_are_the_editors_whatever_the_profile_writes_to_files():
    cues = segment_words(speak(*QUICK, language="fi"), profile=lambda language: profile_for(language, "netflix"))
    assert cues[0].text == "- Where is your coat?\n- At home."


def test_lines_too_long_for_two_voices_stay_apart():
    long = (
        ("A", 0, 60, "This line is quite a bit longer than anything that fits on a line"),
        ("B", 900, 100, "Yes."),
        ("A", 1200, 300, "Good."),
    )
    assert all("This line" not in cue.text or cue.second_speaker is None for cue in segment_words(speak(*long)))


def test_one_line_is_no_place_for_two_voices():
    cues = segment_words(speak(*QUICK), profile=lambda language: replace(profile_for(language), max_lines=1))
    assert [cue.second_speaker for cue in cues] == [None, None, None]


def test_words_without_speakers_are_laid_out_as_ever():
    words = [replace(word, speaker=None, speaker_confidence=None) for word in speak(*QUICK)]
    assert all((cue.speaker, cue.second_speaker, cue.speaker_confidence) == (None, None, None) for cue in segment_words(words))


def test_every_word_is_in_one_caption_in_order():
    words = speak(*(("AB"[at % 2], at * 700, 150, f"word{at} and more.") for at in range(40)))
    assert [word for cue in segment_words(words) for word in cue.words] == words
