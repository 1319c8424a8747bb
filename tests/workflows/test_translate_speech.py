"""Whisper as a translator, over a recogniser whose English words come from a table of times."""

from dataclasses import replace
from pathlib import Path

import pytest

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import InvalidRequest, NoAudioStream, NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.ports import RecognisedBatch
from captionstudio.core.routes import TranslationRoute
from captionstudio.workflows.identity import model_identity
from captionstudio.workflows.translate import TrackTranslator, translate_track
from captionstudio.workflows.translate_speech import Speech, choose_speech_model, find_all_routes, open_speech
from tests.fakes.scripted import ScriptedMedia, ScriptedTranslation
from tests.fakes.toolbox import FakeModel

ROUTE = (("es", "en"), ("base",), ("whisper",))


class Heard:
    """Hears what a table says: English, start and end of each sentence; its words share the time."""

    def __init__(self, *sentences):
        self.sentences = sentences
        self.requests = []

    def recognise(self, request, context, *, done=()):
        self.requests.append(request)
        context.report(Progress("recognise", 1, 2, "media_ms"))
        words = []
        for text, start, end in self.sentences:
            parts = text.split()
            step = (end - start) // len(parts)
            words += [Word(part, start + at * step, start + (at + 1) * step, language="en") for at, part in enumerate(parts)]
        until = request.end_ms or 10**9
        yield RecognisedBatch(0, until, tuple(word for word in words if word.start_ms >= request.start_ms and word.end_ms <= until))


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"weights")
    return folder


@pytest.fixture
def listen(model):
    return lambda *sentences: Speech("film.mp4", 0, model, "v1", Heard(*sentences))


def cue(start, end, text, language="es", **fields):
    return Cue(start, end, text, language=language, **fields)


def texts(track):
    return [shown.text.replace("\n", " ") for shown in track.cues]


def hear(track, target, speech=None, context=None):
    """Translate a track with Whisper."""
    return translate_track(track, target, ScriptedTranslation(), context or JobContext(), engine_name="whisper", speech=speech)


def test_english_is_laid_on_the_sentences_of_the_cues(listen):
    track = Track((cue(1000, 2000, "El capitán va"), cue(2100, 3000, "al puerto."), cue(3400, 4400, "¡Está lloviendo!")))
    speech = listen(("The captain goes to the harbor.", 1050, 3050), ("It is raining.", 3350, 4300))
    made = hear(track, "en", speech)
    assert texts(made) == ["The captain goes", "to the harbor.", "It is raining."]
    assert [(shown.start_ms, shown.end_ms, shown.language) for shown in made.cues] == [
        (1000, 2000, "en"),
        (2100, 3000, "en"),
        (3400, 4400, "en"),
    ]
    ids = [shown.id for shown in track.cues]
    assert [shown.source_ids for shown in made.cues] == [(ids[0], ids[1])] * 2 + [(ids[2],)]
    assert made.cues[0].source_text == "El capitán va al puerto."
    assert (made.made_by.languages, made.made_by.models, made.made_by.engines) == ROUTE
    assert made.made_by.versions == ("v1",)
    (request,) = speech.recogniser.requests
    assert (request.task, request.languages, request.start_ms, request.end_ms) == ("translate", ("es",), 700, 5000 - 300)


def test_words_that_come_late_still_go_to_their_sentence(listen):
    """Times of translated words are rough: the end of the English sentence decides where times do not say otherwise."""
    track = Track((cue(1000, 2000, "Vamos al puerto."), cue(2100, 3000, "Está lloviendo.")))
    made = hear(track, "en", listen(("We go to the harbor.", 1200, 2700), ("It rains.", 2700, 3000)))
    assert texts(made) == ["We go to the harbor.", "It rains."]


def test_from_english_the_text_goes_on(listen):
    track = Track((cue(1000, 2000, "<i>El puerto.</i>"),))
    made = hear(track, "fr", listen(("The harbor.", 1000, 2000)))
    assert texts(made) == ["<i>[fr] THE HARBOR.</i>"]
    assert made.made_by == TranslationRoute(("es", "en", "fr"), ("base", "en-fr"), ("whisper",), made.made_by.versions)


def test_several_languages_are_heard_once(listen):
    speech = listen(("The harbor.", 1000, 2000))
    translator = TrackTranslator(Track((cue(1000, 2000, "El puerto."),)), ScriptedTranslation(), speech=speech)
    made = [translator.into(target, JobContext(), engine_name="whisper") for target in ("en", "fr")]
    assert [texts(track) for track in made] == [["The harbor."], ["[fr] THE HARBOR."]]
    assert len(speech.recogniser.requests) == 1


def test_each_language_is_listened_to_by_itself_and_english_not_at_all(listen):
    track = Track((cue(0, 900, "Hi.", "en"), cue(1000, 1900, "Hola."), cue(2000, 2900, "Salut.", "fr"), cue(9000, 9900, "Sí.")))
    speech = listen(("Hi!", 0, 900), ("Hello.", 1000, 1900), ("Hey.", 2000, 2900), ("Left out.", 4000, 6000), ("Yes.", 9000, 9900))
    said = []
    made = hear(track, "en", speech, context=JobContext(on_message=said.append))
    assert texts(made) == ["Hi.", "Hello.", "Hey.", "Yes."]
    assert [(request.languages, request.start_ms, request.end_ms) for request in speech.recogniser.requests] == [
        (("es",), 950, 1950),
        (("fr",), 1950, 3200),
        (("es",), 8700, 10200),
    ]
    assert made.made_by.languages == ("es", "en")
    assert said == ["1 of the captions: French to English (Whisper)."]


