"""What this process holds open."""

import contextlib
import threading
from pathlib import Path


def open_files_of(paths):
    """Return those of ``paths`` that this process has open."""
    held = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            held.add(str(descriptor.readlink()))
    return {path for path in paths if str(Path(path).resolve()) in held}


def count_open_files():
    """Return how many descriptors this process holds."""
    return len(list(Path("/proc/self/fd").iterdir()))


def count_threads():
    """Return how many threads this process has, those of libraries included."""
    return len(list(Path("/proc/self/task").iterdir()))


def python_threads(*names):
    """Return the living threads of Python whose name is one of ``names``."""
    return [thread for thread in threading.enumerate() if thread.name in names]
