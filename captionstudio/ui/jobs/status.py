"""The job under way in the status bar: its name, a bar, how far, how fast, how long still, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from captionstudio.services.job_runner import Job, JobRunner, JobState
from captionstudio.ui.controls import ElidedLabel
from captionstudio.ui.jobs.wording import describe_progress, look_of

_TICK_MS = 250
_QUICK_S = 0.3
"""A job that is over sooner is not worth a flicker."""
_BAR_WIDTH = (80, 220)
_STEPS = 1000


class JobStatus(QWidget):
    """Out of sight while nothing runs. ``panel_requested()`` comes when it is clicked, or chosen by Enter."""

    panel_requested = Signal()

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._job: Job | None = None
        self.name = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setMinimumWidth(_BAR_WIDTH[0])
        self.bar.setMaximumWidth(_BAR_WIDTH[1])
        self.detail = ElidedLabel()
        self.detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        self.others = QPushButton()
        self.others.setFlat(True)
        self.others.setProperty("flat", True)
        self.others.clicked.connect(self.panel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 1, 6, 1)
        row.setSpacing(8)
        for widget in (self.name, self.bar, self.detail, self.cancel_button, self.others):
            row.addWidget(widget, 3 if widget is self.bar else 0)
        self.rest = QLabel()
        self.rest.setProperty("muted", True)
        row.addWidget(self.rest)
        row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.cancel_button.setCursor(Qt.CursorShape.ArrowCursor)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._refresh)
        runner.job_added.connect(self._on_jobs)
        runner.job_changed.connect(self._on_jobs)
        self._set_parts_visible(False)
        self._keep_height()

    def set_rest_text(self, text: str) -> None:
        """Say what is to be read here while nothing runs."""
        self.rest.setText(text)

    @property
    def job(self) -> Job | None:
        """The job that is shown."""
        return self._job

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of texts and the look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "cancel_button"):
            self._keep_height()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the panel."""
        if self._job is not None and self.rect().contains(event.position().toPoint()):
            self.panel_requested.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the panel on Enter."""
        if self._job is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.panel_requested.emit()
        else:
            super().keyPressEvent(event)

    def _keep_height(self) -> None:
        """Be as high as with a job: else everything above would move whenever one begins or ends."""
        self.cancel_button.ensurePolished()
        margins = self.contentsMargins() + self.layout().contentsMargins()  # type: ignore[union-attr]  # laid out at once
        self.setMinimumHeight(self.cancel_button.sizeHint().height() + margins.top() + margins.bottom())

    def _on_jobs(self, _job: Job) -> None:
        self._refresh()

    def _refresh(self) -> None:
        jobs = [job for job in self._runner.unfinished if job.is_shown]
        if bool(jobs) != self._timer.isActive():
            self._timer.start() if jobs else self._timer.stop()
        job = _most_worth_showing(jobs)
        if (job is None) != (self._job is None):
            self._set_parts_visible(job is not None)
        self._job = job
        if job is not None:
            self._show(job, len(jobs) - 1)

    def _show(self, job: Job, others: int) -> None:
        look, detail = look_of(job), describe_progress(job)
        self.name.setText(job.short)
        fraction = job.progress.fraction if job.progress else None
        self.bar.setUpdatesEnabled(False)  # else Qt paints at once, and with the bar everything in the window that is due
        if fraction is None and job.state is JobState.RUNNING:
            self.bar.setRange(0, 0)  # busy, nobody knows for how long
        else:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round((fraction or 0.0) * _STEPS))
        self.bar.setUpdatesEnabled(True)
        is_plain = job.state is JobState.RUNNING and not job.is_cancelling
        self.detail.setText(detail if is_plain else look.word)
        self.cancel_button.setEnabled(not job.is_cancelling)
        self.cancel_button.setToolTip(self.tr("Stop: {0}").format(job.title))
        self.cancel_button.setAccessibleName(self.tr("Cancel {0}").format(job.title))
        self.others.setText(f"+{others}")
        self.others.setVisible(others > 0)
        self.others.setToolTip(self.tr("%n more job(s); click to see all", "", others))
        self.others.setAccessibleName(self.tr("%n more job(s)", "", others))
        self.bar.setAccessibleName(job.title)
        self.setAccessibleName(f"{job.title}, {self.detail.text()}")
        self.setToolTip(self.tr("{0}; click to see all jobs").format(job.title))

    def _set_parts_visible(self, is_visible: bool) -> None:
        self.rest.setVisible(not is_visible)
        for widget in (self.name, self.bar, self.detail, self.cancel_button, self.others):
            widget.setVisible(is_visible)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_visible else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_visible else Qt.CursorShape.ArrowCursor)
        if not is_visible:
            self.setToolTip("")
            self.setAccessibleName(self.tr("No job is running"))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _most_worth_showing(jobs: list[Job]) -> Job | None:
    """Return the heavy job that runs, else a light one that has run for a moment, else one that waits; None where none is."""
    running = [job for job in jobs if job.state is JobState.RUNNING and job.elapsed_s >= _QUICK_S]
    running.sort(key=lambda job: job.lane != "heavy")
    return next(iter(running), None)
