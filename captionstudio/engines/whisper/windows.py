"""Windows: neighbouring speech regions of one language joined into the thirty seconds that Whisper was trained on.

The joining and the mapping back are exact: every sample of a window knows the region it came from, and a word is placed in the
region that holds its middle, so that no pause that was cut out can drag it along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region, Samples

MAX_WINDOW = 28 * SAMPLE_RATE


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Regions of one language (a Whisper code) that are decoded together."""

    regions: tuple[Region, ...]
    language: str

    def sound(self) -> Samples:
        """Return the regions' sound, joined."""
        return np.concatenate([region.sound for region in self.regions])

    def locate(self, start_s: float, end_s: float) -> tuple[Region, int, int]:
        """Return the region of a stretch of the joined sound, and its start and end as positions in the stream."""
        middle = (start_s + end_s) / 2 * SAMPLE_RATE
        offset = 0
        for region in self.regions:
            length = region.end - region.start
            if middle < offset + length or region is self.regions[-1]:
                shift = region.start - offset
                start = min(max(round(start_s * SAMPLE_RATE) + shift, region.start), region.end)
                end = min(max(round(end_s * SAMPLE_RATE) + shift, start), region.end)
                return region, start, end
            offset += length
        raise AssertionError("a window has regions")


def pack_windows(regions: Sequence[Region], languages: Sequence[str]) -> list[Window]:
    """Join neighbours of one language as long as they fit, evenly filled so that no window is left with a crumb."""
    windows: list[Window] = []
    run: list[Region] = []
    for index, region in enumerate(regions):
        run.append(region)
        if index + 1 == len(regions) or languages[index + 1] != languages[index]:
            windows += [Window(tuple(part), languages[index]) for part in _divide(run)]
            run = []
    return windows


def _divide(regions: list[Region]) -> list[list[Region]]:
    total = sum(region.end - region.start for region in regions)
    share = total / -(-total // MAX_WINDOW)
    parts: list[list[Region]] = [[]]
    filled = 0
    for region in regions:
        length = region.end - region.start
        if parts[-1] and (filled + length > MAX_WINDOW or filled + length / 2 > share):
            parts.append([])
            filled = 0
        parts[-1].append(region)
        filled += length
    return parts
