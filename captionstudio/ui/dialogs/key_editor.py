"""The keys of all commands, to change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QKeySequenceEdit, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from captionstudio.services.settings import Settings
from captionstudio.ui.controls import SearchField, muted_label
from captionstudio.ui.controls.languages import without_accents
from captionstudio.ui.dialogs.frame import Problem
from captionstudio.ui.dialogs.shortcuts import KeyRow, add_group, plain_text, say_keys
from captionstudio.ui.theme import colours_for

_PREFIX = "keys/"
_ID = int(Qt.ItemDataRole.UserRole)
_COMMAND, _KEYS, _NOTE = range(3)


class KeyEditor(QWidget):
    """A table of commands, and a field that takes the keys of the current one. Nothing is kept before `apply`.

    ``changed()`` tells of every change.
    """

    changed = Signal()

    def __init__(self, rows: Sequence[KeyRow], settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._rows = {row.id: row for row in rows}
        self._keys: dict[str, tuple[str, ...]] = {row.id: row.keys for row in rows}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: dict[str, QTreeWidgetItem] = {}
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search commands or keys"))
        self.search.setAccessibleName(self.tr("Search commands or keys"))
        self.search.setToolTip(self.tr("For instance “caption” or “Ctrl”"))
        self.search.textChanged.connect(self._filter)
        self.table = self._make_table(rows)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("New keys"))
        self.field.setToolTip(self.tr("Press the keys for the command that is chosen above"))
        self.note = muted_label()
        self.note.setText("\u00a0")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(self._make_buttons())
        column.addWidget(self.note)
        self.field.keySequenceChanged.connect(self._on_field)
        self.table.currentItemChanged.connect(self._on_current)
        self.table.setCurrentItem(next(iter(self._items.values()), None))  # type: ignore[arg-type]  # None means none
        self._show_all()

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """Return the keys that a command would have, as portable texts."""
        return self._keys[command_id]

    def set_keys(self, command_id: str, keys: Sequence[str]) -> None:
        """Give a command these keys and no others."""
        self._keys[command_id] = tuple(dict.fromkeys(key for key in keys if key))
        self._show_all()
        self.changed.emit()

    def conflicts(self) -> dict[str, list[str]]:
        """Return the keys that several commands have, with those commands' identities."""
        users: dict[str, list[str]] = {}
        for command_id, keys in self._keys.items():
            for key in keys:
                users.setdefault(key, []).append(command_id)
        return {key: ids for key, ids in users.items() if len(ids) > 1}

    def find_problem(self) -> Problem | None:
        """Return which keys several commands have."""
        for key, ids in self.conflicts().items():
            names = " · ".join(plain_text(self._rows[command_id].text) for command_id in ids)
            return Problem(self.tr("{0} is used by several commands: {1}").format(say_keys([key]), names), self.table)
        return None

    def apply(self) -> None:
        """Keep the keys in the settings; commands with their own default keys leave no trace there."""
        for command_id, keys in self._keys.items():
            name = _PREFIX + command_id
            if keys == self._rows[command_id].default_keys:
                self._settings.forget(name)
            else:
                self._settings.set(name, "; ".join(keys))

    def _make_table(self, rows: Sequence[KeyRow]) -> QTreeWidget:
        table = QTreeWidget()
        table.setAccessibleName(self.tr("Commands"))
        table.setToolTip(self.tr("Choose a command, then press its new keys below"))
        table.setHeaderLabels([self.tr("Command"), self.tr("Keys"), ""])
        table.setRootIsDecorated(False)
        table.setIndentation(12)
        for row in rows:
            group = self._groups.get(row.group) or add_group(table, row.group)
            self._groups[row.group] = group
            item = QTreeWidgetItem(group, [plain_text(row.text)])
            item.setData(_COMMAND, _ID, row.id)
            self._items[row.id] = item
        table.expandAll()
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_COMMAND, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        self.clear_button = QPushButton(self.tr("No keys"))
        self.reset_button = QPushButton(self.tr("Default"))
        self.reset_all_button = QPushButton(self.tr("All to default"))
        tips = (
            (self.clear_button, self.tr("Take all keys from the command"), self._clear),
            (self.reset_button, self.tr("Give the command its first keys again"), self._reset),
            (self.reset_all_button, self.tr("Give all commands their first keys again"), self._reset_all),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for button, tip, slot in tips:
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _current(self) -> str | None:
        item = self.table.currentItem()
        return item.data(_COMMAND, _ID) if item is not None else None

    def _on_current(self, *_: object) -> None:
        command_id = self._current()
        self.field.blockSignals(True)
        keys = self._keys.get(command_id or "", ())
        self.field.setKeySequence(QKeySequence.fromString(keys[0]) if keys else QKeySequence())
        self.field.blockSignals(False)
        for part in (self.field, self.clear_button, self.reset_button):
            part.setEnabled(command_id is not None)
        self._say()

    def _on_field(self, sequence: QKeySequence) -> None:
        command_id = self._current()
        if command_id is not None:
            others = self._keys[command_id][1:]
            self.set_keys(command_id, (sequence.toString(QKeySequence.SequenceFormat.PortableText), *others))

    def _clear(self) -> None:
        if command_id := self._current():
            self.set_keys(command_id, ())
            self._on_current()

    def _reset(self) -> None:
        if command_id := self._current():
            self.set_keys(command_id, self._rows[command_id].default_keys)
            self._on_current()

    def _reset_all(self) -> None:
        self._keys = {command_id: row.default_keys for command_id, row in self._rows.items()}
        self._show_all()
        self._on_current()
        self.changed.emit()

    def _show_all(self) -> None:
        conflicts = {command_id for ids in self.conflicts().values() for command_id in ids}
        colours = colours_for(self)
        for command_id, item in self._items.items():
            keys = self._keys[command_id]
            is_changed = keys != self._rows[command_id].default_keys
            item.setText(_KEYS, say_keys(keys))
            item.setText(_NOTE, self.tr("⚠ used twice") if command_id in conflicts else self.tr("changed") if is_changed else "")
            item.setForeground(_NOTE, colours.error if command_id in conflicts else colours.muted)
        self._say()

    def _say(self) -> None:
        command_id = self._current()
        clashes = [key for key, ids in self.conflicts().items() if command_id in ids]
        if clashes and command_id:
            others = [other for other in self.conflicts()[clashes[0]] if other != command_id]
            names = ", ".join(plain_text(self._rows[other].text) for other in others)
            self.note.setText(self.tr("{0} is used by: {1}").format(say_keys(clashes), names))
        else:
            self.note.setText("\u00a0")

    def _filter(self, text: str) -> None:
        wanted = without_accents(text).split()
        for command_id, item in self._items.items():
            said = without_accents(f"{item.text(_COMMAND)} {item.text(_KEYS)} {' '.join(self._keys[command_id])}")
            item.setHidden(not all(word in said for word in wanted))
        for name, group in self._groups.items():
            group.setHidden(all(self._items[row.id].isHidden() for row in self._rows.values() if row.group == name))
