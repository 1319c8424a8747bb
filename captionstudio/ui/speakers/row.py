"""One speaker in the panel: colour, number, name, speaking time, samples to hear, and a menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.speakers import tidy_name
from captionstudio.core.timecode import format_timecode
from captionstudio.services.speakers import SpeakerRow
from captionstudio.ui.controls import muted_label
from captionstudio.ui.controls.colour_button import ColourButton
from captionstudio.ui.icons import icon


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
        number = muted_label(str(row.number) if row.number else "–")
        number.setFixedWidth(number.fontMetrics().horizontalAdvance("000"))
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setToolTip(self.tr("This key gives the selected captions to {0}").format(name) if 0 < row.number < 10 else "")
        self.name = QLineEdit(name, self)
        self.name.setAccessibleName(self.tr("Name of speaker {0}").format(row.number))
        self.name.setToolTip(self.tr("Type another name; the name of another speaker makes both one"))
        self.name.editingFinished.connect(self._on_name)
        self.about = muted_label(self._say_about())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.colour, 0, 0)
        grid.addWidget(number, 0, 1)
        grid.addWidget(self.name, 0, 2)
        grid.addWidget(self._make_menu(others), 0, 3)
        self.samples: list[QToolButton] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(2)
        self._line.addWidget(self.about, 1)
        grid.addLayout(self._line, 1, 2, 1, 2)
        self._show_samples()

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

    def _say_about(self) -> str:
        if self.row.speaker.kind == "sound":
            return self.tr("not a person")
        time = format_timecode(self.row.speaking_ms)[:8]
        return self.tr("{time} · turns: {count}").format(time=time, count=self.row.turns)

    def _show_samples(self) -> None:
        for old in self.samples:
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.samples = []
        for cue in self.row.samples:
            button = QToolButton(self)
            button.setIcon(icon("play", button))
            button.setAutoRaise(True)
            button.setToolTip(self.tr("Hear “{0}”").format(cue.text.replace("\n", " ")))
            button.setAccessibleName(self.tr("Hear {0} at {1}").format(self.row.speaker.name, format_timecode(cue.start_ms)[:8]))
            button.clicked.connect(self._on_sample)
            self.samples.append(button)
            self._line.addWidget(button)

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
        button = QToolButton(self)
        button.setIcon(icon("more", button))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("What can be done with {0}").format(name))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._show_menu)
        self.menu_button = button
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
