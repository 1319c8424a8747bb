"""Moving about the timeline: zoom, wheel, scroll bar, following what plays."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import add_track
from tests.ui.timeline.conftest import CTRL, SHIFT, picture


def wheel(timeline, notches, x, modifiers=Qt.KeyboardModifier.NoModifier):
    point = QPointF(x, 60)
    event = QWheelEvent(
        point,
        QPointF(timeline.mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(timeline, event)


@pytest.mark.parametrize("x", [0, 333, 800])
@pytest.mark.parametrize("notches", [1, 5, -1])
def test_zooming_keeps_the_time_under_the_pointer(timeline, x, notches):
    timeline.view.scroll_to(20_000)
    timeline.surface.change_view()
    before, scale = timeline.view.time_at(x), timeline.view.ms_per_px
    wheel(timeline, notches, x, CTRL)
    assert (timeline.view.ms_per_px < scale) == (notches > 0)
    assert abs(timeline.view.x_of(before) - x) <= 1


def test_zooming_goes_from_the_whole_film_to_samples(timeline):
    for _ in range(60):
        timeline.zoom_out()
    assert timeline.view.is_visible(0)
    assert timeline.view.is_visible(60_000)
    for _ in range(60):
        timeline.zoom_in()
    assert timeline.view.ms_per_px == pytest.approx(0.0025)
    picture(timeline)
    timeline.zoom_to_fit()
    assert timeline.view.is_visible(60_000)


def test_the_wheel_scrolls_and_shift_makes_it_faster(timeline):
    wheel(timeline, -1, 400)
    once = timeline.view.start_ms
    assert once > 0
    wheel(timeline, 1, 400)
    wheel(timeline, -1, 400, SHIFT)
    assert timeline.view.start_ms == pytest.approx(4 * once, rel=0.01)


def test_smooth_scrolling_arrives(qtbot, timeline, settings):
    settings.set("timeline/smooth_scroll", True)
    wheel(timeline, -1, 400)
    assert timeline.view.start_ms == 0
    wanted = 0.14 * timeline.view.visible_ms
    qtbot.waitUntil(lambda: abs(timeline.view.start_ms - wanted) < 1)


def test_the_scroll_bar_and_the_view_follow_each_other(timeline):
    bar = timeline._bar
    bar.setValue(bar.maximum())
    assert timeline.view.end_ms > 60_000
    timeline.view.scroll_to(0)
    timeline.surface.change_view()
    assert bar.value() < bar.maximum() // 100


def test_lanes_that_do_not_fit_are_scrolled(qtbot, timeline, session):
    for number in range(8):
        track = Track((Cue(1000, 2000, str(number), id=f"n{number}"),), role="translation", id=f"n{number}")
        session.apply(add_track(session.document, track, "Add"))
    qtbot.waitUntil(lambda: timeline.surface.areas.overflow > 0 and timeline._lane_bar.isVisible())
    area = timeline.surface.areas.lanes_area

    def lane(number):
        return timeline.surface.areas.lanes[number]

    assert lane(9).bottom() > area.bottom()
    session.select(["n7"], track_id="n7")  # the last one comes into sight
    assert lane(9).bottom() <= area.bottom() + 1
    session.select(["a"], track_id="o")
    assert lane(0).top() >= area.top() - 1
    start = timeline.view.start_ms
    wheel(timeline, -1, 300, Qt.KeyboardModifier.AltModifier)
    assert lane(0).top() == area.top() - 30
    assert timeline.view.start_ms == start


def test_dragging_in_the_ruler_takes_the_playhead_along(hand, timeline):
    heard = []
    timeline.seek_requested.connect(heard.append)
    hand.point = QPointF(200, 5)
    hand.press(2000, lane=None)
    hand.release()
    heard.clear()
    areas = timeline.surface.areas
    hand.at = lambda time_ms, lane=0: QPointF(timeline.view.x_of(time_ms), areas.ruler.center().y())
    hand.drag(2000, 1000)
    assert heard[0] == 2000
    assert heard[-1] == 3000


def test_playing_turns_the_page_only_when_the_playhead_was_in_sight(timeline, playback):
    playback.is_playing = True
    end = round(timeline.view.end_ms)
    for time_ms in range(end - 900, end - 500, 20):
        playback.position_changed.emit(time_ms)
    assert timeline.view.start_ms > 8000
    timeline.view.scroll_to(40_000)
    timeline.surface.change_view()
    for time_ms in range(end - 500, end + 500, 20):
        playback.position_changed.emit(time_ms)
    assert timeline.view.start_ms == 40_000
    playback.is_playing = False
    playback.position_changed.emit(15_000)
    assert timeline.view.is_visible(15_000)


def test_following_can_be_smooth_or_off(timeline, playback, settings):
    playback.is_playing = True
    settings.set("timeline/smooth_follow", True)
    for time_ms in range(0, 8000, 20):
        playback.position_changed.emit(time_ms)
    assert timeline.view.x_of(7980) == pytest.approx(0.38 * timeline.view.width, abs=2)
    settings.set("timeline/follow", False)
    before = timeline.view.start_ms
    playback.position_changed.emit(50_000)
    assert timeline.view.start_ms == before


def test_a_cue_chosen_elsewhere_comes_into_sight(timeline, session):
    session.open(Document(tracks=(Track((Cue(50_000, 51_000, "Far", id="f"),), id="o"),)))
    session.select(["f"])
    assert timeline.view.is_visible(50_500)
    timeline.zoom_to_selection()
    assert timeline.view.ms_per_px == pytest.approx(1200 / timeline.view.width)


def test_captions_longer_than_the_media_can_be_reached(timeline, session):
    session.open(Document(tracks=(Track((Cue(90_000, 91_000, "Late", id="l"),), id="o"),)))
    timeline.zoom_to_fit()
    assert timeline.view.is_visible(91_000)


def test_many_tracks_can_be_scrolled(timeline, session):
    session.open(Document(tracks=tuple(Track((Cue(0, 900, f"Track {at}"),), id=f"{at}") for at in range(12))))
    bar = timeline._lane_bar
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    lanes, area = timeline.surface.areas.lanes, timeline.surface.areas.lanes_area
    assert lanes[-1].bottom() <= area.bottom() + 6
    assert timeline.surface.areas.waveform.height() >= 40
