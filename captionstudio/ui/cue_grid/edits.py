"""What typing into a cell of the grid does to the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits import speakers, timing
from captionstudio.core.edits import text as text_edits
from captionstudio.core.edits.change import Change, edit_track, find_track
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.sentences import joined_text
from captionstudio.core.timecode import format_timecode, parse_timecode
from captionstudio.services.session import Session
from captionstudio.ui.cue_grid.columns import Column


class CellEdits(QObject):
    """Reads and writes cells. ``refused(error)`` tells of what could not be done."""

    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def value(self, cue: Cue, column: Column, beside: tuple[Cue, ...]) -> str:
        """Return what an editor of the cell begins with."""
        match column.kind:
            case "start":
                return format_timecode(cue.start_ms)
            case "end":
                return format_timecode(cue.end_ms)
            case "speaker":
                return cue.speaker or ""
            case "track":
                return beside[0].text if beside else ""
            case _:
                return cue.text

    def make(self, track: Track, cue: Cue, column: Column, beside: tuple[Cue, ...], value: str) -> bool:
        """Write a cell; return whether that could be done."""
        try:
            self._session.apply(self._change(track, cue, column, beside, value))
        except CaptionStudioError as error:
            self.refused.emit(error)
            return False
        return True

    def _change(self, track: Track, cue: Cue, column: Column, beside: tuple[Cue, ...], value: str) -> Change:
        document = self._session.document
        match column.kind:
            case "start":
                return timing.set_times(document, track.id, cue.id, parse_timecode(value), cue.end_ms)
            case "end":
                return timing.set_times(document, track.id, cue.id, cue.start_ms, parse_timecode(value))
            case "speaker":
                return speakers.set_voices(document, track.id, cue.id, value, cue.second_speaker)
            case "track" if beside:
                return text_edits.set_text(document, column.track_id, beside[0].id, value)
            case "track":
                return self._add_translation(cue, column, value)
            case _:
                return text_edits.set_text(document, track.id, cue.id, value)

    def _add_translation(self, cue: Cue, column: Column, value: str) -> Change:
        if not value.strip():
            return Change(self.tr("Add translation"))
        other = find_track(self._session.document, column.track_id)
        made = Cue(cue.start_ms, cue.end_ms, value, language=other.language, source_ids=(cue.id,), source_text=joined_text([cue]))
        return edit_track(self._session.document, other.id, self.tr("Add translation"), added=[made])
