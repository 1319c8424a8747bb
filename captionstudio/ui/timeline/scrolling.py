"""Smooth scrolling, and the two bars."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from captionstudio.ui.timeline.view import View

_TICK_MS = 15
_SHARE = 0.32
_NEAR_PX = 0.6
_STEPS = 1_000_000
_LONGEST_PAGE = 1_000_000_000


class Glide(QObject):
    """Brings the view to a wanted start, a share of the way at each tick. ``moved()`` follows every step."""

    moved = Signal()

    def __init__(self, view: View, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._target_ms = 0.0
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    @property
    def target_ms(self) -> float:
        """Where the view is going, or stands."""
        return self._target_ms if self._timer.isActive() else self._view.start_ms

    def to(self, start_ms: float) -> None:
        """Go there, from wherever the view is now."""
        self._target_ms = min(self._view.last_start_ms, max(self._view.first_start_ms, start_ms))
        self._timer.start()

    def stop(self) -> None:
        """Stay where the view is."""
        self._timer.stop()

    def _on_tick(self) -> None:
        way = self._target_ms - self._view.start_ms
        before = self._view.start_ms
        is_near = abs(way) < _NEAR_PX * self._view.ms_per_px
        self._view.scroll_to(self._target_ms if is_near else before + way * _SHARE)
        if is_near or self._view.start_ms == before:
            self._timer.stop()
        self.moved.emit()


class TimeBar(QScrollBar):
    """The scroll bar under the timeline. ``start_wanted(ms)`` is where the user wants the view to begin."""

    start_wanted = Signal(float)

    def __init__(self, view: View, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._view = view
        self._is_following = False
        self.valueChanged.connect(self._on_value)

    def follow(self) -> None:
        """Show where the view is. At the closest zoom the bar is coarser than the view, so it only follows then."""
        first, last = self._view.first_start_ms, self._view.last_start_ms
        span = last - first
        self._is_following = True
        is_all_seen = span < self._view.ms_per_px
        if is_all_seen:
            self.setRange(0, 0)
        else:
            page = max(1, min(_LONGEST_PAGE, round(_STEPS * self._view.visible_ms / span)))
            self.setRange(0, _STEPS)
            self.setPageStep(page)
            self.setSingleStep(max(1, page // 10))
            self.setValue(round(_STEPS * (self._view.start_ms - first) / span))
        self._is_following = False
        self.setEnabled(not is_all_seen)

    def _on_value(self, value: int) -> None:
        if not self._is_following:
            first, last = self._view.first_start_ms, self._view.last_start_ms
            self.start_wanted.emit(first + (last - first) * value / _STEPS)
