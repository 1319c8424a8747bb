"""Models: what is on this computer, and what could be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QMessageBox, QPushButton, QVBoxLayout, QWidget

from captionstudio.services.model_library import FoundModel, ModelChoice
from captionstudio.ui.controls import SearchField, SegmentedControl, muted_label
from captionstudio.ui.dialogs.adding_bar import AddingBar
from captionstudio.ui.dialogs.frame import DialogFrame
from captionstudio.ui.dialogs.model_choice import engine_title, model_cost
from captionstudio.ui.dialogs.model_table import ModelTable, Shown
from captionstudio.ui.dialogs.names import say_size

_WINDOW = (960, 620)


class ModelsDialog(DialogFrame):
    """A table of models by kind, with what can be done with each.

    ``fetch_requested(name)`` (its terms accepted), ``fetch_cancelled(name)``, ``add_requested(paths)``, ``add_cancelled()``,
    ``remove_requested(name)`` (confirmed already), ``verify_requested(name)`` and ``settings_requested()`` (mirror, proxy, certificates)
    ask for it to be done; `set_models`, `set_found`, `set_fetch_progress`, `end_fetch`, `set_add_progress`, `end_add` and `say` tell how
    it went.
    """

    fetch_requested = Signal(str)
    fetch_cancelled = Signal(str)
    add_requested = Signal(list)
    add_cancelled = Signal()
    remove_requested = Signal(str)
    verify_requested = Signal(str)
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None, models: Sequence[ModelChoice]) -> None:
        super().__init__(parent, self.tr("Models"), self.tr("&Close"))
        self.cancel_button.hide()
        self._said = self._wanted = ""
        self.table = ModelTable()
        self.body.addWidget(muted_label(self.tr("Models work on this computer alone. Drop a model's folder or file here to add it.")))
        self.body.addLayout(self._make_filter())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._make_detail())
        self.body.addLayout(self._make_buttons())
        self.adding = AddingBar()
        self.adding.stopped.connect(self.add_cancelled)
        self.body.addWidget(self.adding)
        self.setAcceptDrops(True)
        self.table.currentItemChanged.connect(self._on_current)
        self.set_models(models)
        self.resize(*_WINDOW)
        self.table.setFocus()

    def set_models(self, models: Sequence[ModelChoice]) -> None:
        """Show the models there are now; the current row stays, unless a model has been added."""
        self.table.set_models(models)
        if any(model.name == self._wanted for model in models):
            self.table.choose(self._wanted)
            self._wanted = ""
        self._on_current()

    def set_found(self, found: Sequence[FoundModel]) -> None:
        """Show the models that other programs keep on this computer."""
        self.table.set_found(found)
        self._on_current()

    def set_fetch_progress(self, name: str, done: int, total: int | None, message: str = "") -> None:
        """Show how much of a model has come, in bytes."""
        self.table.set_fetch_progress(name, done, total, message)
        self._on_current()

    def end_fetch(self, failure: str = "", name: str = "") -> None:
        """Show that a download is over, every one where no ``name`` is given; ``failure`` says why it failed and what to do."""
        self.table.end_fetch(name)
        self.say(failure)
        self._on_current()

    def set_add_progress(self, name: str, done: int, total: int) -> None:
        """Show how much of what is being added is copied, in bytes; ``total`` is 0 where nobody knows."""
        self.adding.show_progress(name, done, total)

    def end_add(self, outcome: str, names: Sequence[str] = ()) -> None:
        """Show that nothing is being added any more, and what came of it; the last of the models that came is the current one."""
        self.adding.end()
        self._wanted = names[-1] if names else ""
        self.say(outcome)

    def look_for(self, text: str, name: str = "") -> None:
        """Show the models that have these words, with the row of the one called ``name`` current if it is among them."""
        self.search.setText(text)
        self._filter()
        self.table.choose(name)

    def say(self, text: str) -> None:
        """Say one line at the foot: what was added, removed, found whole, or went wrong."""
        self._said = text
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder or file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to be added."""
        self.add_requested.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _make_filter(self) -> QHBoxLayout:
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search by name, language or licence"))
        self.search.setAccessibleName(self.tr("Search models"))
        self.search.setToolTip(self.tr("Type a model, a language or a licence"))
        self.shown = SegmentedControl()
        self.shown.add_choice("all", self.tr("All"), self.tr("All models"))
        self.shown.add_choice("installed", self.tr("Installed"), self.tr("Models on this computer"))
        self.shown.add_choice("available", self.tr("Available"), self.tr("Models that could be fetched"))
        self.search.searched.connect(self._filter)
        self.search.left.connect(self.table.setFocus)
        self.shown.value_changed.connect(self._filter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.shown)
        return row

    def _make_detail(self) -> QWidget:
        self.detail_title = QLabel()
        font = self.detail_title.font()
        font.setBold(True)
        self.detail_title.setFont(font)
        self.detail = muted_label()
        self.problem = QLabel()
        self.problem.setProperty("problem", True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.detail_title, self.detail, self.problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        return holder

    def _make_buttons(self) -> QHBoxLayout:
        self.add_model_button = QPushButton(self.tr("&Add…"))
        menu = QMenu(self.add_model_button)
        menu.addAction(self.tr("From a &folder…"), self._add_folder)
        menu.addAction(self.tr("From a f&ile…"), self._add_file)
        self.add_model_button.setMenu(menu)
        self.add_model_button.setAccessibleName(self.tr("Add a model from a folder or file"))
        self.add_model_button.setToolTip(self.tr("Add a model that is on this computer already"))
        self.get_button = QPushButton(self.tr("&Get"))
        self.verify_button = QPushButton(self.tr("&Verify"))
        self.remove_button = QPushButton(self.tr("&Remove…"))
        self.settings_button = QPushButton(self.tr("&Sources…"))
        self.settings_button.setToolTip(self.tr("Where models are fetched from: a mirror, a proxy, certificates"))
        self.get_button.clicked.connect(self._get)
        self.verify_button.clicked.connect(self._verify)
        self.remove_button.clicked.connect(self._remove)
        self.settings_button.clicked.connect(self.settings_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        buttons = (self.get_button, self.add_model_button, self.verify_button, self.remove_button, self.settings_button)
        for button in buttons:
            button.setAutoDefault(False)
            if not button.accessibleName():
                button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
            if button is self.settings_button:
                row.addStretch()
            row.addWidget(button)
        return row

    def _filter(self, *_: object) -> None:
        self.table.show_only(self.search.text(), cast(Shown, self.shown.value))

    def _on_current(self, *_: object) -> None:
        model, found = self.table.current_model(), self.table.current_found()
        is_fetching = model is not None and self.table.is_fetching(model.name)
        can_get = model is not None and model.is_fetchable and not model.is_usable
        if is_fetching:
            text = self.tr("&Stop")
        elif model is not None and can_get and model.partial_bytes:
            text = self.tr("&Go on")
        else:
            text = self.tr("&Add this") if found else self.tr("&Get")
        self.get_button.setText(text)
        self.get_button.setAccessibleName(text.replace("&", ""))
        self.get_button.setEnabled(is_fetching or can_get or found is not None)
        self.verify_button.setEnabled(model is not None and model.is_installed)
        has_files = model is not None and (model.is_installed or model.partial_bytes > 0) and not is_fetching
        self.remove_button.setEnabled(has_files and model is not None and model.is_removable)
        self.get_button.setToolTip(self._say_get(model, can_get=can_get, is_found=found is not None))
        self.verify_button.setToolTip(self.tr("Read the whole model and compare it with what was published"))
        is_kept = model is not None and model.is_installed and not model.is_removable
        self.remove_button.setToolTip(self.tr("It ships with the program") if is_kept else self.tr("Delete the model from this computer"))
        self._describe(model, found)

    def _say_get(self, model: ModelChoice | None, *, can_get: bool, is_found: bool) -> str:
        if is_found:
            return self.tr("Copy it to this program's models")
        if model is not None and can_get:
            size = say_size(model.size_bytes - model.partial_bytes)
            return self.tr("Download it, checked ({0})").format(size) if size else self.tr("Download it, checked")
        return self.tr("Nothing to download for this model")

    def _describe(self, model: ModelChoice | None, found: FoundModel | None) -> None:
        if model is not None:
            title, engine = model.title or model.name, engine_title(model.engine)
            title = title if not engine or engine in title else f"{title} · {engine}"
            source = self.tr("Source: {0}").format(model.source) if model.source else ""
            facts = filter(None, (model_cost(model), model.note, source))
            self.detail_title.setText(title)
            self.detail.setText(" · ".join(facts) or "\u00a0")
            problem = model.problem
        else:
            self.detail_title.setText(found.title if found else "")
            self.detail.setText(str(found.path) if found else "\u00a0")
            problem = ""
        self.problem.setText(f"⚠ {problem}" if problem else "")
        self.problem.setVisible(bool(problem))

    def _get(self) -> None:
        model, found = self.table.current_model(), self.table.current_found()
        if found is not None:
            self.add_requested.emit([found.path])
        elif model is not None and self.table.is_fetching(model.name):
            self.end_fetch(name=model.name)
            self.fetch_cancelled.emit(model.name)
        elif model is not None and self._accepts_terms(model):
            self.set_fetch_progress(model.name, model.partial_bytes, model.size_bytes or None)
            self.fetch_requested.emit(model.name)

    def _accepts_terms(self, model: ModelChoice) -> bool:
        """Ask whether the user accepts what a model may be had under; true where there is nothing to accept."""
        if not model.terms:
            return True
        question = self.tr("“{0}” may be had under these terms:").format(model.title or model.name)
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Terms of a model"), f"{question}\n\n{model.terms}", parent=self)
        accept = box.addButton(self.tr("I &accept and get it"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        return box.clickedButton() is accept

    def _verify(self) -> None:
        if model := self.table.current_model():
            self.say(self.tr("Verifying {0}…").format(model.name))
            self.verify_requested.emit(model.name)

    def _remove(self) -> None:
        model = self.table.current_model()
        if model is None or not self.remove_button.isEnabled():
            return
        size = model.size_bytes if model.is_installed else model.partial_bytes
        freed = self.tr("{0} are freed.").format(say_size(size)) if size else ""
        back = self.tr("It can be fetched again.") if model.is_fetchable else self.tr("Keep a copy if you may need it again.")
        question = self.tr("Remove “{0}” from this computer?").format(model.name)
        if QMessageBox.question(self, self.tr("Remove a model"), f"{question}\n{freed} {back}") == QMessageBox.StandardButton.Yes:
            self.remove_requested.emit(model.name)

    def _add_folder(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, self.tr("Folder of the model")):
            self.add_requested.emit([Path(folder)])

    def _add_file(self) -> None:
        kinds = self.tr("Models (*.argosmodel *.whl *.zip);;All (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("File of the model"), "", kinds)
        if path:
            self.add_requested.emit([Path(path)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Del."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _note(self) -> str:
        return self._said
