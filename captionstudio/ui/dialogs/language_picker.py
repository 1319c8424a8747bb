"""Choosing one language: for selected captions, or for a track."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import resolve_language
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import SearchField
from captionstudio.ui.controls.languages import listed, resolved, without_accents
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.names import language_rows

_CODE, _FIND = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_MOST_RECENT = 5


class LanguagePickerDialog(DialogFrame):
    """One field that finds, one list. Codes that have no row of their own (``pt-AO``) are taken as typed; `language` is the choice."""

    def __init__(self, parent: QWidget | None, settings: Settings, title: str, current: str | None = None) -> None:
        super().__init__(parent, title, self.tr("&Choose"), settings=settings, name="language_picker")
        self._recent = self.recall_texts("recent")
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Type a language or its code"))
        self.search.setAccessibleName(self.tr("Search languages"))
        self.search.setToolTip(self.tr("English name, own name or code"))
        self.search.left.connect(self.reject)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Languages"))
        self.list.setToolTip(self.tr("Double click or Enter chooses"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for row in language_rows(listed(None), first=self._known(self._recent)):
            item = QListWidgetItem(f"{row.text}   {row.detail}")
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
            item.setData(_CODE, row.key)
            item.setData(_FIND, without_accents(f"{row.key} {row.text} {row.words}"))
            self.list.addItem(item)
            if row.key == current:
                self.list.setCurrentItem(item)
        self.list.currentItemChanged.connect(self.refresh)
        self.list.itemDoubleClicked.connect(self._on_double_click)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        else:
            self.list.scrollToItem(self.list.currentItem())
        self.resize(420, 480)
        self.search.setFocus()

    @property
    def language(self) -> str | None:
        """The chosen code."""
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            return str(item.data(_CODE))
        try:
            return resolve_language(self.search.text()) if self.search.text().strip() else None
        except InvalidRequest:
            return None

    def _find_problem(self) -> Problem | None:
        if self.language is None:
            return Problem(self.tr("No language is called “{0}”.").format(self.search.text()), self.search)
        return None

    def _store(self) -> None:
        recent = [self.language, *(code for code in self._recent if code != self.language)]
        self.keep("recent", recent[:_MOST_RECENT])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list while the search field has the focus."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if step and self.search.hasFocus():
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        shown = [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]
        if shown:
            here = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else -1
            self.list.setCurrentRow(shown[max(0, min(len(shown) - 1, here + step))])

    def _filter(self, text: str) -> None:
        wanted = without_accents(text).split()
        items = [self.list.item(at) for at in range(self.list.count())]
        for item in items:
            item.setHidden(not all(word in item.data(_FIND) for word in wanted))
        shown = [item for item in items if not item.isHidden()]
        # A code or name typed whole is meant before the languages whose names merely hold its letters.
        meant = resolved(text)
        exact = next((item for item in shown if item.data(_CODE) == meant), None)
        best = exact or next((item for item in shown if item.text().casefold().startswith(text.casefold())), None)
        plain = next((item for item in shown if "-" not in item.data(_CODE)), None)
        self.list.setCurrentItem(best or plain or (shown[0] if shown else None))  # type: ignore[arg-type]  # None means no current row
        self.refresh()

    def _on_double_click(self, _item: QListWidgetItem) -> None:
        self.accept()

    @staticmethod
    def _known(codes: list[str]) -> list[str]:
        known = set(listed(None))
        return [code for code in codes if code in known]
