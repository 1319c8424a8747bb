"""Shift or stretch: the changes that come out, by hand-worked numbers."""

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.edits.change import apply_change
from captionstudio.ui.dialogs.shift_times import ShiftTimesDialog


@pytest.fixture
def open_dialog(settings, session, shown):
    return lambda **changes: shown(ShiftTimesDialog(None, settings, session, **changes))


def starts(session, dialog, track_id="en"):
    return [cue.start_ms for cue in apply_change(session.document, dialog.change()).track(track_id).cues]


def test_all_of_a_track_moves_by_an_amount(open_dialog, session, qtbot):
    dialog = open_dialog()
    dialog.amount.selectAll()
    qtbot.keyClicks(dialog.amount, "2.5")
    assert starts(session, dialog) == [3500, 6500, 9500, 12_500]
    assert "00:00:01.000  →  00:00:03.500" in dialog.preview.text()
    assert starts(session, dialog, "es") == [1000, 4000]


def test_nothing_moves_before_the_beginning(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.direction.setCurrentIndex(1)
    dialog.amount.selectAll()
    qtbot.keyClicks(dialog.amount, "1.001")
    assert dialog.message.text() == "⚠ The first caption would start before the beginning."
    dialog.amount.selectAll()
    qtbot.keyClicks(dialog.amount, "1")
    assert dialog.accept_button.isEnabled()
    dialog.amount.selectAll()
    qtbot.keyClicks(dialog.amount, "soon")
    assert not dialog.accept_button.isEnabled()
    assert dialog.accept_button.toolTip() == "Write times as 1:02:03.5, 2:30 or 90."


def test_from_the_current_caption_on(open_dialog, session):
    session.select(["e2"])
    dialog = open_dialog()
    dialog.scope.setCurrentIndex(dialog.scope.findData("from_here"))
    assert starts(session, dialog) == [1000, 4000, 8000, 11_000]


def test_the_selected_ones_are_offered_first(open_dialog, session):
    session.select(["e1", "e3"])
    dialog = open_dialog()
    assert dialog.scope.currentData() == "selected"
    assert starts(session, dialog) == [1000, 5000, 7000, 11_000]


def test_every_track_moves_in_one_step(open_dialog, session):
    dialog = open_dialog()
    dialog.scope.setCurrentIndex(dialog.scope.findData("all"))
    change = dialog.change()
    session.apply(change)
    assert [session.document.track(track).cues[0].start_ms for track in ("en", "es", "ar")] == [2000, 2000, 2000]
    assert session.undo_stack.count() == 1


def test_the_current_caption_goes_to_the_playhead(open_dialog, session, qtbot):
    session.select(["e1"])
    dialog = open_dialog(playhead_ms=3250)
    qtbot.mouseClick(dialog.to_playhead, Qt.MouseButton.LeftButton)
    assert starts(session, dialog) == [250, 3250, 6250, 9250]


def test_two_points_stretch_what_lies_between(open_dialog, session, qtbot):
    dialog = open_dialog()
    qtbot.keyClick(dialog.kind.button("shift"), Qt.Key.Key_Right)
    assert dialog.message.text() == "Nothing would change."
    (_, first), (_, last) = dialog.points
    for field, typed in ((first, "2"), (last, "20")):
        field.selectAll()
        qtbot.keyClicks(field, typed)
    # 1 s becomes 2 s and 10 s becomes 20 s: every time doubles.
    assert starts(session, dialog) == [2000, 8000, 14_000, 20_000]
    last.selectAll()
    qtbot.keyClicks(last, "1")
    assert "must come after the first" in dialog.message.text()


def test_frame_rates(open_dialog, session):
    dialog = open_dialog()
    dialog.kind.set_value("rate")
    dialog.from_rate.setCurrentIndex(dialog.from_rate.findText("25 fps"))
    dialog.to_rate.setCurrentIndex(dialog.to_rate.findText("30 fps"))
    assert starts(session, dialog) == [833, 3333, 5833, 8333]  # times 25/30
    dialog.to_rate.setCurrentIndex(dialog.to_rate.findText("25 fps"))
    assert not dialog.accept_button.isEnabled()


def test_the_choice_is_there_the_next_time(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.direction.setCurrentIndex(0)
    dialog.amount.set_value_ms(4200)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    again = open_dialog()
    assert (again.amount.value_ms, again.direction.currentData()) == (4200, 1)
