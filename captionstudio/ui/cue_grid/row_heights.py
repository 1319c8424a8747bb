"""How high each row of the grid is: as many lines as its captions need, guessed from their length, since laying out 20,000 is slow."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from captionstudio.core.markup import plain_text
from captionstudio.ui.cue_grid.model import CueModel
from captionstudio.ui.cue_grid.painter import PAD_X, PAD_Y, signs_width

MOST_LINES = 3
_SETTLE_MS = 60
_MOST_AT_ONCE = 200
_SLICE_S = 0.008
_SURELY, _SURELY_NOT = 0.8, 1.5
"""A line of so many times the characters that have room on average fits in any case, or in none."""
_LOST = 1.5
"""So many characters a line is short of full where text without spaces is wrapped."""
_MOST_WORDS = 20_000
_WIDE = "\u0500"
"""From here on letters may be far wider than the average of the others."""


class RowHeights(QObject):
    """Keeps the heights right as cues and widths change, rows in view first; what stands at the top of the view stays there."""

    def __init__(self, table: QTableView, model: CueModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self.is_compact = False
        self._metrics = QFontMetricsF(table.font())
        self._average = 7.0
        self._words: dict[str, float] = {}
        self._widths: tuple[tuple[int, int], ...] = ()
        self._waiting: Iterator[range] = iter(())
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.measure_all)
        self._working = QTimer(self, interval=0)
        self._working.timeout.connect(self._work)
        header = table.verticalHeader()
        header.setMinimumSectionSize(8)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().sectionResized.connect(self._on_widths_changed)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.dataChanged.connect(self._on_data_changed)

    @property
    def is_busy(self) -> bool:
        """Whether rows still wait to be measured."""
        return self._settling.isActive() or self._working.isActive()

    def set_compact(self, is_compact: bool) -> None:
        """Make every row one line high, or not."""
        self.is_compact = is_compact
        self.measure_all()

    def measure_all(self) -> None:
        """Set the heights of the rows in view, and of all others between events."""
        self._settling.stop()
        self._metrics = QFontMetricsF(self._table.font())
        self._words.clear()
        sample = "".join(cue.text for cue in self._model.rows[:200])
        self._average = self._metrics.horizontalAdvance(sample) / len(sample) if sample else self._metrics.averageCharWidth()
        self._widths = self._text_widths()
        self._table.verticalHeader().setDefaultSectionSize(self._height_of(1))
        self.measure_view()
        count = len(self._model.rows)
        self._waiting = (range(first, min(count, first + _MOST_AT_ONCE)) for first in range(0, count, _MOST_AT_ONCE))
        self._working.start()

    def measure_view(self) -> None:
        """Set the heights of the rows in view."""
        first = max(0, self._table.rowAt(0))
        self._resize(range(first, min(len(self._model.rows), first + _MOST_AT_ONCE)))

    def measure_soon(self) -> None:
        """Set the heights once widths have settled."""
        self._settling.start()

    def _work(self) -> None:
        until = time.perf_counter() + _SLICE_S
        while time.perf_counter() < until:
            rows = next(self._waiting, None)
            if rows is None:
                self._working.stop()
                return
            self._resize(row for row in rows if row < len(self._model.rows))

    def _height_of(self, lines: int) -> int:
        return round(lines * self._metrics.lineSpacing()) + 2 * PAD_Y + 1

    def _text_widths(self) -> tuple[tuple[int, int], ...]:
        """Return the columns of captions that are shown, and the room in each while there is a scroll bar.

        Room that came and went with the bar would make rows higher, which would bring the bar, and so on.
        """
        header, bar = self._table.horizontalHeader(), self._table.verticalScrollBar()
        shown = [at for at, column in enumerate(self._model.columns) if column.is_text and not header.isSectionHidden(at)]
        spare = 0 if bar.isVisible() else bar.sizeHint().width() // max(1, len(shown)) + 1
        return tuple((at, header.sectionSize(at) - 2 * PAD_X - spare) for at in shown)

    def _resize(self, rows: Iterable[int]) -> None:
        header = self._table.verticalHeader()
        heights = [self._height_of(lines) for lines in range(MOST_LINES + 1)]
        wrong = [(row, height) for row in rows if header.sectionSize(row) != (height := heights[self._lines_of(row)])]
        if not wrong:
            return
        top = self._table.rowAt(0)
        place = self._table.rowViewportPosition(top) if top >= 0 else 0
        header.blockSignals(True)
        header.setUpdatesEnabled(False)
        for row, height in wrong:
            header.resizeSection(row, height)
        header.setUpdatesEnabled(True)
        header.blockSignals(False)
        self._table.updateGeometries()
        if top >= 0 and (moved := self._table.rowViewportPosition(top) - place):
            bar = self._table.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        self._table.viewport().update()

    def _lines_of(self, row: int) -> int:
        if self.is_compact:
            return 1
        cue, most = self._model.rows[row], 1
        for at, width in self._widths:
            column = self._model.columns[at]
            if column.kind == "text":
                most = max(most, self._lines(cue.text, width))
            elif beside := self._model.beside(cue, column):
                most = max(most, self._lines(beside[0].text, width - signs_width(self._model.known_kinds(beside, column))))
            if most >= MOST_LINES:
                return MOST_LINES
        return most

    def _lines(self, text: str, width: int) -> int:
        text = plain_text(text)
        room = width / self._average
        lines = text.split("\n")
        if all(self._fits(line, width, room) for line in lines):
            return min(len(lines), MOST_LINES)
        return min(self._wrapped(text.split(), width), MOST_LINES)

    def _wrapped(self, words: list[str], width: int) -> int:
        """Return how many lines words take when each goes where it still fits; what is written without spaces breaks anywhere."""
        count, used = 1, 0.0
        space = self._width_of(" ")
        for word in words:
            wide = self._width_of(word)
            if used and used + space + wide > width:
                count, used = count + 1, 0.0
            used += (space if used else 0.0) + wide
            while used > width and count <= MOST_LINES:
                count, used = count + 1, used - width + _LOST * self._average
            if count >= MOST_LINES:
                break
        return count

    def _width_of(self, word: str) -> float:
        width = self._words.get(word)
        if width is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            width = self._words[word] = self._metrics.horizontalAdvance(word)
        return width

    def _fits(self, line: str, width: int, room: float) -> bool:
        if len(line) <= room * _SURELY and (not line or max(line) < _WIDE):
            return True
        return len(line) <= room * _SURELY_NOT and self._metrics.horizontalAdvance(line) <= width

    def _on_widths_changed(self, section: int, _old: int, _new: int) -> None:
        if section < len(self._model.columns) and self._model.columns[section].is_text:
            self._settling.start()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if last - first < _MOST_AT_ONCE:
            self._resize(range(first, last + 1))
        else:
            self._settling.start()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = range(first.row(), last.row() + 1)
        if len(rows) <= _MOST_AT_ONCE:
            self._resize(rows)
        else:
            self.measure_soon()
