"""One folder for all temporary files of a process, removed at its end; what killed processes left goes at the next start."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from captionstudio.core.errors import OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.engines.places import cache_dir

_LOCK = "in-use"


def scratch_root() -> Path:
    """The folder that holds one folder for each running process."""
    return cache_dir() / "scratch"


@contextlib.contextmanager
def own_scratch() -> Iterator[Path]:
    """Have this process, and the programs it starts, put temporary files into a folder of its own while the block runs.

    Raises:
        OutputProblem: the folder cannot be made.
    """
    root = scratch_root()
    sweep_scratch()
    try:
        root.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=root))
        lock = (folder / _LOCK).open("wb")
    except OSError as error:
        raise OutputProblem(
            f"The folder for temporary files {root} cannot be written: {error.strerror}.", hint="Free space or set CAPTIONSTUDIO_HOME."
        ) from error
    before, before_variable = tempfile.tempdir, os.environ.get("TMPDIR")
    try:
        try_lock(lock)
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
        yield folder
    finally:
        tempfile.tempdir = before
        if before_variable is None:
            os.environ.pop("TMPDIR", None)
        else:
            os.environ["TMPDIR"] = before_variable
        lock.close()
        _remove(folder)


def stale_scratch() -> list[Path]:
    """Return the folders of processes that are gone."""
    root = scratch_root()
    return [folder for folder in sorted(root.iterdir()) if not _is_in_use(folder)] if root.is_dir() else []


def sweep_scratch() -> None:
    """Remove the folders of processes that are gone."""
    for folder in stale_scratch():
        _remove(folder)


def _is_in_use(folder: Path) -> bool:
    try:
        with (folder / _LOCK).open("r+b") as lock:
            return not try_lock(lock)
    except FileNotFoundError:
        # Made a moment ago and not locked yet, or half removed: only an old one is certainly nobody's.
        return not _is_old(folder)
    except OSError:
        return True


def _is_old(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - folder.stat().st_mtime > 60
    return False


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()  # the last one out
