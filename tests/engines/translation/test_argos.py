import pickle
import threading

import pytest

from captionstudio.core.errors import ModelDamaged, ModelMissing, NoTranslationPair
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.translation.argos import ArgosTranslation
from captionstudio.engines.translation.install import remove_package
from captionstudio.engines.translation.packages import TranslationPackage, usable_packages

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
    return ArgosTranslation(threads=2)


def add_pairs(monkeypatch, *pairs, shipped=()):
    """Let the engine find these pairs, all standing on a shipped package's files."""
    files = usable_packages()["en_es"].path
    found = {}
    for pair in pairs:
        source, target = pair.split("_")
        found[pair] = TranslationPackage(pair, files, source, target, pair, is_shipped=pair in shipped)
    monkeypatch.setattr("captionstudio.engines.translation.argos.usable_packages", lambda: found)


@pytest.mark.parametrize("pair", [("en", "es"), ("es", "en"), ("en", "fr"), ("fr", "en")])
def test_real_packages_translate_exactly(engine, pair):
    route = engine.find_route(*pair)
    assert route.is_direct
    assert engine.translate(TRUTH[pair[0]], route, JobContext()) == TRUTH[pair[1]]


@pytest.mark.parametrize("pair", [("es", "fr"), ("fr", "es")])
def test_a_missing_pair_goes_through_english(engine, pair):
    route = engine.find_route(*pair)
    assert route == TranslationRoute((pair[0], "en", pair[1]), (f"{pair[0]}_en", f"en_{pair[1]}"))
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


def test_variants_stand_in_for_each_other(engine):
    assert engine.find_route("en-GB", "es-419") == TranslationRoute(("en-GB", "es-419"), ("en_es",))
    assert engine.find_route("en", "en-US") == TranslationRoute(("en",), ())
    assert engine.translate(["As it is."], engine.find_route("en", "en-US"), JobContext()) == ["As it is."]


def test_the_shortest_route_wins(monkeypatch):
    add_pairs(monkeypatch, "de_en", "en_fr", "de_it", "it_fr", "fr_es", "en_es")
    engine = ArgosTranslation()
    assert engine.find_route("de", "fr").languages == ("de", "en", "fr")  # English before other pivots
    assert engine.find_route("de", "es").models == ("de_en", "en_es")
    assert engine.find_route("it", "es").languages == ("it", "fr", "es")  # any pivot will do
    add_pairs(monkeypatch, "de_en", "en_fr", "de_it", "it_fr", shipped=["en_fr"])
    assert engine.find_route("de", "fr").languages == ("de", "it", "fr")  # the demo's models last
    add_pairs(monkeypatch, "de_en", "en_fr", "de_fr", shipped=["de_fr"])
    assert engine.find_route("de", "fr").is_direct


def test_a_script_of_its_own_is_another_language(monkeypatch):
    add_pairs(monkeypatch, "en_zh")
    with pytest.raises(NoTranslationPair):
        ArgosTranslation().find_route("en", "zh-Hant")


def test_no_pair_names_what_would_help(engine):
    with pytest.raises(NoTranslationPair, match="German to Brazilian Portuguese") as caught:
        engine.find_route("de", "pt-BR")
    assert caught.value.data["packages"] == ("translate-de_en", "translate-en_pb")
    assert "translate-de_en.argosmodel and translate-en_pb.argosmodel" in caught.value.hint
    with pytest.raises(NoTranslationPair) as caught:
        engine.find_route("de", "fr")
    assert caught.value.data["packages"] == ("translate-de_en",)
    with pytest.raises(NoTranslationPair) as caught:
        engine.find_route("en", "ta")
    assert "Tamil" in caught.value.hint
    assert pickle.loads(pickle.dumps(caught.value)).data == caught.value.data  # noqa: S301 - our own


def test_the_demos_models_say_what_they_are():
    said = []
    engine = ArgosTranslation(threads=1)
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
    engine = ArgosTranslation(threads=1)
    with pytest.raises(ModelDamaged, match="translate-en_es") as caught:
        engine.translate(["Hello."], engine.find_route("en", "es"), JobContext())
    assert "models add" in caught.value.hint


def test_a_package_that_went_away_is_missing(user_package):
    user_package(name="translate-en_de", to_code="de")
    engine = ArgosTranslation(threads=1)
    route = engine.find_route("en", "de")
    remove_package("en_de")
    with pytest.raises(ModelMissing):
        ArgosTranslation(threads=1).translate(["Hello."], route, JobContext())


def test_a_package_added_meanwhile_is_used(user_package):
    engine = ArgosTranslation(threads=1)
    with pytest.raises(NoTranslationPair):
        engine.find_route("en", "de")
    user_package(name="translate-en_de", to_code="de")
    assert engine.translate(["It is raining."], engine.find_route("en", "de"), JobContext()) == ["Está lloviendo."]


def test_only_four_models_stay_loaded(user_package):
    for code in ("de", "it", "pt", "nl", "sv"):
        user_package(name=f"translate-en_{code}", to_code=code)
    engine = ArgosTranslation(threads=1)
    for code in ("de", "it", "pt", "nl", "de", "sv"):
        assert engine.translate(["It is raining."], engine.find_route("en", code), JobContext()) == ["Está lloviendo."]
    assert list(engine._loaded) == ["en_pt", "en_nl", "en_de", "en_sv"]


def test_a_target_prefix_is_given_and_taken_away(user_package):
    user_package(target_prefix="▁La")
    engine = ArgosTranslation(threads=1)
    (result,) = engine.translate(["The story begins here."], engine.find_route("en", "es"), JobContext())
    assert result == "historia empieza aquí."
