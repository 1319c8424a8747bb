"""Captions through the engine host with Mozilla's real models: a lecture into Portuguese, and a route over two engines."""

import json
import re
from pathlib import Path

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import JobCancelled, ModelDamaged
from captionstudio.core.jobs import JobContext
from captionstudio.engines.host.client import EngineHost, HostedTranslation
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.cards import read_card
from captionstudio.workflows.translate import translate_track

MODELS = translation_models_dir()  # the user's own, before each test gets a home of its own
LECTURE = json.loads((Path(__file__).parents[2] / "data" / "speech" / "lecture.json").read_text(encoding="utf-8"))["cues"]
NAMES = ("Walter Hale", "Walter", "Ruth")

pytest.importorskip("fxtranslate", reason="there is no fxtranslate for this computer")


@pytest.fixture
def models(own_home):
    """The user's Firefox models in this test's home."""
    root = translation_models_dir()
    root.mkdir(parents=True)
    for name in ("firefox-en_pt", "firefox-pt_en"):
        if not (MODELS / name).is_dir():
            pytest.fail(f"These tests need the real {name} (./packaging/test brings it).", pytrace=False)
        (root / name).mkdir()
        for path in (MODELS / name).iterdir():
            (root / name / path.name).symlink_to(path)
    return root


@pytest.fixture
def engine(models):
    with EngineHost() as host:
        yield HostedTranslation(host)


def lecture():
    return Track(tuple(Cue(cue["start_ms"], cue["end_ms"], cue["text"]) for cue in LECTURE), language="en")


def test_a_lecture_becomes_portuguese_captions_with_its_numbers_and_names(engine):
    track = lecture()
    made = translate_track(track, "pt", engine, JobContext())
    assert made.language == "pt"
    assert [(cue.start_ms, cue.end_ms) for cue in made.cues] == [(cue.start_ms, cue.end_ms) for cue in track.cues]
    texts = [cue.text.replace("\n", " ") for cue in made.cues]
    for before, after in zip(track.cues, texts, strict=True):
        assert re.findall(r"\d+", after) == re.findall(r"\d+", before.text)
        assert [name for name in NAMES if name in before.text and name not in after] == []
    # What a reader of Portuguese looks for: whole sentences, accents, nothing left in English.
    assert texts[4].startswith("Quando o trabalho foi feito, o primeiro guardião")
    assert "dois navios vistos ao meio-dia" in texts[10]
    assert texts[14] == "Nenhum navio foi perdido naquela noite."
    words = {word for text in texts for word in re.findall(r"[a-z]+", text.lower())}
    assert words & {"the", "and", "was", "lamp", "tower", "she", "storm", "harbour"} == set()


def test_a_route_may_mix_engines(engine):
    route = engine.find_route("es", "pt")
    assert route.languages == ("es", "en", "pt")
    assert route.engines == ("argos", "firefox")
    found = engine.translate(["El médico abre la ventana.", "La flor es blanca."], route, JobContext())
    assert found == ["O médico abre a janela.", "A flor é branca."]
    back = engine.find_route("pt", "es")
    assert back.models == ("firefox-pt_en", "translate-en_es")
    assert engine.translate(["O médico abre a janela."], back, JobContext()) == ["El médico abre la ventana."]


def test_a_model_serves_job_after_job_in_one_host(engine):
    route = engine.find_route("en", "pt")
    first, second = (engine.translate(["Good night.", "The house is red."], route, JobContext()) for _ in range(2))
    assert first == second == ["Boa noite.", "A casa é vermelha."]


def test_a_cancelled_translation_stops_and_the_next_one_works(engine):
    context = JobContext(on_progress=lambda _: context.cancelled.set())
    with pytest.raises(JobCancelled):
        engine.translate([cue["text"] for cue in LECTURE] * 10, engine.find_route("en", "pt"), context)
    assert engine.translate(["Good night."], engine.find_route("en", "pt"), JobContext()) == ["Boa noite."]


@pytest.mark.parametrize("role", ["weights", "source_vocabulary", "shortlist"])
def test_a_model_cut_short_is_reported_and_the_host_lives_on(engine, models, role):
    folder = models / "firefox-en_pt"
    path = folder / read_card(folder).files[role]
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelDamaged, match="firefox-en_pt is damaged"):
        engine.translate(["Good night."], engine.find_route("en", "pt"), JobContext())
    other = engine.find_route("pt", "en")
    assert engine.translate(["A casa é vermelha."], other, JobContext()) == ["The house is red."]
