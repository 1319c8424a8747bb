"""What dragging in a lane does: edges, bodies, edges that two cues share, new cues. One object for each drag."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, PlacedCue, add_track, edit_track
from captionstudio.core.edits.places import find_places, retimed
from captionstudio.core.edits.snap import Edge, Snap, Snapper
from captionstudio.core.edits.structure import insert_cue
from captionstudio.core.edits.timing import move_cues, ripple_cues, ripple_times, set_times
from captionstudio.services.session import Session
from captionstudio.ui.theme import Colours
from captionstudio.ui.timeline.live_edit import LiveEdit
from captionstudio.ui.timeline.view import View

SNAP_PX = 8
SHORTEST_MS = 40
"""No drag makes a cue shorter than this: a frame at 25 a second."""

_LEAST_NEW_PX = 5


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is and what is held down with it."""

    x: float
    y: float
    ripples: bool = False
    snaps: bool = True


@dataclass(frozen=True, slots=True)
class Grab:
    """Where a drag begins: the pixel that was pressed, the track there (empty where it is yet to be made), the playhead to catch on."""

    session: Session
    view: View
    track_id: str
    x: float
    playhead_ms: int

    @property
    def time_ms(self) -> float:
        """The time that was pressed."""
        return self.view.time_at(self.x)

    def snapper(self, live: LiveEdit, ids: Collection[str]) -> Snapper:
        """Return what dragged cues catch on.

        Raises:
            InvalidEdit: one of them is locked.
        """
        find_places(live.base, self.track_id, ids)
        return Snapper(live.base, self.track_id, ids, playhead_ms=self.playhead_ms)


class Drag:
    """One drag from press to release. ``guide_ms`` is where a snap line is to be shown."""

    guide_ms: int | None = None

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer.

        Raises:
            InvalidEdit: it cannot be done; the drag is over then, and nothing is changed.
        """
        raise NotImplementedError

    def finish(self) -> None:
        """Let go.

        Raises:
            InvalidEdit: it cannot be done, and nothing is changed.
        """

    def cancel(self) -> None:
        """Take everything back."""

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Paint what belongs over the timeline while it lasts."""


class EdgeDrag(Drag):
    """Moves one edge of a cue; with ripple what follows goes along."""

    def __init__(self, grab: Grab, cue: Cue, edge: Edge) -> None:
        self._grab = grab
        self._cue = cue
        self._edge: Edge = edge
        self._offset_ms = grab.time_ms - (cue.start_ms if edge == "start" else cue.end_ms)
        self._live = LiveEdit(grab.session)
        self._snapper = grab.snapper(self._live, {cue.id})

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        wanted = round(self._grab.view.time_at(pointer.x) - self._offset_ms)
        snap = self._snapper.snap(wanted, self._edge, SNAP_PX * self._grab.view.ms_per_px) if pointer.snaps else Snap(wanted)
        start, end = self._cue.start_ms, self._cue.end_ms
        if self._edge == "start":
            start = min(max(0, snap.time_ms), end - SHORTEST_MS)
        else:
            end = max(snap.time_ms, start + SHORTEST_MS)
        is_there = snap.time_ms == (start if self._edge == "start" else end)
        self.guide_ms = snap.target_ms if is_there else None
        edit = ripple_times if pointer.ripples else set_times
        self._live.show(edit(self._live.base, self._grab.track_id, self._cue.id, start, end))

    def cancel(self) -> None:  # noqa: D102
        self._live.take_back()


class SharedEdgeDrag(Drag):
    """Moves the end of one cue and the start of the next together; the gap between them stays."""

    def __init__(self, grab: Grab, pair: tuple[Cue, Cue]) -> None:
        self._grab = grab
        self._left, self._right = pair
        self._offset_ms = grab.time_ms - self._left.end_ms
        self._live = LiveEdit(grab.session)
        self._snapper = grab.snapper(self._live, {cue.id for cue in pair})

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        wanted = round(self._grab.view.time_at(pointer.x) - self._offset_ms)
        snap = self._snapper.snap(wanted, "end", SNAP_PX * self._grab.view.ms_per_px) if pointer.snaps else Snap(wanted)
        left, right, gap = self._left, self._right, self._right.start_ms - self._left.end_ms
        end = max(left.start_ms + SHORTEST_MS, min(snap.time_ms, right.end_ms - SHORTEST_MS - gap))
        self.guide_ms = snap.target_ms if end == snap.time_ms else None
        replaced = {left.id: retimed(left, left.start_ms, end), right.id: retimed(right, end + gap, right.end_ms)}
        self._live.show(edit_track(self._live.base, self._grab.track_id, "Change times", replaced=replaced))

    def cancel(self) -> None:  # noqa: D102
        self._live.take_back()


