"""The models of one kind on this computer: one folder each below one root.

Nothing here touches the network; `captionstudio.engines.models.fetch` does. A model appears in the root whole or not at all: it is put
together out of sight, checked, and moved into place with a record of its files' hashes.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.errors import EngineProblem, InvalidRequest, ModelDamaged, ModelMissing, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.catalogue import CatalogueEntry, ModelKind, find_entry
from captionstudio.engines.models.copying import ModelCopy, check_space
from captionstudio.engines.models.hashing import hash_file
from captionstudio.engines.models.manifest import (
    Stamps,
    expected_hashes,
    files_to_check,
    read_manifest,
    stamp_files,
    write_manifest,
)
from captionstudio.engines.models.staging import PART_SUFFIX, folder_size, move_into_place, remove_folder, stage_folder

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OWN_SUFFIX = "-own"
_SPACE_HINT = "Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk."


@dataclass(frozen=True, slots=True)
class ModelShape:
    """What a look at a model's folder says of it. ``languages`` are codes, (source, target) where ``is_pair``, empty where unknown."""

    engine: str
    parameters: int = 0
    languages: tuple[str, ...] = ()
    is_pair: bool = False
    title: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ModelForm:
    """How the models of one kind lie on disk.

    ``check`` looks at a folder and raises `ModelDamaged` or `InvalidRequest` where it cannot be used. ``gather(source, stage, entry,
    copy)`` brings what is needed of a folder or package file into the empty folder ``stage`` and returns the name the model has by
    custom; ``entry`` is what the catalogue knows of it, or None, ``copy`` does the copying. ``complete(folder, entry)`` adds what a
    downloaded folder lacks, such as a card. ``suggest`` returns the name a folder would get, or raises as ``check`` does.
    """

    kind: ModelKind
    check: Callable[[Path], ModelShape]
    gather: Callable[[Path, Path, CatalogueEntry | None, ModelCopy], str]
    complete: Callable[[Path, CatalogueEntry], None]
    suggest: Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model folder. ``entry`` is its catalogue entry where it has one; ``problem`` says what is wrong with it, or is empty."""

    name: str
    path: Path
    size_bytes: int
    parameters: int
    entry: CatalogueEntry | None = None
    problem: str = ""
    shape: ModelShape | None = None

    @property
    def is_multilingual(self) -> bool:
        """Whether it understands more than one language; by the catalogue, else by the custom that ``.en`` marks English."""
        return self.entry.is_multilingual if self.entry else not self.name.endswith(".en")


class ModelFolders:
    """Finds, checks, adds and removes the models of one kind."""

    def __init__(self, root: Path, catalogue: Sequence[CatalogueEntry], form: ModelForm) -> None:
        self.root = root
        self.catalogue = tuple(catalogue)
        self.form = form

    def installed(self) -> list[InstalledModel]:
        """Return every model folder, by name; damaged ones say so in ``problem``."""
        return [self.look_at(name) for name in self.names()]

    def names(self) -> list[str]:
        """Return the names of the model folders, without a look into them."""
        folders = self.root.iterdir() if self.root.is_dir() else ()
        return sorted(path.name for path in folders if path.is_dir() and _NAME.fullmatch(path.name) and path.suffix != PART_SUFFIX)

    def unfinished(self) -> dict[str, int]:
        """Return what broken-off downloads left: bytes by name of the model."""
        parts = self.root.glob(f"*{PART_SUFFIX}") if self.root.is_dir() else ()
        return {path.name.removesuffix(PART_SUFFIX): folder_size(path) for path in parts if path.is_dir()}

    def verify(self, name: str, *, thorough: bool = False) -> None:
        """Check an installed model's structure and its files' hashes.

        Files whose size and time of change are as they were when last hashed are not read again unless ``thorough``.

        Raises:
            ModelMissing: not installed.
            ModelDamaged: a file is missing or altered.
        """
        folder = self.root / name
        if not _NAME.fullmatch(name) or not folder.is_dir():
            raise self.missing(name)
        entry = self.entry(name)
        stamps = {} if thorough else read_manifest(folder).get("files", {})
        self.form.check(folder)
        wanted = expected_hashes(folder, entry)
        fresh = stamp_files(folder, files_to_check(folder, entry) | set(wanted), stamps)
        altered = _altered(wanted, fresh)
        if altered:
            than = "what was published" if entry and entry.installed_files else "what was installed"
            raise ModelDamaged(f"The model {name!r} is damaged: {altered} differs from {than}.", hint=self._how_to_repair(name), model=name)
        if fresh != read_manifest(folder).get("files"):
            with contextlib.suppress(OSError):  # a read-only store is verified each time
                write_manifest(folder, name, fresh, wanted)

    def add(self, path: Path, name: str = "", *, replaces: bool = False, context: JobContext | None = None) -> InstalledModel:
        """Copy a model, a folder or a package file, into the store and return it.

        Its name is ``name``, else that of the catalogue entry with the same weights, else the one it has by custom; where the catalogue
        has other weights of that name, ``-own`` is added. One of that name that is installed stays unless ``replaces``.

        Raises:
            ModelDamaged: not a whole model of this kind; nothing was changed.
            InvalidRequest: the name is taken or cannot be a folder's name, or a model of another type.
            FileProblem: the file cannot be read.
            OutputProblem: no space or no permission; nothing was changed.
            JobCancelled: by ``context``, which is told how many bytes are copied; nothing was changed.
        """
        size = _size(path)
        try:
            with stage_folder(self.root) as stage:
                check_space(size, stage)
                custom = self.form.gather(path, stage, self.entry(name) if name else None, ModelCopy(context, size))
                chosen = name or self._known_as(stage) or self._own_name(custom, stage)
                if not _NAME.fullmatch(chosen) or chosen.endswith(PART_SUFFIX):
                    raise InvalidRequest(f"{chosen!r} cannot be the name of a model.", hint="Use letters, digits, dots and dashes.")
                if (self.root / chosen).exists() and not replaces:
                    hint = f"Remove the installed one first ({chosen})."
                    raise InvalidRequest(f"A model called {chosen!r} is installed already.", hint=hint, model=chosen)
                return self.install(chosen, stage)
        except OSError as error:
            raise self._unwritable(error) from error

    def install(self, name: str, staged: Path) -> InstalledModel:
        """Check a staged folder and move it into place as ``name``, replacing one that is there.

        Raises:
            ModelDamaged: the staged files are not the model.
            OSError: the store cannot be written.
        """
        entry = self.entry(name)
        self.form.check(staged)
        stamps = stamp_files(staged, files_to_check(staged, None), {})
        wanted = expected_hashes(staged, entry)
        if altered := _altered(wanted, stamps):
            raise ModelDamaged(f"{altered} differs from what was published as {name!r}.", model=name)
        write_manifest(staged, name, stamps, {file: stamp["sha256"] for file, stamp in stamps.items()} | wanted)
        move_into_place(staged, self.root / name)
        return self.look_at(name)

    def remove(self, name: str) -> int:
        """Delete an installed model and what an unfinished download left of it; return the bytes freed.

        Raises:
            ModelMissing: there is nothing of that name.
            OutputProblem: no permission.
        """
        folders = [path for path in (self.root / name, self.part_folder(name)) if _NAME.fullmatch(name) and path.is_dir()]
        if not folders:
            raise self.missing(name)
        freed = sum(folder_size(folder) for folder in folders)
        for folder in folders:
            try:
                remove_folder(folder)
            except OSError as error:
                raise OutputProblem(f"{folder} cannot be removed: {error.strerror}.", hint="Mend the folder's permissions.") from error
        return freed

    def holds(self, name: str) -> bool:
        """Whether a model of that name is installed here, or was begun to be fetched."""
        return bool(_NAME.fullmatch(name)) and ((self.root / name).is_dir() or self.part_folder(name).is_dir())

    def part_folder(self, name: str) -> Path:
        """Return where a download is put together before it is installed."""
        return self.root / f"{name}{PART_SUFFIX}"

    def entry(self, name: str) -> CatalogueEntry | None:
        """Return the catalogue entry of that name, if there is one."""
        return next((entry for entry in self.catalogue if entry.name == name), None)

    def missing(self, name: str) -> ModelMissing:
        """The error for a model that is not installed: it says how to get it, and how large it is."""
        try:
            entry = find_entry(name, self.catalogue)
        except InvalidRequest as error:
            return ModelMissing(f"There is no model called {name!r}.", hint=error.hint, model=name)
        size = f"{entry.size_bytes / 1e6:.0f} MB"
        hint = f"Get it with: captionstudio models fetch {name} ({size})."
        return ModelMissing(f"The model {name!r} is not installed.", hint=hint, model=name, size_bytes=entry.size_bytes)

    def _known_as(self, stage: Path) -> str:
        """Return the name of the catalogue entry whose weights are in the folder, byte for byte, or nothing."""
        digests: dict[str, str] = {}
        for entry in self.catalogue:
            weights = entry.files[0]
            path = stage / weights.name
            if entry.is_archive or not path.is_file() or weights.size not in (None, path.stat().st_size):
                continue
            if weights.name not in digests:
                digests[weights.name] = hash_file(path)
            if digests[weights.name] == weights.sha256:
                return entry.name
        return ""

    def _own_name(self, custom: str, stage: Path) -> str:
        """Return the name for weights the catalogue does not know: another conversion must not pass for the published one.

        Raises:
            ModelDamaged: they are as large as the published ones, so they are these, damaged.
        """
        entry = self.entry(custom)
        if entry is None or entry.is_archive:
            return custom
        weights = stage / entry.files[0].name
        if weights.is_file() and weights.stat().st_size == entry.files[0].size:
            raise ModelDamaged(
                f"{weights.name} differs from what was published as {custom!r}.", hint=self._how_to_repair(custom), model=custom
            )
        return f"{custom}{_OWN_SUFFIX}"

    def look_at(self, name: str) -> InstalledModel:
        """Return what there is to know of a model folder of that name."""
        folder, entry, problem, shape = self.root / name, self.entry(name), "", None
        try:
            shape = self.form.check(folder)
            sizes = {file.name: file.size for file in entry.installed_files if file.size} if entry else {}
            wrong = [name for name, size in sizes.items() if not (folder / name).is_file() or (folder / name).stat().st_size != size]
            problem = f"{', '.join(wrong)} is missing or has the wrong size." if wrong else ""
        except (EngineProblem, InvalidRequest) as error:
            problem = str(error)
        parameters = entry.parameters if entry and not entry.is_archive else shape.parameters if shape else 0
        return InstalledModel(folder.name, folder, folder_size(folder), parameters, entry, problem, shape)

    def _how_to_repair(self, name: str) -> str:
        return f"Fetch it again: captionstudio models fetch {name}" if self.entry(name) else "Remove it and add it again."

    def _unwritable(self, error: OSError) -> OutputProblem:
        message = f"The folder of models {self.root} cannot be written: {error.strerror or error}."
        return OutputProblem(message, hint=_SPACE_HINT, path=str(self.root))


def _size(path: Path) -> int:
    """Return the bytes of a file, or of a folder and what is in it; 0 where there is nothing to be seen."""
    try:
        return folder_size(path) if path.is_dir() else path.stat().st_size
    except OSError:
        return 0


def _altered(wanted: dict[str, str], stamps: Stamps) -> str:
    return ", ".join(sorted(file for file, digest in wanted.items() if stamps.get(file, {}).get("sha256") != digest))
