"""A field to choose one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget

from captionstudio.ui.controls.languages import language_label, listed, resolved, search_text

_CODE = Qt.ItemDataRole.UserRole
_SEARCH = Qt.ItemDataRole.UserRole + 1


class LanguageBox(QComboBox):
    """Type an English name, an own name or a code; the list narrows as you type. ``code_changed(code)`` tells of every change."""

    code_changed = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, codes: Iterable[str] | None = None, extra: Mapping[str, str] | None = None
    ) -> None:
        """Make the field.

        Args:
            parent: the widget it is in.
            codes: the languages to offer; None offers all.
            extra: further choices that stand first, as key to text, such as ``{"": "Detect"}``.
        """
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._last = ""
        self.setModel(self._model)
        # One size for all rows: measuring each name would load a font for every script there is.
        self._list = QListView(self)
        self._list.setUniformItemSizes(True)
        self.setView(self._list)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setAccessibleName(self.tr("Language"))
        field = QLineEdit(self)
        field.setPlaceholderText(self.tr("Name or code of a language"))
        self.setLineEdit(field)
        completer = _Completer(self._model, self)
        self.setCompleter(completer)
        self.currentIndexChanged.connect(self._on_index_changed)
        field.editingFinished.connect(self._on_editing_finished)
        self.set_codes(codes, extra)

    @property
    def code(self) -> str:
        """The code of the language, or the key of a further choice."""
        return self.currentData(_CODE) or ""

    def set_code(self, code: str) -> None:
        """Choose a language; one that is not offered is added, so that what a file says is always shown."""
        code = code if self.findData(code, _CODE) >= 0 else resolved(code)
        index = self.findData(code, _CODE)
        if index < 0 and code:
            self._model.appendRow(_item(code, language_label(code)))
            index = self._model.rowCount() - 1
        self.setCurrentIndex(index)

    def set_codes(self, codes: Iterable[str] | None, extra: Mapping[str, str] | None = None) -> None:
        """Offer other languages; the choice stays where it still can."""
        before = self.code
        self.blockSignals(True)
        self._model.clear()
        for key, text in (extra or {}).items():
            self._model.appendRow(_item(key, text))
        for code in listed(codes):
            self._model.appendRow(_item(code, language_label(code)))
        self.setCurrentIndex(max(0, self.findData(before, _CODE)))
        self.blockSignals(False)
        self._last = self.code

    def set_unavailable(self, reasons: Mapping[str, str]) -> None:
        """Grey out languages by code; the tool tip gives the reason."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            reason = reasons.get(item.data(_CODE), "")
            item.setEnabled(not reason)
            item.setToolTip(reason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a language must not change by scrolling past it."""
        event.ignore()

    def _on_index_changed(self, _index: int) -> None:
        if self.code != self._last:
            self._last = self.code
            self.code_changed.emit(self._last)

    def _on_editing_finished(self) -> None:
        text = self.currentText().strip()
        if text != self.itemText(self.currentIndex()):
            code = resolved(text) if text else ""
            index = self.findData(code, _CODE) if code else -1
            item = self._model.item(index) if index >= 0 else None
            if item is not None and item.isEnabled():
                self.setCurrentIndex(index)
            self.setEditText(self.itemText(self.currentIndex()))


class _Completer(QCompleter):
    """Searches in all names and codes, shows and inserts the label."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(_SEARCH)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(12)
        popup = QListView()
        popup.setUniformItemSizes(True)
        popup.setProperty("popup", True)
        self.setPopup(popup)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def _item(code: str, label: str) -> QStandardItem:
    item = QStandardItem(label)
    item.setData(code, _CODE)
    item.setData(f"{label.casefold()} {search_text(code)}" if resolved(code) == code and code else label.casefold(), _SEARCH)
    return item
