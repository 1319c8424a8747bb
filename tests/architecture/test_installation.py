"""The wheel holds everything, and the program starts without its engines."""

import importlib.metadata
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import captionstudio

ROOT = Path(__file__).parents[2]
HEAVY = {"argostranslate", "av", "ctranslate2", "faster_whisper", "ffmpeg", "fxtranslate", "kaldi_native_fbank", "numpy", "onnxruntime"}
HEAVY |= {"pysubs2", "sentencepiece", "tqdm"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def tracked_below(*folders: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_wheel_holds_every_module_and_resource(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    modules = set(tracked_below("captionstudio"))
    resources = {f"captionstudio/{name}" for name in tracked_below("resources")}
    guide = {f"captionstudio/resources/{name.removeprefix('docs/')}" for name in tracked_below("docs/guide")}
    assert resources
    assert guide
    assert (modules | resources | guide) - held == set()
    assert wheel.name.startswith(f"captionstudio-{captionstudio.__version__}-")


def test_an_installed_copy_finds_its_resources(wheel: Path, tmp_path: Path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = """
from captionstudio.engines.models.catalogue import find_entry, resource_path
from captionstudio.ui.dialogs.guide import guide_folder
print(find_entry("base").name, resource_path("models"), guide_folder())
"""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    resources = tmp_path / "captionstudio" / "resources"
    assert result.stdout.split() == ["base", str(resources / "models"), str(resources / "guide")]


def command_line(*arguments: str) -> tuple[str, set[str]]:
    """Run the program and return what it printed and the packages it had imported."""
    code = f"""
import json, sys
sys.argv = ["captionstudio", *{arguments!r}]
from captionstudio.__main__ import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("\\n@" + json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, _, names = result.stdout.rpartition("\n@")
    return said, set(json.loads(names))


def test_help_imports_no_engine():
    said, imported = command_line("--help")
    assert "transcribe" in said
    assert imported & HEAVY == set()


def test_the_version_is_the_same_everywhere():
    said, _ = command_line("--version")
    assert captionstudio.__version__ in said
    assert importlib.metadata.version("captionstudio") == captionstudio.__version__


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs the processor time of a child")
def test_help_takes_less_than_a_third_of_a_second_of_work():
    def work() -> float:
        child = subprocess.Popen([sys.executable, "-m", "captionstudio", "--help"], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return used.ru_utime + used.ru_stime

    assert min(work() for _ in range(3)) < 0.3
