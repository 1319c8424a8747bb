"""Short messages over the bottom right corner of a window: they ask for nothing and go by themselves."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from captionstudio.core.errors import CaptionStudioError
from captionstudio.ui.controls import IconLabel, muted_label, tool_button
from captionstudio.ui.jobs.problems import Problem, Remedy, present

Kind = Literal["success", "info", "warning", "error"]
_ICONS: dict[Kind, tuple[str, str]] = {
    "success": ("check", "success"),
    "info": ("info", "language"),
    "warning": ("warning", "warning"),
    "error": ("error", "error"),
}
_PLAIN_MS = 5_000
_WITH_ACTION_MS = 12_000
_MOST = 3
_WIDTH = 380
_MARGIN = 16
_GAP = 10


class Toast(QFrame):
    """One message. ``closed()`` comes when it goes, by itself or by the user; ``acted()`` when its button was pressed."""

    closed = Signal()
    acted = Signal()

    def __init__(self, parent: QWidget, text: str, kind: Kind, *, hint: str = "", action: str = "") -> None:
        super().__init__(parent)
        self.setProperty("bar", kind)
        self.text = text
        self._is_gone = False
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self.setFixedWidth(min(_WIDTH, max(200, parent.width() - 2 * _MARGIN)))
        name, colour = _ICONS[kind]
        message = QLabel(text)
        message.setWordWrap(True)
        message.setTextFormat(Qt.TextFormat.PlainText)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(message)
        if hint:
            more = muted_label(hint)
            more.setTextFormat(Qt.TextFormat.PlainText)
            texts.addWidget(more)
        self.action_button: QPushButton | None = None
        if action:
            self.action_button = QPushButton(action)
            self.action_button.setToolTip(action.rstrip("…"))
            self.action_button.clicked.connect(self._act)
            line = QHBoxLayout()
            line.setContentsMargins(0, 5, 0, 1)
            line.addWidget(self.action_button)
            line.addStretch(1)
            texts.addLayout(line)
        self.close_button = tool_button("close", self, self.tr("Dismiss (Esc)"))
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 6, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel(name, 20, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, offset=QPointF(0, 4), color=QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self, singleShot=True, interval=_WITH_ACTION_MS if action else _PLAIN_MS)
        self._timer.timeout.connect(self._expire)

    @property
    def shown_for_ms(self) -> int:
        """How long it stays while nobody looks closer."""
        return self._timer.interval()

    @property
    def is_running_out(self) -> bool:
        """Whether it will go by itself; not while the pointer or the focus is on it."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin to run out, and let screen readers say it."""
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Go."""
        if not self._is_gone:
            self._is_gone = True
            self._timer.stop()
            self.hide()
            self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Run out anew."""
        if not self._is_gone:
            self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        self.acted.emit()
        self.dismiss()

    def _expire(self) -> None:
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._timer.start()
        else:
            self.dismiss()


class Toasts(QObject):
    """The messages of one window: up to three at a time, the newest lowest; the others wait their turn.

    ``bottom`` is the room kept free below them, for a status bar. ``models_requested()`` comes when the remedy of a failure is a model.
    """

    models_requested = Signal()

    def __init__(self, parent: QWidget, *, bottom: int = 40) -> None:
        super().__init__(parent)
        self._parent = parent
        self._bottom = bottom
        self._shown: list[Toast] = []
        self._waiting: deque[Toast] = deque()
        self._actions: dict[Toast, Callable[[], object]] = {}
        self._retry: Callable[[], object] | None = None
        parent.installEventFilter(self)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """Messages in sight, from top to bottom."""
        return tuple(self._shown)

    def show_message(
        self, text: str, kind: Kind = "info", *, hint: str = "", action: str = "", on_action: Callable[[], object] | None = None
    ) -> Toast:
        """Show a message, or queue it; ``on_action`` is called when the button that says ``action`` is pressed."""
        toast = Toast(self._parent, text, kind, hint=hint, action=action if on_action else "")
        toast.hide()
        toast.closed.connect(self._on_closed)
        if on_action is not None:
            self._actions[toast] = on_action
            toast.acted.connect(self._on_acted)
        self._waiting.append(toast)
        self._show_next()
        return toast

    def show_error(
        self,
        error: CaptionStudioError,
        title: str = "",
        *,
        trace: str = "",
        note: str = "",
        on_retry: Callable[[], object] | None = None,
    ) -> Toast:
        """Tell of a failure; its button leads to the whole explanation.

        Args:
            error: what happened.
            title: what failed, for the title of the explanation.
            trace: where, for its details.
            note: what is more worth saying here than the error's own hint, such as what was kept.
            on_retry: does the same once more; without it no second try is offered.
        """
        problem = present(error, trace)
        if problem.remedy is Remedy.RETRY and on_retry is None:
            problem = replace(problem, remedy=None)
        explain = partial(self._explain, problem, title, on_retry)
        return self.show_message(problem.message, "error", hint=note or problem.hint, action=self.tr("Details…"), on_action=explain)

    def clear(self) -> None:
        """Take all messages away."""
        for toast in [*self._waiting, *self._shown]:
            self._waiting.clear()
            toast.dismiss()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutDirectionChange):
            self._place()
        return False

    def _show_next(self) -> None:
        while self._waiting and len(self._shown) < _MOST:
            toast = self._waiting.popleft()
            self._shown.append(toast)
            toast.show()
            toast.start()
        self._place()

    def _place(self) -> None:
        is_rtl = self._parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bottom = self._parent.height() - self._bottom - _MARGIN
        for toast in reversed(self._shown):
            height = toast.heightForWidth(toast.width()) if toast.hasHeightForWidth() else toast.sizeHint().height()
            toast.resize(toast.width(), height)
            left = _MARGIN if is_rtl else self._parent.width() - toast.width() - _MARGIN
            toast.move(left, bottom - height)
            toast.raise_()
            bottom -= height + _GAP

    def _on_closed(self) -> None:
        toast = self.sender()
        assert isinstance(toast, Toast)
        self._actions.pop(toast, None)
        if toast in self._shown:
            self._shown.remove(toast)
        toast.deleteLater()
        self._show_next()

    def _on_acted(self) -> None:
        toast = self.sender()
        assert isinstance(toast, Toast)
        self._actions[toast]()

    def _explain(self, problem: Problem, title: str, on_retry: Callable[[], object] | None) -> None:
        from captionstudio.ui.dialogs.error import ErrorDialog  # noqa: PLC0415 - it in turn needs `problems`

        dialog = ErrorDialog(self._parent, problem, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.remedy_chosen.connect(self._on_remedy)
        self._retry = on_retry
        dialog.open()

    def _on_remedy(self, remedy: Remedy) -> None:
        retry, self._retry = self._retry, None
        if remedy is Remedy.MODELS:
            self.models_requested.emit()
        elif retry is not None:
            retry()
