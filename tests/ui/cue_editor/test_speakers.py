"""Who speaks the current caption, said with real keys and clicks in the editor."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits import speakers as edits
from captionstudio.core.edits.change import edit_track
from captionstudio.core.speakers import Speaker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.cue_editor import CueEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said of the list of completions
ONE = Cue(0, 2000, "Did you?", id="a", speaker="Ann", speaker_confidence=0.4, words=(Word("Did", 0, 400, speaker="Ann"),))
BOTH = Cue(3000, 5000, "- Why?\n- Because.", id="b", speaker="Ann", second_speaker="Bob")
NOBODY = Cue(6000, 7000, "Music", id="c")
DOCUMENT = Document((Track((ONE, BOTH, NOBODY), id="t"),), speakers=(Speaker("Ann"), Speaker("Bob"), Speaker("Door", kind="sound")))


class Player:
    position_ms = 0
    fps = 25.0


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(DOCUMENT)
    return session


@pytest.fixture
def editor(qtbot, session):
    editor = CueEditor(session, Player(), Settings(None))
    qtbot.addWidget(editor)
    editor.resize(900, 180)
    editor.show()
    session.select(["a"])
    editor.activateWindow()
    editor.speakers.box.setFocus()
    qtbot.waitUntil(editor.speakers.box.hasFocus)
    return editor


@pytest.fixture
def box(editor):
    return editor.speakers.box


def voices(session, cue_id="a"):
    cue = session.find_cue("t", cue_id)
    return cue.speaker, cue.second_speaker


def menu(editor):
    """The entries of the second speaker's menu, by their texts."""
    editor.speakers._menu.aboutToShow.emit()
    return {action.text(): action for action in editor.speakers._menu.actions() if action.text()}


def retype(qtbot, box, name):
    box.field.selectAll()
    qtbot.keyClicks(box.field, name)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)


def test_it_shows_who_speaks_and_offers_persons(editor, box, session):
    assert box.currentText() == "Ann"
    assert not box.itemIcon(box.currentIndex()).isNull()
    assert [box.itemText(at) for at in range(box.count())] == ["Nobody", "Ann", "Bob"]
    session.select(["c"])
    assert box.currentText() == "Nobody"
    session.select([])
    assert not box.isEnabled()


def test_a_new_name_is_typed(qtbot, box, session):
    retype(qtbot, box, "Cy")
    assert voices(session) == ("Cy", None)
    assert session.find_cue("t", "a").words[0].speaker == "Cy"
    assert [box.itemText(at) for at in range(box.count())] == ["Nobody", "Ann", "Bob", "Cy"]
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert (session.document, box.currentText()) == (DOCUMENT, "Ann")


def test_a_name_is_chosen_from_the_list_and_nobody_too(editor, box, session):
    box.activated.emit(box.findData("Bob"))
    assert voices(session) == ("Bob", None)
    box.activated.emit(0)
    assert voices(session) == (None, None)
    assert box.currentText() == "Nobody"


def test_escape_takes_back_what_was_typed(qtbot, box, session):
    box.field.selectAll()
    qtbot.keyClicks(box.field, "Zed")
    box.completer().popup().hide()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.currentText() == "Ann"
    assert session.undo_stack.count() == 0


def test_leaving_without_typing_changes_nothing(qtbot, editor, box, session):
    editor.main.edit.setFocus()
    qtbot.waitUntil(editor.main.edit.hasFocus)
    assert session.undo_stack.count() == 0


def test_what_is_being_typed_stays_when_something_else_changes(qtbot, box, session):
    box.field.selectAll()
    qtbot.keyClicks(box.field, "Zoe")
    session.apply(edit_track(session.document, "t", "Edit", replaced={"a": replace(ONE, text="Did you now?")}))
    assert box.currentText() == "Zoe"


def test_a_doubt_is_shown_and_taken_off(editor, box, session):
    assert editor.speakers.label.text() == "Speaker ?"
    assert "40 %" in box.toolTip()
    menu(editor)["The speaker is right"].trigger()
    assert session.find_cue("t", "a").speaker_confidence is None
    assert editor.speakers.label.text() == "Speaker"
    assert "The speaker is right" not in menu(editor)


def test_a_second_speaker_is_added_exchanged_and_taken_away(editor, session):
    menu(editor)["Bob"].trigger()
    assert voices(session) == ("Ann", "Bob")
    assert (editor.speakers.button.text(), editor.speakers.button.toolTip()) == ("+Bo", "Second speaker: Bob")
    menu(editor)["Swap the two"].trigger()
    assert voices(session) == ("Bob", "Ann")
    menu(editor)["Nobody"].trigger()
    assert voices(session) == ("Bob", None)
    assert "Swap the two" not in menu(editor)


def test_changing_the_first_keeps_the_second(qtbot, box, session):
    session.select(["b"])
    retype(qtbot, box, "Cy")
    assert voices(session, "b") == ("Cy", "Bob")


def test_the_second_can_be_somebody_new(editor, session, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Eve", True))
    menu(editor)["Somebody new…"].trigger()
    assert voices(session) == ("Ann", "Eve")


def test_a_locked_caption_cannot_be_given_away(editor, box, session):
    session.open(replace(DOCUMENT, tracks=(Track((replace(ONE, locked=True),), id="t"),)))
    session.select(["a"])
    assert not box.isEnabled()
    assert not editor.speakers.button.isEnabled()


def test_it_follows_another_name_and_colour(box, session):
    session.apply(edits.rename_speaker(session.document, "Ann", "Anna"))
    assert box.currentText() == "Anna"
    before = box.itemIcon(1).pixmap(16, 16).toImage()
    session.apply(edits.set_speaker_colour(session.document, "Anna", "#00ff00"))
    assert box.itemIcon(1).pixmap(16, 16).toImage() != before


def test_the_wheel_gives_nothing_away(box, session):
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, wheel)
    assert (box.currentText(), voices(session)) == ("Ann", ("Ann", None))
