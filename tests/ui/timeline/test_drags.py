"""Dragging in the lanes: what becomes of the cues, of Undo, and of a drag that is taken back.

English limits: 83 ms between two cues.
"""

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import edit_track, set_setting

ALT, SHIFT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_an_edge_is_dragged_in_one_step_of_undo(hand, session, times, document):
    hand.drag(2000, 300)
    assert times()["a"] == (1000, 2300)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == document


def test_the_other_edge_too(hand, times):
    hand.drag(3000, -400)
    assert times()["b"] == (2600, 4000)


def test_dragging_a_second_time_is_a_second_step(hand, session, times):
    hand.drag(2000, 300)
    hand.drag(2300, 200)
    assert (times()["a"], session.undo_stack.count()) == ((1000, 2500), 2)
    session.undo_stack.undo()
    assert times()["a"] == (1000, 2300)


def test_an_edge_catches_the_neighbour_with_the_gap_and_shows_a_line(hand, times, timeline):
    hand.press(2000)
    hand.move(880)  # 2880; the cue at 3000 leaves 83 ms free before it: 2917 is 37 ms on, within 8 px
    assert (times()["a"][1], timeline.surface.drag.guide_ms) == (2917, 3000)
    hand.release()
    assert timeline.surface.drag is None


def test_alt_lets_an_edge_go_anywhere(hand, times, timeline):
    hand.press(2000)
    hand.move(880, ALT)
    assert (times()["a"][1], timeline.surface.drag.guide_ms) == (2880, None)


def test_snapping_switched_off_is_switched_on_by_alt(hand, times, settings):
    settings.set("timeline/snap", False)
    hand.press(2000)
    hand.move(880)
    assert times()["a"][1] == 2880
    hand.move(0, ALT)
    assert times()["a"][1] == 2917


@pytest.mark.parametrize(("pressed", "expected"), [(2000, (1000, 2517)), (1500, (1517, 2517))])
def test_edges_and_bodies_catch_shot_changes(hand, session, times, pressed, expected):
    session.apply(set_setting(session.document, "shot_changes_ms", (2600,), "Shots"))  # an end keeps 83 ms away: 2517
    hand.drag(pressed, 500)
    assert times()["a"] == expected


def test_an_edge_catches_the_playhead(hand, times, playback):
    playback.position_changed.emit(6040)
    hand.drag(5000, 1000)
    assert times()["c"] == (4200, 6040)


def test_escape_restores_the_document_and_leaves_nothing_to_undo_or_redo(qtbot, hand, session, document, timeline):
    hand.press(2000)
    hand.move(400)
    assert session.document != document
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert session.document == document
    assert not session.undo_stack.canUndo()
    assert not session.undo_stack.canRedo()
    hand.move(400)
    hand.release()
    assert session.document == document


def test_dragging_there_and_back_changes_nothing(hand, session, document):
    hand.press(2000)
    hand.move(400)
    hand.move(-400)
    hand.release()
    assert session.document == document
    assert not session.undo_stack.canUndo()


def test_an_edge_stops_before_the_other_one(hand, times):
    hand.drag(2000, -3000)
    assert times()["a"] == (1000, 1040)


def test_a_body_moves_with_its_words(hand, times, session):
    hand.drag(1500, 450)
    assert times()["a"] == (1450, 2450)
    assert session.find_cue("o", "a").words[0].start_ms == 1650
    assert session.selection.current_id == "a"


def test_a_body_stops_at_the_beginning(hand, times):
    hand.drag(1500, -5000)
    assert times()["a"] == (0, 1000)


def test_several_selected_move_together_past_others_in_one_step(hand, session, times, document):
    session.select(["b", "c"])
    hand.drag(3500, -2600, modifiers=ALT)
    assert times() == {"b": (400, 1400), "a": (1000, 2000), "c": (1600, 2400)}
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == document
    assert session.selection.cue_ids == {"b", "c"}


def test_shift_takes_along_what_follows(hand, times):
    hand.drag(2000, 500, modifiers=SHIFT)
    assert times() == {"a": (1000, 2500), "b": (3500, 4500), "c": (4700, 5500)}
    hand.drag(4000, 500, modifiers=SHIFT)
    assert times() == {"a": (1000, 2500), "b": (4000, 5000), "c": (5200, 6000)}


def test_ctrl_moves_the_edge_that_two_cues_share(hand, session, times):
    session.open(Document(tracks=(Track((Cue(1000, 2000, "One", id="a"), Cue(2020, 3000, "Two", id="b")), id="o"),)))
    hand.drag(2000, 300, modifiers=CTRL)
    assert times() == {"a": (1000, 2300), "b": (2320, 3000)}
    assert session.undo_stack.count() == 1
    hand.drag(2300, 300)
    assert times() == {"a": (1000, 2600), "b": (2320, 3000)}


def test_dragging_over_empty_space_makes_a_cue(hand, session, timeline):
    hand.press(6000)
    hand.move(1500)
    assert len(session.document.track("o").cues) == 3
    hand.release()
    made = session.document.track("o").cues[3]
    assert (made.start_ms, made.end_ms, made.text) == (6000, 7500, "")
    assert session.selection.current_id == made.id
    assert session.undo_stack.count() == 1


def test_a_cue_is_made_backwards_too_and_in_the_lane_of_the_hand(hand, session):
    hand.drag(4000, -1200, lane=1)
    made = session.document.track("t").cues[1]
    assert (made.start_ms, made.end_ms, made.language) == (2800, 4000, "es")
    assert session.selection.track_id == "t"


def test_an_empty_document_gets_its_first_track(hand, session):
    session.open(Document())
    hand.drag(500, 1500)
    (track,) = session.document.tracks
    assert [(cue.start_ms, cue.end_ms) for cue in track.cues] == [(500, 2000)]
    session.undo_stack.undo()
    assert session.document == Document()


def test_a_small_trembling_is_a_click(hand, session, document, timeline, qtbot):
    with qtbot.waitSignal(timeline.seek_requested) as sought:
        hand.press(7000)
        hand.move(20)
        hand.release()
    assert sought.args == [7020]
    assert session.document == document


def test_locked_cues_and_those_under_recognition_are_refused(qtbot, hand, session, timeline):
    locked = Track((Cue(1000, 2000, "One", id="a", locked=True),), id="o")
    session.open(Document(tracks=(locked,)))
    with qtbot.waitSignal(timeline.refused) as refused:
        hand.drag(2000, 300)
    assert "locked" in str(refused.args[0])
    session.begin_provisional(Track((Cue(5000, 6000, "Hm", id="p"),), id="p"))
    with qtbot.waitSignal(timeline.refused) as refused:
        hand.drag(5500, 300, lane=1)
    assert "being recognised" in str(refused.args[0])
    assert session.document.track("o") == locked


def test_a_change_from_elsewhere_ends_the_claim_of_a_drag(hand, session, times):
    hand.press(2000)
    hand.move(300)
    session.undo_stack.undo()
    session.apply(edit_track(session.document, "o", "Delete", removed=["a"]))
    hand.move(100)
    hand.release()
    assert set(times()) == {"b", "c"}
    session.undo_stack.undo()
    assert times()["a"] == (1000, 2000)


def test_holding_a_drag_beyond_the_end_scrolls(qtbot, hand, timeline, times):
    hand.press(5000)
    hand.move(4990)
    before = timeline.view.start_ms
    qtbot.waitUntil(lambda: timeline.view.start_ms > before + 200)
    hand.release()
    assert times()["c"][1] > 10_000
