"""Argos translation packages on this computer: those the user added, those Argos Translate itself installed, the small ones shipped.

A package is a folder with ``metadata.json``, a ``sentencepiece.model`` or ``bpe.model`` and a CTranslate2 model in ``model/``; all are
read where they lie. No library is needed to look at them: routes are found in the window's process, which loads no engine.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.errors import InvalidRequest, ModelDamaged
from captionstudio.core.languages import resolve_language
from captionstudio.core.resources import resource_path
from captionstudio.engines.models.structure import read_weights_header
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.fingerprints import Stamp, stamp

PACKAGE_PREFIX = "translate-"
"""What the folder and the file of a package are called, before its pair."""

_VOCABULARIES = ("shared_vocabulary", "source_vocabulary")


@dataclass(frozen=True, slots=True)
class TranslationPackage:
    """One installed package: it turns ``source`` into ``target`` (our codes). ``pair`` names it in a route, ``de_en`` for instance.

    ``is_shipped`` marks the small models that know only the sentences of the demo. ``problem`` says what is wrong, or is empty.
    """

    name: str
    path: Path
    source: str
    target: str
    pair: str
    version: tuple[int, ...] = ()
    target_prefix: str = ""
    is_shipped: bool = False
    problem: str = ""


def installed_packages() -> list[TranslationPackage]:
    """Return every package found, damaged ones with their ``problem``.

    Of a pair that several offer, the one to use comes first: the user's own before Argos Translate's before the shipped one, newer before
    older.
    """
    found: list[TranslationPackage] = []
    for root, is_shipped in _roots():
        here = [package for folder in _folders(root) if (package := _look_at(folder, stamp(folder), is_shipped=is_shipped))]
        found += sorted(here, key=lambda package: (package.pair, [-number for number in package.version]))
    return found


def read_package(folder: Path, *, is_shipped: bool = False) -> TranslationPackage:
    """Read a package folder, all its parts seen and the weights walked over.

    Raises:
        ModelDamaged: a part is missing, ends early, or the folder holds something else.
    """
    package = read_metadata(folder, is_shipped=is_shipped)
    model = folder / "model"
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        raise _damaged(package.name, "it has no sentencepiece.model or bpe.model", is_shipped=is_shipped)
    if not any((model / f"{stem}{suffix}").is_file() for stem in _VOCABULARIES for suffix in (".json", ".txt")):
        raise _damaged(package.name, "its model has no vocabulary", is_shipped=is_shipped)
    try:
        kind = read_weights_header(model / "model.bin").kind
    except ModelDamaged as error:
        raise _damaged(package.name, "its model.bin is missing or ends early", is_shipped=is_shipped) from error
    if not kind.startswith("Transformer"):
        raise _damaged(package.name, f"its model is of another kind ({kind})", is_shipped=is_shipped)
    return package


def read_metadata(folder: Path, *, is_shipped: bool = False) -> TranslationPackage:
    """Read ``metadata.json`` alone.

    Raises:
        ModelDamaged: missing or not to be understood.
        InvalidRequest: a package of another type, or of a language nobody knows.
    """
    try:
        data = json.loads((folder / "metadata.json").read_bytes())
        codes, kind, prefix = (str(data["from_code"]), str(data["to_code"])), data.get("type", "translate"), data.get("target_prefix")
        version = tuple(int(number) for number in re.findall(r"\d+", str(data.get("package_version", ""))))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(folder.name, "its metadata.json cannot be read", is_shipped=is_shipped) from error
    if kind != "translate":
        raise InvalidRequest(f"{folder.name} is no translation package.", hint="Give an Argos package of type “translate”.")
    source, target = map(resolve_language, codes)
    return TranslationPackage(folder.name, folder, source, target, "_".join(codes), version, str(prefix or ""), is_shipped)


def damage(package: TranslationPackage, reason: str) -> ModelDamaged:
    """The error for a package that turned out to be unusable."""
    return _damaged(package.name, reason, is_shipped=package.is_shipped)


def _damaged(name: str, reason: str, *, is_shipped: bool) -> ModelDamaged:
    hint = "Install the program again." if is_shipped else f"Add it again from its file: captionstudio models add {name}.argosmodel"
    return ModelDamaged(f"The translation model {name} is damaged: {reason}.", hint=hint, model=name)


def _roots() -> Iterator[tuple[Path, bool]]:
    yield translation_models_dir(), False
    yield from ((root, False) for root in _argos_roots())
    yield resource_path("translation"), True


def _argos_roots() -> Iterable[Path]:
    """Where Argos Translate keeps what it installed."""
    given = os.environ.get("ARGOS_PACKAGES_DIR")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    roots = [Path(given)] if given else []
    return dict.fromkeys([*roots, Path(data) / "argos-translate" / "packages"])


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(folder for folder in root.iterdir() if (folder / "metadata.json").is_file() and not folder.name.startswith("."))
    except OSError:  # no such folder, or not ours to read
        return []


@functools.lru_cache(maxsize=1024)
def _look_at(folder: Path, seen: Stamp, *, is_shipped: bool) -> TranslationPackage | None:  # noqa: ARG001 - part of the key
    """Return the package with its problem, None where it is no translation package or in a language nobody knows."""
    try:
        return read_package(folder, is_shipped=is_shipped)
    except InvalidRequest:
        return None
    except ModelDamaged as error:
        try:
            package = read_metadata(folder, is_shipped=is_shipped)
        except (InvalidRequest, ModelDamaged):
            package = TranslationPackage(folder.name, folder, "", "", folder.name, is_shipped=is_shipped)
        return TranslationPackage(
            folder.name, folder, package.source, package.target, package.pair, is_shipped=is_shipped, problem=str(error)
        )
