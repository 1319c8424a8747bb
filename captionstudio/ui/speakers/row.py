"""One speaker in the panel: colour, number, name, speaking time, samples to hear, and a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.speakers import tidy_name
from captionstudio.core.timecode import format_timecode
from captionstudio.services.speakers import SAMPLES, SpeakerRow
from captionstudio.ui.controls import ColourButton, ElidedLabel, muted_label, tool_button

_LEAST_LETTERS = 12
"""Of a name there is room for so many, and if the speaking time has to be cut."""


class SpeakerLine(QWidget):
    """Signals name what the user wants; the first argument is the speaker's name."""

    renamed = Signal(str, str)
    coloured = Signal(str, str)
    merged = Signal(str, str)
    split = Signal(str)
    kind_set = Signal(str, str)
    assigned = Signal(str)
    removed = Signal(str)
    played = Signal(object)

    def __init__(self, row: SpeakerRow, others: Sequence[str], parent: QWidget) -> None:
        """``others`` are the speakers that this one can be merged into."""
        super().__init__(parent)
        self.row = row
        self._others = tuple(others)
        self._asked = ""
        name = row.speaker.name
        self.colour = ColourButton(QColor(row.speaker.colour), self.tr("Colour of {0}").format(name), self, has_alpha=False)
        self.colour.colour_changed.connect(self._on_colour)
        self._number = muted_label(str(row.number) if row.number else "–")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setToolTip(self.tr("This key gives the selected captions to {0}").format(name) if 0 < row.number < 10 else "")
        self.name = QLineEdit(name, self)
        self.name.setAccessibleName(self.tr("Name of speaker {0}").format(row.number))
        self.name.setToolTip(self.tr("Type another name; the name of another speaker makes both one"))
        self.name.editingFinished.connect(self._on_name)
        self.about = ElidedLabel(self._say_about())
        self.about.setProperty("muted", True)
        self.menu_button = self._make_menu(others)
        self.samples: list[QToolButton] = []
        self._places = QWidget(self)
        self._line = QHBoxLayout(self._places)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(6)
        for widget in (self.colour, self._number, self.name, self.about, self._places, self.menu_button):
            line.addWidget(widget, {self.name: 1, self.about: 99}.get(widget, 0))  # the name has what the other does not need
        self._show_samples()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key comes to, in that order."""
        return (self.colour, self.name, *self.samples, self.menu_button)

    def show_row(self, row: SpeakerRow, others: Sequence[str]) -> bool:
        """Show what has changed of a speaker; whether that could be done: another name or number makes another line."""
        if (row.speaker.name, row.number, row.speaker.kind, tuple(others)) != (
            self.row.speaker.name,
            self.row.number,
            self.row.speaker.kind,
            self._others,
        ):
            return False
        was, self.row = self.row, row
        self.colour.set_colour(QColor(row.speaker.colour))
        self.about.setText(self._say_about())
        if row.samples != was.samples:
            self._show_samples()
        return True

    def _measure(self) -> None:
        """Make every speaker's parts as wide as another's, so that what stands below each other is in line."""
        metrics = self.fontMetrics()
        self._number.setFixedWidth(metrics.horizontalAdvance("000"))
        self.name.setMinimumWidth(metrics.horizontalAdvance("n" * _LEAST_LETTERS))
        self.about.setMaximumWidth(metrics.horizontalAdvance(self._say("00:00:00", 8888)))
        self.menu_button.ensurePolished()
        self._places.setFixedWidth(SAMPLES * self.menu_button.sizeHint().width())

    def _say_about(self) -> str:
        if self.row.speaker.kind == "sound":
            return self.tr("not a person")
        return self._say(format_timecode(self.row.speaking_ms)[:8], self.row.turns)

    def _say(self, time: str, turns: int) -> str:
        return self.tr("{time} · turns: {count}").format(time=time, count=turns)

    def _show_samples(self) -> None:
        for old in self.samples:
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.samples = []
        for cue in self.row.samples:
            button = tool_button("play", self, self.tr("Hear “{0}”").format(cue.text.replace("\n", " ")))
            button.setAccessibleName(self.tr("Hear {0} at {1}").format(self.row.speaker.name, format_timecode(cue.start_ms)[:8]))
            button.clicked.connect(self._on_sample)
            self.samples.append(button)
            self._line.insertWidget(len(self.samples) - 1, button)
        for before, after in pairwise(self.stops):
            self.setTabOrder(before, after)

    def _make_menu(self, others: Sequence[str]) -> QToolButton:
        name = self.row.speaker.name
        self.menu = QMenu(self)
        self.menu.addAction(self.tr("&Rename"), self._rename)
        self.menu.addAction(self.tr("&Colour…"), self.colour.click)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("&Give the selected captions to {0}").format(name), lambda: self.assigned.emit(name))
        into = self.menu.addMenu(self.tr("&Merge into"))
        for other in others:
            into.addAction(other.replace("&", "&&"), partial(self.merged.emit, name, other))
        into.setEnabled(bool(others))
        self.menu.addAction(self.tr("&Split in two"), lambda: self.split.emit(name))
        is_person = self.row.speaker.kind == "person"
        kind = self.tr("&Not a person: music, applause") if is_person else self.tr("A &person")
        self.menu.addAction(kind, lambda: self.kind_set.emit(name, "sound" if is_person else "person"))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Take &off the list"), lambda: self.removed.emit(name))
        button = tool_button("more", self, self.tr("What can be done with {0}").format(name))
        button.setAccessibleName(button.toolTip())  # a name may hold brackets
        button.clicked.connect(self._show_menu)
        return button

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the speaker."""
        self.menu.popup(event.globalPos())

    def _show_menu(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _rename(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _on_colour(self, colour: QColor) -> None:
        self.coloured.emit(self.row.speaker.name, colour.name())

    def _on_name(self) -> None:
        typed, name = tidy_name(self.name.text()), self.row.speaker.name
        if not typed or typed == name:
            self.name.setText(name)
        elif typed != self._asked:  # leaving the field after Enter says so once more
            self._asked = typed
            self.renamed.emit(name, typed)

    def _on_sample(self) -> None:
        cue: Cue = self.row.samples[self.samples.index(self.sender())]  # type: ignore[arg-type]  # one of them sent it
        self.played.emit(cue)
