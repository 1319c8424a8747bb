"""Where the program keeps what, how large that is, and emptying it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from captionstudio.ui.controls import ElidedLabel, muted_label
from captionstudio.ui.dialogs.names import say_size


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One folder. ``size_bytes`` is None while it is being measured; ``loss`` says what emptying it costs, empty where it cannot be."""

    key: str
    title: str
    path: Path
    size_bytes: int | None = None
    loss: str = ""


class FolderList(QWidget):
    """One row for each folder. ``clear_requested(key)`` comes once the user has confirmed it."""

    clear_requested = Signal(str)

    def __init__(self, rows: Sequence[FolderRow]) -> None:
        super().__init__()
        self._rows = {row.key: row for row in rows}
        self.sizes: dict[str, QLabel] = {}
        self.clear_buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for at, row in enumerate(rows):
            self._add(grid, at * 2, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addStretch(1)

    def set_size(self, key: str, size_bytes: int) -> None:
        """Say how large a folder is."""
        self.sizes[key].setText(say_size(size_bytes) or self.tr("empty"))
        if key in self.clear_buttons:
            self.clear_buttons[key].setEnabled(size_bytes > 0)

    def _add(self, grid: QGridLayout, at: int, row: FolderRow) -> None:
        title = QLabel(row.title)
        where = ElidedLabel(str(row.path))
        where.setProperty("muted", True)
        where.setToolTip(str(row.path))
        size = muted_label(self.tr("measuring…") if row.size_bytes is None else say_size(row.size_bytes) or self.tr("empty"))
        size.setWordWrap(False)
        self.sizes[row.key] = size
        show = QPushButton(self.tr("Show"))
        show.setObjectName(row.key)
        show.setAccessibleName(self.tr("Show the folder of {0}").format(row.title))
        show.setToolTip(self.tr("Open the folder"))
        show.setAutoDefault(False)
        show.clicked.connect(self._show)
        grid.addWidget(title, at, 0)
        grid.addWidget(where, at + 1, 0)
        grid.addWidget(size, at, 1, 2, 1)
        grid.addWidget(show, at, 2, 2, 1)
        if row.loss:
            clear = QPushButton(self.tr("Clear…"))
            clear.setObjectName(row.key)
            clear.setAccessibleName(self.tr("Clear {0}").format(row.title))
            clear.setToolTip(row.loss)
            clear.setAutoDefault(False)
            clear.clicked.connect(self._clear)
            self.clear_buttons[row.key] = clear
            grid.addWidget(clear, at, 3, 2, 1)
        grid.setRowMinimumHeight(at + 1, 26)

    def _show(self) -> None:
        row = self._rows[self.sender().objectName()]
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.path)))

    def _clear(self) -> None:
        row = self._rows[self.sender().objectName()]
        question = self.tr("Clear {0}?").format(row.title)
        if QMessageBox.question(self, self.tr("Clear"), f"{question}\n{row.loss}") == QMessageBox.StandardButton.Yes:
            self.clear_requested.emit(row.key)
