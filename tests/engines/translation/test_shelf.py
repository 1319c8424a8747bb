import json
import os
import shutil

import pytest

from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation import packages, shelf
from captionstudio.engines.translation.cards import CARD, write_card
from captionstudio.engines.translation.identify import identify_folder
from captionstudio.engines.translation.shelf import installed_models, usable_models
from tests.engines.translation.conftest import SHIPPED
from tests.engines.translation.tiny_models import SAID, change_json, make_many


def install(name="m2m100-418m", family="m2m100", **options):
    folder = make_many(translation_models_dir() / name, family, **options)
    write_card(folder, identify_folder(folder))
    return folder


def test_models_of_every_engine_are_listed(user_package):
    package = user_package(name="translate-en_es")
    folder = install()
    found = {model.path: (model.name, model.engine) for model in installed_models()}
    assert found[package] == ("translate-en_es", "argos")
    assert found[SHIPPED / "translate-fr_en"] == ("translate-fr_en", "argos")
    assert found[folder] == ("m2m100-418m", "m2m100")
    many = usable_models()["m2m100-418m"]
    assert (many.title, many.licence, many.pair, many.problem) == ("M2M-100 418M", "MIT", None, "")
    assert set(many.sources) == set(many.targets) >= {"de", "en", "fr", "zh"}
    assert many.weights_bytes == (folder / "model.bin").stat().st_size
    assert many.parameters > 0
    one = usable_models()["translate-en_es"]
    assert (one.path, one.pair, one.is_shipped) == (package, ("en", "es"), False)
    assert usable_models()["translate-fr_en"].is_shipped


def test_a_version_is_the_weights_and_not_the_place(user_package, tmp_path):
    first = usable_models()["translate-en_es"]
    assert first.is_shipped
    user_package()
    copied = usable_models()["translate-en_es"]
    assert (copied.is_shipped, copied.version) == (False, first.version)
    assert copied.version != usable_models()["translate-es_en"].version


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: install_again(folder, said=SAID.replace("Tür", "Uhr")),
        lambda folder: change_json(folder / CARD, context={"sentences": 1, "separator": "|"}),
        lambda folder: change_json(folder / CARD, identity="another"),
        lambda folder: (folder / "sentencepiece.bpe.model").write_bytes((folder / "sentencepiece.bpe.model").read_bytes() + b"more"),
    ],
)
def test_a_version_changes_with_what_makes_the_translation(change):
    folder = install()
    before = usable_models()["m2m100-418m"].version
    change(folder)
    assert usable_models()["m2m100-418m"].version != before


def install_again(folder, **options):
    shutil.rmtree(folder)
    install(folder.name, **options)


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda folder: (folder / CARD).write_text("{"), "cannot be understood"),
        (lambda folder: (folder / "sentencepiece.bpe.model").unlink(), r"needs sentencepiece.bpe.model"),
        (lambda folder: os.truncate(folder / "model.bin", 5000), "model.bin is missing or ends early"),
        (lambda folder: change_json(folder / CARD, converter="fairseq"), "other tokens"),
    ],
)
def test_damage_is_told_and_the_model_not_used(harm, reason):
    folder = install()
    harm(folder)
    (model,) = [model for model in installed_models() if model.path == folder]
    assert reason in model.problem
    assert model.engine == "m2m100"
    assert "m2m100-418m" not in usable_models()


def test_what_is_no_model_is_passed_over():
    root = translation_models_dir()
    install()
    shutil.copytree(root / "m2m100-418m", root / ".adding-1")
    (root / "notes.txt").write_text("x")
    (root / "empty").mkdir()
    assert [model.name for model in installed_models() if not model.is_shipped] == ["m2m100-418m"]


def test_looking_again_reads_nothing_again(monkeypatch):
    install()
    before = installed_models()

    def no_reading(*_arguments):
        raise AssertionError("read again")

    monkeypatch.setattr(shelf, "read_card", no_reading)
    monkeypatch.setattr(shelf, "fingerprint", no_reading)
    monkeypatch.setattr(packages, "read_package", no_reading)
    assert installed_models() == before


def test_a_package_in_an_odd_language_has_no_model(user_package):
    folder = user_package()
    path = folder / "metadata.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "to_code": "qqq"}))
    assert usable_models()["translate-en_es"].is_shipped
