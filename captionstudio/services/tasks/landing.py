"""Bringing what a job makes into the document it was started for, whatever has become of the window meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from captionstudio.core.document import Document
from captionstudio.core.edits.change import Change
from captionstudio.services.job_runner import Job
from captionstudio.services.session import Session


class Landing(QObject):
    """Listens to one job in the window's thread. ``begun_with`` is the document as the job found it.

    Once another document is open (``is_elsewhere``) the session is left alone; ``orphaned(Document, str)`` then hands over a whole
    document with the result, and the job's title. ``landed()`` tells of each change it has made.
    """

    orphaned = Signal(object, str)
    landed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.begun_with: Document = session.settled_document()
        self.is_elsewhere = False
        self.job: Job | None = None
        session.document_reset.connect(self._on_document_reset)

    def attach(self, job: Job) -> Job:
        """Follow a job to its end; returns it."""
        self.job = job
        job.partial.connect(self._on_partial)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_stopped)
        job.cancelled.connect(self._on_stopped)
        job.finished.connect(self._on_finished)
        return job

    @property
    def title(self) -> str:
        """The title of the job."""
        return self.job.title if self.job else ""

    def apply(self, change: Change) -> None:
        """Make a change in the document.

        Raises:
            InvalidEdit: it no longer fits.
        """
        self.session.apply(change)
        self.landed.emit()

    def note(self, text: str, *files: Path) -> None:
        """Leave on the job what the user is told at its end, and the files it made."""
        if self.job is not None:
            self.job.note, self.job.files = text, files

    def take_partial(self, partial: Any) -> None:
        """Take what the body emitted."""

    def take_result(self, result: Any) -> None:
        """Take what the body returned."""

    def take_stop(self) -> None:
        """The job failed or was cancelled."""

    def leave(self) -> None:
        """Another document has been opened: forget what was put into the old one."""

    def _on_document_reset(self) -> None:
        if not self.is_elsewhere:
            self.is_elsewhere = True
            self.leave()

    def _on_partial(self, partial: object) -> None:
        self.take_partial(partial)

    def _on_succeeded(self, result: object) -> None:
        self.take_result(result)

    def _on_stopped(self) -> None:
        self.take_stop()

    def _on_finished(self) -> None:
        self.session.document_reset.disconnect(self._on_document_reset)
        self.deleteLater()


class FilesLanding(Landing):
    """Tells which files a job has written; the document has no part in it."""

    def take_result(self, result: Any) -> None:
        """Leave the paths on the job: those of an export, or that of a video."""
        files = result if isinstance(result, tuple) else (result.path,)
        if len(files) == 1:
            self.note(self.tr("Wrote {name}.").format(name=files[0].name), *files)
        else:
            self.note(self.tr("Wrote {count} files.").format(count=len(files)), *files)
