"""The recognition models on this computer."""

from __future__ import annotations

from pathlib import Path

from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.store import InstalledModel, ModelStore


def list_models() -> list[InstalledModel]:
    """Return the installed models, damaged ones with their ``problem``."""
    return ModelStore().installed()


def add_model(path: str | Path) -> InstalledModel:
    """Copy a model folder into the store.

    Raises:
        ModelDamaged, InvalidRequest, OutputProblem
    """
    return ModelStore().add(Path(path))


def fetch_model(name: str, *, context: JobContext | None = None) -> Path:
    """Bring a model of the catalogue to this computer, checked, and return its folder. The one job that uses the network unasked.

    Raises:
        DownloadFailed, OutputProblem, JobCancelled
    """
    from captionstudio.engines.models.fetch import fetch_model as fetch  # noqa: PLC0415 - start-up

    return fetch(name, ModelStore(), context or JobContext())


def remove_model(name: str) -> int:
    """Delete an installed model and return the bytes freed.

    Raises:
        ModelMissing: there is nothing of that name.
    """
    return ModelStore().remove(name)
