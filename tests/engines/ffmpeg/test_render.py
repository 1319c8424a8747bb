"""Captions are really drawn, soft tracks are really there, and nothing half-written is left."""

import subprocess
import threading

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import InvalidRequest, JobCancelled, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.core.styles import find_style
from captionstudio.engines.ffmpeg.burn import burn_in
from captionstudio.engines.ffmpeg.mux import mux_tracks
from captionstudio.engines.ffmpeg.probe import probe_media

TRACK = Track((Cue(0, 1000, "Hello <i>there</i>,\n{you} & me"),), language="en")


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    source = ["-f", "lavfi", "-i", "color=navy:s=320x180:d=2:r=10", "-f", "lavfi", "-i", "sine=d=2"]
    subprocess.run(["ffmpeg", "-v", "error", *source, "-c:v", "libx264", "-c:a", "aac", str(path)], check=True)
    return path


def brightest(path, second):
    """The brightest grey value of the frame at a second."""
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-ss",
        str(second),
        "-i",
        f"file:{path}",
        "-frames:v",
        "1",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "gray",
        "-",
    ]
    return max(subprocess.run(command, check=True, capture_output=True).stdout)


HOSTILE = [
    "plain.mp4",
    "it's [a] film.mp4",
    "a:b,c=d;e.mp4",
    "50% \\ done.mp4",
    "-dash.mp4",
    "été 日本.mp4",
    'quote".mp4',
    "two\nlines.mp4",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_captions_are_drawn_while_their_cue_lasts(film, tmp_path, name):
    output = tmp_path / name
    burn_in(str(film), TRACK, find_style(None), output, JobContext())
    assert brightest(output, 0.5) > 200
    assert brightest(output, 1.5) < 100
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert len(probe_media(str(output)).audio) == 1


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.mov"])
def test_soft_tracks_carry_their_language(film, tmp_path, name):
    output = tmp_path / name
    mux_tracks(str(film), [TRACK, Track((Cue(0, 1000, "Hola"),), language="es")], output, JobContext())
    entries = ["-show_entries", "stream=codec_type:stream_tags=language", "-of", "csv=p=0", str(output)]
    shown = subprocess.run(["ffprobe", "-v", "error", *entries], check=True, capture_output=True, text=True).stdout.split()
    assert [row for row in shown if row.startswith("subtitle")] == ["subtitle,eng", "subtitle,spa"]


def test_cancel_leaves_nothing(film, tmp_path):
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(JobCancelled):
        burn_in(str(film), TRACK, find_style(None), tmp_path / "out.mp4", JobContext(cancelled=cancelled))
    assert not list(tmp_path.iterdir())


def test_an_unwritable_folder_is_named(film, tmp_path):
    with pytest.raises(OutputProblem):
        burn_in(str(film), TRACK, find_style(None), tmp_path / "none" / "out.mp4", JobContext())


def test_unknown_style_names_the_known():
    with pytest.raises(InvalidRequest) as caught:
        find_style("fancy")
    assert "classic" in caught.value.hint
