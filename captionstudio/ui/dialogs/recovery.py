"""Offered at the start after a crash: the work that was not saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QMessageBox, QWidget

from captionstudio.ui.dialogs.check_list import CheckList, Row
from captionstudio.ui.dialogs.frame import DialogFrame, Problem

RecoveryChoice = Literal["recover", "discard", "later"]


@dataclass(frozen=True, slots=True)
class FoundWork:
    """Work that a crash left behind. ``key`` is the caller's own; ``saved_at`` is when it was last written."""

    key: str
    name: str
    saved_at: datetime
    cue_count: int


class RecoveryDialog(DialogFrame):
    """`choice` says what to do and `chosen` with which of the work; Esc is “later”: nothing is lost by it."""

    def __init__(self, parent: QWidget | None, found: Sequence[FoundWork]) -> None:
        super().__init__(parent, self.tr("Work found"), self.tr("&Recover"))
        self.choice: RecoveryChoice = "later"
        self.add_lead(
            self.tr("The program ended unexpectedly"),
            self.tr("This is the work it had kept. Recover opens it as it was seconds before; nothing on disk is overwritten."),
        )
        self.list = CheckList(self.tr("Work found"), has_search=False, visible_rows=min(6, max(2, len(found))))
        locale = QLocale()
        rows = []
        for work in found:
            when = locale.toString(QDateTime.fromSecsSinceEpoch(int(work.saved_at.timestamp())), QLocale.FormatType.ShortFormat)
            rows.append(Row(work.key, work.name, self.tr("%n captions · {0}", "", work.cue_count).format(when)))
        self.list.set_rows(rows, checked=[rows[0].key] if rows else [])
        self.list.changed.connect(self.refresh)
        self.body.addWidget(self.list, 1)
        self.cancel_button.setText(self.tr("&Later"))
        self.cancel_button.setAccessibleName(self.tr("Later"))
        self.cancel_button.setToolTip(self.tr("Keep it and ask again at the next start (Esc)"))
        self.discard_button = self.add_button(self.tr("&Discard…"), self.tr("Delete the chosen work for good"))
        self.discard_button.clicked.connect(self._discard)
        self.setMinimumWidth(560)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the chosen work."""
        return self.list.checked()

    def _find_problem(self) -> Problem | None:
        return None if self.chosen() else Problem(self.tr("Choose what to recover."), self.list, is_error=False)

    def refresh(self, *_: object) -> None:
        """Look at the choice anew."""
        super().refresh()
        self.discard_button.setEnabled(bool(self.chosen()))

    def _store(self) -> None:
        self.choice = "recover"

    def _discard(self) -> None:
        names = ", ".join(f"“{self.list.text_of(key)}”" for key in self.chosen())
        question = self.tr("Delete {0} for good?").format(names)
        if QMessageBox.question(self, self.tr("Discard work"), question) == QMessageBox.StandardButton.Yes:
            self.choice = "discard"
            self.done(RecoveryDialog.DialogCode.Accepted)
