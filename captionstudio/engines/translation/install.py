"""Adding Argos packages, checked before anything is unpacked, and removing them.

A package appears in the folder of translation models whole or not at all: it is put together in a hidden neighbour and renamed.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from captionstudio.core.errors import FileProblem, ModelDamaged, ModelMissing, OutputProblem
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.packages import TranslationPackage, installed_packages, read_package

_MAX_BYTES = 4 << 30
_MAX_ENTRIES = 10_000
_STALE_SECONDS = 3600
# What translation needs; sentence splitters (stanza/, minisbd/, spacy/) and whatever else a package carries stay behind.
_WANTED = re.compile(r"(metadata\.json|sentencepiece\.model|bpe\.model|README[^/]*|LICEN[SC]E[^/]*|model/[^/]+)", re.IGNORECASE)
_PAIR = re.compile(r"[A-Za-z0-9-]{2,20}_[A-Za-z0-9-]{2,20}")
_REMEDY = "Get the .argosmodel file again from where it is published."

Opener = Callable[[], IO[bytes]]


def install_package(path: Path) -> TranslationPackage:
    """Add a package, from its ``.argosmodel`` file or an unpacked folder; an older one of the same pair is replaced.

    Raises:
        FileProblem: the file cannot be read.
        ModelDamaged: not a whole, safe package; nothing was changed.
        InvalidRequest: a package of another type, or of a language nobody knows.
        OutputProblem: no space or no permission; nothing was changed.
    """
    root = translation_models_dir()
    try:
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        stage = Path(tempfile.mkdtemp(prefix=".adding-", dir=root))
    except OSError as error:
        raise _unwritable(root, error) from error
    try:
        with _open_parts(path) as parts:
            for name, opener in parts.items():
                _copy(name, opener, stage, source=path)
        package = read_package(stage)
        if not _PAIR.fullmatch(package.pair):
            raise ModelDamaged(f"“{path.name}” names its languages in a way that cannot be used: {package.pair}.", hint=_REMEDY)
        try:
            home = _move_in(stage, root / f"translate-{package.pair}")
        except OSError as error:
            raise _unwritable(root, error) from error
        return replace(package, name=home.name, path=home)
    except ModelDamaged as error:
        raise ModelDamaged(str(error).replace(stage.name, path.name), hint=_REMEDY, path=str(path)) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def remove_package(name: str) -> int:
    """Delete a package the user added, by its name or pair, and return the bytes freed.

    Raises:
        ModelMissing: there is none of that name; shipped ones and Argos Translate's own are not removed.
    """
    root = translation_models_dir()
    for package in installed_packages():
        if name in (package.name, package.pair) and package.path.parent == root:
            size = sum(file.stat().st_size for file in package.path.rglob("*") if file.is_file())
            doomed = Path(tempfile.mkdtemp(prefix=".removing-", dir=root)) / "package"
            package.path.rename(doomed)  # gone at once, however long the deletion takes
            shutil.rmtree(doomed.parent, ignore_errors=True)
            return size
    raise ModelMissing(f"There is no translation model “{name}” to remove.", hint="captionstudio models list shows them.", model=name)


@contextlib.contextmanager
def _open_parts(path: Path) -> Iterator[dict[str, Opener]]:
    """Give what is wanted of a package file or folder, by its path inside the package."""
    try:
        if path.is_dir():
            files = {file.relative_to(path).as_posix(): file for file in path.rglob("*") if file.is_file()}
            yield {name: lambda file=file: file.open("rb") for name, file in files.items() if _WANTED.fullmatch(name)}  # type: ignore[misc]
            return
        with zipfile.ZipFile(path) as archive:
            entries = _check_entries(archive, path)
            yield {name: lambda entry=entry: archive.open(entry) for name, entry in entries.items()}  # type: ignore[misc]
    except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError) as error:
        raise ModelDamaged(f"“{path.name}” is no Argos package, or a damaged one.", hint=_REMEDY, path=str(path)) from error
    except FileNotFoundError as error:
        raise FileProblem(f"“{path}” does not exist.", hint="Check the name of the file.", path=str(path)) from error
    except PermissionError as error:
        raise FileProblem(f"“{path}” cannot be read: {error.strerror}.", hint="Check its permissions.", path=str(path)) from error


def _check_entries(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Refuse the whole archive if any name in it leads elsewhere; return what is wanted, below its one top folder."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    tops = {entry.filename.partition("/")[0] for entry in entries}
    wanted: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        parts = entry.filename.rstrip("/").split("/")
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        if is_link or "\\" in entry.filename or ":" in parts[0] or any(part in ("", ".", "..") for part in parts):
            raise ModelDamaged(f"“{path.name}” holds an unsafe name: {entry.filename!r}.", hint=_REMEDY, path=str(path))
    if len(tops) != 1 or f"{min(tops)}/metadata.json" not in archive.namelist():
        raise ModelDamaged(f"“{path.name}” is no Argos package: it has no metadata.json in one top folder.", hint=_REMEDY, path=str(path))
    for entry in entries:
        name = entry.filename.partition("/")[2]
        if _WANTED.fullmatch(name):
            if name in wanted or entry.flag_bits & 1:
                raise ModelDamaged(f"“{path.name}” holds {name} twice or encrypted.", hint=_REMEDY, path=str(path))
            wanted[name] = entry
    size = sum(entry.file_size for entry in wanted.values())
    if size > _MAX_BYTES or len(archive.infolist()) > _MAX_ENTRIES:
        raise ModelDamaged(f"“{path.name}” would unpack to {size >> 20} MB; no Argos package is that large.", hint=_REMEDY, path=str(path))
    return wanted


def _copy(name: str, opener: Opener, stage: Path, *, source: Path) -> None:
    try:
        with opener() as given:
            target = stage / name
            try:
                target.parent.mkdir(exist_ok=True)
                with target.open("xb") as taken:
                    shutil.copyfileobj(given, taken, 1 << 20)
                    taken.flush()
                    os.fsync(taken.fileno())
            except OSError as error:
                raise _unwritable(stage.parent, error) from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, RuntimeError, zlib.error) as error:
        raise ModelDamaged(f"“{source.name}” is damaged: {name} cannot be read.", hint=_REMEDY, path=str(source)) from error


def _move_in(stage: Path, home: Path) -> Path:
    """Rename the finished folder to its place; one that stands there steps aside. Two processes may do so at once."""
    for attempt in range(20):
        try:
            stage.rename(home)
        except OSError:
            if not home.exists() or attempt == 19:
                raise
            aside = stage.with_name(f".removing-{stage.name}-{attempt}")
            with contextlib.suppress(FileNotFoundError):  # the other process was quicker
                home.rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
        else:
            return home
    raise AssertionError("unreachable")


def _sweep(root: Path) -> None:
    """Remove what killed processes left, once it is certainly nobody's."""
    for folder in root.glob(".*-*"):
        if folder.name.startswith((".adding-", ".removing-")) and time.time() - folder.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _unwritable(root: Path, error: OSError) -> OutputProblem:
    hint = "Free some space or set CAPTIONSTUDIO_HOME to a folder on another disk."
    return OutputProblem(f"The folder of translation models {root} cannot be written: {error.strerror}.", hint=hint, path=str(root))
