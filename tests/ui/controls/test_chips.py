"""Chips, their bar, and the layout that wraps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from captionstudio.ui.controls import Chip, ChipBar, FlowLayout


@pytest.fixture
def bar(qtbot) -> ChipBar:
    bar = ChipBar(is_exclusive=True)
    qtbot.addWidget(bar)
    bar.add_chip("all", "All", 128)
    bar.add_chip("issues", "Issues", 7, tip="Captions that break a rule")
    bar.add_chip("check", "Check", 4)
    bar.resize(600, 40)
    bar.show()
    return bar


def test_a_chip_says_its_count(qtbot) -> None:
    chip = Chip("R&D", count=3)
    qtbot.addWidget(chip)
    assert chip.text() == "R&&D 3"  # an ampersand is no mnemonic here
    assert chip.accessibleName() == "R&D 3"
    chip.set_count(None)
    assert chip.accessibleName() == "R&D"
    chip.set_label("Films")
    chip.set_count(0)
    assert (chip.text(), chip.count) == ("Films 0", 0)


def test_one_chip_of_an_exclusive_bar_is_always_on(qtbot, bar: ChipBar) -> None:
    assert bar.checked == {"all"}
    told = []
    bar.toggled.connect(lambda key, is_on: told.append((key, is_on)))
    qtbot.mouseClick(bar.chip("issues"), Qt.MouseButton.LeftButton)
    assert bar.checked == {"issues"}
    assert sorted(told) == [("all", False), ("issues", True)]
    qtbot.mouseClick(bar.chip("issues"), Qt.MouseButton.LeftButton)
    assert bar.checked == {"issues"}


def test_chips_of_a_free_bar_are_switched_each_by_itself(qtbot) -> None:
    bar = ChipBar()
    qtbot.addWidget(bar)
    for key in ("en", "es"):
        bar.add_chip(key, key.upper())
    assert bar.checked == frozenset()
    bar.set_checked("en")
    bar.set_checked("es")
    assert bar.checked == {"en", "es"}
    bar.set_checked("en", False)
    bar.set_checked("no such chip")
    assert bar.checked == {"es"}


def test_arrows_move_the_focus_and_space_switches(qtbot, bar: ChipBar) -> None:
    bar.chip("all").setFocus()
    qtbot.waitUntil(bar.chip("all").hasFocus)
    qtbot.keyClick(bar.chip("all"), Qt.Key.Key_Right)
    assert bar.chip("issues").hasFocus()
    assert bar.checked == {"all"}  # moving is not choosing
    qtbot.keyClick(bar.chip("issues"), Qt.Key.Key_Space)
    assert bar.checked == {"issues"}
    bar.chip("check").setEnabled(False)
    qtbot.keyClick(bar.chip("issues"), Qt.Key.Key_Right)
    assert bar.chip("all").hasFocus()  # past the disabled one, round to the first
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(bar.chip("all"), Qt.Key.Key_Left)
    assert bar.chip("issues").hasFocus()


def test_taking_the_chosen_chip_away_chooses_the_first(bar: ChipBar) -> None:
    bar.set_checked("check")
    bar.remove_chip("check")
    assert bar.keys == ("all", "issues")
    assert bar.checked == {"all"}
    bar.set_count("check", 5)  # nobody minds
    bar.set_count("issues", 9)
    assert bar.chip("issues").accessibleName() == "Issues 9"


def test_chips_wrap_where_the_room_ends(bar: ChipBar) -> None:
    chips = [bar.chip(key) for key in bar.keys]
    assert len({chip.y() for chip in chips}) == 1
    assert [chip.x() for chip in chips] == sorted(chip.x() for chip in chips)
    one_line = bar.heightForWidth(600)
    bar.resize(chips[0].width() + chips[1].width() + 10, 100)
    assert chips[0].y() == chips[1].y() < chips[2].y()
    assert bar.heightForWidth(bar.width()) == 2 * one_line + 6  # the spacing


def test_the_flow_runs_from_the_right_in_a_right_to_left_window(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(parent)
    first, second = QPushButton("1"), QPushButton("2")
    flow.addWidget(first)
    flow.addWidget(second)
    parent.resize(400, 60)
    parent.show()
    assert first.geometry().right() == 399
    assert second.geometry().right() < first.geometry().left()
    assert flow.takeAt(0).widget() is first
    assert (flow.count(), flow.itemAt(1), flow.takeAt(5)) == (1, None, None)
    first.setParent(None)
    first.deleteLater()
