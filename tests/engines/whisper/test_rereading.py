"""What is read again, how, and what of it is believed."""

import pytest

from captionstudio.engines.whisper.model import AlignedWord, Decoded
from captionstudio.engines.whisper.rereading import believe, doubtful_runs, join
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region
from captionstudio.engines.whisper.windows import Window

CLEAR, IMPROBABLE = -0.1, -0.3
LOOP = "otra vez " * 60


def window(language="es", *, regions=1, at=0):
    """Return a window of regions of ten seconds, two seconds apart."""
    starts = [(at + 12 * index) * SAMPLE_RATE for index in range(regions)]
    return Window(tuple(Region(start, start + 10 * SAMPLE_RATE, None) for start in starts), language)


def reading(log_probability=CLEAR, *, words=20, text="palabras"):
    return Decoded(text, log_probability, (AlignedWord(" palabra", 0, 1, 0.9),) * words)


def test_neighbours_of_one_language_that_look_wrong_are_one_run():
    first = [
        (window(), reading(IMPROBABLE)),
        (window(), reading(IMPROBABLE)),
        (window("en"), reading(IMPROBABLE)),
        (window("en"), reading()),
        (window("en"), reading(words=2)),
        (window("en"), reading(text=LOOP)),
    ]
    assert list(doubtful_runs(first)) == [range(2), range(2, 3), range(4, 6)]
    assert list(doubtful_runs(first[3:4])) == []


def test_what_was_doubted_is_read_with_pauses_of_three_lengths():
    windows = [window(regions=2), window(at=24)]
    joined = join(windows, is_translated=False)
    assert [one.pause for one in joined] == [SAMPLE_RATE * 35 // 100, 0, SAMPLE_RATE * 70 // 100]
    assert all(one.regions == (*windows[0].regions, *windows[1].regions) and one.language == "es" for one in joined)


@pytest.mark.parametrize(("regions", "is_translated"), [(1, False), (3, True)])
def test_once_where_there_is_no_pause_and_no_common_wording(regions, is_translated):
    assert len(join([window(regions=regions)], is_translated=is_translated)) == 1


def test_readings_that_loop_or_lost_words_are_not_believed():
    first = [(window(), reading(IMPROBABLE, words=8)), (window(), reading(IMPROBABLE, words=100, text=LOOP))]
    again = [(window(), reading(words=6)), (window(), reading(words=5)), (window(), reading(text=LOOP))]
    assert believe(again, first) == again[:1]
