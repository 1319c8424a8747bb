"""Who speaks, in the grid: seen at the edge, named in a column, edited in place, chosen by chips."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits import speakers as edits
from captionstudio.core.speakers import Speaker
from captionstudio.services.session import Session
from tests.ui.cue_grid.conftest import column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said of the list of completions
RED, BLUE = "#ff0000", "#0000ff"
ANN = Cue(1000, 3000, "Did you bring them?", id="a", speaker="Ann", words=(Word("Did", 1000, 1400, speaker="Ann"),))
BOTH = Cue(4000, 6000, "- Why?\n- Because.", id="b", speaker="Ann", second_speaker="Bob")
UNSURE = Cue(7000, 9000, "At home.", id="c", speaker="Bob", speaker_confidence=0.4)
NOBODY = Cue(10_000, 12_000, "Music", id="d")
DOCUMENT = Document((Track((ANN, BOTH, UNSURE, NOBODY), id="t"),), speakers=(Speaker("Ann", RED), Speaker("Bob", BLUE)))


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(DOCUMENT)
    return session


def show_speakers(grid):
    grid.table.horizontalHeader().setSectionHidden(column(grid, "speaker"), False)


def edge(grid, row):
    """The colours down the leading edge of a row, top to bottom, each once in a run."""
    rect = grid.table.visualRect(grid.table.cues.index(row, 0))
    picture: QImage = grid.table.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    found = []
    for y in range(rect.top(), rect.bottom()):
        colour = QColor(picture.pixel(QPoint(round((rect.left() + 1) * ratio), round(y * ratio)))).name()
        if not found or found[-1] != colour:
            found.append(colour)
    return found


def open_cell(qtbot, grid, row):
    place = grid.table.visualRect(grid.table.cues.index(row, column(grid, "speaker"))).center()
    qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return grid.table.findChild(QLineEdit)


def said(session):
    return [(cue.speaker, cue.second_speaker) for cue in session.document.track("t").cues]


def chips(grid):
    bar = grid.bar.speakers
    return [bar.chip(key).text() for key in bar.keys]


def test_the_edge_has_the_colours_of_who_speaks(grid):
    assert edge(grid, 0) == [RED]
    assert edge(grid, 1) == [RED, BLUE]
    assert edge(grid, 2).count(BLUE) > 2  # in dashes: nobody is sure
    assert not {RED, BLUE} & set(edge(grid, 3))


def test_the_edge_follows_another_colour(qtbot, grid, session):
    session.apply(edits.set_speaker_colour(session.document, "Ann", "#00ff00"))
    assert edge(grid, 0) == ["#00ff00"]
    session.undo_stack.undo()
    assert edge(grid, 0) == [RED]


def test_what_is_playing_stands_beside_the_speaker(grid):
    grid.set_playing_time(1500)
    assert edge(grid, 0) == [RED]


def test_a_doubtful_speaker_is_a_caption_to_check(grid, session):
    model = grid.table.cues
    tip = model.index(2, column(grid, "speaker")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[0] == "Check the speaker: It is not sure that this is Bob (40 %)."
    assert grid.bar.kinds.chip("check").count == 1
    session.apply(edits.assign_speaker(session.document, "t", {"c"}, "Bob"))
    grid.bar.count()
    assert grid.bar.kinds.chip("check").count == 0
    assert edge(grid, 2) == [BLUE]


def test_cells_name_both_speakers(grid):
    model, at = grid.table.cues, column(grid, "speaker")
    assert [model.index(row, at).data() for row in range(4)] == ["Ann", "Ann + Bob", "Bob", ""]
    assert model.index(1, column(grid, "number")).data() == "2 · Ann + Bob"


def test_a_name_is_typed_in_place_and_completed(qtbot, grid, session):
    show_speakers(grid)
    editor = open_cell(qtbot, grid, 0)
    assert editor.text() == "Ann"
    qtbot.keyClicks(editor, "b")
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert said(session)[0] == ("Bob", None)
    assert session.find_cue("t", "a").words[0].speaker == "Bob"
    session.undo_stack.undo()
    assert session.document == DOCUMENT


def test_down_offers_all_names(qtbot, grid, session):
    show_speakers(grid)
    editor = open_cell(qtbot, grid, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == ["Ann", "Bob"]
    qtbot.keyClick(popup, Qt.Key.Key_Escape)


def test_a_new_name_becomes_a_speaker_and_the_second_voice_stays(qtbot, grid, session):
    show_speakers(grid)
    editor = open_cell(qtbot, grid, 1)
    qtbot.keyClicks(editor, "Cy")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert said(session)[1] == ("Cy", "Bob")
    assert [speaker.name for speaker in session.document.speakers] == ["Ann", "Bob", "Cy"]


def test_a_locked_caption_keeps_its_speaker(qtbot, grid, session):
    show_speakers(grid)
    session.open(replace(DOCUMENT, tracks=(Track((replace(ANN, locked=True),), id="t"),)))
    editor = open_cell(qtbot, grid, 0)
    qtbot.keyClicks(editor, "Bob")
    with qtbot.waitSignal(grid.refused):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert said(session) == [("Ann", None)]


def test_chips_find_both_voices_of_a_caption(grid):
    assert chips(grid) == ["Ann 2", "Bob 2", "Nobody 1"]
    grid.bar.speakers.set_checked("Bob")
    assert [cue.id for cue in grid.table.cues.rows] == ["b", "c"]
    assert not grid.bar.speakers.chip("Ann").icon().isNull()


def test_a_chip_whose_speaker_is_gone_narrows_no_more(grid, session):
    grid.bar.speakers.set_checked("Bob")
    session.apply(edits.rename_speaker(session.document, "Bob", "Robert"))
    grid.bar.count()
    assert sorted(chips(grid)) == ["Ann 2", "Nobody 1", "Robert 2"]
    assert len(grid.table.cues.rows) == 4


def test_many_speakers_are_a_menu_away(qtbot, grid, session):
    cues = tuple(Cue(at * 3000, at * 3000 + 2000, "x", speaker=f"Voice {at % 40 if at % 2 else 0}", id=f"c{at}") for at in range(80))
    session.open(Document((Track(cues, id="t"),)))
    grid.bar.count()
    assert len(chips(grid)) == 6
    assert chips(grid)[0] == "Voice 0 40"
    grid.bar.more.menu().aboutToShow.emit()
    actions = {action.data(): action for action in grid.bar.more.menu().actions()}
    assert len(actions) == 21 - 6
    actions["Voice 39"].trigger()
    assert [cue.speaker for cue in grid.table.cues.rows] == ["Voice 39"] * 2
    assert "Voice 39 2" in chips(grid)
    grid.clear_filter()
    assert len(grid.table.cues.rows) == 80


def test_without_speakers_there_is_no_menu(grid, session):
    session.open(Document((Track((NOBODY,), id="t"),)))
    grid.bar.count()
    assert chips(grid) == []
    assert not grid.bar.more.isVisible()
