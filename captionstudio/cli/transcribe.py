"""``captionstudio transcribe``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from captionstudio.cli.job import Job, job
from captionstudio.cli.options import Formats, Languages, Range, Speakers, TranslationEngines
from captionstudio.cli.speakers import describe_speakers
from captionstudio.cli.translate import engines_by_target
from captionstudio.core.errors import NoTranslationPair
from captionstudio.core.languages import is_same_language

if TYPE_CHECKING:
    from captionstudio.api import Captions, Engines
    from captionstudio.core.diarisation import SpeakerCount
    from captionstudio.core.document import Track


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do with each input."""

    translate_to: tuple[str, ...]
    formats: tuple[str, ...]
    settings: dict[str, Any]
    translation: dict[str, Any]


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--model", metavar="NAME|DIR", help="Recognition model; default: the best installed one that runs faster than real time.")
@click.option("--languages", type=Languages(), default="auto", show_default=True, help="Spoken languages, such as en or en,es,fr.")
@click.option("--translate", "translate_to", type=Languages(), default="", help="Translate the captions as well, such as es,fr.")
@click.option("--engine", "engine", type=TranslationEngines(), default="", metavar="NAME|LANGUAGE=NAME,...",
              help="Engine to translate with, for all or for each; whisper translates from the sound.")  # fmt: skip
@click.option("--glossary", type=click.Path(path_type=Path, dir_okay=False), metavar="CSV", help="Table of terms with fixed translations.")
@click.option("--formats", type=Formats(), default="srt", show_default=True, help="Files to write, such as srt,vtt,ass,txt,json.")
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Folder; default: beside the input.")
@click.option("--audio-stream", type=click.IntRange(0), metavar="N", help="Sound track, counted from 0; default: the default track.")
@click.option("--range", "part", type=Range(), metavar="START-END", help="Only this part, such as 1:00-2:30; times stay the film's.")
@click.option("--mode", type=click.Choice(["fast", "balanced", "careful"]), default="balanced", show_default=True)
@click.option("--task", type=click.Choice(["transcribe", "translate"]), default="transcribe", show_default=True,
              help="translate: English captions straight from the speech.")  # fmt: skip
@click.option("--speakers", type=Speakers(), default="off", show_default=True, metavar="auto|off|N|MIN-MAX",
              help="Find out who speaks: any number of speakers, none, so many, or a range such as 2-5.")  # fmt: skip
@click.option("--hint", default="", help="Names and jargon that are spoken.")
@click.option("--no-resume", is_flag=True, help="Start over instead of going on where an earlier run was broken off.")
@job
def transcribe(
    the_job: Job,
    inputs: Sequence[str],
    *,
    model: str | None,
    languages: tuple[str, ...],
    translate_to: tuple[str, ...],
    engine: dict[str, str],
    glossary: Path | None,
    formats: tuple[str, ...],
    output: Path | None,
    audio_stream: int | None,
    part: tuple[int, int | None] | None,
    mode: str,
    task: str,
    hint: str,
    speakers: SpeakerCount | None,
    no_resume: bool,
) -> int:
    """Turn speech into captions.

    INPUT is a media file, a folder of them, or an http(s) address of a media file. `film.mp4` becomes `film.srt`, its translation into
    Spanish `film.es.srt`. The same command again goes on where an earlier run was broken off.
    """
    from captionstudio.api import Engines, load_glossary  # noqa: PLC0415 - start-up
    from captionstudio.workflows.export import expand_inputs, output_path, plan_stems  # noqa: PLC0415 - start-up
    from captionstudio.workflows.output import check_writable  # noqa: PLC0415 - start-up

    media = expand_inputs(inputs)
    stems = plan_stems(media, output)
    start_ms, end_ms = part or (0, None)
    by_target = engines_by_target(engine, translate_to)
    terms = load_glossary(glossary) if glossary else ()
    with Engines() as engines:
        folder, _ = engines.find_model(model)
        _check_pairs(engines, ("en",) if task == "translate" else languages, by_target)
        settings = {"model": folder, "languages": languages, "audio_stream": audio_stream, "start_ms": start_ms, "end_ms": end_ms}
        settings |= {"mode": mode, "task": task, "hint": hint, "speakers": speakers, "resume": not no_resume}
        plan = _Plan(translate_to, formats, settings, {"engine": by_target, "glossary": terms, "audio_stream": audio_stream})

        def work_on(given: str, stem: Path, upcoming: str | None = None) -> None:
            for language in (None, *translate_to):
                for name in formats:
                    check_writable(output_path(stem, name, language), [given])
            _transcribe_one(the_job, engines, given, stem, plan, upcoming=upcoming)

        if len(media) == 1:
            work_on(media[0], stems[0])
            return 0
        for given, stem, upcoming in zip(media, stems, [*media[1:], None], strict=True):
            the_job.console.say(given)
            the_job.attempt(given, partial(work_on, given, stem, upcoming))
    return the_job.sum_up(len(media))


