"""Work that outlives a crash: copies kept while editing, found again at the next start.

Each running program has a folder of its own, locked as long as the process lives. It writes two copies in turn, so that one is whole at any
moment, and removes the folder when it ends as it should. What was saved as a project is kept once more, for the day the project file is
found damaged.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from captionstudio.core.document import Document
from captionstudio.core.errors import CaptionStudioError, FileProblem, OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.formats.project import SUFFIX, read_project, write_project
from captionstudio.services.projects import Projects
from captionstudio.services.serial_worker import SerialWorker
from captionstudio.services.session import Session
from captionstudio.workflows.output import write_whole

INTERVAL_MS = 3000
"""A change is on the disk this long after it was made, and the time that writing takes: at most five seconds are lost."""

_COPIES = (f"work-0{SUFFIX}", f"work-1{SUFFIX}")
_ABOUT, _LOCK = "about.json", "lock"
_SAVED_FOLDER = "saved"
_MOST_SAVED = 30
_OLD_S = 3600
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecoveredWork:
    """Work that a program left behind: what it is called, when it was kept, the project it belongs to, if any, and how much it is."""

    name: str
    saved_at: datetime
    path: Path | None
    cue_count: int
    folder: Path


class Recovery(QObject):
    """Keeps the session's document while it is edited, and offers what earlier programs could not save.

    ``kept()`` tells that a copy is on the disk, ``failed(error)`` that none could be written (once, until one can be again).
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        data: Path,
        parent: QObject | None = None,
        *,
        projects: Projects | None = None,
        interval_ms: int = INTERVAL_MS,
    ) -> None:
        """``data`` is the folder of what the user would miss; ``projects`` tells name, path and what is saved."""
        super().__init__(parent)
        self._session = session
        self._projects = projects
        self._root = data / "recovery"
        self._folder = self._root / f"{os.getpid()}-{os.urandom(6).hex()}"
        self._lock: FileIO | None = None
        self._number = 0
        self._written: Document | None = None
        self._is_over = False
        self._has_failed = False
        self._superseded: list[Path] = []
        self._worker = SerialWorker("recovery", self)
        self._timer = QTimer(self, singleShot=True, interval=interval_ms)
        self._timer.timeout.connect(self.keep_now)
        session.changed.connect(self._on_changed)
        session.document_reset.connect(self._on_changed)
        if projects is not None:
            projects.saved.connect(self._on_saved)

    def keep_now(self) -> None:
        """Write a copy now, in the background, where the document is another than in the last one."""
        self._timer.stop()
        document = self._session.settled_document()
        if self._is_over or document == self._written:
            return
        if self._projects is not None and not self._projects.is_modified:
            self._written = None
            self._worker.submit(lambda: self._remove_own(()), self._on_done)
            return
        if self._worker.is_busy:  # a slow disk: later edits are in the next copy
            self._timer.start()
            return
        self._written = document
        path = self._projects.path if self._projects else None
        about = _describe(document, self._projects.display_name if self._projects else "", path)
        self._number += 1
        number = self._number
        self._worker.submit(lambda: self._write(document, about, number), self._on_written)

    def pending(self) -> list[RecoveredWork]:
        """Return the work of programs that did not end as they should, the latest first."""
        found = [work for folder in self._left_folders() if (work := _look_into(folder)) is not None]
        return sorted(found, key=lambda work: work.saved_at, reverse=True)

    def recover(self, work: RecoveredWork) -> Document:
        """Return the document of left work, from the older copy where the newer one is damaged. The caller puts it into the session.

        The left copies go once this program has a copy of its own.

        Raises:
            FileProblem: neither copy can be read.
        """
        document = _read_copies(work.folder)
        self._superseded.append(work.folder)
        return document

    def discard(self, work: RecoveredWork) -> None:
        """Delete left work for good."""
        _remove(work.folder)

    def keep(self, document: Document) -> None:
        """Keep a document that nobody has open, such as the result of a job whose captions were closed: the next start offers it."""
        folder = self._root / f"kept-{os.urandom(6).hex()}"
        about = _describe(document, "", None)

        def write() -> None:
            write_whole(folder / _COPIES[0], write_project(document))
            write_whole(folder / _ABOUT, about)

        self._worker.submit(write, self._on_done)

    def last_good_for(self, path: Path) -> Document | None:
        """Return the latest whole copy of a project whose own file is damaged or gone, or None: from left work, else as last saved."""
        path = path.absolute()
        for work in self.pending():
            if work.path == path:
                with contextlib.suppress(FileProblem):
                    return _read_copies(work.folder)
        with contextlib.suppress(OSError, CaptionStudioError):
            return read_project(self._saved_copy(path).read_bytes())[0]
        return None

    def forget(self) -> None:
        """The work is saved or given up: remove its copies, also those it was recovered from. A later change begins anew."""
        self._timer.stop()
        others = tuple(self._superseded)
        self._superseded.clear()
        self._written = None
        self._worker.submit(lambda: self._remove_own(others), self._on_done)

    def shut_down(self) -> None:
        """Stop keeping copies; what is being written gets written."""
        self._is_over = True
        self._timer.stop()
        self._worker.shut_down()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _on_changed(self, *_: object) -> None:
        if not self._timer.isActive() and not self._is_over:
            self._timer.start()

    def _write(self, document: Document, about: bytes, number: int) -> bool:
        """Write a copy in the worker's thread; false where there is nothing to keep."""
        if not document.tracks:
            self._remove_own(())
            return False
        self._lock_folder()
        write_whole(self._folder / _COPIES[number % 2], write_project(document))
        write_whole(self._folder / _ABOUT, about)
        return True

    def _lock_folder(self) -> None:
        if self._lock is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileIO(self._folder / _LOCK, "w")
        except OSError as error:
            message = f"{self._folder} cannot be written: {error.strerror}."
            raise OutputProblem(message, hint="Free some space.", path=str(self._folder)) from error
        with contextlib.suppress(OSError):  # a file system without locks: work of running programs is offered, too
            try_lock(self._lock)

    def _remove_own(self, others: Sequence[Path]) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        for folder in (self._folder, *others):
            _remove(folder)

    def _on_written(self, is_kept: Any, error: CaptionStudioError | None) -> None:
        if error is not None:
            self._written = None
            if not self._has_failed:
                self.failed.emit(error)
            self._has_failed = True
            self._timer.start()
            return
        self._has_failed = False
        if is_kept:
            for folder in self._superseded:
                _remove(folder)
            self._superseded.clear()
            self.kept.emit()

    def _on_done(self, _result: Any, error: CaptionStudioError | None) -> None:
        if error is not None:
            self.failed.emit(error)

    def _on_saved(self, path: Path) -> None:
        """Keep a second copy of what has just been saved; the others are not needed any more."""
        self._worker.submit(lambda: self._copy_saved(path), self._on_done)
        if self._projects is not None and not self._projects.is_modified:
            self.forget()

    def _copy_saved(self, path: Path) -> None:
        copy = self._saved_copy(path)
        try:
            write_whole(copy, path.read_bytes())
            copies = sorted(copy.parent.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime)
            for old in copies[:-_MOST_SAVED]:
                old.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("no copy of %s could be kept: %s", path.name, error)

    def _saved_copy(self, path: Path) -> Path:
        return self._root / _SAVED_FOLDER / (hashlib.sha256(os.fsencode(path)).hexdigest()[:32] + SUFFIX)

    def _left_folders(self) -> Iterator[Path]:
        """Yield the folders of programs that no longer run."""
        try:
            folders = [folder for folder in self._root.iterdir() if folder.is_dir() and folder.name != _SAVED_FOLDER]
        except OSError:
            return
        for folder in folders:
            if folder not in {self._folder, *self._superseded} and not _is_locked(folder / _LOCK):
                yield folder


