"""A list to choose several languages in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from captionstudio.ui.controls.languages import language_label, listed, search_text, without_accents
from captionstudio.ui.controls.search_field import SearchField

_CODE = Qt.ItemDataRole.UserRole


class LanguageList(QWidget):
    """A search field over a list with check boxes; what is chosen stays in sight while searching. ``codes_changed()`` tells of changes."""

    codes_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, codes: Iterable[str] | None = None) -> None:
        """``codes`` are the languages to offer; None offers all."""
        super().__init__(parent)
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Name or code of a language"))
        self.list = _List(self)
        self.list.setAccessibleName(self.tr("Languages"))
        self.list.setUniformItemSizes(True)
        self.list.ensurePolished()  # or rows are measured, and kept, before the style sheet gives them their height
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._on_search)
        self.list.itemChanged.connect(self._on_item_changed)
        self._chosen: tuple[str, ...] = ()
        self._reasons: Mapping[str, str] = {}
        self.set_offered(codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages that are chosen, by English name."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_CODE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def set_codes(self, codes: Iterable[str]) -> None:
        """Choose languages; those that are not offered are left out."""
        wanted = set(codes)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(_CODE) in wanted else Qt.CheckState.Unchecked)

    def set_offered(self, codes: Iterable[str] | None) -> None:
        """Offer other languages; the choice stays where it still can."""
        before = self.codes
        self.list.blockSignals(True)
        self.list.clear()
        for code in listed(codes):
            item = QListWidgetItem(language_label(code), self.list)
            item.setData(_CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in before else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._chosen = self.codes
        self.set_unavailable(self._reasons)
        self._on_search(self.search.text())

    def set_unavailable(self, reasons: Mapping[str, str]) -> None:
        """Grey out languages by code and say why behind their names; they cannot be chosen any more."""
        self._reasons = dict(reasons)
        for row in range(self.list.count()):
            item = self.list.item(row)
            reason = reasons.get(item.data(_CODE), "")
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags if reason else flags | Qt.ItemFlag.ItemIsEnabled)
            item.setText(language_label(item.data(_CODE)) + (f" — {reason}" if reason else ""))
            item.setToolTip(reason)
            if reason:
                item.setCheckState(Qt.CheckState.Unchecked)

    def _on_search(self, text: str) -> None:
        wanted = without_accents(text.strip())
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_chosen = item.checkState() == Qt.CheckState.Checked
            item.setHidden(bool(wanted) and not is_chosen and wanted not in search_text(item.data(_CODE)))

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        if self.codes != self._chosen:
            self._chosen = self.codes
            self.codes_changed.emit()


class _List(QListWidget):
    """Enter switches like Space, so that a choice can be made without closing the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            is_on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)
