"""Peaks of a film's sound at every zoom, kept between starts."""

from __future__ import annotations

import contextlib
import io
import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy

from captionstudio.core.errors import OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.core.waveform import PAIR_MS, PeakBlock, Samples, Sound
from captionstudio.workflows.identity import media_identity
from captionstudio.workflows.output import write_whole

Pairs = numpy.ndarray[Any, numpy.dtype[numpy.int16]]

_STEP = 4
_UNKNOWN = (32767, -32768)  # nothing is below its minimum or above its maximum, so that it gives way to whatever is known
_VERSION = "v1"
_CACHE_BYTES = 400_000_000


class Pyramid:
    """Peaks in levels, each pair of one the extremes of four below; filled in any order and always right for what is filled."""

    def __init__(self, pairs: int = 0) -> None:
        """``pairs`` is how many are expected; more may come."""
        self._levels: list[Pairs] = []
        self._reserve(max(1, pairs))
        self.count = 0

    @classmethod
    def of(cls, base: Pairs) -> Pyramid:
        """Return the pyramid over all peaks of a sound."""
        pyramid = cls(len(base))
        pyramid._put(0, base)
        return pyramid

    @property
    def base(self) -> Pairs:
        """The finest level: minimum and maximum of each pair."""
        return self._levels[0][: self.count]

    @property
    def loudest(self) -> int:
        """The farthest that any sample known lies from zero; 0 while nothing is known."""
        low, high = self._levels[-1][:, 0].min(), self._levels[-1][:, 1].max()
        return max(abs(int(low)), abs(int(high))) if low <= high else 0

    def put(self, block: PeakBlock) -> None:
        """Fill in a block."""
        self._put(block.first, numpy.frombuffer(block.data, "<i2").reshape(-1, 2))

    def _put(self, first: int, pairs: Pairs) -> None:
        end = first + len(pairs)
        if end > len(self._levels[0]):
            self._reserve(end)
        self.count = max(self.count, end)
        self._levels[0][first:end] = pairs
        for below, level in zip(self._levels, self._levels[1:], strict=False):
            first, end = first // _STEP, math.ceil(end / _STEP)
            rows = below[first * _STEP : end * _STEP]
            for side, extreme in ((0, numpy.minimum), (1, numpy.maximum)):  # eight times as fast as a reduction over so short an axis
                halves = extreme(rows[0::4, side], rows[1::4, side]), extreme(rows[2::4, side], rows[3::4, side])
                extreme(*halves, out=level[first:end, side])

    def columns(self, first: int, count: int, ms_per_column: float) -> Pairs:
        """Return minimum and maximum of ``count`` columns of a picture, the first being number ``first`` from time zero.

        Where a column holds nothing known its minimum is above its maximum.
        """
        per_column = ms_per_column / PAIR_MS
        depth = 0 if per_column < _STEP**2 else min(len(self._levels), int(math.log(per_column, _STEP))) - 1
        level = self._levels[depth]
        edges = (numpy.arange(first, first + count + 1) * (per_column / _STEP**depth)).astype(numpy.int64).clip(0, len(level))
        part = numpy.concatenate([level[edges[0] : edges[-1]], [_UNKNOWN]]).astype(numpy.int16)
        starts = edges[:-1] - edges[0]
        return numpy.stack([numpy.minimum.reduceat(part[:, 0], starts), numpy.maximum.reduceat(part[:, 1], starts)], 1)

    def _reserve(self, pairs: int) -> None:
        """Make room for at least so many pairs, keeping what is there."""
        old, self._levels = self._levels, []
        size = math.ceil(max(pairs, len(old[0]) * 3 // 2 if old else 0) / _STEP) * _STEP
        while True:
            self._levels.append(numpy.full(size, numpy.array(_UNKNOWN, numpy.int16).view(numpy.int32)[0]).view(numpy.int16).reshape(-1, 2))
            if size <= _STEP:
                break
            size = math.ceil(math.ceil(size / _STEP) / _STEP) * _STEP
        if old:
            self._put(0, old[0][: self.count])


def load_peaks(sound: Sound, cache: Path, context: JobContext, focus_ms: Callable[[], int]) -> Pyramid | None:
    """Return the peaks from the cache, or read them, emitting each `PeakBlock` as it comes, and return None.

    Raises:
        MediaUnreadable, NoAudioStream, EngineMissing, EngineProblem, JobCancelled
    """
    path = peaks_path(sound, cache)
    if (base := _read_cached(path)) is not None:
        return Pyramid.of(base)
    blocks = []
    for block in sound.reader.read_peaks(sound.media, sound.stream, context, focus_ms):
        blocks.append(block)
        context.emit(block)
    _write_cached(path, blocks)
    return None


def peaks_path(sound: Sound, cache: Path) -> Path:
    """Return where the peaks of a sound track are kept.

    Raises:
        MediaUnreadable: the file cannot be read.
    """
    return cache / "peaks" / f"{media_identity(str(sound.media.path))}-{sound.stream}-{_VERSION}.npy"


def _read_cached(path: Path) -> Pairs | None:
    """Return kept peaks, or None where there are none or they are damaged."""
    try:
        base = numpy.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if base.dtype != numpy.int16 or base.ndim != 2 or base.shape[1] != 2 or not len(base) or (base[:, 0] > base[:, 1]).any():
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # what was used last is swept last
    return base  # type: ignore[no-any-return]


def _write_cached(path: Path, blocks: list[PeakBlock]) -> None:
    """Keep peaks; what was never decoded counts as silence. A full disk costs the next start a few seconds and nothing else."""
    base = numpy.zeros((max((block.first + block.count for block in blocks), default=0), 2), numpy.int16)
    for block in blocks:
        base[block.first : block.first + block.count] = numpy.frombuffer(block.data, "<i2").reshape(-1, 2)
    content = io.BytesIO()
    numpy.save(content, base)
    with contextlib.suppress(OSError, OutputProblem):
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        write_whole(path, content.getvalue())


def _sweep(folder: Path) -> None:
    """Remove the peaks that were not used for the longest time, until the others leave room for a long film."""
    kept = 0
    for path in sorted(folder.glob("*.npy"), key=lambda path: path.stat().st_mtime, reverse=True):
        kept += path.stat().st_size
        if kept > _CACHE_BYTES:
            path.unlink(missing_ok=True)


def load_samples(sound: Sound, start_ms: int, end_ms: int, context: JobContext) -> Samples:
    """Return the samples of a short stretch in one piece.

    Raises:
        MediaUnreadable, NoAudioStream, EngineMissing, EngineProblem, JobCancelled
    """
    pieces = list(sound.reader.read_samples(sound.media, sound.stream, start_ms, end_ms, context))
    rate = pieces[0].sample_rate if pieces else sound.media.audio[sound.stream].sample_rate
    return Samples(start_ms // 1000 * 1000, rate, b"".join(piece.data for piece in pieces))
