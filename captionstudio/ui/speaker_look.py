"""How a speaker is shown: a bar or a spot in the speaker's colour, broken where it is doubtful who speaks."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from captionstudio.core.document import Cue
from captionstudio.services.speaker_names import SpeakerNames, voices_of

SPOT = 9
"""Pixels of a spot's diameter."""
_DASH, _GAP = 4.0, 3.0


@functools.lru_cache(maxsize=256)
def speaker_colour(colour: str) -> QColor:
    """Return ``#rrggbb`` as Qt has it."""
    return QColor(colour)


def cue_colours(names: SpeakerNames, cue: Cue) -> list[QColor]:
    """Return the colours of the one or two who speak a cue; none where nobody is named."""
    return [speaker_colour(colour) for name in voices_of(cue) if (colour := names.colour_of(name))]


def paint_bar(painter: QPainter, rect: QRectF, colours: Sequence[QColor], *, is_doubtful: bool = False) -> None:
    """Fill a bar along its longer side, one half for each of two speakers; in dashes where it is doubtful who speaks."""
    is_wide = rect.width() > rect.height()
    length = (rect.width() if is_wide else rect.height()) / len(colours)
    for number, colour in enumerate(colours):
        at, end = number * length, (number + 1) * length
        step = _DASH + _GAP if is_doubtful else length
        while at < end:
            size = min(_DASH if is_doubtful else length, end - at)
            part = (at, 0, size, rect.height()) if is_wide else (0, at, rect.width(), size)
            painter.fillRect(QRectF(rect.left() + part[0], rect.top() + part[1], part[2], part[3]), colour)
            at += step


def paint_spot(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """Draw a speaker's spot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, SPOT / 2, SPOT / 2)
    painter.restore()


def speaker_icon(colour: str, widget: QWidget) -> QIcon:
    """Return a speaker's spot as an icon for chips, menus and lists."""
    return _icon(colour, widget.devicePixelRatioF())


@functools.lru_cache(maxsize=256)
def _icon(colour: str, ratio: float) -> QIcon:
    side = 16
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_spot(painter, QPointF(side / 2, side / 2), speaker_colour(colour))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # which the style would tint otherwise
    return icon
