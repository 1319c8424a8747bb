"""Who speaks, on the timeline: a strip of the speaker's colour along each caption, the name at the left end of a speaker's lane."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from captionstudio.core.document import Cue
from captionstudio.core.speaking import is_doubtful_voice
from captionstudio.services.speaker_names import SpeakerNames
from captionstudio.ui.speaker_look import SPOT, cue_colours, paint_bar, paint_spot, speaker_colour
from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.lanes import Lane

STRIP_PX = 4
_GAP_PX = 1
_MOST_NAME_PX = 130
_LEFT_PX = 6
_DASHED_PX = 8
"""Less than this has no room for dashes."""
_GROUND_ALPHA = 235


class VoicePainter:
    """Paints over what `CuePainter` has painted; `is_on` says whether captions have their speakers' colours."""

    def __init__(self, names: SpeakerNames) -> None:
        self.names = names
        self.is_on = True
        self.set_font(QFont())
        self._inks: dict[tuple[str | None, str | None], list[QColor]] = {}
        self._bands: dict[tuple[str, str | None], tuple[Lane, Any]] = {}

    def set_font(self, font: QFont) -> None:
        """Take another font for names."""
        self._font, self._metrics = font, QFontMetricsF(font)

    def forget(self) -> None:
        """Take other colours."""
        self._inks.clear()
        self._bands.clear()

    def ink_of(self, lane: Lane) -> QColor | None:
        """Return the colour of the speaker whose lane it is, None for any other."""
        colour = self.names.colour_of(lane.speaker) if lane.speaker else ""
        return speaker_colour(colour) if colour else None

    def paint_strip(self, painter: QPainter, rect: QRectF, cue: Cue) -> QRectF:
        """Paint a strip along the top of a caption's place, in dashes where it is doubtful who speaks, and return what is left for its box.

        It lies on the ground of the lane, not on the box: there the colours stand out in both themes.
        """
        if not self.is_on or not cue.speaker:
            return rect
        voices = cue.speaker, cue.second_speaker
        colours = self._inks.get(voices)
        if colours is None:
            colours = self._inks[voices] = cue_colours(self.names, cue)
        if not colours:
            return rect
        strip = QRectF(rect.left(), rect.top(), rect.width(), STRIP_PX)
        if len(colours) == 1 and (cue.speaker_confidence is None or rect.width() < _DASHED_PX):
            painter.fillRect(strip, colours[0])
        else:
            paint_bar(painter, strip, colours, is_doubtful=is_doubtful_voice(cue))
        return rect.adjusted(0, STRIP_PX + _GAP_PX, 0, 0)

    def band_strip(self, lane: Lane, times: Any) -> Any:
        """Return the colour at each of ascending times, as 0xAARRGGBB, 0 where nobody speaks; None where no caption says who does."""
        import numpy  # noqa: PLC0415 - start-up

        if not self.is_on:
            return None
        key = lane.track.id, lane.speaker
        kept = self._bands.get(key)
        if kept is None or kept[0] is not lane:
            inks = {speaker.name: speaker_colour(speaker.colour).rgb() for speaker in self.names.speakers}
            table = numpy.array([inks.get(cue.speaker or "", 0) for cue in lane.cues], numpy.uint32)
            starts, ends = (numpy.array(times, float) for times in zip(*((cue.start_ms, cue.end_ms) for cue in lane.cues), strict=True))
            kept = self._bands[key] = lane, (table, starts, ends) if table.any() else None
        if kept[1] is None:
            return None
        table, starts, ends = kept[1]
        places = numpy.searchsorted(starts, times, "right") - 1
        found = table[places.clip(0)]
        found[(places < 0) | (ends[places.clip(0)] < times)] = 0
        return found

    def label_place(self, rect: QRectF, label: str) -> QRectF:
        """Return where the name of a lane will stand."""
        width, height = self._metrics.horizontalAdvance(self._cut(label)) + SPOT + 18, self._metrics.height() + 4
        return QRectF(rect.left() + _LEFT_PX, round(rect.center().y() - height / 2), width, height)

    def paint_label(self, painter: QPainter, place: QRectF, lane: Lane, label: str, colours: Colours) -> None:
        """Paint a name over the left end of a lane."""
        ground = QColor(colours.panel)
        ground.setAlpha(_GROUND_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 4, 4)
        paint_spot(painter, QPointF(place.left() + 6 + SPOT / 2, place.center().y()), self.ink_of(lane) or colours.muted)
        painter.setFont(self._font)
        painter.setPen(colours.text if lane.speaker else colours.muted)
        painter.drawText(place.adjusted(SPOT + 12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._cut(label))

    def _cut(self, label: str) -> str:
        return self._metrics.elidedText(label, Qt.TextElideMode.ElideRight, _MOST_NAME_PX)
