"""Start, end and length of the current caption."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.edits.change import Change
from captionstudio.core.edits.timing import set_times
from captionstudio.core.errors import CaptionStudioError
from captionstudio.services.session import Session
from captionstudio.ui.controls import TimecodeEdit

_numbers = itertools.count(1)


class StepTimeEdit(TimecodeEdit):
    """A time whose steps (arrows, wheel) count at once, while what is typed counts when it is accepted: ``stepped(ms)``."""

    stepped = Signal(int)

    def step_by(self, steps: int) -> None:
        """Move by frames and tell."""
        super().step_by(steps)
        self.stepped.emit(self.value_ms)

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window unless something is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isModified():
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().event(event)


class CueTimes(QWidget):
    """Three fields, and buttons that take the time of the playhead. ``refused(error)``: the times could not be taken.

    ``playhead_wanted(is_end)``: a button was pressed; the answer is `set_start` or `set_end`.
    """

    refused = Signal(object)
    playhead_wanted = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._track_id = ""
        self._cue: Cue | None = None
        self._run = 0
        self._field: object = None
        self.start, self.end, self.duration = (StepTimeEdit(self, minimum_ms=least) for least in (0, 1, 1))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(4)
        self.start_button = self._button("[", self.tr("Start at the playhead ([)"))
        self.end_button = self._button("]", self.tr("End at the playhead (])"))
        rows = (
            (self.tr("Start"), self.start, self.start_button),
            (self.tr("End"), self.end, self.end_button),
            (self.tr("Length"), self.duration, None),
        )
        for row, (name, field, button) in enumerate(rows):
            label = QLabel(name)
            label.setProperty("muted", True)
            label.setBuddy(field)
            field.setAccessibleName(self.tr("{0} of the caption").format(name))
            field.setToolTip(self.tr("Up and Down move it by a frame, with Shift by ten"))
            field.committed.connect(self._on_committed)
            field.stepped.connect(self._on_stepped)
            layout.addWidget(label, row, 0)
            layout.addWidget(field, row, 1)
            if button is not None:
                layout.addWidget(button, row, 2)
        self.start_button.clicked.connect(self._on_start_button)
        self.end_button.clicked.connect(self._on_end_button)

    def add_row(self, *widgets: QWidget) -> None:
        """Lay out more about the caption below: a label, a field, a button."""
        layout = self.layout()
        assert isinstance(layout, QGridLayout)
        row = layout.rowCount()
        for at, widget in enumerate(widgets):
            layout.addWidget(widget, row, at)

    def show_cue(self, track_id: str, cue: Cue | None, fps: float | None) -> None:
        """Show the times of a cue, or none."""
        if cue is None or self._cue is None or cue.id != self._cue.id:
            self._field = None
        self._track_id, self._cue = track_id, cue
        is_free = cue is not None and not cue.locked and track_id not in self._session.provisional_track_ids
        for field in (self.start, self.end, self.duration):
            field.set_frame_rate(fps)
            field.setEnabled(is_free)
        self.start_button.setEnabled(is_free)
        self.end_button.setEnabled(is_free)
        times = (cue.start_ms, cue.end_ms, cue.duration_ms) if cue else (0, 1, 1)
        for field, time_ms in zip((self.start, self.end, self.duration), times, strict=True):
            if field.value_ms != time_ms or not field.isModified():
                field.set_value_ms(time_ms)

    def set_start(self, time_ms: int) -> None:
        """Let the cue start at a time."""
        if self._cue is not None:
            self._set(time_ms, self._cue.end_ms)

    def set_end(self, time_ms: int) -> None:
        """Let the cue end at a time."""
        if self._cue is not None:
            self._set(self._cue.start_ms, time_ms)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setFixedWidth(24)
        return button

    def _on_start_button(self) -> None:
        self.playhead_wanted.emit(False)

    def _on_end_button(self) -> None:
        self.playhead_wanted.emit(True)

    def _on_committed(self, value_ms: int) -> None:
        self._field = None
        self._take(self.sender(), value_ms, None)

    def _on_stepped(self, value_ms: int) -> None:
        """Steps of one field in a row are one step of Undo."""
        if self.sender() is not self._field:
            self._field, self._run = self.sender(), next(_numbers)
        self._take(self.sender(), value_ms, f"times:{self._run}")

    def _take(self, field: object, value_ms: int, key: str | None) -> None:
        cue = self._cue
        if cue is None:
            return
        if field is self.start:
            self._set(value_ms, cue.end_ms, key)
        elif field is self.end:
            self._set(cue.start_ms, value_ms, key)
        else:
            self._set(cue.start_ms, cue.start_ms + value_ms, key)

    def _set(self, start_ms: int, end_ms: int, key: str | None = None) -> None:
        cue = self._cue
        assert cue is not None
        try:
            self._session.apply(self._change(cue, start_ms, end_ms, key))
        except CaptionStudioError as error:
            self.refused.emit(error)
            self.show_cue(self._track_id, cue, None)

    def _change(self, cue: Cue, start_ms: int, end_ms: int, key: str | None) -> Change:
        return set_times(self._session.document, self._track_id, cue.id, start_ms, end_ms, merge_key=key)
