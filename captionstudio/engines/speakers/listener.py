"""From the regions and words of a group to turns that have been heard."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from captionstudio.core.diarisation import HeardOverlap, HeardTurn
from captionstudio.core.spoken_words import SpokenWord
from captionstudio.engines.hardware import usable_threads
from captionstudio.engines.speakers.directions import to_text
from captionstudio.engines.speakers.embedding import SAMPLE_RATE, Samples, VoiceEncoder
from captionstudio.engines.speakers.models import SpeakerModels
from captionstudio.engines.speakers.segmentation import Segmenter, WindowActivity, alone, find_changes, find_overlaps, sameness
from captionstudio.engines.speakers.turns import Stretch, cut_turns

_LONGEST_GAP = SAMPLE_RATE // 2  # of the silence between two regions; what is longer is left out
_SAMPLES_PER_MS = SAMPLE_RATE // 1000
_ENOUGH = SAMPLE_RATE * 6 // 10  # of a turn's sound with one voice only: the rest is left out of it
_NEAR = 2 * SAMPLE_RATE  # of sound on both sides of a border that tells whether the voice goes on


@dataclass(frozen=True, slots=True, eq=False)
class SpokenRegion:
    """A stretch of speech: its time in the media and its sound."""

    start_ms: int
    end_ms: int
    sound: Samples

    @classmethod
    def of(cls, start: int, end: int, sound: Samples, origin_ms: int) -> Self:
        """Return the region between two samples of a stream that begins at ``origin_ms``."""
        return cls(origin_ms + start // _SAMPLES_PER_MS, origin_ms + end // _SAMPLES_PER_MS, sound)


class TurnListener:
    """Hears turns; what it says of a group depends on nothing but that group."""

    def __init__(self, models: SpeakerModels) -> None:
        self._segmenter = Segmenter(models.segmentation)
        self._encoder = VoiceEncoder(models.encoder)

    def listen(self, regions: Sequence[SpokenRegion], words: Sequence[SpokenWord]) -> tuple[HeardTurn, ...]:
        """Return the turns of the regions, in order, each with its voice."""
        if not regions:
            return ()
        joined = _Joined(regions)
        with ThreadPoolExecutor(usable_threads(), thread_name_prefix="voices") as pool:
            windows = self._segmenter.listen(joined.sound, pool)
            changes = [joined.to_ms(at) for at in find_changes(windows)]
            stretches = cut_turns(words, [(region.start_ms, region.end_ms) for region in regions], changes)
            spans = [(joined.to_sample(stretch.start_ms), joined.to_sample(stretch.end_ms)) for stretch in stretches]
            voices = self._encoder.encode([_clean(joined.sound, windows, span) for span in spans], pool)
        heard: list[HeardTurn] = []
        kept: list[tuple[int, int]] = []
        for stretch, span, voice in zip(stretches, spans, voices, strict=True):
            if voice is None:
                continue
            same = sameness(windows, _tail(kept[-1]), _head(span)) if kept else None
            heard.append(_turn(stretch, to_text(voice), same))
            kept.append(span)
        return _with_overlaps(heard, kept, windows, joined)


def _clean(sound: Samples, windows: Sequence[WindowActivity], span: tuple[int, int]) -> Samples:
    """Return a turn's sound without what two people say at once, where enough is left."""
    whole = sound[span[0] : span[1]]
    parts = [sound[start:end] for start, end in alone(windows, span)]
    clean = np.concatenate(parts) if parts else whole
    return clean if len(clean) >= min(len(whole), _ENOUGH) else whole


def _tail(span: tuple[int, int]) -> tuple[int, int]:
    return max(span[0], span[1] - _NEAR), span[1]


def _head(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], min(span[1], span[0] + _NEAR)


def _turn(stretch: Stretch, voice: str, same: float | None) -> HeardTurn:
    return HeardTurn(
        stretch.start_ms,
        stretch.end_ms,
        voice,
        word_count=stretch.word_count,
        sameness=None if same is None else round(same, 3),
        is_torn=stretch.is_torn,
    )


def _with_overlaps(
    heard: Sequence[HeardTurn], spans: Sequence[tuple[int, int]], windows: Sequence[WindowActivity], joined: _Joined
) -> tuple[HeardTurn, ...]:
    found: dict[int, list[HeardOverlap]] = {}
    for at, neighbour, start, end in find_overlaps(windows, spans):
        found.setdefault(at, []).append(HeardOverlap(joined.to_ms(start), joined.to_ms(end), neighbour - at))
    return tuple(replace(turn, overlaps=tuple(found.get(at, ()))) for at, turn in enumerate(heard))


class _Joined:
    """The regions' sound one after the other, long silences cut short, and the way between its samples and the media's time."""

    def __init__(self, regions: Sequence[SpokenRegion]) -> None:
        parts: list[Samples] = []
        self._starts: list[int] = []  # of each region in the joined sound
        self._regions = regions
        end = 0
        for index, region in enumerate(regions):
            if index:
                gap = min(max(0, region.start_ms - regions[index - 1].end_ms) * _SAMPLES_PER_MS, _LONGEST_GAP)
                parts.append(np.zeros(gap, np.float32))
                end += gap
            self._starts.append(end)
            parts.append(region.sound)
            end += len(region.sound)
        self.sound: Samples = np.concatenate(parts)

    def to_sample(self, moment_ms: int) -> int:
        """Return the sample of a moment; one between two regions is the end of the first."""
        at = max((at for at, region in enumerate(self._regions) if region.start_ms <= moment_ms), default=0)
        inside = (moment_ms - self._regions[at].start_ms) * _SAMPLES_PER_MS
        return self._starts[at] + int(np.clip(inside, 0, len(self._regions[at].sound)))

    def to_ms(self, sample: int) -> int:
        """Return the moment of a sample."""
        at = max((at for at, start in enumerate(self._starts) if start <= sample), default=0)
        return self._regions[at].start_ms + (sample - self._starts[at]) // _SAMPLES_PER_MS
