"""A profile of one's own with the real library of models, and a small catalogue for it."""

import json
from dataclasses import replace

import pytest

from captionstudio.app.library import StoredModels
from captionstudio.engines.models import catalogue
from captionstudio.engines.models import settings as fetch_settings
from captionstudio.engines.models.download import Patience
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.ui.dialogs.models import ModelsDialog
from tests.fakes.file_server import FileServer, run_server
from tests.fakes.models import make_entry, model_files

FILES = model_files()
PATIENCE = Patience(2, 1)


@pytest.fixture
def profile(home, tmp_path, monkeypatch):
    """A fresh profile without network: the hub and every proxy are addresses where nobody answers."""
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("BUZZ_MODEL_ROOT", str(tmp_path / "buzz"))
    for name in ("ARGOS_PACKAGES_DIR", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "CAPTIONSTUDIO_MODEL_MIRROR"):
        monkeypatch.delenv(name, raising=False)
    load = fetch_settings.load_fetch_settings

    def impatient(**given) -> FetchSettings:
        return replace(load(**given), pip=(), patience=PATIENCE)

    monkeypatch.setattr(fetch_settings, "load_fetch_settings", impatient)
    return home


@pytest.fixture
def small_catalogue(tmp_path, monkeypatch):
    """Let the catalogue hold `little` alone, which only a mirror has."""
    entry = make_entry("little", FILES)
    row = {
        "name": entry.name, "engine": "whisper", "title": "Little", "parameters": 1_000_000, "languages": "whisper-99",
        "licence": "MIT", "memory_bytes": 1_000_000, "relative_speed": 1.0, "sources": [{"kind": "url"}],
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in entry.files],
    }  # fmt: skip
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps({"models": [row]}))
    monkeypatch.setattr(catalogue, "resource_path", lambda *_: path)


@pytest.fixture
def mirror(profile, small_catalogue):
    """A mirror on loopback that has `little`, as the settings name it."""
    server = run_server(FileServer({f"/little/{name}": data for name, data in FILES.items()}))
    state = next(server)
    (profile / "data").mkdir(exist_ok=True)
    (profile / "data" / "settings.json").write_text(json.dumps({"models/mirror": state.address}))
    yield state
    next(server, None)


@pytest.fixture
def open_desk(profile, make_desk):
    """Make a window over the real library."""
    return lambda **engines: make_desk(library=StoredModels(), **engines)


def installed():
    """The models that can be used, those that ship left out."""
    return [model.name for model in StoredModels().choices() if model.is_usable and model.is_removable]


def state_of(dialog, name):
    """What the row of a model says: its size or progress, and its state."""
    item = dialog.table._items[name]
    return item.text(3), item.text(4)


def at_models(desk, act):
    """Open Models, do something there, and close it."""

    def closing(dialog):
        act(dialog)
        dialog.reject()

    with desk.answering((ModelsDialog, closing)):
        desk.trigger("models")
    desk.settle()