def test_what_nobody_wrote_down_is_left_out(listen):
    track = Track((cue(1000, 1900, "Hola."), cue(6500, 7400, "Sí.")))
    speech = listen(("Hello.", 1000, 1900), ("Something else entirely.", 3900, 4500), ("Yes.", 6500, 7400))
    made = hear(track, "en", speech)
    assert texts(made) == ["Hello.", "Yes."]


def test_where_nothing_is_heard_the_text_is_translated(listen):
    track = Track((cue(1000, 1900, "Hola."), cue(8000, 8900, "Sí."), cue(9000, 9900, "♪")))
    said = []
    made = hear(track, "en", listen(("Hello.", 1000, 1900)), context=JobContext(on_message=said.append))
    assert texts(made) == ["Hello.", "[en] SÍ.", "♪"]
    assert said[0].startswith("Captions of which no English was heard: 1.")


def test_speech_that_was_written_down_instead_of_translated_counts_as_not_heard(listen):
    track = Track((cue(1000, 2900, "El lunes vamos a la montaña."), cue(3000, 3900, "No.")))
    said = []
    speech = listen(("El Lunes vamos a la montaña.", 1000, 2900), ("No.", 3000, 3900))
    made = hear(track, "en", speech, context=JobContext(on_message=said.append))
    assert texts(made) == ["[en] EL LUNES VAMOS A LA MONTAÑA.", "No."]
    assert said[0].startswith("Captions of which no English was heard: 1.")


def test_dialogue_lines_get_their_parts(listen):
    track = Track((cue(1000, 3000, "- ¿Dónde está el capitán?\n- En el puerto."),))
    made = hear(track, "en", listen(("Where is the captain? In the harbor.", 1000, 3000)))
    assert made.cues[0].text == "- Where is the captain?\n- In the harbor."
    short = hear(track, "en", listen(("Where?", 1000, 3000)))
    assert short.cues[0].text == "- [en] ¿DÓNDE ESTÁ EL CAPITÁN?\n- [en] EN EL PUERTO."


def test_part_of_a_track_is_listened_to_alone(listen):
    track = Track((cue(1000, 1900, "Hola."), cue(2000, 2900, "Sí."), cue(3000, 3900, "No.")))
    speech = listen(("Hello.", 1000, 1900), ("Yes.", 2000, 2900), ("Not.", 3000, 3900))
    made = TrackTranslator(track, ScriptedTranslation(), speech=speech).into(
        "en", JobContext(), engine_name="whisper", only={track.cues[1].id}
    )
    assert texts(made) == ["Yes."]
    assert [(request.start_ms, request.end_ms) for request in speech.recogniser.requests] == [(1950, 2950)]


def test_what_cannot_be_heard_is_an_error(listen):
    spanish, english = Track((cue(1000, 1900, "Hola."),)), Track((cue(1000, 1900, "Hi.", "en"),))
    with pytest.raises(InvalidRequest, match="sound"):
        hear(spanish, "en")
    with pytest.raises(NoTranslationPair, match="Whisper does not translate English"):
        hear(english, "fr", listen())
    with pytest.raises(NoTranslationPair, match="en to th"):
        hear(spanish, "th", listen())


def test_progress_counts_captions_and_never_goes_back(listen):
    seen = []
    track = Track(tuple(cue(at * 1000, at * 1000 + 900, f"Frase {at}.") for at in range(10)))
    speech = listen(*((f"Sentence {at}.", at * 1000, at * 1000 + 900) for at in range(10)))
    hear(track, "fr", speech, context=JobContext(on_progress=seen.append))
    assert [(progress.stage, progress.done, progress.total) for progress in seen] == [("translate", 4, 10), ("translate", 10, 10)]


def test_the_way_through_the_speech_is_listed_with_the_others(listen):
    engine = ScriptedTranslation()
    assert find_all_routes("es", "en", engine, None) == engine.find_routes("es", "en")
    routes = find_all_routes("es", "fr", engine, listen())
    assert routes[:1] == engine.find_routes("es", "fr")
    assert (routes[1].languages, routes[1].models) == (("es", "en", "fr"), ("base", "en-fr"))
    assert find_all_routes("en", "fr", engine, listen()) == engine.find_routes("en", "fr")
    assert [route.models for route in find_all_routes("ja", "en", engine, listen())] == [("base",)]
    assert find_all_routes("ja", "th", engine, listen()) == ()
    assert find_all_routes("tlh", "en", engine, None) == ()


def test_models_that_translate():
    models = [FakeModel("large-v3-turbo", Path(), 9), FakeModel("distil-large-v3", Path(), 8), FakeModel("base", Path(), 2)]
    assert choose_speech_model(models, "large-v3-turbo") == "base"
    models += [FakeModel("small.en", Path(), 4, is_multilingual=False), FakeModel("medium", Path(), 6)]
    assert choose_speech_model(models) == "medium"
    assert choose_speech_model(models, "base") == "base"
    assert choose_speech_model([replace(model, problem="damaged") for model in models]) is None


def test_media_without_sound_cannot_be_listened_to(model):
    with pytest.raises(NoAudioStream):
        open_speech("film.mp4", model, Heard(), ScriptedMedia(audio=()))
    speech = open_speech("film.mp4", model, Heard(), ScriptedMedia())
    assert (speech.media, speech.audio_stream, speech.version) == (str(Path("film.mp4").absolute()), 0, model_identity(model))
