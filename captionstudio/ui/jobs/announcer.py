"""Tells the user how jobs ended, in as few words as will do."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from captionstudio.core.errors import CaptionStudioError
from captionstudio.services.job_runner import Job, JobRunner, JobState
from captionstudio.ui.jobs.toasts import Toasts


class JobAnnouncer(QObject):
    """Shows a message for each job of the panel that ends with something to tell; a failure leads to its explanation."""

    def __init__(self, runner: JobRunner, toasts: Toasts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._toasts = toasts
        runner.job_added.connect(self._on_added)

    def _on_added(self, job: Job) -> None:
        if job.is_shown:
            job.finished.connect(self._on_finished)

    def _on_finished(self, job: Job) -> None:
        if job.error is not None:
            title = self.tr("{0}: failed").format(job.title)
            self._toasts.show_error(job.error, title, trace=job.trace, note=job.note, on_retry=partial(self._retry, job))
        elif job.files:
            show = partial(_show_folder, job.files[0].parent)
            self._toasts.show_message(job.note, "success", action=self.tr("Show folder"), on_action=show)
        elif job.note:
            self._toasts.show_message(job.note, "success" if job.state is JobState.SUCCEEDED else "info")

    def _retry(self, job: Job) -> None:
        if job not in self._runner.jobs:  # removed from the list, or tried again there
            return
        try:
            self._runner.retry(job)
        except CaptionStudioError as error:
            self._toasts.show_error(error, job.title)


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
