"""Says which model is missing and gets it in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from captionstudio.services.model_library import ModelChoice
from captionstudio.ui.controls import muted_label
from captionstudio.ui.dialogs.names import say_size

_STEPS = 1000


class ModelPanel(QFrame):
    """A card for a model that is not here: what it is, how large, from where; Get, progress, or adding one by hand.

    ``fetch_requested(name)``, ``fetch_cancelled(name)`` and ``add_requested(Path)`` tell what the user wants.
    """

    fetch_requested = Signal(str)
    fetch_cancelled = Signal(str)
    add_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._model: ModelChoice | None = None
        self._fetching = ""
        self.title = QLabel()
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.text = muted_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the download"))
        self.status = muted_label()
        self.get_button = QPushButton(self.tr("&Get it"))
        self.get_button.setProperty("primary", True)
        self.get_button.clicked.connect(self._get)
        self.stop_button = QPushButton(self.tr("&Stop"))
        self.stop_button.setToolTip(self.tr("Stop the download; it goes on from there the next time"))
        self.stop_button.setAccessibleName(self.tr("Stop the download"))
        self.stop_button.clicked.connect(self._stop)
        self.add_button = QPushButton(self.tr("Add a model…"))
        self.add_button.setToolTip(self.tr("Add a model that is on this computer already"))
        self.add_button.setAccessibleName(self.tr("Add a model from a folder or file"))
        menu = QMenu(self.add_button)
        menu.addAction(self.tr("From a &folder…"), self._add_folder)
        menu.addAction(self.tr("From a f&ile…"), self._add_file)
        self.add_button.setMenu(menu)
        for button in (self.get_button, self.stop_button, self.add_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.get_button)
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.add_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        for part in (self.title, self.text, self.bar, self.status):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self._show_parts()

    @property
    def fetching(self) -> str:
        """The name of the model that is being fetched, or nothing."""
        return self._fetching

    @property
    def is_fetching(self) -> bool:
        """Whether a download is under way."""
        return bool(self._fetching)

    def set_model(self, model: ModelChoice | None, *, is_first: bool = False) -> None:
        """Show a missing model; None where nobody knows any. ``is_first``: there is no other on this computer."""
        self._model = model
        if model is None:
            self.title.setText(self.tr("No recognition model is on this computer yet"))
            self.text.setText(self.tr("Add one from a folder."))
        else:
            here = self.tr("No recognition model is on this computer yet")
            other = self.tr("“{0}” is not on this computer yet").format(model.name)
            broken = self.tr("“{0}” is damaged").format(model.name)
            self.title.setText(broken if model.problem else here if is_first else other)
            parts = [
                model.problem,
                self.tr("“{0}” has {1} and is needed once.").format(model.title or model.name, say_size(model.size_bytes) or "?"),
                self.tr("Source: {0}.").format(model.source) if model.source else "",
                self.tr("Nothing of your files is sent."),
            ]
            self.text.setText(" ".join(filter(None, parts)))
        self.get_button.setText(self.tr("&Get it ({0})").format(say_size(model.size_bytes)) if model else self.tr("&Get it"))
        self.get_button.setAccessibleName(self.tr("Get {0}").format(model.name if model else ""))
        self._show_parts()

    def set_progress(self, name: str, done: int, total: int | None, message: str = "") -> None:
        """Show how much of a download is here, in bytes; ``total`` None while nobody knows."""
        self._fetching = name
        self.bar.setRange(0, _STEPS if total else 0)
        if total:
            self.bar.setValue(min(_STEPS, done * _STEPS // total))
        amount = self.tr("{0} of {1}").format(say_size(done) or "0", say_size(total)) if total else say_size(done)
        self.status.setText(" · ".join(filter(None, (message, amount))))
        self._show_parts()

    def end_progress(self, failure: str = "") -> None:
        """Show that the download is over; ``failure`` says what went wrong and what to do."""
        self._fetching = ""
        self.status.setText(failure)
        self._show_parts()

    def _show_parts(self) -> None:
        is_fetching = bool(self._fetching)
        can_get = self._model is not None and self._model.is_fetchable
        self.bar.setVisible(is_fetching)
        self.status.setVisible(is_fetching or bool(self.status.text()))
        self.get_button.setVisible(not is_fetching)
        self.get_button.setEnabled(can_get)
        self.get_button.setToolTip(self.tr("Download it now") if can_get else self.tr("This model cannot be fetched; add it by hand"))
        self.stop_button.setVisible(is_fetching)
        self.add_button.setVisible(not is_fetching)

    def _get(self) -> None:
        if self._model is not None:
            self.set_progress(self._model.name, 0, self._model.size_bytes or None, self.tr("Starting"))
            self.fetch_requested.emit(self._model.name)

    def _stop(self) -> None:
        name = self._fetching
        self.end_progress()
        self.fetch_cancelled.emit(name)

    def _add_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of the model"))
        if folder:
            self.add_requested.emit(Path(folder))

    def _add_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("File of the model"))
        if path:
            self.add_requested.emit(Path(path))
