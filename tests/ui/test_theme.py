"""The look: readable on every ground, switched at once, following the system."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton

from captionstudio.services.settings import Settings
from captionstudio.ui.appearance import SCALE, THEME, Appearance
from captionstudio.ui.fonts import FAMILY, monospace_font
from captionstudio.ui.style_sheet import mixed, style_sheet
from captionstudio.ui.theme import DARK, LIGHT, Colours, apply_theme, colours_for

THEMES = pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
GROUNDS = ("window", "panel", "sunken", "field", "hover", "selection")
TEXTS = ("text", "muted", "language", "error", "warning", "success")
CUES = ("original", "original_selected", "translation", "translation_selected", "flagged")


@pytest.fixture(autouse=True)
def _undressed_afterwards(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())
    qapp.setFont(font)


def luminance(colour: QColor) -> float:
    """WCAG 2.1, relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.1, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_the_standards() -> None:
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_every_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@THEMES
def test_text_is_readable_on_accent_and_cues(colours: Colours) -> None:
    assert contrast(colours.accent_text, colours.accent) >= 4.5
    for cue in CUES:
        assert contrast(colours.on_cue, getattr(colours, cue)) >= 4.5, cue


@THEMES
@pytest.mark.parametrize("severity", ["error", "warning", "accent", "success"])
def test_messages_are_readable_on_their_tinted_ground(colours: Colours, severity: str) -> None:
    ground = mixed(colours.panel, getattr(colours, severity), 0.12)
    assert ground.name() in style_sheet(colours)
    assert contrast(colours.text, ground) >= 4.5
    assert contrast(colours.muted, ground) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["window", "panel", "field"])
def test_what_is_no_text_stands_out_too(colours: Colours, ground: str) -> None:
    assert contrast(colours.focus, getattr(colours, ground)) >= 3
    assert contrast(mixed(colours.muted, colours.panel, 0.25), getattr(colours, ground)) >= 3  # the frame of a check box
    assert contrast(colours.waveform, colours.waveform_back) >= 3
    assert contrast(colours.playhead, colours.waveform_back) >= 3


@THEMES
def test_the_style_sheet_is_whole(colours: Colours) -> None:
    sheet = style_sheet(colours)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    assert [path for path in pictures if not Path(path).is_file()] == []


def test_the_choice_dresses_everything_that_is_there(qtbot, qapp: QApplication) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    for choice, colours in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        apply_theme(qapp, choice)
        assert colours_for(label) is colours
        assert qapp.palette().color(QPalette.ColorRole.Window) == colours.window
        assert label.palette().color(QPalette.ColorRole.WindowText) == colours.text


def test_a_button_on_the_accent_does_not_pass_for_a_light_theme(qtbot, qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    button = QPushButton("Go")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.grab().toImage().pixelColor(8, button.height() // 2) == DARK.accent
    assert colours_for(button) is DARK


@pytest.mark.parametrize("choice", ["dark", "light"])
def test_a_check_box_is_seen_on_and_off_and_disabled(qtbot, qapp: QApplication, choice: str) -> None:
    apply_theme(qapp, choice)
    colours = colours_for()
    box = QCheckBox("x")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())

    def shades() -> set[str]:
        image = box.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(16) for y in range(image.height())}

    assert colours.accent.name() not in shades()
    box.setChecked(True)
    assert {colours.accent.name(), "#ffffff"} <= shades()
    box.setEnabled(False)
    assert colours.accent.name() not in shades()
    assert mixed(colours.muted, colours.panel, 0.65).name() in shades()


def test_the_keyboards_place_is_seen(qtbot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    edge = (field.width() // 2, 0)
    field.clearFocus()
    before = field.grab().toImage().pixelColor(*edge)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.grab().toImage().pixelColor(*edge) == LIGHT.focus != before


def test_appearance_follows_the_settings(qapp: QApplication) -> None:
    settings = Settings(None)
    settings.set(THEME, "light")
    appearance = Appearance(qapp, settings)
    assert colours_for() is LIGHT
    settings.set(THEME, "dark")
    assert colours_for() is DARK
    usual = qapp.font().pointSizeF()
    settings.set(SCALE, 150)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5)
    settings.set(SCALE, 100)
    settings.set(THEME, "purple")  # a damaged choice is the system's
    assert colours_for() in (DARK, LIGHT)
    appearance.deleteLater()


def test_appearance_follows_the_system_only_where_that_was_chosen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(None)
    settings.set(THEME, "dark")
    appearance = Appearance(qapp, settings)
    applied: list[str] = []
    monkeypatch.setattr("captionstudio.ui.appearance.apply_theme", lambda _app, choice: applied.append(choice))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert applied == []
    settings.set(THEME, "system")
    assert applied == ["system"]
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert applied == ["system", "system"]
    appearance.deleteLater()


def test_the_shipped_font_is_used_and_its_digits_are_of_one_width(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == FAMILY
    digits = QFontMetricsF(monospace_font())
    assert digits.horizontalAdvance("1111") == digits.horizontalAdvance("0000")
    plain = QFontMetricsF(QFont(qapp.font()))
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("0000")  # else the test above says nothing


def test_text_is_never_scaled_out_of_use(qapp: QApplication, text_size: Callable[[int], None]) -> None:
    usual = qapp.font().pointSizeF()
    text_size(1000)
    assert qapp.font().pointSizeF() == pytest.approx(2 * usual)
    text_size(1)
    assert qapp.font().pointSizeF() == pytest.approx(0.8 * usual)
