"""The panel of speakers: who is listed, named, merged, given captions by keys, and heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.speakers import assign_speaker
from captionstudio.core.speakers import Speaker
from captionstudio.services.session import Session
from captionstudio.ui.speakers import SpeakersPanel


class Player:
    """Remembers what it was asked to play."""

    def __init__(self):
        self.played = []

    def play_range(self, start_ms, end_ms):
        self.played.append((start_ms, end_ms))


def make_cue(at, speaker, confidence=0.9):
    return Cue(at * 3000, at * 3000 + 2000, f"Caption {at}", id=f"c{at}", speaker=speaker, speaker_confidence=confidence)


CUES = (make_cue(0, "Ann"), make_cue(1, "Ben"), make_cue(2, "Ann"), make_cue(3, "Ben", 0.4), make_cue(4, None, None))


@pytest.fixture
def world(qtbot, qapp):
    session, player = Session(), Player()
    speakers = (Speaker("Ann", "#0072b2"), Speaker("Ben", "#d55e00"))
    session.open(Document((Track(CUES, language="en", id="t"),), speakers=speakers))
    session.select(["c0"], current_id="c0", track_id="t")
    ids = (
        "find_speakers", "similar_speakers", "next_doubtful_speaker", "previous_doubtful_speaker", "assign_speaker_1", "show_speakers",
    )  # fmt: skip
    actions = {name: QAction(name) for name in ids}
    panel = SpeakersPanel(session, player, actions)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    session.actions = actions
    yield session, player, panel
    session.deleteLater()


def names(session):
    return [cue.speaker for cue in session.document.tracks[0].cues]


def test_speakers_are_listed_with_their_time_and_what_is_doubtful(world):
    _, _, panel = world
    assert {name: line.about.text() for name, line in panel.lines.items()} == {
        "Ann": "00:00:04 · turns: 2",
        "Ben": "00:00:04 · turns: 2",
    }
    assert panel.doubtful.text() == "Doubtful captions: 1"


def test_renaming_is_one_step_and_another_s_name_makes_both_one(world, qtbot):
    session, _, panel = world
    field = panel.lines["Ann"].name
    field.selectAll()
    qtbot.keyClicks(field, "Anna")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(session) == ["Anna", "Ben", "Anna", "Ben", None]
    session.undo_stack.undo()
    assert names(session) == ["Ann", "Ben", "Ann", "Ben", None]
    qtbot.waitUntil(lambda: "Ann" in panel.lines)
    panel.lines["Ben"].renamed.emit("Ben", "Ann")
    assert names(session) == ["Ann"] * 4 + [None]


def test_leaving_the_field_after_enter_names_nobody_twice(world, qtbot):
    session, _, panel = world
    failed = []
    panel.failed.connect(failed.append)
    field = panel.lines["Ann"].name
    field.setText("Anna")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.editingFinished.emit()
    assert failed == []
    assert names(session) == ["Anna", "Ben", "Anna", "Ben", None]


def test_a_name_that_is_typed_survives_what_changes_meanwhile(world, qtbot):
    session, _, panel = world
    field = panel.lines["Ann"].name
    field.setText("Captain An")
    session.apply(assign_speaker(session.document, "t", ["c4"], "Ann"))
    qtbot.waitUntil(lambda: panel.lines["Ann"].about.text() == "00:00:06 · turns: 3")
    assert panel.lines["Ann"].name is field
    assert field.text() == "Captain An"
    assert len(panel.lines["Ann"].samples) == 3


def test_samples_are_heard_and_doubtful_captions_gone_to(world, qtbot):
    session, player, panel = world
    qtbot.mouseClick(panel.lines["Ann"].samples[1], Qt.MouseButton.LeftButton)
    assert player.played == [(6000, 8000)]
    assert session.selection.current_id == "c2"
    with qtbot.waitSignal(session.actions["next_doubtful_speaker"].triggered):
        qtbot.mouseClick(panel.next_button, Qt.MouseButton.LeftButton)


def test_the_menu_asks_for_what_is_not_the_panel_s(world, qtbot):
    _, _, panel = world
    asked = {action.text().replace("&", ""): action for action in panel.lines["Ben"].menu.actions()}
    with qtbot.waitSignal(panel.assign_requested) as assigned:
        asked["Give the selected captions to Ben"].trigger()
    with qtbot.waitSignal(panel.split_requested) as split:
        asked["Split in two"].trigger()
    assert (assigned.args, split.args) == (["Ben"], ["Ben"])
    panel.activateWindow()
    asked["Rename"].trigger()
    assert panel.lines["Ben"].name.selectedText() == "Ben"


def test_buttons_are_off_with_their_commands(world):
    session, _, panel = world
    push = next(button for button in panel.findChildren(QPushButton) if button.text() == "Apply to similar")
    assert push.isEnabled()
    session.actions["similar_speakers"].setEnabled(False)
    assert not push.isEnabled()


def test_what_is_no_person_speaks_nothing_any_more(world, qtbot):
    session, _, panel = world
    panel.lines["Ben"].kind_set.emit("Ben", "sound")
    assert names(session) == ["Ann", None, "Ann", None, None]
    qtbot.waitUntil(lambda: panel.lines["Ben"].about.text() == "not a person")
    session.undo_stack.undo()
    assert names(session) == ["Ann", "Ben", "Ann", "Ben", None]


def test_colour_and_removal(world, qtbot):
    session, _, panel = world
    panel.lines["Ann"].coloured.emit("Ann", "#123456")
    assert session.document.speakers[0].colour == "#123456"
    panel.lines["Ann"].removed.emit("Ann")
    assert [speaker.name for speaker in session.document.speakers] == ["Ben"]
    qtbot.waitUntil(lambda: list(panel.lines) == ["Ben"])
