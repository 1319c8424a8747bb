"""Peak memory and wall time of a command with everything it starts."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psutil

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command. ``peak_mb`` is the largest sum over all its processes at one moment, in MiB; 0 where it was not watched."""

    exit_code: int
    wall_s: float
    peak_mb: float
    stdout: str
    stderr: str


def resident_bytes(process: psutil.Process) -> int:
    """Return the proportional set size of a process (shared pages divided among their users), the resident size where unreadable."""
    try:
        return int(process.memory_full_info().pss)
    except (psutil.AccessDenied, AttributeError):
        return int(process.memory_info().rss)


def tree_bytes(root: psutil.Process) -> int:
    """Return what a process and all its descendants hold now; those that have just ended count nothing."""
    total = 0
    for process in (root, *_descendants(root)):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            total += resident_bytes(process)
    return total


def _descendants(root: psutil.Process) -> list[psutil.Process]:
    try:
        return list(root.children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def run_command(
    command: Sequence[str], *, is_watched: bool = False, env: Mapping[str, str] | None = None, folder: str | None = None
) -> Run:
    """Run a command to its end; when watched, sample the memory of its process tree every 50 ms.

    Watching costs a little processor time, so time and memory are best taken in different runs.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=log, env=env, cwd=folder)
        watch = _Watch(process.pid) if is_watched else None
        try:
            exit_code = process.wait()
        finally:
            wall_s = time.perf_counter() - started
            if process.poll() is None:
                process.kill()
                process.wait()
            peak_mb = watch.finish() if watch else 0.0
        output.seek(0)
        log.seek(0)
        return Run(exit_code, wall_s, peak_mb, output.read().decode("utf-8", "replace"), log.read().decode("utf-8", "replace"))


class _Watch:
    """Samples a process tree from a thread until told to finish."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._peak = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def finish(self) -> float:
        """Stop and return the peak in MiB."""
        self._is_over.set()
        self._thread.join()
        return self._peak / 2**20

    def _sample(self) -> None:
        while not self._is_over.wait(SAMPLE_SECONDS):
            self._peak = max(self._peak, tree_bytes(self._root))
