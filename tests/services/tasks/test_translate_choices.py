"""Translating with an engine of one's own choice, with the document's glossary, from memory and from the sound."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import apply_change, edit_track
from captionstudio.core.edits.glossary import set_glossary
from captionstudio.core.errors import InvalidRequest, NoTranslationPair
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.routes import TranslationRoute
from captionstudio.services.options import TranslateOptions
from captionstudio.services.tasks import USE_MEMORY
from tests.fakes.scripted import ScriptedMedia, ScriptedRecogniser, ScriptedTranslation

ENGLISH = Track(
    tuple(Cue(at * 10_000, at * 10_000 + 2900, text, id=f"o{at}") for at, text in enumerate(("The harbor.", "The sea.", "Thanks."))),
    id="o",
    language="en",
)


class Two(ScriptedTranslation):
    """Has two engines, Argos and Firefox, and says which one it was; ``missing`` names one that is gone."""

    def __init__(self):
        self.missing = ""
        self.asked = []

    def find_route(self, source, target, engine=""):
        route = super().find_route(source, target)
        name = engine or "argos"
        if name == self.missing or name not in {"argos", "firefox"}:
            raise NoTranslationPair(f"No {name}.")
        return replace(route, engines=(name,) * len(route.models), versions=("1",) * len(route.models))

    def translate(self, texts, route, context, preceding=()):
        self.asked += texts
        return [f"{route.engines[-1]} {text}" for text in texts]


@pytest.fixture
def engine():
    return Two()


@pytest.fixture
def desk(make_desk, engine):
    desk = make_desk(translation=engine)
    desk.session.open(replace(desk.session.document, tracks=(ENGLISH,)))
    return desk


def edit_source(desk, text):
    changed = replace(desk.session.find_cue("o", "o1"), text=text)
    desk.session.apply(edit_track(desk.session.document, "o", "Edit", replaced={"o1": changed}))


def made(desk, language="es"):
    return next(track for track in desk.session.document.tracks if track.language == language)


def test_each_target_has_its_engine_and_says_so(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es", "fr"), engines={"fr": "firefox"})))
    assert desk.texts(1)[0] == "argos The harbor."
    assert desk.texts(2)[0] == "firefox The harbor."
    assert [made(desk, language).made_by.engines for language in ("es", "fr")] == [("argos",), ("firefox",)]


def test_what_is_made_anew_keeps_to_the_engine_of_the_rest(desk, engine):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), engines={"es": "firefox"})))
    edit_source(desk, "The sky.")
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale")))
    assert desk.texts(1)[1] == "firefox The sky."
    edit_source(desk, "The sun.")
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale", engines={"es": "argos"})))
    assert desk.texts(1)[1] == "argos The sun."
    edit_source(desk, "The moon.")
    engine.missing = "firefox"
    job = desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale")))
    assert desk.texts(1)[1] == "argos The moon."
    assert job.messages == ["The rest was made by Firefox Translations, which cannot do it now: another engine did."]


def test_everything_anew_is_made_by_the_best_engine_and_says_so(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), engines={"es": "firefox"})))
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    assert (len(desk.session.document.tracks), desk.texts(1)[0], made(desk).made_by.engines) == (2, "argos The harbor.", ("argos",))


def test_an_engine_that_is_not_there_fails_with_the_reason(desk):
    job = desk.finish(desk.tasks.translate(TranslateOptions(("es",), engines={"es": "madlad"})))
    assert (type(job.error), str(job.error)) == (NoTranslationPair, "No madlad.")


def test_terms_of_the_document_are_kept(desk):
    terms = [GlossaryTerm("harbor", "muelle", "en", "es"), GlossaryTerm("sea", "mer", "en", "fr")]
    desk.session.apply(set_glossary(desk.session.document, terms))
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    assert [text.split()[-1] for text in desk.texts(1)] == ["muelle.", "sea.", "Thanks."]
    assert apply_change(desk.session.document, set_glossary(desk.session.document, ())).glossary == ()


def test_sentences_are_remembered_from_one_job_to_the_next_unless_that_is_off(desk, engine):
    options = TranslateOptions(("es",), keep_existing=True)
    desk.finish(desk.tasks.translate(options))
    assert engine.asked == ["The harbor.", "The sea.", "Thanks."]
    desk.finish(desk.tasks.translate(options))
    assert len(engine.asked) == 3
    desk.finish(desk.tasks.translate(replace(options, use_memory=False)))
    assert len(engine.asked) == 6
    desk.settings.set(USE_MEMORY, False)
    desk.finish(desk.tasks.translate(options))
    assert len(engine.asked) == 9
    assert desk.texts(1) == desk.texts(2) == desk.texts(3) == desk.texts(4)
    assert (desk.toolbox.places.cache / "translation-memory.sqlite").is_file()


SPANISH = Track((Cue(1000, 3900, "Buenos días a todos."), Cue(11_000, 13_900, "Buenos días a todos.")), id="o", language="es")


def test_whisper_translates_what_is_said_in_the_open_media(desk):
    """The scripted recogniser says "Good morning to everybody here." every ten seconds."""
    desk.session.open(replace(desk.session.document, tracks=(SPANISH,)))
    job = desk.finish(desk.tasks.translate(TranslateOptions(("en", "fr"), engines={"en": "whisper", "fr": "whisper"})))
    assert job.error is None
    assert desk.texts(1) == ["Good morning to everybody here."] * 2
    assert [text.replace("\n", " ") for text in desk.texts(2)] == ["argos Good morning to everybody here."] * 2
    assert (made(desk, "en").made_by.models, made(desk, "en").made_by.engines) == (("tiny",), ("whisper",))
    assert (made(desk, "fr").made_by.languages, made(desk, "fr").made_by.engines) == (("es", "en", "fr"), ("whisper", "argos"))


def test_the_way_through_the_sound_is_offered_where_there_is_sound(desk, make_desk):
    routes = desk.finish(desk.tasks.routes("es", ["en", "fr", "th"])).result
    assert [route.engines for route in routes["en"]] == [("argos",), ("whisper",)]
    assert [route.engines for route in routes["fr"]] == [("argos", "argos"), ("whisper", "argos")]
    assert isinstance(routes["th"], NoTranslationPair)
    assert [route.engines for route in desk.finish(desk.tasks.routes("en", ["es"])).result["es"]] == [("argos",)]
    desk.session.open(replace(desk.session.document, media=None))
    assert len(desk.finish(desk.tasks.routes("es", ["en"])).result["en"]) == 1
    silent = make_desk(translation=Two(), media=ScriptedMedia(audio=()), recogniser=ScriptedRecogniser())
    assert len(silent.finish(silent.tasks.routes("es", ["en"])).result["en"]) == 1


def test_without_media_whisper_says_what_it_lacks(desk):
    desk.session.open(replace(desk.session.document, tracks=(SPANISH,), media=None))
    job = desk.finish(desk.tasks.translate(TranslateOptions(("en",), engines={"en": "whisper"})))
    assert (type(job.error), "sound" in str(job.error)) == (InvalidRequest, True)


@pytest.mark.parametrize("media", ["none", "silent"])
def test_part_of_what_whisper_made_is_made_from_the_text_where_there_is_no_sound(make_desk, media):
    desk = make_desk(translation=Two(), media=ScriptedMedia(audio=()))
    route = TranslationRoute(("es", "en"), ("tiny",), ("whisper",), ("1",))
    english = Track(
        tuple(
            replace(cue, id=f"t{at}", text="Hi.", language="en", source_ids=(cue.id,), source_text="Hola.")
            for at, cue in enumerate(SPANISH.cues)
        ),
        role="translation",
        id="t",
        language="en",
        made_by=route,
    )
    kept = None if media == "none" else desk.session.document.media
    desk.session.open(replace(desk.session.document, tracks=(SPANISH, english), media=kept))
    job = desk.finish(desk.tasks.translate(TranslateOptions(("en",), scope="stale")))
    assert job.error is None
    assert desk.texts(1) == ["argos Buenos días a todos."] * 2
    assert "made by Whisper" in job.messages[-1]
