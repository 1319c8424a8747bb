"""The demo, and captions in videos, by the command line."""

import json

import pytest

from captionstudio import api
from captionstudio.core.resources import resource_path
from captionstudio.engines.ffmpeg.probe import probe_media
from tests.e2e.conftest import names

CAPTIONS = "1\n00:00:00,200 --> 00:00:01,800\nHello there.\n"


def test_the_demo_captions_translates_and_burns_in(run, tmp_path):
    ran = run("demo", "--json", module="captionstudio")
    assert ran.code == 0, ran.err
    made = next(event for event in map(json.loads, ran.out.splitlines()) if event["event"] == "demo")
    folder = tmp_path / "captionstudio-demo"
    tracks = [f"sample{language}.{name}" for language in ("", ".en", ".es", ".fr") for name in ("srt", "vtt")]
    assert names(folder) == sorted([*tracks, "sample.captioned.mp4"])
    assert made["folder"] == str(folder)
    assert made["cues"] >= 12
    for name in tracks:
        read = api.load(folder / name)
        assert (len(read.track.cues), read.repairs) == (made["cues"], ())
    assert {cue.language for cue in api.load(folder / "sample.vtt").track.cues} == {"en", "es"}
    source, film = probe_media(resource_path("sample", "sample.mp4")), probe_media(folder / "sample.captioned.mp4")
    assert abs(film.duration_ms - source.duration_ms) <= 100
    assert (film.video.width, film.audio[0].codec) == (source.video.width, source.audio[0].codec)


def test_burn_and_mux(run, film, tmp_path):
    (tmp_path / "film.en.srt").write_text(CAPTIONS)
    assert run("burn", film, tmp_path / "film.en.srt", "-o", tmp_path / "burned.mp4", "--style", "large").code == 0
    assert run("mux", film, tmp_path / "film.en.srt", "-o", tmp_path / "soft.mkv").code == 0
    assert probe_media(tmp_path / "burned.mp4").video.width == 160
    assert names(tmp_path) == ["burned.mp4", "film.en.srt", "films", "home", "soft.mkv"]


def test_a_part_is_burned_at_a_quality_and_with_a_font_of_ones_own(run, film, tmp_path):
    (tmp_path / "film.srt").write_text(CAPTIONS)
    options = ("--range", "0.5-1.5", "--quality", "30", "--font", "DejaVu Sans", "--json")
    ran = run("burn", film, tmp_path / "film.srt", "-o", tmp_path / "part.mkv", *options)
    assert ran.code == 0, ran.err
    assert probe_media(tmp_path / "part.mkv").duration_ms == pytest.approx(1000, abs=60)
    assert {"event": "burned", "file": str(tmp_path / "part.mkv")} in list(map(json.loads, ran.out.splitlines()))


def test_an_unknown_style_lists_the_known(run, film, tmp_path):
    (tmp_path / "film.srt").write_text(CAPTIONS)
    ran = run("burn", film, tmp_path / "film.srt", "-o", tmp_path / "out.mp4", "--style", "wild")
    assert ran.code == 2
    assert "classic, box, large, minimal, karaoke, speakers, top" in ran.err


def test_what_cannot_be_rendered_is_explained(run, film, tmp_path):
    (tmp_path / "film.srt").write_text(CAPTIONS)
    before = film.read_bytes()
    assert run("burn", film, tmp_path / "film.srt", "-o", film).code == 5
    assert film.read_bytes() == before
    assert run("burn", film, tmp_path / "film.srt", "-o", tmp_path / "out.mp4", "--style", "wild").code == 2
    assert run("burn", film, tmp_path / "gone.srt", "-o", tmp_path / "out.mp4").code == 3
    assert run("burn", tmp_path / "film.srt", tmp_path / "film.srt", "-o", tmp_path / "out.mp4").code == 3
    assert run("burn", film, tmp_path / "film.srt", "-o", tmp_path / "out.mp4", CAPTIONSTUDIO_FFMPEG="no-such-program").code == 9
    assert names(tmp_path) == ["film.srt", "films", "home"]
