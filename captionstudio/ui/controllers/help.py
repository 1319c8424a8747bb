"""The menu Help, and Preferences with the page on files and privacy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import find_language
from captionstudio.services.job_runner import Job
from captionstudio.services.kept_files import KeptFolder, clear_folder, folder_size, kept_folders
from captionstudio.services.workbench import Workbench
from captionstudio.ui.actions import Actions
from captionstudio.ui.controllers.models import ModelController
from captionstudio.ui.dialogs.about import AboutDialog
from captionstudio.ui.dialogs.folder_list import FolderRow
from captionstudio.ui.dialogs.guide import GuideDialog
from captionstudio.ui.dialogs.preferences import PreferencesDialog
from captionstudio.ui.dialogs.shortcuts import ShortcutsDialog
from captionstudio.ui.translation import available_languages


class HelpController(QObject):
    """Shows what explains the program and what sets it up."""

    def __init__(self, bench: Workbench, actions: Actions, models: ModelController, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._actions = actions
        self._models = models
        self._window = window
        self._guide: GuideDialog | None = None
        self._preferences: PreferencesDialog | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "guide": self.show_guide,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
            "preferences": self.show_preferences,
        }

    def show_guide(self) -> None:
        """Open the guide beside the window."""
        if self._guide is None:
            self._guide = GuideDialog(self._window)
        self._guide.show()
        self._guide.raise_()

    def show_shortcuts(self) -> None:
        """Show all keys."""
        dialog = ShortcutsDialog(self._window, self._actions.key_rows())
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Show version and licences."""
        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_privacy(self) -> None:
        """Show what is kept and where, and that nothing is sent."""
        self.show_preferences("files")

    def show_model_settings(self) -> None:
        """Show where models are fetched from."""
        self.show_preferences("models")

    def show_preferences(self, page: str = "") -> None:
        """Let the user set the program up."""
        folders = kept_folders(self._bench.toolbox.places)
        dialog = PreferencesDialog(
            self._window,
            self._bench.settings,
            keys=self._actions.key_rows(),
            models=self._models.choices(),
            languages=[(code, find_language(code).native) for code in available_languages()],
            folders=[self._describe(folder) for folder in folders],
            page=page if isinstance(page, str) else "",
        )
        self._preferences = dialog
        dialog.clear_requested.connect(self._clear)
        for folder in folders:
            self._measure(folder)
        dialog.exec()
        self._preferences = None
        dialog.deleteLater()

    def _describe(self, folder: KeptFolder) -> FolderRow:
        titles = {
            "models": self.tr("Recognition models"),
            "translation": self.tr("Translation models"),
            "recovery": self.tr("Copies for the case of a crash"),
            "journals": self.tr("Unfinished transcriptions"),
            "peaks": self.tr("Waveforms"),
            "shots": self.tr("Shot changes"),
        }
        losses = {
            "journals": self.tr("Transcriptions that were broken off then start over."),
            "peaks": self.tr("They are made anew when a file is opened."),
            "shots": self.tr("They are looked for again when you ask for them."),
        }
        return FolderRow(folder.key, titles[folder.key], folder.path, loss=losses.get(folder.key, ""))

    def _measure(self, folder: KeptFolder) -> None:
        self._work(self.tr("Measuring a folder"), partial(folder_size, folder.path), folder.key)

    def _clear(self, key: str) -> None:
        folder = next(each for each in kept_folders(self._bench.toolbox.places) if each.key == key)

        def clear() -> int:
            clear_folder(folder.path)
            return folder_size(folder.path)

        self._work(self.tr("Emptying a folder"), clear, key)

    def _work(self, title: str, action: Callable[[], int], key: str) -> None:
        def body(_: JobContext) -> int:
            return action()

        job = self._bench.runner.submit(title, body, lane="light", is_shown=False)
        job.setObjectName(key)
        job.finished.connect(self._on_measured)

    def _on_measured(self, job: Job) -> None:
        if self._preferences is not None and isinstance(job.result, int):
            self._preferences.set_folder_size(job.objectName(), job.result)
