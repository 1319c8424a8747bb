"""Writing results so that a file is either whole or not there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from captionstudio.core.errors import OutputProblem


def part_path(path: Path) -> Path:
    """The name a file bears while it is being written; always the same, so that the next run replaces what a killed one left."""
    return path.with_name(f".{path.name}.part")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a neighbour that is renamed once it is whole and on the disk.

    Raises:
        OutputProblem: no space, no permission; nothing is left behind and an older file of that name is untouched.
    """
    part = part_path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise _problem(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def check_writable(path: Path, inputs: Iterable[str | Path] = ()) -> None:
    """Find out before the work whether ``path`` can be written and is none of the ``inputs``.

    Raises:
        OutputProblem: it cannot, or it is.
    """
    for source in inputs:
        if _is_same_file(path, Path(source)):
            raise OutputProblem(f"The output {path} is the input itself.", hint="Choose another name or folder.", path=str(path))
    if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for names that are too long)
        raise OutputProblem(f"{path} is a folder.", hint="Name a file.", path=str(path))
    part = part_path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
        part.unlink()
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "it is write-protected")
    except OSError as error:
        raise _problem(path, error) from error


def _is_same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.absolute() == other.absolute()


def _problem(path: Path, error: OSError) -> OutputProblem:
    reason = error.strerror or str(error)
    return OutputProblem(f"{path} cannot be written: {reason}.", hint="Free some space or choose another folder.", path=str(path))
