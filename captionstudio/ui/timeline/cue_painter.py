"""Paints cues in their lanes: boxes with text where there is room, a band of density where there is none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from captionstudio.core.document import Cue
from captionstudio.core.languages import is_right_to_left
from captionstudio.core.markup import plain_text
from captionstudio.ui.style_sheet import mixed
from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.arrays import has_arrays
from captionstudio.ui.timeline.badges import badges_of, paint_badges
from captionstudio.ui.timeline.lanes import Lane, overlapping
from captionstudio.ui.timeline.view import View
from captionstudio.ui.timeline.voices import STRIP_PX, VoicePainter

_DENSE_PX = 10
"""Where cues begin closer together than this on the average they are painted as a band; in lanes of speakers, so many, than twice."""

_TEXT_PX = 26
_ROUND_PX = 24
_HANDLE_PX = 4
_DOUBT_PX, _TAG_PX, _SPEAKER_PX = 48, 56, 160
_NAMED_PX = 100
"""Where cues begin closer together than this few of them have room for their language, so the lane says it."""

_MOST_NAME_PX = 120
_MOST_IN_BAND = 400
_KEPT_TEXTS = 4000


class IssueSource(Protocol):
    """Says what is wrong with cues; `captionstudio.services.issues.IssueTracker` does."""

    def kinds_of(self, track_id: str, cue_id: str) -> frozenset[Any]:
        """Return the kinds of a cue's marks: error, warning, check, stale."""
        ...

    def flagged(self, track_id: str, *kinds: Any) -> frozenset[str]:
        """Return the cues of a track that have marks of these kinds."""
        ...


