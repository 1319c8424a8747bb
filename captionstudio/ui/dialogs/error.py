"""A failure, explained: what happened, to which file, what to do next; the rest for a report is one click away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from captionstudio.ui.controls import ElidedLabel, IconLabel, muted_label
from captionstudio.ui.dialogs.frame import DialogFrame
from captionstudio.ui.jobs.problems import Problem, Remedy, remedy_text

_WIDTH = 520
_DETAILS_HEIGHT = 180


class ErrorDialog(DialogFrame):
    """Shows a `Problem`. ``remedy_chosen(Remedy)`` tells that the user wants what the window can do about it.

    ``title`` is what failed: the title of a job, say.
    """

    remedy_chosen = Signal(object)

    def __init__(self, parent: QWidget | None, problem: Problem, title: str = "") -> None:
        super().__init__(parent, title or problem.headline, self.tr("&Close"))
        self._problem = problem
        self.setMinimumWidth(_WIDTH)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(IconLabel("error", 28, "error"), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self._texts(problem), 1)
        self.body.addLayout(top)
        self.details = QPlainTextEdit(problem.details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setAccessibleName(self.tr("Technical details"))
        self.details.setMinimumHeight(_DETAILS_HEIGHT)
        self.details.hide()
        self.body.addWidget(self.details, 1)
        self.cancel_button.hide()
        self.accept_button.setToolTip(self.tr("Close (Enter)"))
        self.details_button = self.add_button(self.tr("&Details"), self.tr("Show what a report needs"))
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(self._show_details)
        self.copy_button = self.add_button(self.tr("C&opy details"), self.tr("Copy what a report needs to the clipboard"))
        self.copy_button.clicked.connect(self._copy)
        self.remedy_button: QPushButton | None = None
        if problem.remedy is not None:
            text = remedy_text(problem.remedy)
            self.remedy_button = self.add_button(text, text.rstrip("…"))
            self.remedy_button.clicked.connect(self._choose_remedy)

    def _texts(self, problem: Problem) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(6)
        headline = QLabel(problem.headline)
        font = headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        headline.setFont(font)
        message = QLabel(problem.message)
        labels = [headline, message]
        if problem.hint:
            labels.append(muted_label(problem.hint))
        for label in labels:
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            texts.addWidget(label)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        if problem.path:
            path = ElidedLabel(problem.path, elide=Qt.TextElideMode.ElideMiddle)
            path.setProperty("muted", True)
            path.setAccessibleName(self.tr("File: {0}").format(problem.path))
            texts.addWidget(path)
        return texts

    def _show_details(self, is_shown: bool) -> None:
        self.details.setVisible(is_shown)
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._problem.details)
        self.copy_button.setText(self.tr("Copied"))

    def _choose_remedy(self) -> None:
        assert self._problem.remedy is not None
        self.accept()
        remedy: Remedy = self._problem.remedy
        self.remedy_chosen.emit(remedy)
