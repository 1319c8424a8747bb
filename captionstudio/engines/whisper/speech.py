"""Speech regions of a stream of sound, by the Silero model that faster-whisper ships.

The model's memory is carried from block to block, so that the regions are the same however the stream is cut, and only the sound of
regions that are not finished is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from captionstudio.engines.offline import silence

SAMPLE_RATE = 16000
_FRAME = 512  # samples the model judges at once
_CONTEXT = 64  # samples of the frame before, which it also sees
_SPEECH, _SILENCE = 0.5, 0.35  # probability above which speech begins, below which it ends (Silero's own defaults)
_MIN_SILENCE = SAMPLE_RATE // 4  # a shorter pause does not end a region: 250 ms
_PAD = SAMPLE_RATE // 10  # kept on both sides of a region: 100 ms; twice this is less than the shortest pause
_MIN_SPEECH = SAMPLE_RATE // 10  # shorter sounds are clicks
_MAX_REGION = 24 * SAMPLE_RATE  # a longer one is cut at its least speech-like frame

Samples = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A stretch of speech: sample positions in the stream, and the sound between them."""

    start: int
    end: int
    sound: Samples

    @property
    def seconds(self) -> float:
        """How long it is."""
        return (self.end - self.start) / SAMPLE_RATE


class SpeechDetector:
    """Turns blocks of sound into regions."""

    def __init__(self) -> None:
        silence(os.environ)  # ONNX Runtime looks for it when it is loaded
        import onnxruntime  # noqa: PLC0415 (start-up)
        from faster_whisper.vad import get_vad_model  # noqa: PLC0415 (start-up)

        onnxruntime.disable_telemetry_events()  # which Windows has beside
        self._session = get_vad_model().session
        self._memory = (np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32))
        self._context = np.zeros(_CONTEXT, np.float32)
        self._sound: Samples = np.zeros(0, np.float32)  # what may still belong to a region
        self._base = 0  # stream position of its first sample
        self._judged = 0  # stream position up to which the model has listened
        self._start: int | None = None
        self._silent_since: int | None = None
        self._probabilities: list[float] = []  # of the frames since the region's start

    def find_regions(self, blocks: Iterable[Samples]) -> Iterator[Region]:
        """Yield the regions of a stream in order of time, each as soon as the pause after it has been heard."""
        for block in blocks:
            self._sound = np.concatenate((self._sound, block))
            yield from self._listen()
            self._forget()
        tail = (self._base + len(self._sound) - self._judged) % _FRAME
        if tail:
            self._sound = np.concatenate((self._sound, np.zeros(_FRAME - tail, np.float32)))
            yield from self._listen()
        if self._start is not None:
            end = self._base + len(self._sound)
            yield from self._close(self._silent_since or end)

    def _listen(self) -> Iterator[Region]:
        count = (self._base + len(self._sound) - self._judged) // _FRAME
        if not count:
            return
        first = self._judged - self._base
        frames = self._sound[first : first + count * _FRAME].reshape(count, _FRAME)
        contexts = np.vstack((self._context[None], frames[:-1, -_CONTEXT:]))
        self._context = frames[-1, -_CONTEXT:].copy()
        h, c = self._memory
        out, h, c = self._session.run(None, {"input": np.hstack((contexts, frames)), "h": h, "c": c})
        self._memory = (h, c)
        for probability in np.asarray(out).reshape(-1).tolist():
            yield from self._judge(probability)
            self._judged += _FRAME

    def _judge(self, probability: float) -> Iterator[Region]:
        if self._start is None:
            if probability >= _SPEECH:
                self._start, self._silent_since, self._probabilities = self._judged, None, [probability]
            return
        self._probabilities.append(probability)
        if probability >= _SPEECH:
            self._silent_since = None
        elif probability < _SILENCE and self._silent_since is None:
            self._silent_since = self._judged
        if self._silent_since is not None and self._judged + _FRAME - self._silent_since >= _MIN_SILENCE:
            yield from self._close(self._silent_since)
        elif self._judged + _FRAME - self._start >= _MAX_REGION:
            yield from self._cut()

    def _close(self, end: int) -> Iterator[Region]:
        start, self._start, self._silent_since = self._start, None, None
        assert start is not None
        if end - start >= _MIN_SPEECH:
            yield self._take(start - _PAD, end + _PAD)

    def _cut(self) -> Iterator[Region]:
        """End an overlong region where speech was least likely in its second half, and begin the next one there."""
        assert self._start is not None
        half = len(self._probabilities) // 2
        at = half + int(np.argmin(self._probabilities[half:]))
        middle = self._start + at * _FRAME
        yield self._take(self._start - _PAD, middle)
        self._start, self._probabilities = middle + _PAD, self._probabilities[at:]  # the next region's own pad begins at the cut

    def _take(self, start: int, end: int) -> Region:
        start = max(start, self._base)
        end = min(end, self._base + len(self._sound))
        return Region(start, end, self._sound[start - self._base : end - self._base].copy())

    def _forget(self) -> None:
        keep = (self._judged if self._start is None else self._start) - _PAD - _FRAME
        drop = max(0, keep - self._base)
        self._sound = self._sound[drop:].copy()
        self._base += drop
