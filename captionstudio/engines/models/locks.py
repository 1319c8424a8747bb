"""One program at a time for each model that is fetched; another that wants the same model waits, and finds it installed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from captionstudio.core.file_lock import try_lock


@contextmanager
def fetch_lock(root: Path, name: str, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of one model; it is freed even if the program is killed.

    ``on_wait`` is called again and again while another program holds it; it should pause a little, and what it raises ends the wait.

    Raises:
        OSError: the root cannot be written, or knows no locks.
    """
    root.mkdir(parents=True, exist_ok=True)
    path = root / f".{name}.lock"
    lock = _take(path)
    while lock is None:
        on_wait()
        lock = _take(path)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps a file that is open
            path.unlink()
        lock.close()


def _take(path: Path) -> IO[bytes] | None:
    lock = path.open("a+b")
    try:
        if try_lock(lock) and _is_same(lock, path):
            return lock
    except BaseException:
        lock.close()
        raise
    lock.close()
    return None


def _is_same(lock: IO[bytes], path: Path) -> bool:
    """Whether the locked file is the one of that name still: who had it before takes it away when done."""
    try:
        return os.path.samestat(os.fstat(lock.fileno()), path.stat())
    except FileNotFoundError:
        return False
