"""Where the parts of the timeline lie: ruler, waveform, lanes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

RULER_PX = 26
_GAP_PX = 6
_LANE_PX, _LEAST_LANE_PX = 36, 24
_WAVEFORM_SHARE, _LEAST_WAVEFORM_PX = 0.45, 40


@dataclass(frozen=True, slots=True)
class Areas:
    """The parts, from the top; ``lanes`` may reach below ``lanes_area``, which is then scrolled by up to ``overflow`` pixels."""

    ruler: QRectF
    waveform: QRectF
    lanes_area: QRectF
    lanes: tuple[QRectF, ...]
    overflow: int

    def lane_at(self, y: float) -> int | None:
        """Return the lane at a height, the nearest one between two of them, or None outside."""
        if not self.lanes_area.top() <= y <= self.lanes_area.bottom():
            return None
        for at, lane in enumerate(self.lanes):
            if lane.top() - _GAP_PX / 2 <= y < lane.bottom() + _GAP_PX / 2:
                return at
        return None


def divide(width: float, height: float, lane_count: int, scrolled: int, scale: float = 1.0) -> Areas:
    """Divide a widget: the waveform gets what lanes of a comfortable height leave, but lanes shrink before it gets too small.

    ``scale`` is the size of texts against the usual one.
    """
    scale = max(1.0, scale)
    ruler_px = round(RULER_PX * scale)
    room = height - ruler_px - 2 * _GAP_PX
    least = max(_LEAST_WAVEFORM_PX, room * _WAVEFORM_SHARE)
    lane_px = min(_LANE_PX * scale, max(_LEAST_LANE_PX * scale, (room - least) / max(1, lane_count) - _GAP_PX))
    whole = lane_count * (lane_px + _GAP_PX)
    waveform_px = max(least, room - whole)
    top = ruler_px + 2 + waveform_px + _GAP_PX
    area = QRectF(0, top, width, max(0.0, height - top - 2))
    overflow = max(0, round(whole - area.height()))
    first = top - min(scrolled, overflow)
    lanes = tuple(QRectF(0, first + at * (lane_px + _GAP_PX), width, lane_px) for at in range(lane_count))
    return Areas(QRectF(0, 0, width, ruler_px), QRectF(0, ruler_px + 2, width, waveform_px), area, lanes, overflow)
