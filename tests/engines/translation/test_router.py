import json
import shutil
import threading

import pytest

from captionstudio.core.errors import ModelDamaged, ModelMissing, NoTranslationPair
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.hardware import Device, processor
from captionstudio.engines.translation.decoding import Decoder
from captionstudio.engines.translation.router import TranslationRouter
from captionstudio.engines.translation.shelf import installed_models, usable_models
from captionstudio.engines.translation.warm import WarmModels

# Sentences of the small packages' grammar with their translations, worked out by hand.
ENGLISH = [
    "The boy opens the door.",
    "The camera is small.",
    "The sister is tired.",
    "The captain goes to the harbor.",
    "The teacher is on the beach.",
    "On Wednesday we go to the museum.",
    "Today is Friday.",
    "The train leaves at seven o'clock.",
    "The farmer has twelve apples.",
    "My name is Sofia.",
    "Where is the key?",
    "Can you help me?",
]
SPANISH = [
    "El niño abre la puerta.",
    "La cámara es pequeña.",
    "La hermana está cansada.",
    "El capitán va al puerto.",
    "El profesor está en la playa.",
    "El miércoles vamos al museo.",
    "Hoy es viernes.",
    "El tren sale a las siete.",
    "El granjero tiene doce manzanas.",
    "Me llamo Sofia.",
    "¿Dónde está la llave?",
    "¿Puedes ayudarme?",
]
FRENCH = [
    "Le garçon ouvre la porte.",
    "La caméra est petite.",
    "La sœur est fatiguée.",
    "Le capitaine va au port.",
    "Le professeur est sur la plage.",
    "Mercredi, nous allons au musée.",
    "Aujourd'hui, c'est vendredi.",
    "Le train part à sept heures.",
    "Le fermier a douze pommes.",
    "Je m'appelle Sofia.",
    "Où est la clé ?",
    "Pouvez-vous m'aider ?",
]
TRUTH = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH}


@pytest.fixture(scope="module")
def engine():
    return TranslationRouter(threads=2)


@pytest.mark.parametrize("pair", [("en", "es"), ("es", "en"), ("en", "fr"), ("fr", "en")])
def test_real_packages_translate_exactly(engine, pair):
    route = engine.find_route(*pair)
    assert route.is_direct
    assert engine.translate(TRUTH[pair[0]], route, JobContext()) == TRUTH[pair[1]]


@pytest.mark.parametrize("pair", [("es", "fr"), ("fr", "es")])
def test_a_missing_pair_goes_through_english(engine, pair):
    route = engine.find_route(*pair)
    assert route.languages == (pair[0], "en", pair[1])
    assert route.models == (f"translate-{pair[0]}_en", f"translate-en_{pair[1]}")
    assert route.engines == ("argos", "argos")
    assert engine.translate(TRUTH[pair[0]], route, JobContext()) == TRUTH[pair[1]]


def test_order_is_kept_and_repeats_are_one(engine):
    texts = ["It is raining.", "", "The story begins here. Thank you very much.", "It is raining.", "123 – ♪", "   "]
    route = engine.find_route("en", "es")
    assert engine.translate(texts, route, JobContext()) == [
        "Está lloviendo.",
        "",
        "La historia empieza aquí. Muchas gracias.",
        "Está lloviendo.",
        "123 – ♪",
        "   ",
    ]
    assert engine.translate([], route, JobContext()) == []


def test_a_route_says_what_makes_it(engine):
    models = {model.name: model for model in installed_models()}
    route = engine.find_route("es", "fr")
    assert route.versions == (models["translate-es_en"].version, models["translate-en_fr"].version)
    assert len(set(route.versions)) == 2
    assert route.context_sentences == 0
    assert engine.find_routes("es", "fr") == (route,)


def test_variants_stand_in_for_each_other(engine):
    route = engine.find_route("en-GB", "es-419")
    assert (route.languages, route.models) == (("en-GB", "es-419"), ("translate-en_es",))
    assert engine.find_route("en", "en-US") == TranslationRoute(("en",), ())
    assert engine.translate(["As it is."], engine.find_route("en", "en-US"), JobContext()) == ["As it is."]


def test_progress_grows_to_the_end(engine):
    seen = []
    engine.translate(SPANISH, engine.find_route("es", "fr"), JobContext(on_progress=seen.append))
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert done[-1] == len(SPANISH)
    assert {(progress.stage, progress.total, progress.unit) for progress in seen} == {("translate", len(SPANISH), "items")}


def test_cancelling_stops_between_batches(engine):
    cancelled = threading.Event()
    batches = []

    def cancel(progress):
        batches.append(progress)
        cancelled.set()

    texts = [f"The boy sees the {thing} {at}." for thing in ("door", "key", "map") for at in range(800)]
    with pytest.raises(JobCancelled):
        engine.translate(texts, engine.find_route("en", "es"), JobContext(on_progress=cancel, cancelled=cancelled))
    assert len(batches) == 1
    assert batches[0].done < len(texts)


def test_runaway_output_is_bounded(engine):
    source = "zzz " * 60
    (result,) = engine.translate([source], engine.find_route("en", "es"), JobContext())
    assert 0 < len(result) < 3 * len(source)


