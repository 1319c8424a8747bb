"""The player's panel with real media: what a user sees and does."""

import subprocess
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QImage
from PySide6.QtWidgets import QApplication

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.speakers import rename_speaker
from captionstudio.core.edits.timing import set_times
from captionstudio.core.speakers import Speaker
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.services.playback import PlaybackState
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.player import PlayerPanel
from captionstudio.ui.player.speaker_tag import SPEAKER_NAME
from tests.fakes.coded_film import make_coded_film, number_in_image
from tests.fakes.playing import ScriptedPlayer, make_playback

# Qt Multimedia says so where there is no sound device and no graphics card.
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "No audio device", "No RHI backend", extend=True)
FIRST, SECOND = Cue(1000, 1600, "Hello there", id="a"), Cue(3000, 4000, "Later on", id="b")


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return probe_media(make_coded_film(tmp_path_factory.mktemp("panel") / "film.mp4", 150, options=("-g", "25")))


@pytest.fixture
def make_shown(qtbot):
    made = []

    def make(**options):
        settings, session = Settings(None), Session()
        session.open(Document(tracks=(Track((FIRST, SECOND), id="t", language="en"),)))
        playback = make_playback(settings=settings, **options)
        panel = PlayerPanel(session, playback, settings)
        qtbot.addWidget(panel)
        panel.resize(680, 460)
        panel.show()
        made.append(playback)
        return SimpleNamespace(panel=panel, playback=playback, session=session, settings=settings)

    yield make
    for playback in made:
        playback.shut_down()


@pytest.fixture
def shown(make_shown):
    return make_shown()


def number_on_screen(panel):
    """Read the number from the screen, not from the picture behind it."""
    rect = panel.picture.picture_rect().toAlignedRect()
    return number_in_image(panel.picture.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32))


def test_the_picture_is_on_the_screen_in_its_proportions(qtbot, shown, film):
    shown.playback.open(film)
    shown.playback.seek(2000)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 50)
    rect = shown.panel.picture.picture_rect()
    assert rect.width() / rect.height() == pytest.approx(16 / 9, abs=0.01)
    assert shown.panel.picture.grab().toImage().pixelColor(300, 2).lightness() < 30  # the bar above it


def test_a_click_plays_and_another_pauses(qtbot, shown, film):
    shown.playback.open(film)
    qtbot.mouseClick(shown.panel.picture, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.playback.position_ms > 200)
    assert shown.panel.transport.play.accessibleName() == "Pause"
    qtbot.mouseClick(shown.panel.picture, Qt.MouseButton.LeftButton)
    assert shown.playback.state is PlaybackState.PAUSED
    assert shown.panel.transport.play.accessibleName() == "Play"


def test_the_buttons_step_and_the_field_shows_the_time(qtbot, shown, film):
    transport = shown.panel.transport
    shown.playback.open(film)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 0)
    for _ in range(3):
        qtbot.mouseClick(transport.forward, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 3)
    assert (transport.time.text(), transport.length.text()) == ("00:00:00.120", "/ 00:00:06.000")
    qtbot.mouseClick(transport.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: transport.time.text() == "00:00:00.080")
    qtbot.mouseClick(transport.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 0)


def test_a_time_is_typed_to_go_there(qtbot, shown, film):
    transport = shown.panel.transport
    shown.playback.open(film)
    shown.panel.ask_time()
    qtbot.keyClicks(transport.time, "0:04.2")
    shown.playback._move(40)  # the time goes on meanwhile and does not disturb
    assert transport.time.text() == "0:04.2"
    qtbot.keyClick(transport.time, Qt.Key.Key_Return)
    assert shown.playback.position_ms == 4200
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 105)


def test_the_current_caption_is_played_and_looped(qtbot, shown, film):
    panel, playback = shown.panel, shown.playback
    playback.open(film)
    panel.play_cue()
    assert playback.state is PlaybackState.PAUSED  # none is chosen
    shown.session.select(["a"])
    panel.play_cue()
    qtbot.waitUntil(lambda: playback.position_ms == 1600 and not playback.is_playing)
    qtbot.mouseClick(panel.transport.loop, Qt.MouseButton.LeftButton)
    assert playback.is_looping
    assert panel.transport.loop.isChecked()
    panel.loop_cue()
    assert not panel.transport.loop.isChecked()


