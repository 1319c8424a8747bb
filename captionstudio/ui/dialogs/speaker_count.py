"""How many people speak: nobody asks, as many as there are, exactly so many, or between two numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from captionstudio.core.diarisation import MOST_SPEAKERS, SpeakerCount, read_speaker_count
from captionstudio.core.errors import InvalidRequest
from captionstudio.ui.controls import SpinBox
from captionstudio.ui.dialogs.form import choose, combo
from captionstudio.ui.dialogs.frame import Problem

_DIGITS = 48  # pixels of a number field around its digits


class SpeakerCountRow(QWidget):
    """``changed()`` tells of every change. `text` is the choice as the command line writes it, `count` as a value, None for nobody."""

    changed = Signal()

    def __init__(self, text: str, *, has_off: bool = True, are_models_there: bool = True) -> None:
        """``text`` is what was chosen last, such as ``auto`` or ``2-5``; what cannot be read counts as the first choice."""
        super().__init__()
        rows = [(self.tr("Do not tell apart"), "off")] if has_off else []
        rows += [
            (self.tr("Tell apart, as many as there are"), "auto"),
            (self.tr("Exactly"), "exactly"),
            (self.tr("Between"), "between"),
        ]
        self.box = combo(rows)
        self.least, self.most = SpinBox(1, MOST_SPEAKERS), SpinBox(1, MOST_SPEAKERS)
        self.least.setAccessibleName(self.tr("How many speakers, at least"))
        self.least.setToolTip(self.tr("How many people speak"))
        self.most.setAccessibleName(self.tr("How many speakers, at most"))
        self.most.setToolTip(self.tr("How many people speak at most"))
        self._and = QLabel(self.tr("and"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box, 1)
        for box in (self.least, self.most):
            box.setFixedWidth(_DIGITS + box.fontMetrics().horizontalAdvance(str(MOST_SPEAKERS)))
        for widget in (self.least, self._and, self.most):
            layout.addWidget(widget)
        self.setFocusProxy(self.box)
        self._show(text)
        self.box.currentIndexChanged.connect(self._on_change)
        self.least.valueChanged.connect(self._on_change)
        self.most.valueChanged.connect(self._on_change)
        self._on_change()
        if not are_models_there:
            choose(self.box, "off")
            self.setEnabled(False)
            self.setToolTip(self.tr("The models that tell speakers apart are missing: install the program again."))
            self.box.setToolTip(self.toolTip())

    @property
    def count(self) -> SpeakerCount | None:
        """How many may speak, None where nobody asks."""
        match self.box.currentData():
            case "off":
                return None
            case "exactly":
                return SpeakerCount(self.least.value(), self.least.value())
            case "between":
                return SpeakerCount(self.least.value(), self.most.value())
        return SpeakerCount()

    @property
    def text(self) -> str:
        """The choice, to be remembered."""
        return str(self.count or "off")

    def find_problem(self) -> Problem | None:
        """Return what is wrong with the numbers."""
        if self.box.currentData() == "between" and self.least.value() > self.most.value():
            return Problem(self.tr("The second number of speakers is the larger one."), self.most)
        return None

    def _show(self, text: str) -> None:
        try:
            count = read_speaker_count(text)
        except InvalidRequest:
            return
        kind = "off" if count is None else "exactly" if count.is_forced else "auto" if count == SpeakerCount() else "between"
        self.least.setValue(2 if count is None or count == SpeakerCount() else count.least)
        self.most.setValue(count.most if count and count.most else 5)
        choose(self.box, kind)

    def _on_change(self, *_: object) -> None:
        kind = self.box.currentData()
        self.least.setVisible(kind in ("exactly", "between"))
        self.most.setVisible(kind == "between")
        self._and.setVisible(kind == "between")
        self.changed.emit()
