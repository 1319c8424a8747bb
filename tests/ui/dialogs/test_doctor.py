"""Doctor: what is wrong stands first, can be mended, and can be told to others."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from captionstudio.services.health import HealthCheck
from captionstudio.ui.dialogs.doctor import DoctorDialog

DISK = HealthCheck("disk", "Disk", "good", "77 GB free")
FONTS = HealthCheck("fonts", "Fonts", "warning", "none for Thai", "Install fonts for Thai.")
MODELS = HealthCheck("models", "Recognition models", "bad", "none", "Get one.", "Get")


@pytest.fixture
def dialog(shown):
    dialog = shown(DoctorDialog(None))
    dialog.begin()
    for check in (DISK, MODELS, FONTS):
        dialog.add_check(check)
    return dialog


def order(dialog):
    rows = [dialog._column.itemAt(at).widget() for at in range(dialog._column.count())]
    return [row.check.key for row in rows]


def test_what_is_wrong_stands_first_and_is_counted(dialog):
    assert order(dialog) == ["models", "fonts", "disk"]
    assert dialog.message.text() == "Examining…"
    assert not dialog.check_button.isEnabled()
    dialog.end()
    assert dialog.message.text() == "2 thing(s) want attention"
    assert [row.fix_button.isVisible() for row in dialog._rows.values()] == [False, True, False]


def test_mending_is_asked_for_shows_how_far_it_is_and_says_what_went_wrong(dialog, qtbot):
    dialog.end()
    row = dialog._rows["models"]
    with qtbot.waitSignal(dialog.fix_requested) as asked:
        qtbot.mouseClick(row.fix_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["models"]
    assert not row.fix_button.isEnabled()
    dialog.show_fixing("models", 50, 200)
    assert (row._bar.isVisible(), row._bar.value()) == (True, 250)
    dialog.end_fix("models", "No source answered. Try again later.")
    assert dialog.message.text() == "No source answered. Try again later."
    assert row.fix_button.isEnabled()


def test_what_loses_something_is_asked_about_first(shown, qtbot, monkeypatch):
    dialog, asked, wanted = shown(DoctorDialog(None)), [], []
    dialog.add_check(HealthCheck("leftovers", "Leftovers", "warning", "2 from unfinished work", "They start over then.", "Clear…"))
    dialog.fix_requested.connect(wanted.append)
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *args: (asked.append(args[2]), next(answers))[1])
    button = dialog._rows["leftovers"].fix_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (wanted, asked) == ([], ["Clear: Leftovers?\n2 from unfinished work\nThey start over then."])
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == ["leftovers"]


def test_a_new_examination_replaces_the_findings(dialog):
    dialog.end()
    dialog.begin()
    assert order(dialog) == []
    dialog.add_check(HealthCheck("models", "Recognition models", "good", "base"))
    dialog.add_check(DISK)
    dialog.end()
    assert dialog.message.text() == "Everything is as it should be."


def test_the_report_can_be_copied(dialog, qtbot):
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    fonts = "[!] Fonts: none for Thai (Install fonts for Thai.)"
    assert lines == ["[X] Recognition models: none (Get one.)", fonts, "[ok] Disk: 77 GB free"]
