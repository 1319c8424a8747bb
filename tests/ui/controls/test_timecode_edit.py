"""The field for a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from captionstudio.ui.controls import TimecodeEdit


def typed(qtbot, field: TimecodeEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


@pytest.fixture
def field(qtbot) -> TimecodeEdit:
    field = TimecodeEdit()
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize(
    ("text", "value_ms"),
    [("1:02.5", 62_500), ("62.5", 62_500), ("62,5", 62_500), ("01:02:03.004", 3_723_004), ("0", 0), (" 7 ", 7_000), ("+2", 2_000)],
)
def test_it_takes_what_people_type(qtbot, field: TimecodeEdit, text: str, value_ms: int) -> None:
    typed(qtbot, field, text)
    assert field.is_valid
    assert field.value_ms == value_ms


@pytest.mark.parametrize("text", ["", "x", "1:60", "1:2:3:4", "-1", "25:00:00", "1:0x"])
def test_what_is_no_time_is_marked_said_and_not_taken(qtbot, field: TimecodeEdit, text: str) -> None:
    field.set_value_ms(5_000)
    typed(qtbot, field, text) if text else field.clear()
    if not text:
        qtbot.keyClick(field, Qt.Key.Key_Space)
    assert not field.is_valid
    assert field.property("invalid") is True
    assert "1:02.5" in field.accessibleDescription()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.value_ms) == ("00:00:05.000", 5_000)  # not what the beginning of the text stood for
    assert field.is_valid
    assert field.property("invalid") is False
    assert field.accessibleDescription() == ""


def test_it_follows_the_size_of_texts(field: TimecodeEdit, text_size) -> None:
    usual, width = field.font().pointSizeF(), field.sizeHint().width()
    text_size(150)
    assert field.font().pointSizeF() == pytest.approx(1.5 * usual)
    assert field.sizeHint().width() > 1.3 * width
    digits = field.fontMetrics()
    assert digits.horizontalAdvance("1111") == digits.horizontalAdvance("0000")


def test_setting_tells_nobody_typing_tells_and_enter_commits_once(qtbot, field: TimecodeEdit) -> None:
    changed, committed = [], []
    field.value_changed.connect(changed.append)
    field.committed.connect(committed.append)
    field.set_value_ms(10_640)
    assert field.text() == "00:00:10.640"
    assert changed == []
    typed(qtbot, field, "12")
    assert changed == [1_000, 12_000]
    assert committed == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed == [12_000]
    assert field.text() == "00:00:12.000"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clearFocus()
    assert committed == [12_000]


def test_arrows_step_by_a_tenth_of_a_second(qtbot, field: TimecodeEdit) -> None:
    field.set_value_ms(1_000)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value_ms == 1_100
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert field.value_ms == 100
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.value_ms == 0  # never below the least


def test_with_a_frame_rate_arrows_go_from_frame_to_frame_without_drift(qtbot, field: TimecodeEdit) -> None:
    field.set_frame_rate(30)
    seen = []
    field.value_changed.connect(seen.append)
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert seen == [33, 67, 100]  # 1/30, 2/30, 3/30 of a second
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value_ms == 67


def test_with_a_frame_rate_it_reads_frames(qtbot, field: TimecodeEdit) -> None:
    typed(qtbot, field, "00:01:02:12")
    assert not field.is_valid
    field.set_frame_rate(25)
    typed(qtbot, field, "00:01:02:12")
    assert field.value_ms == 62_480  # 12 frames of 40 ms
    typed(qtbot, field, "00:01:02:25")
    assert not field.is_valid  # frames are 0 to 24


def test_a_negative_least_allows_a_minus_sign(qtbot) -> None:
    field = TimecodeEdit(minimum_ms=-60_000, maximum_ms=60_000)
    qtbot.addWidget(field)
    typed(qtbot, field, "-1.5")
    assert field.value_ms == -1_500
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "-00:00:01.500"
    field.selectAll()
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "−2"))  # the typographic sign
    assert field.value_ms == -2_000
    typed(qtbot, field, "-61")
    assert not field.is_valid


def test_escape_goes_back_to_what_was_committed(qtbot, field: TimecodeEdit) -> None:
    field.set_value_ms(4_000)
    typed(qtbot, field, "9")
    seen = []
    field.value_changed.connect(seen.append)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.value_ms, seen) == ("00:00:04.000", 4_000, [4_000])


def test_the_wheel_steps_only_with_the_focus(qtbot, field: TimecodeEdit) -> None:
    def turn() -> bool:
        place = QPointF(field.rect().center())
        event = QWheelEvent(
            place, field.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    field.clearFocus()
    assert not turn()
    assert field.value_ms == 0
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert turn()
    assert field.value_ms == 100


def test_a_field_to_read_only_does_not_step(qtbot, field: TimecodeEdit) -> None:
    field.setReadOnly(True)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value_ms == 0


def test_it_is_wide_enough_for_any_time(field: TimecodeEdit) -> None:
    assert field.sizeHint().width() >= field.fontMetrics().horizontalAdvance("-00:00:00.000") + 16
    assert field.accessibleName() == "Time"
