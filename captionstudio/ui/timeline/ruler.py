"""The ruler: ticks at round times, as many as can be read."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.view import View

# Every step with the parts it is divided into.
_STEPS = (
    (1, 5), (2, 4), (5, 5), (10, 5), (20, 4), (50, 5), (100, 5), (200, 4), (500, 5), (1000, 5), (2000, 4), (5000, 5), (10_000, 5),
    (15_000, 3), (30_000, 6), (60_000, 6), (120_000, 4), (300_000, 5), (600_000, 5), (900_000, 3), (1_800_000, 6), (3_600_000, 6),
    (7_200_000, 4), (18_000_000, 5),
)  # fmt: skip
_LEAST_LABEL_PX = 64
_GAP_PX = 22
_TICK_PX, _SMALL_TICK_PX = 7, 4


def choose_step(ms_per_px: float, label_px: float) -> tuple[int, int]:
    """Return the milliseconds between labels, so that each has room, and into how many parts to divide that."""
    room = max(_LEAST_LABEL_PX, label_px + _GAP_PX) * ms_per_px
    return next((step for step in _STEPS if step[0] >= room), _STEPS[-1])


def label_of(time_ms: int, step_ms: int, *, has_hours: bool) -> str:
    """Return a time as the ruler writes it: fractions only where neighbours differ by them.

    >>> label_of(63_500, 500, has_hours=False), label_of(3_661_000, 1000, has_hours=True)
    ('01:03.5', '1:01:01')
    """
    seconds, fraction = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    text = f"{minutes:02d}:{seconds:02d}"
    if has_hours:
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
    digits = 0 if step_ms % 1000 == 0 else 1 if step_ms % 100 == 0 else 2 if step_ms % 10 == 0 else 3
    return f"{text}.{fraction:03d}"[: len(text) + 1 + digits] if digits else text


def paint_ruler(painter: QPainter, rect: QRectF, view: View, colours: Colours) -> None:
    """Paint the ruler over the visible stretch."""
    metrics = QFontMetricsF(painter.font())
    has_hours = view.duration_ms >= 3_600_000
    widest = label_of(0, choose_step(view.ms_per_px, 0)[0], has_hours=has_hours)
    step, parts = choose_step(view.ms_per_px, metrics.horizontalAdvance(widest))
    bottom = rect.bottom()
    painter.setPen(colours.border)
    painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
    small = []
    part_ms = step / parts
    for number in range(max(0, math.floor(view.time_at(rect.left()) / part_ms)), math.ceil(view.time_at(rect.right()) / part_ms) + 1):
        x = view.x_of(number * part_ms)
        if number % parts:
            small.append(QLineF(x, bottom - _SMALL_TICK_PX, x, bottom))
            continue
        painter.setPen(colours.muted)
        painter.drawLine(QPointF(x, bottom - _TICK_PX), QPointF(x, bottom))
        text = label_of(number // parts * step, step, has_hours=has_hours)
        place = QRectF(x + 4, rect.top(), metrics.horizontalAdvance(text) + 8, rect.height() - _TICK_PX + 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.setPen(colours.border)
    painter.drawLines(small)
