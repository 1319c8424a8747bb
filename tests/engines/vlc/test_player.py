"""Playing by libvlc: what is seen is what the clock says, and whatever is opened the player lives on."""

import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from captionstudio.core.errors import EngineMissing
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.vlc import library
from captionstudio.engines.vlc.player import VlcPlayer
from tests.engines.vlc.conftest import Watched
from tests.fakes.coded_film import array_of, make_coded_film
from tests.fakes.open_files import count_open_files, count_threads

ROOT = Path(__file__).parents[3]


def frames_off(frames, fps=25):
    """How many frames the clock is off, at most times."""
    return median(abs(time_ms * fps / 1000 - 0.5 - number) for number, time_ms in frames)


def test_the_clock_tells_the_time_of_the_picture(film, watched):
    watched.open(probe_media(film))
    watched.player.play(0)
    frames = watched.frames(30)
    assert frames[0][0] < 5
    assert frames_off(frames[5:]) < 1.5


def test_seeks_land_where_they_should_while_it_plays(film, watched):
    watched.open(probe_media(film))
    watched.player.play(0)
    watched.frames(10)
    for aim_ms in (5000, 1000, 3480):
        watched.player.seek(aim_ms)
        assert watched.player.time_ms == aim_ms
        frames = watched.frames(25)
        assert frames_off(frames[-8:]) < 1.5
        assert aim_ms / 40 - 2 <= frames[-25][0] + 2
        assert aim_ms / 40 <= frames[-1][0] <= aim_ms / 40 + 60


def test_of_many_seeks_the_last_one_counts(film, watched):
    watched.open(probe_media(film))
    watched.player.play(0)
    watched.frames(5)
    for aim_ms in range(1000, 5000, 100):
        watched.player.seek(aim_ms)
    watched.wait(lambda: 4900 < watched.player.time_ms < 6000)
    watched.frames(20)
    assert 5.0 < watched.frames(1)[0][0] / 25 < 7


def test_paused_it_stands_and_goes_on_from_another_place(film, watched):
    watched.open(probe_media(film))
    watched.player.play(0)
    watched.frames(10)
    watched.player.pause()
    stood_at = watched.player.time_ms
    watched.player.take_frame()
    watched.player.seek(4000)
    assert watched.player.time_ms == 4000
    watched.player.play(4000)
    numbers = [number for number, _ in watched.frames(10)]
    assert stood_at < 3000
    assert 96 <= numbers[0] <= 106
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_it_plays_slower_and_faster(film, watched, rate):
    watched.open(probe_media(film))
    watched.player.set_rate(rate)
    watched.player.play(1000)
    watched.frames(20)
    assert frames_off(watched.frames(12)) < 2.5


def test_the_end_is_told_and_it_can_start_anew(film, watched):
    watched.open(probe_media(film))
    watched.player.play(7500)
    assert watched.ended.wait(10)
    watched.ended.clear()
    watched.player.play(0)
    frames = watched.frames(10)
    assert frames[0][0] < 8
    assert not watched.ended.is_set()


def test_a_file_whose_own_clock_starts_late(tmp_path, watched):
    late = make_coded_film(tmp_path / "late.mkv", 200, options=("-g", "25", "-output_ts_offset", "3"))
    media = probe_media(late)
    assert 2900 < media.start_ms < 3100
    watched.open(media)
    watched.player.play(2000)
    frames = watched.frames(20)
    assert 48 <= frames[0][0] <= 60
    assert frames_off(frames[-8:]) < 1.5


def test_sound_alone_plays_and_ends(tmp_path, watched):
    sound = tmp_path / "sound.mp3"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=1.5", sound], check=True)
    watched.open(probe_media(sound))
    watched.player.play(0)
    watched.wait(lambda: watched.player.time_ms > 300)
    assert watched.ended.wait(10)
    assert watched.player.take_frame() is None
    assert watched.failed == []


def test_a_picture_alone_plays(tmp_path, watched):
    silent = make_coded_film(tmp_path / "silent.mp4", 50, sound=False)
    watched.open(probe_media(silent))
    watched.player.play(0)
    assert frames_off(watched.frames(20)[5:]) < 1.5


