"""Help: all keys, as they are set now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from captionstudio.ui.controls import SearchField
from captionstudio.ui.controls.languages import without_accents
from captionstudio.ui.dialogs.frame import DialogFrame


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One command. ``keys`` are portable texts; ``group`` is the menu it is found in."""

    id: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    default_keys: tuple[str, ...] = ()


def say_keys(keys: Sequence[str]) -> str:
    """Return keys as this system writes them."""
    native = (QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return ", ".join(filter(None, native))


def plain_text(text: str) -> str:
    """Return a menu text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


class ShortcutsDialog(DialogFrame):
    """The table of keys by menu, with a field that finds commands and keys."""

    def __init__(self, parent: QWidget | None, rows: Sequence[KeyRow]) -> None:
        super().__init__(parent, self.tr("Keys"), self.tr("&Close"))
        self.cancel_button.hide()
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search commands or keys"))
        self.search.setAccessibleName(self.tr("Search commands or keys"))
        self.search.setToolTip(self.tr("For instance “caption” or “Ctrl”"))
        self.search.left.connect(self.reject)
        self.search.textChanged.connect(self._filter)
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setToolTip(self.tr("Change keys in Preferences, Keys"))
        self.table.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.setIndentation(14)
        self.table.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        groups: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, list[QTreeWidgetItem]] = {}
        for row in rows:
            if not row.keys:
                continue
            if row.group not in groups:
                groups[row.group] = add_group(self.table, row.group)
            item = QTreeWidgetItem(groups[row.group], [plain_text(row.text), say_keys(row.keys)])
            self._items.setdefault(row.group, []).append(item)
        self._groups = groups
        self.table.expandAll()
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.resize(560, 620)
        self.search.setFocus()

    def _note(self) -> str:
        return self.tr("Keys can be changed in Preferences.")

    def _filter(self, text: str) -> None:
        wanted = without_accents(text).split()
        for name, items in self._items.items():
            for item in items:
                said = without_accents(f"{item.text(0)} {item.text(1)}")
                item.setHidden(not all(word in said for word in wanted))
            self._groups[name].setHidden(all(item.isHidden() for item in items))


def add_group(table: QTreeWidget, text: str) -> QTreeWidgetItem:
    """Add the heading of a group of rows."""
    group = QTreeWidgetItem(table, [text])
    font = group.font(0)
    font.setBold(True)
    group.setFont(0, font)
    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
    group.setFirstColumnSpanned(True)
    return group
