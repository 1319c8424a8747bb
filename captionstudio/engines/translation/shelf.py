"""Every translation model on this computer, whatever its engine.

Looking costs the reading of some kilobytes a model, once: what was seen is remembered until a file changes. No engine's library is
loaded, so that the window can look while the engine host is at work.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from captionstudio.core.errors import ModelDamaged
from captionstudio.core.routes import TranslationEngineName
from captionstudio.engines.models.structure import read_weights_header
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.cards import CARD, ROLES, WEIGHTS, ModelCard, card_damage, check_card, read_card
from captionstudio.engines.translation.fingerprints import Stamp, fingerprint, stamp
from captionstudio.engines.translation.model import TranslationModel
from captionstudio.engines.translation.packages import TranslationPackage, installed_packages

_WAY = "1"
"""The way models are used here; part of every version. Raise it when the same weights come to say something else."""

_VOCABULARIES = ("shared_vocabulary", "source_vocabulary", "target_vocabulary")
_ENGINES: tuple[TranslationEngineName, ...] = ("firefox", "m2m100", "madlad", "nllb", "opus")


def installed_models() -> list[TranslationModel]:
    """Return every installed model, damaged ones with their ``problem``.

    Argos packages come first, of a pair that several offer the one in use before the others; then the folders with a card, by name.
    """
    packages = [_package_model(package, stamp(package.path)) for package in installed_packages()]
    return packages + [_card_model(folder, stamp(folder)) for folder in _card_folders()]


def usable_models() -> dict[str, TranslationModel]:
    """Return the models to use, by name: of Argos packages one for each pair, the user's own before others, newer before older."""
    chosen: dict[str, TranslationModel] = {}
    pairs: set[tuple[str, str]] = set()
    for model in installed_models():
        if model.problem or (model.engine == "argos" and model.pair in pairs):
            continue
        if model.engine == "argos" and model.pair:
            pairs.add(model.pair)
        chosen.setdefault(model.name, model)
    return chosen


def _card_folders() -> Iterator[Path]:
    root = translation_models_dir()
    try:
        folders = sorted(root.iterdir())
    except OSError:  # no such folder, or not ours to read
        return
    yield from (folder for folder in folders if not folder.name.startswith(".") and (folder / CARD).is_file())


@functools.lru_cache(maxsize=1024)
def _package_model(package: TranslationPackage, seen: Stamp) -> TranslationModel:  # noqa: ARG001 - part of the key
    if package.problem or not package.source:
        ends = (package.source,) if package.source else (), (package.target,) if package.target else ()
        return TranslationModel(package.name, "argos", package.path, *ends, is_shipped=package.is_shipped, problem=package.problem)
    folder = package.path / "model"
    names = [folder / f"{stem}{suffix}" for stem in _VOCABULARIES for suffix in (".json", ".txt")]
    files = [folder / WEIGHTS, *(path for path in names if path.is_file()), *sorted(package.path.glob("*.model"))]
    return TranslationModel(
        package.name,
        "argos",
        package.path,
        (package.source,),
        (package.target,),
        version=fingerprint(files, _WAY, *map(str, package.version), package.target_prefix),
        weights_bytes=(folder / WEIGHTS).stat().st_size,
        parameters=read_weights_header(folder / WEIGHTS).parameters,
        is_shipped=package.is_shipped,
    )


@functools.lru_cache(maxsize=1024)
def _card_model(folder: Path, seen: Stamp) -> TranslationModel:  # noqa: ARG001 - part of the key
    try:
        card = read_card(folder)
    except ModelDamaged as error:
        return TranslationModel(folder.name, _engine_by_name(folder.name), folder, problem=str(error))
    model = TranslationModel(
        folder.name,
        card.family,
        folder,
        tuple(card.sources),
        tuple(card.targets),
        title=card.title,
        licence=card.licence,
        context_sentences=card.context_sentences,
        context_separator=card.context_separator,
    )
    try:
        check_card(folder, card)
        return _measured(model, card)
    except ModelDamaged as error:
        return replace(model, problem=str(error))
    except OSError as error:
        return replace(model, problem=str(card_damage(folder, f"its files cannot be read ({error.strerror})")))


def _measured(model: TranslationModel, card: ModelCard) -> TranslationModel:
    """Add what the files of a good model tell: version, size, number of weights."""
    roles = [model.path / card.files[role] for role in (*ROLES[card.family], "shortlist") if role in card.files]
    vocabularies = [model.path / f"{stem}{suffix}" for stem in _VOCABULARIES for suffix in (".json", ".txt")]
    is_firefox = card.family == "firefox"
    weights = roles[0] if is_firefox else model.path / WEIGHTS
    files = roles if is_firefox else [weights, *filter(Path.is_file, vocabularies), *roles]
    words = (card.family, card.converter, card.identity, str(card.context_sentences), card.context_separator)
    return replace(
        model,
        version=fingerprint(dict.fromkeys(files), _WAY, *words),
        weights_bytes=weights.stat().st_size,
        parameters=0 if is_firefox else read_weights_header(weights).parameters,
    )


def _engine_by_name(name: str) -> TranslationEngineName:
    """Whose a folder with an unreadable card seems to be."""
    return next((engine for engine in _ENGINES if name.startswith(engine)), "m2m100")
