"""Every file that the program keeps: where it is, how large, what deleting it costs, and deleting it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from captionstudio.services.kept_files import KeptFile, KeptKind, Loss
from captionstudio.ui.controls import muted_label
from captionstudio.ui.dialogs.names import say_size

_NAME, _SIZE, _COST = range(3)
_AT = int(Qt.ItemDataRole.UserRole)
_LEAST_HEIGHT = 150


class KeptList(QWidget):
    """A tree of kinds and the things of each. ``delete_requested(list)`` comes, with `KeptFile` values, once the user has confirmed it."""

    delete_requested = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[KeptFile, ...] = ()
        self.tree = self._make_tree()
        self.show_button = QPushButton(self.tr("&Show in folder"))
        self.show_button.setToolTip(self.tr("Open the folder that it lies in"))
        self.delete_button = QPushButton(self.tr("&Delete…"))
        self.delete_button.setToolTip(self.tr("Delete what is selected, after asking (Del)"))
        self.note = muted_label(self.tr("measuring…"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.show_button, self.delete_button):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
            row.addWidget(button)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        self.show_button.clicked.connect(self._show)
        self.delete_button.clicked.connect(self._delete)
        self.tree.itemSelectionChanged.connect(self._on_selection)
        self._on_selection()

    def set_files(self, files: Sequence[KeptFile]) -> None:
        """Show what is kept now."""
        self._files = tuple(files)
        groups = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        opened = {group.data(_NAME, _AT) for group in groups if group is not None and group.isExpanded()}
        self.tree.clear()
        kinds = dict.fromkeys(file.kind for file in files)
        for kind in kinds:
            chosen = [(at, file) for at, file in enumerate(self._files) if file.kind == kind]
            group = QTreeWidgetItem(self.tree, [self._title(kind), say_size(sum(file.size_bytes for _, file in chosen)) or "0 KB"])
            group.setData(_NAME, _AT, kind)
            group.setText(_COST, self._cost(chosen[0][1].loss))
            for at, file in chosen:
                item = QTreeWidgetItem(group, [file.path.name, say_size(file.size_bytes) or "0 KB"])
                item.setData(_NAME, _AT, at)
                item.setText(_COST, self.tr("in use") if file.is_in_use else "")
                item.setToolTip(_NAME, str(file.path))
                item.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            group.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            group.setExpanded(kind in opened)
        total = sum(file.size_bytes for file in self._files)
        self.note.setText(self.tr("{0} in all").format(say_size(total)) if total else self.tr("Nothing is kept."))
        self._on_selection()

    def say(self, text: str) -> None:
        """Say what went wrong."""
        self.note.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with Del."""
        if event.key() == Qt.Key.Key_Delete and self.delete_button.isEnabled():
            self._delete()
        else:
            super().keyPressEvent(event)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Files that are kept"))
        tree.setToolTip(self.tr("Right shows the files of a kind, Del deletes what is selected"))
        tree.setHeaderLabels([self.tr("What"), self.tr("Size"), self.tr("Deleting costs")])
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setUniformRowHeights(True)
        tree.setMinimumHeight(_LEAST_HEIGHT)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_SIZE, _COST):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _title(self, kind: KeptKind) -> str:
        return {
            "models": self.tr("Recognition models"),
            "translation": self.tr("Translation models"),
            "downloads": self.tr("Unfinished downloads"),
            "voices": self.tr("Voices"),
            "settings": self.tr("Settings"),
            "recovery": self.tr("Copies for the case of a crash"),
            "journals": self.tr("Unfinished transcriptions"),
            "memory": self.tr("Remembered translations"),
            "peaks": self.tr("Waveforms"),
            "shots": self.tr("Shot changes"),
            "speeds": self.tr("How fast models are here"),
            "hardware": self.tr("What was found out about this computer"),
            "scratch": self.tr("Temporary files"),
            "other": self.tr("Other files"),
        }[kind]

    def _cost(self, loss: Loss) -> str:
        return {
            "nothing": self.tr("nothing"),
            "time": self.tr("time: it is made again"),
            "download": self.tr("a download"),
            "work": self.tr("it cannot be had again"),
            "choices": self.tr("what you have chosen"),
        }[loss]

    def _selected(self) -> list[KeptFile]:
        """Return what is selected, all of a kind where the kind is, without what is in use."""
        chosen: set[int] = set()
        for item in self.tree.selectedItems():
            value = item.data(_NAME, _AT)
            chosen.update([value] if isinstance(value, int) else [at for at, file in enumerate(self._files) if file.kind == value])
        return [self._files[at] for at in sorted(chosen) if not self._files[at].is_in_use]

    def _on_selection(self) -> None:
        chosen = self._selected()
        self.delete_button.setEnabled(bool(chosen))
        self.show_button.setEnabled(bool(self.tree.selectedItems()))

    def _show(self) -> None:
        value = self.tree.selectedItems()[0].data(_NAME, _AT)
        file = self._files[value] if isinstance(value, int) else next(file for file in self._files if file.kind == value)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path.parent)))

    def _delete(self) -> None:
        chosen = self._selected()
        size = say_size(sum(file.size_bytes for file in chosen)) or "0 KB"
        question = self.tr("Delete “{0}” ({1})?").format(chosen[0].path.name, size)
        if len(chosen) > 1:
            question = self.tr("Delete %n files ({0})?", "", len(chosen)).format(size)
        costs = ", ".join(dict.fromkeys(self._cost(file.loss) for file in chosen))
        text = f"{question}\n{self.tr('It costs: {0}.').format(costs)}"
        if QMessageBox.question(self, self.tr("Delete"), text) == QMessageBox.StandardButton.Yes:
            self.delete_requested.emit(chosen)
