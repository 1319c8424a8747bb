"""Choosing a language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from captionstudio.ui.controls import LanguageBox
from captionstudio.ui.controls.languages import language_label, listed

# The offscreen platform says so of every popup.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def box(qtbot) -> LanguageBox:
    box = LanguageBox(extra={"": "Detect"})
    qtbot.addWidget(box)
    box.show()
    return box


def type_text(widget: QWidget, text: str) -> None:
    """QTest types ASCII only."""
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def offered(box: LanguageBox) -> list[str]:
    completer = box.completer()
    model = completer.completionModel()
    return [model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(completer.completionCount())]


def test_labels_give_both_names() -> None:
    assert language_label("es") == "Spanish · Español"
    assert language_label("en") == "English"
    assert language_label("pt-BR") == "Brazilian Portuguese · Português (Brasil)"


def test_lists_are_in_the_order_of_english_names() -> None:
    assert listed(["es", "de", "fr", "es"]) == ("fr", "de", "es")
    assert len(listed(None)) > 200
    assert {"pt-BR", "zh-Hant", "sr-Latn"} < set(listed(None))


def test_the_further_choice_stands_first(box: LanguageBox) -> None:
    assert box.code == ""
    assert box.currentText() == "Detect"
    assert box.itemText(1) == "Acehnese · Bahsa Acèh"


@pytest.mark.parametrize("text", ["Spanish", "español", "espanol", "ESPAÑOL", "spa", "spa_Latn", "castilian"])
def test_typing_any_name_narrows_the_list(qtbot, box: LanguageBox, text: str) -> None:
    box.lineEdit().selectAll()
    type_text(box.lineEdit(), text)
    assert "Spanish · Español" in offered(box)
    assert len(offered(box)) < 6


@pytest.mark.parametrize(("text", "code"), [("ger", "de"), ("Deutsch", "de"), ("german", "de"), ("日本語", "ja"), ("es", "es")])
def test_a_name_or_code_typed_and_left_is_taken(qtbot, box: LanguageBox, text: str, code: str) -> None:
    told = []
    box.code_changed.connect(told.append)
    box.lineEdit().selectAll()
    box.lineEdit().insert(text)
    box.lineEdit().editingFinished.emit()
    assert box.code == code
    assert told == [code]
    assert box.currentText() == language_label(code)


def test_what_is_no_language_goes_back(box: LanguageBox) -> None:
    box.set_code("fr")
    box.setEditText("Klingonish")
    box.lineEdit().editingFinished.emit()
    assert (box.code, box.currentText()) == ("fr", "French · Français")


def test_choosing_from_the_list_writes_the_label(qtbot, box: LanguageBox) -> None:
    box.lineEdit().selectAll()
    type_text(box.lineEdit(), "bokm")
    qtbot.keyClick(box.completer().popup(), Qt.Key.Key_Down)
    qtbot.keyClick(box.completer().popup(), Qt.Key.Key_Return)
    assert box.code == "nb"
    assert box.currentText() == "Norwegian Bokmål · Norsk bokmål"


def test_a_language_that_is_not_offered_is_shown_all_the_same(qtbot) -> None:
    box = LanguageBox(codes=["en", "es"])
    qtbot.addWidget(box)
    assert (box.count(), box.code) == (2, "en")
    box.set_code("zt")  # Argos's name for it
    assert (box.count(), box.code) == (3, "zh-Hant")


def test_offering_others_keeps_the_choice_where_it_can(box: LanguageBox) -> None:
    told = []
    box.set_code("es")
    box.code_changed.connect(told.append)
    box.set_codes(["en", "es"])
    assert (box.code, box.count()) == ("es", 2)
    box.set_codes(["en", "fr"])
    assert box.code == "en"


def test_what_is_unavailable_says_why_and_cannot_be_typed(box: LanguageBox) -> None:
    box.set_unavailable({"ja": "No model from English"})
    row = box.findText("Japanese · 日本語")
    item = box.model().item(row)
    assert not item.isEnabled()
    assert item.toolTip() == "No model from English"
    box.setEditText("ja")
    box.lineEdit().editingFinished.emit()
    assert box.code == ""
