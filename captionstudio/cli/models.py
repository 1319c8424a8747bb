"""``captionstudio models``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from captionstudio.cli.job import Job, job
from captionstudio.core.errors import ModelMissing

if TYPE_CHECKING:
    from captionstudio.engines.models.store import ModelStore


@click.group(invoke_without_command=True)
@click.pass_context
def models(context: click.Context) -> None:
    """List, add, fetch or remove models; lists them without a command."""
    if context.invoked_subcommand is None:
        context.invoke(list_installed, is_json=False, is_quiet=False)


@models.command("list")
@job
def list_installed(the_job: Job) -> None:
    """List the installed models and those that can be fetched."""
    from captionstudio import api  # noqa: PLC0415 - start-up
    from captionstudio.engines.models.store import ModelStore  # noqa: PLC0415 - start-up

    store = ModelStore()
    installed = store.installed()
    default = _default_name(store)
    for model in installed:
        state = model.problem or f"{store.expected_speed(model):.0f} x real time" + (", default" if model.name == default else "")
        the_job.console.result(
            f"{model.name:<20} {model.size_bytes / 1e6:>7.0f} MB  {state}",
            event="model",
            name=model.name,
            path=str(model.path),
            size_bytes=model.size_bytes,
            installed=True,
            default=model.name == default,
            multilingual=model.is_multilingual,
            problem=model.problem or None,
        )
    for entry in store.catalogue:
        if entry.name not in {model.name for model in installed}:
            fields = {"name": entry.name, "size_bytes": entry.size_bytes, "installed": False, "licence": entry.licence}
            text = f"{entry.name:<20} {entry.size_bytes / 1e6:>7.0f} MB  captionstudio models fetch {entry.name}"
            the_job.console.result(text, event="model", **fields)
    for package in api.list_translation_models():
        state = package.problem or ("shipped, demo sentences only" if package.is_shipped else "")
        the_job.console.result(
            f"{package.name:<20} {package.source} to {package.target}  {state}".rstrip(),
            event="translation_model",
            name=package.name,
            path=str(package.path),
            source=package.source,
            target=package.target,
            shipped=package.is_shipped,
            problem=package.problem or None,
        )


@models.command()
@click.argument("path", type=click.Path(path_type=Path))
@job
def add(the_job: Job, path: Path) -> None:
    """Add a recognition model (a folder in faster-whisper's layout) or a translation model (an .argosmodel file)."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    name = api.add_model(path)
    the_job.console.result(f"Added {name}", event="added", name=name)


@models.command()
@click.argument("name")
@job
def fetch(the_job: Job, name: str) -> None:
    """Download a model of the catalogue, checked by hash and resumable. This verb uses the network."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    folder = api.fetch_model(name, context=the_job.context)
    the_job.console.result(f"Ready: {folder}", event="fetched", name=name, path=str(folder))


@models.command()
@click.argument("name")
@job
def remove(the_job: Job, name: str) -> None:
    """Delete an installed model."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    freed = api.remove_model(name)
    the_job.console.result(f"Removed {name}: {freed / 1e6:.0f} MB freed", event="removed", name=name, freed_bytes=freed)


def _default_name(store: ModelStore) -> str | None:
    try:
        return store.choose_default().name
    except ModelMissing:
        return None
