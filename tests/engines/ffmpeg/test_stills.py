"""Stills are exact: the frame shown at a time, and its neighbours, whatever the file is like inside."""

import subprocess
from pathlib import Path

import pytest

from captionstudio.core.errors import MediaUnreadable
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.stills import VideoStills
from tests.fakes.coded_film import array_of, make_coded_film, number_of
from tests.fakes.open_files import open_files_of


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    return {
        "long-gop": make_coded_film(folder / "long-gop.mp4", 150),
        "ntsc": make_coded_film(folder / "ntsc.mp4", 150, rate="30000/1001"),
        "mkv": make_coded_film(folder / "mkv.mkv", 150, rate="30000/1001", sound=False),
        "stream": make_coded_film(folder / "stream.ts", 150, sound=False, options=("-g", "12", "-output_ts_offset", "60")),
        "late": make_coded_film(folder / "late.mkv", 150, sound=False, options=("-output_ts_offset", "3")),
        "silent-intra": make_coded_film(
            folder / "intra.avi", 150, sound=False, codec=("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p")
        ),
    }


@pytest.fixture
def stills():
    reader = VideoStills()
    yield reader
    reader.close()


@pytest.mark.parametrize("name", ["long-gop", "ntsc", "mkv", "stream", "late", "silent-intra"])
def test_the_frame_shown_at_a_time(films, stills, name):
    media = probe_media(films[name])
    # Forth, back, far, near, to the edges of frames: 25 fps has 40 ms each, 30000/1001 fps 33.37 ms (Matroska rounds to whole ones).
    is_ntsc = media.video.fps > 29
    times = [(3000, 89), (0, 0), (32, 0), (34, 1), (4000, 119), (3970, 118), (1001, 30), (1000, 29)] if is_ntsc else [
        (3000, 75), (0, 0), (39, 0), (40, 1), (5000, 125), (4960, 124), (1000, 25), (999, 24),
    ]  # fmt: skip
    assert [number_of(stills.frame_at(media, time_ms, 320)) for time_ms, _ in times] == [number for _, number in times]


@pytest.mark.parametrize("name", ["long-gop", "ntsc", "stream"])
def test_steps_go_from_frame_to_frame_both_ways(films, stills, name):
    media = probe_media(films[name])
    frame = stills.frame_at(media, 2000, 320)
    start, seen = number_of(frame), []
    for _ in range(30):
        frame = stills.frame_at(media, frame.time_ms, 320, offset=-1)
        seen.append(number_of(frame))
    for _ in range(30):
        frame = stills.frame_at(media, frame.time_ms, 320, offset=1)
        seen.append(number_of(frame))
    assert seen == [*range(start - 1, start - 31, -1), *range(start - 29, start + 1)]
    assert number_of(stills.frame_at(media, frame.time_ms, 320, offset=-7)) == start - 7


def test_steps_end_at_the_ends(films, stills):
    media = probe_media(films["long-gop"])
    assert number_of(stills.frame_at(media, 20, 320, offset=-1)) == 0
    last = stills.frame_at(media, 99_000, 320)
    assert (number_of(last), last.time_ms) == (149, 5960)
    assert number_of(stills.frame_at(media, 5960, 320, offset=3)) == 149
    assert number_of(stills.frame_at(media, 5960, 320, offset=-1)) == 148


def test_frames_of_uneven_length(tmp_path, stills):
    """A frame counts from its own time: 0, 40, 80, 520, 560 ms, then a second of one picture."""
    even = make_coded_film(tmp_path / "even.mp4", 50, sound=False)
    film = tmp_path / "uneven.mkv"
    shift = "setpts='(N*0.04+gte(N,3)*0.4+gte(N,5)*1)/TB'"
    subprocess.run(["ffmpeg", "-v", "error", "-i", even, "-vf", shift, "-fps_mode", "vfr", "-c:v", "libx264", film], check=True)
    media = probe_media(film)
    seen = [number_of(stills.frame_at(media, time_ms, 320)) for time_ms in (79, 80, 519, 520, 560, 1599, 1600)]
    assert seen == [1, 2, 2, 3, 4, 4, 5]
    assert stills.frame_at(media, 520, 320, offset=-1).time_ms == 80
    assert stills.frame_at(media, 560, 320, offset=1).time_ms == 1600


def test_pictures_come_as_they_are_shown(tmp_path, stills):
    """Pixels twice as wide as high, and a picture on its side."""
    film = tmp_path / "film.mp4"
    source = ("-f", "lavfi", "-i", "color=red:s=160x180:d=1:r=5,drawbox=0:0:80:90:lime:fill")
    subprocess.run(["ffmpeg", "-v", "error", *source, "-vf", "setsar=2", "-pix_fmt", "yuv444p", "-c:v", "libx264", film], check=True)
    frame = stills.frame_at(probe_media(film), 0, 1000)
    assert (frame.width, frame.height) == (320, 180)
    turned = tmp_path / "turned.mp4"
    subprocess.run(["ffmpeg", "-v", "error", "-i", film, "-c", "copy", "-metadata:s:v:0", "rotate=90", turned], check=True)
    media = probe_media(turned)
    frame = stills.frame_at(media, 0, 1000)
    assert (frame.width, frame.height) == (media.video.width, media.video.height) == (180, 320)
    # This turn is one against the clock: what was at the top left is at the bottom left, as ffmpeg shows it.
    picture = array_of(frame)
    assert picture[310, 10, 1] > 200
    assert picture[10, 10, 1] < 60


def test_colours_are_those_of_the_file(tmp_path, stills):
    """The same blue, once as old television codes it and once as HD does."""
    for name, size, matrix in (("sd", "320x180", "bt470bg"), ("hd", "1280x720", "bt709")):
        film = tmp_path / f"{name}.mp4"
        convert = f"scale=out_color_matrix={'bt601' if name == 'sd' else 'bt709'}"
        source = ("-f", "lavfi", "-i", f"color=0x2060C0:s={size}:d=1:r=5", "-vf", convert, "-colorspace", matrix)
        subprocess.run(["ffmpeg", "-v", "error", *source, "-pix_fmt", "yuv444p", "-c:v", "libx264", "-qp", "0", film], check=True)
        blue, green, red, _ = array_of(stills.frame_at(probe_media(film), 0, 320))[50, 50]
        assert (int(red), int(green), int(blue)) == pytest.approx((0x20, 0x60, 0xC0), abs=4)


def test_only_the_last_file_stays_open(films, stills):
    for name in ("long-gop", "ntsc", "mkv"):
        stills.frame_at(probe_media(films[name]), 0, 320)
    assert open_files_of(films.values()) == {films["mkv"]}
    stills.close()
    assert open_files_of(films.values()) == set()


def test_what_cannot_be_shown_is_explained(tmp_path, stills):
    sound = tmp_path / "sound.wav"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=1", sound], check=True)
    with pytest.raises(MediaUnreadable, match="no picture"):
        stills.frame_at(probe_media(sound), 0, 320)
    film = make_coded_film(tmp_path / "film.mp4", 10, sound=False)
    media = probe_media(film)
    Path(film).unlink()
    with pytest.raises(MediaUnreadable, match="does not exist"):
        stills.frame_at(media, 0, 320)


def test_a_file_cut_short_shows_its_last_frame(tmp_path, stills):
    film = make_coded_film(tmp_path / "film.ts", 100, sound=False, options=("-g", "10"))
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    media = probe_media(film)
    number = number_of(stills.frame_at(media, 60_000, 320))
    assert 30 < number < 70
    assert number_of(stills.frame_at(media, 200, 320)) == 5
