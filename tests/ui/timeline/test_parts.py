"""The parts of the timeline that need no window."""

import pytest
from PySide6.QtCore import QPointF

from captionstudio.core.document import Cue, Document, Track
from captionstudio.ui.timeline.areas import divide
from captionstudio.ui.timeline.hits import find_hit
from captionstudio.ui.timeline.lanes import Lane, Lanes
from captionstudio.ui.timeline.ruler import choose_step, label_of
from captionstudio.ui.timeline.view import View


@pytest.mark.parametrize(
    ("ms_per_px", "step"), [(0.005, 1), (0.1, 10), (1, 100), (12, 1000), (100, 10_000), (1000, 120_000), (5600, 600_000)]
)
def test_ruler_steps_are_round_and_leave_room_for_labels(ms_per_px, step):
    assert choose_step(ms_per_px, 42)[0] == step


@pytest.mark.parametrize(
    ("time_ms", "step", "has_hours", "expected"),
    [
        (0, 1000, False, "00:00"),
        (63_500, 500, False, "01:03.5"),
        (9_120, 20, False, "00:09.12"),
        (1, 1, False, "00:00.001"),
        (3_723_000, 1000, True, "1:02:03"),
    ],
)
def test_ruler_labels_say_no_more_than_differs(time_ms, step, has_hours, expected):
    assert label_of(time_ms, step, has_hours=has_hours) == expected


def test_long_cues_that_began_before_are_found_among_short_ones():
    cues = (Cue(0, 60_000, "Long", id="long"), *(Cue(at * 1000, at * 1000 + 500, "", id=str(at)) for at in range(1, 50)))
    first, last = Lane(Track(cues)).visible(30_000, 30_400)
    found = [cue.id for cue in cues[first:last] if cue.end_ms >= 30_000]
    assert found == ["long", "30"]


def test_density_counts_overlapping_cues_once():
    import numpy  # noqa: PLC0415

    lane = Lane(Track((Cue(0, 1000, ""), Cue(500, 1500, ""), Cue(600, 700, ""), Cue(3000, 3500, ""))))
    assert lane.density(numpy.array([0.0, 1000, 2000, 3000, 4000, 5000])).tolist() == [1.0, 0.5, 0.0, 0.5, 0.0]


def test_lanes_keep_their_index_until_their_cues_change():
    lanes = Lanes()
    translation = Track((Cue(0, 900, "Uno"),), role="translation", id="t")
    lanes.follow(Document(tracks=(translation, Track((Cue(0, 900, "One"),), id="o"))))
    assert [lane.track.id for lane in lanes.lanes] == ["o", "t"]
    kept = lanes[1]
    lanes.follow(Document(tracks=(translation, Track((Cue(0, 950, "One"),), id="o"))))
    assert lanes[1] is kept
    assert lanes.end_ms == 950


@pytest.fixture
def scene():
    view = View()
    view.resize(1000, 1)
    view.show(0, 10_000, 0)
    cues = (
        Cue(1000, 2000, "", id="a"),
        Cue(2020, 3000, "", id="b"),
        Cue(5000, 5030, "", id="tiny"),
        Cue(7000, 9000, "", id="under"),
        Cue(7500, 8000, "", id="over"),
    )
    lanes = Lanes()
    lanes.follow(Document(tracks=(Track(cues, id="o"),)))
    areas = divide(1000, 300, 1, 0)

    def hit(x, selected=()):
        return find_hit(QPointF(x, areas.lanes[0].center().y()), view, areas, lanes, selected)

    return hit


@pytest.mark.parametrize(
    ("x", "cue", "part"),
    [
        (95, None, None),
        (98, "a", "start"),
        (105, "a", "start"),
        (150, "a", "body"),
        (195, "a", "end"),
        (203, "b", "start"),
        (501.5, "tiny", "body"),
        (500, "tiny", "start"),
        (620, None, None),
    ],
)
def test_edges_can_be_grabbed_and_leave_a_body(scene, x, cue, part):
    found = scene(x)
    assert (found.cue.id if found.cue else None, found.part) == (cue, part)


def test_neighbouring_edges_know_each_other(scene):
    assert scene(199.5).partner.id == "b"
    assert scene(150).partner is None


def test_the_upper_cue_is_hit_unless_the_lower_is_selected(scene):
    assert scene(775).cue.id == "over"
    assert scene(775, {"under"}).cue.id == "under"
    assert scene(720).cue.id == "under"


def test_a_view_that_shows_everything_goes_on_doing_so():
    view = View()
    view.set_duration(120_000)
    view.show_all()
    view.resize(500, 2)
    assert view.is_visible(0)
    assert view.is_visible(120_000)
    assert view.left_px * 2 == round(view.left_px * 2)


def test_lanes_shrink_before_the_waveform_does():
    roomy, tight = divide(1000, 300, 2, 0), divide(1000, 300, 5, 0)
    assert roomy.lanes[0].height() == 36
    assert 24 <= tight.lanes[0].height() < 36
    assert tight.waveform.height() >= 40
    assert divide(1000, 300, 20, 0).overflow > 0
