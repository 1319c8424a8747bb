"""`models` and `doctor` as a user runs them."""

import json
import shutil

import pytest

from captionstudio.core.resources import resource_path
from tests.e2e.conftest import events, kept, start_hanging
from tests.fakes.models import model_files


def test_doctor_shows_and_clears_what_is_left(start, run, film, home):
    process, _ = start_hanging(start, film, home)
    process.kill()
    process.communicate()
    before = json.loads(run("doctor", "--json").out)
    left = next(check for check in before["checks"] if check["name"] == "Leftovers")
    assert len([path for path in left["data"]["paths"] if path.endswith(".journal")]) == 1
    after = json.loads(run("doctor", "--json", "--clear").out)
    assert after["freed_bytes"] > 0
    assert kept(home) == []
    assert next(check for check in after["checks"] if check["name"] == "Leftovers")["found"] == "none"


def test_doctor_exits_with_1_where_something_is_bad(run, tmp_path):
    ran = run("doctor", CAPTIONSTUDIO_HOME=str(tmp_path / "nothing"))
    assert ran.code == 1
    assert "captionstudio models fetch" in ran.out


def test_doctor_mends_a_broken_model(run, tmp_path, base_model):
    broken = tmp_path / "other" / "data" / "models" / "base"
    shutil.copytree(base_model, broken, ignore=shutil.ignore_patterns("model.bin"))
    (broken / "model.bin").write_bytes(b"half of it")
    environment = {"CAPTIONSTUDIO_HOME": str(tmp_path / "other"), "CAPTIONSTUDIO_MODEL_FOLDER": str(base_model.parent)}
    found = run("doctor", **environment)
    assert found.code == 1
    assert "BAD  Model base" in found.out
    mended = run("doctor", "--fix", **environment)
    assert mended.code == 0, mended.out
    assert mended.out.count("Model base") == 2
    assert "ok   Model base" in mended.out
    assert (broken / "model.bin").stat().st_size == (base_model / "model.bin").stat().st_size


def test_models_are_listed(run):
    listed = {event["name"]: event for event in events(run("models", "list", "--json"))}
    assert listed["base"]["installed"]
    assert listed["base"]["default"]
    assert not listed["large-v3"]["installed"]
    assert "base" in run("models").out


def test_a_translation_model_is_added_listed_and_removed(run):
    shipped = resource_path("translation", "translate-en_es")
    assert run("models", "add", shipped).out == "Added translate-en_es\n"
    listed = next(event for event in events(run("models", "list", "--json")) if event["name"] == "translate-en_es")
    assert (listed["source"], listed["target"], listed["shipped"]) == ("en", "es", False)
    assert "freed" in run("models", "remove", "translate-en_es").out
    listed = next(event for event in events(run("models", "list", "--json")) if event["name"] == "translate-en_es")
    assert listed["shipped"], "the shipped one comes back when the added one is gone"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["fetch", "nothing"], 2, "Choose one of"),
        (["remove", "nothing"], 6, "no model called"),
        (["remove", "small"], 6, "not installed"),
        (["add", "nothing"], 3, "does not exist"),
        (["add", "empty"], 7, "model.bin"),
        (["add", "text.argosmodel"], 7, "no Argos package"),
    ],
)
def test_models_that_cannot_be_had_are_explained(run, tmp_path, arguments, code, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.argosmodel").write_text("no archive")
    ran = run("models", *arguments)
    assert (ran.code, ran.err.count("\n")) == (code, 1)
    assert words in ran.err


def test_models_of_one_kind_are_listed_and_packages_on_demand(run):
    listed = events(run("models", "list", "--json", "--kind", "translation"))
    assert {event["event"] for event in listed} == {"translation_model"}
    assert not any(event["name"] == "translate-en_de" for event in listed)
    everything = {event["name"]: event for event in events(run("models", "list", "--json", "--kind", "translation", "--all"))}
    assert everything["translate-en_de"]["source"] == "en"
    assert everything["nllb-200-600m"]["terms"]
    shown = run("models", "list").out
    assert "about" in shown
    assert "Argos packages more: captionstudio models list --all" in shown


def test_models_are_verified(run, home):
    assert run("models", "verify", "base", "translate-en_es").out == "Good: base\nGood: translate-en_es\n2 of 2 done\n"
    run("models", "add", resource_path("translation", "translate-en_es"))
    (home / "data" / "translation" / "translate-en_es" / "metadata.json").write_text("{}")
    ran = run("models", "verify", "translate-en_es")
    assert ran.code == 7
    assert "translate-en_es" in ran.err


def test_terms_are_not_accepted_by_the_way(run):
    ran = run("models", "fetch", "nllb-200-600m")
    assert ran.code == 15
    assert "--accept-terms" in ran.err


def test_a_mirror_that_is_none_is_refused_before_anything_is_fetched(run):
    ran = run("models", "fetch", "tiny", "--mirror", "mirror.example")
    assert ran.code == 2
    assert "https://" in ran.err


def test_several_models_are_added_and_one_failure_does_not_stop_the_rest(run, tmp_path):
    (tmp_path / "junk.argosmodel").write_text("no archive")
    ran = run("models", "add", tmp_path / "junk.argosmodel", resource_path("translation", "translate-en_es"))
    assert ran.code == 20
    assert ran.out.startswith("Added translate-en_es\n1 of 2 done; failed: ")


def test_models_of_other_programs_are_found_and_added(run, tmp_path, base_model):
    cache = tmp_path / "hub"
    snapshot = cache / "models--somebody--whisper-own" / "snapshots" / "r1"
    snapshot.mkdir(parents=True)
    for name, data in model_files().items():
        (snapshot / name).write_bytes(data)
    places = {"HF_HUB_CACHE": str(cache), "BUZZ_MODEL_ROOT": str(tmp_path / "buzz")}
    (listed,) = events(run("models", "found", "--json", **places))
    assert (listed["event"], listed["name"], listed["path"]) == ("found", "whisper-own", str(snapshot))
    assert run("models", "found", "--add", **places).out == "Added whisper-own\n"
    assert "No other program" in run("models", "found", **places).out
