"""The recognition models on this computer: one folder each below one root.

Nothing here touches the network; `captionstudio.engines.models.fetch` does. A model appears in the root whole or not at all: it is put
together in a folder named ``NAME.part`` and renamed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captionstudio.core.errors import EngineProblem, InvalidRequest, ModelDamaged, ModelMissing, OutputProblem
from captionstudio.engines.models.catalogue import CatalogueEntry, find_entry, load_catalogue
from captionstudio.engines.models.hashing import hash_file
from captionstudio.engines.models.speed import SpeedBook, memory_of_computer
from captionstudio.engines.models.structure import check_structure, read_weights_header
from captionstudio.engines.places import models_dir

MANIFEST = "captionstudio-model.json"
PART_SUFFIX = ".part"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model folder. ``entry`` is its catalogue entry where it has one; ``problem`` says what is wrong with it, or is empty."""

    name: str
    path: Path
    size_bytes: int
    parameters: int
    entry: CatalogueEntry | None = None
    problem: str = ""

    @property
    def is_multilingual(self) -> bool:
        """Whether it understands more than one language; by the catalogue, else by the custom that ``.en`` marks English."""
        return self.entry.is_multilingual if self.entry else not self.name.endswith(".en")


class ModelStore:
    """Finds, checks, adds and removes recognition models."""

    def __init__(self, root: Path | None = None, catalogue: Sequence[CatalogueEntry] | None = None) -> None:
        self.root = root or models_dir()
        self.catalogue = tuple(load_catalogue() if catalogue is None else catalogue)
        self.speeds = SpeedBook(self.root / "speeds.json")

    def installed(self) -> list[InstalledModel]:
        """Return every model folder, by name; damaged ones say so in ``problem``."""
        if not self.root.is_dir():
            return []
        folders = [path for path in self.root.iterdir() if path.is_dir() and _NAME.fullmatch(path.name)]
        return [self._look_at(path) for path in sorted(folders) if path.suffix not in (PART_SUFFIX, ".old")]

    def find(self, name_or_dir: str | Path) -> Path:
        """Return the folder of a model, by its name or by a path, checked and ready to load.

        Raises:
            ModelMissing: not installed; the hint says how to get it and how large it is.
            ModelDamaged: incomplete, altered, or not a recognition model.
        """
        text = str(name_or_dir)
        is_name = isinstance(name_or_dir, str) and _NAME.fullmatch(text) is not None
        if is_name and (self.root / text).is_dir():
            self.verify(text)
            return self.root / text
        folder = Path(name_or_dir).expanduser()
        if folder.is_dir():
            check_structure(folder)
            return folder.resolve()
        raise self._missing(text, is_name=is_name)

    def choose_default(self) -> InstalledModel:
        """Return the best installed model that this computer can run faster than real time.

        Best means: understands many languages, then most parameters. Where none is fast enough, the fastest.

        Raises:
            ModelMissing: no usable model is installed.
        """
        usable = [model for model in self.installed() if not model.problem]
        if not usable:
            raise ModelMissing(
                "No recognition model is installed.", hint="Get one with: captionstudio models fetch base", model="base", size_bytes=0
            )
        memory = memory_of_computer()
        fits = [model for model in usable if memory is None or not model.entry or model.entry.memory_bytes < memory] or usable
        speed = {model.name: self.expected_speed(model) for model in fits}
        fast = [model for model in fits if speed[model.name] > 1.0]
        if not fast:
            return max(fits, key=lambda model: speed[model.name])
        return max(fast, key=lambda model: (model.is_multilingual, model.parameters, model.name))

    def expected_speed(self, model: InstalledModel) -> float:
        """Return how many times faster than real time this computer should run the model: measured, or estimated."""
        relative = {entry.name: entry.relative_speed for entry in self.catalogue}
        return self.speeds.expect(model.name, model.parameters, relative)

    def verify(self, name: str, *, thorough: bool = False) -> None:
        """Check an installed model's structure and its files' hashes.

        Files whose size and time of change are as they were when last hashed are not read again unless ``thorough``.

        Raises:
            ModelMissing: not installed.
            ModelDamaged: a file is missing or altered.
        """
        folder = self.root / name
        if not folder.is_dir():
            raise self._missing(name, is_name=True)
        entry = self._entry(name)
        stamps = {} if thorough else _read_manifest(folder).get("files", {})
        check_structure(folder)
        fresh = _stamp_files(folder, entry, stamps)
        wanted = _expected_hashes(folder, entry)
        altered = sorted(file for file, digest in wanted.items() if fresh.get(file, {}).get("sha256") != digest)
        if altered:
            message = f"The model {name!r} is damaged: {', '.join(altered)} differs from what was published."
            raise ModelDamaged(message, hint=self._how_to_repair(name), model=name)
        if fresh != stamps:
            _try_write_manifest(folder, name, fresh, wanted)

    def add(self, path: Path, name: str | None = None) -> InstalledModel:
        """Copy a model folder into the store, under its own name unless another is given.

        A folder whose weights are those of a catalogue entry gets that entry's name.

        Raises:
            ModelDamaged: not a whole recognition model.
            InvalidRequest: the name is taken or cannot be a folder's name.
            OutputProblem: no space or no permission.
        """
        source = Path(path).expanduser().resolve()
        check_structure(source)
        digest = hash_file(source / "model.bin")
        known = next((entry.name for entry in self.catalogue for file in entry.files if file.sha256 == digest), None)
        chosen = name or known or source.name
        if not _NAME.fullmatch(chosen) or chosen.endswith(PART_SUFFIX):
            raise InvalidRequest(f"{chosen!r} cannot be the name of a model.", hint="Use letters, digits, dots and dashes.")
        if (self.root / chosen).exists():
            raise InvalidRequest(
                f"A model called {chosen!r} is installed already.", hint=f"Remove it first: captionstudio models remove {chosen}"
            )
        part = self.part_folder(chosen)
        try:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            for file in source.iterdir():
                if file.is_file() and file.name != MANIFEST:
                    shutil.copyfile(file, part / file.name)
            return self.install(chosen, part)
        except OSError as error:
            raise OutputProblem(
                f"The model cannot be copied to {self.root}: {error.strerror}.", hint="Free space or mend permissions."
            ) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def install(self, name: str, staged: Path) -> InstalledModel:
        """Check a staged folder and move it into place as ``name``, replacing a damaged one.

        Raises:
            ModelDamaged: the staged files are not the model.
        """
        entry = self._entry(name)
        check_structure(staged)
        stamps = _stamp_files(staged, entry, {})
        wanted = _expected_hashes(staged, entry)
        altered = sorted(file for file, digest in wanted.items() if stamps.get(file, {}).get("sha256") != digest)
        if altered:
            raise ModelDamaged(f"{', '.join(altered)} differs from what was published as {name!r}.", model=name)
        _write_manifest(staged, name, stamps, wanted or {file: stamp["sha256"] for file, stamp in stamps.items()})
        final = self.root / name
        old = self.root / f"{name}.old"
        shutil.rmtree(old, ignore_errors=True)
        if final.exists():
            final.rename(old)
        staged.rename(final)
        shutil.rmtree(old, ignore_errors=True)
        return self._look_at(final)

    def remove(self, name: str) -> int:
        """Delete an installed model and what an unfinished download left of it; return the bytes freed.

        Raises:
            ModelMissing: there is nothing of that name.
        """
        folders = [path for path in (self.root / name, self.part_folder(name)) if _NAME.fullmatch(name) and path.is_dir()]
        if not folders:
            raise self._missing(name, is_name=True)
        freed = sum(_folder_size(folder) for folder in folders)
        try:
            for folder in folders:
                shutil.rmtree(folder)
        except OSError as error:
            raise OutputProblem(f"{folder} cannot be removed: {error.strerror}.", hint="Mend the folder's permissions.") from error
        return freed

    def part_folder(self, name: str) -> Path:
        """Return where a model is put together before it is installed."""
        return self.root / f"{name}{PART_SUFFIX}"

    def _entry(self, name: str) -> CatalogueEntry | None:
        return next((entry for entry in self.catalogue if entry.name == name), None)

    def _look_at(self, folder: Path) -> InstalledModel:
        entry, problem, parameters = self._entry(folder.name), "", 0
        try:
            check_structure(folder)
            parameters = entry.parameters if entry else read_weights_header(folder / "model.bin").parameters
            sizes = {file.name: file.size for file in entry.files if file.size} if entry else {}
            wrong = [name for name, size in sizes.items() if not (folder / name).is_file() or (folder / name).stat().st_size != size]
            problem = f"{', '.join(wrong)} is missing or has the wrong size." if wrong else ""
        except EngineProblem as error:
            problem = str(error)
        return InstalledModel(folder.name, folder, _folder_size(folder), parameters, entry, problem)

    def _missing(self, name: str, *, is_name: bool) -> ModelMissing:
        try:
            entry = find_entry(name, self.catalogue)
        except InvalidRequest as error:
            if not is_name:
                return ModelMissing(
                    f"There is no model folder {name}.", hint="Give a folder that exists, or the name of a model.", model=name
                )
            return ModelMissing(f"There is no model called {name!r}.", hint=error.hint, model=name)
        size = f"{entry.size_bytes / 1e6:.0f} MB"
        hint = f"Get it with: captionstudio models fetch {name} ({size})."
        return ModelMissing(f"The model {name!r} is not installed.", hint=hint, model=name, size_bytes=entry.size_bytes)

    def _how_to_repair(self, name: str) -> str:
        return f"Fetch it again: captionstudio models fetch {name}" if self._entry(name) else "Remove it and add it again."


