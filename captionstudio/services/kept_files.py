"""What the program keeps on this computer, for the page on files and privacy."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from captionstudio.services.toolbox import Places


@dataclass(frozen=True, slots=True)
class KeptFolder:
    """One folder."""

    key: str
    path: Path


def kept_folders(places: Places) -> tuple[KeptFolder, ...]:
    """Return every folder that something is kept in."""
    return (
        KeptFolder("models", places.data / "models"),
        KeptFolder("translation", places.data / "translation"),
        KeptFolder("recovery", places.data / "recovery"),
        KeptFolder("journals", places.cache / "journals"),
        KeptFolder("peaks", places.cache / "peaks"),
        KeptFolder("shots", places.cache / "shots"),
    )


def folder_size(path: Path) -> int:
    """Return the bytes of all files below a folder, 0 where it is not there."""
    total = 0
    with contextlib.suppress(OSError):
        for file in path.rglob("*"):
            with contextlib.suppress(OSError):
                total += file.stat().st_size if file.is_file() and not file.is_symlink() else 0
    return total


def clear_folder(path: Path) -> None:
    """Delete what is in a folder; what is in use stays."""
    with contextlib.suppress(OSError):
        for entry in list(path.iterdir()):
            with contextlib.suppress(OSError):
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry, ignore_errors=True)
                else:
                    entry.unlink()
