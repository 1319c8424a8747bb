"""A conversation on a real screen: voices found by the real models, shown, given away by dragging, written, burned in in two colours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from captionstudio import api
from captionstudio.core.document import Cue, Track
from captionstudio.core.resources import resource_path
from captionstudio.core.speakers import legible_colour
from captionstudio.core.styles import find_style
from captionstudio.formats.registry import write_captions
from tests.e2e.conftest import ROOT, SPEECH
from tests.e2e.window.test_tour import PICTURES
from tests.fakes.display import own_display

_NEAR = 40  # so far may a drawn colour be from the one meant: the picture is compressed


@pytest.fixture
def film(tmp_path):
    """The pictures of the sample with the sound of a conversation."""
    path = tmp_path / "conversation.mp4"
    inputs = ["-i", resource_path("sample", "sample.mp4"), "-i", SPEECH / "dialogue.opus"]
    maps = ["-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-shortest"]
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", *inputs, *maps, path], check=True)
    return path


def pixels_near(video, time_ms, colour):
    """How many pixels of the lower third of a frame are about of a colour."""
    crop = ["-vf", "crop=iw:ih/3:0:2*ih/3", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    command = ["ffmpeg", "-v", "error", "-nostdin", "-ss", str(time_ms / 1000), "-i", video, "-frames:v", "1", *crop]
    frame = subprocess.run(command, check=True, capture_output=True).stdout
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    found = zip(frame[0::3], frame[1::3], frame[2::3], strict=True)
    return sum(all(abs(part - meant) < _NEAR for part, meant in zip(pixel, wanted, strict=True)) for pixel in found)


@pytest.mark.timeout(200)
def test_a_conversation_from_its_sound_to_a_video_in_two_colours(tmp_path, film):
    truth = json.loads((SPEECH / "dialogue.json").read_text("utf-8"))["cues"]
    captions = Track(tuple(Cue(row["start_ms"], row["end_ms"], row["text"], language="en") for row in truth), language="en")
    found = api.find_speakers(captions, film)
    said = {row["speaker"]: cue.speaker for row, cue in zip(truth, found.track.cues, strict=True)}
    assert [cue.speaker for cue in found.track.cues] == [said[row["speaker"]] for row in truth]
    result, output, home = tmp_path / "found.json", tmp_path / "output", tmp_path / "home"
    result.write_bytes(write_captions(found.track, "json", speakers=found.speakers))
    output.mkdir()

    with own_display() as environment:
        pictures = os.environ.get(PICTURES) or str(tmp_path / "pictures")
        command = [sys.executable, "-m", "tests.e2e.window.tour_speakers", *map(str, (home, film, result, output)), pictures]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (0, "")

    written = {path.suffix: path.read_text("utf-8") for path in output.iterdir() if path.suffix in (".srt", ".vtt", ".ass", ".rttm")}
    names = ["Ana" if row["speaker"] == truth[0]["speaker"] else "Martin" for row in truth]
    assert [line[3:].partition(">")[0] for line in written[".vtt"].splitlines() if line.startswith("<v ")] == names
    assert [line.split(",")[4] for line in written[".ass"].splitlines() if line.startswith("Dialogue:")] == names
    assert {line.split()[7] for line in written[".rttm"].splitlines()} == {"Ana", "Martin"}
    assert [line.partition(":")[0] for line in written[".srt"].splitlines() if ": " in line] == names
    drawn = [legible_colour(speaker.colour, find_style(None).outline_colour) for speaker in found.speakers]
    for row in truth[:4]:
        middle = (row["start_ms"] + row["end_ms"]) // 2
        mine, other = drawn if row["speaker"] == truth[0]["speaker"] else drawn[::-1]
        assert pixels_near(output / "captioned.mp4", middle, mine) > 300
        assert pixels_near(output / "captioned.mp4", middle, other) < 30
    assert len(list(Path(pictures).glob("*.png"))) >= 3
