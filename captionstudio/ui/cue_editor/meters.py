"""A caption's lengths, speed and duration against the limits."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.layout.measure import line_lengths, reading_speed
from captionstudio.core.profiles import Profile
from captionstudio.ui.controls import MeterLabel

_MOST_LINES = 3


class CueMeters(QWidget):
    """One meter for each line, one for speed and one for duration; one for the number of lines where there are too many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [MeterLabel(self.tr("Line {0}").format(number), parent=self) for number in range(1, _MOST_LINES + 1)]
        self.count = MeterLabel(self.tr("Lines"), parent=self)
        self.speed = MeterLabel(self.tr("Speed"), self.tr("cps"), self, decimals=1)
        self.duration = MeterLabel(self.tr("Length"), self.tr("s"), self, decimals=2)
        self._columns = 1
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(16)
        self._layout.setVerticalSpacing(3)
        self._place()

    def set_columns(self, columns: int) -> None:
        """Stand in one column, beside the text, or in two, under it."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def fit_columns(self, width: int) -> None:
        """Stand in two columns where a width has room for them, else in one."""
        meters = (*self.lines, self.count, self.speed, self.duration)
        self.set_columns(2 if width >= 2 * max(meter.sizeHint().width() for meter in meters) + self._layout.horizontalSpacing() else 1)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one column can be, however many there are now."""
        meters = (*self.lines, self.count, self.speed, self.duration)
        return QSize(max(meter.minimumSizeHint().width() for meter in meters), super().minimumSizeHint().height())

    def show_cue(self, cue: Cue | None, profile: Profile) -> None:
        """Measure a cue; None shows dashes."""
        lengths = line_lengths(cue.text, profile) if cue else []
        shown = min(_MOST_LINES, max(len(lengths), profile.max_lines))
        for at, meter in enumerate(self.lines):
            meter.setVisible(at < shown)
            meter.set_value(lengths[at] if at < len(lengths) else None, profile.max_line_length)
        is_too_many = len(lengths) > profile.max_lines
        if is_too_many == self.count.isHidden():
            self.count.setHidden(not is_too_many)
        self.count.set_value(len(lengths), profile.max_lines)
        self.speed.set_value(reading_speed(cue, profile) if cue and cue.duration_ms > 0 else None, profile.max_cps)
        least, most = profile.min_duration_ms / 1000, profile.max_duration_ms / 1000
        self.duration.set_value(cue.duration_ms / 1000 if cue else None, most, least)

    def _place(self) -> None:
        """Lines in the first column, what counts for all of them in the last."""
        for row, meter in enumerate((*self.lines, self.count)):
            self._layout.addWidget(meter, row, 0)
        first = 0 if self._columns > 1 else len(self.lines) + 1
        for row, meter in enumerate((self.speed, self.duration)):
            self._layout.addWidget(meter, first + row, self._columns - 1)
        self._layout.setColumnStretch(1, self._columns - 1)
        self._layout.setColumnStretch(0, 1)