def _check_pairs(engines: Engines, spoken: Sequence[str], targets: Mapping[str, str]) -> None:
    """Find before the work that nothing could be translated; where any language may be spoken, it shows only afterwards."""
    for target, name in targets.items():
        problems: list[NoTranslationPair] = []
        for language in spoken:
            start, engine = ("en", "") if name == "whisper" else (language, name)
            try:
                if not is_same_language(start, target):
                    engines.translation.find_route(start, target, engine)
            except NoTranslationPair as problem:
                problems.append(problem)
        if problems and len(problems) == len(spoken):
            raise problems[0]


def _transcribe_one(the_job: Job, engines: Engines, media: str, stem: Path, plan: _Plan, *, upcoming: str | None) -> None:
    from captionstudio import api  # noqa: PLC0415 - start-up
    from captionstudio.core.routes import describe_route  # noqa: PLC0415 - start-up
    from captionstudio.workflows.export import output_path  # noqa: PLC0415 - start-up

    written: list[Path] = []
    routes: dict[str, Any] = {}

    def save(track: Track, language: str | None) -> None:
        for name in plan.formats:
            path = output_path(stem, name, language)
            api.save(track, path, media=media)
            written.append(path)

    def finish(captions: Captions) -> None:
        for name in plan.formats:
            path = output_path(stem, name)
            if name == "json":
                captions.save_result(path)
            else:
                api.save(captions.track, path, media=media)
            written.append(path)
        choices = {**plan.translation, "media": media, "context": the_job.context, "engines": engines}
        for track in api.translate_all(captions.track, plan.translate_to, **choices):
            if track.made_by:
                the_job.console.say(f"{describe_route(track.made_by)}.")
                routes[track.language or ""] = asdict(track.made_by)
            save(track, track.language)

    captions = api.transcribe(media, **plan.settings, finish=finish, upcoming=upcoming, context=the_job.context, engines=engines)
    _tell(the_job, media, captions, written, routes)


def _tell(the_job: Job, media: str, captions: Captions, written: Sequence[Path], routes: Mapping[str, Any]) -> None:
    made = captions.transcription
    for note in made.notes:
        the_job.console.say(note)
    if not made.is_speech_detected:
        the_job.console.say(f"No speech was found in {media}.")
    speed = (made.media_ms - max(0, made.resumed_ms)) / 1000 / made.wall_seconds if made.wall_seconds else 0.0
    if captions.speakers:
        the_job.console.say(describe_speakers(made.track, captions.speakers))
    lines = [str(path) for path in written]
    the_job.console.result(
        "\n".join([*lines, f"{len(made.track.cues)} captions in {made.wall_seconds:.1f} s, {speed:.1f} x real time"]),
        event="transcribed",
        input=media,
        files=lines,
        cues=len(made.track.cues),
        speech_detected=made.is_speech_detected,
        languages=captions.languages,
        speakers=[speaker.name for speaker in captions.speakers],
        translations=routes,
        resumed_ms=made.resumed_ms,
        media_seconds=made.media_ms / 1000,
        wall_seconds=round(made.wall_seconds, 3),
        speed=round(speed, 2),
    )
