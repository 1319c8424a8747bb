"""Windows: neighbouring speech regions of one language joined into the thirty seconds that Whisper was trained on.

The joining and the mapping back are exact: every sample of a window knows the region it came from, and a word is placed in the
region that holds its middle, so that no pause that was cut out can drag it along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region, Samples

MAX_WINDOW = 28 * SAMPLE_RATE


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Regions of one language (a Whisper code) that are decoded together, with up to ``pause`` samples of silence between two."""

    regions: tuple[Region, ...]
    language: str
    pause: int = 0

    def sound(self) -> Samples:
        """Return the regions' sound, joined."""
        parts: list[Samples] = []
        end = 0
        for offset, region in self._placed():
            parts += [np.zeros(offset - end, np.float32), region.sound]
            end = offset + region.end - region.start
        return np.concatenate(parts)

    def locate(self, start_s: float, end_s: float) -> tuple[Region, int, int]:
        """Return the region of a stretch of the joined sound, and its start and end as positions in the stream."""
        middle = (start_s + end_s) / 2 * SAMPLE_RATE
        *_, (offset, region) = ((at, one) for place, (at, one) in enumerate(self._placed()) if not place or middle >= at)
        shift = region.start - offset
        start = min(max(round(start_s * SAMPLE_RATE) + shift, region.start), region.end)
        end = min(max(round(end_s * SAMPLE_RATE) + shift, start), region.end)
        return region, start, end

    def _placed(self) -> Iterator[tuple[int, Region]]:
        """Yield the regions with where each begins in the joined sound."""
        offset = 0
        for index, region in enumerate(self.regions):
            if index:
                offset += max(0, min(region.start - self.regions[index - 1].end, self.pause))
            yield offset, region
            offset += region.end - region.start


def pack_windows(regions: Sequence[Region], languages: Sequence[str], limit: int = MAX_WINDOW) -> list[Window]:
    """Join neighbours of one language as long as they fit into ``limit`` samples, evenly filled so that no window is left with a crumb."""
    windows: list[Window] = []
    run: list[Region] = []
    for index, region in enumerate(regions):
        run.append(region)
        if index + 1 == len(regions) or languages[index + 1] != languages[index]:
            windows += [Window(tuple(part), languages[index]) for part in _divide(run, limit)]
            run = []
    return windows


def _divide(regions: list[Region], limit: int) -> list[list[Region]]:
    total = sum(region.end - region.start for region in regions)
    share = total / -(-total // limit)
    parts: list[list[Region]] = [[]]
    filled = 0
    for region in regions:
        length = region.end - region.start
        if parts[-1] and (filled + length > limit or filled + length / 2 > share):
            parts.append([])
            filled = 0
        parts[-1].append(region)
        filled += length
    return parts