def test_the_loop_goes_along_with_its_caption(shown, film):
    panel, playback, session = shown.panel, shown.playback, shown.session
    playback.open(film)
    session.select(["a"])
    panel.loop_cue()
    session.apply(set_times(session.document, "t", "a", 1000, 1900))
    assert playback.loop_ms == (1000, 1900)
    playback.play_range(3000, 3500, loop=True)  # something else is looped now
    session.apply(set_times(session.document, "t", "a", 1000, 1800))
    assert playback.loop_ms == (3000, 3500)


def test_the_loop_button_works_where_there_is_something_to_loop(qtbot, shown, film):
    panel, playback = shown.panel, shown.playback
    action = QAction("loop_cue", panel)
    action.setEnabled(False)  # no caption is chosen
    panel.set_actions({"loop_cue": action})
    playback.open(film)
    assert not panel.transport.loop.isEnabled()
    playback.play_range(3000, 3500, loop=True)
    assert panel.transport.loop.isEnabled()
    qtbot.mouseClick(panel.transport.loop, Qt.MouseButton.LeftButton)
    assert not playback.is_looping
    assert not panel.transport.loop.isEnabled()
    action.setEnabled(True)
    assert panel.transport.loop.isEnabled()


def test_speeds_are_stepped_and_chosen(shown, film):
    panel, playback = shown.panel, shown.playback
    playback.open(film)
    for _ in range(2):
        panel.faster()
    assert (playback.rate, panel.transport.speed.text()) == (1.5, "1.5×")
    panel.usual_speed()
    panel.slower()
    assert panel.transport.speed.text() == "0.75×"
    menu = panel.transport.speed.menu()
    next(action for action in menu.actions() if action.text() == "4.0×").trigger()
    panel.faster()
    assert playback.rate == 4.0


def test_mute_and_volume(qtbot, shown, film):
    panel, playback = shown.panel, shown.playback
    playback.open(film)
    panel.transport.volume.setValue(40)
    assert playback.volume == 40
    qtbot.mouseClick(panel.transport.mute, Qt.MouseButton.LeftButton)
    assert (playback.is_muted, panel.transport.volume.value()) == (True, 0)
    panel.toggle_mute()
    assert (playback.is_muted, panel.transport.volume.value()) == (False, 40)


def test_captions_and_guides_lie_over_the_picture(qtbot, shown, film):
    shown.playback.open(film)
    shown.playback.seek(3500)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 87)
    rect = shown.panel.picture.picture_rect().toAlignedRect()

    def whites():
        image = shown.panel.picture.grab(rect).toImage()
        lower = range(round(image.height() * 0.75), image.height())
        return sum(image.pixelColor(x, y).lightness() > 230 for x in range(0, image.width(), 3) for y in lower)

    qtbot.waitUntil(lambda: whites() > 15)
    shown.playback.seek(2500)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 62 and whites() == 0)
    plain = shown.panel.picture.grab(rect).toImage()
    shown.panel.toggle_safe_area()
    guided = shown.panel.picture.grab(rect).toImage()
    row = round(guided.height() * 0.05)
    assert any(plain.pixelColor(x, row + d) != guided.pixelColor(x, row + d) for x in range(60, 200) for d in (-1, 0, 1))


def test_a_snapshot_is_the_whole_picture_with_its_captions(qtbot, shown, film, tmp_path, monkeypatch):
    assert shown.panel.snapshot().isNull()
    shown.playback.open(film)
    shown.playback.seek(3500)
    qtbot.waitUntil(lambda: number_on_screen(shown.panel) == 87 and not shown.panel.captions.image.isNull())
    path = tmp_path / "shot"
    monkeypatch.setattr("captionstudio.ui.player.panel.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))
    shown.panel.save_snapshot()
    image = QImage(str(path.with_suffix(".png"))).convertToFormat(QImage.Format.Format_RGB32)
    assert image.size() == QSize(320, 180)
    assert number_in_image(image) == 87
    assert any(image.pixelColor(x, y).lightness() > 220 for x in range(320) for y in range(140, 180))
    monkeypatch.setattr("captionstudio.ui.player.panel.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.png"), ""))
    shown.panel.save_snapshot()
    assert "cannot be written" in shown.panel.problems.message


