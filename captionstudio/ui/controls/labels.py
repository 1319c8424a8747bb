"""A label that shortens what does not fit."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line of text, cut with an ellipsis where the room ends; the tool tip then holds the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        """``elide`` says where to cut: file paths are best cut in the middle."""
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._show_whole_in_tip()

    def minimumSizeHint(self) -> QSize:
        """Allow to be as narrow as an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._show_whole_in_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        # The text's own direction, or the ellipsis of an English path would stand before it in a right-to-left window.
        painter.setLayoutDirection(_direction(self.text(), self.layoutDirection()))
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._elide, rect.width())
        alignment = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        self.style().drawItemText(painter, rect, int(alignment), self.palette(), self.isEnabled(), shown, QPalette.ColorRole.WindowText)

    def _show_whole_in_tip(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if is_cut else "")


def _direction(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the direction of the first letter that has one."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return Qt.LayoutDirection.LeftToRight if kind == "L" else Qt.LayoutDirection.RightToLeft
    return otherwise
