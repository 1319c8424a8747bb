"""A message inside the window, with what to do next."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from captionstudio.core.errors import CaptionStudioError
from captionstudio.ui.controls.forms import muted_label, repolish, tool_button
from captionstudio.ui.icons import IconLabel

Severity = Literal["error", "warning", "info", "success"]
_ICONS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "info", "success": "check"}
_COLOURS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "language", "success": "success"}


class ErrorBar(QFrame):
    """Out of sight until `show_message`. ``action_triggered()`` is its button, ``dismissed()`` the user's closing it."""

    action_triggered = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_closable: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("bar", "error")
        self._details = ""
        self._icon = IconLabel("error", 20, "error", self)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = muted_label()
        self._action = QPushButton()
        self._copy = QPushButton(self.tr("Copy details"))
        self._close = tool_button("close", self, self.tr("Dismiss (Esc)"))
        self._action.clicked.connect(self.action_triggered)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.dismiss)
        self._close.setVisible(is_closable)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._message)
        texts.addWidget(self._hint)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for button in (self._action, self._copy, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def message(self) -> str:
        """What is said, empty while the bar is out of sight."""
        return "" if self.isHidden() else self._message.text()

    def show_message(self, message: str, hint: str = "", severity: Severity = "error", *, action: str = "", details: str = "") -> None:
        """Say something.

        Args:
            message: what happened, to which file.
            hint: what to do next.
            severity: gives sign and colour.
            action: the text of a button that does it; none where empty.
            details: what “Copy details” puts on the clipboard; no such button where empty.
        """
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._row.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop if hint else Qt.AlignmentFlag.AlignVCenter)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._details = details
        self._copy.setVisible(bool(details))
        self._icon.set_icon(_ICONS[severity], _COLOURS[severity])
        self.setProperty("bar", severity)
        self.setAccessibleName(message)
        self.setAccessibleDescription(hint)
        repolish(self)
        self.show()

    def show_error(self, error: CaptionStudioError, *, action: str = "", details: str = "") -> None:
        """Say what an error says, with its hint."""
        self.show_message(str(error), error.hint, "error", action=action, details=details)

    def clear(self) -> None:
        """Go out of sight without telling anybody."""
        self.hide()

    def dismiss(self) -> None:
        """Go out of sight as the user wants it."""
        self.hide()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
