"""Models that other programs keep on this computer and that could be added: no download, no second look for them on the network."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from captionstudio.core.errors import CaptionStudioError
from captionstudio.engines.models.catalogue import CatalogueEntry, ModelKind
from captionstudio.engines.models.folders import ModelFolders
from captionstudio.engines.models.hub_cache import known_hash, repository_of, snapshots
from captionstudio.engines.models.settings import hub_cache_folder
from captionstudio.engines.models.staging import folder_size


@dataclass(frozen=True, slots=True)
class ModelElsewhere:
    """A model another program keeps in the folder ``path``; ``place`` is what to call where that is."""

    path: Path
    name: str
    title: str
    kind: ModelKind
    size_bytes: int
    place: str


def caches() -> list[tuple[str, Path]]:
    """Return the caches that are looked into: of the Hugging Face tools (faster-whisper, whisper-ctranslate2 and others), and Buzz's."""
    buzz = os.environ.get("BUZZ_MODEL_ROOT") or Path(platformdirs.user_cache_dir("Buzz")) / "models"
    return [("Hugging Face cache", hub_cache_folder()), ("Buzz", Path(buzz))]


def find_elsewhere(stores: Sequence[ModelFolders], places: Sequence[tuple[str, Path]] | None = None) -> list[ModelElsewhere]:
    """Return the whole, usable models in the caches that are not installed in any of the ``stores``."""
    found: dict[str, ModelElsewhere] = {}
    for place, cache in caches() if places is None else places:
        for snapshot in snapshots(cache):
            if (model := _look_at(snapshot, place, stores)) and not any(store.holds(model.name) for store in stores):
                found.setdefault(model.name, model)
    return sorted(found.values(), key=lambda model: (model.kind, model.name))


def _look_at(snapshot: Path, place: str, stores: Sequence[ModelFolders]) -> ModelElsewhere | None:
    if not (snapshot / "model.bin").is_file():  # nothing CTranslate2 could load, or a download that broke off
        return None
    for store in stores:
        try:
            suggested = store.form.suggest(snapshot)
        except (CaptionStudioError, OSError):
            continue
        entry = next(_entries_of(snapshot, store.catalogue), None)
        name = entry.name if entry else suggested
        title = entry.title if entry else repository_of(snapshot) or name
        return ModelElsewhere(snapshot, name, title, store.form.kind, folder_size(snapshot), place)
    return None


def _entries_of(snapshot: Path, catalogue: Sequence[CatalogueEntry]) -> Iterator[CatalogueEntry]:
    """Give the catalogue entries a snapshot may be: by the hash its weights are named by, else by its repository."""
    digest, repository = known_hash(snapshot / "model.bin"), repository_of(snapshot)
    for entry in catalogue:
        if entry.is_archive:
            continue
        is_named = any(source.repository == repository for source in entry.sources if source.repository)
        if (entry.files[0].sha256 == digest) if digest and entry.files[0].sha256 else is_named:
            yield entry
