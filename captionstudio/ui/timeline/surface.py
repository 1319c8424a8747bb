"""The timeline under the mouse: what is hovered, clicked and dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.markup import plain_text
from captionstudio.core.timecode import format_timecode
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.speaker_names import voices_of
from captionstudio.ui.timeline.canvas import Canvas
from captionstudio.ui.timeline.drags import BodyDrag, Drag, EdgeDrag, Grab, NewCueDrag, Pointer, SharedEdgeDrag
from captionstudio.ui.timeline.hits import Hit, Part, find_hit
from captionstudio.ui.timeline.lanes import Lane
from captionstudio.ui.timeline.selecting import BoxDrag, RangeDrag, ScrubDrag
from captionstudio.ui.timeline.voice_drag import VoiceDrag

SNAP = "timeline/snap"
_DRAG_PX = 4
"""A press that moves less is a click."""

_SCROLL_PX, _SCROLL_EVERY_MS = 24, 16
_CTRL, _SHIFT, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Surface(Canvas):
    """Turns presses into drags and clicks.

    ``seek_requested(ms)``, ``range_chosen(start_ms, end_ms)``, ``range_cleared()`` and ``cue_activated(track_id, cue_id)`` are wishes of
    the user; ``refused(error)`` tells why an edit was not made.
    """

    seek_requested = Signal(int)
    range_chosen = Signal(int, int)
    range_cleared = Signal()
    cue_activated = Signal(str, str)
    refused = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._settings = settings
        self._pressed: QPointF | None = None
        self._hit = Hit("none")
        self._last = Pointer(0, 0)
        self._scroller = QTimer(self, interval=_SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._on_scroll_while_dragging)

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return self.drag is not None

    @property
    def is_pressed(self) -> bool:
        """Whether the button is held down on it."""
        return self._pressed is not None

    def hit_at(self, point: QPointF) -> Hit:
        """Return what lies at a point."""
        return find_hit(point, self.view, self.areas, self.lanes, self._session.selection.cue_ids)

    def cancel_drag(self) -> bool:
        """Take a drag back and end it; return whether there was one."""
        drag, self._pressed = self.drag, None
        self._end_drag()
        if drag is not None:
            drag.cancel()
        return drag is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was pressed; a cue is selected at once, so that it can be dragged."""
        if event.button() != Qt.MouseButton.LeftButton:
            if self.drag is None:
                self._select_for_menu(self.hit_at(event.position()))
            return
        self._pressed = event.position()
        self._hit = hit = self.hit_at(event.position())
        if hit.place == "ruler":
            self._begin(ScrubDrag(self.view, self.seek_requested.emit))
            self._move_drag(self._pointer(event))
        elif hit.cue is not None and not event.modifiers() & (_CTRL | _SHIFT) and not self._is_selected(hit):
            self._select(hit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what could be dragged."""
        self.set_hover(event.position().x())
        if self._pressed is None:
            self._show_hit(self.hit_at(event.position()), event)
            return
        if self.drag is None and (event.position() - self._pressed).manhattanLength() >= _DRAG_PX:
            self._begin_drag(event)
        if self.drag is not None:
            self._move_drag(self._pointer(event))
            outside = not _SCROLL_PX <= event.position().x() <= self.width() - _SCROLL_PX
            self._scroller.start() if outside else self._scroller.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish a drag, or take the press for a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        drag = self.drag
        self._end_drag()
        if drag is None:
            self._click(event)
            return
        try:
            drag.finish()
        except InvalidEdit as error:
            drag.cancel()
            self.refused.emit(error)
        self._show_hit(self.hit_at(event.position()), event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a cue into the editor."""
        hit = self.hit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit.cue is not None and hit.lane is not None:
            self._select(hit)
            self.cue_activated.emit(hit.lane.track.id, hit.cue.id)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self.set_hover(None)
        self._hover_cue(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show a cue's times, its whole text and what is wrong with it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.hit_at(QPointF(event.pos()))
            text = self._describe(hit)
            if text and not self.is_dragging:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _begin_drag(self, event: QMouseEvent) -> None:
        assert self._pressed is not None
        try:
            self._begin(self._choose_drag(event.modifiers()))
        except InvalidEdit as error:
            self._pressed = None
            self.refused.emit(error)

    def _choose_drag(self, modifiers: Qt.KeyboardModifier) -> Drag | None:
        """Return the drag that a press begins where it was pressed.

        Raises:
            InvalidEdit: what was pressed cannot be changed.
        """
        assert self._pressed is not None
        hit, x = self._hit, self._pressed.x()
        if hit.place == "waveform":
            return RangeDrag(self.view, self.areas.waveform, x, self.range_chosen.emit)
        if hit.place != "lane":
            return None
        rect = self.areas.lanes[self.areas.lane_at(self._pressed.y()) or 0]
        grab = Grab(self._session, self.view, hit.lane.track.id if hit.lane else "", x, self.playhead_ms)
        if hit.lane is None:
            return NewCueDrag(grab, None, rect)
        self._refuse_provisional(hit.lane.track.id)
        if modifiers & _CTRL and hit.part not in ("start", "end"):
            return BoxDrag(self._session, self.view, hit.lane, rect, x)
        if hit.cue is None or hit.part is None:
            return NewCueDrag(grab, hit.lane.track, rect, hit.lane.speaker)
        return self._drag_cue(grab, hit.cue, hit.part, hit.partner if modifiers & _CTRL else None)

    def _drag_cue(self, grab: Grab, cue: Cue, part: Part, partner: Cue | None) -> Drag:
        """Return the drag of a cue's body or edge; with a partner both their edges go."""
        if part == "body":
            if not self._is_selected(self._hit):
                self._select(self._hit)
            lane, cues = self._hit.lane, self._session.selected_cues
            return VoiceDrag(grab, cues, lane, self._find_lane) if lane and lane.is_of_speaker else BodyDrag(grab, cues)
        if partner is not None:
            first, second = sorted((cue, partner), key=lambda each: each.start_ms)
            return SharedEdgeDrag(grab, (first, second))
        return EdgeDrag(grab, cue, part)

    def _find_lane(self, y: float) -> tuple[Lane, QRectF] | None:
        at = self.areas.lane_at(y)
        return (self.lanes[at], self.areas.lanes[at]) if at is not None and at < len(self.lanes) else None

    def _refuse_provisional(self, track_id: str) -> None:
        if track_id in self._session.provisional_track_ids:
            raise InvalidEdit("These captions are still being recognised.", hint="Wait for the end, or cancel it.")

    def _begin(self, drag: Drag | None) -> None:
        self.drag = drag
        if drag is not None:
            QToolTip.hideText()

    def _move_drag(self, pointer: Pointer) -> None:
        self._last = pointer
        drag = self.drag
        if drag is None:
            return
        try:
            drag.move(pointer)
        except InvalidEdit as error:
            self._pressed = None
            self._end_drag()
            self.refused.emit(error)
        self.update()

    def _end_drag(self) -> None:
        self.drag = None
        self._scroller.stop()
        self.update()

    def _pointer(self, event: QMouseEvent) -> Pointer:
        snaps = self._settings.get(SNAP, True) != bool(event.modifiers() & _ALT)
        return Pointer(event.position().x(), event.position().y(), bool(event.modifiers() & _SHIFT), snaps)

    def _on_scroll_while_dragging(self) -> None:
        """Scroll while the pointer is held near or beyond an end."""
        beyond = min(0.0, self._last.x - _SCROLL_PX) + max(0.0, self._last.x - self.width() + _SCROLL_PX)
        before = self.view.start_ms
        self.view.scroll_to(before + beyond * 0.4 * self.view.ms_per_px)
        if self.view.start_ms != before:
            self.change_view()
            self._move_drag(self._last)

    def _click(self, event: QMouseEvent) -> None:
        hit, modifiers = self._hit, event.modifiers()
        if hit.cue is not None and hit.lane is not None:
            self._click_cue(hit, modifiers)
            return
        if hit.place in ("waveform", "lane"):
            self.range_cleared.emit()
            if hit.lane is not None and not modifiers & (_CTRL | _SHIFT):
                self._session.select([], track_id=hit.lane.track.id)
            self.seek_requested.emit(min(max(0, round(self.view.time_at(event.position().x()))), self.view.duration_ms))

    def _click_cue(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        assert hit.lane is not None
        assert hit.cue is not None
        selection, track_id = self._session.selection, hit.lane.track.id
        is_same_track = selection.track_id == track_id
        if modifiers & _CTRL and is_same_track:
            ids = selection.cue_ids ^ {hit.cue.id}
            self._session.select(ids, current_id=hit.cue.id if hit.cue.id in ids else None)
        elif modifiers & _SHIFT and is_same_track and selection.current_id is not None:
            first, last = sorted(self._session.index_of(track_id, cue_id) or 0 for cue_id in (selection.current_id, hit.cue.id))
            between = [cue.id for cue in hit.lane.track.cues[first : last + 1]]
            self._session.select(between, current_id=selection.current_id)
        else:
            self._select(hit)

    def _select(self, hit: Hit) -> None:
        assert hit.lane is not None
        assert hit.cue is not None
        self._session.select([hit.cue.id], track_id=hit.lane.track.id)

    def _select_for_menu(self, hit: Hit) -> None:
        """Let the menu that follows speak of what was pressed."""
        if hit.cue is not None and not self._is_selected(hit):
            self._select(hit)

    def _is_selected(self, hit: Hit) -> bool:
        selection = self._session.selection
        is_same_track = hit.lane is not None and selection.track_id == hit.lane.track.id
        return is_same_track and hit.cue is not None and hit.cue.id in selection.cue_ids

    def _show_hit(self, hit: Hit, event: QMouseEvent) -> None:
        """Let the pointer say what a press would do."""
        is_free = hit.lane is not None and hit.lane.track.id not in self._session.provisional_track_ids
        if hit.cue is not None and is_free and not hit.cue.locked:
            is_shared = hit.partner is not None and bool(event.modifiers() & _CTRL)
            edge = Qt.CursorShape.SplitHCursor if is_shared else Qt.CursorShape.SizeHorCursor
            self.setCursor(Qt.CursorShape.ArrowCursor if hit.part == "body" else edge)
        elif hit.place == "ruler":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif hit.place == "waveform":
            self.setCursor(Qt.CursorShape.IBeamCursor)
        elif hit.place == "lane" and hit.cue is None and (is_free or hit.lane is None):
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        self._hover_cue(hit.cue.id if hit.cue else None)

    def _hover_cue(self, cue_id: str | None) -> None:
        if cue_id != self.hovered_id:
            self.hovered_id = cue_id
            self.refresh()

    def _describe(self, hit: Hit) -> str:
        if hit.lane is None:
            return self.tr("Drag to make a caption") if hit.place == "lane" else ""
        if hit.cue is None:
            return hit.lane.speaker or hit.lane.track.name
        cue = hit.cue
        span = f"{format_timecode(cue.start_ms)} → {format_timecode(cue.end_ms)} ({cue.duration_ms / 1000:.2f} s)"
        marks = getattr(self.cues.issues, "marks_of", None)
        reasons = [f"{mark.rule}: {mark.message}" for mark in marks(hit.lane.track.id, cue.id)] if marks else []
        voices = [" + ".join(voices_of(cue))] if cue.speaker else []
        return "\n".join([span, *voices, plain_text(cue.text), *([self.tr("Locked")] if cue.locked else []), *reasons])
