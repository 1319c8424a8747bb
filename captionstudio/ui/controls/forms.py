"""The same spacing and the same buttons in every dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from captionstudio.ui.icons import icon as make_icon

MARGIN = 20  # around a dialog's content
ROW_SPACING = 10
LABEL_SPACING = 16


def form_layout(parent: QWidget | None = None, margin: int = 0) -> QFormLayout:
    """Return a form with labels at the start and fields that grow."""
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setContentsMargins(margin, margin, margin, margin)
    form.setVerticalSpacing(ROW_SPACING)
    form.setHorizontalSpacing(LABEL_SPACING)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    form.setFormAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


class FormRow(QWidget):
    """Fields beside each other in one row, with a hint below them; ``hint`` stays out of sight while it is empty."""

    def __init__(self, *fields: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        """The first field takes the room that is left."""
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(8)
        for index, field in enumerate(fields):
            row.addWidget(field, 1 if index == 0 else 0)
        self.hint = muted_label(hint)
        self.hint.setVisible(bool(hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.setFocusProxy(fields[0])

    def set_hint(self, text: str) -> None:
        """Say something below the fields, or nothing."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))


def add_row(form: QFormLayout, text: str, field: QWidget) -> QLabel:
    """Add a field with its label, level with the first line of the field however high that is; Alt and a mnemonic lead to the field."""
    label = QLabel(text)
    label.setProperty("row", True)
    label.setBuddy(field)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    if not field.accessibleName():
        field.setAccessibleName(text.replace("&", ""))
    form.addRow(label, field)
    return label


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the title of a group of fields."""
    label = QLabel(text, parent)
    label.setProperty("heading", True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def add_heading(form: QFormLayout, text: str) -> QLabel:
    """Add the title of a group to a form, with air above it."""
    label = heading(text)
    if form.rowCount():
        label.setContentsMargins(0, ROW_SPACING, 0, 0)
    form.addRow(label)
    return label


def muted_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return an explanation in quiet text that wraps."""
    label = QLabel(text, parent)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    return label


def primary_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """Return the button for the one thing that is most likely wanted; Enter presses it."""
    button = QPushButton(text, parent)
    button.setProperty("primary", True)
    button.setDefault(True)
    return button


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


def dialog_buttons(text: str, parent: QWidget | None = None, *, cancel: str = "") -> tuple[QDialogButtonBox, QPushButton]:
    """Return a dialog's row of buttons, and the primary one among them, which says ``text``.

    ``accepted`` and ``rejected`` of the box are for the caller to connect.
    """
    box = QDialogButtonBox(parent)
    accept = primary_button(text)
    box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(cancel or QCoreApplication.translate("Forms", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    return box, accept


def repolish(widget: QWidget) -> None:
    """Dress a widget anew after a property changed that the style sheet asks for."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
