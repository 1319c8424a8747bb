"""Find and replace: counting as one types, going round, replacing in steps of Undo."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer

from captionstudio.core.document import Cue, Document, Track
from captionstudio.ui.dialogs.find_replace import FindReplaceDialog


@pytest.fixture
def open_dialog(settings, session, shown):
    return lambda: shown(FindReplaceDialog(None, settings, session))


def look_for(qtbot, dialog, text):
    dialog.text.setFocus()
    dialog.text.selectAll()
    qtbot.keyClicks(dialog.text, text)
    qtbot.waitUntil(lambda: dialog.counter.is_whole)


def texts(session, track_id="en"):
    return [cue.text for cue in session.document.track(track_id).cues]


def test_matches_are_counted_as_one_types(open_dialog, qtbot):
    dialog = open_dialog()
    assert dialog.message.text() == "Type what to look for."
    look_for(qtbot, dialog, "the")
    assert dialog.message.text() == "3 matches"
    dialog.case.setChecked(True)
    qtbot.waitUntil(lambda: dialog.message.text() == "2 matches")
    look_for(qtbot, dialog, "xyz")
    assert dialog.message.text() == "Nothing found."
    assert not dialog.replace_all_button.isEnabled()
    assert dialog.replace_all_button.toolTip() == "Nothing found."


def test_enter_goes_round_and_shift_enter_back(open_dialog, session, qtbot):
    dialog = open_dialog()
    look_for(qtbot, dialog, "the")
    shown = []
    dialog.match_shown.connect(lambda match: shown.append((match.cue_id, match.start)))
    for _ in range(4):
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown == [("e1", 0), ("e1", 14), ("e2", 9), ("e1", 0), ("e2", 9)]
    assert session.selection.current_id == "e2"
    assert dialog.message.text() == "3 of 3"
    assert dialog.isVisible()


def test_it_begins_at_the_current_caption(open_dialog, session, qtbot):
    session.select(["e2"])
    dialog = open_dialog()
    look_for(qtbot, dialog, "the")
    dialog.find_next()
    assert dialog.message.text() == "3 of 3"


def test_replacing_goes_match_by_match_each_a_step_of_undo(open_dialog, session, qtbot):
    dialog = open_dialog()
    look_for(qtbot, dialog, "the")
    qtbot.keyClicks(dialog.replacement, "a")
    qtbot.mouseClick(dialog.replace_button, Qt.MouseButton.LeftButton)  # shows the first
    qtbot.mouseClick(dialog.replace_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.replace_button, Qt.MouseButton.LeftButton)
    assert texts(session)[1] == "a map is on a table."
    assert session.undo_stack.count() == 2
    assert session.selection.current_id == "e2"


def test_replacing_all_is_one_step_and_leaves_locked_captions(open_dialog, session, document, qtbot):
    english = document.track("en")
    locked = replace(english, cues=(*english.cues[:2], replace(english.cues[2], locked=True), english.cues[3]))
    session.open(replace(document, tracks=(locked,)))
    dialog = open_dialog()
    look_for(qtbot, dialog, "the")
    qtbot.keyClicks(dialog.replacement, "a")
    qtbot.mouseClick(dialog.replace_all_button, Qt.MouseButton.LeftButton)
    assert texts(session)[1:3] == ["a map is on a table.", "Where is the camera?"]
    assert session.undo_stack.count() == 1
    assert dialog.message.text() == "2 replaced. Locked captions were left as they are."


def test_the_scope_is_one_track_all_or_what_was_selected(open_dialog, session, qtbot):
    session.select(["e1", "e3"])
    dialog = open_dialog()
    look_for(qtbot, dialog, "e")
    counts = {}
    for scope in ("track", "all", "selected"):
        dialog.scope.setCurrentIndex(dialog.scope.findData(scope))
        qtbot.waitUntil(lambda: dialog.counter.is_whole)
        counts[scope] = len(dialog.counter.matches)
    # "The map is on the table." 3, "See you." 2; "Where is the camera?" 4; Spanish "Buenos" 1 and "El", "está", "en", "mesa" 4.
    assert counts == {"track": 9, "all": 14, "selected": 5}
    dialog.find_next()
    dialog.find_next()
    assert len(dialog.counter.matches) == 5  # showing a match selects its caption and narrows nothing


def test_a_wrong_pattern_is_said_at_its_field(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.regex.setChecked(True)
    look_for(qtbot, dialog, "(map")
    assert "no regular expression" in dialog.message.text()
    assert dialog.text.property("invalid") is True
    look_for(qtbot, dialog, "(m)ap")
    dialog.replacement.setText(r"\1op")
    dialog.replace_all()
    assert dialog._session.document.track("en").cues[1].text == "The mop is on the table."


def test_the_count_follows_the_document(open_dialog, session, qtbot):
    dialog = open_dialog()
    look_for(qtbot, dialog, "the")
    dialog.replacement.setText("a")
    dialog.replace_all()
    qtbot.waitUntil(lambda: dialog.counter.is_whole)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(dialog.counter.matches) == 3)


def test_what_was_looked_for_is_there_the_next_time(open_dialog, qtbot):
    dialog = open_dialog()
    look_for(qtbot, dialog, "map")
    dialog.whole.setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    again = open_dialog()
    assert (again.text.text(), again.whole.isChecked()) == ("map", True)


def test_counting_in_20_000_captions_never_holds_the_window_up(settings, session, qtbot, shown):
    cues = tuple(Cue(at * 1000, at * 1000 + 900, f"The {at}th caption of the film") for at in range(20_000))
    session.open(Document(tracks=(Track(cues, language="en"),)))
    dialog = shown(FindReplaceDialog(None, settings, session))
    gaps, clock = [], QTimer(interval=0)
    last = time.monotonic()

    def tick():
        nonlocal last
        now = time.monotonic()
        gaps.append(now - last)
        last = now

    clock.timeout.connect(tick)
    dialog.text.setText("the")
    clock.start()
    qtbot.waitUntil(lambda: dialog.counter.is_whole, timeout=20_000)
    assert len(dialog.counter.matches) == 40_000
    assert sorted(gaps)[-2] < 0.1  # one may be another program's
