"""Models: what is on this computer, and what could be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from captionstudio.services.model_library import ModelChoice
from captionstudio.ui.controls import muted_label
from captionstudio.ui.dialogs.frame import DialogFrame
from captionstudio.ui.dialogs.model_choice import model_languages, model_state
from captionstudio.ui.dialogs.names import say_size

_NAME, _LANGUAGES, _SIZE, _STATE, _LICENCE, _FETCH = range(6)
_STEPS = 1000
_WINDOW = (880, 560)
_KEY = int(Qt.ItemDataRole.UserRole)


class ModelsDialog(DialogFrame):
    """A table of models by kind, with what can be done with each.

    ``fetch_requested(name)``, ``fetch_cancelled(name)``, ``add_requested(Path)``, ``remove_requested(name)`` (confirmed already) and
    ``verify_requested(name)`` ask for it to be done; `set_models`, `set_fetch_progress`, `end_fetch` and `say` tell how it went.
    """

    fetch_requested = Signal(str)
    fetch_cancelled = Signal(str)
    add_requested = Signal(Path)
    remove_requested = Signal(str)
    verify_requested = Signal(str)

    def __init__(self, parent: QWidget | None, models: Sequence[ModelChoice]) -> None:
        super().__init__(parent, self.tr("Models"), self.tr("&Close"))
        self.cancel_button.hide()
        self._said = ""
        self._models: dict[str, ModelChoice] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._bars: dict[str, QProgressBar] = {}
        self.table = self._make_table()
        self.body.addWidget(muted_label(self.tr("Models work on this computer alone. Drop a model's folder or file here to add it.")))
        self.body.addWidget(self.table, 1)
        self.detail = muted_label()
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.detail)
        self.body.addLayout(self._make_buttons())
        self.setAcceptDrops(True)
        self.set_models(models)
        self.resize(*_WINDOW)
        self.table.setFocus()

    def set_models(self, models: Sequence[ModelChoice]) -> None:
        """Show the models there are now; the current row stays."""
        current = self._current()
        self._models = {model.name: model for model in models}
        self.table.clear()
        self._items.clear()
        fetching = {name for name, bar in self._bars.items() if bar is not None}
        self._bars.clear()
        kinds = (("recognition", self.tr("Recognition")), ("translation", self.tr("Translation")))
        for kind, title in kinds:
            chosen = sorted((model for model in models if model.kind == kind), key=lambda model: not model.is_installed)
            if chosen:
                group = self._add_group(title)
                for model in chosen:
                    self._items[model.name] = self._add_row(group, model)
        self.table.expandAll()
        for name in fetching & {model.name for model in models if not model.is_installed}:
            self.set_fetch_progress(name, 0, None)
        wanted = self._items.get(current.name) if current else None
        self.table.setCurrentItem(wanted or next(iter(self._items.values()), None))  # type: ignore[arg-type]  # None means none
        self._on_current()

    def set_fetch_progress(self, name: str, done: int, total: int | None, message: str = "") -> None:
        """Show how much of a model has come, in bytes."""
        item = self._items.get(name)
        if item is None:
            return
        bar = self._bars.get(name)
        if bar is None:
            bar = QProgressBar()
            bar.setAccessibleName(self.tr("Progress of {0}").format(name))
            bar.setTextVisible(False)
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(6, 0, 10, 0)
            line.addWidget(bar)
            self._bars[name] = bar
            item.setText(_FETCH, "")
            self.table.setItemWidget(item, _FETCH, holder)
        bar.setRange(0, _STEPS if total else 0)
        if total:
            bar.setValue(min(_STEPS, done * _STEPS // total))
        amount = self.tr("{0} of {1}").format(say_size(done) or "0", say_size(total)) if total else say_size(done)
        item.setText(_STATE, amount or self.tr("starting"))
        bar.setToolTip(message)
        self._on_current()

    def end_fetch(self, failure: str = "", name: str = "") -> None:
        """Show that a download is over, every one where no ``name`` is given; ``failure`` says why it failed and what to do."""
        for ended in [name] if name else list(self._bars):
            self._bars.pop(ended, None)
            item = self._items.get(ended)
            if item is not None:
                self.table.removeItemWidget(item, _FETCH)
                self._fill(item, self._models[ended])
        self.say(failure)
        self._on_current()

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
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add_requested.emit(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setAccessibleName(self.tr("Models"))
        table.setToolTip(self.tr("Del removes the current model"))
        table.setHeaderLabels(
            [self.tr("Model"), self.tr("Languages"), self.tr("Size"), self.tr("State"), self.tr("Licence"), self.tr("Get")]
        )
        table.setRootIsDecorated(False)
        table.setIndentation(12)
        table.setUniformRowHeights(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.header()
        header.setStretchLastSection(False)
        for column in (_NAME, _SIZE, _STATE, _LICENCE, _FETCH):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_LANGUAGES, QHeaderView.ResizeMode.Stretch)
        table.currentItemChanged.connect(self._on_current)
        return table

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
        self.get_button.clicked.connect(self._get)
        self.verify_button.clicked.connect(self._verify)
        self.remove_button.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add_model_button, self.get_button, self.verify_button, self.remove_button):
            button.setAutoDefault(False)
            if not button.accessibleName():
                button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
            row.addWidget(button)
        row.addStretch()
        return row

    def _add_group(self, title: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.table, [title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        return group

    def _add_row(self, group: QTreeWidgetItem, model: ModelChoice) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group)
        item.setData(_NAME, _KEY, model.name)
        item.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._fill(item, model)
        return item

    def _fill(self, item: QTreeWidgetItem, model: ModelChoice) -> None:
        mark = self.tr(" · recommended") if model.is_recommended else ""
        item.setText(_NAME, f"{model.name}{mark}")
        item.setText(_LANGUAGES, model_languages(model))
        item.setText(_SIZE, say_size(model.size_bytes))
        state = model_state(model)
        item.setText(_STATE, f"✓ {state}" if model.is_usable else f"⚠ {state}" if model.problem else state)
        item.setText(_LICENCE, model.licence)
        item.setText(_FETCH, self.tr("available") if model.is_fetchable and not model.is_usable else "")
        item.setToolTip(_NAME, model.title or model.name)
        item.setToolTip(_STATE, model.problem)

    def _current(self) -> ModelChoice | None:
        item = self.table.currentItem()
        return self._models.get(item.data(_NAME, _KEY) or "") if item is not None else None

    def _on_current(self, *_: object) -> None:
        model = self._current()
        is_fetching = model is not None and model.name in self._bars
        can_get = model is not None and model.is_fetchable and not model.is_usable
        self.get_button.setText(self.tr("&Stop") if is_fetching else self.tr("&Get"))
        self.get_button.setEnabled(is_fetching or can_get)
        self.verify_button.setEnabled(model is not None and model.is_installed)
        self.remove_button.setEnabled(model is not None and model.is_installed and model.is_removable)
        self.get_button.setToolTip(self.tr("Download it, checked") if can_get else self.tr("Nothing to download for this model"))
        self.verify_button.setToolTip(self.tr("Read the whole model and compare it with what was published"))
        is_kept = model is not None and model.is_installed and not model.is_removable
        self.remove_button.setToolTip(self.tr("It ships with the program") if is_kept else self.tr("Delete the model from this computer"))
        self.detail.setText(self._describe(model) if model else "")

    def _describe(self, model: ModelChoice) -> str:
        source = self.tr("Source: {0}").format(model.source) if model.source else ""
        parts = [model.title if model.title != model.name else "", model.note, source, model.problem]
        return " · ".join(filter(None, parts)) or "\u00a0"

    def _get(self) -> None:
        model = self._current()
        if model is None:
            return
        if model.name in self._bars:
            self.end_fetch(name=model.name)
            self.fetch_cancelled.emit(model.name)
        else:
            self.set_fetch_progress(model.name, 0, model.size_bytes or None)
            self.fetch_requested.emit(model.name)

    def _verify(self) -> None:
        if model := self._current():
            self.say(self.tr("Verifying {0}…").format(model.name))
            self.verify_requested.emit(model.name)

    def _remove(self) -> None:
        model = self._current()
        if model is None or not self.remove_button.isEnabled():
            return
        freed = self.tr("{0} are freed.").format(say_size(model.size_bytes)) if model.size_bytes else ""
        back = self.tr("It can be fetched again.") if model.is_fetchable else self.tr("Keep a copy if you may need it again.")
        question = self.tr("Remove “{0}” from this computer?").format(model.name)
        if QMessageBox.question(self, self.tr("Remove a model"), f"{question}\n{freed} {back}") == QMessageBox.StandardButton.Yes:
            self.remove_requested.emit(model.name)

    def _add_folder(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, self.tr("Folder of the model")):
            self.add_requested.emit(Path(folder))

    def _add_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("File of the model"), "", self.tr("Translation models (*.argosmodel);;All (*)"))
        if path:
            self.add_requested.emit(Path(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Del."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _note(self) -> str:
        return self._said