def test_one_of_several_sounds_is_chosen(tmp_path, watched):
    film = tmp_path / "two.mkv"
    tones = ("-f", "lavfi", "-i", "sine=440:d=2", "-f", "lavfi", "-i", "anullsrc=d=2")
    subprocess.run(["ffmpeg", "-v", "error", *tones, "-map", "0", "-map", "1", "-c:a", "pcm_s16le", film], check=True)
    watched.open(probe_media(film), audio_stream=1)
    watched.player.play(0)
    watched.wait(lambda: watched.player.time_ms > 200)
    stage = watched.player._stage
    track_ids = [track for track, _ in stage._player.audio_get_track_description() if track >= 0]
    assert stage._player.audio_get_track() == track_ids[1]


def test_colours_and_edges_are_those_of_the_file(tmp_path, watched):
    """HD codes colours in its own way; and 1080 lines are padded to 1088, of which none may be seen."""
    film = tmp_path / "hd.mp4"
    source = "color=0x2060C0:s=1920x1080:d=2:r=10,drawbox=0:1060:1920:20:white:fill"
    convert = ("-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709", "-pix_fmt", "yuv420p")
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, *convert, film], check=True)
    watched.open(probe_media(film), bounds=(1280, 720))
    watched.player.play(0)
    taken = []
    watched.wait(lambda: (frame := watched.player.take_frame()) is not None and taken.append(frame) is None)
    picture = array_of(taken[0])
    assert picture.shape == (720, 1280, 4)
    assert [int(value) for value in picture[300, 600, :3]] == pytest.approx([0xC0, 0x60, 0x20], abs=5)
    assert picture[-1, 600, :3].min() > 230


def test_media_that_vanished_is_told(tmp_path, film, watched):
    gone = make_coded_film(tmp_path / "gone.mp4", 60)
    media = probe_media(gone)
    gone.unlink()
    watched.open(media)
    watched.wait(lambda: watched.failed)
    watched.open(probe_media(film))
    watched.player.play(0)
    watched.frames(3)


def test_media_that_became_garbage_is_told(tmp_path, watched):
    broken = make_coded_film(tmp_path / "broken.mp4", 60)
    media = probe_media(broken)
    broken.write_bytes(b"\0" * 5000)
    watched.open(media)
    watched.player.play(0)
    watched.wait(lambda: watched.failed, seconds=15)


def test_twenty_files_leave_nothing_behind(film, watched):
    media = probe_media(film)
    counts = []
    for _ in range(20):
        watched.open(media)
        watched.player.play(2000)
        watched.frames(2)
        watched.player.close()
        watched.wait(lambda: watched.player._stage is None)
        counts.append((count_threads(), count_open_files()))
    assert max(counts[5:]) <= max(counts[:5])


def test_a_missing_library_is_told_for_each_file(film, monkeypatch):
    def missing(*, is_silent=False):
        raise EngineMissing("libvlc is not installed.", hint="Install it.")

    monkeypatch.setattr("captionstudio.engines.vlc.player.start_vlc", missing)
    player = VlcPlayer()
    watched = Watched(player)
    for count in (1, 2):
        watched.open(probe_media(film))
        watched.wait(lambda count=count: len(watched.failed) == count)
    assert watched.failed[0] == "libvlc is not installed. Install it."
    player.shut_down()


@pytest.mark.parametrize("fault", [SystemExit(1), NameError("no function 'libvlc_new'"), FileNotFoundError("libvlc.dll")])
def test_libvlc_may_be_missing_in_several_ways(monkeypatch, fault):
    def fail(*_):
        raise fault

    assert library.vlc_problem() is None
    monkeypatch.setattr("vlc.libvlc_get_version", fail)
    assert "libvlc5" in library.vlc_problem()


_LEAVE = """
import sys, time
sys.path.insert(0, {root!r})
from captionstudio.core.player import PlayerEvents
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.vlc.player import VlcPlayer
player = VlcPlayer(is_silent=True)
player.open(probe_media({film!r}), None, (640, 360), PlayerEvents(lambda: None, lambda: None, print, print))
player.play(1000)
end = time.monotonic() + 5
while player.take_frame() is None and time.monotonic() < end:
    time.sleep(0.01)
sys.exit(0)
"""


def test_a_process_may_end_while_it_plays(film):
    """Nobody shuts the player down; ten times in a row, no crash."""
    code = _LEAVE.format(root=str(ROOT), film=str(film))
    children = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(2)]
    for _ in range(8):
        child = children.pop(0)
        assert (child.wait(60), child.stderr.read()) == (0, b"")
        child.stderr.close()
        children.append(subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE))
    for child in children:
        assert (child.wait(60), child.stderr.read()) == (0, b"")
        child.stderr.close()
