"""The copies of one program in its folder: two of the work, what they are, and the lock that tells whether the program lives."""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from captionstudio.core.document import Document
from captionstudio.core.errors import CaptionStudioError, FileProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.formats.project import SUFFIX, read_project

COPIES = (f"work-0{SUFFIX}", f"work-1{SUFFIX}")
ABOUT = "about.json"
LOCK = "lock"
_OLD_S = 3600


@dataclass(frozen=True, slots=True)
class RecoveredWork:
    """Work that a program left behind: what it is called, when it was kept, the project it belongs to, if any, and how much it is."""

    name: str
    saved_at: datetime
    path: Path | None
    cue_count: int
    folder: Path


def is_locked(lock: Path) -> bool:
    """Whether the program that a lock belongs to still runs."""
    try:
        with lock.open("r+b") as file:
            return not try_lock(file)
    except OSError:
        return False


def describe(document: Document, name: str, path: Path | None) -> bytes:
    """Return what is told of a copy without reading it, as JSON."""
    media = document.media
    name = name or (path.stem if path else Path(media.path).stem if media else "")
    about = {"name": name, "path": str(path) if path else None, "cue_count": sum(len(track.cues) for track in document.tracks)}
    return json.dumps(about).encode()


def find_copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, the latest first."""
    dated = []
    for name in COPIES:
        with contextlib.suppress(OSError):
            dated.append(((folder / name).stat().st_mtime_ns, folder / name))
    return [path for _, path in sorted(dated, reverse=True)]


def look_into(folder: Path) -> RecoveredWork | None:
    """Tell what a folder holds, or None where it holds nothing: one that is old is removed, a new one is about to be filled."""
    copies = find_copies(folder)
    if not copies:
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _OLD_S:
                remove_folder(folder)
        return None
    about: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError):
        read = json.loads((folder / ABOUT).read_text("utf-8"))
        about = read if isinstance(read, dict) else {}
    name, path, count = about.get("name"), about.get("path"), about.get("cue_count")
    return RecoveredWork(
        name=name if isinstance(name, str) and name else copies[0].stem,
        saved_at=datetime.fromtimestamp(copies[0].stat().st_mtime).astimezone(),
        path=Path(path) if isinstance(path, str) else None,
        cue_count=count if isinstance(count, int) else 0,
        folder=folder,
    )


def read_copies(folder: Path) -> Document:
    """Return the document of the latest copy that is whole.

    Raises:
        FileProblem: none is.
    """
    problem: CaptionStudioError | None = None
    for copy in find_copies(folder):
        try:
            return read_project(copy.read_bytes(), copy.name)[0]
        except FileProblem as error:
            problem = problem or error
        except OSError as error:
            problem = problem or FileProblem(f"“{copy.name}” cannot be read: {error.strerror}.", path=str(copy))
    raise problem or FileProblem("The copies are no longer there.", path=str(folder))


def remove_folder(folder: Path) -> None:
    """Remove a folder as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)
