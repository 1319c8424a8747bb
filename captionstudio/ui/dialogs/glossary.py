"""Glossary: words that a project always translates the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from captionstudio.core.glossary import GlossaryTerm
from captionstudio.ui.controls import muted_label
from captionstudio.ui.controls.languages import resolved
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.names import plain_language

_SOURCE, _TARGET, _FROM, _INTO, _CASE = range(5)
_CODE = int(Qt.ItemDataRole.UserRole)
_WINDOW = (760, 480)
_FILES = "CSV (*.csv);;TSV (*.tsv)"


class GlossaryDialog(DialogFrame):
    """A table of terms; `terms` is the answer.

    ``import_requested(Path)`` and ``export_requested(Path)`` ask for a file to be read or written.
    """

    import_requested = Signal(Path)
    export_requested = Signal(Path)

    def __init__(self, parent: QWidget | None, terms: Sequence[GlossaryTerm]) -> None:
        super().__init__(parent, self.tr("Glossary"), self.tr("&OK"))
        lead = self.tr("Terms always become their translation, and those without one stay as they are. An empty language means any.")
        self.body.addWidget(muted_label(lead))
        self.table = self._make_table()
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._make_buttons())
        self._is_filling = False
        self._said = ""
        self.set_terms(terms)
        self.table.itemChanged.connect(self._on_item)
        self.table.itemSelectionChanged.connect(self._on_selection)
        self._on_selection()
        self.resize(*_WINDOW)
        self.table.setFocus()

    def terms(self) -> tuple[GlossaryTerm, ...]:
        """Return the terms, without rows that have no source."""
        return tuple(term for row in range(self.table.rowCount()) if (term := self._term(row)).source)

    def set_terms(self, terms: Iterable[GlossaryTerm]) -> None:
        """Show other terms."""
        self.table.setRowCount(0)
        for term in terms:
            self._append(term)
        self.refresh()

    def add_terms(self, terms: Iterable[GlossaryTerm]) -> None:
        """Add terms that are not there yet, as an import does."""
        there = set(self.terms())
        for term in terms:
            if term not in there:
                self._append(term)
        self.refresh()

    def say(self, text: str) -> None:
        """Say one line at the foot: what was written, or what went wrong."""
        self._said = text
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert with Ins, remove with Del."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        elif event.key() == Qt.Key.Key_Insert:
            self._add()
        else:
            super().keyPressEvent(event)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setAccessibleName(self.tr("Terms"))
        table.setToolTip(self.tr("Double-click or F2 edits a cell, Ins adds a term, Del removes the selected ones"))
        table.setHorizontalHeaderLabels([self.tr("Term"), self.tr("Translation"), self.tr("From"), self.tr("Into"), self.tr("Match case")])
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column in (_SOURCE, _TARGET):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (_FROM, _INTO, _CASE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        self.add_term_button = QPushButton(self.tr("&Add"))
        self.add_term_button.setToolTip(self.tr("Add a term (Ins)"))
        self.remove_button = QPushButton(self.tr("&Remove"))
        self.remove_button.setToolTip(self.tr("Remove the selected terms (Del)"))
        self.import_button = QPushButton(self.tr("&Import…"))
        self.import_button.setToolTip(self.tr("Add the terms of a CSV or TSV file"))
        self.export_button = QPushButton(self.tr("&Export…"))
        self.export_button.setToolTip(self.tr("Write the terms to a CSV or TSV file"))
        self.add_term_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add_term_button, self.remove_button, self.import_button, self.export_button):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
            if button is self.import_button:
                row.addStretch()
            row.addWidget(button)
        return row

    def _append(self, term: GlossaryTerm) -> int:
        row = self.table.rowCount()
        self._is_filling = True
        self.table.insertRow(row)
        for column, text in ((_SOURCE, term.source), (_TARGET, term.target)):
            self.table.setItem(row, column, QTableWidgetItem(text))
        for column, code in ((_FROM, term.source_language), (_INTO, term.target_language)):
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
            self._show_language(item, code)
        case = QTableWidgetItem()
        case.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        case.setCheckState(Qt.CheckState.Checked if term.is_case_sensitive else Qt.CheckState.Unchecked)
        case.setToolTip(self.tr("Whether “May” and “may” are two terms"))
        self.table.setItem(row, _CASE, case)
        self._is_filling = False
        return row

    def _show_language(self, item: QTableWidgetItem, code: str) -> None:
        item.setData(_CODE, code)
        item.setText(plain_language(code) if code else self.tr("any"))

    def _term(self, row: int) -> GlossaryTerm:
        def text(column: int) -> str:
            item = self.table.item(row, column)
            return item.text().strip() if item is not None else ""

        def code(column: int) -> str:
            item = self.table.item(row, column)
            return str(item.data(_CODE) or "") if item is not None else ""

        case = self.table.item(row, _CASE)
        is_exact = case is not None and case.checkState() == Qt.CheckState.Checked
        return GlossaryTerm(text(_SOURCE), text(_TARGET), code(_FROM), code(_INTO), is_exact)

    def _on_item(self, item: QTableWidgetItem) -> None:
        """Take what was typed: a language by any name or code of it."""
        if self._is_filling:
            return
        if item.column() in (_FROM, _INTO):
            self._is_filling = True
            typed = item.text().strip()
            is_any = not typed or typed.casefold() == self.tr("any").casefold()
            code = "" if is_any else resolved(typed)
            self._show_language(item, code if is_any or code else item.data(_CODE) or "")
            self._is_filling = False
        self.refresh()

    def _on_selection(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selectedItems()))

    def _add(self) -> None:
        row = self._append(GlossaryTerm(""))
        self.table.setCurrentCell(row, _SOURCE)
        self.table.edit(self.table.currentIndex())

    def _remove(self) -> None:
        for row in sorted({item.row() for item in self.table.selectedItems()}, reverse=True):
            self.table.removeRow(row)
        self.refresh()

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import terms"), "", _FILES)
        if path:
            self.import_requested.emit(Path(path))

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export terms"), "glossary.csv", _FILES)
        if path:
            self.export_requested.emit(Path(path))

    def _find_problem(self) -> Problem | None:
        seen: set[tuple[str, str, str]] = set()
        for term in self.terms():
            key = (term.source if term.is_case_sensitive else term.source.casefold(), term.source_language, term.target_language)
            if key in seen:
                return Problem(self.tr("“{0}” stands here twice for the same languages.").format(term.source), self.table)
            seen.add(key)
        return None

    def _note(self) -> str:
        return self._said or self.tr("%n term(s)", "", len(self.terms()))
