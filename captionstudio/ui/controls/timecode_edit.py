"""A field for a time."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from captionstudio.core.errors import InvalidTimecode
from captionstudio.core.timecode import format_timecode, parse_timecode
from captionstudio.ui.controls.forms import repolish
from captionstudio.ui.fonts import monospace_font
from captionstudio.ui.icons import icon

_DAY_MS = 24 * 3_600_000
_STEP_MS = 100
_FRAMES = re.compile(r"(.+)[:;](\d{1,3})")


class TimecodeEdit(QLineEdit):
    """Shows ``hh:mm:ss.mmm`` and takes what people type: ``1:02.5``, ``62.5``, with a frame rate also ``00:01:02:12``.

    Up and Down step by a frame, or 100 ms without a frame rate; with Shift ten times that. ``value_changed(ms)`` follows typing and
    steps while the text is a time; ``committed(ms)`` comes once, on Enter or on leaving, when the value differs from the last committed.
    """

    value_changed = Signal(int)
    committed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, minimum_ms: int = 0, maximum_ms: int = _DAY_MS) -> None:
        """A ``minimum_ms`` below 0 allows a minus sign."""
        super().__init__(parent)
        self._range = minimum_ms, maximum_ms
        self._fps: float | None = None
        self._value_ms = self._committed_ms = max(0, minimum_ms)
        self.setFont(monospace_font())
        self.setAccessibleName(self.tr("Time"))
        self._sign = QAction(icon("error", self, "error"), "")  # ours, so that it is there when the focus leaves a field that goes
        self.addAction(self._sign, QLineEdit.ActionPosition.TrailingPosition)
        self._sign.setVisible(False)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._commit)
        self.setText(format_timecode(self._value_ms))

    @property
    def value_ms(self) -> int:
        """The time; while the text is no time, the last that was."""
        return self._value_ms

    @property
    def is_valid(self) -> bool:
        """Whether the text is a time within the range."""
        return self._read(self.text()) is not None

    def set_value_ms(self, value_ms: int) -> None:
        """Show a time without telling anybody; it is brought into the range."""
        self._value_ms = self._committed_ms = self._bound(value_ms)
        self._show_value()

    def set_range_ms(self, minimum_ms: int, maximum_ms: int) -> None:
        """Change what is allowed."""
        self._range = minimum_ms, maximum_ms
        self._mark(self.is_valid)

    def set_frame_rate(self, fps: float | None) -> None:
        """Step by frames and read them, or not (None)."""
        self._fps = fps

    def sizeHint(self) -> QSize:
        """Fit a time with its sign."""
        text = self.fontMetrics().horizontalAdvance("-00:00:00.000")
        return QSize(text + 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut a time."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, go back on Escape."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}.get(event.key())  # type: ignore[call-overload]
        if steps is not None:
            self.step_by(steps * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))
        elif event.key() == Qt.Key.Key_Escape and (self.text() != format_timecode(self._committed_ms)):
            self._set_and_tell(self._committed_ms)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step with the wheel while the field has the focus, so that scrolling a page changes nothing."""
        if self.hasFocus() and event.angleDelta().y():
            self.step_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def step_by(self, steps: int) -> None:
        """Move by frames, to their edges, or by 100 ms each."""
        if self.isReadOnly():
            return
        if self._fps:
            frame = round(self._value_ms * self._fps / 1000)
            self._set_and_tell(round((frame + steps) * 1000 / self._fps))
        else:
            self._set_and_tell(self._value_ms + steps * _STEP_MS)

    def _set_and_tell(self, value_ms: int) -> None:
        before, self._value_ms = self._value_ms, self._bound(value_ms)
        self._show_value()
        if self._value_ms != before:
            self.value_changed.emit(self._value_ms)

    def _show_value(self) -> None:
        self.setText(format_timecode(self._value_ms))
        self._mark(True)

    def _on_edited(self, text: str) -> None:
        value = self._read(text)
        self._mark(value is not None)
        if value is not None and value != self._value_ms:
            self._value_ms = value
            self.value_changed.emit(value)

    def _commit(self) -> None:
        if not self.is_valid:  # then the value is that of the beginning of the text, which nobody meant
            self._set_and_tell(self._committed_ms)
        self._show_value()
        if self._value_ms != self._committed_ms:
            self._committed_ms = self._value_ms
            self.committed.emit(self._value_ms)

    def _bound(self, value_ms: int) -> int:
        return min(max(value_ms, self._range[0]), self._range[1])

    def _read(self, text: str) -> int | None:
        text = text.strip().replace("−", "-")
        sign, text = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
        try:
            value = sign * self._read_unsigned(text)
        except InvalidTimecode:
            return None
        return value if self._range[0] <= value <= self._range[1] else None

    def _read_unsigned(self, text: str) -> int:
        match = _FRAMES.fullmatch(text)
        if self._fps and match and (text.count(":") + text.count(";") == 3) and int(match[2]) < round(self._fps):
            return parse_timecode(match[1]) + round(int(match[2]) * 1000 / self._fps)
        return parse_timecode(text)

    def _mark(self, is_valid: bool) -> None:
        if self._sign.isVisible() == (not is_valid):
            return
        low, high = (format_timecode(ms) for ms in self._range)
        problem = "" if is_valid else self.tr("Write a time such as 1:02.5, from {0} to {1}").format(low, high)
        self._sign.setVisible(not is_valid)
        self._sign.setToolTip(problem)
        self.setAccessibleDescription(problem)
        self.setProperty("invalid", not is_valid)
        repolish(self)
