"""Looks for texts that do not fit where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QToolButton, QWidget

from captionstudio.ui.controls import ElidedLabel


def clipped_texts(window: QWidget) -> list[str]:
    """Return the texts of visible labels and buttons that are wider, or where they wrap higher, than their widgets."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or isinstance(widget, ElidedLabel):
            continue
        if (isinstance(widget, QLabel) and widget.text() and not _label_fits(widget)) or (
            isinstance(widget, QAbstractButton) and widget.text() and not _button_fits(widget)
        ):
            found.append(f"{widget.text()!r} in {widget.width()} x {widget.height()}")
    return found


def _label_fits(label: QLabel) -> bool:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if label.wordWrap():
        box = metrics.boundingRect(0, 0, room.width(), 10_000, int(Qt.TextFlag.TextWordWrap), label.text())
        return box.height() <= room.height() + 1 and box.width() <= room.width() + 1
    text = _plain(label.text())
    width = max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0)
    return width <= room.width() + 1 and metrics.height() <= room.height() + 2


def _button_fits(button: QAbstractButton) -> bool:
    width = button.fontMetrics().horizontalAdvance(_plain(button.text()))
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not button.icon().isNull():
        return True
    indicator = 20 if isinstance(button, QCheckBox | QRadioButton) else 0
    return width + indicator <= button.width() and button.fontMetrics().height() <= button.height() + 1


def _plain(text: str) -> str:
    """Return a text without mnemonics."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
