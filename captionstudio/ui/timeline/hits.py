"""What lies under the pointer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF

from captionstudio.core.document import Cue
from captionstudio.ui.timeline.areas import Areas
from captionstudio.ui.timeline.lanes import Lane, Lanes, overlapping
from captionstudio.ui.timeline.view import View

EDGE_PX = 6
Place = Literal["ruler", "waveform", "lane", "none"]
Part = Literal["start", "end", "body"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place of the timeline, and in a lane the cue there with the part of it that is meant.

    ``partner`` is the neighbour whose edge lies at the same spot, so that both can be moved at once.
    """

    place: Place
    lane: Lane | None = None
    cue: Cue | None = None
    part: Part | None = None
    partner: Cue | None = None


def find_hit(point: QPointF, view: View, areas: Areas, lanes: Lanes, selected: Collection[str] = ()) -> Hit:
    """Return what lies at a point; selected cues come before those they overlap, then the one that starts last."""
    if areas.ruler.contains(point):
        return Hit("ruler")
    if areas.waveform.contains(point):
        return Hit("waveform")
    at = areas.lane_at(point.y())
    if at is None or at >= len(lanes):
        return Hit("none" if at is None else "lane")
    return _find_in_lane(point.x(), view, lanes[at], selected)


def _find_in_lane(x: float, view: View, lane: Lane, selected: Collection[str]) -> Hit:
    before, after = view.time_at(x - EDGE_PX), view.time_at(x + EDGE_PX)
    near = overlapping(lane.cues, lane.visible(before, after), before, after)
    edges = [edge for cue in near for edge in _edges(cue, x, view)]
    if edges:
        distance, cue, part = min(edges, key=lambda edge: (edge[1].id not in selected, edge[0]))
        partner = next((other for away, other, its in edges if other is not cue and its != part and away <= distance + EDGE_PX), None)
        return Hit("lane", lane, cue, part, partner)
    time_ms = view.time_at(x)
    inside = [cue for cue in near if cue.start_ms <= time_ms <= cue.end_ms]
    if inside:
        return Hit("lane", lane, max(inside, key=lambda cue: (cue.id in selected, cue.start_ms)), "body")
    return Hit("lane", lane)


def _edges(cue: Cue, x: float, view: View) -> list[tuple[float, Cue, Part]]:
    """Return the edges of a cue that a point is close enough to: outside less than inside, and always with room for the body."""
    left, right = view.x_of(cue.start_ms), view.x_of(cue.end_ms)
    inside = min(EDGE_PX, max(0.0, (right - left) / 4))
    found: list[tuple[float, Cue, Part]] = []
    if left - EDGE_PX / 2 <= x <= left + inside:
        found.append((abs(x - left), cue, "start"))
    if right - inside <= x <= right + EDGE_PX / 2:
        found.append((abs(x - right), cue, "end"))
    return found
