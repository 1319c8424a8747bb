"""What a model's folder was when it was installed: size, time of change and hash of each file, in ``captionstudio-model.json``.

A file whose size and time are as they were needs no reading to be known as unchanged, so a model that was left alone costs nothing to
verify before each use.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from captionstudio.engines.models.catalogue import CatalogueEntry
from captionstudio.engines.models.hashing import hash_file

MANIFEST = "captionstudio-model.json"

Stamps = dict[str, Any]
"""Per file, by its path inside the folder: ``size``, ``mtime_ns``, ``sha256``."""


def stamp_files(folder: Path, names: Iterable[str], known: Mapping[str, Any]) -> Stamps:
    """Return the stamps of the named files that exist, hashing only what is not ``known`` to be unchanged."""
    stamps: Stamps = {}
    for name in sorted(names):
        path = folder / name
        if not path.is_file():
            continue
        status = path.stat()
        stamp = {"size": status.st_size, "mtime_ns": status.st_mtime_ns}
        before = known.get(name, {})
        is_unchanged = all(before.get(key) == value for key, value in stamp.items()) and before.get("sha256")
        stamps[name] = {**stamp, "sha256": before["sha256"] if is_unchanged else hash_file(path)}
    return stamps


def files_to_check(folder: Path, entry: CatalogueEntry | None) -> set[str]:
    """Return the paths inside the folder that matter: all of them, for a catalogue model those that were published."""
    if entry and entry.installed_files:
        return {file.name for file in entry.installed_files}
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST}


def expected_hashes(folder: Path, entry: CatalogueEntry | None) -> dict[str, str]:
    """Return what each file's hash must be: as published, or as it was when it was installed."""
    recorded = read_manifest(folder).get("expected", {})
    published = {file.name: file.sha256 for file in entry.installed_files if file.sha256} if entry else {}
    return {**recorded, **published}


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest, empty where there is none that can be read."""
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_manifest(folder: Path, name: str, stamps: Stamps, expected: Mapping[str, str]) -> None:
    """Write the manifest, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    content = json.dumps({"version": 1, "name": name, "expected": dict(expected), "files": stamps}, indent=2)
    temporary = folder / f"{MANIFEST}.{os.getpid()}"
    try:
        temporary.write_text(content + "\n", encoding="utf-8")
        temporary.replace(folder / MANIFEST)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
