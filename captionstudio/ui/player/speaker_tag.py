"""Who speaks, over the picture that stands still: a name in the speaker's colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from captionstudio.core.speakers import legible_colour
from captionstudio.services.playback import Playback, PlaybackState
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.speaker_names import SpeakerNames, voices_of
from captionstudio.ui.speaker_look import paint_spot, speaker_colour

SPEAKER_NAME = "player/speaker_name"
_START = attrgetter("start_ms")
_LOOK_BACK = 20  # overlapping captions further back than this are not looked for
_GROUND = "#14161b"
_OPACITY = 0.86
_LEAST, _MOST, _SHARE = 11, 20, 0.034  # of letters: pixels, pixels, share of the picture's height
_MARGIN = 10

Tag = tuple[str, str]
"""A name and its colour."""


class SpeakerTags(QObject):
    """Knows who speaks at the time shown: ``changed(list)`` hands over the `Tag` of each while playback stands still, none otherwise."""

    changed = Signal(list)

    def __init__(self, session: Session, playback: Playback, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._playback, self._settings = session, playback, settings
        self._names = SpeakerNames(session, self)
        self._tags: list[Tag] = []
        for signal in (
            session.document_reset,
            session.changed,
            session.selection_changed,
            playback.position_changed,
            playback.state_changed,
            self._names.changed,
        ):
            signal.connect(self.refresh)
        settings.changed.connect(self._on_setting)

    def refresh(self, *_: object) -> None:
        """Look anew."""
        tags = self._find() if self._playback.state in (PlaybackState.PAUSED, PlaybackState.ENDED) else []
        if tags != self._tags:
            self._tags = tags
            self.changed.emit(tags)

    def _find(self) -> list[Tag]:
        track = self._session.active_track
        if track is None or not self._settings.get(SPEAKER_NAME, True):
            return []
        at_ms = self._playback.position_ms
        end = bisect_right(track.cues, at_ms, key=_START)
        shown = (cue for cue in track.cues[max(0, end - _LOOK_BACK) : end] if cue.end_ms > at_ms)
        names = dict.fromkeys(name for cue in shown for name in voices_of(cue))
        return [(name, self._names.colour_of(name)) for name in names if self._names.colour_of(name)]

    def _on_setting(self, name: str) -> None:
        if name == SPEAKER_NAME:
            self.refresh()


def paint_tags(painter: QPainter, rect: QRectF, tags: Sequence[Tag], font: QFont) -> None:
    """Write names below each other in the corner of a picture, where captions hardly ever are."""
    font = QFont(font)
    font.setPixelSize(round(min(_MOST, max(_LEAST, rect.height() * _SHARE))))
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setFont(font)
    height = metrics.height() + 8
    top = rect.top() + _MARGIN
    for name, colour in tags:
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0.0, rect.width() / 2 - 40))
        pill = QRectF(rect.left() + _MARGIN, top, metrics.horizontalAdvance(shown) + 36, height)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(_GROUND)
        ground.setAlphaF(_OPACITY)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        paint_spot(painter, QPointF(pill.left() + 15, pill.center().y()), speaker_colour(colour))
        painter.setPen(QColor(legible_colour(colour, _GROUND)))
        painter.drawText(pill.adjusted(25, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        top += height + 4
    painter.restore()
