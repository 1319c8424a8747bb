"""Signs on cues: each kind of mark has its own shape, so that colour is not all that tells them apart."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from captionstudio.core.document import Cue
from captionstudio.ui.theme import Colours

_BADGE_PX = 13
_GAP_PX = 4
_ROOM_PX = 80
_SIGNS = {"error": "!", "warning": "!", "check": "?", "stale": "≠"}


def badges_of(kinds: Collection[str], cue: Cue) -> list[str]:
    """Return the signs a cue bears, the gravest first; an error stands for a warning as well."""
    shown = [kind for kind in _SIGNS if kind in kinds and not (kind == "warning" and "error" in kinds)]
    return [*shown, "locked"] if cue.locked else shown


def paint_badges(painter: QPainter, inner: QRectF, badges: list[str], font: QFont, colours: Colours) -> QRectF:
    """Paint signs at the right end of a place, one in a narrow one and all in a wide one, and return what is left of it."""
    size = max(_BADGE_PX, round(QFontMetricsF(font).height())) if badges else _BADGE_PX
    for number, badge in enumerate(badges):
        if inner.width() < (_ROOM_PX if number else 2 * size):
            break
        place = QRectF(inner.right() - size, round(inner.center().y() - size / 2), size, size)
        _paint_shape(painter, place, badge, colours)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if sign := _SIGNS.get(badge):
            painter.setFont(font)
            painter.setPen(colours.sunken)
            painter.drawText(place.adjusted(0, 2 if badge == "warning" else 0, 0, 1), Qt.AlignmentFlag.AlignCenter, sign)
        inner = inner.adjusted(0, 0, -size - _GAP_PX, 0)
    return inner


def _paint_shape(painter: QPainter, place: QRectF, badge: str, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.error if badge == "error" else colours.warning if badge in ("warning", "check") else colours.on_cue)
    if badge == "warning":
        painter.drawPolygon(QPolygonF([QPointF(place.center().x(), place.top()), place.bottomRight(), place.bottomLeft()]))
    elif badge == "check":
        painter.drawRoundedRect(place, 3, 3)
    elif badge == "locked":
        unit = place.width() / _BADGE_PX
        painter.drawRoundedRect(QRectF(place.left() + 2 * unit, place.center().y() - unit, 9 * unit, 7 * unit), 1.5, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.on_cue, 1.5 * unit))
        painter.drawArc(QRectF(place.left() + 3.5 * unit, place.top() + 0.5 * unit, 6 * unit, 9 * unit), 0, 180 * 16)
    else:
        painter.drawEllipse(place)
