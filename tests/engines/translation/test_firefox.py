"""The real engine on Mozilla's real models, English and Portuguese."""

import gc
import json
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from captionstudio.core.errors import EngineMissing, InternalError, ModelDamaged
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation import firefox, firefox_files
from captionstudio.engines.translation.cards import read_card
from captionstudio.engines.translation.firefox import FirefoxModel

MODELS = translation_models_dir()  # the user's own, before each test gets a home of its own
LECTURE = json.loads((Path(__file__).parents[2] / "data" / "speech" / "lecture.json").read_text(encoding="utf-8"))
SENTENCES = [cue["text"] for cue in LECTURE["cues"]]

pytest.importorskip("fxtranslate", reason="there is no fxtranslate for this computer")


def load(pair, folder=None):
    folder = folder or MODELS / f"firefox-{pair}"
    if not folder.is_dir():
        pytest.fail(f"These tests need the real firefox-{pair} (./packaging/test brings it).", pytrace=False)
    return FirefoxModel(folder, read_card(folder))


@pytest.fixture(scope="module")
def to_portuguese():
    return load("en_pt")


@pytest.fixture(scope="module")
def to_english():
    return load("pt_en")


def model_threads():
    return [thread for thread in threading.enumerate() if thread.name == "firefox-model"]


def test_sentences_are_translated_in_order(to_portuguese):
    done = []
    found = to_portuguese.translate(["Good night.", "", "The water is cold.", "The house is red."], done.append)
    assert found == ["Boa noite.", "", "A água está fria.", "A casa é vermelha."]
    assert done == [4]


def test_both_directions_work(to_english):
    assert to_english.translate(["A casa é vermelha."], lambda _: None) == ["The house is red."]


def test_batches_are_reported_and_a_cancelled_job_ends_between_them(to_portuguese):
    done = []

    def stop(count):
        done.append(count)
        if len(done) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        to_portuguese.translate(SENTENCES * 2, stop)
    assert 0 < done[0] < done[1] < 2 * len(SENTENCES)
    assert to_portuguese.translate(["Good night."], lambda _: None) == ["Boa noite."]


def test_numbers_and_names_of_a_lecture_come_through(to_portuguese):
    found = to_portuguese.translate(SENTENCES, lambda _: None)
    lost = [
        (value, sentence, translation)
        for sentence, translation in zip(SENTENCES, found, strict=True)
        for value in re.findall(r"\d[\d.,:]*\d|\d", sentence)
        if re.sub(r"\D", "", value) not in re.sub(r"\D", "", translation)
    ]
    assert lost == []


def test_what_the_vocabulary_cannot_spell_is_kept(to_portuguese):
    texts = [
        "♪ Hello my darling ♪",
        "It costs £4 or €5.",
        "He went to Москва.",
        "“I did not,” she said.",
        "Write to john_smith@example.com.",
    ]
    found = to_portuguese.translate(texts, lambda _: None)
    for text, translation in zip(texts, found, strict=True):
        for kept in re.findall(r"♪|£4|€5|Москва|[“”]|\S+@\S+\.com", text):
            assert kept in translation


def test_any_thread_may_use_and_drop_a_model():
    found = []
    model = load("en_pt")

    def use(one=model):
        found.append(one.translate(["Good night."], lambda _: None))

    threads = [threading.Thread(target=use) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["Boa noite."]] * 3
    own = model._thread
    dropping = threading.Thread(target=lambda holder: holder.clear(), args=([model],))
    del model, use
    threads.clear()
    dropping.start()
    dropping.join()
    gc.collect()
    own.join(5)
    assert not own.is_alive()


def test_closing_waits_until_the_model_is_gone():
    model = load("en_pt")
    own = model._thread
    model.close()
    assert own not in threading.enumerate()
    with pytest.raises(ModelDamaged):
        model.translate(["Good night."], lambda _: None)


def test_careful_takes_a_sentence_clause_by_clause(to_portuguese):
    (found,) = to_portuguese.translate(["The door was open, and nobody was in the house."], lambda _: None, careful=True)
    assert found == "A porta estava aberta, e ninguém estava na casa."


@pytest.fixture
def altered(tmp_path):
    """Make a copy of the real model with one of its files changed by a function."""

    def make(role, change):
        folder = tmp_path / "firefox-en_pt"
        shutil.copytree(MODELS / "firefox-en_pt", folder)
        path = folder / read_card(folder).files[role]
        path.write_bytes(change(path.read_bytes()))
        return folder

    return make


def test_a_panic_of_the_engine_is_damage_and_ends_the_thread(altered, monkeypatch):
    monkeypatch.setattr(firefox_files, "check_shortlist", lambda *_: None)
    head, starts = 48, 8 * 32_001
    folder = altered("shortlist", lambda data: data[: head + starts] + b"\xff\xff\xff\x00" * ((len(data) - head - starts) // 4))
    model = load("en_pt", folder)
    own = model._thread
    with pytest.raises(ModelDamaged, match=r"the engine refuses it .*out of range"):
        model.translate(["Good night."], lambda _: None)
    own.join(5)
    assert not own.is_alive()
    with pytest.raises(ModelDamaged, match="gave it up"):
        model.translate(["Good night."], lambda _: None)


def test_a_model_the_engine_refuses_is_damaged_and_leaves_no_thread(altered):
    before = len(model_threads())
    folder = altered("weights", lambda data: data.replace(b"Wemb", b"Xemb"))  # whole by its list, and without the words' array
    with pytest.raises(ModelDamaged, match="the engine refuses it"):
        load("en_pt", folder)
    for thread in model_threads()[before:]:
        thread.join(5)
    assert len(model_threads()) == before


def test_a_defect_of_ours_is_not_put_down_to_the_model(monkeypatch):
    model = load("en_pt")
    monkeypatch.setattr(model, "_characters", None)
    with pytest.raises(InternalError, match="AttributeError"):
        model.translate(["Good night."], lambda _: None)
    model._thread.join(5)


def test_a_missing_library_says_so(monkeypatch):
    firefox.load_engine.cache_clear()
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    try:
        with pytest.raises(EngineMissing, match="fxtranslate is not installed"):
            firefox.load_engine()
    finally:
        firefox.load_engine.cache_clear()


def test_nothing_that_fetches_models_is_left():
    code = """
import sys
from captionstudio.engines.translation.firefox import load_engine
translator = load_engine()
import fxtranslate, fxtranslate._engine
print([name for module in (fxtranslate, fxtranslate._engine) for name in ("discovery", "Cache") if hasattr(module, name)])
print(hasattr(translator, "load"), [name for name in sys.modules if "discovery" in name])
try:
    from fxtranslate import discovery
except ImportError:
    print("gone")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:3] == ["[]", "False []", "gone"]
