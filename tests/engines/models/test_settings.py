import json
from pathlib import Path

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.engines.models.settings import HUB, load_fetch_settings
from captionstudio.engines.places import data_dir


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))
    names = ["MIRROR", "PROXY", "CERTIFICATES", "FOLDER"]
    others = ["REQUESTS_CA_BUNDLE", "HF_ENDPOINT", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME"]
    for name in [*(f"CAPTIONSTUDIO_MODEL_{name}" for name in names), *others]:
        monkeypatch.delenv(name, raising=False)


def save(**values: object) -> None:
    data_dir().mkdir(parents=True, exist_ok=True)
    (data_dir() / "settings.json").write_text(json.dumps({f"models/{name}": value for name, value in values.items()}))


def test_nothing_said_is_the_hub_and_what_the_system_says():
    settings = load_fetch_settings()
    assert (settings.hub, settings.mirror, settings.folder, settings.proxy, settings.certificates) == (HUB, "", None, "", None)
    assert settings.hub_cache == Path.home() / ".cache" / "huggingface" / "hub"


def test_the_windows_settings_count(tmp_path: Path):
    (tmp_path / "own.pem").write_text("x")
    save(mirror="https://mirror.example/models/", proxy="proxy.example:3128", certificates=str(tmp_path / "own.pem"), folder=str(tmp_path))
    settings = load_fetch_settings()
    assert settings.mirror == "https://mirror.example/models"
    assert settings.folder == tmp_path
    assert (settings.way.proxy, settings.way.certificates) == ("http://proxy.example:3128", tmp_path / "own.pem")


def test_a_variable_wins_over_a_setting_and_an_option_over_both(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    save(mirror="https://saved.example")
    monkeypatch.setenv("CAPTIONSTUDIO_MODEL_MIRROR", "https://said.example")
    assert load_fetch_settings().mirror == "https://said.example"
    assert load_fetch_settings(mirror="http://once.example").mirror == "http://once.example"
    (tmp_path / "bundle.pem").write_text("x")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "bundle.pem"))
    assert load_fetch_settings().certificates == tmp_path / "bundle.pem"


def test_the_tools_of_the_hub_are_heeded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example")
    settings = load_fetch_settings()
    assert (settings.hub, settings.hub_cache) == ("https://hub.example", tmp_path / "hf" / "hub")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "elsewhere"))
    assert load_fetch_settings().hub_cache == tmp_path / "elsewhere"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"models/mirror": 3, "models/proxy": null}'])
def test_a_damaged_settings_file_costs_the_choices(content: str):
    data_dir().mkdir(parents=True)
    (data_dir() / "settings.json").write_text(content)
    assert load_fetch_settings().mirror == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"mirror": "mirror.example"}, "no address of a mirror"),
        ({"proxy": "socks5://proxy.example"}, "no address of a proxy"),
        ({"certificates": "/nowhere/own.pem"}, "There is no file of certificates"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_fetched(values: dict[str, str], words: str):
    save(**values)
    with pytest.raises(InvalidRequest, match=words) as caught:
        load_fetch_settings()
    assert caught.value.hint
