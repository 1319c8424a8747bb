"""All jobs of the window: those that run and wait, and those that are over until they are cleared away."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from captionstudio.core.errors import CaptionStudioError
from captionstudio.services.job_runner import Job, JobRunner, JobState
from captionstudio.ui.controls import heading, muted_label, scroll_area
from captionstudio.ui.jobs.row import JobRow

_TICK_MS = 500
_MIN_WIDTH = 320


class JobsPanel(QWidget):
    """Lists the jobs of a runner in order. ``failed(error)`` tells that one could not be started again.

    Its ``head`` may stand as the title of a dock; more buttons can be put into its ``head_line``.
    """

    failed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._rows: dict[Job, JobRow] = {}
        self.setAccessibleName(self.tr("Jobs"))
        self.setMinimumWidth(_MIN_WIDTH)
        self.summary = heading("")
        self.clear_button = QPushButton(self.tr("Clear finished"))
        self.clear_button.setToolTip(self.tr("Remove jobs that are over from the list"))
        self.clear_button.setAccessibleName(self.tr("Clear finished jobs"))
        self.clear_button.clicked.connect(self.clear_finished)
        self._empty = muted_label(self.tr("Nothing is running. Transcriptions, translations and exports show up here."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        runner.job_added.connect(self._on_added)
        runner.job_changed.connect(self._on_changed)
        runner.job_removed.connect(self._on_removed)
        for job in runner.jobs:
            self._on_added(job)
        self._sum_up()

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def clear_finished(self) -> None:
        """Forget every job that is over."""
        for job in list(self._rows):
            self._runner.remove(job)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep times running while they can be seen."""
        self._on_tick()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._timer.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self.head = QWidget(self)
        self.head.setProperty("panel", True)
        self.head_line = QHBoxLayout(self.head)
        self.head_line.setContentsMargins(12, 4, 6, 4)
        self.head_line.addWidget(self.summary, 1)
        self.head_line.addWidget(self.clear_button)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(12, 10, 12, 12)
        self._list.setSpacing(8)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        area = scroll_area(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(area, 1)

    def _on_added(self, job: Job) -> None:
        if job.is_shown:
            row = JobRow(job, self)
            row.retry_requested.connect(self._retry)
            row.remove_requested.connect(self._runner.remove)
            self._rows[job] = row
            self._list.insertWidget(self._list.count() - 1, row)
            self._sum_up()

    def _on_changed(self, job: Job) -> None:
        if row := self._rows.get(job):
            row.refresh()
            self._sum_up()

    def _on_removed(self, job: Job) -> None:
        if row := self._rows.pop(job, None):
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._sum_up()

    def _on_tick(self) -> None:
        for job, row in self._rows.items():
            if job.state is JobState.RUNNING:
                row.refresh()

    def _sum_up(self) -> None:
        states = [job.state for job in self._rows]
        running, waiting = states.count(JobState.RUNNING), states.count(JobState.QUEUED)
        parts = [self.tr("%n running", "", running)] if running else []
        parts += [self.tr("%n waiting", "", waiting)] if waiting else []
        self.summary.setText(", ".join(parts) or self.tr("Jobs"))
        self._empty.setVisible(not states)
        self.clear_button.setEnabled(any(state.is_over for state in states))

    def _retry(self, job: Job) -> None:
        try:
            self._runner.retry(job)
        except CaptionStudioError as error:
            self.failed.emit(error)
