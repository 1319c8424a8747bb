import json
import shutil
import zipfile
from pathlib import Path

import pytest

from captionstudio.core.resources import resource_path
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.packages import installed_packages

SHIPPED = resource_path("translation")


def usable_packages():
    """The package to use for each pair: the first that is whole."""
    return {package.pair: package for package in reversed(installed_packages()) if not package.problem}


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Folders of its own for each test: the user's, and where Argos Translate would keep its packages."""
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)


@pytest.fixture
def user_package(tmp_path):
    """Put a copy of a shipped package into the user's folder, with other metadata or a root of its own; return its folder."""

    def put(pair="en_es", *, root=None, name=None, **metadata):
        folder = (root or translation_models_dir()) / (name or f"translate-{pair}")
        shutil.copytree(SHIPPED / f"translate-{pair}", folder)
        path = folder / "metadata.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **metadata}))
        return folder

    return put


@pytest.fixture
def pack(tmp_path):
    """Make an .argosmodel of a package folder, with entries added or replaced (None leaves one out)."""

    def make(folder: Path = SHIPPED / "translate-en_es", changes=None, name="given.argosmodel"):
        target = tmp_path / name
        entries = {
            f"{folder.name}/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in folder.rglob("*") if file.is_file()
        }
        entries.update(changes or {})
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, data in entries.items():
                if data is not None:
                    archive.writestr(entry, data)
        return target

    return make
