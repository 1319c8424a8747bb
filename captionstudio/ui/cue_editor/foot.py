"""The line at the foot of the editor: the word at the caret, what is out of date, and buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from captionstudio.core.document import Track
from captionstudio.ui.controls import ElidedLabel, IconLabel, tool_button
from captionstudio.ui.cue_editor.word_line import WordLine
from captionstudio.ui.cue_grid.columns import track_title

_ACTIONS = ("toggle_italic", "toggle_bold", "split_cue", "merge_cues")


class EditorFoot(QWidget):
    """``beside_toggled(bool)`` and ``beside_chosen(track_id)``: what stands beside; ``settled()``: a translation is right as it is."""

    beside_toggled = Signal(bool)
    beside_chosen = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordLine(self)
        self._selected = QLabel(self)
        self._selected.setProperty("muted", True)
        self._stale_sign = IconLabel("stale", 16, "warning", self)
        self._stale = ElidedLabel(self.tr("The source has changed"), self)
        self._stale_sign.setToolTip(self._stale.text())
        self.settle_button = QPushButton(self.tr("Still right"), self)
        self.settle_button.setToolTip(self.tr("The translation is right as it is: mark it as up to date"))
        self.settle_button.setAutoDefault(False)
        self.settle_button.clicked.connect(self.settled)
        self.beside_button = tool_button("translate", self, self.tr("Show the translation beside the text"))
        self.beside_button.setCheckable(True)
        self.beside_button.clicked.connect(self.beside_toggled)
        self._menu = QMenu(self.beside_button)
        self._menu.triggered.connect(self._on_chosen)
        self.beside_button.setMenu(self._menu)
        self._offered: tuple[tuple[str, str, bool], ...] = ()
        self._buttons: list[QToolButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.words, 2)
        self._layout.addWidget(self._stale_sign)
        self._layout.addWidget(self._stale, 3)
        for widget in (self.settle_button, self._selected, self.beside_button):
            self._layout.addWidget(widget)
        self.show_stale(False)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Put buttons for some of the window's commands before the last one."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [tool_button(actions[each], self) for each in _ACTIONS if each in actions]
        for button in self._buttons:
            self._layout.insertWidget(self._layout.count() - 1, button)
        for before, after in pairwise((self.words.button, self.settle_button, *self._buttons, self.beside_button)):
            self.setTabOrder(before, after)

    def show_selected(self, count: int) -> None:
        """Say how many captions are selected where it is more than one."""
        self._selected.setText(self.tr("%n captions selected", "", count) if count > 1 else "")

    def show_stale(self, is_stale: bool) -> None:
        """Say that a translation is out of date, or not."""
        for widget in (self._stale_sign, self._stale, self.settle_button):
            widget.setVisible(is_stale)

    def show_tracks(self, tracks: Sequence[Track], chosen: Track | None, is_shown: bool) -> None:
        """Offer the tracks that can stand beside the text."""
        self.beside_button.setVisible(bool(tracks))
        self.beside_button.setChecked(is_shown)
        offered = tuple((track.id, self.title_of(track), track is chosen) for track in tracks)
        if offered != self._offered:
            self._offered = offered
            self._offer()

    def title_of(self, track: Track) -> str:
        """Return what a track is called."""
        return track_title(track) or self.tr("Other track")

    def _offer(self) -> None:
        mode = QToolButton.ToolButtonPopupMode
        self.beside_button.setPopupMode(mode.MenuButtonPopup if len(self._offered) > 1 else mode.DelayedPopup)
        self._menu.clear()
        for track_id, name, is_chosen in self._offered:
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.setData(track_id)

    def _on_chosen(self, action: QAction) -> None:
        self.beside_chosen.emit(action.data())
