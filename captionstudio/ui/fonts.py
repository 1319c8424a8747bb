"""The letters of the window: the font that ships with the program, in the size the user chose."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from captionstudio.core.resources import resource_path

FAMILY = "Inter"
USUAL_POINTS = 13.0 if sys.platform == "darwin" else 10.0  # there a point is a pixel
_SCALES = 80, 200  # per cent


def load_fonts(app: QApplication, scale: int = 100) -> None:
    """Load the shipped fonts, once, and set the application's; without the files the system's font stays.

    Args:
        app: the application.
        scale: per cent of the usual size, from 80 to 200.
    """
    # Qt warns of every font that lacks a script before it finds one that has it; that is no fault.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    if FAMILY not in QFontDatabase.families():
        for path in sorted(resource_path("fonts").glob(f"{FAMILY}-*.otf")):
            QFontDatabase.addApplicationFont(str(path))
    font = QFont(app.font())
    if FAMILY in QFontDatabase.families():
        font.setFamilies([FAMILY, *(family for family in font.families() if family != FAMILY)])
    font.setPointSizeF(USUAL_POINTS * min(max(scale, _SCALES[0]), _SCALES[1]) / 100)
    app.setFont(font)


def monospace_font() -> QFont:
    """Return the application's font with digits of one width, for times and numbers in columns.

    It asks for those digits alone: a widget that is given it follows the application's family and size.
    """
    font = QFont()
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
