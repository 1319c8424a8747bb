"""The tour on a real screen: real engines, real keys and mouse, a kill in the middle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from captionstudio import api
from tests.e2e.conftest import ROOT, make_home
from tests.fakes.display import own_display

PICTURES = "CAPTIONSTUDIO_GUIDE_PICTURES"
"""Names a folder: the screenshots of the tour are written there, as the guide shows them."""


@pytest.mark.timeout(600)
def test_from_a_dropped_video_to_captions_in_files_and_picture(tmp_path, base_model):
    home, output = make_home(tmp_path, base_model), tmp_path / "output"
    output.mkdir()
    pictures = os.environ.get(PICTURES) or str(tmp_path / "pictures")

    with own_display() as environment:

        def run(part):
            command = [sys.executable, "-m", "tests.e2e.window.tour", part, str(home), str(output), pictures]
            return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False)

        worked = run("work")
        assert worked.returncode == -signal.SIGKILL, worked.stderr
        recovered = run("recover")
        assert recovered.returncode == 0, recovered.stderr
    assert recovered.stderr == ""
    original, spanish, french = (output / name for name in ("sample.srt", "sample.es.srt", "sample.fr.srt"))
    assert "Hurrah!" in original.read_text("utf-8")
    assert "Hurrah!" in (output / "sample.vtt").read_text("utf-8")
    count = len(api.load(original).track.cues)
    assert count == len(api.load(spanish).track.cues) == len(api.load(french).track.cues)
    probed = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(output / "captioned.mp4")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert abs(float(probed.stdout) - 48) < 0.5
    assert len(list(Path(pictures).glob("*.png"))) >= 15
    assert not [path for path in output.rglob("*") if path.name.endswith(".part")]
