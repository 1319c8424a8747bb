"""Models: the table, and what is asked to be done with a model."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from captionstudio.services.model_library import ModelChoice
from captionstudio.ui.dialogs.models import ModelsDialog
from tests.ui.dialogs.samples import make_models

SHIPPED = ModelChoice("en_es", kind="translation", languages=("en", "es"), is_installed=True, is_removable=False, licence="MIT")
DAMAGED = ModelChoice("en_ar", kind="translation", languages=("en", "ar"), is_installed=True, problem="model.bin is missing.")


@pytest.fixture
def dialog(shown):
    return shown(ModelsDialog(None, [*make_models("base"), SHIPPED, DAMAGED]))


def row(dialog, name):
    item = dialog._items[name]
    return [item.text(at) for at in range(6)]


def choose(dialog, name):
    dialog.table.setCurrentItem(dialog._items[name])


def test_each_model_says_what_it_is(dialog):
    assert row(dialog, "base") == ["base · recommended", "99 languages", "145 MB", "✓ installed", "MIT", ""]
    assert row(dialog, "tiny")[3:] == ["not installed", "", "available"]
    assert row(dialog, "en_es")[1:4] == ["English to Spanish", "", "✓ installed"]
    assert row(dialog, "en_ar")[3] == "⚠ damaged"
    choose(dialog, "en_ar")
    assert "model.bin is missing." in dialog.detail.text()


def test_what_can_be_done_depends_on_the_model(dialog):
    states = {}
    for name in ("base", "tiny", "small.en", "en_es"):
        choose(dialog, name)
        states[name] = [button.isEnabled() for button in (dialog.get_button, dialog.verify_button, dialog.remove_button)]
    expected = {"base": [0, 1, 1], "tiny": [1, 0, 0], "small.en": [1, 0, 0], "en_es": [0, 1, 0]}
    assert states == {name: [bool(state) for state in row] for name, row in expected.items()}
    assert dialog.remove_button.toolTip() == "It ships with the program"


def test_removing_asks_first(dialog, qtbot, monkeypatch):
    asked, removed = [], []
    dialog.remove_requested.connect(removed.append)
    answers = iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    monkeypatch.setattr(QMessageBox, "question", lambda *args: (asked.append(args[2]), next(answers))[1])
    choose(dialog, "base")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert removed == []
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert removed == ["base"]
    assert asked[0].startswith("Remove “base” from this computer?\n145 MB are freed.")


def test_fetching_shows_progress_in_the_row_and_can_be_stopped(dialog, qtbot):
    choose(dialog, "tiny")
    with qtbot.waitSignal(dialog.fetch_requested) as asked:
        qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["tiny"]
    dialog.set_fetch_progress("tiny", 39_000_000, 78_000_000, "model.bin")
    assert dialog._bars["tiny"].value() == 500
    assert row(dialog, "tiny")[3] == "39 MB of 78 MB"
    assert dialog.get_button.text() == "&Stop"
    with qtbot.waitSignal(dialog.fetch_cancelled) as stopped:
        qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert stopped.args == ["tiny"]
    assert row(dialog, "tiny")[3] == "not installed"


def test_a_failure_is_said_and_the_row_is_as_before(dialog):
    dialog.set_fetch_progress("tiny", 1, 78_000_000)
    dialog.end_fetch("No source delivered the file. Try again later.")
    assert dialog.message.text() == "No source delivered the file. Try again later."
    assert row(dialog, "tiny")[5] == "available"


def test_a_dropped_folder_is_added_and_the_row_stays_when_models_come(dialog, qtbot):
    choose(dialog, "small.en")
    added = []
    dialog.add_requested.connect(added.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/models/mine")])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(5, 5), action, data, button, key))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, button, key))
    assert added == [Path("/models/mine")]
    dialog.set_models([*make_models("base", "tiny"), SHIPPED])
    assert dialog._current().name == "small.en"
    assert row(dialog, "tiny")[3] == "✓ installed"


def test_verifying_is_asked_for_and_its_answer_said(dialog, qtbot):
    choose(dialog, "base")
    with qtbot.waitSignal(dialog.verify_requested) as asked:
        qtbot.mouseClick(dialog.verify_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["base"]
    dialog.say("base is whole.")
    assert dialog.message.text() == "base is whole."


def test_no_models_at_all(shown):
    dialog = shown(ModelsDialog(None, []))
    assert not dialog.get_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
