"""Work that outlives a crash: copies kept while editing, found again at the next start.

Each running program has a folder of its own, locked as long as the process lives. It writes two copies in turn, so that one is whole at any
moment, and removes the folder when it ends as it should. What was saved as a project is kept once more, for the day the project file is
found damaged.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from io import FileIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from captionstudio.core.document import Document
from captionstudio.core.errors import CaptionStudioError, FileProblem, OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.formats.project import SUFFIX, read_project, write_project
from captionstudio.services.projects import Projects
from captionstudio.services.recovered_work import (
    ABOUT,
    COPIES,
    LOCK,
    RecoveredWork,
    describe,
    is_locked,
    look_into,
    read_copies,
    remove_folder,
)
from captionstudio.services.serial_worker import SerialWorker
from captionstudio.services.session import Session
from captionstudio.workflows.output import write_whole

INTERVAL_MS = 3000
"""A change is on the disk this long after it was made, and the time that writing takes: at most five seconds are lost."""

_SAVED_FOLDER = "saved"
_MOST_SAVED = 30
_log = logging.getLogger(__name__)


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
        about = describe(document, self._projects.display_name if self._projects else "", path)
        self._number += 1
        number = self._number
        self._worker.submit(lambda: self._write(document, about, number), self._on_written)

    def pending(self) -> list[RecoveredWork]:
        """Return the work of programs that did not end as they should, the latest first."""
        found = [work for folder in self._left_folders() if (work := look_into(folder)) is not None]
        return sorted(found, key=lambda work: work.saved_at, reverse=True)

    def recover(self, work: RecoveredWork) -> Document:
        """Return the document of left work, from the older copy where the newer one is damaged. The caller puts it into the session.

        The left copies go once this program has a copy of its own.

        Raises:
            FileProblem: neither copy can be read.
        """
        document = read_copies(work.folder)
        self._superseded.append(work.folder)
        return document

    def discard(self, work: RecoveredWork) -> None:
        """Delete left work for good."""
        remove_folder(work.folder)

    def keep(self, document: Document) -> None:
        """Keep a document that nobody has open, such as the result of a job whose captions were closed: the next start offers it."""
        folder = self._root / f"kept-{os.urandom(6).hex()}"
        about = describe(document, "", None)

        def write() -> None:
            write_whole(folder / COPIES[0], write_project(document))
            write_whole(folder / ABOUT, about)

        self._worker.submit(write, self._on_done)

    def last_good_for(self, path: Path) -> Document | None:
        """Return the latest whole copy of a project whose own file is damaged or gone, or None: from left work, else as last saved."""
        path = path.absolute()
        for work in self.pending():
            if work.path == path:
                with contextlib.suppress(FileProblem):
                    return read_copies(work.folder)
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
        write_whole(self._folder / COPIES[number % 2], write_project(document))
        write_whole(self._folder / ABOUT, about)
        return True

    def _lock_folder(self) -> None:
        if self._lock is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileIO(self._folder / LOCK, "w")
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
            remove_folder(folder)

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
                remove_folder(folder)
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
            if folder not in {self._folder, *self._superseded} and not is_locked(folder / LOCK):
                yield folder
