"""The painted surface of the timeline. What seldom changes is kept as one picture; playhead, guide and drag are painted over it."""

from __future__ import annotations

import bisect
import math

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from captionstudio.core.timecode import format_timecode
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import SpeakerNames
from captionstudio.ui.style_sheet import mixed
from captionstudio.ui.theme import Colours, colours_for
from captionstudio.ui.timeline.areas import Areas, divide
from captionstudio.ui.timeline.cue_painter import CuePainter, LaneLook
from captionstudio.ui.timeline.drags import Drag
from captionstudio.ui.timeline.lanes import Lanes
from captionstudio.ui.timeline.ruler import paint_ruler
from captionstudio.ui.timeline.view import View
from captionstudio.ui.timeline.voices import VoicePainter
from captionstudio.ui.timeline.waveform import SoundPainter

_HEAD_PX = 6
_USUAL_TEXT_PX = 16
_SHOT_PX = 4
_LABEL_PX = 92
_AGAIN_MS = 40
_MOST_SHOTS = 300
"""More shots than this in sight would be a wall, not ticks."""


class Canvas(QWidget):
    """Paints the visible stretch of ``view``; ``view_changed()`` follows every scroll, zoom and resize."""

    view_changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.view = View()
        self.lanes = Lanes()
        self.sound = SoundPainter()
        self.names = SpeakerNames(session, self)
        self.has_speaker_lanes = False
        self.cues = CuePainter(_font_of_cues(self.font()), VoicePainter(self.names))
        self.areas: Areas = divide(1, 1, 1, 0)
        self.lane_scroll = 0
        self.playhead_ms = 0
        self.hover_x: float | None = None
        self.hovered_id: str | None = None
        self.loop_ms: tuple[int, int] | None = None
        self.drag: Drag | None = None
        self._shots: list[int] = []
        self._base: QPixmap | None = None
        self._colours: Colours | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(120)
        self.names.changed.connect(self._on_names_changed)

    def refresh(self) -> None:
        """Paint everything anew at the next occasion."""
        self._base = None
        self.update()

    def follow_document(self) -> None:
        """Take what the document holds now."""
        split_id = self._session.selection.track_id if self.has_speaker_lanes else None
        self.lanes.follow(self._session.document, split_id, [speaker.name for speaker in self.names.speakers])
        self._shots = sorted(self._session.document.shot_changes_ms)
        self._divide()
        self.refresh()

    def show_speakers(self, *, in_colours: bool, in_lanes: bool) -> None:
        """Give captions the colours of their speakers or not, and each speaker of the active track a lane or not."""
        self.cues.voices.is_on, self.has_speaker_lanes = in_colours, in_lanes
        self.follow_document()

    def _on_names_changed(self) -> None:
        self.cues.voices.forget()
        self.follow_document()

    def change_view(self) -> None:
        """Show that the view has changed, and tell."""
        self.refresh()
        self.view_changed.emit()

    def set_playhead(self, time_ms: int) -> None:
        """Move the playhead, painting no more than the two places."""
        if time_ms != self.playhead_ms:
            self._update_strip(self.playhead_ms)
            self.playhead_ms = time_ms
            self._update_strip(time_ms)

    def set_hover(self, x: float | None) -> None:
        """Move the line under the pointer; None takes it away."""
        for place in (self.hover_x, x):
            if place is not None:
                self.update(QRect(int(place) - _LABEL_PX - 4, 0, 2 * _LABEL_PX + 8, self.height()))
        self.hover_x = x

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the kept picture and what moves over it."""
        colours = colours_for(self)
        if colours is not self._colours:
            self._colours, self._base = colours, None
            self.sound.forget()
        if self._base is None:
            self._base = self._paint_base(colours)
        painter = QPainter(self)
        ratio = self._base.devicePixelRatio()
        rect = QRectF(event.rect())
        painter.drawPixmap(rect, self._base, QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio))
        self._paint_overlay(painter, colours)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size."""
        self.view.resize(event.size().width(), self.devicePixelRatioF())
        self._divide()
        self.change_view()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new palette, font or language."""
        if event.type() == QEvent.Type.FontChange:
            self.cues.set_font(_font_of_cues(self.font()))
            self._divide()
            self.change_view()
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.refresh()
        super().changeEvent(event)

    def _divide(self) -> None:
        scale = QFontMetricsF(self.font()).height() / _USUAL_TEXT_PX
        self.areas = divide(self.width(), self.height(), max(1, len(self.lanes)), self.lane_scroll, scale)

    def scroll_lanes(self, pixels: int) -> None:
        """Show lanes from ``pixels`` below the first one's top."""
        self.lane_scroll = max(0, pixels)
        self._divide()
        self.refresh()

    def _paint_base(self, colours: Colours) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if ratio != self.view.ratio:
            self.view.resize(self.width(), ratio)
        pixmap = QPixmap(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(colours.sunken)
        painter = QPainter(pixmap)
        painter.setFont(self.font())
        areas = self.areas
        self.sound.paint(painter, areas.waveform, self.view, colours)
        if self.sound.service is None or not self.sound.service.has_sound:
            painter.setPen(colours.muted)
            painter.drawText(areas.waveform, Qt.AlignmentFlag.AlignCenter, self.tr("No sound"))
        self._paint_ends(painter, colours)
        paint_ruler(painter, areas.ruler, self.view, colours)
        self._paint_shots(painter, colours)
        self._paint_lanes(painter, colours)
        painter.end()
        return pixmap

    def _paint_ends(self, painter: QPainter, colours: Colours) -> None:
        """Darken what lies before the beginning and after the end."""
        shade = mixed(colours.sunken, colours.border, 0.35)
        area = self.areas.waveform
        begin, end = self.view.x_of(0), self.view.x_of(self.view.duration_ms)
        if begin > 0:
            painter.fillRect(QRectF(0, area.top(), begin, area.height()), shade)
        if end < self.width():
            painter.fillRect(QRectF(end, area.top(), self.width() - end, area.height()), shade)

    def _paint_shots(self, painter: QPainter, colours: Colours) -> None:
        view, areas = self.view, self.areas
        first, last = bisect.bisect_left(self._shots, view.start_ms), bisect.bisect_right(self._shots, view.end_ms)
        shots = self._shots[first:last]
        if not shots or len(shots) > _MOST_SHOTS:
            return
        painter.setPen(colours.shot)
        top, bottom = areas.waveform.top(), areas.waveform.bottom()
        places = [round(view.x_of(time_ms)) + 0.5 for time_ms in shots]
        painter.drawLines([QLineF(x, areas.ruler.bottom() - _SHOT_PX, x, bottom) for x in places])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.shot)
        for x in places:  # under the times of the ruler, which they must not cover
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x, top),
                        QPointF(x + _SHOT_PX, top + _SHOT_PX),
                        QPointF(x, top + 2 * _SHOT_PX),
                        QPointF(x - _SHOT_PX, top + _SHOT_PX),
                    ]
                )
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_lanes(self, painter: QPainter, colours: Colours) -> None:
        selection = self._session.selection
        provisional = self._session.provisional_track_ids
        painter.save()
        painter.setClipRect(self.areas.lanes_area)
        if not len(self.lanes):
            painter.fillRect(self.areas.lanes[0], mixed(colours.sunken, colours.field, 0.3))
            painter.setPen(colours.muted)
            painter.drawText(self.areas.lanes[0], Qt.AlignmentFlag.AlignCenter, self.tr("Drag here to make a caption"))
        for lane, rect in zip(self.lanes.lanes, self.areas.lanes, strict=False):
            if rect.bottom() < self.areas.lanes_area.top() or rect.top() > self.areas.lanes_area.bottom():
                continue
            is_active = lane.track.id == selection.track_id
            look = LaneLook(
                rect,
                selection.cue_ids if is_active else frozenset(),
                selection.current_id if is_active else None,
                is_active and len(self.lanes) > 1,
                lane.track.id in provisional,
                self.hovered_id,
                len(self.lanes) > 1,
                lane.speaker or self.tr("Nobody"),
            )
            self.cues.paint_lane(painter, lane, self.view, look, colours)
        painter.restore()
        if self.cues.is_unfinished:
            self.cues.is_unfinished = False
            QTimer.singleShot(_AGAIN_MS, self.refresh)

    def _paint_overlay(self, painter: QPainter, colours: Colours) -> None:
        if self.loop_ms is not None:
            left, right = (self.view.x_of(time_ms) for time_ms in self.loop_ms)
            shade = QColor(colours.accent)
            shade.setAlpha(46)
            painter.fillRect(QRectF(left, 0, right - left, self.areas.waveform.bottom()), shade)
            painter.setPen(QPen(colours.accent, 1))
            painter.drawLines([QLineF(x, 0, x, self.areas.waveform.bottom()) for x in (left, right)])
        if self.hover_x is not None:
            self._paint_hover(painter, self.hover_x, colours)
        if self.drag is not None:
            self.drag.paint(painter, colours)
            if self.drag.guide_ms is not None:
                x = round(self.view.x_of(self.drag.guide_ms)) + 0.5
                painter.setPen(QPen(colours.warning, 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        self._paint_playhead(painter, colours)

    def _paint_hover(self, painter: QPainter, x: float, colours: Colours) -> None:
        line = QColor(colours.text)
        line.setAlpha(70)
        painter.setPen(line)
        painter.drawLine(QPointF(x, self.areas.ruler.bottom()), QPointF(x, self.height()))
        text = format_timecode(max(0, round(self.view.time_at(x))))
        width = painter.fontMetrics().horizontalAdvance(text) + 10
        left = x + 1 if x + width < self.width() else x - width
        box = QRectF(left, self.areas.ruler.top() + 3, width, self.areas.ruler.height() - 8)
        painter.fillRect(box, colours.panel)
        painter.setPen(colours.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_playhead(self, painter: QPainter, colours: Colours) -> None:
        x = self.view.x_of(self.playhead_ms)
        if not -_HEAD_PX <= x <= self.width() + _HEAD_PX:
            return
        top = self.areas.ruler.bottom() - 8
        painter.fillRect(QRectF(x - 0.75, top, 1.5, self.height() - top), colours.playhead)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.playhead)
        head = [QPointF(x - _HEAD_PX, top - 2), QPointF(x + _HEAD_PX, top - 2), QPointF(x, top + 7)]
        painter.drawPolygon(QPolygonF(head))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _update_strip(self, time_ms: int) -> None:
        x = self.view.x_of(time_ms)
        if -2 * _HEAD_PX < x < self.width() + 2 * _HEAD_PX:
            self.update(QRect(math.floor(x) - _HEAD_PX - 2, 0, 2 * _HEAD_PX + 5, self.height()))


def _font_of_cues(font: QFont) -> QFont:
    """Return the font of texts in cues for that of the window."""
    smaller = QFont(font)
    smaller.setPointSizeF(max(7.5, font.pointSizeF() * 0.95))
    return smaller
