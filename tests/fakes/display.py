"""A screen of its own for tests that show real windows: an X server in memory."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator

SIZE = "1600x1000x24"


@contextlib.contextmanager
def own_display() -> Iterator[dict[str, str]]:
    """Start an X server on a free number and yield the environment for programs that shall use it."""
    server = shutil.which("Xvfb")
    assert server, "Xvfb is missing; ./packaging/test brings it"
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1"}
    finally:
        process.terminate()
        process.wait()
