"""Which cues stand for the same thing in the tracks of a document: a source and its translations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from PySide6.QtCore import QObject

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, PlacedCue, PlacedTrack
from captionstudio.services.session import Session

_START = attrgetter("start_ms")
_MOST_AT_ONCE = 12


class CueLinks(QObject):
    """Finds counterparts by the sources that translated cues name, else by time; follows the session by itself."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made_from: dict[str, dict[str, tuple[str, ...]]] = {}
        session.document_reset.connect(self._made_from.clear)
        session.changed.connect(self._on_changed)

    def translations_of(self, track_id: str, source_id: str) -> tuple[str, ...]:
        """Return the identities of the cues of a track that were made from a cue of another."""
        return self._index(track_id).get(source_id, ())

    def counterparts(self, track: Track, cue: Cue, other: Track) -> tuple[Cue, ...]:
        """Return what stands beside a cue of ``track`` in the ``other`` one, in order of time.

        These are the cues translated from it, its source, or those translated from the same source. A sentence that was translated as a
        whole has several sources: its cues stand beside those they share most time with. Where no identities join the two tracks, as
        with captions from two files, it is what is shown for half of the time together with this one.
        """
        if self._index(other.id).get(cue.id):
            return self._made_from_it(track, cue, other)
        if not cue.source_ids:
            return () if self._index(other.id) else _at_the_same_time(cue, other)
        if sources := self._cues(other, cue.source_ids):
            return (_nearest(cue, sources),)
        for third in self._session.document.tracks:
            if sources := self._cues(third, cue.source_ids):
                return self._made_from_it(third, _nearest(cue, sources), other)
        return _at_the_same_time(cue, other)

    def _made_from_it(self, track: Track, source: Cue, other: Track) -> tuple[Cue, ...]:
        made = self._cues(other, self._index(other.id).get(source.id, ()))
        return tuple(cue for cue in made if _nearest(cue, self._cues(track, cue.source_ids)).id == source.id)

    def _cues(self, track: Track, cue_ids: Iterable[str]) -> list[Cue]:
        places = sorted(at for cue_id in cue_ids if (at := self._session.index_of(track.id, cue_id)) is not None)
        return [track.cues[at] for at in places]

    def _index(self, track_id: str) -> dict[str, tuple[str, ...]]:
        index = self._made_from.get(track_id)
        if index is None:
            index = self._made_from[track_id] = {}
            track = next((track for track in self._session.document.tracks if track.id == track_id), None)
            for cue in track.cues if track else ():
                for source_id in cue.source_ids:
                    index[source_id] = (*index.get(source_id, ()), cue.id)
        return index

    def _on_changed(self, change: Change) -> None:
        before: dict[str, tuple[str, ...]] = {}
        for part in change.removed:
            if isinstance(part, PlacedCue):
                before[part.cue.id] = part.cue.source_ids
            elif isinstance(part, PlacedTrack):
                self._made_from.pop(part.track.id, None)
        for part in change.added:
            if isinstance(part, PlacedTrack):
                self._made_from.pop(part.track.id, None)
            elif isinstance(part, PlacedCue) and before.pop(part.cue.id, ()) != part.cue.source_ids:
                self._made_from.pop(part.track_id, None)
        if any(before.values()):
            for track_id in change.track_ids:
                self._made_from.pop(track_id, None)


def _at_the_same_time(cue: Cue, other: Track) -> tuple[Cue, ...]:
    end = bisect_left(other.cues, cue.end_ms, key=_START)
    near = other.cues[max(0, end - _MOST_AT_ONCE) : end]
    return tuple(each for each in near if 2 * _overlap(cue, each) > max(1, min(cue.duration_ms, each.duration_ms)))


def _nearest(cue: Cue, others: Sequence[Cue]) -> Cue:
    """Return the one that shares most time with a cue, else the one that starts nearest to it."""
    return max(others, key=lambda other: (max(0, _overlap(cue, other)), -abs(cue.start_ms - other.start_ms)))


def _overlap(cue: Cue, other: Cue) -> int:
    return min(cue.end_ms, other.end_ms) - max(cue.start_ms, other.start_ms)
