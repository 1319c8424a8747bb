"""The table of models: what is here, what could be fetched, what other programs keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QProgressBar, QTreeWidget, QTreeWidgetItem, QWidget

from captionstudio.services.model_library import FoundModel, ModelChoice
from captionstudio.ui.controls.languages import language_heading, without_accents
from captionstudio.ui.dialogs.model_choice import engine_title, model_languages, model_speed, model_state
from captionstudio.ui.dialogs.names import say_size
from captionstudio.ui.dialogs.shortcuts import add_group

Shown = Literal["all", "installed", "available"]
NAME, LANGUAGES, SIZE, SPEED, STATE, LICENCE = range(6)
_STEPS = 1000
_WIDEST = 34  # letters of a column
_KEY, _PATH = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1


class ModelTable(QTreeWidget):
    """Models by kind, installed ones first. A model that is being fetched shows how far it is in the place of its state."""

    def __init__(self) -> None:
        super().__init__()
        self._models: dict[str, ModelChoice] = {}
        self._found: dict[Path, FoundModel] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._bars: dict[str, QProgressBar] = {}
        self._texts: dict[str, str] = {}  # what each is found by
        self._words: list[str] = []
        self._shown: Shown = "all"
        self.setAccessibleName(self.tr("Models"))
        self.setToolTip(self.tr("Del removes the current model"))
        self.setHeaderLabels(
            [self.tr("Model"), self.tr("Languages"), self.tr("Size"), self.tr("Speed here"), self.tr("State"), self.tr("Licence")]
        )
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMaximumSectionSize(self.fontMetrics().horizontalAdvance("n" * _WIDEST))
        for column in (NAME, SIZE, SPEED, STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (LANGUAGES, LICENCE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def set_models(self, models: Sequence[ModelChoice]) -> None:
        """Show the models there are now; the current row stays, and so do running downloads."""
        self._models = {model.name: model for model in models}
        self._texts.clear()
        self._rebuild()

    def set_found(self, found: Sequence[FoundModel]) -> None:
        """Show what other programs keep on this computer."""
        self._found = {model.path: model for model in found}
        self._rebuild()

    def show_only(self, text: str, shown: Shown) -> None:
        """Show the models that have all words of ``text`` in their name, engine, licence or languages, and are in that state."""
        self._words = without_accents(text).casefold().split()
        self._shown = shown
        self._filter()

    def current_model(self) -> ModelChoice | None:
        """Return the model of the current row."""
        item = self.currentItem()
        return self._models.get(item.data(NAME, _KEY) or "") if item is not None else None

    def current_found(self) -> FoundModel | None:
        """Return the model of another program in the current row."""
        item = self.currentItem()
        path = item.data(NAME, _PATH) if item is not None else None
        return self._found.get(path) if path is not None else None

    def choose(self, name: str) -> None:
        """Make a model's row the current one."""
        if name in self._items:
            self.setCurrentItem(self._items[name])

    def is_fetching(self, name: str) -> bool:
        """Whether a download of that model is shown."""
        return name in self._bars

    def set_fetch_progress(self, name: str, done: int, total: int | None, message: str = "") -> None:
        """Show how much of a model has come, in bytes."""
        item = self._items.get(name)
        if item is None:
            return
        bar = self._bars.get(name) or self._add_bar(name, item)
        bar.setRange(0, _STEPS if total else 0)
        if total:
            bar.setValue(min(_STEPS, done * _STEPS // total))
        amount = self.tr("{0} of {1}").format(say_size(done) or "0", say_size(total)) if total else say_size(done)
        item.setText(SPEED, amount or self.tr("starting"))
        bar.setToolTip(message)
        item.setToolTip(SPEED, message)

    def end_fetch(self, name: str = "") -> None:
        """Show that a download is over, every one where no ``name`` is given."""
        for ended in [name] if name else list(self._bars):
            self._bars.pop(ended, None)
            item = self._items.get(ended)
            if item is not None:
                self.removeItemWidget(item, STATE)
                self._fill(item, self._models[ended])

    def _rebuild(self) -> None:
        model, found = self.current_model(), self.current_found()
        wanted = model.name if model else str(found.path) if found else ""
        fetching = {name: (bar.value(), bar.maximum(), bar.toolTip()) for name, bar in self._bars.items()}
        self.clear()
        self._items.clear()
        self._bars.clear()
        for kind, title in (("recognition", self.tr("Recognition")), ("translation", self.tr("Translation"))):
            chosen = [model for model in self._models.values() if model.kind == kind]
            if chosen:
                group = add_group(self, title)
                for model in sorted(chosen, key=lambda model: not model.is_installed):
                    item = QTreeWidgetItem(group)
                    item.setData(NAME, _KEY, model.name)
                    item.setTextAlignment(SIZE, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                    item.setTextAlignment(SPEED, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                    self._items[model.name] = item
                    self._fill(item, model)
        if self._found:
            self._add_found(add_group(self, self.tr("Found in other programs")))
        self.expandAll()
        for name in fetching.keys() & {model.name for model in self._models.values() if not model.is_usable}:
            value, most, message = fetching[name]
            size = self._models[name].size_bytes
            self.set_fetch_progress(name, size * value // most if most else 0, size or None, message)
        self._filter()
        self.setCurrentItem(self._items.get(wanted) or next(self._visible(), None))  # type: ignore[arg-type]  # None means none

    def _add_found(self, group: QTreeWidgetItem) -> None:
        for model in self._found.values():
            kind = self.tr("recognition") if model.kind == "recognition" else self.tr("translation")
            item = QTreeWidgetItem(group, [model.title, kind, say_size(model.size_bytes), "", model.place])
            item.setData(NAME, _PATH, model.path)
            item.setTextAlignment(SIZE, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(NAME, str(model.path))
            self._items[str(model.path)] = item

    def _add_bar(self, name: str, item: QTreeWidgetItem) -> QProgressBar:
        bar = QProgressBar()
        bar.setAccessibleName(self.tr("Progress of {0}").format(name))
        bar.setTextVisible(False)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(6, 0, 10, 0)
        line.addWidget(bar)
        self._bars[name] = bar
        item.setText(STATE, "")
        self.setItemWidget(item, STATE, holder)
        return bar

    def _fill(self, item: QTreeWidgetItem, model: ModelChoice) -> None:
        mark = self.tr(" · recommended") if model.is_recommended else ""
        item.setText(NAME, f"{model.name}{mark}")
        item.setText(LANGUAGES, model_languages(model))
        item.setText(SIZE, say_size(model.size_bytes))
        item.setText(SPEED, model_speed(model))
        state = model_state(model)
        item.setText(STATE, f"✓ {state}" if model.is_usable else f"⚠ {state}" if model.problem else state)
        item.setText(LICENCE, model.licence)
        item.setToolTip(LICENCE, model.licence)
        item.setToolTip(NAME, model.title or model.name)
        item.setToolTip(SPEED, "")
        item.setToolTip(STATE, model.problem)

    def _filter(self) -> None:
        for name, model in self._models.items():
            is_state = self._shown == "all" or model.is_installed == (self._shown == "installed")
            self._items[name].setHidden(not (is_state and self._has_words(model)))
        for path in self._found:
            self._items[str(path)].setHidden(self._shown == "installed" or bool(self._words))
        for at in range(self.topLevelItemCount()):
            group = self.topLevelItem(at)
            if group is not None:
                rows = [group.child(row) for row in range(group.childCount())]
                group.setHidden(all(row is None or row.isHidden() for row in rows))

    def _has_words(self, model: ModelChoice) -> bool:
        if not self._words:
            return True
        plain = self._texts.get(model.name)
        if plain is None:
            languages = " ".join(f"{code} {language_heading(code)}" for code in model.languages)
            text = f"{model.name} {model.title} {engine_title(model.engine)} {model.licence} {model_languages(model)} {languages}"
            plain = self._texts[model.name] = without_accents(text).casefold()
        return all(word in plain for word in self._words)

    def _visible(self) -> Iterator[QTreeWidgetItem]:
        return (item for item in self._items.values() if not item.isHidden())
