"""One job in the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from captionstudio.services.job_runner import Job, JobState
from captionstudio.ui.controls import ElidedLabel, IconLabel, tool_button
from captionstudio.ui.jobs.problems import present
from captionstudio.ui.jobs.wording import describe_end, describe_progress, look_of

_STEPS = 1000
_LOG_HEIGHT = 110
_ICON = 18
_GAP = 8


class JobRow(QFrame):
    """State, progress and log of a job. ``retry_requested(job)`` and ``remove_requested(job)`` ask its runner."""

    retry_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self.setProperty("card", True)
        self._icon = IconLabel("clock", _ICON)
        self.title = ElidedLabel(job.title)
        font = self.title.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        self.state = ElidedLabel()
        self.state.setProperty("muted", True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.title)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(_ICON + _GAP, 0, 0, 0)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setFixedHeight(_LOG_HEIGHT)
        self.log.setAccessibleName(self.tr("Log of {0}").format(job.title))
        self.log.hide()
        self._make_buttons()
        self._lay_out()
        job.said.connect(self._on_said)
        self.refresh()

    def refresh(self) -> None:
        """Show the job as it is now."""
        job, look = self.job, look_of(self.job)
        self._icon.set_icon(look.icon, look.colour)
        detail = describe_end(job) if job.state.is_over else describe_progress(job)
        parts = [look.word, detail]
        if job.state is JobState.RUNNING and detail and not job.is_cancelling:
            parts = [detail]  # that it runs is plain to see; there is little room
        self.state.setText(" · ".join(filter(None, parts)))
        self.setAccessibleName(f"{job.title}: {look.word} {detail}".strip())
        self._show_progress()
        self._show_note()
        is_over = job.state.is_over
        self.cancel_button.setVisible(not is_over)
        self.cancel_button.setEnabled(not job.is_cancelling)
        self.remove_button.setVisible(is_over)
        self.log_button.setVisible(bool(job.messages or job.error))
        self._show_buttons_below()

    def _make_buttons(self) -> None:
        title = self.job.title
        self.folder_button = self._button(self.tr("Show folder"), self.tr("Show the files in their folder"))
        self.cancel_button = self._button(self.tr("Cancel"), self.tr("Stop: {0}").format(title))
        self.retry_button = self._button(self.tr("Try again"), self.tr("Try again: {0}").format(title))
        self.copy_button = self._button(self.tr("Copy details"), self.tr("Copy what a report needs to the clipboard"))
        self.log_button = tool_button("chevron-down", self, self.tr("Show the log"))
        self.log_button.setCheckable(True)
        self.remove_button = tool_button("close", self, self.tr("Remove from the list"))
        self.folder_button.clicked.connect(self._show_folder)
        self.cancel_button.clicked.connect(self.job.cancel)
        self.retry_button.clicked.connect(self._ask_retry)
        self.copy_button.clicked.connect(self._copy)
        self.log_button.toggled.connect(self._show_log)
        self.remove_button.clicked.connect(self._ask_remove)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self.title)
        texts.addWidget(self.state)
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        for button in (self.cancel_button, self.log_button, self.remove_button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(_ICON + _GAP, 0, 0, 0)
        for button in (self.folder_button, self.retry_button, self.copy_button):
            below.addWidget(button)
        below.addStretch(1)
        self._below = QWidget()
        self._below.setLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        for widget in (self.bar, self.note, self.log, self._below):
            layout.addWidget(widget)

    def _show_progress(self) -> None:
        job = self.job
        fraction = job.progress.fraction if job.progress else None
        self.bar.setVisible(job.state is JobState.RUNNING)
        if fraction is None:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(fraction * _STEPS))

    def _show_note(self) -> None:
        parts = [self.job.note]
        if self.job.error is not None:
            problem = present(self.job.error)
            parts = [problem.message, problem.hint if not self.job.note else self.job.note]
        text = "\n".join(filter(None, parts))
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show_buttons_below(self) -> None:
        shown = (
            (self.folder_button, bool(self.job.files)),
            (self.retry_button, self.job.state in (JobState.FAILED, JobState.CANCELLED)),
            (self.copy_button, self.job.error is not None and not self.log.isHidden()),
        )
        for button, is_shown in shown:
            button.setVisible(is_shown)
        self._below.setVisible(any(is_shown for _, is_shown in shown))

    def _on_said(self, message: str) -> None:
        if not self.log.isHidden():
            self.log.appendPlainText(message)
        self.log_button.setVisible(True)

    def _show_log(self, is_shown: bool) -> None:
        lines = list(self.job.messages)
        if self.job.error is not None:
            lines.append(present(self.job.error, self.job.trace).details)
        self.log.setPlainText("\n".join(lines))
        self.log.setVisible(is_shown)
        self.log_button.setToolTip(self.tr("Hide the log") if is_shown else self.tr("Show the log"))
        self._show_buttons_below()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.job.files[0].parent)))

    def _copy(self) -> None:
        if self.job.error is not None:
            QGuiApplication.clipboard().setText(present(self.job.error, self.job.trace).details)

    def _ask_retry(self) -> None:
        self.retry_requested.emit(self.job)

    def _ask_remove(self) -> None:
        self.remove_requested.emit(self.job)
