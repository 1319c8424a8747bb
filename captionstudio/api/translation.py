"""Captions to other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from captionstudio.api.captions import load, use_engines
from captionstudio.api.engines import Engines
from captionstudio.core.document import Track
from captionstudio.core.errors import FileProblem, ModelMissing
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import resolve_language
from captionstudio.engines.places import translation_memory_path
from captionstudio.workflows.output import write_whole

if TYPE_CHECKING:
    from captionstudio.workflows.back_translation import BackTranslated
    from captionstudio.workflows.translate_speech import Speech


def translate(
    captions: Track | str | Path,
    target: str,
    *,
    source: str | None = None,
    engine: str = "",
    glossary: Iterable[GlossaryTerm] = (),
    memory: bool = True,
    media: str | Path | None = None,
    model: str | Path | None = None,
    context: JobContext | None = None,
    engines: Engines | None = None,
) -> Track:
    """Translate a track, or a caption file, into ``target``; see `translate_all`."""
    choices = {"source": source, "glossary": glossary, "memory": memory, "media": media, "model": model}
    (track,) = translate_all(captions, (target,), engine=engine, context=context, engines=engines, **choices)  # type: ignore[arg-type]
    return track


def translate_all(
    captions: Track | str | Path,
    targets: Sequence[str],
    *,
    source: str | None = None,
    engine: str | Mapping[str, str] = "",
    glossary: Iterable[GlossaryTerm] = (),
    memory: bool = True,
    media: str | Path | None = None,
    model: str | Path | None = None,
    audio_stream: int | None = None,
    context: JobContext | None = None,
    engines: Engines | None = None,
) -> Iterator[Track]:
    """Translate a track, or a caption file, into several languages, and yield each as it is done; `Track.made_by` is the route it took.

    ``source`` is the language of cues that do not say theirs; for a file it is taken from its name (``film.en.srt``) or content.
    ``engine`` names the engine that translates into the targets, or that of each; the best one is taken where it is empty.
    ``glossary`` holds terms with fixed translations. ``memory`` false translates anew what was translated before.
    ``media`` is what the captions belong to: with the engine ``whisper`` what is said in it is translated to English, by the
    multilingual recognition ``model`` or the best installed one, and from there by an engine for text.

    Raises:
        InvalidRequest: nobody knows what language the captions are in, or ``whisper`` has no media.
        NoTranslationPair, FileProblem, ModelMissing, EngineCrashed, JobCancelled
    """
    from captionstudio.workflows.translate import TrackTranslator  # noqa: PLC0415 - start-up
    from captionstudio.workflows.translate_speech import SPEECH_ENGINE  # noqa: PLC0415 - start-up
    from captionstudio.workflows.translation_memory import TranslationMemory  # noqa: PLC0415 - start-up

    track = captions if isinstance(captions, Track) else load(captions).track
    wanted = tuple(map(resolve_language, targets))
    names = {resolve_language(language): name for language, name in engine.items()} if not isinstance(engine, str) else {}
    by_target = {target: engine if isinstance(engine, str) else names.get(target, "") for target in wanted}
    job = context or JobContext()
    keeper = TranslationMemory(translation_memory_path(), job.say) if memory else nullcontext()
    with use_engines(engines) as used, keeper as kept:
        speech = _open_speech(used, media, model, audio_stream) if media and SPEECH_ENGINE in by_target.values() else None
        origin = resolve_language(source) if source else None
        translator = TrackTranslator(track, used.translation, source=origin, memory=kept, glossary=glossary, speech=speech)
        for target in wanted:
            yield translator.into(target, job, engine_name=by_target[target])


def check_translation(
    translation: Track | str | Path,
    source: Track | str | Path,
    *,
    memory: bool = True,
    context: JobContext | None = None,
    engines: Engines | None = None,
) -> list[BackTranslated]:
    """Translate a translation back, and compare what it says with ``source``; those with `BackTranslated.is_doubtful` are worth a look.

    Captions that were not translated here, such as those of two files, are compared by their times. Languages are taken from the
    tracks, and those of files from their names (``film.es.srt``) or content.

    Raises:
        InvalidRequest: nobody knows a language, or the two have nothing to do with each other.
        NoTranslationPair: no installed model translates back.
        FileProblem, EngineCrashed, JobCancelled
    """
    from captionstudio.workflows import back_translation  # noqa: PLC0415 - start-up
    from captionstudio.workflows.translation_memory import TranslationMemory  # noqa: PLC0415 - start-up

    made, origin = (track if isinstance(track, Track) else load(track).track for track in (translation, source))
    job = context or JobContext()
    pairs, language = back_translation.pair_tracks(origin, made)
    keeper = TranslationMemory(translation_memory_path(), job.say) if memory else nullcontext()
    with use_engines(engines) as used, keeper as kept:
        return back_translation.check_translation(pairs, language, used.translation, job, memory=kept)


def load_glossary(path: str | Path) -> tuple[GlossaryTerm, ...]:
    """Read a glossary from a CSV or TSV file.

    Raises:
        FileProblem: it cannot be read; `ParseError` names the line that cannot be understood.
    """
    from captionstudio.formats.glossary import read_glossary  # noqa: PLC0415 - start-up

    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise FileProblem(f"{path} cannot be read: {error.strerror}.", hint="Name a CSV or TSV file.", path=str(path)) from error
    return read_glossary(content)


def save_glossary(terms: Iterable[GlossaryTerm], path: str | Path) -> None:
    """Write a glossary as CSV, or as TSV where the name ends so.

    Raises:
        OutputProblem: the file cannot be written.
    """
    from captionstudio.formats.glossary import delimiter_for, write_glossary  # noqa: PLC0415 - start-up

    write_whole(Path(path), write_glossary(terms, delimiter=delimiter_for(str(path))))


def _open_speech(engines: Engines, media: str | Path, model: str | Path | None, audio_stream: int | None) -> Speech:
    from captionstudio.workflows.translate_speech import choose_speech_model, open_speech  # noqa: PLC0415 - start-up

    if model is None:
        model = choose_speech_model(engines.models.installed(), engines.models.choose_default().name)
        if model is None:
            raise ModelMissing(
                "No installed recognition model translates speech.", hint="Get one with: captionstudio models fetch base", model="base"
            )
    return open_speech(str(media), engines.models.find(model), engines.recogniser, engines.media, audio_stream)
