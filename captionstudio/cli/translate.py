"""``captionstudio translate``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from captionstudio.cli.captions import tell_repairs
from captionstudio.cli.check_translation import tell_doubts
from captionstudio.cli.job import Job, job
from captionstudio.cli.options import Formats, Languages, TranslationEngines

if TYPE_CHECKING:
    from captionstudio.api import Engines
    from captionstudio.core.document import Track


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "targets", type=Languages(), required=True, metavar="LANGUAGES", help="Target languages, such as fr,es.")
@click.option("--from", "source", metavar="LANGUAGE", help="Language of FILE; default: what its name or content says.")
@click.option("--engine", "engine", type=TranslationEngines(), default="", metavar="NAME|LANGUAGE=NAME,...",
              help="Engine to translate with, for all or for each, such as fr=argos,pt=firefox; default: the best.")  # fmt: skip
@click.option("--glossary", type=click.Path(path_type=Path, dir_okay=False), metavar="CSV", help="Table of terms with fixed translations.")
@click.option("--media", metavar="MEDIA", help="What FILE captions: the engine whisper translates from its sound.")
@click.option("--no-memory", is_flag=True, help="Translate anew what was translated before.")
@click.option("--check", is_flag=True, help="Translate the result back, and list captions that say something else than FILE.")
@click.option("--formats", type=Formats(), help="Files to write; default: the format of FILE.")
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Folder; default: beside FILE.")
@job
def translate(
    the_job: Job,
    file: Path,
    *,
    targets: tuple[str, ...],
    source: str | None,
    engine: dict[str, str],
    glossary: Path | None,
    media: str | None,
    no_memory: bool,
    check: bool,
    formats: tuple[str, ...] | None,
    output: Path | None,
) -> None:
    """Translate a caption file: `film.srt` becomes `film.fr.srt`."""
    from captionstudio import api  # noqa: PLC0415 - start-up
    from captionstudio.workflows.export import output_path, split_language  # noqa: PLC0415 - start-up
    from captionstudio.workflows.output import check_writable  # noqa: PLC0415 - start-up

    stem = (output or file.parent) / split_language(file.stem)[0]
    names = formats or (file.suffix.lstrip(".").lower() or "srt",)
    outputs = {target: [output_path(stem, name, target) for name in names] for target in targets}
    for path in (path for paths in outputs.values() for path in paths):
        check_writable(path, [file])
    terms = api.load_glossary(glossary) if glossary else ()
    read = api.load(file)
    tell_repairs(the_job, file, read)
    with api.Engines() as engines:
        made = api.translate_all(
            read.track,
            targets,
            source=source,
            engine=engines_by_target(engine, targets),
            glossary=terms,
            memory=not no_memory,
            media=media,
            context=the_job.context,
            engines=engines,
        )
        for track, (target, paths) in zip(made, outputs.items(), strict=True):
            for path in paths:
                api.save(track, path, media=media or file)
            _tell(the_job, track, target, paths)
            if check:
                _check(the_job, engines, read.track, track)


def engines_by_target(engine: dict[str, str], targets: tuple[str, ...]) -> dict[str, str]:
    """Return the engine of each target out of what was typed; those of no target are a mistake.

    Raises:
        InvalidRequest: an engine is named for a language that nothing is translated into.
    """
    from captionstudio.core.errors import InvalidRequest  # noqa: PLC0415 - start-up

    if unknown := engine.keys() - {"", *targets}:
        raise InvalidRequest(f"An engine is named for {min(unknown)}, into which nothing is translated.", hint="Add it to the languages.")
    return {target: engine.get(target, engine.get("", "")) for target in targets}


def _check(the_job: Job, engines: Engines, source: Track, made: Track) -> None:
    from captionstudio import api  # noqa: PLC0415 - start-up
    from captionstudio.core.errors import NoTranslationPair  # noqa: PLC0415 - start-up

    try:
        checked = api.check_translation(made, source, context=the_job.context, engines=engines)
    except NoTranslationPair as problem:  # what is translated is written
        the_job.console.say(f"The translation cannot be checked. {problem} {problem.hint}".strip())
    else:
        tell_doubts(the_job, checked)


def _tell(the_job: Job, track: Track, target: str, paths: list[Path]) -> None:
    from captionstudio.core.routes import describe_route  # noqa: PLC0415 - start-up

    if track.made_by:
        the_job.console.say(f"{describe_route(track.made_by)}.")
    the_job.console.result(
        "\n".join(map(str, paths)),
        event="translated",
        language=target,
        files=[str(path) for path in paths],
        translation=asdict(track.made_by) if track.made_by else None,
    )
