import json
import pickle
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from captionstudio.core.errors import ModelDamaged, ModelMissing, NoTranslationPair
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.languages import all_languages
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.hardware import Device, processor
from captionstudio.engines.translation.decoding import Decoder
from captionstudio.engines.translation.model import TranslationModel
from captionstudio.engines.translation.offers import catalogue_models
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


def pair_model(pair, engine="argos", **more):
    """A model of one pair, en_es for instance, that is not there."""
    source, target = pair.split("_")
    return TranslationModel(f"{engine}-{pair}", engine, Path(), (source,), (target,), version=f"of {engine} {pair}", **more)


def many_model(name, engine, languages, parameters):
    codes = tuple(languages.split())
    return TranslationModel(name, engine, Path(), codes, codes, version=f"of {name}", parameters=parameters)


SMALL = many_model("m2m100-418m", "m2m100", "de en es fr pt", 480_000_000)
LARGE = many_model("madlad400-3b", "madlad", "de en es fr pt", 2_900_000_000)


@pytest.fixture
def router_of(monkeypatch):
    """Make a router that finds these models installed."""

    def make(*models, offers=tuple):
        found = {model.name: model for model in models}
        monkeypatch.setattr("captionstudio.engines.translation.router.usable_models", lambda: found)
        return TranslationRouter(threads=1, offers=offers)

    return make


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


def test_the_shortest_route_wins(router_of):
    router = router_of(*map(pair_model, ("de_en", "en_fr", "de_it", "it_fr", "fr_es", "en_es")))
    assert router.find_route("de", "fr").languages == ("de", "en", "fr")  # English before other pivots
    assert router.find_route("de", "es").models == ("argos-de_en", "argos-en_es")
    assert router.find_route("it", "es").languages == ("it", "fr", "es")  # any pivot will do
    router = router_of(*map(pair_model, ("de_en", "en_it", "it_es", "es_pt")))
    assert router.find_route("de", "pt").languages == ("de", "en", "it", "es", "pt")  # however many it takes


def test_the_demos_models_come_last(router_of):
    router = router_of(pair_model("de_en"), pair_model("en_fr", is_shipped=True), pair_model("de_it"), pair_model("it_fr"))
    assert router.find_route("de", "fr").languages == ("de", "it", "fr")
    router = router_of(pair_model("de_en"), pair_model("en_fr"), pair_model("de_fr", is_shipped=True))
    assert router.find_route("de", "fr").languages == ("de", "en", "fr")  # two real legs before one that knows only the demo
    assert router_of(pair_model("de_fr", is_shipped=True)).find_route("de", "fr").is_direct


def test_legs_of_different_engines_make_one_route(router_of):
    route = router_of(pair_model("es_en"), pair_model("en_pt", "firefox")).find_route("es", "pt")
    assert route == TranslationRoute(
        ("es", "en", "pt"), ("argos-es_en", "firefox-en_pt"), ("argos", "firefox"), ("of argos es_en", "of firefox en_pt")
    )


@pytest.mark.parametrize(
    ("models", "first"),
    [
        ([pair_model("en_pt"), pair_model("en_pt", "opus"), pair_model("en_pt", "firefox")], "firefox-en_pt"),
        ([pair_model("en_pt"), pair_model("en_pt", "opus")], "opus-en_pt"),
        ([pair_model("en_pt"), pair_model("en_pt", "firefox"), LARGE], "madlad400-3b"),
        ([pair_model("en_pt"), SMALL], "argos-en_pt"),
        ([SMALL, LARGE], "madlad400-3b"),
        ([many_model("m2m100-1.2b", "m2m100", "en pt", 1_240_000_000), LARGE], "madlad400-3b"),
    ],
)
def test_of_direct_routes_the_better_class_wins(router_of, models, first):
    for order in (models, models[::-1]):
        router = router_of(*order)
        assert router.find_route("en", "pt").models == (first,)
        routes = router.find_routes("en", "pt")
        assert routes[0].models == (first,)
        assert sorted(route.engines[-1] for route in routes) == sorted({model.engine for model in models})


def test_two_legs_of_pairs_come_before_a_small_model_of_many_languages(router_of):
    pairs = [pair_model("es_en", "firefox"), pair_model("en_pt", "firefox")]
    assert router_of(*pairs, SMALL).find_route("es", "pt").engines == ("firefox", "firefox")
    assert router_of(*pairs, LARGE).find_route("es", "pt").models == ("madlad400-3b",)
    longer = [pair_model("es_fr"), pair_model("fr_de"), pair_model("de_pt")]
    assert router_of(*longer, SMALL).find_route("es", "pt").models == ("m2m100-418m",)


