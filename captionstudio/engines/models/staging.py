"""Putting a model together out of sight, and moving it into place in one step.

What is being made lies in a hidden neighbour of the models (``.adding-...``) or, where a download is to go on later, in ``NAME.part``.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PART_SUFFIX = ".part"
_ADDING, _REMOVING = ".adding-", ".removing-"
_STALE_SECONDS = 3600
_TRIES = 20
_IN_THE_WAY = (errno.ENOTEMPTY, errno.EEXIST, errno.EACCES)  # the last is Windows's


@contextlib.contextmanager
def stage_folder(root: Path) -> Iterator[Path]:
    """Give an empty folder beside the models, which goes with the block unless it was moved into place.

    Raises:
        OSError: the root cannot be written.
    """
    root.mkdir(parents=True, exist_ok=True)
    sweep(root)
    hidden = Path(tempfile.mkdtemp(prefix=_ADDING, dir=root))
    stage = hidden / "model"  # which others may read, unlike the temporary folder around it
    try:
        stage.mkdir()
        yield stage
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def move_into_place(stage: Path, home: Path) -> None:
    """Rename the finished folder to its place; one that stands there steps aside. Two processes may do so at once.

    Raises:
        OSError: the root cannot be written.
    """
    for attempt in range(_TRIES):
        try:
            stage.rename(home)
        except OSError as error:
            if error.errno not in _IN_THE_WAY or attempt == _TRIES - 1:
                raise
            with contextlib.suppress(FileNotFoundError):  # the other process was quicker
                remove_folder(home)
        else:
            return


def remove_folder(folder: Path) -> None:
    """Delete a folder; it is gone at once, however long the deletion takes.

    Raises:
        OSError: not to be removed.
    """
    doomed = Path(tempfile.mkdtemp(prefix=_REMOVING, dir=folder.parent)) / "model"
    try:
        folder.rename(doomed)
    finally:
        shutil.rmtree(doomed.parent, ignore_errors=True)


def sweep(root: Path) -> None:
    """Remove what killed processes left, once it is certainly nobody's."""
    for folder in root.glob(".*-*"):
        if folder.name.startswith((_ADDING, _REMOVING)):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > _STALE_SECONDS:
                    shutil.rmtree(folder, ignore_errors=True)


def folder_size(folder: Path) -> int:
    """Return the bytes of all files below a folder, which another process may be changing."""
    size = 0
    for parent, _, names in os.walk(folder):  # which passes over what has gone meanwhile
        for name in names:
            with contextlib.suppress(OSError):
                size += (Path(parent) / name).stat().st_size
    return size
