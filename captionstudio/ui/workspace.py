"""The places of the work: player, grid, editor and timeline, and the speakers where wanted, in splitters that remember their sizes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from captionstudio.services.workbench import Workbench
from captionstudio.ui.actions import Actions
from captionstudio.ui.cue_editor import CueEditor
from captionstudio.ui.cue_grid import CueGrid
from captionstudio.ui.player import PlayerPanel
from captionstudio.ui.speakers import SpeakersPanel
from captionstudio.ui.timeline import Timeline

SHOW_SPEAKERS = "window/show_speakers"


class Workspace(QWidget):
    """Player and timeline on the left and below, grid and editor on the right, all over one session. Speakers stand under the player: a
    picture wider than high leaves room there, while grid and timeline need all of theirs.

    ``refused(error)`` tells why a panel could not make an edit.
    """

    refused = Signal(object)

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = bench.settings
        self._is_shared_out = False
        self.player = PlayerPanel(bench.session, bench.playback, bench.settings, self)
        self.speakers = SpeakersPanel(bench.session, bench.playback, actions.mapping, self)
        self.grid = CueGrid(bench.session, bench.settings, bench.issues, self)
        self.editor = CueEditor(bench.session, bench.playback, bench.settings, self)
        self.timeline = Timeline(bench.session, bench.playback, bench.settings, self)
        self._right = self._split(Qt.Orientation.Vertical, self.grid, self.editor, stretch=(1, 0))
        self._left = self._split(Qt.Orientation.Vertical, self.player, self.speakers, stretch=(3, 2))
        self._top = self._split(Qt.Orientation.Horizontal, self._left, self._right, stretch=(4, 5))
        self._whole = self._split(Qt.Orientation.Vertical, self._top, self.timeline, stretch=(2, 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)
        for panel in (self.player, self.grid, self.editor, self.timeline):
            panel.set_actions(actions.mapping)
        actions.add_local_keys((self.player, self.grid, self.timeline))
        self._connect(bench)
        self._restore()
        self._on_setting(SHOW_SPEAKERS)

    def save_sizes(self) -> None:
        """Remember where the splitters stand."""
        for name, splitter, _ in self._splitters():
            self._settings.set(name, bytes(splitter.saveState().toBase64().data()).decode())

    def _connect(self, bench: Workbench) -> None:
        self.timeline.set_waveform(bench.waveform)
        self.timeline.set_issues(bench.issues)
        self.grid.seek_requested.connect(bench.playback.seek)
        self.timeline.seek_requested.connect(bench.playback.seek)
        self.grid.edit_requested.connect(self.editor.focus_text)
        self.timeline.cue_activated.connect(self._on_cue_activated)
        self.editor.left.connect(self.grid.table.setFocus)
        bench.playback.media_changed.connect(self.timeline.set_media)
        for refused in (self.grid.refused, self.editor.refused, self.timeline.refused):
            refused.connect(self.refused)
        bench.playback.position_changed.connect(self.grid.set_playing_time)
        self._settings.changed.connect(self._on_setting)

    def _on_cue_activated(self, _track_id: str, _cue_id: str) -> None:
        self.editor.focus_text()

    def _on_setting(self, name: str) -> None:
        if name == SHOW_SPEAKERS:
            self.speakers.setVisible(self._settings.get(SHOW_SPEAKERS, False))

    def _split(self, orientation: Qt.Orientation, first: QWidget, second: QWidget, *, stretch: tuple[int, int]) -> QSplitter:
        splitter = QSplitter(orientation, self)
        splitter.setChildrenCollapsible(False)
        for at, widget in enumerate((first, second)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(at, stretch[at])
        return splitter

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room out the first time, unless the user has."""
        super().showEvent(event)
        if not self._is_shared_out:
            self._is_shared_out = True
            for name, splitter, shares in self._splitters():
                if not self._settings.get(name, ""):
                    room = splitter.height() if splitter.orientation() == Qt.Orientation.Vertical else splitter.width()
                    splitter.setSizes([round(room * share) for share in shares])

    def _splitters(self) -> tuple[tuple[str, QSplitter, tuple[float, float]], ...]:
        return (
            ("window/whole", self._whole, (0.69, 0.31)),
            ("window/top", self._top, (0.44, 0.56)),
            ("window/left", self._left, (0.6, 0.4)),
            ("window/right", self._right, (0.76, 0.24)),
        )

    def _restore(self) -> None:
        for name, splitter, _ in self._splitters():
            if saved := self._settings.get(name, ""):
                splitter.restoreState(QByteArray.fromBase64(saved.encode()))
