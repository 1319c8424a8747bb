"""The doctor: examining and mending beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from captionstudio.core.jobs import JobContext
from captionstudio.services.health import HealthCheck, HealthChecks
from captionstudio.services.job_runner import Job
from captionstudio.services.workbench import Workbench
from captionstudio.ui.controls import track_languages
from captionstudio.ui.dialogs.doctor import DoctorDialog
from captionstudio.ui.jobs.problems import present


class DoctorController(QObject):
    """Runs the checks as jobs and shows them. ``mended()`` tells that something may be there now that was not."""

    mended = Signal()

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._dialog: DoctorDialog | None = None
        self._examining: Job | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {"doctor": self.show}

    def show(self) -> None:
        """Examine everything, and show what is found as it is found."""
        dialog = DoctorDialog(self._window)
        self._dialog = dialog
        dialog.check_requested.connect(self._examine)
        dialog.fix_requested.connect(self._fix)
        self._examine()
        dialog.exec()
        self._dialog = None
        if self._examining is not None:
            self._examining.cancel()
        dialog.deleteLater()

    @property
    def _health(self) -> HealthChecks:
        assert self._bench.toolbox.health is not None
        return self._bench.toolbox.health

    def _examine(self) -> None:
        if self._examining is not None or self._dialog is None:
            return
        health = self._health
        tracks = self._bench.session.document.tracks
        languages = tuple(dict.fromkeys(code for track in tracks for code in track_languages(track)))

        def body(context: JobContext) -> None:
            for check in health.examine(languages):
                context.check_cancelled()
                context.emit(check)

        self._dialog.begin()
        job = self._bench.runner.submit(self.tr("Examining this computer"), body, lane="light", is_shown=False)
        self._examining = job
        job.partial.connect(self._on_check)
        job.finished.connect(self._on_examined)

    def _fix(self, key: str) -> None:
        health = self._health

        def body(context: JobContext) -> None:
            health.fix(key, context)

        job = self._bench.runner.submit(self.tr("Mending"), body, lane="light")
        job.setObjectName(key)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_fixed)

    def _on_check(self, check: HealthCheck) -> None:
        if self._dialog is not None:
            self._dialog.add_check(check)

    def _on_examined(self, _job: Job) -> None:
        self._examining = None
        if self._dialog is not None:
            self._dialog.end()

    def _on_progress(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job.progress is not None and self._dialog is not None:
            self._dialog.show_fixing(job.objectName(), job.progress.done, job.progress.total)

    def _on_fixed(self, job: Job) -> None:
        problem = present(job.error) if job.error else None
        failure = f"{problem.message} {problem.hint}".strip() if problem else ""
        if self._dialog is not None:
            self._dialog.end_fix(job.objectName(), failure)
        if not failure:
            self.mended.emit()
            self._examine()
