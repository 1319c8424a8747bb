"""Tells the user how jobs ended, in as few words as will do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from captionstudio.core.errors import CaptionStudioError
from captionstudio.services.job_runner import Job, JobRunner, JobState
from captionstudio.ui.jobs.problems import Problem, Remedy, present
from captionstudio.ui.jobs.toasts import Toasts


class JobAnnouncer(QObject):
    """Shows a toast for each job that ends with something to tell; a failure leads to its explanation.

    ``models_requested()`` comes when the remedy of a failure is a model.
    """

    models_requested = Signal()

    def __init__(self, runner: JobRunner, toasts: Toasts, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._toasts = toasts
        self._window = window
        self._explained: Job | None = None
        runner.job_added.connect(self._on_added)

    def show_error(self, error: CaptionStudioError, title: str = "", trace: str = "") -> None:
        """Say that something failed outside a job: a file that could not be opened, say."""
        self._show_failure(present(error, trace), title, None)

    def _on_added(self, job: Job) -> None:
        if job.is_shown:
            job.finished.connect(self._on_finished)

    def _on_finished(self, job: Job) -> None:
        if job.state is JobState.FAILED and job.error is not None:
            self._show_failure(present(job.error, job.trace), self.tr("{0}: failed").format(job.title), job)
        elif job.note:
            kind = "success" if job.state is JobState.SUCCEEDED else "info"
            if job.files:
                folder = job.files[0].parent
                self._toasts.show_message(job.note, "success", action=self.tr("Show folder"), on_action=partial(_show_folder, folder))
            else:
                self._toasts.show_message(job.note, kind)  # type: ignore[arg-type]

    def _show_failure(self, problem: Problem, title: str, job: Job | None) -> None:
        note = job.note if job is not None else ""
        self._toasts.show_message(
            problem.message,
            "error",
            hint=note or problem.hint,
            action=self.tr("Details…"),
            on_action=partial(self._explain, problem, title, job),
        )

    def _explain(self, problem: Problem, title: str, job: Job | None) -> None:
        from captionstudio.ui.dialogs.error import ErrorDialog  # noqa: PLC0415 - it in turn needs `problems`

        if job is None and problem.remedy is Remedy.RETRY:
            problem = replace(problem, remedy=None)  # nothing here knows what to try again
        dialog = ErrorDialog(self._window, problem, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.remedy_chosen.connect(self._on_remedy)
        self._explained = job
        dialog.open()

    def _on_remedy(self, remedy: Remedy) -> None:
        job, self._explained = self._explained, None
        if remedy is Remedy.MODELS:
            self.models_requested.emit()
        elif job is not None and job in self._runner.jobs:
            try:
                self._runner.retry(job)
            except CaptionStudioError as error:
                self.show_error(error, job.title)


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
