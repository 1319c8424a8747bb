"""Dragging captions in the lanes of speakers: along the lane they move in time, into another lane they become that speaker's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from captionstudio.core.document import Cue
from captionstudio.core.edits.change import Change
from captionstudio.core.edits.speakers import assign_speaker, set_voices
from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.drags import BodyDrag, Grab, Pointer
from captionstudio.ui.timeline.lanes import Lane


class VoiceDrag(BodyDrag):
    """A `BodyDrag` that, let go over the lane of another speaker, says who speaks instead of when: the captions keep their times."""

    def __init__(self, grab: Grab, cues: tuple[Cue, ...], lane: Lane, find_lane: Callable[[float], tuple[Lane, QRectF] | None]) -> None:
        """``find_lane`` tells the lane at a height, and its place."""
        super().__init__(grab, cues)
        self._cues = cues
        self._lane = lane
        self._find_lane = find_lane
        self._target: tuple[Lane, QRectF] | None = None

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        found = self._find_lane(pointer.y)
        is_other = found is not None and found[0].is_of_speaker and found[0].speaker != self._lane.speaker
        self._target = found if is_other else None
        if self._target is not None:
            self._live.take_back()
            self.guide_ms = None
        else:
            super().move(pointer)

    def finish(self) -> None:  # noqa: D102
        if self._target is not None:
            self._grab.session.apply(self._assign(self._target[0].speaker))

    def paint(self, painter: QPainter, colours: Colours) -> None:  # noqa: D102
        if self._target is None:
            return
        rect, view = self._target[1], self._grab.view
        painter.setPen(QPen(colours.text, 1.5, Qt.PenStyle.DashLine))
        for cue in self._cues:
            left, right = max(-20.0, view.x_of(cue.start_ms)), min(view.width + 20.0, view.x_of(cue.end_ms))
            if right > 0 and left < view.width:
                box = QRectF(left, rect.top(), max(2.0, right - left), rect.height()).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.setOpacity(0.55)
                painter.fillRect(box, colours.original_selected)
                painter.setOpacity(1)
                painter.drawRect(box)

    def _assign(self, speaker: str | None) -> Change:
        document, track_id = self._grab.session.document, self._grab.track_id
        if len(self._cues) > 1 or not self._cues[0].second_speaker:
            return assign_speaker(document, track_id, {cue.id for cue in self._cues}, speaker)
        # Of two voices only the one whose lane it was dragged from is another's now.
        cue = self._cues[0]
        voices = [speaker if name == self._lane.speaker else name for name in (cue.speaker, cue.second_speaker)]
        return set_voices(document, track_id, cue.id, voices[0], voices[1])
