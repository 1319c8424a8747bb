"""The menu Help, and Preferences with the page on files and privacy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from captionstudio.core.errors import OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import find_language
from captionstudio.services.kept_files import KeptFile, delete_kept, kept_files
from captionstudio.services.workbench import Workbench
from captionstudio.ui.actions import Actions
from captionstudio.ui.controllers.models import ModelController
from captionstudio.ui.dialogs.about import AboutDialog
from captionstudio.ui.dialogs.guide import GuideDialog
from captionstudio.ui.dialogs.preferences import PreferencesDialog
from captionstudio.ui.dialogs.shortcuts import ShortcutsDialog
from captionstudio.ui.translation import available_languages


class HelpController(QObject):
    """Shows what explains the program and what sets it up. ``deleted()`` tells that files have gone, models perhaps among them."""

    deleted = Signal()

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
        dialog = PreferencesDialog(
            self._window,
            self._bench.settings,
            keys=self._actions.key_rows(),
            models=self._models.choices(),
            languages=[(code, find_language(code).native) for code in available_languages()],
            page=page if isinstance(page, str) else "",
        )
        self._preferences = dialog
        dialog.delete_requested.connect(self._delete)
        self._list_kept(())
        dialog.exec()
        self._preferences = None
        dialog.deleteLater()

    def _delete(self, files: list[KeptFile]) -> None:
        self._list_kept(tuple(files))

    def _list_kept(self, doomed: Sequence[KeptFile]) -> None:
        """Delete files, then find out what is kept."""
        places = self._bench.toolbox.places

        def body(_: JobContext) -> tuple[tuple[KeptFile, ...], str]:
            failures = []
            for file in doomed:
                try:
                    delete_kept(file)
                except OutputProblem as error:
                    failures.append(f"{error} {error.hint}".strip())
            return kept_files(places), " ".join(failures)

        title = self.tr("Deleting files") if doomed else self.tr("Looking at the files that are kept")
        job = self._bench.runner.submit(title, body, lane="light", is_shown=False)
        job.succeeded.connect(self._on_kept)
        if doomed:
            job.succeeded.connect(self._on_deleted)

    def _on_deleted(self, _result: object) -> None:
        self.deleted.emit()

    def _on_kept(self, found: tuple[tuple[KeptFile, ...], str]) -> None:
        if self._preferences is not None:
            self._preferences.set_kept(*found)
