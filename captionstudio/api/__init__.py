"""Caption Studio for Python programs: the jobs of the command line, typed, with progress and cancel.

    from captionstudio import api

    captions = api.transcribe("film.mp4", languages=("en", "es"))
    api.save(captions.track, "film.srt")
    api.save(api.translate(captions.track, "fr"), "film.fr.srt")
    api.burn_in("film.mp4", "film.fr.srt", "film-fr.mp4")

Every job takes a `JobContext` for progress, partial results, messages and cancelling:

    context = api.JobContext(on_progress=lambda progress: print(progress.fraction))
    threading.Timer(60, context.cancelled.set).start()
    api.transcribe("film.mp4", context=context)    # raises JobCancelled after a minute; the next call resumes

Several jobs share loaded models through `Engines`:

    with api.Engines() as engines:
        for film in films:
            api.transcribe(film, engines=engines)

Failures are `captionstudio.core.errors.CaptionStudioError`: ``str(error)`` says what happened, ``error.hint`` what to do.
"""

from captionstudio.api.captions import Captions, convert, load, save, transcribe
from captionstudio.api.engines import Engines
from captionstudio.api.languages import LanguageModel, LanguageSupport, list_languages
from captionstudio.api.models import (
    add_models,
    fetch_model,
    find_models,
    holds_model,
    remove_model,
    survey_models,
    verify_model,
)
from captionstudio.api.speakers import FoundSpeakers, find_speakers
from captionstudio.api.translation import check_translation, load_glossary, save_glossary, translate, translate_all
from captionstudio.api.video import burn_in, mux
from captionstudio.core.errors import CaptionStudioError, JobCancelled
from captionstudio.core.jobs import JobContext, Progress

__all__ = [
    "CaptionStudioError",
    "Captions",
    "Engines",
    "FoundSpeakers",
    "JobCancelled",
    "JobContext",
    "LanguageModel",
    "LanguageSupport",
    "Progress",
    "add_models",
    "burn_in",
    "check_translation",
    "convert",
    "fetch_model",
    "find_models",
    "find_speakers",
    "holds_model",
    "list_languages",
    "load",
    "load_glossary",
    "mux",
    "remove_model",
    "save",
    "save_glossary",
    "survey_models",
    "transcribe",
    "translate",
    "translate_all",
    "verify_model",
]
