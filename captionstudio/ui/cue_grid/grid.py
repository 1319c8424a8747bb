"""The grid as the window knows it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from captionstudio.services.cue_filter import CueFilter, FilterKind
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.speaker_names import SpeakerNames
from captionstudio.ui.controls import muted_label
from captionstudio.ui.cue_grid.filter_bar import FilterBar
from captionstudio.ui.cue_grid.table import CueTable


class CueGrid(QWidget):
    """Shows and edits the cues of the active track, the other tracks beside them.

    - ``seek_requested(ms)``: a time was double-clicked.
    - ``edit_requested()``: Enter was pressed; the editor is meant.
    - ``refused(error)``: what was typed into a cell could not be done.
    """

    seek_requested = Signal(int)
    edit_requested = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, settings: Settings, issues: IssueTracker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._issues = issues
        names = SpeakerNames(session, self)
        self.bar = FilterBar(session, issues, names, self)
        self.table = CueTable(session, settings, issues, names, self)
        self._hint = muted_label("", self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(24, 24, 24, 24)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._pages, 1)
        self.table.seek_requested.connect(self.seek_requested)
        self.table.edit_requested.connect(self.edit_requested)
        self.table.cues.refused.connect(self.refused)
        self.table.cues.rows_changed.connect(self._on_rows_changed)
        self.bar.changed.connect(self._on_filter_changed)
        session.document_reset.connect(self.bar.clear)
        self._on_rows_changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the table. As its proxy the table would make the Tab key pass the chips by."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's commands by id for the context menu."""
        self.table.set_actions(actions)

    def set_playing_time(self, time_ms: int) -> None:
        """Mark the cue at the playhead; cheap enough for every frame."""
        self.table.set_playing_time(time_ms)

    def set_filter_text(self, text: str) -> None:
        """Show only cues with this text in them or beside them, and light it up; nothing shows all."""
        self.bar.set_text(text)

    def show_only(self, kind: FilterKind) -> None:
        """Choose a kind of marks to show, as the chips do."""
        self.bar.show_kind(kind)

    def clear_filter(self) -> None:
        """Show every cue again."""
        self.bar.clear()

    def edit_current(self) -> None:
        """Edit the current cell in place."""
        self.table.edit_current()

    def select_all(self) -> None:
        """Select every cue that is shown."""
        self.table.selectAll()

    def go_to_issue(self, *, backwards: bool = False) -> bool:
        """Select the next flagged cue after the current one, or before it, going round; return whether there is one."""
        found = self._issues.next_issue(self._session.selection.current_id, backwards=backwards)
        if found is not None:
            self._session.select([found])
        return found is not None

    def go_to_next_issue(self) -> None:
        """Go to the next flagged cue."""
        self.go_to_issue()

    def go_to_previous_issue(self) -> None:
        """Go to the flagged cue before the current one."""
        self.go_to_issue(backwards=True)

    def _on_filter_changed(self, chosen: CueFilter) -> None:
        self.table.cues.set_filter(chosen)

    def _on_rows_changed(self) -> None:
        self.bar.count_soon()
        track = self.table.cues.track
        has_cues = track is not None and bool(track.cues)
        self.bar.setVisible(has_cues)
        if not has_cues:
            self._hint.setText(self.tr("Captions appear here. Transcribe, or drop a caption file."))
        elif not self.table.cues.rows:
            self._hint.setText(self.tr("No caption matches what is chosen above."))
        self._pages.setCurrentWidget(self.table if self.table.cues.rows else self._hint)
