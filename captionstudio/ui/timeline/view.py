"""Time to pixels and back: which stretch of time the timeline shows, and how closely."""

from __future__ import annotations

MARGIN_PX = 12
"""Room before time zero, so that the edge of a cue that starts there can be grabbed."""

CLOSEST_MS = 0.0025
"""Milliseconds to the pixel at the closest zoom: eight pixels to a sample at 48 kHz."""

_PAST_END = 0.25
_LEAST_MS = 1000


class View:
    """The visible stretch of time. Times may have fractions here; they become whole only where cues are made of them."""

    def __init__(self) -> None:
        self.width = 1200  # until it is known
        self.ratio = 1.0
        self.duration_ms = 60_000
        self.ms_per_px = 12.0
        self.start_ms = 0.0
        self._clamp()

    @property
    def left_px(self) -> float:
        """The left end in pixels from time zero, always a whole number of the screen's own pixels, so that pictures only move."""
        return round(self.start_ms / self.ms_per_px * self.ratio) / self.ratio

    @property
    def visible_ms(self) -> float:
        """How much time is seen."""
        return self.width * self.ms_per_px

    @property
    def end_ms(self) -> float:
        """The time at the right end."""
        return self.start_ms + self.visible_ms

    @property
    def farthest_ms(self) -> float:
        """Milliseconds to the pixel when everything is seen."""
        return max(_LEAST_MS, self.duration_ms) / max(1, self.width - 2 * MARGIN_PX)

    @property
    def first_start_ms(self) -> float:
        """The earliest `start_ms`."""
        return -MARGIN_PX * self.ms_per_px

    @property
    def last_start_ms(self) -> float:
        """The latest `start_ms`: a little of what is seen then lies after the end."""
        room = MARGIN_PX * self.ms_per_px if self.ms_per_px >= self.farthest_ms else self.visible_ms * _PAST_END
        return max(self.first_start_ms, self.duration_ms - self.visible_ms + room)

    def x_of(self, time_ms: float) -> float:
        """Return where a time lies, in pixels from the left end."""
        return time_ms / self.ms_per_px - self.left_px

    def time_at(self, x: float) -> float:
        """Return the time at a pixel."""
        return (x + self.left_px) * self.ms_per_px

    def is_visible(self, time_ms: float) -> bool:
        """Whether a time lies in the visible stretch."""
        return self.start_ms <= time_ms <= self.end_ms

    def resize(self, width: int, ratio: float) -> None:
        """Take another width in pixels and another number of the screen's pixels to each; the left end stays."""
        is_whole = self.ms_per_px >= self.farthest_ms
        self.width, self.ratio = max(1, width), ratio
        if is_whole:
            self.ms_per_px = self.farthest_ms
        self._clamp()

    def set_duration(self, duration_ms: int) -> None:
        """Take another length of the whole; where all of it was seen, all of it stays seen."""
        self.duration_ms = max(1, duration_ms)
        self._clamp()

    def scroll_to(self, start_ms: float) -> None:
        """Show what follows ``start_ms``."""
        self.start_ms = start_ms
        self._clamp()

    def zoom(self, factor: float, anchor_x: float) -> None:
        """Show ``factor`` times as much detail; what lies at ``anchor_x`` stays there as far as the ends allow."""
        time_ms = self.time_at(anchor_x)
        self.ms_per_px = min(self.farthest_ms, max(CLOSEST_MS, self.ms_per_px / factor))
        self.start_ms = time_ms - anchor_x * self.ms_per_px
        self._clamp()

    def show(self, start_ms: float, end_ms: float, margin: float = 0.1) -> None:
        """Show just this stretch, with a margin on both sides as a share of it."""
        span = max(end_ms - start_ms, 1.0)
        self.ms_per_px = span * (1 + 2 * margin) / self.width
        self.start_ms = start_ms - span * margin
        self._clamp()

    def show_all(self) -> None:
        """Show everything."""
        self.ms_per_px = self.farthest_ms
        self.start_ms = self.first_start_ms
        self._clamp()

    def _clamp(self) -> None:
        self.ms_per_px = min(self.farthest_ms, max(CLOSEST_MS, self.ms_per_px))
        self.start_ms = min(self.last_start_ms, max(self.first_start_ms, self.start_ms))
