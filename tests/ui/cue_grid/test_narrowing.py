"""Chips and the search field narrow the grid, and it follows edits meanwhile."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import edit_track
from captionstudio.services.issues import IssueTracker
from captionstudio.ui.controls import Chip
from captionstudio.ui.cue_grid import CueGrid
from tests.ui.cue_grid.conftest import DOUBT, FAST, LAST, SPANISH, shown, with_translation


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
