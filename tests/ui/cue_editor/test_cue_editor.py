"""The editor of the current caption, used with real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QToolTip

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import edit_track
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.cue_editor import CueEditor

CTRL, ALT, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = (Word("We", 1000, 1200, 0.9), Word("like", 1300, 1700, 0.41, is_doubtful=True), Word("maps.", 2200, 2900, 0.8))
FIRST = Cue(1000, 3000, "We like maps.", id="a", language="en", words=WORDS)
SECOND = Cue(3200, 5000, "<i>Where</i> is it?", id="b", language="en")
THIRD = Cue(6000, 7000, "مرحبا", id="c", language="ar")
SPANISH = Cue(1000, 3000, "Nos gustan los mapas.", id="s", language="es", source_ids=("a",), source_text="We like maps.")


class Player:
    """Stands for the playback: where it is, and what it was asked to play."""

    position_ms = 1500
    fps = 25.0

    def __init__(self):
        self.played = []

    def play_range(self, start_ms, end_ms, loop=False):
        self.played.append((start_ms, end_ms))


@pytest.fixture
def player():
    return Player()


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(Document(tracks=(Track((FIRST, SECOND, THIRD), id="t", language="en"),)))
    return session


@pytest.fixture
def settings(qapp):
    return Settings(None)


@pytest.fixture
def editor(qtbot, session, player, settings):
    editor = CueEditor(session, player, settings)
    qtbot.addWidget(editor)
    editor.resize(900, 160)
    editor.show()
    session.select(["a"])
    editor.activateWindow()
    editor.focus_text()
    qtbot.waitUntil(editor.main.edit.hasFocus)
    return editor


def with_translation(session):
    session.open(
        Document(
            tracks=(
                Track((FIRST, SECOND, THIRD), id="t", language="en"),
                Track((SPANISH,), role="translation", id="es", language="es"),
            )
        )
    )
    session.select(["a"])


def text_of(session, cue_id="a", track_id="t"):
    return session.find_cue(track_id, cue_id).text


def put(editor, place):
    editor.main.edit.put_caret(place)


def undo(qtbot, editor):
    qtbot.keyClick(editor.main.edit, Qt.Key.Key_Z, CTRL)


def test_typing_changes_the_document_at_once_and_keeps_the_words(qtbot, editor, session):
    put(editor, 2)
    qtbot.keyClicks(editor.main.edit, " all")
    assert text_of(session) == "We all like maps."
    words = session.find_cue("t", "a").words
    assert [word.text for word in words] == ["We", "all", "like", "maps."]
    assert (words[2].start_ms, words[2].is_doubtful) == (1300, True)
    assert editor.main.edit.caret == 6


def test_undo_takes_back_word_by_word_and_puts_the_caret_there(qtbot, editor, session):
    put(editor, 13)
    qtbot.keyClicks(editor.main.edit, " And old books")
    seen = []
    for _ in range(4):
        undo(qtbot, editor)
        seen.append((text_of(session), editor.main.edit.caret))
    assert seen == [
        ("We like maps. And old ", 22),
        ("We like maps. And ", 18),
        ("We like maps. ", 14),
        ("We like maps.", 13),
    ]
    assert session.find_cue("t", "a") == FIRST
    qtbot.keyClick(editor.main.edit, Qt.Key.Key_Y, CTRL)
    assert (text_of(session), editor.main.edit.text) == ("We like maps. ", "We like maps. ")


def test_a_caret_that_jumps_begins_another_step(qtbot, editor, session):
    put(editor, 0)
    qtbot.keyClicks(editor.main.edit, "x")
    put(editor, 8)
    qtbot.keyClicks(editor.main.edit, "y")
    undo(qtbot, editor)
    assert text_of(session) == "xWe like maps."
    undo(qtbot, editor)
    assert text_of(session) == "We like maps."


def test_deleting_is_another_step_than_typing(qtbot, editor, session):
    put(editor, 7)
    qtbot.keyClicks(editor.main.edit, "ly")
    for _ in range(4):
        qtbot.keyClick(editor.main.edit, Qt.Key.Key_Backspace)
    assert text_of(session) == "We li maps."
    undo(qtbot, editor)
    assert text_of(session) == "We likely maps."
    undo(qtbot, editor)
    assert text_of(session) == "We like maps."


def test_undo_of_an_edit_elsewhere_shows_that_cue(qtbot, editor, session):
    qtbot.keyClicks(editor.main.edit, "!")
    session.select(["b"])
    assert editor.main.edit.text == SECOND.text
    undo(qtbot, editor)
    assert (session.selection.current_id, editor.main.edit.text) == ("a", FIRST.text)


def test_changes_from_elsewhere_leave_the_caret_where_it_was(editor, session):
    put(editor, 8)  # before "maps."
    session.apply(edit_track(session.document, "t", "Edit", replaced={"a": replace(FIRST, text="We really like maps.")}))
    assert (editor.main.edit.text, editor.main.edit.caret) == ("We really like maps.", 15)


def test_no_break_spaces_and_markup_survive_editing(qtbot, editor, session):
    session.apply(edit_track(session.document, "t", "Edit", replaced={"a": replace(FIRST, text="Qui\u00a0? &amp; <i>moi</i>")}))
    put(editor, 3)
    qtbot.keyClicks(editor.main.edit, "x")
    assert text_of(session) == "Quix\u00a0? &amp; <i>moi</i>"


def test_enter_breaks_the_line_and_control_enter_goes_on(qtbot, editor, session):
    put(editor, 2)
    qtbot.keyClick(editor.main.edit, Qt.Key.Key_Return)
    assert text_of(session) == "We\n like maps."
    qtbot.keyClick(editor.main.edit, Qt.Key.Key_Return, SHIFT)
    assert text_of(session) == "We\n\n like maps."
    qtbot.keyClick(editor.main.edit, Qt.Key.Key_Return, CTRL)
    assert (session.selection.current_id, editor.main.edit.hasFocus()) == ("b", True)


def test_a_split_at_the_caret_uses_the_times_of_the_words(editor, session):
    put(editor, 8)
    editor.split_at_caret()
    first, second = session.document.track("t").cues[:2]
    assert (first.text, second.text) == ("We like", "maps.")
    assert (second.start_ms, second.end_ms) == (2200, 3000)  # where “maps.” begins
    assert [word.text for word in second.words] == ["maps."]
    assert session.selection.current_id == second.id
    session.undo_stack.undo()
    assert session.document.track("t").cues[0] == FIRST


def test_a_split_counts_what_is_seen_not_tags(editor, session):
    session.select(["b"])
    put(editor, 13)  # "<i>Where</i> | is it?"
    editor.split_at_caret()
    assert [cue.text for cue in session.document.track("t").cues[1:3]] == ["<i>Where</i>", "is it?"]


def test_a_split_that_cannot_be_is_refused(qtbot, editor, session):
    put(editor, 0)
    with qtbot.waitSignal(editor.refused):
        editor.split_at_caret()
    assert session.document.track("t").cues == (FIRST, SECOND, THIRD)


def test_merge_with_the_next(editor, session):
    editor.merge_with_next()
    assert [cue.id for cue in session.document.track("t").cues] == ["a", "c"]
    assert editor.main.edit.text == text_of(session)


def test_italics_go_over_what_is_selected(editor, session):
    cursor = editor.main.edit.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    editor.main.edit.setTextCursor(cursor)
    editor.toggle_italic()
    assert text_of(session) == "We <i>like</i> maps."


def test_italics_go_over_every_selected_cue_while_no_text_is_edited(editor, session):
    editor.times.start.setFocus()
    session.select(["a", "b"])
    editor.toggle_italic()
    assert (text_of(session), text_of(session, "b")) == ("<i>We like maps.</i>", "<i>Where is it?</i>")


def test_meters_follow_typing_and_warn(qtbot, editor):
    assert [meter.text for meter in editor.main.meters.lines[:2]] == ["Line 1 13 / 42", "Line 2 – / 42"]
    assert editor.main.meters.speed.text == "Speed 6.5 / 20 cps"  # 13 characters in 2 s
    put(editor, 13)
    qtbot.keyClicks(editor.main.edit, " " + "m" * 29)
    assert (editor.main.meters.lines[0].text, editor.main.meters.lines[0].is_over) == ("Line 1 43 / 42", True)
    assert (editor.main.meters.speed.text, editor.main.meters.speed.is_over) == ("Speed 21.5 / 20 cps", True)
    assert editor.main.meters.duration.text == "Length 2.00 / 7 s"
    for _ in range(2):
        qtbot.keyClick(editor.main.edit, Qt.Key.Key_Return)
    assert (editor.main.meters.count.isVisible(), editor.main.meters.count.is_over) == (True, True)


def point_of(editor, place):
    cursor = editor.main.edit.textCursor()
    cursor.setPosition(place)
    return editor.main.edit.cursorRect(cursor).center()


@pytest.mark.qt_log_ignore(r"does not support (raise|propagateSizeHints)\(\)")
def test_a_doubtful_word_is_underlined_and_says_how_sure_it_is(editor, qapp):
    formats = editor.main.edit.document().firstBlock().layout().formats()
    dotted = [(each.start, each.length) for each in formats if each.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine]
    assert dotted == [(3, 4)]
    point = editor.main.edit.viewport().mapToParent(point_of(editor, 5))
    QApplication.sendEvent(editor.main.edit, QHelpEvent(QHelpEvent.Type.ToolTip, point, editor.main.edit.mapToGlobal(point)))
    assert "41 % sure" in QToolTip.text()
    QToolTip.hideText()


def test_alt_and_a_click_plays_from_a_word_and_a_click_places_the_caret(qtbot, editor, player):
    view = editor.main.edit.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point_of(editor, 5))
    assert (player.played, editor.main.edit.caret) == ([], 5)
    assert editor.foot.words.text == "“like” · 00:00:01.300 · 41 % sure"
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, ALT, pos=point_of(editor, 10))
    assert (player.played, editor.main.edit.caret) == ([(2200, 3000)], 5)
    qtbot.mouseClick(editor.foot.words.button, Qt.MouseButton.LeftButton)
    assert player.played[1:] == [(1300, 3000)]


def test_times_are_typed_stepped_and_taken_from_the_playhead(qtbot, editor, session):
    start = editor.times.start
    start.setFocus()
    start.selectAll()
    qtbot.keyClicks(start, "1.2")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert session.find_cue("t", "a").start_ms == 1200
    for _ in range(3):
        qtbot.keyClick(start, Qt.Key.Key_Up)  # a frame of 40 ms each
    assert session.find_cue("t", "a").start_ms == 1320
    session.undo_stack.undo()
    assert (session.find_cue("t", "a").start_ms, start.value_ms) == (1200, 1200)
    qtbot.mouseClick(editor.times.start_button, Qt.MouseButton.LeftButton)
    assert session.find_cue("t", "a").start_ms == 1500
    editor.times.duration.setFocus()
    editor.times.duration.selectAll()
    qtbot.keyClicks(editor.times.duration, "0:01")
    qtbot.keyClick(editor.times.duration, Qt.Key.Key_Return)
    assert session.find_cue("t", "a").end_ms == 2500


def test_times_that_cannot_be_are_refused_and_shown_as_they_were(qtbot, editor, session):
    end = editor.times.end
    end.setFocus()
    end.selectAll()
    with qtbot.waitSignal(editor.refused):
        qtbot.keyClicks(end, "0.5")
        qtbot.keyClick(end, Qt.Key.Key_Return)
    assert (session.find_cue("t", "a"), end.value_ms) == (FIRST, 3000)


def test_arabic_runs_from_the_right(editor, session):
    session.select(["c"])
    option = editor.main.edit.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    left_half = editor.main.edit.viewport().width() / 2
    assert editor.main.edit.cursorRect().left() > 0
    cursor = editor.main.edit.textCursor()
    cursor.setPosition(0)
    assert editor.main.edit.cursorRect(cursor).left() > left_half
    session.select(["a"])
    assert editor.main.edit.document().defaultTextOption().textDirection() == Qt.LayoutDirection.LeftToRight


def test_the_translation_stands_beside_and_is_edited_in_its_own_track(qtbot, editor, session):
    with_translation(session)
    assert (editor.beside.isVisible(), editor.beside.edit.text) == (True, SPANISH.text)
    editor.beside.edit.setFocus()
    editor.beside.edit.put_caret(0)
    qtbot.keyClicks(editor.beside.edit, "¡")
    assert text_of(session, "s", "es") == "¡Nos gustan los mapas."
    assert session.selection.track_id == "t"
    assert editor.beside.meters.speed.text == "Speed 11.0 / 17 cps"  # 22 characters in 2 s


def test_a_missing_translation_is_made_by_typing_it(qtbot, editor, session):
    with_translation(session)
    session.select(["b"])
    assert editor.beside.edit.text == ""
    editor.beside.edit.setFocus()
    qtbot.keyClicks(editor.beside.edit, "Donde")
    made = session.document.track("es").cues[1]
    assert (made.text, made.source_ids, made.source_text, made.start_ms) == ("Donde", ("b",), "Where is it?", 3200)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert (len(session.document.track("es").cues), editor.beside.edit.text) == (1, "")


def test_a_stale_translation_is_told_and_can_be_taken_as_it_is(qtbot, editor, session):
    with_translation(session)
    assert not editor.foot.settle_button.isVisible()
    qtbot.keyClicks(editor.main.edit, " Really.")
    assert editor.foot.settle_button.isVisible()
    qtbot.mouseClick(editor.foot.settle_button, Qt.MouseButton.LeftButton)
    assert session.find_cue("es", "s").source_text == "We like maps. Really."
    assert not editor.foot.settle_button.isVisible()
    session.undo_stack.undo()
    assert editor.foot.settle_button.isVisible()


def test_the_translation_can_be_put_away_and_that_is_remembered(qtbot, editor, session, settings):
    with_translation(session)
    qtbot.mouseClick(editor.foot.beside_button, Qt.MouseButton.LeftButton)
    assert not editor.beside.isVisible()
    assert settings.get("editor/shows_beside", True) is False


def test_locked_and_unfinished_captions_cannot_be_edited(qtbot, editor, session):
    session.apply(edit_track(session.document, "t", "Lock", replaced={"b": replace(SECOND, locked=True)}))
    session.select(["b"])
    qtbot.keyClicks(editor.main.edit, "x")
    assert text_of(session, "b") == SECOND.text
    assert not editor.times.start.isEnabled()
    session.begin_provisional(Track((Cue(0, 500, "So far", id="p"),), id="p"))
    session.select(["p"], track_id="p")
    qtbot.keyClicks(editor.main.edit, "x")
    assert (editor.main.edit.isReadOnly(), text_of(session, "p", "p")) == (True, "So far")


def test_without_a_cue_it_asks_for_one_and_several_are_counted(editor, session):
    session.select([])
    assert (editor.main.edit.isReadOnly(), editor.main.edit.placeholderText()) == (True, "Select a caption to edit it.")
    session.select(["a", "b"])
    assert editor.foot._selected.text() == "2 captions selected"
    assert editor.main.edit.text == FIRST.text


def test_escape_leaves(qtbot, editor):
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.main.edit, Qt.Key.Key_Escape)


def test_every_field_has_a_name(editor, session):
    with_translation(session)
    fields = (editor.main.edit, editor.beside.edit, editor.times.start, editor.times.end, editor.times.duration, editor.times.start_button)
    names = [field.accessibleName() for field in fields]
    assert names == [
        "Text of the caption",
        "Text in Spanish",
        "Start of the caption",
        "End of the caption",
        "Length of the caption",
        "Start at the playhead",
    ]


def test_it_fits_the_narrowest_window(editor, session, qtbot):
    with_translation(session)
    session.select(["a"])
    qtbot.waitUntil(lambda: editor.minimumSize().width() <= 500)
    editor.resize(500, 260)
    meters = editor.main.meters
    qtbot.waitUntil(lambda: meters.speed.y() > meters.lines[0].y())
    assert meters.speed.x() == meters.lines[0].x()
