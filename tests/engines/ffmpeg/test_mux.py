"""Soft tracks are in the file, named, and readable again; what was there before is kept."""

import subprocess

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import UnsupportedFormat
from captionstudio.core.jobs import JobContext
from captionstudio.engines.ffmpeg.mux import mux_tracks
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.formats.registry import read_captions
from tests.engines.ffmpeg.conftest import DARK, TONE
from tests.engines.ffmpeg.pictures import packet_times, streams
from tests.engines.ffmpeg.test_burn_looks import ASS

ENGLISH = Track((Cue(0, 1000, "Hello <i>there</i>,\nyou & me"), Cue(1000, 1800, "日本 — été")), language="en")
SPANISH = Track((Cue(0, 1000, "Hola"),), language="es", name="Doblaje")


def mux(video, tracks, output, messages=None, **options):
    said = [] if messages is None else messages
    mux_tracks(str(video), tracks, output, JobContext(on_message=said.append), **options)
    return output


def read_track(path, index):
    """Return the cues of a caption track as (start, end, text), the times from the first frame of the picture."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", f"0:s:{index}", "-f", "srt", "-"]
    written = subprocess.run(command, check=True, capture_output=True).stdout
    first_ms = round(packet_times(path)[0] * 1000)
    return [(cue.start_ms - first_ms, cue.end_ms - first_ms, cue.text) for cue in read_captions(written, format="srt").track.cues]


CODECS = [("film.mp4", "mov_text"), ("film.m4v", "mov_text"), ("film.mov", "mov_text"), ("film.mkv", "subrip")]


@pytest.mark.parametrize(("name", "codec"), CODECS)
def test_tracks_carry_language_title_and_text(film, tmp_path, name, codec):
    output = mux(film, [ENGLISH, SPANISH], tmp_path / name)
    found = streams(output, "s", "codec_name", "tags:language", "disposition:default")
    assert found == [
        {"codec_name": codec, "tags:language": "eng", "disposition:default": 1},
        {"codec_name": codec, "tags:language": "spa", "disposition:default": 0},
    ]
    label = "tags:title" if name.endswith("mkv") else "tags:handler_name"
    assert [stream[label] for stream in streams(output, "s", label)] == ["English", "Doblaje"]
    assert read_track(output, 0) == [(cue.start_ms, cue.end_ms, cue.text) for cue in ENGLISH.cues]
    assert read_track(output, 1) == [(0, 1000, "Hola")]


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv"])
def test_picture_and_sound_are_copied(film, tmp_path, name):
    output = mux(film, [ENGLISH], tmp_path / name)
    assert checksums(output) == checksums(film)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def checksums(path):
    """Return a checksum of the packets of each stream of picture and sound."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:v", "-map", "0:a", "-c", "copy", "-bsf:v", "h264_mp4toannexb"]
    shown = subprocess.run([*command, "-f", "streamhash", "-"], check=True, capture_output=True, text=True)
    return shown.stdout


def test_webm_takes_webvtt(make_media, tmp_path):
    source = make_media("film.webm", *DARK, *TONE, "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus")
    output = mux(source, [ENGLISH], tmp_path / "out.webm")
    assert streams(output, "s", "codec_name", "tags:language") == [{"codec_name": "webvtt", "tags:language": "eng"}]
    assert [text for _, _, text in read_track(output, 0)] == [cue.text for cue in ENGLISH.cues]


def test_webm_refuses_other_codecs_and_names_a_way_out(film, tmp_path):
    with pytest.raises(UnsupportedFormat, match="cannot hold aac and h264") as caught:
        mux(film, [ENGLISH], tmp_path / "out.webm")
    assert ".mkv" in caught.value.hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("first", "second"), [("a.mp4", "b.mp4"), ("a.mp4", "b.mkv"), ("a.mkv", "b.mp4"), ("a.mkv", "b.mkv")])
def test_tracks_that_are_there_already_are_kept(film, tmp_path, first, second):
    before = mux(film, [SPANISH], tmp_path / first)
    output = mux(before, [ENGLISH], tmp_path / second)
    found = streams(output, "s", "tags:language", "disposition:default")
    assert found == [
        {"tags:language": "spa", "disposition:default": 0},
        {"tags:language": "eng", "disposition:default": 1},
    ]
    assert read_track(output, 0) == [(0, 1000, "Hola")]


def test_nobody_need_be_the_default(film, tmp_path):
    output = mux(film, [ENGLISH, SPANISH], tmp_path / "out.mkv", default=None)
    assert [stream["disposition:default"] for stream in streams(output, "s", "disposition:default")] == [0, 0]


def test_ass_keeps_its_looks_in_matroska(film, tmp_path):
    captions = read_captions(ASS.encode(), name="own.ass").track
    output = mux(film, [captions], tmp_path / "out.mkv")
    assert streams(output, "s", "codec_name") == [{"codec_name": "ass"}]
    command = ["ffmpeg", "-v", "error", "-i", str(output), "-map", "0:s:0", "-f", "ass", "-"]
    script = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Style: Default,Inter,30,&H000000FF" in script
    assert r"{\pos(200,120)}Red" in script


def test_an_unknown_language_is_written_as_such(film, tmp_path):
    output = mux(film, [Track((Cue(0, 500, "?"),))], tmp_path / "out.mp4")
    assert streams(output, "s", "tags:language")[0]["tags:language"] in ("und", None)


def test_captions_count_from_the_start_of_the_container(make_media, tmp_path):
    late = make_media("mute-late.mkv", *DARK, "-c:v", "libx264", "-output_ts_offset", "5")
    output = mux(late, [SPANISH], tmp_path / "out.mp4")
    assert probe_media(output).duration_ms == pytest.approx(2000, abs=150)
    assert read_track(output, 0) == [(0, 1000, "Hola")]


@pytest.fixture
def covered(film, make_media):
    cover = make_media("small-cover.png", "-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1")
    return make_media(
        "small-covered.mp4", "-i", film, "-i", cover, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v:1", "attached_pic"
    )


@pytest.mark.parametrize(("name", "pictures", "messages"), [("out.mp4", [0, 1], []), ("out.mkv", [0], ["The cover art is left out."])])
def test_cover_art_never_becomes_a_second_picture(covered, tmp_path, name, pictures, messages):
    said = []
    output = mux(covered, [ENGLISH], tmp_path / name, said)
    assert [stream["disposition"]["attached_pic"] for stream in streams(output, "v")] == pictures
    assert said == messages
    assert probe_media(output).video.width == 320