def test_no_media_and_sound_alone_have_their_words(qtbot, shown, tmp_path):
    assert "No media" in shown.panel.picture.accessibleDescription()
    assert not shown.panel.transport.play.isEnabled()
    path = tmp_path / "talk.flac"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=5", path], check=True)
    shown.playback.open(probe_media(path))
    assert "talk.flac" in shown.panel.picture.accessibleDescription()
    shown.playback.seek(3500)  # captions are shown all the same
    qtbot.waitUntil(lambda: not shown.panel.captions.image.isNull())
    assert shown.panel.snapshot().isNull()


def test_a_problem_is_said_in_the_panel_and_gone_with_the_media(qtbot, make_shown, film):
    player = ScriptedPlayer()
    shown = make_shown(open_player=lambda: player)
    shown.playback.open(film)
    player.events.on_failed("libvlc is not installed.")
    qtbot.waitUntil(lambda: "libvlc is not installed. Playing with Qt" in shown.panel.problems.message)
    shown.playback.close()
    assert not shown.panel.problems.message


def test_full_screen_and_back(qtbot, shown, film):
    panel = shown.panel
    shown.playback.open(film)
    before = panel.picture.size()
    qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton)  # the first half of a double click
    assert shown.playback.is_playing
    qtbot.mouseDClick(panel.picture, Qt.MouseButton.LeftButton)
    assert not shown.playback.is_playing
    assert panel.picture.window() is not panel.window()
    qtbot.waitUntil(lambda: panel.picture.size() != before)
    shown.playback.seek(1000)
    qtbot.waitUntil(lambda: number_on_screen(panel) == 25)
    qtbot.keyClick(panel.picture, Qt.Key.Key_Escape)
    assert panel.picture.window() is panel.window()
    qtbot.waitUntil(lambda: panel.picture.size() == before)
    assert panel.transport.parent() is panel


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus on no screen
def test_keys_and_menu_work_over_the_full_screen(qtbot, shown, film):
    panel, done = shown.panel, []
    actions = {name: QAction(name, panel) for name in ("play", "play_cue", "set_start")}
    for name, key in (("play_cue", "Ctrl+Space"), ("set_start", "[")):
        actions[name].setShortcut(key)
        actions[name].triggered.connect(lambda _checked=False, name=name: done.append(name))
    panel.set_actions(actions)
    shown.playback.open(film)
    panel.toggle_full_screen()
    qtbot.waitUntil(lambda: panel.picture.window().isActiveWindow() and panel.picture.hasFocus())
    qtbot.keyClick(panel.picture, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.picture, Qt.Key.Key_BracketLeft)
    assert done == ["play_cue", "set_start"]
    offered = []

    def look():
        menu = QApplication.activePopupWidget()
        if menu is not None:
            offered.extend(action.text() for action in menu.actions() if action.text())
            menu.close()

    looking = QTimer(panel, interval=10)
    looking.timeout.connect(look)
    looking.start()
    place = QPoint(50, 50)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.picture.mapToGlobal(place))
    QApplication.sendEvent(panel.picture, event)
    assert offered == ["play", "play_cue"]
    panel.toggle_full_screen()


