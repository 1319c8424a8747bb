"""Transcribe: what comes out, what is remembered, and getting a model without leaving the dialog."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.services.options import TranscribeOptions
from captionstudio.ui.dialogs.transcribe import TranscribeDialog
from tests.ui.dialogs.samples import make_models


@pytest.fixture
def open_dialog(settings, streams, document, shown):
    def open_(models=None, **changes):
        rest = {"streams": streams, "duration_ms": 270_000, "selection_ms": (10_000, 13_000), "tracks": document.tracks} | changes
        return shown(TranscribeDialog(None, settings, make_models("base", "tiny") if models is None else models, **rest))

    return open_


def pick(box, data):
    box.setCurrentIndex(box.findData(data))


def test_the_first_time_it_takes_the_recommended_model_and_the_file_s_own_sound(open_dialog):
    assert open_dialog().options() == TranscribeOptions(model="base", audio_stream=1)


def test_everything_chosen_comes_out_and_is_there_the_next_time(open_dialog, qtbot):
    dialog = open_dialog()
    pick(dialog.model, "tiny")
    pick(dialog.languages.box, True)
    for typed in ("espanol", "arabic"):
        qtbot.keyClicks(dialog.languages.list.search, typed)
        qtbot.keyClick(dialog.languages.list.search, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.mode.button("balanced"), Qt.Key.Key_Right)
    pick(dialog.task, "translate")
    pick(dialog.stream, 0)
    pick(dialog.range.box, "selection")
    qtbot.keyClicks(dialog.hint, "Krk, Sørensen")
    pick(dialog.profile_box, "bbc")
    pick(dialog.result_box, "en")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    expected = TranscribeOptions("tiny", ("ar", "es"), 0, 10_000, 13_000, "careful", "translate", "Krk, Sørensen", replaces="en")
    assert dialog.result() == TranscribeDialog.DialogCode.Accepted
    assert (dialog.options(), dialog.profile) == (expected, "bbc")
    again = open_dialog()
    assert again.options() == TranscribeOptions("tiny", ("ar", "es"), 1, 0, None, "careful", "translate", "Krk, Sørensen", replaces="en")


def test_cancelling_remembers_nothing(open_dialog, qtbot):
    dialog = open_dialog()
    pick(dialog.model, "tiny")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert open_dialog().options().model == "base"


def test_times_are_checked_while_they_are_typed(open_dialog, qtbot):
    dialog = open_dialog()
    pick(dialog.range.box, "times")
    dialog.range.end.selectAll()
    qtbot.keyClicks(dialog.range.end, "0:20")
    dialog.range.start.selectAll()
    qtbot.keyClicks(dialog.range.start, "0:30")
    assert not dialog.accept_button.isEnabled()
    assert "after the start" in dialog.message.text()
    assert dialog.accept_button.toolTip() == "The end must lie after the start."
    assert dialog.range.end.property("invalid") is True
    dialog.range.start.selectAll()
    qtbot.keyClicks(dialog.range.start, "12.5")
    assert dialog.accept_button.isEnabled()
    assert (dialog.options().start_ms, dialog.options().end_ms) == (12_500, 20_000)
    assert dialog.range.end.property("invalid") is False


def test_no_language_ticked_is_said_and_enter_does_nothing(open_dialog, qtbot):
    dialog = open_dialog()
    pick(dialog.languages.box, True)
    qtbot.keyClick(dialog.hint, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.message.text() == "Tick the languages that are spoken."


def test_a_model_for_english_alone_takes_no_languages_and_cannot_translate(open_dialog):
    dialog = open_dialog(make_models("small.en"))
    assert not dialog.languages.box.isEnabled()
    assert "English only" in dialog.languages.hint.text()
    pick(dialog.task, "translate")
    assert "cannot translate" in dialog.message.text()


def test_one_sound_track_asks_nothing(open_dialog, streams):
    dialog = open_dialog(streams=streams[:1])
    assert not dialog.stream.isVisible()
    assert dialog.options().audio_stream == 0


def test_without_a_model_it_says_what_is_missing_and_gets_it(open_dialog, qtbot):
    dialog = open_dialog(make_models())
    assert dialog.panel.title.text() == "No recognition model is on this computer yet"
    assert "145 MB" in dialog.panel.get_button.text()
    assert "a hub" in dialog.panel.text.text()
    assert not dialog.accept_button.isEnabled()
    assert dialog.focusWidget() is dialog.panel.get_button
    with qtbot.waitSignal(dialog.fetch_requested) as asked:
        qtbot.keyClick(dialog.panel.get_button, Qt.Key.Key_Space)
    assert asked.args == ["base"]
    dialog.set_fetch_progress("base", 72_500_000, 145_000_000, "model.bin")
    assert dialog.panel.bar.value() == 500
    assert dialog.panel.status.text() == "model.bin · 72 MB of 145 MB"
    assert dialog.message.text() == "Waiting for the model."
    dialog.end_fetch()
    dialog.set_models(make_models("base"))
    assert dialog.accept_button.isEnabled()
    assert dialog.options().model == "base"
    assert not dialog.panel.isVisible()


def test_a_download_can_be_stopped_and_its_failure_is_said(open_dialog, qtbot):
    dialog = open_dialog(make_models())
    qtbot.mouseClick(dialog.panel.get_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.fetch_cancelled) as stopped:
        qtbot.mouseClick(dialog.panel.stop_button, Qt.MouseButton.LeftButton)
    assert stopped.args == ["base"]
    dialog.end_fetch("No source delivered the file. Try again later.")
    assert dialog.panel.status.text() == "No source delivered the file. Try again later."
    assert dialog.panel.get_button.isVisible()


def test_a_model_added_by_hand_is_taken(open_dialog, qtbot, monkeypatch):
    dialog = open_dialog(make_models())
    monkeypatch.setattr("captionstudio.ui.dialogs.model_panel.QFileDialog.getExistingDirectory", lambda *_: "/models/mine")
    with qtbot.waitSignal(dialog.add_requested) as added:
        dialog.panel.add_button.menu().actions()[0].trigger()
    assert added.args == [Path("/models/mine")]
    dialog.set_models(make_models("tiny"))
    assert dialog.options().model == "tiny"


def test_the_choice_stays_when_another_model_arrives(open_dialog):
    dialog = open_dialog(make_models("tiny"))
    assert dialog.options().model == "tiny"
    dialog.set_models(make_models("tiny", "base"))
    assert dialog.options().model == "tiny"


def test_speakers_are_told_apart_where_it_is_chosen_and_the_choice_is_kept(open_dialog, qtbot):
    dialog = open_dialog()
    assert dialog.options().speakers is None
    dialog.speakers.box.setCurrentIndex(1)
    assert dialog.options().speakers == SpeakerCount()
    dialog.speakers.box.setCurrentIndex(dialog.speakers.box.findData("exactly"))
    dialog.speakers.least.setValue(3)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert open_dialog().options().speakers == SpeakerCount(3, 3)


def test_between_two_numbers_of_speakers(open_dialog, settings, qtbot):
    settings.set("dialogs/transcribe/speakers", "2-7")
    dialog = open_dialog()
    assert dialog.options().speakers == SpeakerCount(2, 7)
    dialog.speakers.least.setValue(8)
    assert not dialog.accept_button.isEnabled()
    assert "larger" in dialog.message.text()
    dialog.speakers.most.setValue(8)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert settings.get("dialogs/transcribe/speakers", "") == "8"


def test_without_the_models_nobody_is_told_apart_and_the_choice_stays_for_when_they_are_back(open_dialog, settings, qtbot):
    settings.set("dialogs/transcribe/speakers", "auto")
    dialog = open_dialog(can_tell_apart=False)
    assert not dialog.speakers.isEnabled()
    assert "missing" in dialog.speakers.toolTip()
    assert dialog.options().speakers is None
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert settings.get("dialogs/transcribe/speakers", "") == "auto"
