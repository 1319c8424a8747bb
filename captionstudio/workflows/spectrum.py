"""What frequencies a stretch of sound holds, over time."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy
from numpy.lib.stride_tricks import sliding_window_view

from captionstudio.core.jobs import JobContext
from captionstudio.core.waveform import SPECTRUM_COLUMNS, Samples, Sound
from captionstudio.workflows.waveform import Pairs

Levels = numpy.ndarray[Any, numpy.dtype[numpy.uint8]]

SPECTRUM_ROWS = 160
_TOP_HZ = 8000
_WINDOW_S = 0.0214
_WINDOWS_PER_COLUMN = 4
_FLOOR_DB, _CEILING_DB = -96.0, -18.0


def load_spectrum(sound: Sound, start_ms: int, column_ms: int, context: JobContext) -> Levels:
    """Return loudness by frequency: `SPECTRUM_ROWS` rows from 8 kHz down to 0, `SPECTRUM_COLUMNS` columns of ``column_ms`` each.

    0 is silence, 255 very loud. Columns longer than a few windows are the mean of several spread over them.

    Raises:
        MediaUnreadable, NoAudioStream, EngineMissing, EngineProblem, JobCancelled
    """
    columns = numpy.zeros((SPECTRUM_ROWS, SPECTRUM_COLUMNS), numpy.uint8)
    end_ms = start_ms + SPECTRUM_COLUMNS * column_ms
    pieces = sound.reader.read_samples(sound.media, sound.stream, start_ms, end_ms, context)
    return _fill_spectrum(columns, pieces, start_ms, column_ms)


def _fill_spectrum(columns: Levels, pieces: Iterable[Samples], start_ms: int, column_ms: int) -> Levels:
    rest: Pairs = numpy.zeros(0, numpy.int16)
    done = 0
    for piece in pieces:
        window = 1 << round(math.log2(piece.sample_rate * _WINDOW_S))
        samples = numpy.concatenate([rest, numpy.frombuffer(piece.data, "<i2")])
        begin_ms = piece.start_ms - len(rest) * 1000 / piece.sample_rate
        end_ms = piece.start_ms + len(piece.data) // 2 * 1000 / piece.sample_rate
        upto = min(SPECTRUM_COLUMNS, int((end_ms - start_ms) / column_ms))
        if upto > done:
            offsets = ((numpy.arange(done, upto) * column_ms + start_ms - begin_ms) * piece.sample_rate / 1000).astype(numpy.int64)
            columns[:, done:upto] = _spectra(samples, offsets, column_ms * piece.sample_rate // 1000, window, piece.sample_rate)
            done = upto
        keep = int((end_ms - start_ms - done * column_ms) * piece.sample_rate / 1000)
        rest = samples[max(0, len(samples) - keep - window) :]
    return columns


def _spectra(samples: Pairs, offsets: Any, length: int, window: int, rate: int) -> Levels:
    """Return one column for each offset, over ``length`` samples from there."""
    spread = min(_WINDOWS_PER_COLUMN, max(1, length // window))
    places = offsets[:, None] + (numpy.arange(spread) + 0.5) * length / spread - window / 2
    padded = numpy.pad(samples, (0, window))
    frames = sliding_window_view(padded, window)[places.astype(numpy.int64).clip(0, len(samples)).ravel()]
    tapered = frames * (numpy.hanning(window) / (32768 * window / 4)).astype(numpy.float32)
    power = (numpy.abs(numpy.fft.rfft(tapered)) ** 2).reshape(len(offsets), spread, -1).mean(1)
    rows = numpy.linspace(min(_TOP_HZ, rate / 2), 0, SPECTRUM_ROWS) * window / rate
    loudness = 10 * numpy.log10(power[:, rows.round().astype(int)] + 1e-12)
    scaled = (loudness - _FLOOR_DB) * (255 / (_CEILING_DB - _FLOOR_DB))
    levels: Levels = scaled.clip(0, 255).astype(numpy.uint8).T
    return levels
