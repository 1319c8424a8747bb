"""The models on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from captionstudio.core.errors import ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.store import InstalledModel, ModelStore

if TYPE_CHECKING:
    from captionstudio.engines.translation.packages import TranslationPackage


def list_models() -> list[InstalledModel]:
    """Return the installed recognition models, damaged ones with their ``problem``."""
    return ModelStore().installed()


def list_translation_models() -> list[TranslationPackage]:
    """Return the installed translation models, shipped ones too, damaged ones with their ``problem``."""
    from captionstudio.engines.translation.packages import installed_packages  # noqa: PLC0415 - start-up

    return installed_packages()


def add_model(path: str | Path) -> str:
    """Copy a recognition model (a folder), or a translation model (an ``.argosmodel`` file or its folder), and return its name.

    Raises:
        ModelDamaged, InvalidRequest, FileProblem, OutputProblem
    """
    path = Path(path)
    if path.is_dir() and not (path / "metadata.json").is_file():
        return ModelStore().add(path).name
    from captionstudio.engines.translation.install import install_package  # noqa: PLC0415 - start-up

    return install_package(path).name


def fetch_model(name: str, *, context: JobContext | None = None) -> Path:
    """Bring a model of the catalogue to this computer, checked, and return its folder. The one job that uses the network unasked.

    Raises:
        DownloadFailed, OutputProblem, JobCancelled
    """
    from captionstudio.engines.models.fetch import fetch_model as fetch  # noqa: PLC0415 - start-up

    return fetch(name, ModelStore(), context or JobContext())


def remove_model(name: str) -> int:
    """Delete an installed recognition or translation model and return the bytes freed.

    Raises:
        ModelMissing: there is nothing of that name.
    """
    from captionstudio.engines.translation.install import remove_package  # noqa: PLC0415 - start-up

    store = ModelStore()
    if any(model.name == name for model in store.installed()):
        return store.remove(name)
    try:
        return remove_package(name)
    except ModelMissing:
        return store.remove(name)  # an unfinished download, or the error that names the recognition models
