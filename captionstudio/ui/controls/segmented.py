"""A row of buttons of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from captionstudio.ui.icons import icon as make_icon


class SegmentedControl(QWidget):
    """Few choices, all in sight. Arrows move the choice. ``value_changed(key)`` tells of every change of it."""

    value_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_toggled)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_choice(self, key: str, text: str, tip: str = "", icon: str = "") -> None:
        """Add a choice at the end; the first one added is chosen."""
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        if icon:
            button.setIcon(make_icon(icon, button))
        button.installEventFilter(self)
        self._buttons[key] = button
        self._layout.addWidget(button, 1)
        self._group.addButton(button)
        if len(self._buttons) == 1:
            button.setChecked(True)
        self._share_focus()

    @property
    def value(self) -> str:
        """The key of the choice, empty while there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose; an unknown key changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Return a choice's button, to enable it or to change its text."""
        return self._buttons[key]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let arrows move the choice."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            forward = {Qt.Key.Key_Down, Qt.Key.Key_Left if is_mirrored else Qt.Key.Key_Right}
            back = {Qt.Key.Key_Up, Qt.Key.Key_Right if is_mirrored else Qt.Key.Key_Left}
            if event.key() in forward | back:
                self._move(1 if event.key() in forward else -1)
                return True
        return False

    def _move(self, by: int) -> None:
        enabled = [button for button in self._buttons.values() if button.isEnabled()]
        chosen = next((i for i, button in enumerate(enabled) if button.isChecked()), 0)
        if enabled:
            target = enabled[(chosen + by) % len(enabled)]
            target.setChecked(True)
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self, _button: QPushButton, is_checked: bool) -> None:
        if is_checked:
            self._share_focus()
            self.value_changed.emit(self.value)

    def _share_focus(self) -> None:
        # One stop for the Tab key, as radio buttons have: the chosen one.
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)
