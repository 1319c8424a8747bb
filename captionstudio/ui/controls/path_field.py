"""A field for a file or folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDir, QFileInfo, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from captionstudio.ui.controls.forms import repolish
from captionstudio.ui.icons import icon

PathKind = Literal["open", "save", "folder"]


class PathField(QWidget):
    """A path to type, browse for or drop. ``path_changed(text)`` follows every change; problems are said below the field."""

    path_changed = Signal(str)

    def __init__(
        self,
        kind: PathKind,
        name: str,
        parent: QWidget | None = None,
        *,
        filters: str = "",
        check: Callable[[Path], str] | None = None,
        is_optional: bool = False,
    ) -> None:
        """Make the field.

        Args:
            kind: a file to read, a file to write, or a folder.
            name: what it is for; names the field for screen readers and heads the dialog.
            parent: the widget it is in.
            filters: as `QFileDialog` takes them.
            check: returns what is wrong with a path, empty if nothing is; replaces the usual check.
            is_optional: whether it may stay empty.
        """
        super().__init__(parent)
        self._kind, self._name, self._filters, self._is_optional = kind, name, filters, is_optional
        self._check = check or self._usual_check
        self.field = QLineEdit(self)
        self.field.setAccessibleName(name)
        self.field.setClearButtonEnabled(is_optional)
        self.browse_button = QPushButton(self.tr("Browse…"), self)
        self.browse_button.setAutoDefault(False)
        self.browse_button.setAccessibleName(self.tr("Browse for {0}").format(name))
        self._sign = self.field.addAction(icon("error", self.field, "error"), QLineEdit.ActionPosition.TrailingPosition)
        self._problem = QLabel(self)
        self._problem.setProperty("problem", True)
        self._problem.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.setFocusProxy(self.field)
        self.setAcceptDrops(True)
        self.field.setAcceptDrops(False)
        self.field.textChanged.connect(self._on_text_changed)
        self.browse_button.clicked.connect(self.browse)
        self._show_problem("")

    @property
    def path(self) -> Path | None:
        """The path, None while the field is empty; ``~`` stands for the home folder."""
        text = self.field.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | str | None) -> None:
        """Show a path."""
        self.field.setText(str(path or ""))

    @property
    def problem(self) -> str:
        """What is wrong with the path, empty if nothing is."""
        if self.path is None:
            return "" if self._is_optional else self.tr("Choose a folder.") if self._kind == "folder" else self.tr("Choose a file.")
        return self._check(self.path)

    @property
    def is_valid(self) -> bool:
        """Whether the path can be used."""
        return not self.problem

    def browse(self) -> None:
        """Ask for a path in the system's dialog."""
        dialog = QFileDialog(self.window(), self._name, str(self.path or QDir.homePath()), self._filters)
        if self._kind == "folder":
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        elif self._kind == "open":
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # Whoever writes the file asks about one that is there: it may be typed or dropped as well.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self.field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the file that was dropped."""
        self.field.setText(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()

    def _usual_check(self, path: Path) -> str:
        there = QFileInfo(str(path))
        if self._kind == "open":
            return "" if there.isFile() and there.isReadable() else self.tr("There is no such file, or it cannot be read.")
        if self._kind == "folder":
            return "" if there.isDir() else self.tr("There is no such folder.")
        if there.isDir():
            return self.tr("This is a folder: add a file name.")
        folder = QFileInfo(str(path.parent))
        if not folder.isDir():
            return self.tr("The folder {0} does not exist.").format(path.parent)
        return "" if folder.isWritable() else self.tr("The folder {0} cannot be written to.").format(path.parent)

    def _on_text_changed(self, text: str) -> None:
        self._show_problem(self.problem)
        self.path_changed.emit(text)

    def _show_problem(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._sign.setVisible(bool(problem))
        self._sign.setToolTip(problem)
        self.field.setAccessibleDescription(problem)
        self.field.setProperty("invalid", bool(problem))
        repolish(self.field)
