"""Asked when the media of a project is not where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from captionstudio.core.document import MediaReference
from captionstudio.ui.dialogs.form import Form
from captionstudio.ui.dialogs.frame import DialogFrame, Problem


def _accept_any(_path: Path) -> str:
    return ""


class RelinkDialog(DialogFrame):
    """Find the file, or carry on without it: then `path` is None though the dialog is accepted.

    ``doubt`` looks at a file and returns why it may not be the one looked for (another content), or an empty text; a doubt is shown and
    does not forbid.
    """

    def __init__(self, parent: QWidget | None, expected: Path, *, doubt: Callable[[Path], str] = _accept_any) -> None:
        super().__init__(parent, self.tr("Media not found"), self.tr("&Use this file"))
        self._expected = expected
        self._doubt = doubt
        self._doubts: dict[Path, str] = {}
        self.path: Path | None = None
        self.add_lead(
            self.tr("“{0}” is not where it was").format(expected.name),
            self.tr("Its captions are all here. Find the file to see and hear it, or carry on with the captions alone."),
        )
        form = Form()
        self.was = QLineEdit(str(expected.parent))
        self.was.setReadOnly(True)
        self.was.setCursorPosition(0)
        form.add_row(self.tr("It was in"), self.was)
        self.field = QLineEdit()
        self.field.setPlaceholderText(expected.name)
        self.field.textChanged.connect(self.refresh)
        self.browse_button = QPushButton(self.tr("&Find…"))
        self.browse_button.setToolTip(self.tr("Look for the file in the folders of this computer"))
        self.browse_button.setAccessibleName(self.tr("Find the file"))
        self.browse_button.setAutoDefault(False)
        self.browse_button.clicked.connect(self._browse)
        form.add_row(self.tr("It &is now"), self.field, self.browse_button)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.without_button = self.add_button(self.tr("Carry on &without"), self.tr("Open the captions without the media"))
        self.without_button.clicked.connect(self._carry_on)
        self.setMinimumWidth(620)
        self.browse_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, media: MediaReference, doubt: Callable[[Path], str] = _accept_any) -> Path | None:
        """Ask where the media is now; None where the user carries on without it."""
        dialog = cls(parent, Path(media.path), doubt=doubt)
        try:
            dialog.exec()
            return dialog.path
        finally:
            dialog.deleteLater()

    def _find_problem(self) -> Problem | None:
        text = self.field.text().strip()
        if not text:
            return Problem(self.tr("Choose where the file is now."), self.field, is_error=False)
        if not Path(text).is_file():
            return Problem(self.tr("There is no such file."), self.field)
        return None

    def _note(self) -> str:
        path = Path(self.field.text().strip())
        if path not in self._doubts:
            self._doubts[path] = self._doubt(path)
        return self._doubts[path]

    def _store(self) -> None:
        self.path = Path(self.field.text().strip())

    def _browse(self) -> None:
        start = next((folder for folder in self._expected.parents if folder.is_dir()), Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Find “{0}”").format(self._expected.name), str(start))
        if chosen:
            self.field.setText(chosen)

    def _carry_on(self) -> None:
        self.path = None
        self.done(RelinkDialog.DialogCode.Accepted)
