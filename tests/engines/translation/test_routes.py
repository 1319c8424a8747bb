"""Which models make a route between two languages, and what is said where none does."""

import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from captionstudio.core.errors import NoTranslationPair
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import all_languages
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.translation.model import TranslationModel
from captionstudio.engines.translation.offers import catalogue_models
from captionstudio.engines.translation.router import TranslationRouter


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


def test_finding_routes_loads_no_engine():
    code = (
        "import sys; from captionstudio.engines.translation.router import TranslationRouter;"
        "router = TranslationRouter(); assert len(router.find_route('es', 'fr').models) == 2; assert router.find_routes('en', 'es');"
        "assert not {'ctranslate2', 'sentencepiece', 'fxtranslate', 'numpy', 'argostranslate'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
