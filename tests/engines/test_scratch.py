import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from captionstudio.core.errors import OutputProblem
from captionstudio.engines.scratch import own_scratch, scratch_root, stale_scratch


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))


def test_temporary_files_of_this_process_and_its_children_go_into_one_folder_that_goes_away():
    before = (tempfile.gettempdir(), os.environ.get("TMPDIR"))
    with own_scratch() as folder:
        Path(tempfile.mkdtemp(), "sound.wav").write_bytes(b"x")
        child = subprocess.run(
            [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"], capture_output=True, text=True, check=True
        )
        assert child.stdout.strip() == str(folder)
        assert len(list(folder.rglob("sound.wav"))) == 1
    assert not scratch_root().exists()
    assert (tempfile.gettempdir(), os.environ.get("TMPDIR")) == before


def test_it_goes_away_after_a_failure_too():
    with pytest.raises(ZeroDivisionError), own_scratch():
        raise ZeroDivisionError
    assert not scratch_root().exists()


KILLED = """
import os, signal, tempfile
from captionstudio.engines.scratch import own_scratch
with own_scratch():
    tempfile.mkdtemp()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_left_is_swept_at_the_next_start():
    subprocess.run([sys.executable, "-c", KILLED], check=False)
    assert len(stale_scratch()) == 1
    with own_scratch() as folder:
        assert list(scratch_root().iterdir()) == [folder]
        assert stale_scratch() == []


def test_a_running_process_keeps_its_folder():
    with own_scratch() as first, own_scratch() as second:
        assert first.is_dir()
        assert second.is_dir()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputProblem, match="cannot be written"), own_scratch():
        pass
