"""Peaks of sound, read by several ffmpeg processes at once, each over its own slice of time, at the sound's own rate."""

from __future__ import annotations

import contextlib
import math
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from captionstudio.core.errors import EngineProblem, MediaUnreadable
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.ports import MediaInfo
from captionstudio.core.waveform import PAIR_MS, PeakBlock, Samples
from captionstudio.engines.ffmpeg.decoding import BYTES_PER_SAMPLE, decode_command, no_stream
from captionstudio.engines.ffmpeg.process import LogTail

if TYPE_CHECKING:
    import numpy

_PAIRS_PER_SECOND = 1000 // PAIR_MS
_USUAL_RATE = 48000
_MOST_WORKERS = 4
_PIPE_BYTES = 1 << 20
_FIRST_BLOCK_S = 2  # something to show at once; later blocks grow, which costs less
_LARGEST_BLOCK_S = 32
_SLICES_PER_WORKER = 6
_SAMPLES_S = 8
_SHORTEST_SLICE_S = 60
_LOOK_SECONDS = 0.1
# A seek in these misses by more than a pair, since they write no times down (measured: 7 to 12 ms): they are read in one go.
_WITHOUT_TIMES = frozenset({"avi", "ac3", "eac3", "dts", "dtshd", "truehd", "loas", "amr", "amrnb", "amrwb"})


class FfmpegSoundReader:
    """Reads the sound of local files and http(s) addresses; see `captionstudio.core.waveform.SoundReader`."""

    def __init__(self, workers: int | None = None) -> None:
        """``workers`` is the number of ffmpeg processes at a time; None takes one for each core, from two to four."""
        self.workers = workers or min(_MOST_WORKERS, max(2, len(_usable_cores())))

    def read_peaks(self, media: MediaInfo, stream: int, context: JobContext, focus_ms: Callable[[], int]) -> Iterator[PeakBlock]:
        """Yield every pair of the sound once, what lies from ``focus_ms()`` on first; leaving early ends the child processes."""
        _check_stream(media, stream)
        slices = _Slices(_cut(media, self.workers))
        reading = _Reading(media, stream)
        threads = [
            threading.Thread(target=reading.read_slices, args=(slices, focus_ms), name="peaks", daemon=True) for _ in range(self.workers)
        ]
        done_ms = 0
        try:
            for thread in threads:
                thread.start()
            for block in reading.blocks(len(threads), context):
                yield block
                done_ms += block.count * PAIR_MS
                context.report(Progress("prepare", done_ms, media.duration_ms, "media_ms"))
        finally:
            reading.stop()
            for thread in threads:
                thread.join()
        if not done_ms:
            hint = "It may be damaged or cut short; copy or download it again."
            raise MediaUnreadable(
                f"Nothing in the sound of “{media.path}” can be decoded.", hint=hint, path=str(media.path), log=reading.log
            )

    def read_samples(self, media: MediaInfo, stream: int, start_ms: int, end_ms: int, context: JobContext) -> Iterator[Samples]:
        """Yield the samples of the whole seconds around a stretch; leaving early ends the child process."""
        _check_stream(media, stream)
        start_s, end_s = start_ms // 1000, math.ceil(end_ms / 1000)
        reading = _Reading(media, stream)
        watcher = threading.Thread(target=reading.stop_when, args=(context,), name="samples", daemon=True)
        watcher.start()
        try:
            for number, data in enumerate(reading.read(start_s, end_s, [_SAMPLES_S])):
                context.check_cancelled()
                yield Samples((start_s + number * _SAMPLES_S) * 1000, reading.sample_rate, bytes(data))
        finally:
            reading.stop()
            watcher.join()
        context.check_cancelled()


class _Slices:
    """Stretches of whole seconds still to be read; an end of None is the end of the sound."""

    def __init__(self, spans: list[tuple[int, int | None]]) -> None:
        self._spans = spans
        self._lock = threading.Lock()

    def take(self, focus_s: int) -> tuple[int, int | None] | None:
        """Return the next stretch: what is left of the one with the focus in it, else the first after it, else the first of all."""
        with self._lock:
            if not self._spans:
                return None
            at = next((at for at, (_, end) in enumerate(self._spans) if end is None or end > focus_s), 0)
            start, end = self._spans.pop(at)
            if start < focus_s and (end is None or focus_s < end):
                self._spans.insert(at, (start, focus_s))
                start = focus_s
            return start, end

    def clear(self) -> None:
        """Leave nothing to read."""
        with self._lock:
            self._spans.clear()


@dataclass(frozen=True, slots=True)
class _Ended:
    """A thread's last word: why it failed, or None."""

    error: BaseException | None = None


