"""Search field, segments, meter, message bar, colours, paths, labels and buttons."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QWidget

from captionstudio.core.errors import MediaUnreadable
from captionstudio.ui.controls import (
    ColourButton,
    DoubleSpinBox,
    ElidedLabel,
    ErrorBar,
    MeterLabel,
    PathField,
    SearchField,
    SegmentedControl,
    SpinBox,
    tool_button,
)
from captionstudio.ui.theme import DARK, apply_theme, colours_for


def test_searching_waits_for_a_pause_and_hurries_on_enter(qtbot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    searched = []
    field.searched.connect(searched.append)
    qtbot.keyClicks(field, "cap")
    assert searched == []
    qtbot.waitUntil(lambda: searched == ["cap"])
    qtbot.keyClicks(field, "t")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert searched == ["cap", "capt"]


def test_escape_clears_the_search_then_leaves(qtbot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    searched, left = [], []
    field.searched.connect(searched.append)
    field.left.connect(lambda: left.append(True))
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), searched, left) == ("", ["x", ""], [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]
    clear = field.actions()[1]
    assert not clear.isVisible()
    qtbot.keyClicks(field, "y")
    assert clear.isVisible()
    clear.trigger()
    assert field.text() == ""


def test_one_segment_is_chosen_and_arrows_move_the_choice(qtbot) -> None:
    control = SegmentedControl()
    qtbot.addWidget(control)
    told = []
    control.value_changed.connect(told.append)
    for key in ("clean", "box", "word"):
        control.add_choice(key, key.title())
    control.show()
    assert (control.value, told) == ("clean", ["clean"])
    control.set_value("word")
    control.set_value("no such choice")
    assert control.value == "word"
    control.button("clean").setEnabled(False)
    qtbot.keyClick(control.button("word"), Qt.Key.Key_Right)
    assert control.value == "box"  # past the end to the first that can be chosen
    assert told == ["clean", "word", "box"]
    stops = [key for key in ("clean", "box", "word") if control.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["box"]


def test_a_meter_warns_past_its_limit_only(qtbot) -> None:
    meter = MeterLabel("Speed", "cps", decimals=1)
    qtbot.addWidget(meter)
    assert meter.text == "Speed – cps"
    meter.set_value(20.04, 20)
    assert (meter.text, meter.is_over) == ("Speed 20.0 / 20 cps", False)  # what is shown as 20.0 of 20 must not warn
    meter.set_value(20.06, 20)
    assert (meter.text, meter.is_over) == ("Speed 20.1 / 20 cps", True)
    assert meter.accessibleName() == "Speed 20.1 / 20 cps"
    assert meter.accessibleDescription() == "outside the limit"
    meter.set_value(0.5, 7, least=0.8)
    assert meter.is_over
    meter.set_value(0.8, 7, least=0.8)
    assert not meter.is_over


def test_a_meter_shows_its_warning_as_more_than_colour(qtbot, qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    meter = MeterLabel("Line 1")
    qtbot.addWidget(meter)
    meter.set_value(42, 42)
    meter.resize(160, meter.sizeHint().height())

    def reds() -> set[int]:
        image = meter.grab().toImage()
        return {x for x in range(160) for y in range(meter.height() - 5) if image.pixelColor(x, y) == DARK.error}

    assert reds() == set()
    over_from = meter.fontMetrics().horizontalAdvance(meter.text)
    meter.set_value(43, 42)
    assert max(reds()) > over_from  # the sign stands after the text
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())


def test_the_message_bar_says_what_happened_and_what_next(qtbot) -> None:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    assert bar.message == ""
    bar.show_error(MediaUnreadable("“a.mp4” is no media.", hint="Choose another file."), action="Choose…", details="trace")
    assert bar.message == "“a.mp4” is no media."
    assert (bar.accessibleName(), bar.accessibleDescription()) == ("“a.mp4” is no media.", "Choose another file.")
    buttons = {button.text(): button for button in bar.findChildren(QWidget) if hasattr(button, "text") and button.isVisible()}
    with qtbot.waitSignal(bar.action_triggered):
        qtbot.mouseClick(buttons["Choose…"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Copy details"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "trace"
    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.message == ""
    bar.show_message("Done.", severity="success")
    shown = [button.text() for button in (buttons["Choose…"], buttons["Copy details"]) if button.isVisible()]
    assert shown == []
    assert bar.property("bar") == "success"
    told = []
    bar.dismissed.connect(lambda: told.append(True))
    bar.clear()
    assert (bar.message, told) == ("", [])


def test_a_bar_that_cannot_be_closed_stays(qtbot) -> None:
    bar = ErrorBar(is_closable=False)
    qtbot.addWidget(bar)
    bar.show_message("No model.")
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.message == "No model."


def test_a_colour_is_chosen_in_a_dialog(qtbot) -> None:
    button = ColourButton(QColor(0, 0, 0, 128), "Box")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Box: #000000, 50 % opaque"
    told = []
    button.colour_changed.connect(told.append)
    button.set_colour(QColor("#ffd84a"))
    assert (button.toolTip(), told) == ("Box: #FFD84A", [])
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = button.window().findChild(QColorDialog)
    assert dialog.windowTitle() == "Box"
    dialog.setCurrentColor(QColor("#102030"))
    dialog.accept()
    assert told == [QColor("#102030")]
    assert button.colour == QColor("#102030")


def test_a_see_through_colour_lies_on_squares(qtbot) -> None:
    button = ColourButton(QColor(255, 0, 0, 0), "Box")
    qtbot.addWidget(button)
    image = button.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(6, 20) for y in range(6, 20)}
    assert seen == {"#ffffff", "#b8bcc4"}
    button.set_colour(QColor(255, 0, 0))
    assert button.grab().toImage().pixelColor(13, 13) == QColor(255, 0, 0)


@pytest.mark.parametrize(
    ("kind", "path", "problem"),
    [
        ("open", "there.srt", ""),
        ("open", "gone.srt", "There is no such file, or it cannot be read."),
        ("folder", "", ""),
        ("folder", "there.srt", "There is no such folder."),
        ("save", "new.srt", ""),
        ("save", "", "This is a folder: add a file name."),
        ("save", "nowhere/new.srt", "The folder {0} does not exist."),
    ],
)
def test_a_path_is_checked_while_it_is_typed(qtbot, tmp_path: Path, kind: str, path: str, problem: str) -> None:
    (tmp_path / "there.srt").write_text("x")
    field = PathField(kind, "Captions")
    qtbot.addWidget(field)
    field.set_path(tmp_path / path)
    assert field.problem == problem.format(tmp_path / "nowhere")
    assert field.is_valid == (problem == "")
    assert field.field.property("invalid") == (problem != "")
    assert field.field.accessibleDescription() == field.problem
    assert field.path == tmp_path / path


def test_an_empty_path_is_a_problem_unless_it_may_be(qtbot) -> None:
    must, may = PathField("open", "Video"), PathField("open", "Video", is_optional=True)
    for field in (must, may):
        qtbot.addWidget(field)
        assert field.path is None
        assert field.field.property("invalid") is False  # nothing is red before anybody typed
    assert must.problem == "Choose a file."
    assert may.is_valid
    own = PathField("open", "Video", check=lambda path: "Too long" if len(str(path)) > 3 else "")
    qtbot.addWidget(own)
    own.set_path("abcd")
    assert own.problem == "Too long"
    own.set_path("abc")
    assert own.is_valid


def test_a_path_can_be_browsed_for_and_dropped(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "film ünïcode.mp4"
    target.write_bytes(b"x")
    field = PathField("open", "Video")
    qtbot.addWidget(field)
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(target)))
    told = []
    field.path_changed.connect(told.append)
    qtbot.mouseClick(field.browse_button, Qt.MouseButton.LeftButton)
    assert told == [str(target)]
    field.set_path(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(target))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(field, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert field.path == target


def test_a_long_text_is_cut_and_kept_in_the_tip(qtbot) -> None:
    label = ElidedLabel("harbour interview with the captain, part one.mp4")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == "harbour interview with the captain, part one.mp4"
    assert label.minimumSizeHint().width() < 30
    label.resize(600, 20)
    assert label.toolTip() == ""
    label.setText("short")
    assert label.text() == "short"


def test_number_fields_leave_the_wheel_to_the_page(qtbot) -> None:
    for box in (SpinBox(0, 10, suffix=" px"), DoubleSpinBox(0, 10)):
        qtbot.addWidget(box)
        box.setValue(5)
        place = QPointF(5, 5)
        event = QWheelEvent(
            place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
        assert (box.value(), event.isAccepted()) == (5, False)
        assert box.lineEdit().textMargins().left() > 0


def test_tool_buttons_are_named_for_what_they_do(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = tool_button("play", window, "Play (Space)")
    assert (button.accessibleName(), button.toolTip()) == ("Play", "Play (Space)")
    assert not button.icon().isNull()
    action = QAction("&Undo", window)
    button = tool_button(action, window)
    assert button.accessibleName() == "Undo"
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_meter_without_room_leaves_the_limit_to_its_tip(qtbot):
    meter = MeterLabel("Speed", "cps", decimals=1)
    qtbot.addWidget(meter)
    meter.set_value(21.5, 20)
    assert meter.toolTip() == "Speed 21.5 / 20 cps: outside the limit"
    assert meter.minimumSizeHint().width() < meter.sizeHint().width()
    meter.resize(meter.sizeHint())
    whole = meter.grab().toImage()
    meter.resize(meter.minimumSizeHint())
    cut = meter.grab().toImage()
    assert cut.width() < whole.width()
    red = colours_for(meter).error
    assert any(cut.pixelColor(x, y) == red for x in range(cut.width() - 16, cut.width()) for y in range(14))  # the sign is still there
