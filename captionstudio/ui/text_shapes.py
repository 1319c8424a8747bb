"""How the tags of captions show in the window's texts."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat


def tag_shape(name: str) -> QTextCharFormat:
    """Return what text inside a tag of that name looks like; plain for tags that show in other ways."""
    shape = QTextCharFormat()
    if name == "i":
        shape.setFontItalic(True)
    elif name == "b":
        shape.setFontWeight(QFont.Weight.Bold)
    elif name == "u":
        shape.setFontUnderline(True)
    elif name == "s":
        shape.setFontStrikeOut(True)
    return shape
