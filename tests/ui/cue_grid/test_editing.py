"""Captions edited where they stand in the grid: texts, times, translations."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import edit_track
from captionstudio.core.errors import InvalidTimecode
from captionstudio.ui.theme import colours_for
from tests.ui.cue_grid.conftest import CTRL, CUES, DOUBT, SHIFT, SPANISH, click, column, double_click, editor_in, with_translation


def test_a_double_click_on_a_text_edits_it_in_place(qtbot, grid, session):
    double_click(qtbot, grid, 3, "text")
    editor = editor_in(grid, QPlainTextEdit)
    assert editor.toPlainText() == "Good bye."
    qtbot.keyClicks(editor, "Farewell, all")
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(editor, "of you.")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert session.find_cue("t", "d").text == "Farewell, all\nof you."
    session.undo_stack.undo()
    assert session.document.track("t").cues == CUES


def test_escape_gives_up_and_leaving_keeps(qtbot, grid, session):
    double_click(qtbot, grid, 3, "text")
    qtbot.keyClicks(editor_in(grid, QPlainTextEdit), "Nothing")
    qtbot.keyClick(editor_in(grid, QPlainTextEdit), Qt.Key.Key_Escape)
    assert session.document.track("t").cues == CUES
    qtbot.waitUntil(lambda: editor_in(grid, QPlainTextEdit) is None)
    double_click(qtbot, grid, 3, "text")
    qtbot.keyClicks(editor_in(grid, QPlainTextEdit), "Kept")
    grid.bar.kinds.chip("all").setFocus()
    assert session.find_cue("t", "d").text == "Kept"


def test_control_enter_accepts_and_edits_the_next(qtbot, grid, session):
    double_click(qtbot, grid, 2, "text")
    qtbot.keyClicks(editor_in(grid, QPlainTextEdit), "La porte !")
    first = editor_in(grid, QPlainTextEdit)
    qtbot.keyClick(first, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: editor_in(grid, QPlainTextEdit) not in (None, first))
    assert session.find_cue("t", "c").text == "La porte !"
    assert (session.selection.current_id, editor_in(grid, QPlainTextEdit).toPlainText()) == ("d", "Good bye.")
    qtbot.keyClick(editor_in(grid, QPlainTextEdit), Qt.Key.Key_Escape)


def test_a_time_is_typed_over_its_cell(qtbot, grid, session):
    click(qtbot, grid, 3, "end")
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    editor = editor_in(grid, QLineEdit)
    assert editor.text() == "00:00:11.000"
    qtbot.keyClicks(editor, "12.5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert session.find_cue("t", "d").end_ms == 12_500


def test_what_is_no_time_is_refused(qtbot, grid, session):
    click(qtbot, grid, 3, "end")
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    with qtbot.waitSignal(grid.refused) as refused:
        qtbot.keyClicks(editor_in(grid, QLineEdit), "soon")
        qtbot.keyClick(editor_in(grid, QLineEdit), Qt.Key.Key_Return)
    assert isinstance(refused.args[0], InvalidTimecode)
    assert session.document.track("t").cues == CUES


def test_translations_have_a_column_and_are_edited_there(qtbot, grid, session):
    with_translation(session)
    model = grid.table.cues
    assert model.columns[-1].title == "Spanish"
    assert [model.index(row, column(grid, "track:es")).data() for row in range(4)] == ["", SPANISH.text, "", ""]
    double_click(qtbot, grid, 1, "track:es")
    qtbot.keyClicks(editor_in(grid, QPlainTextEdit), "Y la camara?")
    qtbot.keyClick(editor_in(grid, QPlainTextEdit), Qt.Key.Key_Return)
    assert session.find_cue("es", "s").text == "Y la camara?"
    double_click(qtbot, grid, 3, "track:es")
    qtbot.waitUntil(lambda: editor_in(grid, QPlainTextEdit).toPlainText() == "")
    qtbot.keyClicks(editor_in(grid, QPlainTextEdit), "Adios.")
    qtbot.keyClick(editor_in(grid, QPlainTextEdit), Qt.Key.Key_Return)
    made = session.document.track("es").cues[-1]
    assert (made.text, made.source_ids, made.start_ms, made.language) == ("Adios.", ("d",), 9000, "es")


def test_a_stale_translation_says_so(grid, session):
    with_translation(session)
    session.apply(edit_track(session.document, "t", "Edit", replaced={"b": replace(DOUBT, text="Where is the film?")}))
    tip = grid.table.cues.index(1, column(grid, "track:es")).data(Qt.ItemDataRole.ToolTipRole)
    assert "The source has changed since this was translated." in tip


def test_captions_that_are_still_recognised_cannot_be_edited(qtbot, grid, session):
    session.begin_provisional(Track((Cue(0, 900, "So far", id="p"),), id="p"))
    session.activate_track("p")
    double_click(qtbot, grid, 0, "text")
    assert editor_in(grid, QPlainTextEdit) is None


def test_what_is_wrong_with_a_translation_stands_in_its_cell(qtbot, grid, session):
    with_translation(session)
    session.apply(edit_track(session.document, "es", "Edit", replaced={"s": replace(SPANISH, end_ms=3400)}))
    index = grid.table.cues.index(1, column(grid, "track:es"))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Reading speed: 55" in tip  # 22 characters in 0.4 s
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == tip
    rect = grid.table.visualRect(index)
    picture = grid.table.viewport().grab(rect).toImage()
    warning = colours_for(grid).warning
    assert any(picture.pixelColor(x, y) == warning for x in range(8, 20) for y in range(5, 20))
