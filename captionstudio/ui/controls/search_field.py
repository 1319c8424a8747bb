"""The field to search with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from captionstudio.ui.icons import icon

_PAUSE_MS = 120


class SearchField(QLineEdit):
    """A line with a magnifier and a button that clears it; Escape clears it too, and once more leaves it.

    ``searched(text)`` comes when typing pauses, at once on Enter and on clearing; ``left()`` when Escape is pressed in an empty field.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search"))
        self.addAction(icon("search", self, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("close", self, "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Clear the search (Esc)"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._last = ""
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._search)

    def sizeHint(self) -> QSize:
        """Prefer room for some words."""
        return QSize(self.fontMetrics().averageCharWidth() * 32, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape, then leave."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text:
            self._pause.start()
        else:
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)
