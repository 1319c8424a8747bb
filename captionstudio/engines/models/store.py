"""The recognition models on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from captionstudio.core.errors import ModelMissing
from captionstudio.engines.models.catalogue import CatalogueEntry, load_catalogue
from captionstudio.engines.models.copying import ModelCopy
from captionstudio.engines.models.folders import InstalledModel, ModelFolders, ModelForm, ModelShape
from captionstudio.engines.models.hub_cache import own_name
from captionstudio.engines.models.speed import SpeedBook, memory_of_computer
from captionstudio.engines.models.structure import check_structure
from captionstudio.engines.places import models_dir


class ModelStore(ModelFolders):
    """Finds, checks, adds and removes recognition models, and knows how fast they run here."""

    def __init__(self, root: Path | None = None, catalogue: Sequence[CatalogueEntry] | None = None) -> None:
        super().__init__(
            root or models_dir(),
            load_catalogue(kind="recognition") if catalogue is None else catalogue,
            ModelForm("recognition", _check_whisper, _gather_whisper, _complete_whisper, _suggest_whisper),
        )
        self.speeds = SpeedBook(self.root / "speeds.json")

    def find(self, name_or_dir: str | Path) -> Path:
        """Return the folder of a model, by its name or by a path, checked and ready to load.

        Raises:
            ModelMissing: not installed; the hint says how to get it and how large it is.
            ModelDamaged: incomplete, altered, or not a recognition model.
        """
        if isinstance(name_or_dir, str) and self.holds(name_or_dir) and (self.root / name_or_dir).is_dir():
            self.verify(name_or_dir)
            return self.root / name_or_dir
        folder = Path(name_or_dir).expanduser()
        if folder.is_dir():
            check_structure(folder)
            return folder.resolve()
        if isinstance(name_or_dir, Path) or "/" in name_or_dir or "\\" in name_or_dir:
            hint = "Give a folder that exists, or the name of a model."
            raise ModelMissing(f"There is no model folder {name_or_dir}.", hint=hint, model=str(name_or_dir))
        raise self.missing(name_or_dir)

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


def _check_whisper(folder: Path) -> ModelShape:
    return ModelShape("whisper", check_structure(folder).parameters)


def _gather_whisper(source: Path, stage: Path, entry: CatalogueEntry | None, copy: ModelCopy) -> str:  # noqa: ARG001 - nothing more to know
    folder = source.expanduser().resolve()
    check_structure(folder)
    copy.folder(folder, stage)
    return own_name(folder)


def _suggest_whisper(folder: Path) -> str:
    check_structure(folder)
    return own_name(folder)


def _complete_whisper(folder: Path, entry: CatalogueEntry) -> None:
    """Nothing is lacking: the files say everything."""
