"""The models as Python callers and the window see them."""

import json
import shutil
from pathlib import Path

import pytest

from captionstudio import api
from captionstudio.api import model_facts
from captionstudio.api.model_facts import ModelFacts
from captionstudio.app.library import StoredModels
from captionstudio.core.errors import LicenceNotAccepted, ModelDamaged, ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.resources import resource_path
from captionstudio.engines.places import models_dir, translation_models_dir
from tests.fakes.models import model_files, weights, write_files

SHIPPED = resource_path("translation", "translate-en_es")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("BUZZ_MODEL_ROOT", str(tmp_path / "buzz"))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(model_facts, "memory_of_computer", lambda: 4_000_000_000)


def survey() -> dict[str, ModelFacts]:
    models = api.survey_models()
    assert len({model.name for model in models}) == len(models), "each name stands for one model"
    return {model.name: model for model in models}


def own_whisper(name: str = "mine") -> Path:
    return write_files(models_dir() / name, model_files(model__bin=weights(values=200_000)))


def test_a_fresh_profile_is_told_what_each_model_would_cost():
    models = survey()
    small, large = models["small"], models["large-v3"]
    assert not small.is_installed
    assert (small.speed, small.is_speed_measured, small.fits_memory) == (pytest.approx(5.6), False, True)
    assert (large.fits_memory, large.memory_bytes) == (False, 4_500_000_000)
    assert [model.name for model in models.values() if model.is_recommended] == ["small", "m2m100-418m"]
    assert models["nllb-200-600m"].terms
    assert len(small.languages) == 99
    assert len(models["large-v3-turbo"].languages) == 100
    assert models["translate-en_de"].languages == ("en", "de")
    assert not models["translate-en_ky"].is_verifiable
    assert models["firefox-en_pt"].sources == ("folder", "wheels", "url")


def test_a_shipped_package_says_that_the_real_one_can_be_fetched():
    shipped = survey()["translate-en_es"]
    assert (shipped.is_shipped, shipped.is_installed, shipped.is_fetchable, shipped.is_removable) == (True, True, True, False)
    assert shipped.speed is None, "its few words would say nothing of real models"
    shutil.copytree(SHIPPED, translation_models_dir() / "translate-en_es")
    own = survey()["translate-en_es"]
    assert (own.is_shipped, own.is_removable, own.is_fetchable) == (False, True, False)


def test_what_was_measured_scales_the_rest():
    own_whisper()
    models_dir().joinpath("speeds.json").write_text(json.dumps({"base": 10.0, "translation": {"translate-en_de": 100.0}}))
    models = survey()
    assert models["small"].speed == pytest.approx(2.8)
    assert models["m2m100-418m"].speed == pytest.approx(100 * 60 / 418, rel=0.01)
    assert (models["translate-en_de"].speed, models["translate-en_de"].is_speed_measured) == (100.0, True)
    assert models["mine"].is_default
    assert models["mine"].speed == pytest.approx(10 * 74_000_000 / 200_000)
    recommended = [model.name for model in models.values() if model.is_recommended]
    assert recommended == ["base", "m2m100-418m"], "small would take too long here, and so would both M2M-100"


def test_unfinished_and_broken_models_are_listed():
    write_files(models_dir() / "small.part", {"model.bin.download": b"12345"})
    write_files(models_dir() / "base", {"config.json": b"{}"})
    write_files(translation_models_dir() / "rubbish", {"notes.txt": b"x"})
    models = survey()
    assert (models["small"].partial_bytes, models["small"].is_installed, models["small"].is_removable) == (5, False, True)
    assert models["base"].problem
    assert models["base"].is_fetchable
    assert models["rubbish"].problem
    assert models["rubbish"].is_removable
    assert api.remove_model("small") == 5
    assert api.remove_model("rubbish") == 1
    assert {"small", "rubbish"} & {name for name, model in survey().items() if model.is_removable} == set()


def test_models_of_both_kinds_are_added_verified_and_removed(tmp_path: Path):
    assert api.add_models(write_files(tmp_path / "mine", model_files(model__bin=weights(values=60_000)))) == ["mine"]
    assert api.add_models(SHIPPED) == ["translate-en_es"]
    for name in ("mine", "translate-en_es"):
        api.verify_model(name)
    (translation_models_dir() / "translate-en_es" / "sentencepiece.model").write_bytes(b"other")
    with pytest.raises(ModelDamaged, match=r"sentencepiece\.model differs"):
        api.verify_model("translate-en_es")
    for name in ("mine", "translate-en_es"):
        assert api.remove_model(name) > 0
        with pytest.raises(ModelMissing):
            api.remove_model(name)
    api.verify_model("translate-en_es")  # the shipped one is looked over
    with pytest.raises(ModelMissing, match="no model called 'nothing'"):
        api.verify_model("nothing")


def test_terms_are_asked_for_before_the_network_is_touched():
    with pytest.raises(LicenceNotAccepted, match="non-commercial"):
        api.fetch_model("nllb-200-600m")


def test_the_window_gets_the_same_list_the_default_and_installed_ones_first(tmp_path: Path):
    write_files(models_dir() / "first.en", model_files(model__bin=weights(values=90_000)))
    own_whisper()
    library = StoredModels()
    choices = library.choices()
    installed = [choice.name for choice in choices if choice.is_installed]
    assert installed == ["mine", "first.en", "translate-en_es", "translate-en_fr", "translate-es_en", "translate-fr_en"]
    assert [choice.name for choice in choices[: len(installed)]] == installed
    by_name = {choice.name: choice for choice in choices}
    assert by_name["small"].is_recommended
    assert by_name["small"].source == "folder, Hugging Face, mirror"
    assert by_name["translate-en_ky"].source == "folder, argos-net.com"
    assert "no hash" in by_name["translate-en_ky"].note
    assert by_name["translate-en_es"].note == "knows only the sentences of the demo"
    assert by_name["nllb-200-1.3b"].terms
    assert library.found() == []
    write_files(tmp_path / "hub" / "models--who--speech" / "snapshots" / "r", model_files())
    (found,) = library.found()
    assert (found.title, found.kind, found.place) == ("who/speech", "recognition", "Hugging Face cache")
    assert library.holds_model(found.path)
    assert library.add(found.path, JobContext()) == ["speech"]
    library.verify("speech")
    library.remove("speech")
    with pytest.raises(LicenceNotAccepted):
        library.fetch("nllb-200-600m", JobContext())
