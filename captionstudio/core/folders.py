"""What lies in folders of ours, while other programs may work in them."""

from __future__ import annotations

import contextlib
from pathlib import Path


def entries_of(folder: Path) -> list[Path]:
    """Return what lies in a folder in order of name, nothing where it cannot be read or is none."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder, links as such; 0 where there is nothing, or it goes meanwhile."""
    with contextlib.suppress(OSError):
        return path.lstat().st_size if path.is_symlink() or not path.is_dir() else _size_below(path)
    return 0


def _size_below(folder: Path) -> int:
    total = 0
    with contextlib.suppress(OSError):
        for file in folder.rglob("*"):
            with contextlib.suppress(OSError):
                total += file.stat().st_size if file.is_file() and not file.is_symlink() else 0
    return total
