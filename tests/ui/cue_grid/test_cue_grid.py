"""The grid, used with real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import add_track, edit_track
from captionstudio.core.errors import InvalidTimecode
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import Chip
from captionstudio.ui.cue_grid import CueGrid
from captionstudio.ui.theme import colours_for

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FAST = Cue(1000, 2000, "Twenty-four letters here", id="a", language="en", speaker="Ann")
DOUBT = Cue(3000, 5000, "Where is the <i>camera</i>?", id="b", language="en", words=(Word("camera", 3600, 4000, 0.3, is_doubtful=True),))
FRENCH = Cue(6000, 8000, "Fermez la\nporte.", id="c", language="fr")
LAST = Cue(9000, 11000, "Good bye.", id="d", language="en", speaker="Bob")
CUES = (FAST, DOUBT, FRENCH, LAST)
SPANISH = Cue(3000, 5000, "¿Dónde está la cámara?", id="s", language="es", source_ids=("b",), source_text="Where is the camera?")


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(Document(tracks=(Track(CUES, id="t", language="en"),)))
    return session


@pytest.fixture
def settings(qapp):
    return Settings(None)


@pytest.fixture
def grid(qtbot, session, settings):
    issues = IssueTracker(session)
    issues.finish()
    grid = CueGrid(session, settings, issues)
    issues.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(900, 400)
    grid.show()
    grid.bar.count()
    grid.activateWindow()
    grid.table.setFocus()
    qtbot.waitUntil(grid.table.hasFocus)
    return grid


def shown(grid):
    return [cue.id for cue in grid.table.cues.rows]


def column(grid, key):
    return next(at for at, each in enumerate(grid.table.cues.columns) if each.key == key)


def cell(grid, row, key):
    return grid.table.visualRect(grid.table.cues.index(row, column(grid, key))).center()


def click(qtbot, grid, row, key="text", modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, modifiers, cell(grid, row, key))


def double_click(qtbot, grid, row, key):
    qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(grid, row, key))
    qtbot.mouseDClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(grid, row, key))


def selected_rows(grid):
    return sorted(row for top, bottom in grid.table._ranges() for row in range(top, bottom + 1))


def editor_in(grid, kind):
    return grid.table.viewport().findChild(kind)


def with_translation(session):
    session.apply(add_track(session.document, Track((SPANISH,), role="translation", id="es", language="es"), "Translate"))


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


def press(qtbot, bar, key):
    qtbot.mouseClick(bar.chip(key), Qt.MouseButton.LeftButton)


def test_chips_narrow_and_say_how_many(qtbot, grid):
    bar = grid.bar
    assert [bar.kinds.chip(key).text() for key in ("all", "issues", "check")] == ["All 4", "Issues 1", "Check 1"]
    assert [bar.languages.chip(key).text() for key in bar.languages.keys] == ["EN 3", "FR 1"]
    assert not bar.kinds.chip("stale").isVisible()
    press(qtbot, bar.kinds, "issues")
    assert shown(grid) == ["a"]
    press(qtbot, bar.kinds, "check")
    assert shown(grid) == ["b"]
    press(qtbot, bar.kinds, "all")
    press(qtbot, bar.languages, "fr")
    assert shown(grid) == ["c"]
    press(qtbot, bar.languages, "fr")
    press(qtbot, bar.speakers, "Bob")
    assert shown(grid) == ["d"]
    press(qtbot, bar.speakers, "")
    assert shown(grid) == ["b", "c", "d"]
    grid.clear_filter()
    assert shown(grid) == ["a", "b", "c", "d"]


def test_text_is_found_in_captions_and_beside_them(grid, session):
    with_translation(session)
    grid.set_filter_text("PORTE")
    assert shown(grid) == ["c"]
    grid.set_filter_text("dónde")
    assert shown(grid) == ["b"]
    grid.set_filter_text("nowhere")
    assert shown(grid) == []
    assert grid._pages.currentWidget() is grid._hint
    grid.set_filter_text("")
    assert len(shown(grid)) == 4


def test_a_cue_being_worked_on_stays_though_its_issue_is_gone(qtbot, grid, session):
    session.apply(edit_track(session.document, "t", "Edit", replaced={"d": replace(LAST, text="")}))
    press(qtbot, grid.bar.kinds, "issues")
    session.select(["a"])
    session.apply(edit_track(session.document, "t", "Edit", replaced={"a": replace(FAST, text="Short")}))
    assert shown(grid) == ["a", "d"]
    session.select(["d"])
    qtbot.waitUntil(lambda: shown(grid) == ["d"])
    session.apply(edit_track(session.document, "t", "Edit", replaced={"b": replace(DOUBT, text="")}))
    assert shown(grid) == ["b", "d"]
    session.undo_stack.undo()
    assert shown(grid) == ["d"]


def test_a_search_follows_edits_in_the_captions_and_beside_them(grid, session):
    with_translation(session)
    grid.set_filter_text("book")
    session.apply(edit_track(session.document, "t", "Edit", replaced={"d": replace(LAST, text="The book.")}))
    assert shown(grid) == ["d"]
    session.apply(edit_track(session.document, "es", "Edit", replaced={"s": replace(SPANISH, text="El book.")}))
    assert shown(grid) == ["b", "d"]
    moved = replace(LAST, text="The book.", start_ms=2100, end_ms=2900)
    session.apply(edit_track(session.document, "t", "Move", replaced={"d": moved}))
    assert shown(grid) == ["d", "b"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    session.apply(edit_track(session.document, "t", "Delete", removed=["d"]))
    assert shown(grid) == []
    session.undo_stack.undo()
    assert shown(grid) == ["d"]


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


def test_captions_that_are_still_recognised_cannot_be_edited(qtbot, grid, session):
    session.begin_provisional(Track((Cue(0, 900, "So far", id="p"),), id="p"))
    session.activate_track("p")
    double_click(qtbot, grid, 0, "text")
    assert editor_in(grid, QPlainTextEdit) is None


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


def test_many_chips_wrap_one_after_another_and_long_names_are_cut(qtbot, grid, session):
    languages, speakers = ("en", "ar", "ja", "th", "he", "ko"), ("Leila", "Kenji", "Professor Doctor Montgomery Featherstonehaugh")
    cues = tuple(Cue(at * 3000, at * 3000 + 2000, "Hello", language=languages[at % 6], speaker=speakers[at % 3]) for at in range(18))
    session.open(Document(tracks=(Track(cues, id="t"),)))
    grid.bar.count()
    grid.resize(560, 400)
    chips = [chip for bar in (grid.bar.kinds, grid.bar.languages, grid.bar.speakers) for chip in bar.findChildren(Chip) if chip.isVisible()]
    qtbot.waitUntil(lambda: len({chip.mapTo(grid.bar, QPoint()).y() for chip in chips}) == 2)
    assert all(chip.mapTo(grid.bar, QPoint(chip.width(), 0)).x() <= grid.bar.width() for chip in chips)
    long = grid.bar.speakers.chip(speakers[2])
    assert (long.text(), long.toolTip()) == ("Professor Doctor Mo… 6", speakers[2])


def test_tab_comes_to_the_chips_in_order_and_then_to_the_table(qtbot, session, settings):
    window = QWidget()
    qtbot.addWidget(window)
    before = QLineEdit(window)
    issues = IssueTracker(session)
    grid = CueGrid(session, settings, issues, window)
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(grid)
    window.resize(900, 500)
    window.show()
    window.activateWindow()
    grid.bar.count()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    stops = []
    for _ in range(7):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(window.focusWidget().objectName() or window.focusWidget().accessibleName())
    assert stops == ["all", "en", "fr", "Nobody 2", "Ann", "Bob", "Captions"]
    grid.setFocus()
    assert grid.table.hasFocus()
