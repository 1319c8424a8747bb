"""The translation models on this computer, as the model manager sees them: Argos packages, and folders with a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from captionstudio.core.errors import FileProblem, ModelDamaged
from captionstudio.engines.models.catalogue import CatalogueEntry, load_catalogue
from captionstudio.engines.models.copying import ModelCopy
from captionstudio.engines.models.folders import ModelFolders, ModelForm, ModelShape
from captionstudio.engines.models.hub_cache import own_name
from captionstudio.engines.models.structure import read_weights_header
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.cards import CARD, WEIGHTS, ModelCard, check_card, read_card, write_card
from captionstudio.engines.translation.firefox_files import gather_firefox, read_firefox
from captionstudio.engines.translation.identify import identify_folder, suggest_name
from captionstudio.engines.translation.install import unpack_package
from captionstudio.engines.translation.packages import PACKAGE_PREFIX, read_package

_METADATA = "metadata.json"


def translation_store(root: Path | None = None, catalogue: Sequence[CatalogueEntry] | None = None) -> ModelFolders:
    """Return the store of translation models that the user added or fetched."""
    entries = load_catalogue(kind="translation") if catalogue is None else catalogue
    form = ModelForm("translation", check_translation, gather_translation, complete_translation, suggest_translation)
    return ModelFolders(root or translation_models_dir(), entries, form)


def check_translation(folder: Path) -> ModelShape:
    """Look at the folder of a translation model: all its parts there, whole, and of one model. Loads no engine.

    Raises:
        ModelDamaged, InvalidRequest
    """
    if (folder / _METADATA).is_file():
        package = read_package(folder)
        parameters = read_weights_header(folder / "model" / WEIGHTS).parameters
        return ModelShape("argos", parameters, (package.source, package.target), is_pair=True)
    card = read_card(folder)
    check_card(folder, card)
    parameters = read_weights_header(folder / WEIGHTS).parameters if card.family != "firefox" else 0
    languages = sorted({*card.sources, *card.targets})
    is_pair = len(card.sources) == len(card.targets) == 1
    if is_pair:
        languages = [*card.sources, *card.targets]
    return ModelShape(card.family, parameters, tuple(languages), is_pair=is_pair, title=card.title, licence=card.licence)


def gather_translation(source: Path, stage: Path, entry: CatalogueEntry | None, copy: ModelCopy) -> str:
    """Bring what a translation model needs into the empty folder ``stage``, with its card, and return its name by custom.

    ``source`` is an Argos package or its folder, the files of a Firefox model, or a folder with a conversion for CTranslate2.

    Raises:
        FileProblem, ModelDamaged, InvalidRequest
        OSError: the stage cannot be written.
        JobCancelled
    """
    if not source.exists():
        raise FileProblem(f"“{source}” does not exist.", hint="Check its name.", path=str(source))
    if source.is_file() or (source / _METADATA).is_file():
        return f"{PACKAGE_PREFIX}{unpack_package(source, stage, copy).pair}"
    source = source.expanduser().resolve()
    if (source / CARD).is_file() or (source / WEIGHTS).is_file():
        card = identify_folder(source, name=own_name(source))
        copy.folder(source, stage)
    else:
        card = gather_firefox(source, stage)
    _finish(stage, _published(card, entry, source))
    return suggest_name(card)


def suggest_translation(folder: Path) -> str:
    """Return the name by custom of the model in a folder, which is not touched.

    Raises:
        ModelDamaged, InvalidRequest
    """
    if (folder / _METADATA).is_file():
        return f"{PACKAGE_PREFIX}{read_package(folder).pair}"
    return suggest_name(identify_folder(folder, name=own_name(folder)))


def complete_translation(folder: Path, entry: CatalogueEntry) -> None:
    """Give the downloaded files of a catalogue entry their card.

    Raises:
        ModelDamaged, InvalidRequest: they are no such model.
        OSError: the folder cannot be written.
    """
    _finish(folder, _published(identify_folder(folder, name=entry.name), entry, folder))


def _finish(folder: Path, card: ModelCard) -> None:
    if card.family == "firefox":
        read_firefox(folder, card)  # the engine takes some damage as an order to end the process
    write_card(folder, card)


def _published(card: ModelCard, entry: CatalogueEntry | None, source: Path) -> ModelCard:
    """Add what the catalogue knows, and make sure that the files are of the family it names.

    Raises:
        ModelDamaged: they are not.
    """
    if entry is None:
        return card
    known = entry.card or {}
    for field in ("family", "converter"):
        if field in known and getattr(card, field) != known[field]:
            message = f"{source.name} holds a model of another {field}: {getattr(card, field)} instead of {known[field]}."
            raise ModelDamaged(message, hint="Fetch it again.", model=entry.name)
    return replace(card, title=entry.title, licence=entry.licence, identity=known.get("identity", card.identity))
