"""The icons: every drawing is there, of one weight, and in the colour of the theme."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from shiboken6 import delete

from captionstudio.core.resources import resource_path
from captionstudio.ui.icons import IconLabel, icon, icon_names, icon_pixmap
from captionstudio.ui.theme import DARK, LIGHT, apply_theme

NEEDED = """
open save undo redo search transcribe translate export burn-in play pause stop skip-back skip-forward frame-back frame-forward loop volume
volume-off camera frame zoom-in zoom-out zoom-fit split merge plus trash lock unlock warning error info check close chevron-down
chevron-right settings folder film captions globe keyboard stale offline-shield speaker jobs copy link spectrogram snap follow drag-handle
bold italic underline eye
"""


@pytest.fixture(autouse=True)
def _undressed_afterwards(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())
    qapp.setFont(font)


def strongest(pixmap: QPixmap) -> QColor:
    """The colour of the most opaque point."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=QColor.alpha)


def test_the_icons_that_the_window_needs_are_there() -> None:
    assert set(NEEDED.split()) <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_each_drawing_has_the_one_weight_and_no_colour_of_its_own(name: str) -> None:
    drawing = resource_path("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"' in drawing
    assert "#" not in drawing


@pytest.mark.parametrize("name", icon_names())
def test_each_drawing_shows_something_and_keeps_off_the_edge(name: str, qapp: QApplication) -> None:
    image = icon_pixmap(name, QColor("#ffffff"), 24).toImage()
    inked = [(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 128]
    assert len(inked) >= 8
    edge = {0, 23}
    assert not [point for point in inked if edge & set(point)]


def test_an_unknown_icon_is_refused(qtbot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    with pytest.raises(KeyError, match="no-such-drawing"):
        icon("no-such-drawing", button)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icons_are_drawn_anew_for_sharper_screens(qtbot, ratio: float) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    pixmap = icon("save", button).pixmap(QSize(20, 20), ratio)
    assert pixmap.size() == QSize(round(20 * ratio), round(20 * ratio))
    assert pixmap.devicePixelRatio() == ratio


def test_an_icon_follows_the_theme(qtbot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    made_before = icon("play", button)
    apply_theme(qapp, "dark")
    assert strongest(made_before.pixmap(24, 24)) == DARK.text
    apply_theme(qapp, "light")
    assert strongest(made_before.pixmap(24, 24)) == LIGHT.text


def test_disabled_primary_and_coloured_icons_have_their_own_colour(qtbot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    button = QToolButton()
    qtbot.addWidget(button)
    shown = icon("play", button)
    assert strongest(shown.pixmap(QSize(24, 24), QIcon.Mode.Disabled)) == LIGHT.muted
    assert strongest(icon("play", button, "warning").pixmap(24, 24)) == LIGHT.warning
    button.setProperty("primary", True)
    assert strongest(shown.pixmap(24, 24)) == LIGHT.accent_text


def test_icons_outlive_their_widget_and_copies_of_them_their_origin(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    button = QToolButton()
    shown = icon("play", button)
    copy = QIcon(shown)
    copy.addPixmap(QPixmap(4, 4))  # makes Qt clone what draws
    del shown
    delete(button)
    gc.collect()
    assert strongest(copy.pixmap(24, 24)) == DARK.text


def test_a_label_paints_its_icon_in_the_theme(qtbot, qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    label = IconLabel("stop", 24, "warning")
    qtbot.addWidget(label)
    assert label.grab().toImage().pixelColor(12, 12) == DARK.warning
    apply_theme(qapp, "light")
    assert label.grab().toImage().pixelColor(12, 12) == LIGHT.warning
    label.set_icon("stop")
    assert label.grab().toImage().pixelColor(12, 12) == LIGHT.text
