"""Batch: several files, captioned one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.ports import RecognitionMode
from captionstudio.services.model_library import ModelChoice
from captionstudio.services.options import BatchOptions, Layout, TranscribeOptions
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import PathField, muted_label, tool_button
from captionstudio.ui.dialogs.caption_formats import format_rows, layout_rows
from captionstudio.ui.dialogs.check_list import CheckList
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.language_set import LanguageSet
from captionstudio.ui.dialogs.model_choice import best_model, model_line
from captionstudio.ui.dialogs.names import language_rows
from captionstudio.ui.dialogs.speaker_count import SpeakerCountRow
from captionstudio.workflows.export import MEDIA_SUFFIXES, expand_inputs

_SIZE = (860, 560)


class BatchDialog(DialogFrame):
    """A list of files at the left, what to do with each at the right; `files` and `options` are the answer. Files can be dropped."""

    def __init__(
        self,
        parent: QWidget | None,
        settings: Settings,
        files: Sequence[Path],
        models: Sequence[ModelChoice],
        *,
        targets: Sequence[str] = (),
        can_tell_apart: bool = True,
    ) -> None:
        """``targets`` are the languages that installed translation models lead to; ``can_tell_apart``: the speaker models are there."""
        super().__init__(parent, self.tr("Batch"), self.tr("&Start"), settings=settings, name="batch")
        self._can_tell_apart = can_tell_apart
        self._models = {model.name: model for model in models if model.is_usable}
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._make_files(), 4)
        columns.addLayout(self._make_options(targets), 5)
        self.body.addLayout(columns, 1)
        self.setAcceptDrops(True)
        self.add_files(files)
        self.resize(*_SIZE)
        self.list.setFocus()

    def files(self) -> tuple[Path, ...]:
        """Return the files in their order."""
        return tuple(Path(self.list.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(self.list.count()))

    def options(self) -> BatchOptions:
        """Return what to do with each file."""
        transcribe = TranscribeOptions(
            model=self.model.currentData(),
            languages=self.languages.languages,
            mode=cast(RecognitionMode, self.mode.currentData()),
            speakers=self.speakers.count,
        )
        return BatchOptions(
            transcribe=transcribe,
            targets=self.targets.checked(),
            formats=self.formats.checked(),
            layout=cast(Layout, self.layout_box.currentData()),
            folder=self.folder.path,
            overwrite=self.overwrite.isChecked(),
        )

    def add_files(self, paths: Iterable[Path]) -> None:
        """Add files, and the media in folders, at the end; what is listed already is left out."""
        known = set(self.files())
        for path in paths:
            try:
                found = [Path(name) for name in expand_inputs([str(path)])]
            except MediaUnreadable:
                continue
            for file in found:
                if file not in known and file.suffix.lower() in MEDIA_SUFFIXES:
                    known.add(file)
                    item = QListWidgetItem(file.name)
                    item.setData(Qt.ItemDataRole.UserRole, str(file))
                    item.setToolTip(str(file))
                    self.list.addItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Look at the list and the choices anew."""
        at = self.list.currentRow()
        self.remove_button.setEnabled(at >= 0)
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < self.list.count() - 1)
        super().refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add_files(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()

    def _make_files(self) -> QVBoxLayout:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setToolTip(self.tr("Drop files or folders here; Del takes one out, Alt and the arrows move it"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(240)
        self.list.currentRowChanged.connect(self.refresh)
        self.list.installEventFilter(self)
        self.more_button = QPushButton(self.tr("A&dd files…"))
        self.more_button.setAutoDefault(False)
        self.more_button.setAccessibleName(self.tr("Add files"))
        self.more_button.setToolTip(self.tr("Choose more files"))
        self.more_button.clicked.connect(self._browse)
        self.remove_button = tool_button("trash", self, self.tr("Take out of the list"))
        self.up_button = tool_button("chevron-up", self, self.tr("Earlier"))
        self.down_button = tool_button("chevron-down", self, self.tr("Later"))
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.more_button)
        buttons.addStretch()
        for button in (self.up_button, self.down_button, self.remove_button):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(muted_label(self.tr("Drop files or whole folders here as well.")))
        return column

    def _make_options(self, targets: Sequence[str]) -> Form:
        form = Form(96)
        self.model = combo([(model_line(model), model.name) for model in self._models.values()])
        choose(self.model, best_model(list(self._models.values()), self.recall("model", "")))
        form.add_row(self.tr("&Model"), self.model, tip=self.tr("Larger models hear better and take longer"))
        self.mode = combo([(self.tr("Fast"), "fast"), (self.tr("Balanced"), "balanced"), (self.tr("Careful"), "careful")])
        choose(self.mode, self.recall("mode", "balanced"))
        form.add_row(self.tr("Acc&uracy"), self.mode)
        self.languages = LanguageSet(self.recall_texts("languages"))
        form.add_tall_row(self.tr("&Languages"), self.languages)
        self.speakers = SpeakerCountRow(self.recall("speakers", "off"), are_models_there=self._can_tell_apart)
        form.add_row(self.tr("Spea&kers"), self.speakers, tip=self.tr("Whether captions say who speaks them"))
        self.targets = CheckList(self.tr("Translate into"), has_search=len(targets) > 8, visible_rows=min(4, max(2, len(targets))))
        last = self.recall_texts("targets")
        self.targets.set_rows(language_rows(targets, first=[code for code in last if code in targets]), checked=last)
        label = form.add_tall_row(self.tr("&Translate into"), self.targets)
        for widget in (label, self.targets):
            widget.setVisible(bool(targets))
        self.formats = CheckList(self.tr("Formats"), has_search=False, visible_rows=4)
        self.formats.set_rows(format_rows(), checked=self.recall_texts("formats") or ["srt"])
        form.add_tall_row(self.tr("&Formats"), self.formats)
        self.layout_box = combo(layout_rows())
        choose(self.layout_box, self.recall("layout", "none"))
        form.add_row(self.tr("Two lan&guages"), self.layout_box)
        self.folder = PathField("folder", self.tr("Folder"), is_optional=True)
        self.folder.field.setPlaceholderText(self.tr("Beside each file"))
        self.folder.set_path(self.recall("folder", "") or None)
        form.add_row(self.tr("F&older"), self.folder)
        self.overwrite = QCheckBox(self.tr("&Replace caption files that are there already"))
        self.overwrite.setAccessibleName(self.tr("Replace caption files that are there already"))
        self.overwrite.setToolTip(self.tr("Otherwise such a file counts as failed and the others go on"))
        self.overwrite.setChecked(self.recall("overwrite", False))
        form.addWidget(self.overwrite, form.rowCount(), 1)
        self.model.currentIndexChanged.connect(self._on_model)
        for part in (self.languages.changed, self.speakers.changed, self.targets.changed, self.formats.changed, self.folder.path_changed):
            part.connect(self.refresh)
        self._on_model()
        return form

    def _on_model(self, _at: int = 0) -> None:
        model = self._models.get(self.model.currentData() or "")
        self.languages.set_english_only(model is not None and model.is_english_only)

    def _browse(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in sorted(MEDIA_SUFFIXES))
        last = self.recall("last_folder", str(Path.home()))
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), last, self.tr("Video and sound ({0})").format(endings))
        if paths:
            self.keep("last_folder", str(Path(paths[0]).parent))
            self.add_files(map(Path, paths))

    def _remove(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            self.list.takeItem(at)
            self.refresh()

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        if 0 <= at + step < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + step, item)
            self.list.setCurrentRow(at + step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file out with Del, move it with Alt and the arrows."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
            if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)

    def _find_problem(self) -> Problem | None:
        if not self.list.count():
            return Problem(self.tr("Add the files to caption."), self.more_button, is_error=False)
        if not self._models:
            return Problem(self.tr("No recognition model is installed: get one in Models."), self.model)
        if problem := self.languages.find_problem() or self.speakers.find_problem():
            return problem
        if not self.formats.checked():
            return Problem(self.tr("Tick the formats to write."), self.formats, is_error=False)
        if self.folder.problem:
            return Problem(self.folder.problem, self.folder.field)
        return None

    def _note(self) -> str:
        targets = len(self.targets.checked())
        files = self.tr("%n files", "", self.list.count())
        return self.tr("{0}, each transcribed and written in %n languages", "", 1 + targets).format(files) if targets else files

    def _store(self) -> None:
        options = self.options()
        self.keep("model", options.transcribe.model or "")
        self.keep("mode", options.transcribe.mode)
        self.keep("languages", list(options.transcribe.languages))
        if self._can_tell_apart:
            self.keep("speakers", self.speakers.text)
        self.keep("targets", list(options.targets))
        self.keep("formats", list(options.formats))
        self.keep("layout", options.layout)
        self.keep("folder", str(options.folder or ""))
        self.keep("overwrite", options.overwrite)
