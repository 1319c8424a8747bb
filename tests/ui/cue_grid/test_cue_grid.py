"""The grid, used with real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetricsF, QTextLayout, QTextOption

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import add_track, edit_track
from captionstudio.services.issues import IssueTracker
from captionstudio.services.settings import Settings
from captionstudio.ui.cue_grid import CueGrid
from tests.ui.cue_grid.conftest import CTRL, LAST, SHIFT, SPANISH, click, column, double_click, shown, with_translation


def selected_rows(grid):
    return sorted(row for top, bottom in grid.table._ranges() for row in range(top, bottom + 1))


def test_clicks_select_in_the_session(qtbot, grid, session):
    click(qtbot, grid, 1)
    assert (session.selection.cue_ids, session.selection.current_id) == ({"b"}, "b")
    click(qtbot, grid, 3, modifiers=SHIFT)
    assert (session.selection.cue_ids, session.selection.current_id) == ({"b", "c", "d"}, "d")
    click(qtbot, grid, 2, modifiers=CTRL)
    assert session.selection.cue_ids == {"b", "d"}


def test_the_sessions_selection_is_shown_and_shift_goes_on_from_it(qtbot, grid, session):
    session.select(["b", "d"], current_id="d")
    assert (selected_rows(grid), grid.table.currentIndex().row()) == ([1, 3], 3)
    session.select(["b"])
    click(qtbot, grid, 2, modifiers=SHIFT)
    assert session.selection.cue_ids == {"b", "c"}


def test_arrows_move_the_current_cue(qtbot, grid, session):
    click(qtbot, grid, 0)
    qtbot.keyClick(grid.table, Qt.Key.Key_Down)
    assert session.selection.current_id == "b"
    qtbot.keyClick(grid.table, Qt.Key.Key_Down, SHIFT)
    assert session.selection.cue_ids == {"b", "c"}


def test_the_marker_names_rule_and_value(grid):
    model = grid.table.cues
    tip = model.index(0, column(grid, "number")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Reading speed: 24 characters a second; at most 20 are allowed.\nAnn"
    assert model.index(1, column(grid, "number")).data(Qt.ItemDataRole.ToolTipRole) == (
        "Check the words: Recognition is not sure about “camera”."
    )
    assert model.index(2, column(grid, "number")).data(Qt.ItemDataRole.ToolTipRole) is None
    # What screen readers hear of the same cell.
    assert model.index(0, column(grid, "number")).data() == "1 · " + tip.replace("\n", " · ")


def test_cells_say_what_they_show(grid):
    model = grid.table.cues
    row = {each.key: model.index(2, at).data() for at, each in enumerate(model.columns)}
    assert row == {
        "number": "3", "start": "00:00:06.000", "end": "00:00:08.000", "duration": "2.000", "language": "FR", "speaker": "",
        "cps": "7.5", "text": "Fermez la\nporte.",
    }  # fmt: skip


def test_a_double_click_on_a_time_goes_there(qtbot, grid):
    asked = []
    grid.seek_requested.connect(asked.append)
    double_click(qtbot, grid, 1, "start")
    double_click(qtbot, grid, 1, "end")
    assert asked == [3000, 5000]


def test_enter_asks_for_the_editor(qtbot, grid):
    click(qtbot, grid, 1)
    with qtbot.waitSignal(grid.edit_requested):
        qtbot.keyClick(grid.table, Qt.Key.Key_Return)


def test_cues_come_and_go_with_undo_and_the_selection_with_them(grid, session):
    session.select(["b"])
    session.apply(edit_track(session.document, "t", "Delete", removed=["b"]), select=["c"])
    assert (shown(grid), selected_rows(grid)) == (["a", "c", "d"], [1])
    session.undo_stack.undo()
    assert (shown(grid), selected_rows(grid), session.selection.current_id) == (["a", "b", "c", "d"], [1], "b")


def test_the_playing_cue_is_marked(grid):
    grid.set_playing_time(3500)
    assert grid.table.painter.playing_id == "b"
    grid.set_playing_time(5500)
    assert grid.table.painter.playing_id is None


def test_columns_are_chosen_moved_and_remembered(qtbot, grid, session, settings):
    header = grid.table.horizontalHeader()
    menu = grid.table.columns.menu(grid)
    actions = {action.data(): action for action in menu.actions() if action.data() is not None}
    assert (actions["duration"].isChecked(), actions["cps"].isChecked()) == (False, True)
    actions["duration"].trigger()
    actions["cps"].trigger()
    header.moveSection(header.visualIndex(column(grid, "language")), 0)
    header.resizeSection(column(grid, "start"), 140)
    qtbot.waitUntil(lambda: settings.get("grid/columns", {}).get("widths", {}).get("start") == 140)
    menu.deleteLater()
    again = CueGrid(session, settings, IssueTracker(session, grid))
    qtbot.addWidget(again)
    header = again.table.horizontalHeader()
    assert not header.isSectionHidden(column(again, "duration"))
    assert header.isSectionHidden(column(again, "cps"))
    assert (header.visualIndex(column(again, "language")), header.sectionSize(column(again, "start"))) == (0, 140)


def test_columns_follow_the_size_of_texts_but_for_those_the_user_made(qtbot, grid, settings, text_size):
    header = grid.table.horizontalHeader()
    end = header.sectionSize(column(grid, "end"))
    header.resizeSection(column(grid, "start"), 140)
    qtbot.waitUntil(lambda: "widths" in settings.get("grid/columns", {}))
    assert "end" not in settings.get("grid/columns", {})["widths"], "else it would be as narrow in large text"
    text_size(150)
    assert grid.table.fontMetrics().horizontalAdvance("00:00:00.000") < header.sectionSize(column(grid, "end"))
    assert header.sectionSize(column(grid, "start")) == 140
    text_size(100)
    assert header.sectionSize(column(grid, "end")) == end


def test_captions_share_the_width_that_is_left(grid, session):
    with_translation(session)
    header, width = grid.table.horizontalHeader(), grid.table.viewport().width()
    assert header.length() == width
    assert abs(header.sectionSize(column(grid, "text")) - header.sectionSize(column(grid, "track:es"))) <= 1
    header.resizeSection(column(grid, "text"), 200)
    assert (header.sectionSize(column(grid, "text")), header.length()) == (200, width)


def test_rows_are_as_high_as_their_captions_or_of_one_line(qtbot, grid, session):
    qtbot.waitUntil(lambda: grid.table.rowHeight(1) < grid.table.rowHeight(2))  # widths have settled
    session.apply(edit_track(session.document, "t", "Edit", replaced={"d": replace(LAST, text="One\ntwo\nthree\nfour")}))
    line = QFontMetricsF(grid.table.font()).lineSpacing()
    heights = [grid.table.rowHeight(row) for row in (1, 2, 3)]
    assert [height - heights[0] for height in heights] == [0, pytest.approx(line, abs=1), pytest.approx(2 * line, abs=1)]
    grid.table.set_compact(True)
    assert len({grid.table.rowHeight(row) for row in range(4)}) == 1


def test_another_track_is_worked_on_by_the_header_menu(grid, session):
    with_translation(session)
    menu = grid.table.columns.menu(grid)
    next(action for action in menu.actions() if action.text() == "Work on “Spanish”").trigger()
    assert (session.selection.track_id, shown(grid)) == ("es", ["s"])
    assert grid.table.cues.columns[-1].track_id == "t"
    menu.deleteLater()


def test_the_context_menu_offers_the_windows_commands(grid):
    actions = {each: QAction(each, grid) for each in ("delete_cues", "merge_cues", "quit")}
    grid.set_actions(actions)
    menu = grid.table.context_menu()
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == ["merge_cues", "delete_cues"]
    menu.deleteLater()


def test_issues_are_walked_through(grid, session):
    session.select(["c"])
    grid.go_to_next_issue()
    assert session.selection.current_id == "a"
    grid.go_to_previous_issue()
    assert session.selection.current_id == "b"


def test_an_empty_grid_invites(qtbot, session):
    session.open(Document())
    grid = CueGrid(session, Settings(None), IssueTracker(session))
    qtbot.addWidget(grid)
    grid.show()
    assert grid._hint.isVisible()
    assert grid._hint.text() == "Captions appear here. Transcribe, or drop a caption file."
    assert not grid.bar.isVisible()


def test_arabic_is_laid_out_from_the_right(grid, session):
    session.apply(edit_track(session.document, "t", "Edit", replaced={"d": replace(LAST, text="مرحبا", language="ar")}))
    grid.grab()
    layout = grid.table.painter.captions._kept["", "d"][2].layout
    assert layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    assert layout.lineAt(0).naturalTextRect().left() > layout.lineAt(0).width() / 2


def test_markup_doubt_and_matches_are_drawn(grid):
    grid.set_filter_text("where")
    grid.grab()
    formats = grid.table.painter.captions._kept["", "b"][2].layout.formats()
    assert [(each.start, each.length, each.format.fontItalic()) for each in formats] == [
        (13, 6, True),  # <i>
        (13, 6, False),  # the word recognition is not sure about
        (0, 5, False),  # what was searched for
    ]
    assert formats[1].format.underlineStyle() == formats[1].format.UnderlineStyle.DotLine


def test_two_tracks_in_one_language_have_columns_of_their_own(grid, session):
    with_translation(session)
    other = Track((replace(SPANISH, id="s2", text="¿Y la cámara?"),), role="translation", id="es2", language="es", name="film.es.srt")
    session.apply(add_track(session.document, other, "Add"))
    columns = [each for each in grid.table.cues.columns if each.kind == "track"]
    assert [(each.key, each.title) for each in columns] == [("track:es", "Spanish"), ("track:es:2", "film.es.srt")]


def lines_drawn(text, font, width):
    """How many lines Qt's own layout breaks a text into."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


