"""Which player plays, and what happens when it cannot."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.player import Frame, PlayerEvents
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.services.playback import PlaybackState
from captionstudio.services.players import Players
from captionstudio.services.qt_player import QtPlayer
from tests.fakes.coded_film import make_coded_film, number_in_image, number_of
from tests.fakes.playing import ScriptedPlayer, make_playback

# Qt Multimedia says so where there is no sound device and no graphics card.
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "No audio device", "No RHI backend", extend=True)


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return probe_media(make_coded_film(tmp_path_factory.mktemp("players") / "film.mp4", 100, options=("-g", "25")))


@pytest.fixture
def scripted(qapp):
    player = ScriptedPlayer()
    playback = make_playback(lambda: player)
    problems = []
    playback.problem.connect(problems.append)
    yield player, playback, problems
    playback.shut_down()


def test_the_first_player_plays(scripted, film):
    player, playback, _ = scripted
    playback.open(film, 1)
    playback.seek(1000)
    playback.play()
    assert player.calls == [("open", "film.mp4", 1, (1280, 720)), ("rate", 1.0), ("volume", 100), ("volume", 100), ("play", 1000)]


def test_frames_are_shown_while_it_plays_and_dropped_while_it_stands(qtbot, scripted, film):
    player, playback, _ = scripted
    shown = []
    playback.frame_ready.connect(lambda image: shown.append(image.size().toTuple()))
    playback.open(film)
    player.frame = Frame(bytes(64 * 2 * 4), 64, 2, 256, 0)
    player.events.on_frame()
    playback.play()
    player.events.on_frame()
    qtbot.waitUntil(lambda: (64, 2) in shown)
    playback.pause()
    count = shown.count((64, 2))
    player.events.on_frame()
    qtbot.waitUntil(lambda: shown[-1] == (320, 180))  # the exact frame
    assert (count, shown.count((64, 2))) == (1, 1)


def test_words_of_media_that_is_gone_are_not_heard(qtbot, scripted, film):
    player, playback, problems = scripted
    playback.open(film)
    late = player.events
    playback.open(film)
    playback.play()
    late.on_ended()
    late.on_failed("Too late.")
    late.on_duration(7)
    with qtbot.waitSignal(playback.position_changed):
        player.time_ms = 500
    assert (playback.state, playback.duration_ms, problems) == (PlaybackState.PLAYING, 4000, [])


def test_an_unknown_length_is_learned(qtbot, scripted, film):
    player, playback, _ = scripted
    playback.open(replace(film, duration_ms=None))
    assert playback.duration_ms == 0
    with qtbot.waitSignal(playback.duration_changed):
        player.events.on_duration(4000)
    assert playback.duration_ms == 4000


def test_where_the_first_fails_the_second_plays_on(qtbot, scripted, film):
    player, playback, problems = scripted
    numbers = []
    playback.frame_ready.connect(lambda image: numbers.append(None if image.isNull() else number_in_image(image)))
    playback.open(film)
    playback.play()
    player.time_ms = 1000
    qtbot.waitUntil(lambda: playback.position_ms == 1000)
    player.events.on_failed("The picture cannot be decoded by Script.")
    qtbot.waitUntil(lambda: playback.position_ms > 1600, timeout=10_000)
    assert playback.is_playing
    assert numbers[-1] == pytest.approx(playback.position_ms / 40, abs=3)
    assert problems == ["The picture cannot be decoded by Script. Playing with Qt instead."]
    assert player.calls[-1] == ("close",)
    playback.open(film)
    player.events.on_failed("The picture cannot be decoded by Script.")
    qtbot.waitUntil(lambda: playback._players._player.name == "Qt")
    assert len(problems) == 1  # said once


def test_where_both_fail_single_pictures_are_shown(qtbot, scripted, film, monkeypatch):
    player, playback, problems = scripted
    second = ScriptedPlayer()
    monkeypatch.setattr(Players, "_second_player", lambda _self: second)
    shown = []
    playback.frame_ready.connect(lambda image: shown.append(None if image.isNull() else number_in_image(image)))
    playback.open(film)
    playback.play()
    player.events.on_failed("One.")
    qtbot.waitUntil(lambda: second.events is not None)
    second.events.on_failed("Two.")
    qtbot.waitUntil(lambda: len(problems) == 2)
    assert problems[1] == "Two. Only single pictures can be shown."
    assert playback.state is PlaybackState.PAUSED
    playback.play()
    assert playback.state is PlaybackState.PAUSED
    playback.seek(2000)
    qtbot.waitUntil(lambda: shown[-1] == 50)


def test_a_player_that_is_not_exact_comes_second(scripted, film, monkeypatch):
    player, playback, _ = scripted
    second = ScriptedPlayer()
    monkeypatch.setattr(Players, "_second_player", lambda _self: second)
    player.exact = False
    playback.open(film)
    playback.play()
    assert ("play", 0) in second.calls
    assert player.calls == []


def test_without_the_first_the_second_plays(qtbot, film):
    playback = make_playback(lambda: None)
    playback.open(film)
    playback.seek(2000)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 2400, timeout=10_000)
    playback.pause()
    playback.set_rate(2.0)
    playback.seek(3800)
    playback.play()
    qtbot.waitUntil(lambda: playback.state is PlaybackState.ENDED, timeout=10_000)
    playback.play()
    qtbot.waitUntil(lambda: playback.is_playing and 200 < playback.position_ms < 2500, timeout=10_000)
    playback.shut_down()


def test_qt_player_scales_nothing_and_tells_frames(qtbot, film):
    player, told = QtPlayer(), []
    player.open(film, None, (1280, 720), PlayerEvents(lambda: told.append("frame"), lambda: None, told.append, lambda _: None))
    player.set_volume(0)
    player.play(1000)
    taken = []

    def take():
        if frame := player.take_frame():
            taken.append((number_of(frame), player.time_ms))
        return len(taken) > 20

    qtbot.waitUntil(take, timeout=10_000)
    assert set(told) == {"frame"}
    assert all(abs(time_ms / 40 - number) < 4 for number, time_ms in taken[8:])
    player.shut_down()


def test_a_still_that_cannot_be_read_is_told_once(qtbot, film):
    class Broken:
        def frame_at(self, *_args, **_options):
            raise MediaUnreadable("The picture cannot be decoded.", hint="Copy it again.")

        def close(self):
            pass

    playback = make_playback(lambda: None, open_stills=Broken)
    problems, pictures = [], []
    playback.problem.connect(problems.append)
    playback.frame_ready.connect(lambda image: pictures.append(QImage(image)))
    playback.open(film)
    qtbot.waitUntil(lambda: bool(problems))
    playback.seek(500)
    playback.step(1)
    with qtbot.waitSignal(playback.position_changed):
        playback.play()
    assert problems == ["The picture cannot be decoded. Copy it again."]
    playback.shut_down()
