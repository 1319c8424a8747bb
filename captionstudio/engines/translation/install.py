"""Taking an Argos package apart, checked before anything is unpacked: names that lead elsewhere, links, sizes no package has."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from captionstudio.core.errors import FileProblem, ModelDamaged
from captionstudio.engines.models.copying import ModelCopy
from captionstudio.engines.translation.packages import TranslationPackage, read_package

_MAX_BYTES = 4 << 30
_MAX_ENTRIES = 10_000
# What translation needs; sentence splitters (stanza/, minisbd/, spacy/) and whatever else a package carries stay behind.
_WANTED = re.compile(r"(metadata\.json|sentencepiece\.model|bpe\.model|README[^/]*|LICEN[SC]E[^/]*|model/[^/]+)", re.IGNORECASE)
_PAIR = re.compile(r"[A-Za-z0-9-]{2,20}_[A-Za-z0-9-]{2,20}")
_REMEDY = "Get the .argosmodel file again from where it is published."

Opener = Callable[[], IO[bytes]]


def unpack_package(path: Path, stage: Path, copy: ModelCopy) -> TranslationPackage:
    """Bring what is needed of a package, its ``.argosmodel`` file or an unpacked folder, into the empty folder ``stage``.

    Raises:
        FileProblem: the file cannot be read.
        ModelDamaged: not a whole, safe package.
        InvalidRequest: a package of another type, or of a language nobody knows.
        OSError: the stage cannot be written.
        JobCancelled
    """
    try:
        with _open_parts(path) as parts:
            for name, opener in parts.items():
                _unpack(name, opener, stage / name, copy, source=path)
        package = read_package(stage)
        if not _PAIR.fullmatch(package.pair):
            raise ModelDamaged(f"“{path.name}” names its languages in a way that cannot be used: {package.pair}.", hint=_REMEDY)
    except ModelDamaged as error:
        said = str(error).replace(f"translation model {stage.name} ", f"translation model {path.name} ")
        raise ModelDamaged(said, hint=_REMEDY, path=str(path)) from error
    return package


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


def _unpack(name: str, opener: Opener, target: Path, copy: ModelCopy, *, source: Path) -> None:
    try:
        with opener() as given:
            target.parent.mkdir(exist_ok=True)
            with target.open("xb") as taken:
                copy.stream(given, taken)
                taken.flush()
                os.fsync(taken.fileno())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, RuntimeError, zlib.error) as error:
        raise ModelDamaged(f"“{source.name}” is damaged: {name} cannot be read.", hint=_REMEDY, path=str(source)) from error
