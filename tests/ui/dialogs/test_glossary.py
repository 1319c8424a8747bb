"""Glossary: terms typed, languages by any name, files, what is there twice."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit

from captionstudio.core.glossary import GlossaryTerm
from captionstudio.ui.dialogs.glossary import GlossaryDialog

MAP = GlossaryTerm("map", "plano", "en", "es")
NAME = GlossaryTerm("Rowan")


@pytest.fixture
def dialog(shown):
    return shown(GlossaryDialog(None, [MAP, NAME]))


def type_into(qtbot, dialog, row, column, text):
    table = dialog.table
    if table.state() != QAbstractItemView.State.EditingState:  # a new row's first cell is open already
        table.setCurrentCell(row, column)
        table.editItem(table.item(row, column))
    assert (table.currentRow(), table.currentColumn()) == (row, column)
    field = next(each for each in table.findChildren(QLineEdit) if each.isVisible())
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() != QAbstractItemView.State.EditingState)


def test_terms_are_shown_with_their_languages(dialog):
    texts = [[dialog.table.item(row, column).text() for column in range(4)] for row in range(2)]
    assert texts == [["map", "plano", "English", "Spanish"], ["Rowan", "", "any", "any"]]
    assert dialog.terms() == (MAP, NAME)


def test_a_term_is_added_by_keyboard_and_languages_are_understood_by_any_name(dialog, qtbot):
    qtbot.keyClick(dialog.table, Qt.Key.Key_Insert)
    assert dialog.table.currentRow() == 2
    for column, text in ((0, "harbour"), (1, "puerto"), (2, "eng"), (3, "castellano")):
        type_into(qtbot, dialog, 2, column, text)
    assert dialog.terms()[2] == GlossaryTerm("harbour", "puerto", "en", "es")
    type_into(qtbot, dialog, 2, 3, "no such language")
    assert dialog.terms()[2].target_language == "es"  # what nobody knows changes nothing
    type_into(qtbot, dialog, 2, 3, "any")
    assert dialog.terms()[2].target_language == ""


def test_rows_without_a_term_are_left_out_and_terms_can_be_removed(dialog, qtbot):
    qtbot.mouseClick(dialog.add_term_button, Qt.MouseButton.LeftButton)
    assert dialog.terms() == (MAP, NAME)
    dialog.table.clearSelection()
    dialog.table.selectRow(0)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.terms() == (NAME,)


def test_a_term_that_stands_there_twice_is_pointed_out(dialog):
    dialog.add_terms([GlossaryTerm("Map", "mapa", "en", "es")])
    assert "“Map” stands here twice for the same languages." in dialog.message.text()
    assert not dialog.accept_button.isEnabled()
    dialog.set_terms([MAP, GlossaryTerm("Map", "Carlos", "en", "es", is_case_sensitive=True)])
    assert dialog.accept_button.isEnabled()


def test_files_are_asked_for(dialog, qtbot, monkeypatch):
    read, written = [], []
    dialog.import_requested.connect(read.append)
    dialog.export_requested.connect(written.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/terms/in.csv", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/terms/out.tsv", ""))
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert (read, written) == ([Path("/terms/in.csv")], [Path("/terms/out.tsv")])
    dialog.add_terms([MAP, GlossaryTerm("pier", "muelle")])
    assert dialog.terms() == (MAP, NAME, GlossaryTerm("pier", "muelle"))