def test_shuttle_keys_run_both_ways(qtbot, shown, film):
    panel, playback = shown.panel, shown.playback
    playback.open(film)
    panel.shuttle_forward()
    assert playback.is_playing
    panel.shuttle_forward()
    assert playback.rate == 2.0
    panel.shuttle_stop()
    assert (playback.is_playing, playback.rate) == (False, 1.0)
    playback.seek(3000)
    panel.shuttle_back()
    panel.shuttle_back()
    qtbot.waitUntil(lambda: playback.position_ms <= 2200)
    panel.shuttle_stop()
    stood_at = playback.position_ms
    qtbot.waitUntil(lambda: number_on_screen(panel) == stood_at // 40)
    assert playback.position_ms == stood_at


def test_tool_tips_and_the_menu_come_from_the_commands(qtbot, shown):
    actions = {name: QAction(name, shown.panel) for name in ("play", "frame_back", "safe_area", "snapshot")}
    actions["play"].setToolTip("Play or pause (Space)")
    shown.panel.set_actions(actions)
    assert shown.panel.transport.play.toolTip() == "Play or pause (Space)"
    actions["play"].setToolTip("Play or pause (P)")
    assert shown.panel.transport.play.toolTip() == "Play or pause (P)"


def test_what_there_is_no_room_for_gives_way(qtbot, shown, film):
    shown.playback.open(film)
    transport = shown.panel.transport
    assert transport.length.isVisible()
    assert transport.volume.isVisible()
    shown.panel.resize(QSize(shown.panel.minimumSizeHint().width(), 300))
    qtbot.waitUntil(lambda: not transport.volume.isVisible() and not transport.length.isVisible())
    right = transport.mute.mapTo(shown.panel, QPoint(transport.mute.width(), 0)).x()
    assert right <= shown.panel.width()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_size_of_texts_cuts_the_time(qtbot, shown, film, scale):
    app, transport = QApplication.instance(), shown.panel.transport
    usual = app.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * scale / 100)
    app.setFont(larger)
    try:
        shown.playback.open(film)
        qtbot.waitUntil(lambda: transport.time.font().pointSizeF() == pytest.approx(larger.pointSizeF() * 1.25))
        for width in (900, 640, 560, 480, 100):
            shown.panel.resize(max(width, shown.panel.minimumSizeHint().width()), 460)
            QApplication.sendPostedEvents()
            for widget in (transport.time, transport.length):
                assert widget.isHidden() or widget.width() >= widget.sizeHint().width(), width
    finally:
        app.setFont(usual)
    qtbot.waitUntil(lambda: transport.time.font().pointSizeF() == pytest.approx(usual.pointSizeF() * 1.25))


def test_every_control_has_a_name_and_a_tip(shown):
    transport = shown.panel.transport
    for control in (transport.time, transport.start, transport.back, transport.play, transport.forward, transport.loop,
                    transport.speed, transport.mute, transport.volume):  # fmt: skip
        assert control.accessibleName()
        assert control.toolTip()


def test_the_player_is_dark_in_any_theme(shown):
    assert shown.panel.picture.grab().toImage().pixelColor(20, 20).lightness() < 40


def test_the_speaker_is_named_while_the_picture_stands_still(make_shown, film, qtbot):
    shown = make_shown()
    cues = (replace(FIRST, speaker="Ann"), replace(SECOND, speaker="Ann", second_speaker="Bob"))
    shown.session.open(Document(tracks=(Track(cues, id="t"),), speakers=(Speaker("Ann", "#dd6600"), Speaker("Bob", "#66aaff"))))
    shown.playback.open(film)
    picture = shown.panel.picture
    told = []
    shown.panel.tags.changed.connect(told.append)
    shown.playback.seek(1200)
    qtbot.waitUntil(lambda: not picture.image.isNull())
    shown.playback.seek(3500)
    shown.playback.seek(1700)
    assert told == [[("Ann", "#dd6600")], [("Ann", "#dd6600"), ("Bob", "#66aaff")], []]
    shown.playback.seek(1200)
    with_name = picture.grab().toImage()
    snapshot = picture.snapshot()
    shown.session.apply(rename_speaker(shown.session.document, "Ann", "Anna"))
    assert told[-1] == [("Anna", "#dd6600")]
    shown.settings.set(SPEAKER_NAME, False)
    assert told[-1] == []
    assert picture.grab().toImage() != with_name
    assert picture.snapshot() == snapshot


def test_no_name_is_written_while_it_plays(make_shown, film, qtbot):
    shown = make_shown()
    shown.session.open(Document(tracks=(Track((replace(FIRST, start_ms=0, end_ms=5000, speaker="Ann"),), id="t"),)))
    shown.playback.open(film)
    told = []
    shown.panel.tags.changed.connect(told.append)
    shown.playback.play()
    shown.playback.pause()
    assert [[name for name, _ in tags] for tags in told] == [[], ["Ann"]]
