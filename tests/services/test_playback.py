"""Playback over the real engines: what is shown is what the position says."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.services.playback import PlaybackState
from captionstudio.services.settings import Settings
from tests.fakes.coded_film import make_coded_film, number_in_image
from tests.fakes.open_files import count_open_files, count_threads, python_threads
from tests.fakes.playing import make_playback
from tests.fakes.waiting import let_run

ROOT = Path(__file__).parents[2]


# Qt Multimedia says so where there is no sound device and no graphics card.
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "No audio device", "No RHI backend", extend=True)


class Seen:
    """What a playback has shown and told."""

    def __init__(self, playback):
        self.playback, self.pictures, self.positions, self.states, self.problems = playback, [], [], [], []
        playback.frame_ready.connect(self._on_frame)
        playback.position_changed.connect(self.positions.append)
        playback.state_changed.connect(self.states.append)
        playback.problem.connect(self.problems.append)

    def _on_frame(self, image):
        self.pictures.append(None if image.isNull() else number_in_image(image))

    @property
    def number(self):
        """The number in the picture shown."""
        return self.pictures[-1] if self.pictures else None


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """Eight seconds at 25 frames a second."""
    return probe_media(make_coded_film(tmp_path_factory.mktemp("playback") / "film.mp4", 200, options=("-g", "50")))


@pytest.fixture(scope="module")
def ntsc(tmp_path_factory):
    """Five seconds at 30000/1001 frames a second with one key frame."""
    return probe_media(make_coded_film(tmp_path_factory.mktemp("playback") / "ntsc.mp4", 150, rate="30000/1001"))


@pytest.fixture
def seen(qapp):
    playback = make_playback()
    yield Seen(playback)
    playback.shut_down()


def test_opening_shows_the_first_frame(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    assert (playback.state, playback.media, playback.duration_ms, playback.fps) == (PlaybackState.PAUSED, film, 8000, 25)
    qtbot.waitUntil(lambda: seen.number == 0)
    assert playback.position_ms == 0


def test_a_seek_that_stands_still_shows_the_exact_frame(qtbot, seen, film, ntsc):
    for media, aims in ((film, ((4000, 100), (3999, 99), (120, 3))), (ntsc, ((3003, 90), (3002, 89), (4900, 146)))):
        seen.playback.open(media)
        for time_ms, number in aims:
            seen.playback.seek(time_ms)
            qtbot.waitUntil(lambda number=number: seen.number == number)
            assert seen.playback.position_ms == time_ms


def test_steps_are_frames_both_ways(qtbot, seen, ntsc):
    playback = seen.playback
    playback.open(ntsc)
    playback.seek(2002)  # where frame 60 begins
    qtbot.waitUntil(lambda: seen.number == 60)
    for frames, number in ((1, 61), (1, 62), (-1, 61), (-3, 58), (10, 68)):
        playback.step(frames)
        qtbot.waitUntil(lambda number=number: seen.number == number)
    # 68 frames of 33.3667 ms are 2268.93 ms: at 2269 ms that frame is shown first.
    assert playback.position_ms == 2269


def test_steps_in_a_hurry_all_count(qtbot, seen, ntsc):
    playback = seen.playback
    playback.open(ntsc)
    qtbot.waitUntil(lambda: seen.number == 0)
    for _ in range(25):
        playback.step(1)
    qtbot.waitUntil(lambda: seen.number == 25)
    for _ in range(40):
        playback.step(-1)
    qtbot.waitUntil(lambda: playback.position_ms == 0 and seen.number == 0)


def test_it_plays_and_pauses_on_the_frame_of_its_position(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 800)
    assert playback.is_playing
    numbers = [number for number in seen.pictures if number is not None]
    assert len(set(numbers)) > 10
    assert numbers == sorted(numbers)
    assert seen.positions == sorted(seen.positions)
    playback.pause()
    stood_at = playback.position_ms
    qtbot.waitUntil(lambda: seen.number == stood_at // 40)
    assert (playback.position_ms, playback.state) == (stood_at, PlaybackState.PAUSED)


def test_the_position_moves_sixty_times_a_second(qtbot, seen, film):
    seen.playback.open(film)
    seen.playback.play()
    qtbot.waitUntil(lambda: seen.playback.position_ms > 1000)
    ticks = [b - a for a, b in zip(seen.positions[5:], seen.positions[6:], strict=False)]
    assert sorted(ticks)[len(ticks) // 2] <= 25


def test_the_slowest_speed_starts_as_soon_as_any(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    qtbot.waitUntil(lambda: seen.number == 0)
    playback.set_rate(0.25)
    let_run(500)  # until the player stands at that speed
    playback.play()
    qtbot.waitUntil(lambda: seen.number == 1)
    # Playing from the start on, picture 1 is there after 160 ms, when the position is 40; libvlc's usual buffer makes it 250.
    assert playback.position_ms <= 190


def test_a_range_ends_exactly(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    playback.play_range(2000, 2600)
    qtbot.waitUntil(lambda: not playback.is_playing and playback.position_ms == 2600)
    qtbot.waitUntil(lambda: seen.number == 65)
    assert max(seen.positions) == 2600


def test_a_loop_goes_round_until_it_is_left(qtbot, seen, film):
    playback = seen.playback
    loops = []
    playback.loop_changed.connect(loops.append)
    playback.open(film)
    playback.play_range(3000, 3300, loop=True)

    def rounds():
        return sum(b < a for a, b in zip(seen.positions[2:], seen.positions[3:], strict=False))

    qtbot.waitUntil(lambda: rounds() >= 3, timeout=15_000)
    assert all(3000 <= position <= 3330 for position in seen.positions[2:])
    playback.stop_loop()
    qtbot.waitUntil(lambda: playback.position_ms > 3400)
    assert loops == [True, False]
    playback.play_range(3000, 3300, loop=True)
    playback.seek(6000)  # elsewhere: the loop is left
    qtbot.waitUntil(lambda: playback.position_ms > 6100)
    assert loops == [True, False, True, False]


def test_a_loop_outlives_a_pause_and_steps_within_it(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    playback.play_range(3000, 3600, loop=True)
    qtbot.waitUntil(lambda: playback.position_ms > 3100)
    playback.pause()
    assert playback.loop_ms == (3000, 3600)
    playback.play()
    assert playback.is_looping
    playback.pause()
    playback.seek(3560)
    playback.step(-1)
    qtbot.waitUntil(lambda: playback.position_ms == 3520)
    assert playback.is_looping
    playback.step(2)  # to its end, which is outside
    qtbot.waitUntil(lambda: playback.position_ms == 3600)
    assert playback.loop_ms is None


def test_a_loop_is_moved_while_it_plays(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    told = []
    playback.loop_changed.connect(told.append)
    playback.move_loop(1000, 2000)
    assert playback.loop_ms is None  # there is none to move
    playback.play_range(3000, 3300, loop=True)
    playback.move_loop(3000, 3900)
    assert (playback.loop_ms, told) == ((3000, 3900), [True, True])
    qtbot.waitUntil(lambda: playback.position_ms > 3500)
    playback.move_loop(3000, 3200)
    qtbot.waitUntil(lambda: playback.position_ms < 3200)
    playback.pause()
    playback.move_loop(5000, 5400)
    playback.play()
    assert 5000 <= playback.position_ms < 5400


def test_a_range_after_the_end_of_the_media_plays_nothing(seen, film):
    playback = seen.playback
    playback.open(film)
    playback.play_range(9000, 9500, loop=True)
    assert (playback.state, playback.position_ms, playback.is_looping) == (PlaybackState.PAUSED, 8000, False)


def test_the_end_is_reached_and_play_starts_anew(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    playback.seek(7700)
    playback.play()
    qtbot.waitUntil(lambda: playback.state is PlaybackState.ENDED, timeout=10_000)
    assert playback.position_ms == 8000
    qtbot.waitUntil(lambda: seen.number == 199)
    playback.step(-1)
    qtbot.waitUntil(lambda: seen.number == 198)
    playback.seek(8000)
    playback.play()
    qtbot.waitUntil(lambda: playback.is_playing and 200 < playback.position_ms < 3000, timeout=10_000)


def test_a_seek_while_it_plays_goes_on_from_there(qtbot, seen, film):
    playback = seen.playback
    playback.open(film)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 300)
    playback.seek(5000)
    assert playback.position_ms == 5000
    qtbot.waitUntil(lambda: playback.position_ms > 5500)
    assert 134 <= seen.number <= 150


def test_twice_the_speed_is_twice_the_speed(qtbot, seen, film):
    playback = seen.playback
    rates = []
    playback.rate_changed.connect(rates.append)
    playback.open(film)
    playback.set_rate(2.0)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 500)
    before, loop = playback.position_ms, QEventLoop()
    QTimer.singleShot(1000, loop.quit)
    loop.exec()
    assert playback.position_ms - before == pytest.approx(2000, abs=250)
    playback.set_rate(100)
    assert rates == [2.0, 4.0]


def test_sound_alone_has_no_picture_but_a_position(qtbot, seen, tmp_path):
    path = tmp_path / "sound.ogg"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=2", "-c:a", "libvorbis", path], check=True)
    playback = seen.playback
    playback.open(probe_media(path))
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 300)
    playback.pause()
    playback.seek(1000)
    playback.step(1)
    assert (playback.position_ms, playback.fps) == (1040, None)
    assert set(seen.pictures) <= {None}
    assert seen.problems == []


def test_other_media_may_come_while_it_plays(qtbot, seen, film, ntsc):
    playback = seen.playback
    playback.open(film)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 300)
    playback.open(ntsc)
    assert (playback.position_ms, playback.state) == (0, PlaybackState.PAUSED)
    qtbot.waitUntil(lambda: seen.number == 0)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 300)
    playback.close()
    assert (playback.state, playback.media, playback.position_ms, seen.number) == (PlaybackState.EMPTY, None, 0, None)
    playback.play()
    playback.step(1)
    assert playback.position_ms == 0


def test_uneven_frames_are_stepped_one_by_one(qtbot, seen, tmp_path):
    even = make_coded_film(tmp_path / "even.mp4", 30, sound=False)
    path = tmp_path / "uneven.mkv"
    shift = "setpts='(N*0.04+gte(N,3)*0.4+gte(N,5)*1)/TB'"
    subprocess.run(["ffmpeg", "-v", "error", "-i", even, "-vf", shift, "-fps_mode", "vfr", "-c:v", "libx264", path], check=True)
    playback = seen.playback
    playback.open(probe_media(path))
    qtbot.waitUntil(lambda: seen.number == 0)
    positions = []
    for number in (1, 2, 3, 4, 5):
        playback.step(1)
        qtbot.waitUntil(lambda number=number: seen.number == number)
        positions.append(playback.position_ms)
    assert positions == [40, 80, 520, 560, 1600]


def test_a_transport_stream_shows_what_its_position_says(qtbot, seen, tmp_path):
    """libvlc only estimates times there, so the other player plays it."""
    path = make_coded_film(tmp_path / "stream.ts", 200, options=("-g", "12", "-output_ts_offset", "10"))
    playback = seen.playback
    playback.open(probe_media(path))
    playback.seek(5000)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 6000, timeout=10_000)
    assert seen.number == pytest.approx(playback.position_ms / 40, abs=3)
    assert seen.problems == []


def test_volume_and_silence_are_remembered(qapp):
    settings = Settings(None)
    first = make_playback(settings=settings)
    first.set_volume(140)
    first.set_volume(35)
    first.set_muted(True)
    second = make_playback(settings=settings)
    assert (second.volume, second.is_muted) == (35, True)
    second.set_volume(50)
    assert not second.is_muted
    for playback in (first, second):
        playback.shut_down()


def test_many_files_leave_nothing_behind(qtbot, seen, film, ntsc):
    playback, counts = seen.playback, []
    for turn in range(10):
        playback.open(film if turn % 2 else ntsc)
        playback.seek(1000)
        playback.play()
        qtbot.waitUntil(lambda: playback.position_ms > 1100)
        playback.close()
        qtbot.waitUntil(lambda: playback._players._first._stage is None)
        counts.append((count_threads(), count_open_files()))
    assert max(counts[5:]) <= max(counts[:5])


def test_ending_leaves_no_thread(qtbot, film):
    playback = make_playback()
    playback.open(film)
    playback.play()
    qtbot.waitUntil(lambda: playback.position_ms > 200)
    playback.shut_down()
    assert python_threads("stills", "vlc-player", "captions") == []


_LEAVE = """
import sys
sys.path.insert(0, {root!r})
from PySide6.QtCore import QCoreApplication, QTimer
from captionstudio.engines.ffmpeg.probe import probe_media
from tests.fakes.playing import make_playback
from tests.fakes.waiting import let_run
app = QCoreApplication([])
playback = make_playback()
playback.open(probe_media({film!r}))
playback.play()
QTimer.singleShot(500, app.quit)
app.exec()
{end}
"""


@pytest.mark.parametrize("end", ["playback.shut_down()", "", "sys.exit(0)"])
def test_a_process_ends_cleanly_while_it_plays(film, end):
    code = _LEAVE.format(root=str(ROOT), film=str(film.path), end=end)
    for _ in range(4):
        child = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
        assert (child.returncode, child.stderr) == (0, b"")


def test_without_media_there_is_a_time_and_nothing_else(seen, film):
    playback = seen.playback
    playback.seek(4000)
    assert (playback.position_ms, seen.positions, playback.state) == (4000, [4000], PlaybackState.EMPTY)
    playback.seek(-5)
    playback.seek(3000)
    playback.close()
    assert playback.position_ms == 0
    playback.seek(3000)
    playback.open(film)
    assert playback.position_ms == 0