def test_damage_that_only_loading_shows(user_package):
    folder = user_package()
    (folder / "sentencepiece.model").write_bytes(b"garbage" * 100)
    engine = TranslationRouter(threads=1)
    with pytest.raises(ModelDamaged, match="translate-en_es") as caught:
        engine.translate(["Hello."], engine.find_route("en", "es"), JobContext())
    assert "models add" in caught.value.hint


def test_a_package_that_went_away_is_missing(user_package):
    folder = user_package(name="translate-en_de", to_code="de")
    engine = TranslationRouter(threads=1)
    route = engine.find_route("en", "de")
    shutil.rmtree(folder)
    with pytest.raises(ModelMissing):
        TranslationRouter(threads=1).translate(["Hello."], route, JobContext())


def test_a_package_added_meanwhile_is_used(user_package):
    engine = TranslationRouter(threads=1)
    with pytest.raises(NoTranslationPair):
        engine.find_route("en", "de")
    user_package(name="translate-en_de", to_code="de")
    assert engine.translate(["It is raining."], engine.find_route("en", "de"), JobContext()) == ["Está lloviendo."]


def test_a_film_into_several_languages_goes_to_the_pivot_once(user_package, monkeypatch):
    user_package(name="translate-en_de", to_code="de")
    decoded = []
    whole = Decoder.decode
    monkeypatch.setattr(
        Decoder, "decode", lambda self, tokens, *more, **named: decoded.append(len(tokens)) or whole(self, tokens, *more, **named)
    )
    engine = TranslationRouter(threads=1)
    texts = ["Bonjour.", "Il pleut."]
    assert engine.translate(texts, engine.find_route("fr", "es"), JobContext())[1] == "Está lloviendo."
    assert engine.translate(texts, engine.find_route("fr", "de"), JobContext())[1] == "Está lloviendo."  # the same weights, by another name
    assert decoded == [2, 2, 0, 2]


def test_models_stay_loaded_as_long_as_memory_allows(user_package):
    for code in ("de", "it", "pt"):
        user_package(name=f"translate-en_{code}", to_code=code)
    models = usable_models()
    size = models["translate-en_de"].weights_bytes
    warm = WarmModels(1, processor, max_bytes=2 * size)
    first = warm.get(models["translate-en_de"], "en", "de")
    warm.get(models["translate-en_it"], "en", "it")
    assert warm.get(models["translate-en_de"], "en", "de") is first
    warm.get(models["translate-en_pt"], "en", "pt")
    assert warm.names == ("translate-en_de", "translate-en_pt")  # the one used longest ago has gone


def test_a_model_that_has_changed_is_loaded_anew(user_package):
    folder = user_package()
    engine = TranslationRouter(threads=1)
    before = engine.find_route("en", "es")
    assert engine.translate(["The story begins here."], before, JobContext()) == ["La historia empieza aquí."]
    path = folder / "metadata.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "target_prefix": "▁La"}))
    after = engine.find_route("en", "es")
    assert after.versions != before.versions
    assert engine.translate(["The story begins here."], after, JobContext()) == ["historia empieza aquí."]


def test_a_full_graphics_card_leaves_the_work_to_the_processor(user_package, monkeypatch):
    """The error is CTranslate2's own; the card is the only thing that is made up."""
    devices, said = [], []

    class Card(Decoder):
        def __init__(self, folder, threads, device):
            devices.append(device.device)
            super().__init__(folder, threads)
            self.device = device

        def decode(self, tokens, prefix, on_batch, *, careful):
            if self.device.device == "cuda":
                raise RuntimeError("CUDA failed with error out of memory")
            return super().decode(tokens, prefix, on_batch, careful=careful)

    monkeypatch.setattr("captionstudio.engines.translation.argos.Decoder", Card)
    user_package()
    engine = TranslationRouter(threads=1, choose=lambda: Device("cuda", "int8_float16", "A card"))
    route = engine.find_route("en", "es")
    for _ in range(2):
        assert engine.translate(["It is raining."], route, JobContext(on_message=said.append)) == ["Está lloviendo."]
    assert devices == ["cuda", "cpu"]
    assert len(said) == 1
    assert "graphics card" in said[0]


def test_a_target_prefix_is_given_and_taken_away(user_package):
    user_package(target_prefix="▁La")
    engine = TranslationRouter(threads=1)
    (result,) = engine.translate(["The story begins here."], engine.find_route("en", "es"), JobContext())
    assert result == "historia empieza aquí."


def test_speed_is_told_for_real_models_and_words_that_can_be_counted(user_package):
    told = []
    engine = TranslationRouter(threads=1, on_speed=lambda *speed: told.append(speed))
    texts = ["Good morning.", "Where is the key?", "Good morning."]
    engine.translate(texts, engine.find_route("en", "es"), JobContext())
    assert told == [], "the shipped model says nothing of real ones"
    user_package()
    engine.translate(texts, engine.find_route("en", "es"), JobContext())
    ((name, words, seconds),) = told
    assert (name, words) == ("translate-en_es", 6), "what is said twice is translated once"
    assert 0 < seconds < 60
    user_package(name="translate-ja_es", from_code="ja", to_code="es")
    engine.translate(["今日は。"], engine.find_route("ja", "es"), JobContext())
    assert len(told) == 1
