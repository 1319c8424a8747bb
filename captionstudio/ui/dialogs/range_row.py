"""Which part of the media: all of it, what the selected captions span, or from one time to another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from captionstudio.core.timecode import format_timecode
from captionstudio.ui.controls import TimecodeEdit
from captionstudio.ui.dialogs.form import choose, combo
from captionstudio.ui.dialogs.frame import Problem
from captionstudio.ui.dialogs.names import say_duration

_UNKNOWN_END_MS = 3_600_000


class RangeRow(QWidget):
    """``changed()`` tells of every change; `span` is the choice as (start, end), the end None for that of the media."""

    changed = Signal()

    def __init__(self, whole: str, duration_ms: int | None, selection_ms: tuple[int, int] | None, what: str = "") -> None:
        super().__init__()
        self._duration_ms = duration_ms
        self._selection_ms = selection_ms
        rows: list[tuple[str, str]] = [(whole, "whole")]
        if selection_ms is not None:
            start, end = (format_timecode(ms)[:-4] for ms in selection_ms)
            rows.append((self.tr("The selected captions, {0} – {1}").format(start, end), "selection"))
        rows.append((self.tr("From … to …"), "times"))
        self.box = combo(rows)
        self.box.setAccessibleName(what or self.tr("Range"))
        self.box.setToolTip(self.tr("Which part to work on"))
        self.start = TimecodeEdit()
        self.end = TimecodeEdit()
        self.start.setAccessibleName(self.tr("From"))
        self.end.setAccessibleName(self.tr("To"))
        self.start.set_value_ms(0)
        self.end.set_value_ms(duration_ms or _UNKNOWN_END_MS)
        self.length = QLabel()
        self.length.setProperty("muted", True)
        self._times = QWidget()
        line = QHBoxLayout(self._times)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.start, QLabel("–"), self.end, self.length):
            line.addWidget(widget)
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.box)
        layout.addWidget(self._times)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self._on_change)
        self.start.value_changed.connect(self._on_change)
        self.end.value_changed.connect(self._on_change)
        self._on_change()

    @property
    def span(self) -> tuple[int, int | None]:
        """Start and end in milliseconds."""
        kind = self.box.currentData()
        if kind == "selection" and self._selection_ms is not None:
            return self._selection_ms
        if kind == "times":
            end = self.end.value_ms
            return self.start.value_ms, None if end == self._duration_ms else end
        return 0, None

    @property
    def length_ms(self) -> int | None:
        """How long the part is, None where nobody knows."""
        start, end = self.span
        last = end if end is not None else self._duration_ms
        return None if last is None else max(0, last - start)

    def set_times(self, start_ms: int, end_ms: int) -> None:
        """Choose the part between two times."""
        choose(self.box, "times")
        self.start.set_value_ms(start_ms)
        self.end.set_value_ms(end_ms)
        self._on_change()

    def find_problem(self) -> Problem | None:
        """Return what is wrong with the times."""
        if self.box.currentData() != "times":
            return None
        for field in (self.start, self.end):
            if not field.is_valid:
                return Problem(self.tr("Write times as 1:02:03.5, 2:30 or 90."), field)
        start, end = self.start.value_ms, self.end.value_ms
        if end <= start:
            return Problem(self.tr("The end must lie after the start."), self.end)
        if self._duration_ms is not None and start >= self._duration_ms:
            return Problem(self.tr("The media ends at {0}.").format(format_timecode(self._duration_ms)), self.start)
        return None

    def _on_change(self, *_: object) -> None:
        self._times.setVisible(self.box.currentData() == "times")
        problem = self.find_problem()
        length = self.length_ms
        self.length.setText("" if problem or length is None else say_duration(length))
        self.changed.emit()