class _Reading:
    """Decoding of one sound stream, in one or more threads, with the child processes that are at it."""

    def __init__(self, media: MediaInfo, stream: int) -> None:
        self._media = media
        self._stream = stream
        self.sample_rate = media.audio[stream].sample_rate or _USUAL_RATE
        self.log = ""
        self._children: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._is_stopped = threading.Event()
        self._queue: queue.Queue[PeakBlock | _Ended] = queue.Queue()

    def read_slices(self, slices: _Slices, focus_ms: Callable[[], int]) -> None:
        """Read one slice after the other into the queue until none is left. The body of a thread."""
        reduce = _Reducer(self.sample_rate)
        sizes = [_FIRST_BLOCK_S << step for step in range(10) if _FIRST_BLOCK_S << step <= _LARGEST_BLOCK_S]
        try:
            while not self._is_stopped.is_set() and (span := slices.take(focus_ms() // 1000)):
                first = span[0] * _PAIRS_PER_SECOND
                for data in self.read(*span, sizes):
                    block = PeakBlock(first, reduce(data))
                    first += block.count
                    self._queue.put(block)
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that reads the queue
            slices.clear()
            self._queue.put(_Ended(error))
        else:
            self._queue.put(_Ended())

    def blocks(self, threads: int, context: JobContext) -> Iterator[PeakBlock]:
        """Yield what the threads have read until all of them are done, looking in between whether the job is cancelled."""
        while threads:
            context.check_cancelled()
            with contextlib.suppress(queue.Empty):
                item = self._queue.get(timeout=_LOOK_SECONDS)
                if isinstance(item, PeakBlock):
                    yield item
                else:
                    threads -= 1
                    if item.error is not None:
                        raise item.error

    def read(self, start_s: int, end_s: int | None, sizes: list[int]) -> Iterator[bytearray]:
        """Yield the samples of a stretch in blocks of so many seconds, the last size over and over; all but the last are full."""
        rate = self.sample_rate
        command = decode_command(
            str(self._media.path),
            self._media,
            stream=self._stream,
            sample_rate=rate,
            start_sample=start_s * rate,
            end_sample=None if end_s is None else end_s * rate,
        )
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, pipesize=_PIPE_BYTES
        ) as child:
            self._register(child)
            log = LogTail(child.stderr)
            try:
                yield from _read_blocks(child.stdout, [size * rate * BYTES_PER_SAMPLE for size in sizes])
                code = child.wait()
            finally:
                child.kill()
                child.wait()
                log.finish()
                self._children.discard(child)
                self.log = self.log or log.text
        if code < 0 and not self._is_stopped.is_set():
            raise EngineProblem(f"ffmpeg was ended by signal {-code} while reading “{self._media.path}”.", hint="Try again.", log=log.text)

    def stop(self) -> None:
        """End every child process; the threads then end by themselves."""
        self._is_stopped.set()
        with self._lock:
            for child in list(self._children):
                child.kill()

    def stop_when(self, context: JobContext) -> None:
        """Wait until the job is cancelled, or all is over. The body of a thread."""
        while not self._is_stopped.is_set():
            if context.cancelled.wait(_LOOK_SECONDS / 5):  # short: who reads waits for this thread at the end
                self.stop()

    def _register(self, child: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._children.add(child)
            if self._is_stopped.is_set():
                child.kill()


class _Reducer:
    """Samples to pairs of smallest and largest, whatever the rate: 44.1 kHz has 221 and 220 samples to the pair in turns."""

    def __init__(self, sample_rate: int) -> None:
        common = math.gcd(sample_rate, _PAIRS_PER_SECOND)
        self._period = sample_rate // common
        self._pairs = _PAIRS_PER_SECOND // common
        self._bounds = [math.ceil(pair * self._period / self._pairs) for pair in range(self._pairs + 1)]

    def __call__(self, data: bytearray) -> bytes:
        """Return the pairs of a block of whole periods; only the last of a stretch may end anywhere."""
        import numpy  # noqa: PLC0415 (start-up)

        samples: numpy.ndarray[Any, numpy.dtype[numpy.int16]] = numpy.frombuffer(data, "<i2")
        count = math.ceil(len(samples) * self._pairs / self._period)
        if rest := -len(samples) % self._period:
            samples = numpy.pad(samples, (0, rest), mode="edge")
        rows = samples.reshape(-1, self._period)
        pairs = numpy.empty((len(rows), self._pairs, 2), "<i2")
        for at, (start, end) in enumerate(zip(self._bounds, self._bounds[1:], strict=False)):
            rows[:, start:end].min(1, out=pairs[:, at, 0])
            rows[:, start:end].max(1, out=pairs[:, at, 1])
        return pairs.reshape(-1, 2)[:count].tobytes()


def _read_blocks(pipe: Any, sizes: list[int]) -> Iterator[bytearray]:
    """Yield blocks of ``sizes`` bytes, the last size over and over; the last block is what is left in whole samples."""
    at = 0
    while True:
        size = sizes[min(at, len(sizes) - 1)]
        block, filled = bytearray(size), 0
        with memoryview(block) as view:
            while filled < size and (count := pipe.readinto(view[filled:])):
                filled += count
        at += 1
        if filled == size:
            yield block
            continue
        if whole := filled - filled % BYTES_PER_SAMPLE:
            yield block[:whole]
        return


def _cut(media: MediaInfo, workers: int) -> list[tuple[int, int | None]]:
    """Return the stretches to read, in seconds; the last is open, since headers understate lengths."""
    total_s = (media.duration_ms or 0) // 1000
    if workers == 1 or total_s < 2 * _SHORTEST_SLICE_S or media.container in _WITHOUT_TIMES:
        return [(0, None)]
    length = max(_SHORTEST_SLICE_S, math.ceil(total_s / (workers * _SLICES_PER_WORKER)))
    starts = list(range(0, total_s, length))
    return list(zip(starts, [*starts[1:], None], strict=True))


def _check_stream(media: MediaInfo, stream: int) -> None:
    if stream not in range(len(media.audio)):
        raise no_stream(str(media.path), stream, len(media.audio))


def _usable_cores() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
