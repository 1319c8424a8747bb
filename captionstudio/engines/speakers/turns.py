"""Where turns may begin: at pauses, at the ends of sentences, where a region ends, and where one voice takes over from another.

A turn never begins within a word. Too many turns do no harm, since clustering joins them again by their voices; one too few puts two
people into one. So every sign of a change cuts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from captionstudio.core.spoken_words import SpokenWord

PAUSE_MS = 200
"""A pause of this length may part two speakers."""

_REACH_MS = 400  # a change of voice belongs to the nearest gap between words; word times are good to some 200 ms
_LONGEST_MS = 5000  # a longer turn is cut where its words are furthest apart, and its parts are heard one by one
_SHORTEST_PART_MS = 1500
_MIN_WORDLESS_MS = 600


@dataclass(frozen=True, slots=True)
class Stretch:
    """A turn to be: its time, the number of its words, and whether it was cut from the one before for its length alone."""

    start_ms: int
    end_ms: int
    word_count: int
    is_torn: bool = False


def cut_turns(words: Sequence[SpokenWord], regions: Sequence[tuple[int, int]], changes_ms: Sequence[int]) -> list[Stretch]:
    """Return the stretches of one group of speech ``regions`` in order; regions without a word are stretches of their own."""
    words = sorted(words, key=lambda word: (word.start_ms, word.end_ms))
    homes = [_home(word, regions) for word in words]
    gap_changes = _place_changes(words, changes_ms)
    stretches: list[Stretch] = []
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or homes[at] != homes[at - 1] or at in gap_changes or _may_change(words[at - 1], words[at]):
            stretches += _part(words[first:at], start_ms=gap_changes.get(first), end_ms=gap_changes.get(at))
            first = at
    empty = [region for index, region in enumerate(regions) if index not in homes and region[1] - region[0] >= _MIN_WORDLESS_MS]
    stretches += [Stretch(start, end, 0) for start, end in empty]
    return sorted(stretches, key=lambda stretch: (stretch.start_ms, stretch.end_ms))


def _home(word: SpokenWord, regions: Sequence[tuple[int, int]]) -> int:
    """Return the index of the region nearest to a word's middle."""
    middle = (word.start_ms + word.end_ms) / 2
    return min(range(len(regions)), key=lambda at: max(regions[at][0] - middle, middle - regions[at][1], 0.0), default=-1)


def _may_change(before: SpokenWord, after: SpokenWord) -> bool:
    return after.start_ms - before.end_ms >= PAUSE_MS or before.is_last


def _place_changes(words: Sequence[SpokenWord], changes_ms: Sequence[int]) -> dict[int, int]:
    """Return for the index of a word the moment, near the gap before it, at which the voice changes."""
    placed: dict[int, int] = {}
    for change in changes_ms:
        best, least = 0, float(_REACH_MS + 1)
        for at in range(1, len(words)):
            distance = max(words[at - 1].end_ms - change, change - words[at].start_ms, 0)
            if distance < least:
                best, least = at, distance
        if best:
            placed[best] = change
    return placed


def _part(words: Sequence[SpokenWord], *, start_ms: int | None, end_ms: int | None) -> list[Stretch]:
    """Return the words as one stretch, or as several where it is long; a change of voice that is known in time bounds it."""
    start, end = words[0].start_ms, max(word.end_ms for word in words)
    if start_ms is not None and start_ms < end:
        start = max(start, start_ms)
    if end_ms is not None and end_ms > start:
        end = min(end, end_ms)
    cut = _best_cut(words) if end - start > _LONGEST_MS else 0
    if not cut:
        return [Stretch(start, max(end, start + 1), len(words))]
    left = _part(words[:cut], start_ms=start_ms, end_ms=None)
    first, *rest = _part(words[cut:], start_ms=None, end_ms=end_ms)
    return [*left, Stretch(first.start_ms, first.end_ms, first.word_count, is_torn=True), *rest]


def _best_cut(words: Sequence[SpokenWord]) -> int:
    """Return the word to cut before: after the longest gap that leaves both parts long enough, 0 where there is none."""
    start, end = words[0].start_ms, words[-1].end_ms
    middle = (start + end) / 2
    usable = [
        at
        for at in range(1, len(words))
        if words[at].start_ms - start >= _SHORTEST_PART_MS and end - words[at - 1].end_ms >= _SHORTEST_PART_MS
    ]
    return max(usable, key=lambda at: (words[at].start_ms - words[at - 1].end_ms, -abs(words[at].start_ms - middle)), default=0)
