"""The one style sheet of the application, written from the colours of a theme.

What a widget is shown as follows from its class and from these properties: ``primary`` (the one button most likely wanted), ``flat``,
``chip``, ``segment``, ``heading``, ``muted``, ``problem``, ``invalid`` (fields), ``bare`` (no frame), ``card``, ``panel``, ``bar``
(severity).
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from captionstudio.core.resources import resource_path

if TYPE_CHECKING:
    from captionstudio.ui.theme import Colours

_SHEET = Template("""
QToolTip { color: $text; background: $panel; border: 1px solid $border; padding: 4px 6px; }
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }

QMenuBar { background: $panel; border: none; padding: 3px 4px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $panel; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 5px; border: 1px solid transparent; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::icon:checked { background: $selection; border: 1px solid $focus; border-radius: 4px; padding-left: 0; margin-left: 6px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 4px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QMenu::indicator:checked { image: url($icons/menu-check.svg); }
QMenu::right-arrow { image: url($icons/chevron-right.svg); width: 14px; height: 14px; margin-right: 4px; }

QToolBar {
    background: $panel; border: none; border-bottom: 1px solid $border; padding: 5px 10px; spacing: 7px; qproperty-iconSize: 18px 18px; }
QStatusBar { background: $panel; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 0 6px; }
QLabel#offline { color: $success; }
QLabel#offline[online="true"] { color: $warning; }

QPushButton, QToolButton { background: $field; color: $text; border: 1px solid $field; border-radius: 6px; }
QPushButton { padding: 5px 13px; min-height: 18px; }
QToolButton { padding: 5px 7px; min-height: 18px; }
QStatusBar QPushButton { padding: 1px 12px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; border-color: $pressed; }
QPushButton:checked, QToolButton:checked { background: $selection; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $field_off; border-color: $field_off; }
QPushButton:focus, QToolButton:focus { border-color: $focus; }
QToolButton[autoRaise="true"], QPushButton[flat="true"] { background: transparent; border-color: transparent; padding: 4px; }
QToolButton[autoRaise="true"]:hover, QPushButton[flat="true"]:hover { background: $hover; border-color: $hover; }
QToolButton[autoRaise="true"]:pressed, QPushButton[flat="true"]:pressed { background: $pressed; border-color: $pressed; }
QToolButton[autoRaise="true"]:checked { background: $selection; border-color: $accent; }
QToolButton[autoRaise="true"]:focus, QPushButton[flat="true"]:focus { border-color: $focus; }
QToolBar QToolButton, QToolBar QToolButton[autoRaise="true"] { background: $field; border-color: $field; padding: 5px 11px; }
QToolBar QToolButton:hover { background: $hover; border-color: $hover; }
QToolBar QToolButton:pressed { background: $pressed; border-color: $pressed; }
QToolBar QToolButton:focus { border-color: $focus; }
QToolBar QToolButton:disabled { background: $field_off; border-color: $field_off; }
QToolBar QToolButton[toolButtonStyle="0"] { padding: 5px 9px; }
QToolBar QToolButton[popupMode="1"] { padding-right: 28px; }
QLineEdit QToolButton, QLineEdit QToolButton[autoRaise="true"] {
    background: transparent; border: none; padding: 0; margin: 0; min-height: 0; }
QPushButton[primary="true"], QToolButton[primary="true"], QToolBar QToolButton[primary="true"] {
    background: $accent; color: $accent_text; border-color: $accent; font-weight: bold; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover, QToolBar QToolButton[primary="true"]:hover {
    background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:pressed, QToolButton[primary="true"]:pressed, QToolBar QToolButton[primary="true"]:pressed {
    background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus, QToolBar QToolButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled, QToolBar QToolButton[primary="true"]:disabled {
    background: $field_off; color: $disabled; border-color: $field_off; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
    image: url($icons/chevron-down.svg); width: 12px; height: 12px; subcontrol-position: right center; right: 3px; }
QPushButton::menu-indicator { right: 6px; }
QToolButton[popupMode="1"] { padding-right: 24px; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-button { border: none; border-left: 1px solid $border; width: 18px; margin: 5px 0; }
QToolButton::menu-button:hover { background: $hover; }
QToolButton::menu-arrow { image: url($icons/chevron-down.svg); width: 12px; height: 12px; }
QPushButton[chip="true"] { border-radius: 11px; padding: 1px 10px; min-height: 18px; color: $muted; }
QPushButton[chip="true"]:hover { color: $text; }
QPushButton[chip="true"]:checked { background: $selection; border-color: $selection_edge; color: $text; }
QPushButton[chip="true"]:focus { border-color: $focus; }
QPushButton[chip="true"]:disabled { color: $disabled; }
QPushButton[segment="true"] { padding: 6px 10px; }
QPushButton[segment="true"]:checked { background: $selection; border: 1px solid $accent; }
QPushButton[segment="true"]:checked:focus { border: 2px solid $focus; padding: 5px 9px; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    background: $input; color: $text; border: 1px solid $input_border; border-radius: 6px;
    selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit, QAbstractSpinBox { padding: 4px 8px; min-height: 20px; }
QTextEdit, QPlainTextEdit { padding: 4px; }
QComboBox { padding: 4px 8px; min-height: 20px; combobox-popup: 0; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $input_hover; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { border-color: $focus; }
QLineEdit[invalid="true"], QLineEdit[invalid="true"]:focus, QTextEdit[invalid="true"], QPlainTextEdit[invalid="true"],
QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] { border-color: $error; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: $disabled; background: $input_off; border-color: $input_border; }
QLineEdit:read-only { background: $input_off; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($icons/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $panel; border: 1px solid $border; padding: 4px; outline: none; }
QComboBox QAbstractItemView:focus, QListView[popup="true"]:focus { border-color: $border; }
QComboBox QAbstractItemView::item { min-height: 24px; }
QListView[popup="true"] { padding: 0; }
QAbstractSpinBox { padding: 3px 22px 3px 0; }
QAbstractSpinBox::up-button {
    subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: none; margin: 2px 2px 0 0; border-radius: 3px; }
QAbstractSpinBox::down-button {
    subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: none; margin: 0 2px 2px 0; border-radius: 3px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($icons/chevron-up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($icons/chevron-down.svg); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
    width: 14px; height: 14px; border: 1px solid $mark; border-radius: 4px; background: $input; }
QCheckBox::indicator:hover, QGroupBox::indicator:hover { border-color: $focus; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/check.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url($icons/dash.svg); }
QCheckBox::indicator:focus { border: 2px solid $focus; width: 12px; height: 12px; }
QCheckBox:focus, QRadioButton:focus { color: $focus_text; }
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled { border-color: $mark_off; background: $input_off; }
QCheckBox::indicator:checked:disabled, QAbstractItemView::indicator:checked:disabled { background: $mark_off; border-color: $mark_off; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $mark; border-radius: 8px; background: $input; }
QRadioButton::indicator:hover { border-color: $focus; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid $accent; background: $accent_text; }
QRadioButton::indicator:disabled { border-color: $mark_off; background: $input_off; }
QRadioButton::indicator:checked:disabled { border-color: $mark_off; background: $input_off; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $groove; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $accent; }
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { background: $focus; border: 2px solid $text; width: 10px; height: 10px; }
QSlider::groove:vertical { width: 4px; border-radius: 2px; background: $groove; }
QSlider::add-page:vertical { width: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:vertical { width: 14px; height: 14px; margin: 0 -5px; border-radius: 7px; background: $accent; }
QSlider::handle:vertical:focus { background: $focus; border: 2px solid $text; width: 10px; height: 10px; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $mark_off; }
QProgressBar { background: $groove; border: none; border-radius: 3px; height: 6px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar:disabled::chunk { background: $mark_off; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; margin: 0; }
QScrollBar:horizontal { height: 11px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 2px 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px 2px 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $mark; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[page="true"] { background: transparent; }

QAbstractItemView { background: $sunken; alternate-background-color: $panel; border: 1px solid $border; border-radius: 6px;
    selection-background-color: $selection; selection-color: $text; outline: none; }
QAbstractItemView:focus { border-color: $focus; }
QAbstractItemView[bare="true"], QTextEdit[bare="true"] { border: none; border-radius: 0; }
QListView::item, QTreeView::item { padding: 2px 6px; min-height: 22px; border-radius: 4px; border: none; }
QTreeView { show-decoration-selected: 1; }
QTreeView::item { border-radius: 0; }
QListView::item:hover, QTreeView::item:hover { background: $field; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QListView::item:disabled, QTreeView::item:disabled { color: $disabled; }
QTreeView::branch:has-children:closed { image: url($icons/chevron-right.svg); }
QTreeView::branch:has-children:open { image: url($icons/chevron-down.svg); }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $border; padding: 5px 8px;
    font-weight: normal; text-align: left; }
QHeaderView::section:hover { color: $text; }
QTableView { gridline-color: $border; }
QTableView::item { padding: 0 8px; }
QTableCornerButton::section { background: $panel; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 7px 12px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $focus_text; }
QTabBar::tab:disabled { color: $disabled; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 18px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; color: $muted; font-weight: bold; }

QLabel { background: transparent; }
QLabel[heading="true"], QLabel#heading { color: $muted; font-weight: bold; }
QLabel[muted="true"] { color: $muted; }
QLabel[problem="true"] { color: $error; }
QLabel:disabled { color: $disabled; }
QFrame#card, QFrame[card="true"] { background: $panel; border: 1px solid $border; border-radius: 8px; }
QFrame#card:hover { border-color: $mark; }
QFrame#card:focus { border-color: $focus; }
QWidget[panel="true"] { background: $panel; }
QFrame[bar="error"] { background: $error_ground; border: 1px solid $error_edge; border-radius: 8px; }
QFrame[bar="warning"] { background: $warning_ground; border: 1px solid $warning_edge; border-radius: 8px; }
QFrame[bar="info"] { background: $info_ground; border: 1px solid $info_edge; border-radius: 8px; }
QFrame[bar="success"] { background: $success_ground; border: 1px solid $success_edge; border-radius: 8px; }
QFrame[frameShape="4"], QFrame[frameShape="5"] { color: $border; }
""")


def style_sheet(colours: Colours) -> str:
    """Return the style sheet for a theme."""
    c = colours
    shades = {
        "disabled": mixed(c.text, c.window, 0.55),
        "field_off": mixed(c.field, c.panel, 0.5),
        "pressed": mixed(c.hover, c.text, 0.1),
        "accent_hover": mixed(c.accent, QColor("#000000"), 0.1),
        "accent_pressed": mixed(c.accent, QColor("#000000"), 0.22),
        "selection_edge": mixed(c.selection, c.accent, 0.5),
        "input": c.sunken if c.sunken != c.panel else mixed(c.panel, c.window, 0.35),
        "input_off": mixed(c.panel, c.window, 0.6),
        "input_border": mixed(c.border, c.text, 0.12),
        "input_hover": mixed(c.border, c.text, 0.3),
        "focus_text": c.text,
        "mark": mixed(c.muted, c.panel, 0.25),
        "mark_off": mixed(c.muted, c.panel, 0.65),
        "groove": mixed(c.field, c.text, 0.1),
        "scroll": mixed(c.muted, c.panel, 0.62),
    }
    for name, tint in (("error", c.error), ("warning", c.warning), ("info", c.accent), ("success", c.success)):
        shades[f"{name}_ground"] = mixed(c.panel, tint, 0.12)
        shades[f"{name}_edge"] = mixed(c.panel, tint, 0.45)
    names = {name: getattr(c, name).name() for name in c.__dataclass_fields__}
    icons = resource_path("icons", "style").as_posix()
    return _SHEET.substitute(names, **{name: colour.name() for name, colour in shades.items()}, icons=icons)


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """Return ``colour`` with a ``share`` (0 to 1) of ``other`` in it."""
    parts = zip((colour.redF(), colour.greenF(), colour.blueF()), (other.redF(), other.greenF(), other.blueF()), strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))
