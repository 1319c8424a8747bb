"""The window model: who of up to three unnamed voices is active, frame by frame, in ten seconds of sound.

A voice has a number within one window only. What is read from it: where one voice takes over from another (`changes`), and where two are
heard at once (`overlaps`). Windows follow each other by half their length, so that every moment but the ends is judged twice.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np

from captionstudio.engines.speakers.embedding import SAMPLE_RATE, Samples, level

WINDOW = 10 * SAMPLE_RATE
STEP = WINDOW // 2
FRAMES = 589
_TOGETHER = 2  # windows that are judged in one go: a fifth faster than one by one, more than three are slower again
_FRAME_STEP, _FRAME_MIDDLE = 270, 495  # samples from frame to frame, and from a frame's start to its middle
_VOICES = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]], np.float32)

Activity = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class WindowActivity:
    """How active each of three voices is, 0 to 1, in the frames of a window that begins at sample ``start``."""

    start: int
    voices: Activity

    def between(self, first: float, last: float) -> Activity:
        """Return the frames whose middle lies between two samples of the stream."""
        return self.voices[self.frame_at(first) : self.frame_at(last)]

    def frame_at(self, sample: float) -> int:
        """Return the first frame whose middle is not before ``sample``, within the window."""
        return int(np.clip(np.ceil((sample - self.start - _FRAME_MIDDLE) / _FRAME_STEP), 0, len(self.voices)))

    def sample_at(self, frame: int) -> int:
        """Return the sample in a frame's middle."""
        return self.start + frame * _FRAME_STEP + _FRAME_MIDDLE


class Segmenter:
    """Runs the window model over a sound."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def listen(self, sound: Samples, pool: Executor) -> list[WindowActivity]:
        """Return the activity in the windows of ``sound``, in order; the last one reaches its end. Windows are heard side by side."""
        sound = level(sound)
        last = max(0, len(sound) - WINDOW)
        starts = [*range(0, last, STEP), last] if last else [0]
        batches = [starts[first : first + _TOGETHER] for first in range(0, len(starts), _TOGETHER)]
        return [window for windows in pool.map(lambda batch: self._judge(sound, batch), batches) for window in windows]

    def _judge(self, sound: Samples, starts: Sequence[int]) -> list[WindowActivity]:
        filled = np.zeros((len(starts), 1, WINDOW), np.float32)
        lengths = []
        for row, start in enumerate(starts):
            part = sound[start : start + WINDOW]
            filled[row, 0, : len(part)] = part
            lengths.append(min(FRAMES, len(part) // _FRAME_STEP))
        scores = np.asarray(self._session.run(None, {"waveform": filled})[0])
        return [
            WindowActivity(start, (np.exp(some[:frames]) @ _VOICES).astype(np.float32))
            for start, some, frames in zip(starts, scores, lengths, strict=True)
        ]


def sameness(windows: Sequence[WindowActivity], before: tuple[int, int], after: tuple[int, int]) -> float | None:
    """Return how likely one voice is heard in both of two stretches of samples, 0 to 1; None where no window holds both."""
    found = []
    for window in windows:
        first, second = window.between(*before), window.between(*after)
        if len(first) < 2 or len(second) < 2:
            continue
        one, other = first.mean(axis=0), second.mean(axis=0)
        if min(one.sum(), other.sum()) < 0.2:
            continue
        found.append(float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other))))
    return sum(found) / len(found) if found else None


_STEADY = 15  # frames, a quarter of a second, that a voice must hold to count as taking over
_ACTIVE = 0.5
_SAME_PLACE = SAMPLE_RATE // 5  # two windows mean one change when they see it this near


def find_changes(windows: Sequence[WindowActivity]) -> list[int]:
    """Return the samples at which one voice takes over from another, in order, silence between them or not."""
    found = sorted(change for window in windows for change in _changes_in(window))
    apart: list[int] = []
    for change in found:
        if not apart or change - apart[-1] > _SAME_PLACE:
            apart.append(change)
    return apart


def _changes_in(window: WindowActivity) -> list[int]:
    """Return where the leading voice changes, after short interjections have been passed over."""
    runs: list[tuple[int, int, int]] = []  # voice, first frame, frame after the last
    leading = np.where(window.voices.max(axis=1) >= _ACTIVE, window.voices.argmax(axis=1), -1)
    for frame, voice in enumerate(leading.tolist()):
        if voice < 0:
            continue
        if runs and runs[-1][0] == voice and frame - runs[-1][2] < _STEADY:
            runs[-1] = (voice, runs[-1][1], frame + 1)
        else:
            runs.append((voice, frame, frame + 1))
    steady = [run for run in runs if run[2] - run[1] >= _STEADY]
    return [window.sample_at((before[2] + after[1]) // 2) for before, after in itertools.pairwise(steady) if before[0] != after[0]]


def find_overlaps(windows: Sequence[WindowActivity], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Return stretches in which a second voice is heard as (index of the span, index of the span of that voice, start, end).

    ``spans`` are the turns' samples in the sound the windows were heard in. A voice of a window is known by the turn it leads in.
    """
    found: list[tuple[int, int, int, int]] = []
    for number, window in enumerate(windows):
        # each moment counts in one window only: the halves where two meet belong to the nearer one
        first = window.start + (STEP // 2 if number else 0)
        last = windows[number + 1].start + STEP // 2 if number + 1 < len(windows) else window.start + WINDOW
        leaders = {at: _leader(window, span) for at, span in enumerate(spans) if span[1] > window.start and span[0] < window.start + WINDOW}
        for at, leader in leaders.items():
            if leader is None:
                continue
            for other in range(3):
                homes = [near for near, voice in leaders.items() if voice == other]
                if other == leader or not homes:
                    continue
                home = min(homes, key=lambda near: abs(near - at))
                span = max(spans[at][0], first), min(spans[at][1], last)
                found += [(at, home, start, end) for start, end in _stretches(window, other, span)]
    return found


def _leader(window: WindowActivity, span: tuple[int, int]) -> int | None:
    part = window.between(*span)
    if len(part) < 3:
        return None
    mean = part.mean(axis=0)
    return int(mean.argmax()) if mean.max() >= 0.4 else None


def _stretches(window: WindowActivity, voice: int, span: tuple[int, int]) -> list[tuple[int, int]]:
    first, last = window.frame_at(span[0]), window.frame_at(span[1])
    active = np.concatenate(([False], window.voices[first:last, voice] >= _ACTIVE, [False])) if last > first else np.zeros(2, bool)
    edges = np.flatnonzero(active[1:] != active[:-1])
    return [
        (window.sample_at(first + int(a)), window.sample_at(first + int(b)))
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if b - a >= _STEADY
    ]


def alone(windows: Sequence[WindowActivity], span: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the parts of a stretch of samples in which no more than one voice is heard."""
    crowded: list[tuple[int, int]] = []
    for window in windows:
        first, last = window.frame_at(span[0]), window.frame_at(span[1])
        both = np.sort(window.voices[first:last], axis=1)[:, 1] >= _ACTIVE
        edges = np.flatnonzero(np.diff(both.astype(np.int8), prepend=0, append=0))
        crowded += [
            (window.sample_at(first + int(a)) - _FRAME_STEP, window.sample_at(first + int(b)))
            for a, b in zip(edges[::2], edges[1::2], strict=True)
        ]
    parts: list[tuple[int, int]] = []
    at = span[0]
    for start, end in sorted(crowded):
        if start > at:
            parts.append((at, min(start, span[1])))
        at = max(at, end)
    if at < span[1]:
        parts.append((at, span[1]))
    return parts
