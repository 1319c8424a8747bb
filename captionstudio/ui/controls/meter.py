"""A value against its limit, in words and as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from captionstudio.ui.icons import icon_pixmap
from captionstudio.ui.theme import colours_for

_GAP = 5
_BAR_HEIGHT = 3
_SIGN = 14


class MeterLabel(QWidget):
    """Such as ``Line 1  37 / 42`` over a thin bar. Past its limit the value is red, has a warning sign, and the bar is full.

    Where there is too little room the limit is left to the tool tip.
    """

    def __init__(self, label: str, unit: str = "", parent: QWidget | None = None, *, decimals: int = 0) -> None:
        """``unit`` follows the limit; ``decimals`` is how many the value is shown with."""
        super().__init__(parent)
        self._label, self._unit, self._decimals = label, unit, decimals
        self._value: float | None = None
        self._limit: float | None = None
        self._least: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def is_over(self) -> bool:
        """Whether the value breaks a limit, the upper or the lower one; compared as shown, so that ``20 / 20`` never warns."""
        if self._value is None:
            return False
        value = round(self._value, self._decimals)
        return (self._limit is not None and value > self._limit) or (self._least is not None and value < self._least)

    def set_label(self, label: str) -> None:
        """Rename it."""
        self._label = label
        self._say()

    def set_value(self, value: float | None, limit: float | None = None, least: float | None = None) -> None:
        """Show a value; None shows a dash. ``limit`` is the most allowed, ``least`` the least; None is no limit."""
        self._value, self._limit, self._least = value, limit, least
        self._say()

    @property
    def text(self) -> str:
        """What is shown, as one line."""
        return " ".join(part for part in (self._label, self._value_text(), self._limit_text()) if part)

    def sizeHint(self) -> QSize:
        """Fit the text and the sign."""
        limit = QFontMetricsF(self.font()).horizontalAdvance(self._limit_text()) + _GAP
        return self.minimumSizeHint() + QSize(round(limit), 0)

    def minimumSizeHint(self) -> QSize:
        """Never cut the value."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self._label) + QFontMetricsF(self._bold()).horizontalAdvance(self._value_text())
        return QSize(round(width + 2 * _GAP + _SIGN) + 2, round(metrics.height()) + _BAR_HEIGHT + 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, value, limit, sign and bar from the start to the end."""
        colours = colours_for(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = colours.error if self.is_over else colours.text
        height = QFontMetricsF(self.font()).height()
        x = 0.0
        for text, font, colour in (
            (self._label, self.font(), colours.muted),
            (self._value_text(), self._bold(), tint),
            (self._limit_text() if self.width() >= self.sizeHint().width() else "", self.font(), colours.muted),
        ):
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(self._placed(x, 0, width + 1, height), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + _GAP if text else 0
        if self.is_over:
            sign = icon_pixmap("warning", colours.error, _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(self._placed(x, (height - _SIGN) / 2, _SIGN, _SIGN).topLeft(), sign)
        if self._value is not None and self._limit:
            share = min(1.0, max(0.0, self._value / self._limit))
            painter.setPen(Qt.PenStyle.NoPen)
            for part, colour in ((1.0, colours.field), (share, colours.error if self.is_over else colours.accent)):
                painter.setBrush(colour)
                painter.drawRoundedRect(self._placed(0, height + 2, self.width() * part, _BAR_HEIGHT), 1.5, 1.5)

    def _placed(self, x: float, y: float, width: float, height: float) -> QRectF:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - x - width if is_mirrored else x, y, width, height)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _value_text(self) -> str:
        return "–" if self._value is None else f"{self._value:.{self._decimals}f}"

    def _limit_text(self) -> str:
        limit = "" if self._limit is None else f"/ {self._limit:g}"
        return " ".join(part for part in (limit, self._unit) if part)

    def _say(self) -> None:
        warning = self.tr("outside the limit") if self.is_over else ""
        self.setAccessibleName(self.text)
        self.setToolTip(f"{self.text}: {warning}" if warning else self.text)
        self.setAccessibleDescription(warning)
        self.updateGeometry()
        self.update()
