"""Models: the table, and what is asked to be done with a model."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from captionstudio.services.model_library import FoundModel, ModelChoice
from captionstudio.ui.dialogs.models import ModelsDialog
from tests.ui.dialogs.samples import make_models

SHIPPED = ModelChoice(
    "en_es", kind="translation", languages=("en", "es"), is_pair=True, is_installed=True, is_removable=False, licence="MIT"
)
DAMAGED = ModelChoice("en_ar", kind="translation", languages=("en", "ar"), is_pair=True, is_installed=True, problem="model.bin is missing.")


@pytest.fixture
def dialog(shown):
    return shown(ModelsDialog(None, [*make_models("base"), SHIPPED, DAMAGED]))


def row(dialog, name):
    item = dialog.table._items[name]
    return [item.text(at) for at in range(6)]


def choose(dialog, name):
    dialog.table.setCurrentItem(dialog.table._items[name])


def test_each_model_says_what_it_is(dialog):
    assert row(dialog, "base") == ["base · recommended", "99 languages", "145 MB", "", "✓ installed", "MIT"]
    assert row(dialog, "tiny")[3:] == ["", "not installed", ""]
    assert row(dialog, "en_es")[1:5] == ["English to Spanish", "", "", "✓ installed"]
    assert row(dialog, "en_ar")[4] == "⚠ damaged"
    choose(dialog, "en_ar")
    assert "model.bin is missing." in dialog.problem.text()


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
    assert dialog.table._bars["tiny"].value() == 500
    assert row(dialog, "tiny")[3] == "39 MB of 78 MB"
    assert dialog.get_button.text() == "&Stop"
    with qtbot.waitSignal(dialog.fetch_cancelled) as stopped:
        qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert stopped.args == ["tiny"]
    assert row(dialog, "tiny")[4] == "not installed"


def test_a_failure_is_said_and_the_row_is_as_before(dialog):
    dialog.set_fetch_progress("tiny", 1, 78_000_000)
    dialog.end_fetch("No source delivered the file. Try again later.")
    assert dialog.message.text() == "No source delivered the file. Try again later."
    assert row(dialog, "tiny")[4] == "not installed"


def test_a_dropped_folder_is_added_and_the_row_stays_when_models_come(dialog, qtbot):
    choose(dialog, "small.en")
    added = []
    dialog.add_requested.connect(added.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/models/mine")])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(5, 5), action, data, button, key))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, button, key))
    assert added == [[Path("/models/mine")]]
    dialog.set_models([*make_models("base", "tiny"), SHIPPED])
    assert dialog.table.current_model().name == "small.en"
    assert row(dialog, "tiny")[4] == "✓ installed"


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


def test_speed_and_cost_say_what_was_measured(shown):
    small = ModelChoice("small", "Whisper small", engine="whisper", languages=("en", "es"), memory_bytes=900_000_000, fits_memory=False)
    small = replace(small, speed=7.6, is_fetchable=True)
    firefox = ModelChoice(
        "firefox-en_pt", "English to Portuguese", "translation", "firefox", 17_000_000, languages=("en", "pt"), is_pair=True
    )
    firefox = replace(firefox, speed=1200.0, is_speed_measured=True, is_installed=True)
    dialog = shown(ModelsDialog(None, [small, firefox]))
    assert row(dialog, "small")[3] == "≈ 8 ×"
    assert row(dialog, "firefox-en_pt")[3] == "1,200 words/s"
    choose(dialog, "small")
    said = dialog.detail.text()
    assert "Needs 900 MB of memory, more than this computer has" in said
    assert "an hour of speech takes about 8 min (estimated from what was measured here)" in said
    choose(dialog, "firefox-en_pt")
    assert dialog.detail_title.text() == "English to Portuguese · Firefox Translations"


def names_in_sight(dialog):
    return [name for name, item in dialog.table._items.items() if not item.isHidden()]


def test_models_are_found_by_language_and_by_state(dialog):
    dialog.search.setText("spanish")
    dialog.search.searched.emit("spanish")
    assert names_in_sight(dialog) == ["en_es"]
    dialog.search.clear()
    dialog.shown.set_value("available")
    assert names_in_sight(dialog) == ["tiny", "small.en"]
    dialog.shown.set_value("installed")
    assert names_in_sight(dialog) == ["base", "en_es", "en_ar"]


def test_terms_are_asked_for_before_the_model_is_fetched(shown, qtbot, monkeypatch):
    dialog = shown(ModelsDialog(None, [ModelChoice("nllb", kind="translation", is_fetchable=True, terms="Not for commercial use.")]))
    fetched, asked, answers = [], [], iter([False, True])
    dialog.fetch_requested.connect(fetched.append)

    def answer(box):
        asked.append(box.text())
        accept, cancel = box.buttons()[:2] if "accept" in box.buttons()[0].text() else box.buttons()[1::-1]
        (accept if next(answers) else cancel).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert fetched == []
    assert "Not for commercial use." in asked[0]
    qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert fetched == ["nllb"]


def test_models_of_other_programs_are_offered(dialog, qtbot):
    added = []
    dialog.add_requested.connect(added.append)
    dialog.set_found([FoundModel(Path("/cache/small"), "Whisper small", "recognition", 483_000_000, "Hugging Face cache")])
    dialog.table.choose("/cache/small")
    assert dialog.get_button.text() == "&Add this"
    qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert added == [[Path("/cache/small")]]


def test_an_unfinished_download_is_gone_on_with_or_thrown_away(shown):
    half = ModelChoice("small", size_bytes=480_000_000, partial_bytes=120_000_000, is_fetchable=True)
    dialog = shown(ModelsDialog(None, [half]))
    assert row(dialog, "small")[4] == "120 MB of 480 MB"
    assert dialog.get_button.text() == "&Go on"
    assert dialog.get_button.toolTip() == "Download it, checked (360 MB)"
    assert dialog.remove_button.isEnabled()


def test_adding_shows_how_far_it_is_and_can_be_stopped(dialog, qtbot):
    assert dialog.adding.isHidden()
    dialog.set_add_progress("madlad", 1_200_000_000, 3_000_000_000)
    assert dialog.adding.label.text() == "Adding madlad · 1.2 GB of 3.0 GB"
    assert dialog.adding.bar.value() == 400
    with qtbot.waitSignal(dialog.add_cancelled):
        qtbot.mouseClick(dialog.adding.stop_button, Qt.MouseButton.LeftButton)
    dialog.set_add_progress("several", 0, 0)
    assert (dialog.adding.label.text(), dialog.adding.bar.maximum()) == ("Adding several", 0)
    dialog.end_add("Added to the models: small.en", ["small.en"])
    assert dialog.adding.isHidden()
    assert dialog.message.text() == "Added to the models: small.en"
    dialog.set_models(make_models("base", "small.en"))
    assert dialog.table.current_model().name == "small.en"


def test_a_language_can_be_looked_for_from_elsewhere(shown):
    pair = ModelChoice("translate-en_de", kind="translation", engine="argos", languages=("en", "de"), is_pair=True, is_fetchable=True)
    dialog = shown(ModelsDialog(None, [*make_models("base"), pair]))
    dialog.look_for("German", "translate-en_de")
    assert dialog.table.current_model().name == "translate-en_de"
    assert dialog.get_button.isEnabled()
