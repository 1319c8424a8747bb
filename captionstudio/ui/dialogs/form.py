"""Rows of a form: a label with its mnemonic at the left, the fields at the right, all in line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from captionstudio.ui.controls import PathField, muted_label

LABEL_WIDTH = 112


class Form(QGridLayout):
    """A grid of two columns. Fields are named for screen readers by the labels beside them."""

    def __init__(self, label_width: int = LABEL_WIDTH) -> None:
        super().__init__()
        self.setColumnMinimumWidth(0, label_width)
        self.setColumnStretch(1, 1)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(9)
        self.setContentsMargins(0, 0, 0, 0)

    def add_row(self, text: str, *fields: QWidget, tip: str = "", stretches: bool = True) -> QLabel:
        """Add a row. The first field is the label's buddy; it takes the room unless ``stretches`` is false."""
        label = QLabel(text)
        label.setBuddy(fields[0])
        row = self.rowCount()
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        name_field(fields[0], text, tip)
        for field in fields[1:]:
            if tip and not field.toolTip():
                field.setToolTip(tip)
        if len(fields) == 1 and stretches:
            self.addWidget(fields[0], row, 1)
        else:
            line = QHBoxLayout()
            line.setSpacing(8)
            for at, field in enumerate(fields):
                line.addWidget(field, 1 if stretches and at == 0 else 0)
            if not stretches:
                line.addStretch(1)
            self.addLayout(line, row, 1)
        return label

    def add_tall_row(self, text: str, field: QWidget, tip: str = "") -> QLabel:
        """Add a row whose field is tall: the label stands at its top."""
        label = self.add_row(text, field, tip=tip)
        self.setAlignment(label, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        label.setContentsMargins(0, 7, 0, 0)
        return label

    def add_hint(self, text: str = "") -> QLabel:
        """Add a muted line below the fields."""
        hint = muted_label(text)
        self.addWidget(hint, self.rowCount(), 1)
        return hint


def name_field(field: QWidget, text: str, tip: str = "") -> None:
    """Give a field its accessible name and tool tip."""
    plain = text.replace("&", "").rstrip(":…")
    if not field.accessibleName():
        field.setAccessibleName(plain)
    if not field.toolTip():
        field.setToolTip(tip or plain)
    if isinstance(field, QAbstractButton):
        return
    if isinstance(field, PathField):
        field.browse_button.setToolTip(field.browse_button.accessibleName())
    if proxy := field.focusProxy():
        name_field(proxy, text, tip)


def choose(box: QComboBox, value: Any) -> None:
    """Choose the entry with that data; a box that has none keeps its choice."""
    at = box.findData(value)
    if at >= 0:
        box.setCurrentIndex(at)


def combo(rows: Sequence[tuple[str, Any]]) -> QComboBox:
    """Return a box of (text, data) that does not grow with its longest text."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for text, data in rows:
        box.addItem(text, data)
    return box
