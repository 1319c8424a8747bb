"""Which cues stand for the same thing in the tracks of a document: a source and its translations."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from PySide6.QtCore import QObject

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, PlacedCue, PlacedTrack
from captionstudio.services.session import Session

_START = attrgetter("start_ms")


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

        These are the cues translated from it, or its sources, or those they share a source with. Where no identities join the two
        tracks, as with captions from two files, it is the cue of the other track that is shown most of the time together with this one.
        """
        ids = set(self.translations_of(other.id, cue.id)) | set(cue.source_ids)
        for source_id in cue.source_ids:
            ids.update(self.translations_of(other.id, source_id))
        places = sorted(at for cue_id in ids if (at := self._session.index_of(other.id, cue_id)) is not None)
        if places:
            return tuple(other.cues[at] for at in places)
        if self._index(other.id) or (self._index(track.id) and cue.source_ids):
            return ()
        return _nearest(cue, other)

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


def _nearest(cue: Cue, other: Track) -> tuple[Cue, ...]:
    """Return the cue of a track that shares most time with another, none where it shares less than half of the shorter one's."""
    at = max(0, bisect_left(other.cues, cue.end_ms, key=_START) - 1)
    best, most = None, 0
    for candidate in reversed(other.cues[max(0, at - 3) : at + 1]):
        shared = min(cue.end_ms, candidate.end_ms) - max(cue.start_ms, candidate.start_ms)
        if shared > most and shared * 2 >= min(cue.duration_ms, candidate.duration_ms):
            best, most = candidate, shared
    return (best,) if best else ()
