"""Asked before work that is not saved would be lost."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

from captionstudio.ui.dialogs.frame import DialogFrame

UnsavedChoice = Literal["save", "discard", "cancel"]


class UnsavedDialog(DialogFrame):
    """Save, don't save or go on working; `choice` tells which."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, self.tr("Unsaved changes"), self.tr("&Save"))
        self.choice: UnsavedChoice = "cancel"
        self.add_lead(self.tr("Save the changes to “{0}”?").format(name), self.tr("Without saving, what you changed since is lost."))
        self.discard_button = self.add_button(self.tr("&Don't save"), self.tr("Close and lose the changes"))
        self.discard_button.clicked.connect(self._discard)

    def _store(self) -> None:
        self.choice = "save"

    def _discard(self) -> None:
        self.choice = "discard"
        self.done(UnsavedDialog.DialogCode.Accepted)


def ask_unsaved(parent: QWidget | None, name: str) -> UnsavedChoice:
    """Ask, and return what to do with the changes to ``name``."""
    dialog = UnsavedDialog(parent, name)
    try:
        dialog.exec()
        return dialog.choice
    finally:
        dialog.deleteLater()
