"""Where turns begin and end."""

import numpy as np
import pytest

from captionstudio.core.document import Word
from captionstudio.core.spoken_words import spoken_words
from captionstudio.engines.speakers.segmentation import WindowActivity, find_changes, find_overlaps, sameness
from captionstudio.engines.speakers.turns import cut_turns


def words(*parts):
    return list(spoken_words(Word(text, start, end, language="en") for text, start, end in parts))


def spans(stretches):
    return [(stretch.start_ms, stretch.end_ms, stretch.word_count) for stretch in stretches]


def test_turns_end_with_sentences_pauses_and_regions():
    said = words(("Why?", 0, 400), ("Because", 450, 800), ("I", 850, 900), ("said", 1150, 1400), ("so", 3000, 3200))
    assert spans(cut_turns(said, [(0, 1500), (2900, 3300)], [])) == [(0, 400, 1), (450, 900, 2), (1150, 1400, 1), (3000, 3200, 1)]


def test_a_change_of_voice_cuts_at_the_nearest_gap_between_words_and_bounds_both():
    said = words(("well", 0, 400), ("no", 420, 800), ("it", 820, 1000), ("is", 1020, 1300))
    assert spans(cut_turns(said, [(0, 1300)], [760])) == [(0, 760, 2), (820, 1300, 2)]
    assert spans(cut_turns(said, [(0, 1300)], [840])) == [(0, 800, 2), (840, 1300, 2)]


def test_a_change_far_from_every_gap_cuts_no_word():
    said = words(("well", 0, 200), ("nooooo", 250, 2400))
    assert len(cut_turns(said, [(0, 2400)], [1300])) == 1


def test_long_turns_are_cut_in_parts_that_say_so():
    said = words(*((f"word{at}", at * 500, at * 500 + 450) for at in range(24)))
    stretches = cut_turns(said, [(0, 12_000)], [])
    assert all(1500 <= stretch.end_ms - stretch.start_ms <= 5000 for stretch in stretches)
    assert [stretch.is_torn for stretch in stretches] == [False, *[True] * (len(stretches) - 1)]
    assert sum(stretch.word_count for stretch in stretches) == 24


def test_a_region_without_words_is_a_turn_unless_it_is_short():
    said = words(("Yes.", 0, 500))
    assert spans(cut_turns(said, [(0, 500), (1000, 1500), (2000, 2900)], [])) == [(0, 500, 1), (2000, 2900, 0)]
    assert cut_turns([], [], []) == []


@pytest.fixture
def window():
    """Ten seconds: voice 0 from 1 to 4 s, voice 1 from 4.5 to 8 s, both from 6 to 7 s."""
    seconds = (np.arange(589) * 270 + 495) / 16000
    voices = np.zeros((589, 3), np.float32)
    voices[(seconds >= 1) & (seconds < 4), 0] = 0.95
    voices[(seconds >= 4.5) & (seconds < 8), 1] = 0.95
    voices[(seconds >= 6) & (seconds < 7), 0] = 0.7
    return WindowActivity(0, voices)


def test_a_change_lies_in_the_middle_of_the_silence_between_two_voices(window):
    (change,) = find_changes([window])
    assert change / 16000 == pytest.approx(4.25, abs=0.03)


def test_two_windows_mean_one_change(window):
    shifted = WindowActivity(16000 * 2, window.voices[int(2 * 16000 / 270) :])
    assert len(find_changes([window, shifted])) == 1


def test_sameness_of_stretches(window):
    second = 16000
    assert sameness([window], (1 * second, 2 * second), (3 * second, 4 * second)) > 0.95
    assert sameness([window], (3 * second, 4 * second), (5 * second, 6 * second)) < 0.05
    assert sameness([window], (3 * second, 4 * second), (20 * second, 21 * second)) is None


def test_overlaps_name_the_turn_of_the_other_voice(window):
    second = 16000
    ((at, neighbour, start, end),) = find_overlaps([window], [(second, 4 * second), (4 * second + 8000, 8 * second)])
    assert (at, neighbour) == (1, 0)
    assert (start / second, end / second) == (pytest.approx(6, abs=0.05), pytest.approx(7, abs=0.05))