@pytest.mark.parametrize("width", [126, 140, 155, 180, 210, 260])
def test_no_caption_is_drawn_into_the_row_below(qtbot, grid, session, width):
    texts = (
        "Buenos días y bienvenidos al programa.",
        "Responsabilidades extraordinariamente internacionales",
        "Donaudampfschifffahrtsgesellschaft",
        "I am at an inn.",
        "Der Überraschungsgast überquert die Straße",
        "今日は天気がいいので、公園まで散歩に行きましょう。",
    )
    session.open(Document(tracks=(Track(tuple(Cue(at * 3000, at * 3000 + 2000, text) for at, text in enumerate(texts)), id="t"),)))
    grid.table.horizontalHeader().resizeSection(column(grid, "speaker"), 0)
    grid.resize(900 - grid.table.horizontalHeader().sectionSize(column(grid, "text")) + width, 400)
    qtbot.waitUntil(lambda: not grid.table.heights.is_busy)
    font = grid.table.font()
    room = grid.table.horizontalHeader().sectionSize(column(grid, "text")) - 16
    line = QFontMetricsF(font).lineSpacing()
    for row, text in enumerate(texts):
        needed = min(3, lines_drawn(text, font, room))
        assert grid.table.rowHeight(row) >= round(needed * line) + 10, (text, room)
        assert grid.table.rowHeight(row) < round((needed + 1.5) * line) + 10, (text, room)
