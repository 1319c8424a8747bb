"""Real media, a home folder of one's own with the real base in it, and the command line as a process or in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from captionstudio import api
from captionstudio.core.errors import CaptionStudioError
from captionstudio.engines.models.store import ModelStore

ROOT = Path(__file__).parents[2]
SPEECH = ROOT / "tests" / "data" / "speech"
SENTENCE = "Good morning to everybody here."
"""What the scripted recogniser hears first."""


@pytest.fixture(scope="session")
def base_model():
    """The folder of the real Whisper base that set-up brought."""
    try:
        return ModelStore().find("base")
    except CaptionStudioError as error:
        pytest.fail(f"These tests need the real Whisper base. {error} {error.hint} (./packaging/test brings it)", pytrace=False)


def make_home(folder, base_model):
    home = folder / "home"
    (home / "data" / "models").mkdir(parents=True)
    (home / "data" / "models" / "base").symlink_to(base_model)
    return home


@pytest.fixture
def home(tmp_path, monkeypatch, base_model):
    """A home folder of its own in which nothing is kept but the model."""
    home = make_home(tmp_path, base_model)
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(home))
    return home


@pytest.fixture
def film(tmp_path, make_media):
    """Two seconds of picture and tone, in a folder of its own."""
    source = make_media("film.mp4", "-f", "lavfi", "-i", "testsrc=d=2:s=160x90", "-f", "lavfi", "-i", "sine=d=2", "-c:v", "mpeg4")
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / "film.mp4").write_bytes(source.read_bytes())
    return folder / "film.mp4"


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def start(home, tmp_path):
    """Start the command line, by default over scripted engines, and return the process; none outlives the test."""
    started = []

    def start(*arguments, module="tests.fakes.command_line", **environment):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **environment}
        process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=environment,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def run(start):
    """Run the command line to its end."""

    def run(*arguments, **options):
        process = start(*arguments, **options)
        out, err = process.communicate(timeout=120)
        return Ran(process.returncode, out, err)

    return run


def names(folder):
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.fixture(scope="module")
def engines(base_model, tmp_path_factory):
    """The real engines, shared: one host, one loaded model; what they learn about its speed is not kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAPTIONSTUDIO_HOME", str(make_home(tmp_path_factory.mktemp("shared"), base_model)))
        engines = api.Engines()
    with engines:
        yield engines


def kept(home):
    """Files the program keeps, apart from the models."""
    return [path for path in (home / "cache").rglob("*") if path.is_file()] if (home / "cache").exists() else []


def events(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def host_of(process):
    """Wait until the command's engine host runs and return it."""
    command = psutil.Process(process.pid)
    while True:
        for child in command.children():
            if "host_server" in " ".join(child.cmdline()):
                return child
        assert process.poll() is None


def start_hanging(start, film, home, *arguments):
    """Start a transcription that hangs after two batches, and wait until they are in its journal."""
    process = start("transcribe", film, "--hint", "hang 2", *arguments)
    host = host_of(process)
    journals = home / "cache" / "journals"
    while not any(path.read_bytes().count(b"\n") == 3 for path in (journals.iterdir() if journals.exists() else ())):
        assert process.poll() is None
    return process, host