def test_a_chosen_engine_makes_the_leg_into_the_target(router_of):
    router = router_of(pair_model("es_en"), pair_model("en_pt"), pair_model("es_pt"), pair_model("en_pt", "firefox"), LARGE)
    assert router.find_route("es", "pt", "firefox").models == ("madlad400-3b", "firefox-en_pt")
    assert router.find_route("es", "pt", "argos").models == ("argos-es_pt",)
    assert [route.models[-1] for route in router.find_routes("es", "pt")] == ["madlad400-3b", "argos-es_pt", "firefox-en_pt"]
    with pytest.raises(NoTranslationPair, match="with the engine opus"):
        router.find_route("es", "pt", "opus")


def test_many_languages_are_joined_through_english(router_of):
    other = many_model("m2m100-1.2b", "m2m100", "en gl", 1_240_000_000)
    assert router_of(LARGE, other).find_route("de", "gl").languages == ("de", "en", "gl")


def test_a_route_among_models_of_hundreds_of_languages_is_found_quickly(router_of):
    codes = " ".join(language.code for language in all_languages())
    pairs = [pair_model(f"{a}_{b}") for language in all_languages() for a, b in (("en", language.code), (language.code, "en")) if a != b]
    router = router_of(
        *pairs, many_model("madlad400-3b", "madlad", codes, 3_000_000_000), many_model("nllb-200-1.3b", "nllb", codes, 1_400_000_000)
    )
    started = time.perf_counter()
    assert len(router.find_routes("gl", "lo")) == 3
    assert time.perf_counter() - started < 2.0


def test_a_script_of_its_own_is_another_language(router_of):
    with pytest.raises(NoTranslationPair):
        router_of(pair_model("en_zh")).find_route("en", "zh-Hant")


def test_no_pair_names_what_would_help(router_of):
    offered = [
        *map(pair_model, ("de_en", "en_de", "en_fr")),
        pair_model("en_ta", "firefox"),
        SMALL,
        many_model("nllb-200-600m", "nllb", "de ta", 6),
    ]
    router = router_of(pair_model("de_en"), pair_model("en_pt"), offers=lambda: offered)
    with pytest.raises(NoTranslationPair, match="German to Tamil") as caught:
        router.find_route("de", "ta")
    assert caught.value.data["models"] == (("firefox-en_ta",), ("nllb-200-600m",))
    assert caught.value.hint.endswith("fetch NAME: firefox-en_ta; nllb-200-600m.")
    with pytest.raises(NoTranslationPair) as caught:
        router.find_route("fr", "ta")
    assert caught.value.data["models"] == ()
    with pytest.raises(NoTranslationPair, match="with the engine m2m100") as caught:
        router.find_route("de", "pt", "m2m100")
    assert caught.value.data["models"] == (("m2m100-418m",),)
    assert pickle.loads(pickle.dumps(caught.value)).data == caught.value.data  # noqa: S301 - our own


def test_the_catalogue_is_what_could_be_got(router_of):
    router = router_of(pair_model("en_fr"), offers=catalogue_models)
    with pytest.raises(NoTranslationPair, match="German to Brazilian Portuguese") as caught:
        router.find_route("de", "pt-BR")
    plans = caught.value.data["models"]
    assert ("translate-de_en", "translate-en_pb") in plans
    assert ("m2m100-418m",) in plans
    assert plans.index(("madlad400-3b",)) < plans.index(("nllb-200-600m",))  # terms to accept come last
    with pytest.raises(NoTranslationPair) as caught:
        router.find_route("de", "fr")
    assert ("translate-de_en",) in caught.value.data["models"]


def test_the_demos_models_say_what_they_are():
    said = []
    engine = TranslationRouter(threads=1)
    for _ in range(2):
        engine.translate(["Bonjour."], engine.find_route("fr", "es"), JobContext(on_message=said.append))
    assert [line.partition(" uses")[0] for line in said] == ["French to English", "English to Spanish"]


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


def test_finding_routes_loads_no_engine():
    code = (
        "import sys; from captionstudio.engines.translation.router import TranslationRouter;"
        "router = TranslationRouter(); assert len(router.find_route('es', 'fr').models) == 2; assert router.find_routes('en', 'es');"
        "assert not {'ctranslate2', 'sentencepiece', 'fxtranslate', 'numpy', 'argostranslate'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


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
