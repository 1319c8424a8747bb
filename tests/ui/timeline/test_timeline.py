"""The timeline as a whole: what it shows where, and what it does at the wheel, the keys and the playback."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QFont
from PySide6.QtWidgets import QApplication

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import set_setting
from captionstudio.services.issues import IssueTracker
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.waveform import WaveformService
from captionstudio.ui.theme import DARK
from captionstudio.ui.timeline.arrays import has_arrays
from tests.fakes.toolbox import make_toolbox
from tests.ui.timeline.conftest import CTRL, SHIFT, ScriptedSound, picture


@pytest.fixture
def waveform(qtbot, timeline, settings, media, tmp_path):
    runner = JobRunner()
    service = WaveformService(runner, make_toolbox(tmp_path, sound=ScriptedSound()), settings)
    timeline.set_waveform(service)
    service.open(media)
    qtbot.waitUntil(lambda: service.is_complete)
    yield service
    service.close()
    runner.shut_down()


def waveform_columns(timeline):
    """Return the columns in which the waveform reaches far from its middle."""
    image, area = picture(timeline), timeline.surface.areas.waveform
    y = round(area.center().y() - area.height() * 0.3)
    back = QColor(DARK.waveform_back)
    return [x for x in range(image.width()) if image.pixelColor(x, y).blue() - back.blue() > 60]


def test_the_waveform_is_where_the_sound_is(timeline, waveform):
    columns = waveform_columns(timeline)
    assert (columns[0], columns[-1], len(columns)) == (300, 349, 50)


@pytest.mark.parametrize("ms_per_px", [40, 6, 2, 0.9])
def test_it_is_there_at_every_zoom(qtbot, timeline, waveform, ms_per_px):
    timeline.view.show(2900, 2900 + timeline.view.width * ms_per_px, 0)
    timeline.surface.change_view()
    picture(timeline)
    if ms_per_px < 5:
        qtbot.waitUntil(lambda: waveform.samples(0) is not None)
        timeline.surface.change_view()
    columns = waveform_columns(timeline)
    assert abs(columns[0] - timeline.view.x_of(3000)) <= max(1, 5 / ms_per_px)
    end = min(timeline.view.x_of(3500), timeline.view.width)
    assert abs(columns[-1] - end) <= max(1.5, 5 / ms_per_px)


def test_single_samples_are_drawn_as_a_line(qtbot, timeline, waveform):
    timeline.view.show(2999, 3003, 0)  # 8 samples a millisecond: 31 px part two of them
    timeline.surface.change_view()
    picture(timeline)
    qtbot.waitUntil(lambda: waveform.samples(0) is not None)
    image, area = picture(timeline), timeline.surface.areas.waveform
    # 16 samples to a period from 3000 on: 1 ms up, then 1 ms down. Half of 32768, gain 1.41 by the loudest of 16000.
    top, bottom = (round(area.center().y() + sign * 16000 * 2**0.5 / 32768 * area.height() / 2) for sign in (-1, 1))
    back = image.pixelColor(round(timeline.view.x_of(2999.5)), top)
    high, low = round(timeline.view.x_of(3000.5)), round(timeline.view.x_of(3001.5))
    assert any(image.pixelColor(high, top + dy) != back for dy in (-1, 0, 1))
    assert any(image.pixelColor(low, bottom + dy) != back for dy in (-1, 0, 1))
    assert image.pixelColor(high, bottom) == back


def test_a_spectrum_shows_the_pitch_of_the_burst(qtbot, timeline, waveform, settings):
    settings.set("timeline/spectrogram", True)
    qtbot.waitUntil(lambda: picture(timeline) is not None and waveform.spectrum(1, 8) is not None)
    image, area = picture(timeline), timeline.surface.areas.waveform
    # 16 samples at 8 kHz are 500 Hz; the top is 4 kHz, the half of the rate.
    lit = round(area.bottom() - area.height() * 500 / 4000)
    assert image.pixelColor(325, lit).lightness() > image.pixelColor(325, round(area.top() + area.height() * 0.3)).lightness() + 40
    assert image.pixelColor(200, lit).lightness() < 60


def test_cues_lie_in_the_lanes_of_their_tracks(timeline):
    image, lanes = picture(timeline), timeline.surface.areas.lanes
    for lane, spans, colour in ((0, [(100, 200), (300, 400), (420, 500)], DARK.original), (1, [(100, 200)], DARK.translation)):
        y = round(lanes[lane].top() + 4)
        inside = [x for x in range(image.width()) if _close(image.pixelColor(x, y), colour)]
        assert all(any(left <= x <= right for left, right in spans) for x in inside)
        assert sum(right - left for left, right in spans) - len(inside) < 12 * len(spans)


def _close(a, b):
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) < 12


def test_the_selected_cue_is_brighter(timeline, session):
    point = 350, round(timeline.surface.areas.lanes[0].bottom() - 4)
    before = picture(timeline).pixelColor(*point)
    session.select(["b"])
    after = picture(timeline).pixelColor(*point)
    assert after.lightness() > before.lightness() + 15


def test_flagged_and_doubtful_cues_are_marked_with_more_than_colour(qtbot, timeline, session):
    issues = IssueTracker(session)
    timeline.set_issues(issues)
    issues.finish()
    lane = timeline.surface.areas.lanes[0]
    dots = [x for x in range(90, 210) if _close(picture(timeline).pixelColor(x, round(lane.bottom() - 4)), DARK.warning)]
    assert 20 <= len(dots) <= 40  # dots under 1.2 to 1.6 s, 40 px
    assert min(dots) >= 119  # the ends are soft
    assert max(dots) <= 161
    session.open(Document(tracks=(Track((Cue(1000, 2000, "", id="a"),), id="o"),)))  # no text: an error
    issues.finish()
    timeline.view.show(0, 10_000, 0)
    timeline.surface.change_view()
    image, lane = picture(timeline), timeline.surface.areas.lanes[0]
    assert _close(image.pixelColor(150, round(lane.bottom() - 4)), DARK.flagged)
    assert any(_close(image.pixelColor(x, round(lane.center().y()) + 5), DARK.error) for x in range(175, 200))


def test_shot_changes_and_playhead_are_drawn(timeline, session, playback):
    session.apply(set_setting(session.document, "shot_changes_ms", (7000,), "Shots"))
    playback.position_changed.emit(8000)
    image, y = picture(timeline), round(timeline.surface.areas.waveform.top() + 10)
    assert _close(image.pixelColor(700, y), DARK.shot)
    assert any(_close(image.pixelColor(x, y), DARK.playhead) for x in (799, 800))


def test_a_moving_playhead_leaves_no_trace(timeline, playback):
    before = picture(timeline)
    playback.position_changed.emit(5000)
    assert picture(timeline) != before
    playback.position_changed.emit(0)
    assert picture(timeline) == before


def test_clicks_select_extend_toggle_and_clear(hand, session):
    hand.click(3500)
    assert session.selection.cue_ids == {"b"}
    hand.click(4600, modifiers=CTRL)
    assert session.selection.cue_ids == {"b", "c"}
    hand.click(3500, modifiers=CTRL)
    assert session.selection.cue_ids == {"c"}
    hand.click(1500, modifiers=SHIFT)
    assert (session.selection.cue_ids, session.selection.current_id) == ({"a", "b", "c"}, "c")
    hand.click(1500, lane=1)
    assert (session.selection.track_id, session.selection.cue_ids) == ("t", {"x"})
    hand.click(8000, lane=1)
    assert session.selection.cue_ids == frozenset()


def test_ctrl_drag_selects_by_a_box_and_escape_restores(qtbot, hand, session, timeline):
    hand.press(500, modifiers=CTRL)
    hand.move(3000, CTRL)
    assert session.selection.cue_ids == {"a", "b"}
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert session.selection.cue_ids == frozenset()
    hand.drag(500, 5000, modifiers=CTRL)
    assert session.selection.cue_ids == {"a", "b", "c"}


def test_a_click_in_the_waveform_seeks_and_a_drag_plays_a_range(qtbot, hand, timeline, playback):
    with qtbot.waitSignal(timeline.seek_requested) as sought:
        hand.click(5550, lane=None)
    assert sought.args == [5550]
    hand.drag(6000, 1500, lane=None)
    assert playback.ranges == [(6000, 7500, True)]
    assert timeline.surface.loop_ms == (6000, 7500)
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.surface.loop_ms is None


def test_a_caption_that_is_looped_is_shaded(timeline, playback):
    x, y = round(timeline.view.x_of(1500)), round(timeline.surface.areas.waveform.top()) + 3
    before = timeline.surface.grab().toImage().pixelColor(x, y)
    playback.play_range(1000, 2000, loop=True)
    assert timeline.surface.loop_ms == (1000, 2000)
    assert timeline.surface.grab().toImage().pixelColor(x, y) != before
    playback.stop_loop()
    assert timeline.surface.grab().toImage().pixelColor(x, y) == before


def test_texts_of_another_size_have_room(qtbot, timeline):
    app, before = QApplication.instance(), timeline.surface.areas
    usual = app.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 2)
    app.setFont(larger)
    try:
        qtbot.waitUntil(lambda: timeline.surface.areas.ruler.height() > 1.5 * before.ruler.height())
        assert timeline.surface.areas.lanes[0].height() > 1.4 * before.lanes[0].height()
        assert timeline.surface.cues._font.pointSizeF() == pytest.approx(usual.pointSizeF() * 2 * 0.95)
    finally:
        app.setFont(usual)
    qtbot.waitUntil(lambda: timeline.surface.areas == before)


def test_a_double_click_asks_for_the_editor(qtbot, hand, timeline, session):
    with qtbot.waitSignal(timeline.cue_activated) as activated:
        hand.double_click(3500)
    assert activated.args == ["o", "b"]
    assert session.selection.current_id == "b"


def test_the_pointer_says_what_a_press_would_do(hand, timeline):
    shapes = []
    for time_ms, lane in ((1005, 0), (1500, 0), (8000, 0), (8000, None)):
        hand.hover(time_ms, lane)
        shapes.append(timeline.surface.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [shape.SizeHorCursor, shape.ArrowCursor, shape.CrossCursor, shape.IBeamCursor]


def test_the_menu_offers_the_actions_that_there_are(timeline):
    edit, split = QAction("Edit"), QAction("Split")
    timeline.set_actions({"edit_cue": edit, "split_cue": split})
    menu = timeline.build_menu((("play_cue",), ("edit_cue", "split_cue"), ("find_shots",)))
    assert menu.actions() == [edit, split]
    assert timeline.build_menu((("play_cue",),)) is None


def test_thousands_of_cues_become_a_band_that_keeps_the_chosen_ones(qtbot, timeline, session):
    qtbot.waitUntil(has_arrays)
    cues = tuple(Cue(at * 100, at * 100 + 50 + 50 * (at < 300), f"Line {at}", id=f"{at}") for at in range(600))
    session.open(Document(tracks=(Track(cues, id="o"),)))
    timeline.zoom_to_fit()
    image, lane = picture(timeline), timeline.surface.areas.lanes[0]
    y = round(lane.center().y())
    dense, half = (image.pixelColor(round(timeline.view.x_of(time_ms)), y).blue() for time_ms in (15_000, 45_000))
    assert dense > half > picture(timeline).pixelColor(4, y).blue()
    session.select(["450"])
    lit = picture(timeline).pixelColor(round(timeline.view.x_of(45_000)) + 1, round(lane.bottom() - 1.5))
    assert lit.lightness() > 150


def test_lanes_say_their_language_where_captions_are_too_narrow_to(timeline, session):
    cues = tuple(Cue(at * 1000, at * 1000 + 900, "", id=f"{at}") for at in range(60))
    copies = tuple(Cue(cue.start_ms, cue.end_ms, "", id=f"t{cue.id}") for cue in cues)
    original, translation = Track(cues, id="o", language="en"), Track(copies, id="t", role="translation", language="es")

    def named_lanes(seen_ms):
        timeline.view.show(0, seen_ms, 0)
        timeline.surface.change_view()
        image, lanes = picture(timeline), timeline.surface.areas.lanes
        return [any(image.pixelColor(x, round(lane.center().y()) - 5) == DARK.panel for x in range(6, 14)) for lane in lanes]

    session.open(Document(tracks=(original, translation)))
    assert named_lanes(40_000) == [True, True]
    assert named_lanes(4000) == [False, False]  # there each caption says it
    session.open(Document(tracks=(original,)))
    assert named_lanes(40_000) == [False]


def test_everything_has_a_name(timeline):
    for widget in (timeline, timeline.surface, timeline._bar, timeline._lane_bar):
        assert widget.accessibleName()
