"""Which way captions run on the screen, whatever way the window does."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption

from captionstudio.core.languages import is_right_to_left


def text_direction(text: str, language: str | None) -> Qt.LayoutDirection:
    """Return which way a caption runs: as its language does, or as its first letter where nobody knows the language."""
    is_mirrored = is_right_to_left(language) if language else _begins_right_to_left(text)
    return Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight


def set_direction(option: QTextOption, direction: Qt.LayoutDirection) -> None:
    """Let text run that way, from the side where it begins."""
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    option.setTextDirection(direction)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft)


def _begins_right_to_left(text: str) -> bool:
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
