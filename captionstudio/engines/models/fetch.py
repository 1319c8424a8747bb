"""Fetching a model: the one place that reaches for the network on its behalf, and only when the user asks.

Each source of the catalogue is tried in turn until the files are whole; a file's hash decides, whoever served it. Files are put
together in ``NAME.part`` beside the installed models, so that a broken download goes on where it stopped, and moved into place when all
of them are right.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from captionstudio.core.errors import DownloadFailed, EngineProblem, InvalidRequest, LicenceNotAccepted, ModelDamaged, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import network_job
from captionstudio.engines.models.catalogue import CatalogueEntry, ModelFile, find_entry
from captionstudio.engines.models.copying import ModelCopy
from captionstudio.engines.models.download import SourceFailed
from captionstudio.engines.models.folders import ModelFolders
from captionstudio.engines.models.hashing import hash_file
from captionstudio.engines.models.locks import fetch_lock
from captionstudio.engines.models.progress import FetchProgress
from captionstudio.engines.models.settings import FetchSettings, load_fetch_settings
from captionstudio.engines.models.sources import Supplier, suppliers_for
from captionstudio.engines.models.staging import folder_size, stage_folder

_SLACK_BYTES = 20_000_000
_WAIT_SECONDS = 0.2
_AGAIN = "Free some space and run the same command again: it goes on where it stopped."


def fetch_model(
    name: str, store: ModelFolders, context: JobContext, settings: FetchSettings | None = None, *, accepts_terms: bool = False
) -> Path:
    """Install the model ``name`` of the catalogue and return its folder; one that is there and whole is left as it is.

    Where another program is fetching it already, its end is waited for. Cancelling leaves what has arrived for the next try.

    Raises:
        InvalidRequest: the catalogue has no such model, or the settings name a place that is none.
        LicenceNotAccepted: it has terms, and ``accepts_terms`` is false.
        DownloadFailed: no source delivered the right bytes; the message names each and why.
        OutputProblem: no space, or the folder of models cannot be written.
        JobCancelled
    """
    entry = find_entry(name, store.catalogue)
    if entry.terms and not accepts_terms:
        message = f"The model {name!r} may be had only under its terms ({entry.licence}): {entry.terms}"
        hint = "Accept them with --accept-terms, or choose another model."
        raise LicenceNotAccepted(message, hint=hint, model=name, licence=entry.licence)
    settings = settings or load_fetch_settings()
    progress = FetchProgress(entry, context)
    part = store.part_folder(name)

    def wait() -> None:
        progress.report(folder_size(part) if part.is_dir() else 0, "another program is fetching it")
        context.cancelled.wait(_WAIT_SECONDS)

    try:
        with fetch_lock(store.root, name, wait):
            if not _is_whole(store, name):
                (part / name).mkdir(parents=True, exist_ok=True)  # so that messages call it by its name
                _check_space(entry, part)
                try:
                    with network_job(name):
                        _collect(entry, part, suppliers_for(entry, settings, part / "wheels"), progress)
                    _install(entry, store, part)
                finally:
                    if part.is_dir() and not folder_size(part):  # nothing arrived that a later try could use
                        shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise OutputProblem(f"The model cannot be written to {store.root}: {error.strerror or error}.", hint=_AGAIN) from error
    return store.root / name


def _is_whole(store: ModelFolders, name: str) -> bool:
    try:
        store.verify(name)
    except (EngineProblem, InvalidRequest):
        return False
    return True


def _check_space(entry: CatalogueEntry, part: Path) -> None:
    held = sum(path.stat().st_size for path in part.rglob("*") if path.is_file() and path.suffix != ".whl")
    unpacked = entry.installed_bytes if entry.is_archive else 0
    needed = entry.size_bytes - held + unpacked + _SLACK_BYTES
    free = shutil.disk_usage(part).free
    if free < needed:
        message = f"The model {entry.name!r} needs {needed / 1e6:.0f} MB, but only {free / 1e6:.0f} MB are free in {part.parent}."
        raise OutputProblem(message, hint="Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk.")


def _collect(entry: CatalogueEntry, part: Path, suppliers: list[Supplier], progress: FetchProgress) -> None:
    """Bring every file of the model to a folder of its name in ``part``, from whichever supplier has it."""
    failures: list[str] = []
    for supplier in suppliers:
        missing = [file for file in entry.files if not (part / entry.name / file.name).exists()]
        if not missing:
            return
        try:
            for file in missing:
                _bring(file, part / entry.name, supplier, progress)
        except SourceFailed as failure:
            failures.append(f"{supplier.label}: {failure}")
    if any(not (part / entry.name / file.name).exists() for file in entry.files):
        hint = "Check the connection and run the same command again, or name a folder or mirror that has the model (see the README)."
        raise DownloadFailed(f"The model {entry.name!r} could not be fetched. " + "; ".join(failures) + ".", hint=hint, model=entry.name)


def _bring(file: ModelFile, arrived: Path, supplier: Supplier, progress: FetchProgress) -> None:
    """Bring one file and check it. Bytes left by an earlier try may be wrong: then the supplier is asked for the whole once more."""
    partial = arrived.parent / f"{file.name}.download"
    done = folder_size(arrived)

    def on_bytes(size: int) -> None:
        progress.report(done + size, supplier.label)

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
    partial.replace(arrived / file.name)


def _install(entry: CatalogueEntry, store: ModelFolders, part: Path) -> None:
    """Make a model of what has arrived and move it into place; what turns out to be something else is not kept.

    Raises:
        DownloadFailed: the files are not the model.
    """
    arrived = part / entry.name
    try:
        if entry.is_archive:
            with stage_folder(store.root) as stage:
                found = store.form.gather(arrived / entry.files[0].name, stage, entry, ModelCopy())
                if found != entry.name:
                    raise ModelDamaged(f"it is {found}.")
                store.install(entry.name, stage)
        else:
            store.form.complete(arrived, entry)
            store.install(entry.name, arrived)
    except (ModelDamaged, InvalidRequest) as error:
        shutil.rmtree(part, ignore_errors=True)
        hint = "Try again later, or add the model from a file or folder: captionstudio models add PATH"
        raise DownloadFailed(f"What arrived is not the model {entry.name!r}: {error}", hint=hint, model=entry.name) from error
    shutil.rmtree(part, ignore_errors=True)


def _is_right(file: ModelFile, path: Path) -> bool:
    if file.size is not None and path.stat().st_size != file.size:
        return False
    return file.sha256 is None or hash_file(path) == file.sha256
