"""Who speaks, on the timeline: strips of colour, lanes of speakers, and captions dragged from one to another."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits import speakers as edits
from captionstudio.core.speakers import Speaker
from captionstudio.ui.timeline.lanes import Lanes

RED, GREEN = "#ff0000", "#00ff00"
CUES = (
    Cue(1000, 2000, "One", id="a", speaker="Ann"),
    Cue(3000, 4000, "- Two\n- three", id="b", speaker="Ann", second_speaker="Bob"),
    Cue(4200, 5000, "Four", id="c", speaker="Bob", speaker_confidence=0.2),
    Cue(6000, 7000, "Five", id="d"),
)
SPANISH = Track((Cue(1000, 2000, "Uno", id="x", language="es", source_ids=("a",)),), role="translation", language="es", id="t")


@pytest.fixture
def document():
    return Document((Track(CUES, id="o"), SPANISH), speakers=(Speaker("Bob", GREEN), Speaker("Ann", RED)))


@pytest.fixture
def lanes(timeline, settings):
    settings.set("timeline/speaker_lanes", True)
    return timeline.surface.lanes.lanes


def named(timeline):
    return [(lane.track.id, lane.speaker, [cue.id for cue in lane.cues]) for lane in timeline.surface.lanes.lanes]


def strip(timeline, first_ms, last_ms, lane=0):
    """The colours along the top of a lane, each once in a run."""
    surface = timeline.surface
    picture = surface.grab().toImage()
    y, ratio = surface.areas.lanes[lane].top() + 2, picture.devicePixelRatio()
    found = []
    for x in range(round(surface.view.x_of(first_ms)), round(surface.view.x_of(last_ms))):
        colour = QColor(picture.pixel(QPoint(round(x * ratio), round(y * ratio)))).name()
        if not found or found[-1] != colour:
            found.append(colour)
    return found


def lane_of(timeline, speaker):
    return next(at for at, lane in enumerate(timeline.surface.lanes.lanes) if lane.is_of_speaker and lane.speaker == speaker)


def drag_to(hand, time_ms, from_lane, to_lane, by_ms=0):
    hand.press(time_ms, from_lane)
    for _ in range(2):
        hand.point = hand.at(time_ms + by_ms, to_lane)
        hand._send(QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier)
    hand.release()


def test_captions_bear_the_colours_of_their_speakers(timeline):
    assert strip(timeline, 1020, 1980) == [RED]
    assert strip(timeline, 3020, 3980) == [RED, GREEN]
    assert strip(timeline, 4200, 4990).count(GREEN) > 3  # in dashes: nobody is sure
    assert not {RED, GREEN} & set(strip(timeline, 6000, 7000))


def test_colours_can_be_switched_off_and_follow_the_speaker(timeline, settings, session):
    session.apply(edits.set_speaker_colour(session.document, "Ann", "#ffff00"))
    assert strip(timeline, 1020, 1980) == ["#ffff00"]
    settings.set("timeline/speaker_colours", False)
    assert "#ffff00" not in strip(timeline, 1020, 1980)


def test_a_band_of_thousands_has_them_too(qtbot, timeline, session):
    cues = tuple(Cue(at * 100, at * 100 + 90, "x", id=f"c{at}", speaker="Ann" if at < 2000 else "Bob") for at in range(4000))
    session.open(Document((Track(cues, id="o"),), speakers=(Speaker("Ann", RED), Speaker("Bob", GREEN))))
    timeline.zoom_to_fit()
    surface = timeline.surface

    def foot(time_ms):
        y = round(surface.areas.lanes[0].bottom()) - 2
        return QColor(surface.grab().toImage().pixel(QPoint(round(surface.view.x_of(time_ms)), y))).name()

    qtbot.waitUntil(lambda: foot(100_030) == RED)
    assert foot(300_030) == GREEN


def test_each_speaker_gets_a_lane_in_the_order_of_the_list(timeline, lanes):
    assert named(timeline) == [("o", "Bob", ["b", "c"]), ("o", "Ann", ["a", "b"]), ("o", None, ["d"]), ("t", None, ["x"])]
    assert [lane.is_of_speaker for lane in timeline.surface.lanes.lanes] == [True, True, True, False]


def test_lanes_are_of_the_track_that_is_worked_on(timeline, lanes, session):
    session.activate_track("t")
    assert named(timeline) == [("o", None, ["a", "b", "c", "d"]), ("t", None, ["x"])]  # the translation names no speakers
    session.activate_track("o")
    assert len(named(timeline)) == 4


def test_lanes_come_and_go_with_their_speakers(timeline, lanes, session, settings):
    session.apply(edits.assign_speaker(session.document, "o", {"a", "b"}, "Cy"))
    assert [speaker for _, speaker, _ in named(timeline)] == ["Bob", "Cy", None, None]
    session.undo_stack.undo()
    assert [speaker for _, speaker, _ in named(timeline)] == ["Bob", "Ann", None, None]
    settings.set("timeline/speaker_lanes", False)
    assert [track for track, _, _ in named(timeline)] == ["o", "t"]


def test_a_caption_dragged_into_another_lane_is_that_speakers_and_keeps_its_time(timeline, lanes, hand, session, document):
    drag_to(hand, 1500, lane_of(timeline, "Ann"), lane_of(timeline, "Bob"), by_ms=120)
    cue = session.find_cue("o", "a")
    assert (cue.speaker, cue.start_ms, cue.end_ms) == ("Bob", 1000, 2000)
    assert session.find_cue("t", "x").speaker == "Bob"
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == document


def test_of_two_voices_the_one_that_was_dragged_is_anothers(timeline, lanes, hand, session):
    drag_to(hand, 3500, lane_of(timeline, "Bob"), lane_of(timeline, None))
    cue = session.find_cue("o", "b")
    assert (cue.speaker, cue.second_speaker) == ("Ann", None)


def test_along_the_lane_it_moves_in_time(timeline, lanes, hand, session):
    hand.drag(1500, 700, lane_of(timeline, "Ann"))
    cue = session.find_cue("o", "a")
    assert (cue.speaker, cue.start_ms) == ("Ann", 1700)


def test_there_and_back_again_changes_nothing(timeline, lanes, hand, session, document):
    ann, bob = lane_of(timeline, "Ann"), lane_of(timeline, "Bob")
    hand.press(1500, ann)
    for lane, time_ms in ((ann, 1900), (bob, 1900), (ann, 1500)):
        hand.point = hand.at(time_ms, lane)
        hand._send(QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier)
    hand.release()
    assert (session.document, session.undo_stack.count()) == (document, 0)


def test_a_locked_caption_stays(qtbot, timeline, lanes, hand, session):
    locked = replace(session.document, tracks=(Track((replace(CUES[0], locked=True), *CUES[1:]), id="o"), SPANISH))
    session.open(locked)
    with qtbot.waitSignal(timeline.refused):
        drag_to(hand, 1500, lane_of(timeline, "Ann"), lane_of(timeline, "Bob"))
    assert session.document == locked


def test_a_caption_drawn_in_a_lane_is_that_speakers(timeline, lanes, hand, session):
    hand.drag(2200, 600, lane_of(timeline, "Bob"))
    (made,) = [cue for cue in session.document.track("o").cues if cue.id not in "abcd"]
    assert (made.speaker, session.undo_stack.count()) == ("Bob", 1)


def test_shift_selects_across_lanes(timeline, lanes, hand, session):
    hand.click(1500, lane_of(timeline, "Ann"))
    hand.click(4500, lane_of(timeline, "Bob"), Qt.KeyboardModifier.ShiftModifier)
    assert session.selection.cue_ids == {"a", "b", "c"}


def test_a_track_without_names_has_one_lane_and_an_index_is_kept():
    lanes, track = Lanes(), Track((CUES[3],), id="o")
    lanes.follow(Document((track, SPANISH)), "o")
    assert [lane.is_of_speaker for lane in lanes.lanes] == [False, False]
    split = Track(CUES, id="o")
    lanes.follow(Document((split, SPANISH)), "o", ["Ann", "Bob"])
    before = list(lanes.lanes)
    lanes.follow(Document((split, replace(SPANISH, cues=()))), "o", ["Ann", "Bob"])
    assert [lane is kept for lane, kept in zip(lanes.lanes, before, strict=True)] == [True, True, True, False]
    assert (lanes.index_of("o", "c"), lanes.index_of("o", "a"), lanes.index_of("o"), lanes.index_of("z")) == (1, 0, 0, None)


def test_the_tip_says_who_speaks(timeline, lanes):
    hit = timeline.surface.hit_at(timeline.surface.areas.lanes[0].center())
    assert timeline.surface._describe(replace(hit, cue=None)) == "Bob"
    assert "Ann + Bob" in timeline.surface._describe(replace(hit, cue=CUES[1])).splitlines()
