"""How high each row of the grid is: as many lines as its captions need, guessed from their length, since laying out 20,000 is slow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from captionstudio.core.markup import plain_text
from captionstudio.ui.cue_grid.model import CueModel
from captionstudio.ui.cue_grid.painter import PAD_X, PAD_Y

MOST_LINES = 3
_SETTLE_MS = 60
_MOST_AT_ONCE = 200
_SURELY, _SURELY_NOT = 0.8, 1.15


class RowHeights(QObject):
    """Keeps the heights right as cues and widths change; what stands at the top of the view stays there."""

    def __init__(self, table: QTableView, model: CueModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self.is_compact = False
        self._metrics = QFontMetricsF(table.font())
        self._average = 7.0
        self._widths: tuple[tuple[int, int], ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.measure_all)
        header = table.verticalHeader()
        header.setMinimumSectionSize(8)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().sectionResized.connect(self._on_widths_changed)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.dataChanged.connect(self._on_data_changed)

    def set_compact(self, is_compact: bool) -> None:
        """Make every row one line high, or not."""
        self.is_compact = is_compact
        self.measure_all()

    def height_of(self, lines: int) -> int:
        """Return the height of a row with so many lines of text."""
        return round(lines * self._metrics.lineSpacing()) + 2 * PAD_Y + 1

    def measure_all(self) -> None:
        """Set the height of every row."""
        self._timer.stop()
        self._metrics = QFontMetricsF(self._table.font())
        sample = "".join(cue.text for cue in self._model.rows[:200])
        self._average = self._metrics.horizontalAdvance(sample) / len(sample) if sample else self._metrics.averageCharWidth()
        self._widths = self._text_widths()
        top = self._table.rowAt(0)
        offset = self._table.rowViewportPosition(top) if top >= 0 else 0
        header = self._table.verticalHeader()
        header.setDefaultSectionSize(self.height_of(1))
        self._resize(range(len(self._model.rows)))
        if top >= 0:
            bar = self._table.verticalScrollBar()
            bar.setValue(bar.value() + self._table.rowViewportPosition(top) - offset)

    def measure_soon(self) -> None:
        """Set the heights once widths have settled."""
        self._timer.start()

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
        heights = [self.height_of(lines) for lines in range(MOST_LINES + 1)]
        one = heights[1]
        header.blockSignals(True)
        header.setUpdatesEnabled(False)
        for row in rows:
            height = heights[self._lines_of(row)]
            if height != one or header.sectionSize(row) != one:
                header.resizeSection(row, height)
        header.setUpdatesEnabled(True)
        header.blockSignals(False)
        self._table.updateGeometries()
        self._table.viewport().update()

    def _lines_of(self, row: int) -> int:
        if self.is_compact:
            return 1
        cue, most = self._model.rows[row], 1
        for at, width in self._widths:
            column = self._model.columns[at]
            if column.kind == "text":
                most = max(most, self._lines(cue.text, width))
            else:
                for other in self._model.beside(cue, column)[:1]:
                    most = max(most, self._lines(other.text, width))
            if most >= MOST_LINES:
                return MOST_LINES
        return most

    def _lines(self, text: str, width: int) -> int:
        text = plain_text(text)
        count = text.count("\n") + 1
        room = width / self._average
        if max(map(len, text.split("\n"))) * _SURELY_NOT <= room or all(self._fits(line, width, room) for line in text.split("\n")):
            return min(count, MOST_LINES)
        for lines in range(1, MOST_LINES):
            # A wrapped line is on average half a word short of full.
            if self._fits(text, round(width * lines - (lines - 1) * 3 * self._average), room * lines - (lines - 1) * 3):
                return lines
        return MOST_LINES

    def _fits(self, line: str, width: int, room: float) -> bool:
        if len(line) <= room * _SURELY:
            return True
        return len(line) <= room * _SURELY_NOT * 1.3 and self._metrics.horizontalAdvance(line) <= width

    def _on_widths_changed(self, section: int, _old: int, _new: int) -> None:
        if section < len(self._model.columns) and self._model.columns[section].is_text:
            self._timer.start()

    def _on_rows_inserted(self, _parent: object, first: int, last: int) -> None:
        self._resize(range(first, last + 1))

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = range(first.row(), last.row() + 1)
        if len(rows) <= _MOST_AT_ONCE:
            header = self._table.verticalHeader()
            wrong = [row for row in rows if header.sectionSize(row) != self.height_of(self._lines_of(row))]
            if wrong:
                self._resize(wrong)
