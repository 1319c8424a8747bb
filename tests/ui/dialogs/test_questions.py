"""The small questions: unsaved, running jobs, sound, missing media, work found, language; and About."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

import captionstudio
from captionstudio.core.document import MediaReference
from captionstudio.ui.dialogs.about import LIBRARIES, AboutDialog, licence_files
from captionstudio.ui.dialogs.confirm_close import ConfirmCloseDialog
from captionstudio.ui.dialogs.language_picker import LanguagePickerDialog
from captionstudio.ui.dialogs.recovery import FoundWork, RecoveryDialog
from captionstudio.ui.dialogs.relink import RelinkDialog
from captionstudio.ui.dialogs.stream_chooser import StreamChooser
from captionstudio.ui.dialogs.unsaved import UnsavedDialog, ask_unsaved

WORK = [FoundWork("a", "harbour", datetime(2025, 3, 4, 17, 31), 412), FoundWork("b", "ميناء", datetime(2025, 3, 3, 9, 2), 31)]


def answer(qtbot, key):
    """Press a key in the dialog that is about to open."""

    def press():
        qtbot.keyClick(QApplication.activeModalWidget(), key)

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(("key", "choice"), [(Qt.Key.Key_Return, "save"), (Qt.Key.Key_Escape, "cancel")])
def test_unsaved_changes_by_keyboard(qtbot, key, choice):
    answer(qtbot, key)
    assert ask_unsaved(None, "harbour") == choice


def test_unsaved_changes_can_be_lost_on_purpose(shown, qtbot):
    dialog = shown(UnsavedDialog(None, "harbour"))
    qtbot.mouseClick(dialog.discard_button, Qt.MouseButton.LeftButton)
    assert dialog.choice == "discard"


def test_enter_does_not_end_running_jobs(shown, qtbot):
    dialog = shown(ConfirmCloseDialog(None, [f"Job {at}" for at in range(10)]))
    assert "and 2 more" in dialog.jobs_label.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == ConfirmCloseDialog.DialogCode.Rejected
    again = shown(ConfirmCloseDialog(None, ["Job"]))
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    qtbot.keyClick(again, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: again.result() == ConfirmCloseDialog.DialogCode.Accepted)  # a mnemonic shows the button pressed first


def test_the_sound_of_several(shown, streams, qtbot):
    dialog = shown(StreamChooser(None, "harbour.mkv", streams))
    titles = [button.text() for button in dialog._group.buttons()]
    assert titles == ["1 · English · stereo", "2 · German · Deutsch · Director's comment · 5.1"]
    assert dialog.stream == 1  # the file's own first one
    qtbot.keyClick(dialog._group.checkedButton(), Qt.Key.Key_Up)
    assert dialog.stream == 0


@pytest.mark.parametrize(("key", "stream"), [(Qt.Key.Key_Return, 0), (Qt.Key.Key_Escape, 0)])
def test_the_sound_chosen_goes_into_the_reference(qtbot, info, key, stream):
    answer(qtbot, key)
    reference = MediaReference(str(info.path), audio_stream=0)
    assert StreamChooser.choose(None, info, reference) == MediaReference(str(info.path), audio_stream=stream)


def test_moved_media_is_found_or_done_without(shown, qtbot, media_file):
    dialog = shown(RelinkDialog(None, Path("/usb/harbour.mp4"), doubt=lambda path: "This is another film." if path == media_file else ""))
    assert not dialog.accept_button.isEnabled()
    dialog.field.setText("/usb/none.mp4")
    assert dialog.message.text() == "⚠ There is no such file."
    dialog.field.setText(str(media_file))
    assert dialog.accept_button.isEnabled()
    assert dialog.message.text() == "This is another film."
    dialog.accept()
    assert dialog.path == media_file
    other = shown(RelinkDialog(None, Path("/usb/harbour.mp4")))
    other.field.setText(str(media_file))
    qtbot.mouseClick(other.without_button, Qt.MouseButton.LeftButton)
    assert (other.result(), other.path) == (RelinkDialog.DialogCode.Accepted, None)


def test_moved_media_is_browsed_for(shown, qtbot, media_file, monkeypatch):
    dialog = shown(RelinkDialog(None, media_file.parent / "gone" / "harbour.mp4"))
    opened = []
    picker = "captionstudio.ui.dialogs.relink.QFileDialog.getOpenFileName"
    monkeypatch.setattr(picker, lambda *args: (opened.append(args[2]), (str(media_file), ""))[1])
    qtbot.mouseClick(dialog.browse_button, Qt.MouseButton.LeftButton)
    assert opened == [str(media_file.parent)]  # the nearest folder that is still there
    assert dialog.field.text() == str(media_file)


def test_work_found_is_recovered_kept_or_deleted(shown, qtbot, monkeypatch):
    dialog = shown(RecoveryDialog(None, WORK))
    assert dialog.chosen() == ("a",)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert (dialog.choice, dialog.chosen()) == ("recover", ("a",))
    later = shown(RecoveryDialog(None, WORK))
    qtbot.keyClick(later, Qt.Key.Key_Escape)
    assert later.choice == "later"
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *_: next(answers))
    gone = shown(RecoveryDialog(None, WORK))
    gone.list.set_checked(["a", "b"])
    gone.discard_button.click()
    assert gone.choice == "later"
    gone.discard_button.click()
    assert (gone.choice, gone.chosen()) == ("discard", ("a", "b"))
    gone.list.set_checked([])
    assert not gone.discard_button.isEnabled()


def test_a_language_is_found_by_any_name_and_by_codes_of_its_own(settings, shown, qtbot):
    dialog = shown(LanguagePickerDialog(None, settings, "Language", "en"))
    assert dialog.language == "en"
    assert dialog.list.count() > 200
    found = {
        "espan": "es",
        "de": "de",
        "sv": "sv",
        "pt-AO": "pt-AO",
        "العربية": "ar",
        "zho_Hant": "zh-Hant",
        "pes_arab": "fa",
        "pb": "pt-BR",
    }
    for typed, code in found.items():
        dialog.search.setText(typed)
        assert (typed, dialog.language) == (typed, code)
    dialog.search.setText("klingon")
    assert dialog.message.text() == "⚠ No language is called “klingon”."
    dialog.search.setText("greek")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.result() == LanguagePickerDialog.DialogCode.Accepted
    again = shown(LanguagePickerDialog(None, settings, "Language"))
    assert again.list.item(0).text().startswith("Greek")
    qtbot.keyClick(again.search, Qt.Key.Key_Down)
    assert again.list.currentRow() == 1


def test_about_shows_versions_and_every_licence_that_ships(shown):
    dialog = shown(AboutDialog(None))
    assert dialog.table.topLevelItemCount() == len(LIBRARIES)
    versions = {library.package: dialog.table.topLevelItem(at).text(1) for at, library in enumerate(LIBRARIES) if library.package}
    assert all(versions.values()), versions
    titles = [dialog.licences.item(at).text() for at in range(dialog.licences.count())]
    assert titles[0] == "Caption Studio"
    assert {"Inter", "NotoEmoji", "Speaker models"} <= set(titles)
    for at, (_, path) in enumerate(licence_files()):
        dialog.licences.setCurrentRow(at)
        assert dialog.text.toPlainText()[:200] == path.read_text("utf-8")[:200]
    assert f"Caption Studio {captionstudio.__version__}" in [label.text() for label in dialog.findChildren(QLabel)]
