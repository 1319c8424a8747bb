"""What the program keeps on this computer, every single thing of it, for the page on files and privacy."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from captionstudio.core.errors import OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.core.folders import entries_of, size_of
from captionstudio.services.recovered_work import LOCK
from captionstudio.services.toolbox import Places
from captionstudio.workflows.voice_file import FILE_NAME as VOICES

KeptKind = Literal[
    "models", "translation", "downloads", "voices", "settings", "recovery", "journals", "memory", "peaks", "shots", "speeds", "hardware",
    "scratch", "other",
]  # fmt: skip
Loss = Literal["nothing", "time", "download", "work", "choices"]
"""What deleting costs: nothing; time, for it is made again; a download; work of the user's; what the user has chosen."""

_LOSSES: dict[KeptKind, Loss] = {
    "models": "download",
    "translation": "download",
    "downloads": "time",
    "voices": "work",
    "settings": "choices",
    "recovery": "work",
    "journals": "time",
    "memory": "time",
    "peaks": "time",
    "shots": "time",
    "speeds": "time",
    "hardware": "time",
    "scratch": "nothing",
    "other": "work",  # nobody knows: an older or newer version put it there
}
_MODELS: dict[str, KeptKind] = {"models": "models", "translation": "translation"}
_IN_DATA: dict[str, KeptKind] = {"settings.json": "settings", VOICES: "voices"}
_IN_CACHE: dict[str, KeptKind] = {
    "translation-memory.sqlite": "memory",
    "translation-memory.sqlite-wal": "memory",
    "translation-memory.sqlite-shm": "memory",
    "hardware.json": "hardware",
}
_FOLDERS_OF_MANY = frozenset({"models", "translation", "recovery", "journals", "peaks", "shots", "scratch"})
_UNFINISHED = (".part", ".old")  # of a model: see `captionstudio.engines.models.staging`
_BEING_MADE = (".adding-", ".removing-")  # the same
_YOUNG_S = 3600  # older ones are certainly nobody's
_LOCKS = (LOCK, "in-use")  # files that a running program holds in its own folder


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One thing that is kept: a file, or a folder that belongs together, such as a model.

    ``is_in_use`` marks what a running program, this one too, holds at the moment: it cannot be deleted.
    """

    kind: KeptKind
    path: Path
    size_bytes: int
    is_in_use: bool = False

    @property
    def loss(self) -> Loss:
        """What deleting it costs."""
        return _LOSSES[self.kind]


def kept_files(places: Places) -> tuple[KeptFile, ...]:
    """Return every single thing that is kept, in the folders of data and cache and whoever put it there, the largest of each kind first.

    Looks at all files: a moment may pass.
    """
    found = [
        KeptFile(kind, path, size_of(path), _is_in_use(path))
        for kind, path in (*_things(places.data, _data_kind), *_things(places.cache, _cache_kind))
    ]
    order = list(_LOSSES)
    return tuple(sorted(found, key=lambda file: (order.index(file.kind), -file.size_bytes, file.path)))


def delete_kept(file: KeptFile) -> None:
    """Delete one thing for good.

    Raises:
        OutputProblem: a program is using it, or there is no permission.
    """
    path = file.path
    if _is_in_use(path):
        raise OutputProblem(f"“{path.name}” is in use.", hint="Wait for the job, or close the program that holds it.", path=str(path))
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        hint = "Close what uses it, or mend its permissions."
        raise OutputProblem(f"“{path.name}” cannot be deleted: {error.strerror}.", hint=hint, path=str(path)) from error


def _things(root: Path, kind_of: Callable[[Path], KeptKind]) -> Iterator[tuple[KeptKind, Path]]:
    """Yield what lies in a folder and, where that is a folder of many things, in those."""
    for path in entries_of(root):
        is_many = path.is_dir() and not path.is_symlink() and path.name in _FOLDERS_OF_MANY
        for thing in entries_of(path) if is_many else (path,):
            yield kind_of(thing), thing


def _data_kind(path: Path) -> KeptKind:
    folder, name = path.parent.name, path.name
    if folder not in _MODELS:
        return "recovery" if folder == "recovery" else _IN_DATA.get(name, "other")
    if name == "speeds.json":
        return "speeds"
    if name.startswith("."):
        return "scratch"  # models that are being added or removed, and locks, which are empty
    return "downloads" if path.suffix in _UNFINISHED else _MODELS[folder]


def _cache_kind(path: Path) -> KeptKind:
    folders: dict[str, KeptKind] = {"journals": "journals", "peaks": "peaks", "shots": "shots", "scratch": "scratch"}
    return folders.get(path.parent.name) or _IN_CACHE.get(path.name, "other")


def _is_in_use(path: Path) -> bool:
    """Whether a program holds the lock of a file or folder; locks go with the process, however it ends."""
    if path.name.startswith(_BEING_MADE):
        return _is_young(path)
    locks = [*(path / name for name in _LOCKS), path.with_name(f".{path.stem}.lock")] if path.is_dir() else [path]
    for lock in locks:
        with contextlib.suppress(OSError), lock.open("r+b") as file:
            if not try_lock(file):
                return True
    return False


def _is_young(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - folder.stat().st_mtime < _YOUNG_S
    return False
