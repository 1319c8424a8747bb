"""Chips: small rounded switches with a count, and a row of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from captionstudio.ui.controls.flow_layout import FlowLayout
from captionstudio.ui.icons import icon as make_icon


class Chip(QPushButton):
    """A switch that names something and says how many there are of it."""

    def __init__(self, text: str, parent: QWidget | None = None, *, count: int | None = None, tip: str = "", icon: str = "") -> None:
        super().__init__(parent)
        self._text, self._count = text, count
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        if icon:
            self.setIcon(make_icon(icon, self))
        self._show()

    @property
    def count(self) -> int | None:
        """What was last given to `set_count`."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Say how many there are; None says nothing."""
        if count != self._count:
            self._count = count
            self._show()

    def set_label(self, text: str) -> None:
        """Rename it."""
        self._text = text
        self._show()

    def _show(self) -> None:
        shown = self._text if self._count is None else f"{self._text} {self._count}"
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(shown)


class ChipBar(QWidget):
    """Chips in a row that wraps. The arrow keys go from one to the next; Space switches.

    ``toggled(key, is_checked)`` tells of every change, the user's and the program's.
    """

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None, *, is_exclusive: bool = False) -> None:
        """Where ``is_exclusive``, exactly one chip is on: the first one added until another is chosen."""
        super().__init__(parent)
        self._is_exclusive = is_exclusive
        self._chips: dict[str, Chip] = {}
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_chip(self, key: str, text: str, count: int | None = None, tip: str = "", icon: str = "") -> Chip:
        """Add a chip at the end."""
        chip = Chip(text, self, count=count, tip=tip, icon=icon)
        chip.setObjectName(key)
        chip.setAutoExclusive(self._is_exclusive)
        chip.setChecked(self._is_exclusive and not self._chips)
        chip.installEventFilter(self)
        chip.toggled.connect(self._on_toggled)
        self._chips[key] = chip
        self._layout.addWidget(chip)
        return chip

    def remove_chip(self, key: str) -> None:
        """Take a chip away; in an exclusive bar the first one is chosen then."""
        chip = self._chips.pop(key)
        self._layout.removeWidget(chip)
        was_checked = chip.isChecked()
        chip.blockSignals(True)
        chip.hide()
        chip.setParent(None)
        chip.deleteLater()
        if was_checked and self._is_exclusive and self._chips:
            next(iter(self._chips.values())).setChecked(True)

    def chip(self, key: str) -> Chip:
        """Return a chip by its key."""
        return self._chips[key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The chips' keys in their order."""
        return tuple(self._chips)

    @property
    def checked(self) -> frozenset[str]:
        """The keys of the chips that are on."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def set_checked(self, key: str, is_checked: bool = True) -> None:
        """Switch a chip; an unknown key changes nothing."""
        if key in self._chips:
            self._chips[key].setChecked(is_checked)

    def set_count(self, key: str, count: int | None) -> None:
        """Say how many a chip stands for; an unknown key changes nothing."""
        if key in self._chips:
            self._chips[key].set_count(count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move the focus; an exclusive bar would otherwise move the choice with it, as radio buttons do."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())  # type: ignore[call-overload]
            if steps is not None:
                self._move_focus(watched, -steps if is_mirrored and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) else steps)
                return True
        return False

    def _move_focus(self, origin: QObject, by: int) -> None:
        shown: list[QAbstractButton] = [chip for chip in self._chips.values() if chip.isVisible() and chip.isEnabled()]
        place = next((i for i, chip in enumerate(shown) if chip is origin), 0)
        if shown:
            shown[(place + by) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self, is_checked: bool) -> None:
        self.toggled.emit(self.sender().objectName(), is_checked)
