"""The timeline: ruler, waveform and a lane for each track, over the session, the playback and the sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QGridLayout, QMenu, QPinchGesture, QScrollBar, QWidget

from captionstudio.core.edits.change import Change
from captionstudio.core.ports import MediaInfo
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.waveform import WaveformService
from captionstudio.ui.timeline.cue_painter import IssueSource
from captionstudio.ui.timeline.following import Follower
from captionstudio.ui.timeline.scrolling import Glide, TimeBar
from captionstudio.ui.timeline.surface import Surface

if TYPE_CHECKING:
    from captionstudio.services.playback import Playback

SMOOTH_SCROLL, SPECTROGRAM = "timeline/smooth_scroll", "timeline/spectrogram"
SPEAKER_COLOURS, SPEAKER_LANES = "timeline/speaker_colours", "timeline/speaker_lanes"
_FIRST_MS = 20_000
"""So much is seen of media that have just been opened."""

_ROOM_MS = 10_000
_WHEEL_SHARE, _FAST = 0.14, 4
_LANES_NOTCH_PX = 30
_ZOOM_NOTCH, _ZOOM_STEP = 1.22, 1.6
_CUE_MENU = (
    ("play_cue", "loop_cue"),
    ("edit_cue", "split_cue", "merge_cues", "duplicate_cue", "delete_cues"),
    ("set_start", "set_end", "extend_to_next"),
    ("set_language", "toggle_lock", "zoom_selection"),
)
_EMPTY_MENU = (
    ("play", "insert_cue"),
    ("zoom_in", "zoom_out", "zoom_fit", "zoom_selection"),
    ("follow", "snap", "spectrogram"),
    ("speaker_colours", "speaker_lanes"),
    ("find_shots",),
)


class Timeline(QWidget):
    """Shows and retimes captions along the sound.

    ``seek_requested(ms)`` asks for another position, ``cue_activated(track_id, cue_id)`` for the editor, ``refused(error)`` tells why an
    edit was not made. Follows the settings ``timeline/follow``, ``smooth_follow``, ``smooth_scroll``, ``snap``, ``spectrogram``,
    ``speaker_colours`` and ``speaker_lanes``.
    """

    seek_requested = Signal(int)
    cue_activated = Signal(str, str)
    refused = Signal(object)

    def __init__(self, session: Session, playback: Playback, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._playback = playback
        self._settings = settings
        self._actions: Mapping[str, QAction] = {}
        self._media_ms = 0
        self.surface = Surface(session, settings, self)
        self.view = self.surface.view
        self._glide = Glide(self.view, self)
        self._follower = Follower(self.surface, playback, settings, self)
        self._bar = TimeBar(self.view, self)
        self._lane_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._arrange()
        self._connect()
        self._follow_settings()
        self._on_document_reset()

    def set_waveform(self, service: WaveformService) -> None:
        """Paint the sound that a service knows."""
        self.surface.sound.service = service
        service.updated.connect(self._on_sound)
        service.was_reset.connect(self._on_sound_reset)
        service.set_focus(max(0, round(self.view.start_ms)))
        self.surface.refresh()

    def set_issues(self, issues: IssueSource) -> None:
        """Mark the cues that something is wrong with; ``issues`` has a signal ``issues_changed``."""
        self.surface.cues.issues = issues
        self.surface.cues.forget_issues()
        changed = getattr(issues, "issues_changed", None)
        if changed is not None:
            changed.connect(self._on_issues)
        self.surface.refresh()

    def set_media(self, media: MediaInfo | None) -> None:
        """Take the length of the media and show its beginning."""
        self._media_ms = (media.duration_ms or 0) if media else 0
        self._take_duration()
        self._show_beginning()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Offer commands in the context menu, by their ids."""
        self._actions = actions

    def zoom_in(self) -> None:
        """Show more detail around the playhead, or around the middle where it is out of sight."""
        self._zoom(_ZOOM_STEP, self._anchor_x())

    def zoom_out(self) -> None:
        """Show more time around the playhead, or around the middle where it is out of sight."""
        self._zoom(1 / _ZOOM_STEP, self._anchor_x())

    def zoom_to_fit(self) -> None:
        """Show everything."""
        self._glide.stop()
        self.view.show_all()
        self.surface.change_view()

    def zoom_to_selection(self) -> None:
        """Show just the selected captions, else the stretch that is played over and over."""
        cues = self._session.selected_cues
        span = (min(cue.start_ms for cue in cues), max(cue.end_ms for cue in cues)) if cues else self.surface.loop_ms
        if span is not None:
            self._glide.stop()
            self.view.show(*span)
            self.surface.change_view()

    def show_span(self, start_ms: int, end_ms: int) -> None:
        """Show just this stretch."""
        self._glide.stop()
        self.view.show(start_ms, end_ms, 0)
        self.surface.change_view()

    def scroll_pages(self, pages: float) -> None:
        """Go on, or back, by so much of what is seen."""
        self._scroll_to(self._glide.target_ms + pages * self.view.visible_ms)

    def show_time(self, time_ms: int) -> None:
        """Make sure that a time is in sight."""
        self._follower.show_time(time_ms)

    def clear_range(self) -> None:
        """Play over and over no more."""
        if self.surface.loop_ms is not None:
            self._playback.stop_loop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom about the pointer, with Shift scroll faster, with Alt through the tracks."""
        event.accept()
        x = self.surface.mapFrom(self, event.position().toPoint()).x()
        angle, pixels = event.angleDelta(), event.pixelDelta()
        turned = angle.y() or angle.x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_ZOOM_NOTCH ** (turned / 120), x)
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self.surface.areas.overflow:
            self._lane_bar.setValue(self._lane_bar.value() - round(turned / 120 * _LANES_NOTCH_PX))
            return
        fast = _FAST if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if not pixels.isNull():
            self._glide.stop()
            moved = pixels.x() if abs(pixels.x()) > abs(pixels.y()) else pixels.y()
            self.view.scroll_to(self.view.start_ms - moved * fast * self.view.ms_per_px)
            self.surface.change_view()
        elif turned:
            self._scroll_to(self._glide.target_ms - turned / 120 * _WHEEL_SHARE * fast * self.view.visible_ms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes a drag back, or a chosen range away; Page Up and Down scroll."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.surface.cancel_drag() or self.surface.loop_ms is not None):
            self.clear_range()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scroll_pages(-0.8 if key == Qt.Key.Key_PageUp else 0.8)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers, on touch screens and on touch pads."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1 + event.value(), self.surface.mapFrom(self, event.position().toPoint()).x())
            return True
        if isinstance(event, QGestureEvent) and (pinch := event.gesture(Qt.GestureType.PinchGesture)) is not None:
            assert isinstance(pinch, QPinchGesture)
            self._zoom(pinch.scaleFactor(), self.surface.mapFromGlobal(pinch.hotSpot().toPoint()).x())
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the captions, or with the view."""
        self.surface.cancel_drag()
        hit = self.surface.hit_at(QPointF(self.surface.mapFromGlobal(event.globalPos())))
        is_of_cue = hit.cue is not None or event.reason() == QContextMenuEvent.Reason.Keyboard
        menu = self.build_menu(_CUE_MENU if is_of_cue else _EMPTY_MENU)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def build_menu(self, groups: Sequence[Sequence[str]]) -> QMenu | None:
        """Return a menu of the known actions among these ids, or None where none is known."""
        menu = QMenu(self)
        for group in groups:
            known = [self._actions[name] for name in group if name in self._actions]
            if known and not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(known)
        return None if menu.isEmpty() else menu

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.surface, 0, 0)
        layout.addWidget(self._lane_bar, 0, 1)
        layout.addWidget(self._bar, 1, 0)
        self._lane_bar.hide()
        self.surface.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.surface.setFocusProxy(self)  # after this a policy set on it would be that of the proxy
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr("The sound and the captions over time. Page Up and Page Down scroll, plus and minus zoom."))
        self.surface.setAccessibleName(self.tr("Waveform and captions"))
        self._bar.setAccessibleName(self.tr("Scroll through time"))
        self._lane_bar.setAccessibleName(self.tr("Scroll through tracks"))

    def _connect(self) -> None:
        self.surface.view_changed.connect(self._on_view_changed)
        self.surface.seek_requested.connect(self.seek_requested)
        self.surface.cue_activated.connect(self.cue_activated)
        self.surface.refused.connect(self.refused)
        self.surface.range_chosen.connect(self._on_range_chosen)
        self.surface.range_cleared.connect(self.clear_range)
        self._follower.start_wanted.connect(self._scroll_to)
        self._follower.start_needed.connect(self._on_start_wanted)
        self._glide.moved.connect(self.surface.change_view)
        self._bar.start_wanted.connect(self._on_start_wanted)
        self._lane_bar.valueChanged.connect(self.surface.scroll_lanes)
        self._session.document_reset.connect(self._on_document_reset)
        self._session.changed.connect(self._on_changed)
        self._session.selection_changed.connect(self._on_selection)
        self._playback.duration_changed.connect(self._on_duration)
        self._playback.loop_changed.connect(self._on_loop)
        self._settings.changed.connect(self._on_setting)

    def _zoom(self, factor: float, x: float) -> None:
        self._glide.stop()
        self.view.zoom(factor, x)
        self.surface.change_view()

    def _anchor_x(self) -> float:
        x = self.view.x_of(self.surface.playhead_ms)
        return x if 0 <= x <= self.view.width else self.view.width / 2

    def _scroll_to(self, start_ms: float) -> None:
        if self.isVisible() and self._settings.get(SMOOTH_SCROLL, True):
            self._glide.to(start_ms)
            return
        self._glide.stop()
        self.view.scroll_to(start_ms)
        self.surface.change_view()

    def _show_beginning(self) -> None:
        self._glide.stop()
        if self.view.duration_ms > _FIRST_MS:
            self.view.show(0, _FIRST_MS, 0)
            self.view.scroll_to(self.view.first_start_ms)
        else:
            self.view.show_all()
        self.surface.change_view()

    def _take_duration(self) -> None:
        """Make the whole as long as the media, or the captions where they go on longer."""
        end_ms = self.surface.lanes.end_ms
        self.view.set_duration(max(self._media_ms, end_ms + (_ROOM_MS if end_ms > self._media_ms else 0), _ROOM_MS))
        self._bar.follow()

    def _on_view_changed(self) -> None:
        self._bar.follow()
        overflow = self.surface.areas.overflow
        self._lane_bar.setRange(0, overflow)
        self._lane_bar.setPageStep(max(1, round(self.surface.areas.lanes_area.height())))
        self._lane_bar.setVisible(overflow > 0)
        if self.surface.sound.service is not None:
            self.surface.sound.service.set_focus(max(0, round(self.view.start_ms)))

    def _on_start_wanted(self, start_ms: float) -> None:
        self._glide.stop()
        self.view.scroll_to(start_ms)
        self.surface.change_view()

    def _on_document_reset(self) -> None:
        self.surface.cancel_drag()
        self.surface.follow_document()
        self._take_duration()
        self._show_beginning()

    def _on_changed(self, change: Change) -> None:
        self.surface.follow_document()
        if self.surface.lanes.end_ms > self.view.duration_ms or change.is_structural:
            self._take_duration()
        if change.is_structural or self.surface.has_speaker_lanes:
            self._on_view_changed()

    def _on_selection(self) -> None:
        if self.surface.has_speaker_lanes and self.surface.lanes.split_id != self._session.selection.track_id:
            self.surface.follow_document()
            self._on_view_changed()
        self.surface.refresh()
        self._show_lane()
        cue = self._session.current_cue
        if cue is not None and not self.surface.is_pressed and not (cue.start_ms <= self.view.end_ms and cue.end_ms >= self.view.start_ms):
            self.show_time(cue.start_ms)

    def _show_lane(self) -> None:
        """Bring the track that is worked on into sight."""
        selection, areas = self._session.selection, self.surface.areas
        at = self.surface.lanes.index_of(selection.track_id, selection.current_id)
        if at is None or not areas.overflow or self.surface.is_pressed:
            return
        above, below = areas.lanes_area.top() - areas.lanes[at].top(), areas.lanes[at].bottom() - areas.lanes_area.bottom()
        if max(above, below) > 0:
            self._lane_bar.setValue(self._lane_bar.value() + round(-above if above > 0 else below))

    def _on_issues(self, _cues: object) -> None:
        self.surface.cues.forget_issues()
        self.surface.refresh()

    def _on_sound(self, start_ms: int, end_ms: int) -> None:
        self.surface.sound.forget(start_ms, end_ms)
        if start_ms <= self.view.end_ms and end_ms >= self.view.start_ms:
            self.surface.refresh()

    def _on_sound_reset(self) -> None:
        self.surface.sound.forget()
        self.surface.refresh()

    def _on_duration(self, duration_ms: int) -> None:
        if duration_ms and duration_ms != self._media_ms:
            self._media_ms = duration_ms
            self._take_duration()
            self.surface.change_view()

    def _on_range_chosen(self, start_ms: int, end_ms: int) -> None:
        self._playback.play_range(start_ms, end_ms, True)

    def _on_loop(self, _is_looping: bool) -> None:
        self.surface.loop_ms = self._playback.loop_ms
        self.surface.update()

    def _on_setting(self, name: str) -> None:
        if name in (SPECTROGRAM, SPEAKER_COLOURS, SPEAKER_LANES):
            self._follow_settings()

    def _follow_settings(self) -> None:
        self.surface.sound.is_spectrum = self._settings.get(SPECTROGRAM, False)
        get = self._settings.get
        self.surface.show_speakers(in_colours=get(SPEAKER_COLOURS, True), in_lanes=get(SPEAKER_LANES, False))
        self._on_view_changed()
