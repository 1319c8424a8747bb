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
    """One track, or what one speaker says in it, indexed by time.

    ``is_of_speaker`` says which of the two; ``speaker`` is then the name, None for what nobody is named for.
    """

    def __init__(self, track: Track, cues: tuple[Cue, ...] | None = None, *, speaker: str | None = None) -> None:
        """``cues`` are those of ``speaker``; without them the lane is of the whole track."""
        self.track = track
        self.whole = track.cues
        self.is_of_speaker = cues is not None
        self.speaker = speaker
        self.cues = track.cues if cues is None else cues
        self._starts = list(map(_start_of, self.cues))
        self._reach = list(itertools.accumulate(map(_end_of, self.cues), max))
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
        self.split_id: str | None = None
        self._speakers: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lanes)

    def __getitem__(self, at: int) -> Lane:
        return self.lanes[at]

    def follow(self, document: Document, split_id: str | None = None, speakers: Sequence[str] = ()) -> None:
        """Take the tracks of a document; the one called ``split_id`` gets a lane for each speaker in it, in the order of ``speakers``."""
        known: dict[str, list[Lane]] = {}
        for lane in self.lanes:
            known.setdefault(lane.track.id, []).append(lane)
        is_same = (self.split_id, self._speakers) == (split_id, tuple(speakers))
        before, self.split_id, self._speakers = self.split_id, split_id, tuple(speakers)
        self.lanes = []
        for track in sorted(document.tracks, key=lambda track: track.role != "original"):
            lanes = known.get(track.id, [])
            is_kept = bool(lanes) and lanes[0].whole is track.cues and (is_same or track.id not in (before, split_id))
            if not is_kept:
                lanes = _split(track, speakers) if track.id == split_id else [Lane(track)]
            for lane in lanes:
                lane.track = track
            self.lanes += lanes

    def index_of(self, track_id: str | None, cue_id: str | None = None) -> int | None:
        """Return the number of a track's lane; of several, that of the cue, else the first."""
        lanes = [at for at, lane in enumerate(self.lanes) if lane.track.id == track_id]
        holding = (at for at in lanes if cue_id and self.lanes[at].place_of(cue_id) is not None) if len(lanes) > 1 else iter(())
        return next(holding, next(iter(lanes), None))

    @property
    def end_ms(self) -> int:
        """When the last cue of all is over."""
        return max((lane._reach[-1] for lane in self.lanes if lane._reach), default=0)


def _split(track: Track, speakers: Sequence[str]) -> list[Lane]:
    """Return a lane for each speaker of a track, and one for what nobody is named for; a cue of two voices lies in two of them."""
    found: dict[str | None, list[Cue]] = {}
    for cue in track.cues:
        found.setdefault(cue.speaker or cue.second_speaker, []).append(cue)
        if cue.speaker and cue.second_speaker:
            found.setdefault(cue.second_speaker, []).append(cue)
    if not found.keys() - {None}:
        return [Lane(track)]
    order = {name: at for at, name in enumerate(speakers)}
    names = sorted((name for name in found if name), key=lambda name: order.get(name, len(order)))
    return [Lane(track, tuple(found[name]), speaker=name) for name in (*names, *([None] if None in found else []))]


def overlapping(cues: Sequence[Cue], span: tuple[int, int], start_ms: float, end_ms: float) -> list[Cue]:
    """Return the cues at the places of ``span`` that share time with a stretch."""
    return [cue for cue in cues[span[0] : span[1]] if cue.end_ms >= start_ms and cue.start_ms <= end_ms]
