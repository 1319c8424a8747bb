"""Headings, explanations and flat buttons, alike everywhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QWidget

from captionstudio.ui.icons import icon as make_icon


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the title of a group of fields."""
    label = QLabel(text, parent)
    label.setProperty("heading", True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def muted_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return an explanation in quiet text that wraps."""
    label = QLabel(text, parent)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    return label


def tool_button(source: QAction | str, parent: QWidget, tip: str = "") -> QToolButton:
    """Return a flat button with an icon alone, for an action or for the name of an icon; ``tip`` also names it for screen readers."""
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setIconSize(QSize(18, 18))
    if isinstance(source, QAction):
        button.setDefaultAction(source)
        button.setAccessibleName(source.text().replace("&", ""))
    else:
        button.setIcon(make_icon(source, button))
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def command_button(action: QAction, name: str, text: str, parent: QWidget) -> QToolButton:
    """Return a flat button that carries out a command by another icon and in other words than menus have; its tip names the key."""
    button = tool_button(name, parent, f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
    button.clicked.connect(action.trigger)
    return button


def scroll_area(inside: QWidget) -> QScrollArea:
    """Return a place without a frame in which a tall page scrolls; the Tab key comes to what is in it alone."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def repolish(widget: QWidget) -> None:
    """Dress a widget anew after a property changed that the style sheet asks for."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
