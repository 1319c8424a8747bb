"""Where dragged edges catch."""

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.snap import Snap, Snapper
from captionstudio.core.errors import InvalidEdit

CUES = (Cue(0, 1000, "A", id="a"), Cue(2000, 3000, "B", id="b"), Cue(5000, 6000, "C", id="c"))
OTHER = Track((Cue(2100, 3330, "Be", id="z"),), role="translation", id="x")
DOCUMENT = Document((Track(CUES, id="t"), OTHER), shot_changes_ms=(1500, 4000))


@pytest.fixture
def snapper():
    return Snapper(DOCUMENT, "t", {"b"}, playhead_ms=1700)


@pytest.mark.parametrize(
    ("time_ms", "edge", "snapped"),
    [
        (1090, "start", Snap(1083, "neighbour", 1000)),  # 83 ms after the end of the cue before
        (1480, "start", Snap(1500, "shot", 1500)),
        (1680, "start", Snap(1700, "playhead", 1700)),
        (2110, "start", Snap(2100, "track", 2100)),
        (2010, "start", Snap(2010)),  # its own old place does not hold it
        (4930, "end", Snap(4917, "neighbour", 5000)),  # 83 ms before the start of the next
        (3900, "end", Snap(3917, "shot", 4000)),  # a cue ends two frames before a shot change
        (3310, "end", Snap(3330, "track", 3330)),
        (1113, "start", Snap(1083, "neighbour", 1000)),  # just within 30 ms
        (1114, "start", Snap(1114)),
    ],
)
def test_an_edge_catches_on_the_nearest_target(snapper, time_ms, edge, snapped):
    assert snapper.snap(time_ms, edge, 30) == snapped


def test_a_body_catches_by_its_nearer_edge(snapper):
    assert snapper.snap_body(1490, 2490, 30) == Snap(1500, "shot", 1500)
    assert snapper.snap_body(3905, 4905, 30) == Snap(3917, "neighbour", 5000)
    assert snapper.snap_body(2500, 3500, 30) == Snap(2500)


def test_nothing_catches_before_zero_or_in_a_lost_track(snapper):
    early = Snapper(Document((Track((Cue(10, 500, "A", id="a"),), id="t"),)), "t")
    assert early.snap(5, "end", 500) == Snap(5)
    with pytest.raises(InvalidEdit):
        Snapper(DOCUMENT, "gone")
