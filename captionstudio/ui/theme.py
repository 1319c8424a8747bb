"""Colours of the window, dark and light, on Qt's Fusion style.

A widget that paints itself asks `colours_for(self)` at every paint, so that it follows a change of theme by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from captionstudio.ui.style_sheet import mixed, style_sheet

ThemeChoice = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours by what they are for."""

    window: QColor
    panel: QColor  # toolbars, the editor's strip
    sunken: QColor  # grid and timeline
    field: QColor  # text fields, buttons
    hover: QColor
    border: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_text: QColor
    focus: QColor  # the ring around what the keyboard works on
    selection: QColor
    language: QColor
    error: QColor
    warning: QColor
    success: QColor
    waveform: QColor
    waveform_back: QColor
    playhead: QColor
    shot: QColor
    original: QColor  # cues on the timeline
    original_selected: QColor
    translation: QColor
    translation_selected: QColor
    flagged: QColor
    on_cue: QColor  # text on cues


def _colours(**values: str) -> Colours:
    return Colours(**{field.name: QColor(values[field.name]) for field in fields(Colours)})


DARK = _colours(
    window="#15171c", panel="#1c1f26", sunken="#15171c", field="#262a33", hover="#313643", border="#2c313b",
    text="#e6e8ec", muted="#a0a7b4", accent="#2f6df0", accent_text="#ffffff", focus="#6b9bff", selection="#23355f", language="#7aa5ff",
    error="#ff7d80", warning="#f0a030", success="#5fd3a6", waveform="#5b8ede", waveform_back="#1a1d23", playhead="#ff5d5d", shot="#8a6a24",
    original="#2c4b86", original_selected="#2b66dd", translation="#274a40", translation_selected="#2a765c", flagged="#7a2a32",
    on_cue="#eef1f6",
)  # fmt: skip
LIGHT = _colours(
    window="#f5f6f8", panel="#ffffff", sunken="#ffffff", field="#eceef2", hover="#dfe3ea", border="#d5d9e0",
    text="#1b1f27", muted="#596170", accent="#2463eb", accent_text="#ffffff", focus="#2463eb", selection="#dbe6ff", language="#2457cc",
    error="#b91f27", warning="#875000", success="#0f6f49", waveform="#4a7fd6", waveform_back="#eef1f6", playhead="#e0363c", shot="#c99a3a",
    original="#c5d6fb", original_selected="#6f9dff", translation="#c6e8db", translation_selected="#7fcdae", flagged="#f6c7ca",
    on_cue="#1b1f27",
)  # fmt: skip


def colours_for(_widget: QWidget | None = None) -> Colours:
    """Return the colours of the theme a widget is shown in."""
    # The application's palette, not the widget's: a style sheet puts its own grounds into the palettes of the widgets it dresses.
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Dress the whole application: style, palette, style sheet. Every widget follows at once."""
    hints = app.styleHints()
    schemes = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(schemes[choice])
    is_dark = choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    colours = DARK if is_dark else LIGHT
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(colours))
    app.setStyleSheet(style_sheet(colours))


def _palette(colours: Colours) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.window), (role.WindowText, colours.text), (role.Base, colours.sunken), (role.AlternateBase, colours.panel),
        (role.Text, colours.text), (role.Button, colours.field), (role.ButtonText, colours.text), (role.Highlight, colours.accent),
        (role.HighlightedText, colours.accent_text), (role.ToolTipBase, colours.panel), (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted), (role.Link, colours.language), (role.LinkVisited, colours.language),
        (role.BrightText, colours.error), (role.Accent, colours.accent), (role.Light, colours.hover), (role.Midlight, colours.field),
        (role.Mid, colours.border), (role.Dark, mixed(colours.border, colours.text, 0.15)), (role.Shadow, QColor("#000000")),
    ):  # fmt: skip
        palette.setColor(which, colour)
    off = mixed(colours.text, colours.window, 0.55)
    for which in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, off)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, mixed(colours.muted, colours.panel, 0.65))
    return palette
