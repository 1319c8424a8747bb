"""Word times corrected by the sound itself.

Whisper's words start early, most of all after a pause, where the word is said to begin in the silence. A word that starts in silence
is moved to the next sound and one that ends in silence back to the last; inside fluent speech starts move by the constant that
Whisper is early by there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from captionstudio.core.document import Word
from captionstudio.engines.whisper.model import AlignedWord
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region
from captionstudio.engines.whisper.windows import Window

_STEP = SAMPLE_RATE // 200  # 5 ms
_FRAME = SAMPLE_RATE // 100  # 10 ms
_FORWARD = 120  # steps a start may move forward to the next sound: 600 ms
_BACKWARD = 120  # steps an end may move back to the last sound
_ONSET = 60  # steps the first word after a pause may move back to where its sound begins: 300 ms
_REST = 12  # steps of sound that are the end of the word before rather than a word: 60 ms,
_LONGER_REST = 24  # or 120 ms where the word is said to be twice as long at least
_DECAY = 60  # steps an end may move on while the sound goes on and nobody else speaks: 300 ms
_EARLY_MS = 40  # Whisper's median lead inside fluent speech, measured on recordings with exact word times
_DOUBTFUL = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class _Loudness:
    """Which 5 ms steps of a region hold sound."""

    start: int
    is_sound: np.ndarray[Any, np.dtype[np.bool_]]

    def step(self, position: int) -> int:
        return min(max((position - self.start) // _STEP, 0), len(self.is_sound) - 1)

    def next_sound(self, step: int) -> int | None:
        found = np.flatnonzero(self.is_sound[step : step + _FORWARD])
        return step + int(found[0]) if len(found) else None

    def last_sound(self, step: int) -> int | None:
        first = max(0, step - _BACKWARD)
        found = np.flatnonzero(self.is_sound[first : step + 1])
        return first + int(found[-1]) if len(found) else None

    def end_of_sound(self, step: int) -> int:
        found = np.flatnonzero(~self.is_sound[step : step + _DECAY])
        return step + (int(found[0]) if len(found) else _DECAY)


def place_words(window: Window, aligned: tuple[AlignedWord, ...], *, language: str, start_ms: int, is_doubtful: bool) -> tuple[Word, ...]:
    """Return the words of a window at their times in the film, ``start_ms`` being where the stream of sound began."""
    loudness = _measure(window)
    placed = [(word, *_settle(window, loudness, *window.locate(word.start_s, word.end_s))) for word in aligned]
    words: list[Word] = []
    floor = 0
    for index, (word, region, start, end) in enumerate(placed):
        following = placed[index + 1] if index + 1 < len(placed) else None
        limit = following[2] if following and following[1] is region else region.end
        sound = loudness[id(region)]
        opens = index == 0 or placed[index - 1][1] is not region
        begin = max(_find_onset(sound, start) if opens else _correct_start(sound, start), floor)
        finish = max(_correct_end(sound, end, limit), begin + _STEP)
        floor = begin
        words.append(
            Word(
                text=word.text.strip(),
                start_ms=start_ms + begin * 1000 // SAMPLE_RATE,
                end_ms=start_ms + finish * 1000 // SAMPLE_RATE,
                probability=round(word.probability, 4),
                is_doubtful=is_doubtful or word.probability < _DOUBTFUL,
                language=language,
                space_before=word.text.startswith(" "),
            )
        )
    return _without_overlap(words)


def _settle(window: Window, loudness: dict[int, _Loudness], region: Region, start: int, end: int) -> tuple[Region, int, int]:
    """Move a word that the join of two regions left in the silence at the end of the first to the beginning of the second."""
    at = next(index for index, candidate in enumerate(window.regions) if candidate is region)
    sound = loudness[id(region)]
    heard = len(np.trim_zeros(sound.is_sound[sound.step(start) :], "b"))
    is_rest = heard <= (_LONGER_REST if end - start >= 2 * heard * _STEP else _REST)
    if at + 1 == len(window.regions) or not is_rest:
        return region, start, end
    following = window.regions[at + 1]
    return following, following.start, following.start + max(_FRAME, end - start)


def _find_onset(sound: _Loudness, start: int) -> int:
    """Return where the sound begins that the first word after a pause is heard in."""
    step = sound.step(start)
    if not sound.is_sound[step]:
        found = sound.next_sound(step)
        return start if found is None else sound.start + found * _STEP
    first = max(0, step - _ONSET)
    silent = np.flatnonzero(~sound.is_sound[first:step])
    return sound.start + (first + int(silent[-1]) + 1) * _STEP if len(silent) else start


def _correct_start(sound: _Loudness, start: int) -> int:
    step = sound.step(start)
    if sound.is_sound[step]:
        return start + _EARLY_MS * SAMPLE_RATE // 1000 if step and sound.is_sound[max(0, step - 8) : step].all() else start
    found = sound.next_sound(step)
    return start if found is None else sound.start + found * _STEP


def _correct_end(sound: _Loudness, end: int, limit: int) -> int:
    step = sound.step(end - 1)
    if sound.is_sound[step]:
        return min(sound.start + sound.end_of_sound(step) * _STEP, max(limit, end))
    found = sound.last_sound(step)
    return end if found is None else sound.start + (found + 1) * _STEP


def _without_overlap(words: list[Word]) -> tuple[Word, ...]:
    tidy: list[Word] = []
    for index, word in enumerate(words):
        following = words[index + 1].start_ms if index + 1 < len(words) else word.end_ms
        tidy.append(replace(word, end_ms=max(word.start_ms, min(word.end_ms, max(following, word.start_ms)))))
    return tuple(tidy)


def _measure(window: Window) -> dict[int, _Loudness]:
    levels = {id(region): _levels(region) for region in window.regions}
    everything = np.concatenate(list(levels.values()))
    quiet, loud = np.percentile(everything, [5, 90])
    threshold = quiet + (loud - quiet) / 3
    return {id(region): _Loudness(region.start, levels[id(region)] > threshold) for region in window.regions}


def _levels(region: Region) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the energy in decibels of 10 ms frames every 5 ms."""
    padded = np.pad(region.sound, (0, _FRAME))
    power = np.concatenate(([0.0], np.cumsum(padded.astype(np.float64) ** 2)))
    at = np.arange(0, max(1, len(region.sound)), _STEP)
    return np.asarray(10 * np.log10((power[at + _FRAME] - power[at]) / _FRAME + 1e-10))