def _stamp_files(folder: Path, entry: CatalogueEntry | None, known: dict[str, Any]) -> dict[str, Any]:
    """Return size, time of change and hash per file, hashing only what is not ``known`` to be unchanged."""
    names = {file.name for file in entry.files} if entry else {path.name for path in folder.iterdir() if path.name != MANIFEST}
    stamps: dict[str, Any] = {}
    for name in sorted(names):
        path = folder / name
        if not path.is_file():
            continue
        status = path.stat()
        stamp = {"size": status.st_size, "mtime_ns": status.st_mtime_ns}
        before = known.get(name, {})
        is_unchanged = all(before.get(key) == value for key, value in stamp.items()) and before.get("sha256")
        stamps[name] = {**stamp, "sha256": before["sha256"] if is_unchanged else hash_file(path)}
    return stamps


def _expected_hashes(folder: Path, entry: CatalogueEntry | None) -> dict[str, str]:
    """Return what each file's hash must be: as published, or as it was when it was installed."""
    recorded = _read_manifest(folder).get("expected", {})
    published = {file.name: file.sha256 for file in entry.files if file.sha256} if entry else {}
    return {**recorded, **published}


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _write_manifest(folder: Path, name: str, stamps: dict[str, Any], expected: dict[str, str]) -> None:
    content = json.dumps({"version": 1, "name": name, "expected": expected, "files": stamps}, indent=2)
    temporary = folder / f"{MANIFEST}.{os.getpid()}"
    temporary.write_text(content + "\n", encoding="utf-8")
    temporary.replace(folder / MANIFEST)


def _try_write_manifest(folder: Path, name: str, stamps: dict[str, Any], expected: dict[str, str]) -> None:
    """Remember the hashes where the folder can be written; a read-only store is verified each time."""
    try:
        _write_manifest(folder, name, stamps, expected)
    except OSError:
        with suppress(OSError):
            (folder / f"{MANIFEST}.{os.getpid()}").unlink()


def _folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