def _is_locked(lock: Path) -> bool:
    try:
        with lock.open("r+b") as file:
            return not try_lock(file)
    except OSError:
        return False


def _describe(document: Document, name: str, path: Path | None) -> bytes:
    media = document.media
    name = name or (path.stem if path else Path(media.path).stem if media else "")
    about = {"name": name, "path": str(path) if path else None, "cue_count": sum(len(track.cues) for track in document.tracks)}
    return json.dumps(about).encode()


def _copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, the latest first."""
    dated = []
    for name in _COPIES:
        with contextlib.suppress(OSError):
            dated.append(((folder / name).stat().st_mtime_ns, folder / name))
    return [path for _, path in sorted(dated, reverse=True)]


def _look_into(folder: Path) -> RecoveredWork | None:
    """Tell what a folder holds, or None where it holds nothing: one that is old is removed, a new one is about to be filled."""
    copies = _copies(folder)
    if not copies:
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _OLD_S:
                _remove(folder)
        return None
    about: dict[str, Any] = {}
    with contextlib.suppress(OSError, ValueError):
        read = json.loads((folder / _ABOUT).read_text("utf-8"))
        about = read if isinstance(read, dict) else {}
    name, path, count = about.get("name"), about.get("path"), about.get("cue_count")
    return RecoveredWork(
        name=name if isinstance(name, str) and name else copies[0].stem,
        saved_at=datetime.fromtimestamp(copies[0].stat().st_mtime).astimezone(),
        path=Path(path) if isinstance(path, str) else None,
        cue_count=count if isinstance(count, int) else 0,
        folder=folder,
    )


def _read_copies(folder: Path) -> Document:
    problem: CaptionStudioError | None = None
    for copy in _copies(folder):
        try:
            return read_project(copy.read_bytes(), copy.name)[0]
        except FileProblem as error:
            problem = problem or error
        except OSError as error:
            problem = problem or FileProblem(f"“{copy.name}” cannot be read: {error.strerror}.", path=str(copy))
    raise problem or FileProblem("The copies are no longer there.", path=str(folder))


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
