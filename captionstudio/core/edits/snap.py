"""Where a dragged edge or cue catches: neighbours with the profile's gap, shot changes, the playhead, cues of other tracks."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from captionstudio.core.document import Document
from captionstudio.core.edits.change import find_track
from captionstudio.core.edits.places import ProfileOf, profiles_of

SnapKind = Literal["neighbour", "shot", "playhead", "track"]
Edge = Literal["start", "end"]
_KINDS: tuple[SnapKind, ...] = ("neighbour", "shot", "playhead", "track")


@dataclass(frozen=True, slots=True)
class Snap:
    """A time after snapping. ``kind`` says what it caught on and ``target_ms`` where that is; both None where it stays free."""

    time_ms: int
    kind: SnapKind | None = None
    target_ms: int | None = None


class Snapper:
    """Gathers once for a drag what there is to catch on, and then answers quickly at each move of the mouse."""

    def __init__(
        self,
        document: Document,
        track_id: str,
        moving_ids: Collection[str] = (),
        *,
        playhead_ms: int | None = None,
        profile_of: ProfileOf | None = None,
    ) -> None:
        """``moving_ids`` are the cues of the track that are dragged, which do not catch on themselves; empty when one is being drawn.

        Raises:
            InvalidEdit: there is no such track.
        """
        track, moving = find_track(document, track_id), frozenset(moving_ids)
        first = next((cue for cue in track.cues if cue.id in moving), None)
        language = (first.language if first else None) or track.language
        gap = profiles_of(document, profile_of)(language).min_gap_ms
        others = [cue for cue in track.cues if cue.id not in moving]
        rest = [cue for other in document.tracks if other.id != track_id for cue in other.cues]
        playhead = [] if playhead_ms is None else [(playhead_ms, playhead_ms)]
        self._starts = _Targets(
            neighbour=[(cue.end_ms + gap, cue.end_ms) for cue in others],
            shot=[(shot, shot) for shot in document.shot_changes_ms],
            playhead=playhead,
            track=[(cue.start_ms, cue.start_ms) for cue in rest],
        )
        self._ends = _Targets(
            neighbour=[(cue.start_ms - gap, cue.start_ms) for cue in others],
            shot=[(shot - gap, shot) for shot in document.shot_changes_ms],
            playhead=playhead,
            track=[(cue.end_ms, cue.end_ms) for cue in rest],
        )

    def snap(self, time_ms: int, edge: Edge, tolerance_ms: float) -> Snap:
        """Return where an edge that is dragged to ``time_ms`` goes: to the nearest target within the tolerance, or where it is."""
        return (self._starts if edge == "start" else self._ends).nearest(time_ms, tolerance_ms)

    def snap_body(self, start_ms: int, end_ms: int, tolerance_ms: float) -> Snap:
        """Return where the start of a cue goes that is dragged whole: whichever of its edges is nearer to a target catches."""
        start, end = self._starts.nearest(start_ms, tolerance_ms), self._ends.nearest(end_ms, tolerance_ms)
        if end.kind is None or (start.kind is not None and abs(start.time_ms - start_ms) <= abs(end.time_ms - end_ms)):
            return start
        begin = start_ms + end.time_ms - end_ms
        return Snap(begin, end.kind, end.target_ms) if begin >= 0 else start


class _Targets:
    """What one kind of edge catches on, each as (where the edge goes, what is there)."""

    def __init__(self, **by_kind: Iterable[tuple[int, int]]) -> None:
        self._by_kind = {kind: sorted(pair for pair in by_kind[kind] if pair[0] >= 0) for kind in _KINDS}

    def nearest(self, time_ms: int, tolerance_ms: float) -> Snap:
        best, distance = Snap(time_ms), tolerance_ms
        for kind in _KINDS:  # where two are as near, the earlier kind wins
            targets = self._by_kind[kind]
            at = bisect.bisect_left(targets, (time_ms,))
            for place, target in targets[max(0, at - 1) : at + 1]:
                away = abs(place - time_ms)
                if away < distance or (away == distance and best.kind is None):
                    best, distance = Snap(place, kind, target), away
        return best
