"""Whether a model's files are still the same: at a glance (`stamp`), and in what they hold (`fingerprint`)."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

_SAMPLES = 16
_SAMPLE_BYTES = 4096
_SHOWN = 16


Stamp = tuple[tuple[str, int, int], ...]


def stamp(folder: Path) -> Stamp:
    """Return names, sizes and times of change of a model's files, a folder ``model`` in it included; what is not there is left out."""
    found: list[tuple[str, int, int]] = []
    for place in (folder, folder / "model"):
        with contextlib.suppress(OSError):
            for path in place.iterdir():
                status = path.stat()
                found.append((path.name, status.st_size, status.st_mtime_ns))
    return tuple(sorted(found))


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """Return a text that changes when the files do: a hash of their sizes, of 64 KB of each, spread evenly, and of ``words``.

    Training again, or converting with another precision, changes weights everywhere; copying a file changes nothing. A missing file
    counts as an empty one.
    """
    digest = hashlib.sha256("\n".join(words).encode())
    for path in files:
        try:
            with path.open("rb") as file:
                size = file.seek(0, 2)
                digest.update(f"\n{path.name} {size}\n".encode())
                for at in sorted({max(0, size - _SAMPLE_BYTES) * number // (_SAMPLES - 1) for number in range(_SAMPLES)}):
                    file.seek(at)
                    digest.update(file.read(_SAMPLE_BYTES))
        except OSError:
            digest.update(f"\n{path.name} missing\n".encode())
    return digest.hexdigest()[:_SHOWN]
