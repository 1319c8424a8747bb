"""The caption beside the current one: which track it is in, and whether a translation still says what its source says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, edit_track, find_track
from captionstudio.core.edits.stale import current_source_text
from captionstudio.core.sentences import joined_text
from captionstudio.services.links import CueLinks
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings

_LANGUAGE = "editor/beside"


class Counterparts(QObject):
    """Chooses what stands beside the current cue, and makes the changes that belong to it."""

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._links = CueLinks(session, self)

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that can be shown beside the active one."""
        active = self._session.selection.track_id
        return tuple(track for track in self._session.document.tracks if track.id != active)

    @property
    def track(self) -> Track | None:
        """The one shown: that of the language chosen last, else the first."""
        chosen = self._settings.get(_LANGUAGE, "")
        return next((track for track in self.tracks if chosen in (track.id, track.language)), next(iter(self.tracks), None))

    def choose(self, track_id: str) -> None:
        """Show another track from now on."""
        track = find_track(self._session.document, track_id)
        self._settings.set(_LANGUAGE, track.language or track.id)

    def cue(self) -> Cue | None:
        """Return the cue beside the current one."""
        active, current, other = self._session.active_track, self._session.current_cue, self.track
        if active is None or current is None or other is None:
            return None
        return next(iter(self._links.counterparts(active, current, other)), None)

    def add(self, text: str) -> Change:
        """Return the change that adds a cue with a text beside the current one."""
        current, other = self._session.current_cue, self.track
        assert current is not None
        assert other is not None
        made = Cue(
            current.start_ms,
            current.end_ms,
            text,
            language=other.language,
            source_ids=(current.id,) if other.role == "translation" else (),
            source_text=joined_text([current]) if other.role == "translation" else "",
        )
        return edit_track(self._session.document, other.id, self.tr("Add translation"), added=[made])

    def find_stale(self) -> tuple[str, Cue] | None:
        """Return the current cue or the one beside it with its track, where it no longer says what its source says."""
        other = self.track
        places = ((self._session.selection.track_id, self._session.current_cue), (other.id if other else None, self.cue()))
        return next(((track_id, cue) for track_id, cue in places if track_id and cue and self._is_stale(cue)), None)

    def accept(self, track_id: str, cue: Cue) -> Change:
        """Return the change that takes a translation for right as it is."""
        settled = replace(cue, source_text=current_source_text(cue, self._sources(cue)))
        return edit_track(self._session.document, track_id, self.tr("Mark as up to date"), replaced={cue.id: settled})

    def _is_stale(self, cue: Cue) -> bool:
        sources = self._sources(cue)
        return bool(sources) and current_source_text(cue, sources) != cue.source_text

    def _sources(self, cue: Cue) -> dict[str, Cue]:
        tracks = self._session.document.tracks
        return {each: found for each in cue.source_ids for track in tracks if (found := self._session.find_cue(track.id, each))}
