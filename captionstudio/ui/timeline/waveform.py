"""Paints the sound: tiles of waveform or spectrum, kept until what they show or how closely they show it changes."""

from __future__ import annotations

import itertools
import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from captionstudio.core.waveform import PAIR_MS, SPECTRUM_COLUMNS
from captionstudio.services.waveform import SAMPLES_MS, WaveformService
from captionstudio.ui.style_sheet import mixed
from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.view import View

if TYPE_CHECKING:
    from captionstudio.core.waveform import Samples

_TILE_PX = 512
_KEPT = 48
_LINE_PX = 1.2
"""Samples farther apart than this many pixels are joined by lines."""

_DOTS_PX, _DOT_PX = 5, 1.75
_MOST_GAIN = 8.0
_HEADROOM = 0.94


@dataclass(frozen=True, slots=True)
class _Frame:
    """One painting: where, of what stretch, with what."""

    painter: QPainter
    rect: QRectF
    view: View
    colours: Colours
    service: WaveformService
    gain: float


class SoundPainter:
    """Paints what `WaveformService` knows of the visible stretch, and asks it for what is missing."""

    def __init__(self) -> None:
        self.service: WaveformService | None = None
        self.is_spectrum = False
        self._look: tuple[object, ...] = ()
        self._tiles: OrderedDict[tuple[Any, ...], QImage] = OrderedDict()

    def forget(self, start_ms: float = 0, end_ms: float = math.inf) -> None:
        """Drop the tiles that show any of a stretch of time."""
        for key in [key for key in self._tiles if key[2] < end_ms and key[3] > start_ms]:
            del self._tiles[key]

    def paint(self, painter: QPainter, rect: QRectF, view: View, colours: Colours) -> None:
        """Paint the sound of the visible stretch into ``rect``, whose left end is the view's."""
        painter.fillRect(rect, colours.waveform_back)
        service = self.service
        if service is None or not service.has_sound or rect.height() < 4:
            return
        height = round(rect.height() * view.ratio)
        gain = _gain_for(service.loudest)
        look = (view.ms_per_px, view.ratio, height, gain, colours.waveform.rgb(), self.is_spectrum)
        if look != self._look:
            self._look = look
            self._tiles.clear()
        frame = _Frame(painter, rect, view, colours, service, gain)
        if self.is_spectrum:
            self._paint_spectrum(frame)
            return
        pieces = self._pieces(service, view) if view.ms_per_px / view.ratio < PAIR_MS else []
        if pieces and _sample_px(pieces[0], view) > _LINE_PX:
            self._paint_line(frame, pieces)
        else:
            self._paint_tiles(frame, pieces)

    def _pieces(self, service: WaveformService, view: View) -> list[Samples]:
        """Return the samples of the visible stretch, or nothing until all of them are there."""
        first, last = max(0, int(view.start_ms // SAMPLES_MS)), max(0, int(view.end_ms // SAMPLES_MS))
        pieces = [service.samples(number) for number in range(first, last + 1)]
        found = [piece for piece in pieces if piece is not None and piece.data]
        return found if found and pieces[0] is not None and len(found) >= len(pieces) - 1 else []

    def _paint_tiles(self, frame: _Frame, pieces: list[Samples]) -> None:
        from captionstudio.ui.timeline.pictures import columns_of_samples, draw_columns  # noqa: PLC0415 - numpy

        view, rect, colours = frame.view, frame.rect, frame.colours
        ms = view.ms_per_px / view.ratio
        height = round(rect.height() * view.ratio)
        shades = colours.waveform_back, colours.waveform, mixed(colours.waveform, colours.waveform_back, 0.3)
        left = round(view.left_px * view.ratio)
        for number in range(max(0, left // _TILE_PX), (left + round(view.width * view.ratio)) // _TILE_PX + 1):
            start = number * _TILE_PX
            # A tile of samples is drawn anew when the visible pieces change: it may reach beyond them.
            key = (number, tuple(piece.start_ms for piece in pieces), start * ms, (start + _TILE_PX) * ms)
            image = self._kept(key)
            if image is None:
                if pieces:
                    pairs = columns_of_samples(pieces, start, _TILE_PX, ms)
                else:
                    found = frame.service.columns(start, _TILE_PX, ms)
                    if found is None:
                        return
                    pairs = found
                image = self._keep(key, draw_columns(pairs, height, frame.gain, shades), view.ratio)
            frame.painter.drawImage(QPointF(start / view.ratio - view.left_px, rect.top()), image)

    def _paint_line(self, frame: _Frame, pieces: list[Samples]) -> None:
        """Paint single samples, joined by a line, with dots where they are far apart."""
        from captionstudio.ui.timeline.pictures import join_samples  # noqa: PLC0415 - numpy

        view, rect, painter = frame.view, frame.rect, frame.painter
        samples, rate, origin = join_samples(pieces), pieces[0].sample_rate, pieces[0].start_ms
        first = max(0, int((view.start_ms - origin) * rate / 1000) - 1)
        last = min(len(samples), int((view.end_ms - origin) * rate / 1000) + 2)
        scale = -frame.gain * rect.height() / 2 / 32768
        middle = rect.center().y()
        points = [QPointF(view.x_of(origin + at * 1000 / rate), middle + int(samples[at]) * scale) for at in range(first, last)]
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(frame.colours.waveform, 1.4))
        painter.drawLines([QLineF(a, b) for a, b in itertools.pairwise(points)])  # as one polyline it takes thirty times as long
        if _sample_px(pieces[0], view) >= _DOTS_PX:
            painter.setPen(QPen(frame.colours.waveform, 2 * _DOT_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLines([QLineF(point.x() - _DOT_PX, point.y(), point.x() + _DOT_PX, point.y()) for point in points])
        painter.restore()

    def _paint_spectrum(self, frame: _Frame) -> None:
        from captionstudio.ui.timeline.pictures import draw_spectrum  # noqa: PLC0415 - numpy

        view, rect, painter, colours = frame.view, frame.rect, frame.painter, frame.colours
        column_ms = 1 << max(0, round(math.log2(max(1.0, view.ms_per_px))))
        tile_ms = column_ms * SPECTRUM_COLUMNS
        is_dark = colours.waveform_back.lightness() < 128
        hot = QColor("#ffe9a8") if is_dark else QColor("#16264a")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(rect)
        for number in range(max(0, int(view.start_ms // tile_ms)), max(0, int(min(view.end_ms, view.duration_ms) // tile_ms)) + 1):
            key = (number, column_ms, number * tile_ms, (number + 1) * tile_ms)
            image = self._kept(key)
            if image is None:
                levels = frame.service.spectrum(number, column_ms)
                if levels is None:
                    continue
                image = self._keep(key, draw_spectrum(levels, colours.waveform_back, colours.waveform, hot), 1)
            painter.drawImage(QRectF(view.x_of(key[2]), rect.top(), tile_ms / view.ms_per_px, rect.height()), image)
        painter.restore()

    def _kept(self, key: tuple[Any, ...]) -> QImage | None:
        image = self._tiles.get(key)
        if image is not None:
            self._tiles.move_to_end(key)
        return image

    def _keep(self, key: tuple[Any, ...], image: QImage, ratio: float) -> QImage:
        image.setDevicePixelRatio(ratio)
        self._tiles[key] = image
        if len(self._tiles) > _KEPT:
            self._tiles.popitem(last=False)
        return image


def _sample_px(piece: Samples, view: View) -> float:
    """Return how many pixels part two samples."""
    return 1000 / piece.sample_rate / view.ms_per_px


def _gain_for(loudest: int) -> float:
    """Return by how much quiet sound is drawn larger, in steps, so that new peaks seldom change the picture."""
    if loudest <= 0:
        return 1.0
    gain = min(_MOST_GAIN, _HEADROOM * 32768 / loudest)
    return max(_HEADROOM, 2 ** (math.floor(math.log2(gain) * 2) / 2))
