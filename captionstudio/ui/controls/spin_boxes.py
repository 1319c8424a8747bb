"""Number fields that look like the other fields, and leave the wheel to the page until they have the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

_INSET = 7


class SpinBox(QSpinBox):
    """A whole number."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None, *, suffix: str = "") -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        _fit(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DoubleSpinBox(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, minimum: float, maximum: float, parent: QWidget | None = None, *, decimals: int = 1, suffix: str = "") -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(minimum, maximum)
        self.setSingleStep(10.0**-decimals)
        self.setSuffix(suffix)
        _fit(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _fit(box: QAbstractSpinBox) -> None:
    # The style sheet cannot move the text of a number field away from its border.
    box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setAlignment(Qt.AlignmentFlag.AlignLeading)