@dataclass(frozen=True, slots=True)
class LaneLook:
    """How one lane is to be painted."""

    rect: QRectF
    selected: frozenset[str]
    current: str | None
    is_active: bool
    is_provisional: bool
    hovered: str | None = None
    is_one_of_many: bool = False
    label: str = ""
    """What the lane of one speaker is called."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """One lane being painted."""

    painter: QPainter
    lane: Lane
    view: View
    look: LaneLook
    colours: Colours
    text_left: float = 6.0


class CuePainter:
    """Paints lanes; texts that were cut to a width are kept."""

    def __init__(self, font: QFont, voices: VoicePainter) -> None:
        self.voices = voices
        self.issues: IssueSource | None = None
        self.is_unfinished = False  # whether to paint again in a moment
        self._texts: dict[tuple[str, int], tuple[str, bool]] = {}
        self._fills: dict[tuple[Any, ...], tuple[QColor, QPen, QPen]] = {}
        self._flagged: dict[tuple[str, str | None], tuple[Lane, tuple[Any, Any]]] = {}
        self._colours: Colours | None = None
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Take another font for the texts."""
        self._texts.clear()
        self._font = QFont(font)
        self._metrics = QFontMetricsF(self._font)
        self._small = QFont(font)
        self._small.setPointSizeF(max(6.5, font.pointSizeF() * 0.8))
        self._small.setBold(True)
        self._small_metrics = QFontMetricsF(self._small)
        self.voices.set_font(self._small)

    def forget_issues(self) -> None:
        """Ask anew which cues something is wrong with."""
        self._flagged.clear()

    def paint_lane(self, painter: QPainter, lane: Lane, view: View, look: LaneLook, colours: Colours) -> None:
        """Paint the visible cues of a lane."""
        if colours is not self._colours:
            self._colours = colours
            self._fills.clear()
        label = self.voices.label_place(look.rect, look.label) if lane.is_of_speaker else None
        scene = _Scene(painter, lane, view, look, colours, label.right() + 6 if label else 6.0)
        self._paint_ground(scene)
        first, last = lane.visible(view.start_ms, view.end_ms)
        if last - first > view.width / (2 * _DENSE_PX if lane.is_of_speaker else _DENSE_PX):
            self._paint_band(scene)
            chosen = [place for cue_id in look.selected if (place := lane.place_of(cue_id)) is not None and first <= place < last]
            cues = [lane.cues[place] for place in sorted(chosen)[:_MOST_IN_BAND]]
        else:
            cues = overlapping(lane.cues, (first, last), view.start_ms, view.end_ms)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        # What is worked on is painted last, over what it overlaps.
        for cue in cues:
            if cue.id not in look.selected:
                self._paint_cue(scene, cue)
        for cue in cues:
            if cue.id in look.selected:
                self._paint_cue(scene, cue)
        if label is not None:
            self.voices.paint_label(painter, label, lane, look.label, colours)
        elif look.is_one_of_many and last - first > view.width / _NAMED_PX:
            self._paint_name(scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_ground(self, scene: _Scene) -> None:
        painter, rect, colours = scene.painter, scene.look.rect, scene.colours
        painter.fillRect(rect, mixed(colours.sunken, colours.field, 0.42 if scene.look.is_active else 0.2))
        if scene.look.is_active:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), self.voices.ink_of(scene.lane) or colours.accent)
        if not scene.lane.cues and scene.lane.track.name:
            painter.setPen(colours.muted)
            painter.setFont(self._font)
            painter.drawText(rect.adjusted(14, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, scene.lane.track.name)

    def _paint_name(self, scene: _Scene) -> None:
        """Say at the left end which track the lane is of."""
        track, rect, colours = scene.lane.track, scene.look.rect, scene.colours
        name = (track.language or "").partition("-")[0].upper() or track.name
        if not name:
            return
        text = self._small_metrics.elidedText(name, Qt.TextElideMode.ElideRight, _MOST_NAME_PX)
        height = self._small_metrics.height() + 2
        width = self._small_metrics.horizontalAdvance(text) + 10
        place = QRectF(rect.left() + 6, round(rect.center().y() - height / 2), width, height)
        scene.painter.setPen(Qt.PenStyle.NoPen)
        scene.painter.setBrush(colours.panel)
        scene.painter.drawRoundedRect(place, 3, 3)
        scene.painter.setFont(self._small)
        scene.painter.setPen(colours.text)
        scene.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_band(self, scene: _Scene) -> None:
        """Paint how much of each column's time is captioned, and ticks where something is wrong."""
        if not has_arrays():
            self.is_unfinished = True
            return
        import numpy  # noqa: PLC0415 - start-up

        view, rect = scene.view, scene.look.rect
        edges = (numpy.arange(view.width + 1) + view.left_px) * view.ms_per_px
        share = scene.lane.density(edges)
        alpha = (share * 215 + 40 * (share > 0)).clip(0, 255).astype(numpy.uint32)
        fill, _, _ = self._inks(scene, is_selected=False, is_flagged=False)
        pixels = numpy.empty((max(1, round(rect.height())), view.width), numpy.uint32)
        pixels[:] = (alpha << 24) | numpy.uint32(fill.rgb() & 0xFFFFFF)
        for number, (colour, rows) in enumerate(((scene.colours.warning, 4), (scene.colours.error, 7))):
            columns = (self._flagged_starts(scene.lane)[number] / view.ms_per_px - view.left_px).astype(numpy.int64)
            pixels[:rows, columns[(columns >= 0) & (columns < view.width)]] = colour.rgb()
        strip = self.voices.band_strip(scene.lane, edges[:-1])
        if strip is not None:
            pixels[-STRIP_PX:] = numpy.where(strip, strip, pixels[-STRIP_PX:])
        image = QImage(pixels.tobytes(), view.width, len(pixels), view.width * 4, QImage.Format.Format_ARGB32)
        scene.painter.drawImage(rect, image)

    def _flagged_starts(self, lane: Lane) -> tuple[Any, Any]:
        """Return when the cues with milder marks and those with errors start, found once until something changes."""
        import numpy  # noqa: PLC0415 - start-up

        key = lane.track.id, lane.speaker
        kept = self._flagged.get(key)
        if kept is not None and kept[0] is lane:
            return kept[1]
        found = []
        for kinds in (("warning", "check", "stale"), ("error",)):
            flagged = self.issues.flagged(lane.track.id, *kinds) if self.issues else ()
            places = (lane.place_of(cue_id) for cue_id in flagged)
            found.append(numpy.array([lane.cues[place].start_ms for place in places if place is not None], dtype=float))
        self._flagged[key] = lane, (found[0], found[1])
        return found[0], found[1]

    def _paint_cue(self, scene: _Scene, cue: Cue) -> None:
        view, look, painter = scene.view, scene.look, scene.painter
        # What lies far outside is cut: at the closest zoom a cue is millions of pixels long.
        left, right = max(-20.0, view.x_of(cue.start_ms)), min(view.width + 20.0, view.x_of(cue.end_ms))
        rect = self.voices.paint_strip(painter, QRectF(left, look.rect.top(), max(2.0, right - left), look.rect.height()), cue)
        is_selected = cue.id in look.selected
        kinds = self.issues.kinds_of(scene.lane.track.id, cue.id) if self.issues else frozenset()
        fill, edge, lit_edge = self._inks(scene, is_selected=is_selected, is_flagged="error" in kinds)
        if rect.width() < _ROUND_PX:
            painter.fillRect(rect.adjusted(0, 0, -1 if rect.width() > 3 else 0, 0), fill)
            if is_selected:
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), scene.colours.text)
            return
        pen = lit_edge if look.current == cue.id else edge
        if "stale" in kinds:
            pen = QPen(pen)
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if cue.id == look.hovered or is_selected:
            grip = mixed(fill, scene.colours.text, 0.45)
            for x in (rect.left() + 2, rect.right() - 2 - _HANDLE_PX):
                painter.fillRect(QRectF(x, rect.top() + 5, _HANDLE_PX, rect.height() - 10), grip)
        inner = rect.adjusted(_HANDLE_PX + 3, 0, -_HANDLE_PX - 3, 0)
        inner.setLeft(max(inner.left(), scene.text_left))
        inner.setRight(min(inner.right(), view.width - 6.0))
        if inner.width() > _TEXT_PX / 2:
            inner = paint_badges(painter, inner, badges_of(kinds, cue), self._small, scene.colours)
            self._paint_text(scene, inner, cue)
        if "check" in kinds or self.issues is None:
            _paint_doubts(scene, rect, cue)

    def _inks(self, scene: _Scene, *, is_selected: bool, is_flagged: bool) -> tuple[QColor, QPen, QPen]:
        """Return the colour of a cue's box, and the pens of its edge: the usual one and that of the cue in the editor."""
        role, colours = scene.lane.track.role, scene.colours
        key = (role, is_selected, is_flagged, scene.look.is_provisional)
        if (known := self._fills.get(key)) is not None:
            return known
        if is_flagged:
            fill = mixed(colours.flagged, colours.error, 0.35) if is_selected else colours.flagged
        elif role == "translation":
            fill = colours.translation_selected if is_selected else colours.translation
        else:
            fill = colours.original_selected if is_selected else colours.original
            fill = fill if role == "original" else mixed(fill, colours.muted, 0.35)
        fill = mixed(fill, colours.sunken, 0.4) if scene.look.is_provisional else fill
        inks = fill, QPen(mixed(fill, colours.text, 0.28), 1), QPen(mixed(fill, colours.text, 0.75), 1.5)
        self._fills[key] = inks
        return inks

    def _paint_text(self, scene: _Scene, inner: QRectF, cue: Cue) -> None:
        painter, colours = scene.painter, scene.colours
        language = cue.language or scene.lane.track.language
        is_rtl = is_right_to_left(language)
        tag = (language or "").partition("-")[0].upper()
        if cue.speaker and not scene.lane.is_of_speaker and inner.width() > _SPEAKER_PX:
            tag = f"{tag} {cue.speaker}".strip()
        if tag and inner.width() > _TAG_PX:
            width = min(self._small_metrics.horizontalAdvance(tag) + 2, inner.width() / 3)
            place = QRectF(inner.right() - width if is_rtl else inner.left(), inner.top(), width, inner.height())
            painter.setFont(self._small)
            painter.setPen(mixed(colours.on_cue, colours.language, 0.45))
            cut = self._small_metrics.elidedText(tag, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
            inner = inner.adjusted(0, 0, -width - 6, 0) if is_rtl else inner.adjusted(width + 6, 0, 0, 0)
        if inner.width() < _TEXT_PX:
            return
        text, runs_left = self._cut(cue.text, int(inner.width()))
        align = Qt.AlignmentFlag.AlignRight if runs_left else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._font)
        painter.setPen(colours.on_cue)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if runs_left else Qt.LayoutDirection.LeftToRight)
        flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextSingleLine), text)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _cut(self, text: str, width: int) -> tuple[str, bool]:
        """Return what of a text fits, and whether it runs from right to left."""
        kept = self._texts.get((text, width))
        if kept is None:
            if len(self._texts) > _KEPT_TEXTS:
                self._texts.clear()
            seen = " ".join(plain_text(text).split())
            kept = self._metrics.elidedText(seen[:400], Qt.TextElideMode.ElideRight, width), _runs_left(seen)
            self._texts[text, width] = kept
        return kept


def _paint_doubts(scene: _Scene, rect: QRectF, cue: Cue) -> None:
    """Underline with dots where the doubtful words are spoken."""
    if rect.width() < _DOUBT_PX:
        return
    pen = QPen(scene.colours.warning, 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1, 1.2])
    scene.painter.setPen(pen)
    y = rect.bottom() - 4
    for word in cue.words:
        if word.is_doubtful:
            left, right = max(rect.left() + 3, scene.view.x_of(word.start_ms)), min(rect.right() - 3, scene.view.x_of(word.end_ms))
            if right - left > 1:
                scene.painter.drawLine(QPointF(left, y), QPointF(right, y))


def _runs_left(text: str) -> bool:
    """Whether the first character that has a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
