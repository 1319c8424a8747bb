"""Drags that change no captions: moving the playhead, choosing a stretch to hear, choosing cues by a box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from captionstudio.services.session import Session
from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.drags import Drag, Pointer
from captionstudio.ui.timeline.lanes import Lane, overlapping
from captionstudio.ui.timeline.view import View


class ScrubDrag(Drag):
    """Takes the playhead along."""

    def __init__(self, view: View, seek: Callable[[int], None]) -> None:
        self._view = view
        self._seek = seek

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        self._seek(min(max(0, round(self._view.time_at(pointer.x))), self._view.duration_ms))


class RangeDrag(Drag):
    """Chooses a stretch of the sound to play over and over."""

    def __init__(self, view: View, rect: QRectF, pressed_x: float, play: Callable[[int, int], None]) -> None:
        self._view = view
        self._rect = rect
        self._play = play
        self._pressed_ms = view.time_at(pressed_x)
        self._span = (0, 0)

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        first, last = sorted((self._pressed_ms, self._view.time_at(pointer.x)))
        self._span = (max(0, round(first)), min(self._view.duration_ms, round(last)))

    def finish(self) -> None:  # noqa: D102
        if self._span[0] < self._span[1]:
            self._play(*self._span)

    def paint(self, painter: QPainter, colours: Colours) -> None:  # noqa: D102
        left, right = (self._view.x_of(time_ms) for time_ms in self._span)
        fill = QColor(colours.accent)
        fill.setAlpha(60)
        box = QRectF(left, self._rect.top(), right - left, self._rect.height())
        painter.fillRect(box, fill)
        painter.setPen(colours.text)
        text = f"{(self._span[1] - self._span[0]) / 1000:.2f} s"
        painter.drawText(box.adjusted(-60, 4, 60, 0), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


class BoxDrag(Drag):
    """Selects the cues of one lane that a box touches, beside those that were selected before."""

    def __init__(self, session: Session, view: View, lane: Lane, rect: QRectF, pressed_x: float) -> None:
        self._session = session
        self._view = view
        self._lane = lane
        self._rect = rect
        self._pressed_ms = view.time_at(pressed_x)
        self._x = pressed_x
        self._before = session.selection
        self._kept = session.selection.cue_ids if session.selection.track_id == lane.track.id else frozenset()

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        self._x = pointer.x
        first, last = sorted((self._pressed_ms, self._view.time_at(pointer.x)))
        touched = [cue.id for cue in overlapping(self._lane.cues, self._lane.visible(first, last), first, last)]
        ids = [*touched, *(self._kept - set(touched))]
        self._session.select(ids, track_id=self._lane.track.id)

    def cancel(self) -> None:  # noqa: D102
        before = self._before
        self._session.select(before.cue_ids, current_id=before.current_id, track_id=before.track_id)

    def paint(self, painter: QPainter, colours: Colours) -> None:  # noqa: D102
        left, right = sorted((self._view.x_of(self._pressed_ms), self._x))
        fill = QColor(colours.accent)
        fill.setAlpha(40)
        box = QRectF(left, self._rect.top() - 2, right - left, self._rect.height() + 4)
        painter.fillRect(box, fill)
        painter.setPen(QPen(colours.accent, 1, Qt.PenStyle.DashLine))
        painter.drawRect(box)
