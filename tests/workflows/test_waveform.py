"""Peaks at every zoom are the extremes of what is known; spectra show the pitch; the cache stays in its bounds."""

import os

import numpy
import pytest

from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import AudioStream, MediaInfo
from captionstudio.core.waveform import SPECTRUM_COLUMNS, PeakBlock, Samples, Sound
from captionstudio.workflows import waveform
from captionstudio.workflows.spectrum import SPECTRUM_ROWS, load_spectrum
from captionstudio.workflows.waveform import Pyramid, load_peaks, peaks_path

UNKNOWN = [32767, -32768]


def block(first, base):
    return PeakBlock(first, base.astype("<i2").tobytes())


def pairs_of(values):
    return numpy.stack([-values, values], 1)


@pytest.mark.parametrize("expected", [0, 5000, 9000])
def test_columns_are_exact_whatever_the_order_blocks_come_in(expected):
    rng = numpy.random.default_rng(7)
    base = pairs_of(rng.integers(0, 30000, 7001))
    starts = rng.permutation(range(0, 7001, 333)).tolist()
    pyramid = Pyramid(expected)
    for start in starts:
        pyramid.put(block(start, base[start : start + 333]))
    assert (pyramid.base == base).all()
    for per_column in (1, 4, 16, 64, 256):  # columns that begin where pairs of every level begin
        columns = pyramid.columns(3, 20, per_column * 5)
        for number, (low, high) in enumerate(columns.tolist(), start=3):
            part = base[number * per_column : (number + 1) * per_column]
            assert (low, high) == ((part[:, 0].min(), part[:, 1].max()) if len(part) else (32767, -32768))


@pytest.mark.parametrize("ms_per_column", [7.3, 33.1, 111.7, 2900.0])
def test_columns_of_any_width_miss_nothing_and_reach_a_quarter_column_too_far_at_most(ms_per_column):
    base = pairs_of(numpy.random.default_rng(1).integers(0, 30000, 40_000))
    columns = Pyramid.of(base.astype(numpy.int16)).columns(0, 30, ms_per_column)
    for number, (low, high) in enumerate(columns.tolist()):
        start, end = number * ms_per_column / 5, (number + 1) * ms_per_column / 5
        inner = base[int(start) + 1 : max(int(start) + 1, int(end - (end - start) / 4))]
        outer = base[max(0, int(start - (end - start) / 4)) : int(end) + 1]
        assert outer[:, 0].min() <= low <= inner[:, 0].min(initial=0)
        assert inner[:, 1].max(initial=0) <= high <= outer[:, 1].max()


def test_what_is_not_known_gives_way_to_what_is():
    pyramid = Pyramid(1000)
    assert pyramid.columns(0, 2, 640).tolist() == [UNKNOWN, UNKNOWN]
    pyramid.put(block(10, pairs_of(numpy.array([5]))))
    assert pyramid.columns(0, 2, 640).tolist() == [[-5, 5], UNKNOWN]
    assert pyramid.columns(10, 1, 5).tolist() == [[-5, 5]]
    assert pyramid.loudest == 5


def test_columns_beyond_the_end_are_unknown():
    assert Pyramid.of(numpy.zeros((10, 2), numpy.int16)).columns(1000, 3, 3.0).tolist() == [UNKNOWN] * 3


class Tone:
    """440 Hz from half a second on, at 16 kHz, in pieces of 8 s."""

    def read_samples(self, media, stream, start_ms, end_ms, context):
        for piece in range(start_ms // 1000, -(-end_ms // 1000), 8):
            number = numpy.arange(piece * 16000, min(piece + 8, -(-end_ms // 1000)) * 16000)
            sound = numpy.where(number >= 8000, 8000 * numpy.sin(2 * numpy.pi * 440 * number / 16000), 0)
            yield Samples(piece * 1000, 16000, sound.astype("<i2").tobytes())


@pytest.fixture
def media(tmp_path):
    path = tmp_path / "film.wav"
    path.write_bytes(b"content")
    return MediaInfo(path, "wav", 60_000, audio=(AudioStream(0, "pcm", 1, 16000),))


@pytest.mark.parametrize("column_ms", [4, 16, 64, 256])
def test_a_spectrum_is_bright_where_the_tone_is(media, column_ms):
    levels = load_spectrum(Sound(media, 0, Tone()), 0, column_ms, JobContext())
    assert levels.shape == (SPECTRUM_ROWS, SPECTRUM_COLUMNS)
    row = round((1 - 440 / 8000) * (SPECTRUM_ROWS - 1))  # the top row is 8 kHz, the half of the rate
    brightest = levels.argmax(0)
    begin = 500 // column_ms
    assert not levels[:, : max(0, begin - 12)].any()
    assert (abs(brightest[begin + 12 : -1].astype(int) - row) <= 1).all()
    assert levels[row, begin + 12 : -1].min() > 180
    assert levels[20, begin + 12 : -1].max() < 60


def test_a_spectrum_continues_in_the_next_tile(media):
    first, second = (load_spectrum(Sound(media, 0, Tone()), start, 16, JobContext()) for start in (0, 256 * 16))
    assert abs(int(first[-9, -2]) - int(second[-9, 1])) <= 3


class Peaks:
    def __init__(self):
        self.count = 0

    def read_peaks(self, media, stream, context, focus_ms):
        self.count += 1
        yield block(0, pairs_of(numpy.arange(100)))


def test_old_peaks_make_room_for_new_ones(media, tmp_path, monkeypatch):
    monkeypatch.setattr(waveform, "_CACHE_BYTES", 1000)
    reader, cache = Peaks(), tmp_path / "cache"
    kept = []
    for number in range(4):
        media.path.write_bytes(b"content %d" % number)
        sound = Sound(media, 0, reader)
        load_peaks(sound, cache, JobContext(), lambda: 0)
        kept.append(peaks_path(sound, cache))
        os.utime(kept[-1], (number, number))
    assert [path.exists() for path in kept] == [False, False, True, True]


def test_a_cache_that_cannot_be_written_costs_nothing(media, tmp_path):
    (tmp_path / "cache").write_text("in the way")
    blocks = []
    assert load_peaks(Sound(media, 0, Peaks()), tmp_path / "cache", JobContext(on_partial=blocks.append), lambda: 0) is None
    assert [each.count for each in blocks] == [100]
