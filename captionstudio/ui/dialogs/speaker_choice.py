"""Choosing who speaks: one of the speakers there are, somebody new, or nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from captionstudio.core.speakers import Speaker, tidy_name
from captionstudio.ui.controls import SearchField
from captionstudio.ui.dialogs.form import Form, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.speaker_look import speaker_icon

_NAME = int(Qt.ItemDataRole.UserRole)


class SpeakerChoiceDialog(DialogFrame):
    """One field that finds or names, one list. `name` is the choice, empty for nobody in particular."""

    def __init__(self, parent: QWidget | None, speakers: Sequence[Speaker], current: str | None, count: int) -> None:
        """``speakers`` are persons in the order of their numbers; ``count`` captions are spoken for."""
        super().__init__(parent, self.tr("Speaker"), self.tr("&Choose"))
        self._count = count
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Type a name, also a new one"))
        self.search.setAccessibleName(self.tr("Name of the speaker"))
        self.search.setToolTip(self.tr("A name that nobody bears yet makes a new speaker"))
        self.search.left.connect(self.reject)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Speakers"))
        self.list.setToolTip(self.tr("Double click or Enter chooses"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._new = self._add("", "")
        self._new.setHidden(True)
        for number, speaker in enumerate(speakers, 1):
            item = self._add(f"{number}   {speaker.name}", speaker.name)
            item.setIcon(speaker_icon(speaker.colour, self))
            if speaker.name == current:
                self.list.setCurrentItem(item)
        self._nobody = self._add(self.tr("Nobody in particular"), "")
        if self.list.currentItem() is None:
            self.list.setCurrentRow(1)
        self.list.currentItemChanged.connect(self.refresh)
        self.list.itemDoubleClicked.connect(self._on_double_click)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.resize(360, 380)
        self.search.setFocus()

    @property
    def name(self) -> str:
        """The chosen name, empty for nobody in particular."""
        return str(self.list.currentItem().data(_NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list while the field has the focus."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if step and self.focusWidget() is self.search:
            shown = [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]
            here = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else -1
            self.list.setCurrentRow(shown[max(0, min(len(shown) - 1, here + step))])
        else:
            super().keyPressEvent(event)

    def _note(self) -> str:
        return self.tr("For %n caption(s).", "", self._count)

    def _add(self, text: str, name: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
        item.setData(_NAME, name)
        self.list.addItem(item)
        return item

    def _filter(self, text: str) -> None:
        typed = tidy_name(text)
        items = [self.list.item(at) for at in range(1, self.list.count())]
        for item in items:
            item.setHidden(bool(typed) and (item is self._nobody or typed.casefold() not in item.data(_NAME).casefold()))
        shown = [item for item in items if not item.isHidden()]
        exact = next((item for item in shown if item.data(_NAME).casefold() == typed.casefold()), None)
        self._new.setHidden(not typed or exact is not None)
        self._new.setText(self.tr("New: “{0}”").format(typed))
        self._new.setData(_NAME, typed)
        # Of whom a name begins like that is meant before somebody new: names are typed in part.
        wanted = f" {typed.casefold()}"
        begins = next((item for item in shown if typed and wanted in f" {item.data(_NAME).casefold()}"), None)
        self.list.setCurrentItem(exact or begins or (self._new if typed else items[0]))
        self.refresh()

    def _on_double_click(self, _item: QListWidgetItem) -> None:
        self.accept()


class SwapSpeakersDialog(DialogFrame):
    """Which two speakers have each other's name; `names` is the choice."""

    def __init__(self, parent: QWidget | None, speakers: Sequence[Speaker], first: str | None) -> None:
        super().__init__(parent, self.tr("Exchange speakers"), self.tr("&Exchange"))
        form = Form()
        self.body.addLayout(form)
        names = [speaker.name for speaker in speakers]
        rows = [(name, name) for name in names]
        self.one, self.other = combo(rows), combo(rows)
        for box in (self.one, self.other):
            for at, speaker in enumerate(speakers):
                box.setItemIcon(at, speaker_icon(speaker.colour, self))
        self.one.setCurrentIndex(names.index(first) if first in names else 0)
        self.other.setCurrentIndex(next(at for at in range(len(names)) if at != self.one.currentIndex()))
        form.add_row(self.tr("&What this one says"), self.one)
        form.add_row(self.tr("&is said by"), self.other)
        form.add_hint(self.tr("And the other way round, in all captions."))
        self.body.addStretch(1)
        for box in (self.one, self.other):
            box.currentIndexChanged.connect(self.refresh)
        self.one.setFocus()

    @property
    def names(self) -> tuple[str, str]:
        """The two names."""
        return str(self.one.currentData()), str(self.other.currentData())

    def _find_problem(self) -> Problem | None:
        if self.one.currentIndex() == self.other.currentIndex():
            return Problem(self.tr("Choose two speakers."), self.other)
        return None