class BodyDrag(Drag):
    """Moves cues whole; with ripple everything after the first goes along."""

    def __init__(self, grab: Grab, cues: tuple[Cue, ...]) -> None:
        self._grab = grab
        self._ids = frozenset(cue.id for cue in cues)
        self._start_ms, self._end_ms = min(cue.start_ms for cue in cues), max(cue.end_ms for cue in cues)
        self._live = LiveEdit(grab.session)
        self._snapper = grab.snapper(self._live, self._ids)

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        start = max(0, self._start_ms + round(self._grab.view.time_at(pointer.x) - self._grab.time_ms))
        length = self._end_ms - self._start_ms
        snap = self._snapper.snap_body(start, start + length, SNAP_PX * self._grab.view.ms_per_px) if pointer.snaps else Snap(start)
        self.guide_ms = snap.target_ms
        edit = ripple_cues if pointer.ripples else move_cues
        self._live.show(edit(self._live.base, self._grab.track_id, self._ids, snap.time_ms - self._start_ms))

    def cancel(self) -> None:  # noqa: D102
        self._live.take_back()


class NewCueDrag(Drag):
    """Draws a new cue from where the pointer was pressed to where it is let go; ``made_id`` then names it."""

    def __init__(self, grab: Grab, track: Track | None, rect: QRectF, speaker: str | None = None) -> None:
        """``track`` None stands for one that is yet to be made; ``speaker`` speaks the new cue."""
        self._grab = grab
        self._track = track
        self._speaker = speaker
        self._rect = rect
        self._pressed_ms = max(0, round(grab.time_ms))
        self._span = (self._pressed_ms, self._pressed_ms)
        self._snapper = Snapper(grab.session.document, track.id, playhead_ms=grab.playhead_ms) if track else None
        self.made_id: str | None = None

    def move(self, pointer: Pointer) -> None:  # noqa: D102
        start, end = sorted((self._pressed_ms, max(0, round(self._grab.view.time_at(pointer.x)))))
        self.guide_ms = None
        if self._snapper is not None and pointer.snaps:
            tolerance = SNAP_PX * self._grab.view.ms_per_px
            first, last = self._snapper.snap(start, "start", tolerance), self._snapper.snap(end, "end", tolerance)
            moving = last if end != self._pressed_ms else first
            start, end, self.guide_ms = first.time_ms, last.time_ms, moving.target_ms
        self._span = (start, max(start, end))

    def finish(self) -> None:  # noqa: D102
        session, (start, end) = self._grab.session, self._span
        if end - start < max(SHORTEST_MS, _LEAST_NEW_PX * self._grab.view.ms_per_px):
            return
        if self._track is None:
            cue = Cue(start, end, "")
            track = Track((cue,), role="original")
            session.apply(add_track(session.document, track, "New caption"))
            session.select([cue.id], track_id=track.id)
        else:
            change = _spoken_by(insert_cue(session.document, self._track.id, start, end), self._speaker)
            cue = next(part.cue for part in change.added if isinstance(part, PlacedCue))
            session.activate_track(self._track.id)
            session.apply(change, select=[cue.id])
        self.made_id = cue.id

    def paint(self, painter: QPainter, colours: Colours) -> None:  # noqa: D102
        left, right = (self._grab.view.x_of(time_ms) for time_ms in self._span)
        box = QRectF(left, self._rect.top(), max(1.0, right - left), self._rect.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = colours.original_selected
        painter.setOpacity(0.55)
        painter.fillRect(box, fill)
        painter.setOpacity(1)
        painter.setPen(QPen(colours.text, 1, Qt.PenStyle.DashLine))
        painter.drawRect(box)
        text = f"{(self._span[1] - self._span[0]) / 1000:.2f} s"
        if box.width() > painter.fontMetrics().horizontalAdvance(text) + 8:
            painter.setPen(colours.on_cue)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _spoken_by(change: Change, speaker: str | None) -> Change:
    """Return a change with the cues it adds spoken by somebody."""
    added = (replace(part, cue=replace(part.cue, speaker=speaker)) if isinstance(part, PlacedCue) else part for part in change.added)
    return replace(change, added=tuple(added)) if speaker else change
