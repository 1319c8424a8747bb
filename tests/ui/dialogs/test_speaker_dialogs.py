"""Finding who speaks, saying who does, exchanging two."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import Cue, Track
from captionstudio.core.speakers import Speaker
from captionstudio.ui.dialogs.find_speakers import FindSpeakersDialog
from captionstudio.ui.dialogs.speaker_choice import SpeakerChoiceDialog, SwapSpeakersDialog
from captionstudio.ui.dialogs.speaker_count import SpeakerCountRow

ANN, BEN, EVE = Speaker("Captain Ann", "#dd6600"), Speaker("Ben", "#0066bb"), Speaker("Eve", "#dd99bb")
TRACK = Track((Cue(0, 1000, "Hello.", id="a"),), id="t")


@pytest.fixture
def show(qtbot):
    def shown(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return shown


@pytest.mark.parametrize("text", ["off", "auto", "1", "3", "2-5", "100"])
def test_every_choice_is_shown_as_it_was_made(qtbot, text):
    row = SpeakerCountRow(text)
    qtbot.addWidget(row)
    assert row.text == text


def test_a_choice_that_cannot_be_read_counts_as_the_first(qtbot):
    row = SpeakerCountRow("many")
    qtbot.addWidget(row)
    assert row.count is None


def test_finding_asks_for_the_number_and_for_given_names_only_where_there_are_some(show, settings, qtbot):
    dialog = show(FindSpeakersDialog(None, settings, TRACK, duration_ms=60_000))
    assert not dialog.keeps_named.isVisible()
    assert dialog.options().count == SpeakerCount()
    dialog.speakers.box.setCurrentIndex(dialog.speakers.box.findData("exactly"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    named = replace(TRACK, cues=(replace(TRACK.cues[0], speaker="Ann"),))
    again = show(FindSpeakersDialog(None, settings, named, duration_ms=None))
    assert again.options().count == SpeakerCount(2, 2)
    assert again.options().keeps_named
    again.keeps_named.click()
    assert not again.options().keeps_named


def test_without_the_models_finding_says_what_to_do(show, settings):
    dialog = show(FindSpeakersDialog(None, settings, TRACK, duration_ms=60_000, are_models_there=False))
    assert not dialog.accept_button.isEnabled()
    assert "install the program again" in dialog.message.text()


def test_a_speaker_is_chosen_by_part_of_the_name(show, qtbot):
    dialog = show(SpeakerChoiceDialog(None, [ANN, BEN, EVE], "Ben", 2))
    assert dialog.name == "Ben"
    qtbot.keyClicks(dialog.search, "ann")
    assert dialog.name == "Captain Ann"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    assert dialog.name == "ann", "somebody new who is called so"
    qtbot.keyClicks(dialog.search, "a  Smith ")
    assert dialog.name == "anna Smith"


def test_nobody_in_particular_is_the_last_choice(show, qtbot):
    dialog = show(SpeakerChoiceDialog(None, [ANN, BEN, EVE], None, 1))
    assert dialog.name == "Captain Ann"
    for _ in range(9):
        qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.name == ""


def test_without_speakers_a_name_can_be_typed(show, qtbot):
    dialog = show(SpeakerChoiceDialog(None, [], None, 1))
    assert dialog.name == ""
    qtbot.keyClicks(dialog.search, "Ann")
    assert dialog.name == "Ann"
    dialog.search.clear()
    assert dialog.name == ""


def test_two_speakers_are_exchanged_and_not_one_with_itself(show):
    dialog = show(SwapSpeakersDialog(None, [ANN, BEN, EVE], "Ben"))
    assert dialog.names == ("Ben", "Captain Ann")
    dialog.other.setCurrentIndex(1)
    assert not dialog.accept_button.isEnabled()
    dialog.other.setCurrentIndex(2)
    assert dialog.names == ("Ben", "Eve")
    assert dialog.accept_button.isEnabled()
