"""A button that shows a colour and changes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QSizePolicy, QWidget

from captionstudio.ui.theme import colours_for

_SIDE = 26
_CELL = 5


class ColourButton(QAbstractButton):
    """``colour_changed(QColor)`` tells what the user chose; a see-through colour lies on a chequered ground."""

    colour_changed = Signal(QColor)

    def __init__(self, colour: QColor, name: str, parent: QWidget | None = None, *, has_alpha: bool = True) -> None:
        """``name`` says what the colour is of, such as “Outline”; it is the dialog's title too."""
        super().__init__(parent)
        self._colour, self._name, self._has_alpha = QColor(colour), name, has_alpha
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)
        self._say()

    @property
    def colour(self) -> QColor:
        """The colour that is shown."""
        return QColor(self._colour)

    def set_colour(self, colour: QColor) -> None:
        """Show another colour without telling anybody."""
        self._colour = QColor(colour)
        self._say()

    def sizeHint(self) -> QSize:
        """Be a square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the colour over a chequered ground, and a ring with the focus."""
        colours = colours_for(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        inner = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        path = QPainterPath()
        path.addRoundedRect(inner, 5, 5)
        painter.setClipPath(path)
        if self._colour.alpha() < 255:
            self._draw_chequer(painter)
        painter.fillRect(inner, self._colour)
        painter.setClipping(False)
        painter.setPen(QPen(colours.muted, 1))
        painter.drawPath(path)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _draw_chequer(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor("#ffffff"))
        for row in range(0, self.height(), _CELL):
            for column in range((row // _CELL % 2) * _CELL, self.width(), 2 * _CELL):
                painter.fillRect(column, row, _CELL, _CELL, QColor("#b8bcc4"))

    def _choose(self) -> None:
        dialog = QColorDialog(self._colour, self.window())
        dialog.setWindowTitle(self._name)
        dialog.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel, self._has_alpha)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, colour: QColor) -> None:
        if colour.isValid() and colour != self._colour:
            self.set_colour(colour)
            self.colour_changed.emit(colour)

    def _say(self) -> None:
        shown = self._colour.name().upper()
        if self._colour.alpha() < 255:
            shown += self.tr(", {0} % opaque").format(round(self._colour.alphaF() * 100))
        self.setAccessibleName(f"{self._name}: {shown}")
        self.setToolTip(f"{self._name}: {shown}")
        self.update()
