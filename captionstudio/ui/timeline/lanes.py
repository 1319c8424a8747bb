"""The tracks as lanes: which cues a stretch of time holds, found quickly however many there are and however they overlap."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from captionstudio.core.document import Cue, Document, Track

if TYPE_CHECKING:
    import numpy

_start_of, _end_of = attrgetter("start_ms"), attrgetter("end_ms")


class Lane:
    """One track, indexed by time."""

    def __init__(self, track: Track) -> None:
        self.track = track
        self.cues = track.cues
        self._starts = list(map(_start_of, track.cues))
        self._reach = list(itertools.accumulate(map(_end_of, track.cues), max))
        self._places: dict[str, int] | None = None
        self._spans: tuple[Any, Any] | None = None

    def visible(self, start_ms: float, end_ms: float) -> tuple[int, int]:
        """Return the places of the cues that may reach into a stretch, as a range; long ones that began before it are in it."""
        return bisect.bisect_left(self._reach, start_ms), bisect.bisect_right(self._starts, end_ms)

    def place_of(self, cue_id: str) -> int | None:
        """Return where a cue stands, or None where it is not in this lane."""
        if self._places is None:
            self._places = {cue.id: at for at, cue in enumerate(self.cues)}
        return self._places.get(cue_id)

    def density(self, edges: numpy.ndarray[Any, Any]) -> numpy.ndarray[Any, Any]:
        """Return which share of the time between neighbouring edges is covered by cues, 0 to 1."""
        import numpy  # noqa: PLC0415 - start-up

        if not self.cues:
            return numpy.zeros(len(edges) - 1)
        if self._spans is None:
            ends = numpy.array(self._reach, dtype=float)
            starts = numpy.maximum(numpy.array(self._starts, dtype=float), numpy.concatenate([[0.0], ends[:-1]]))
            lengths = numpy.maximum(ends - starts, 0)
            covered = numpy.concatenate([[0.0], numpy.cumsum(lengths)])
            places = numpy.stack([starts, numpy.maximum(ends, starts)], 1).ravel()
            self._spans = numpy.maximum.accumulate(places), numpy.stack([covered[:-1], covered[1:]], 1).ravel()
        before = numpy.interp(edges, *self._spans)
        share: numpy.ndarray[Any, Any] = numpy.diff(before) / numpy.diff(edges)
        return share


class Lanes:
    """The lanes of a document, the original first; a lane is indexed anew only when its cues have changed."""

    def __init__(self) -> None:
        self.lanes: list[Lane] = []

    def __len__(self) -> int:
        return len(self.lanes)

    def __getitem__(self, at: int) -> Lane:
        return self.lanes[at]

    def follow(self, document: Document) -> None:
        """Take the tracks of a document."""
        known = {lane.track.id: lane for lane in self.lanes}
        self.lanes = []
        for track in sorted(document.tracks, key=lambda track: track.role != "original"):
            lane = known.get(track.id)
            if lane is None or lane.cues is not track.cues:
                lane = Lane(track)
            lane.track = track
            self.lanes.append(lane)

    def index_of(self, track_id: str | None) -> int | None:
        """Return the number of a track's lane."""
        return next((at for at, lane in enumerate(self.lanes) if lane.track.id == track_id), None)

    @property
    def end_ms(self) -> int:
        """When the last cue of all is over."""
        return max((lane._reach[-1] for lane in self.lanes if lane._reach), default=0)


def overlapping(cues: Sequence[Cue], span: tuple[int, int], start_ms: float, end_ms: float) -> list[Cue]:
    """Return the cues at the places of ``span`` that share time with a stretch."""
    return [cue for cue in cues[span[0] : span[1]] if cue.end_ms >= start_ms and cue.start_ms <= end_ms]
