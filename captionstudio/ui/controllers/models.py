"""Getting, adding and removing models, for every dialog that shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.jobs import JobContext
from captionstudio.services.job_runner import Job
from captionstudio.services.model_library import FoundModel, ModelChoice, ModelLibrary
from captionstudio.services.workbench import Workbench
from captionstudio.ui.controllers.model_adding import ModelAdding
from captionstudio.ui.dialogs.models import ModelsDialog
from captionstudio.ui.dialogs.transcribe import TranscribeDialog
from captionstudio.ui.jobs.problems import present


class ModelView(Protocol):
    """A dialog that shows models."""

    def set_models(self, models: Sequence[ModelChoice]) -> None: ...  # noqa: D102

    def set_fetch_progress(self, name: str, done: int, total: int | None, message: str = "") -> None: ...  # noqa: D102

    def end_fetch(self, failure: str = "", name: str = "") -> None: ...  # noqa: D102


class ModelController(QObject):
    """Runs what dialogs ask for as jobs. ``failed(error)`` tells what could not be added or removed; ``summary_changed(text)`` what is
    here to work with; ``settings_requested()`` asks for the page on where models are fetched from.
    """

    failed = Signal(object)
    summary_changed = Signal(str)
    settings_requested = Signal()

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._view: ModelView | None = None
        self._fetching: dict[str, Job] = {}
        self._adding = ModelAdding(bench, self)
        self._adding.progressed.connect(self._on_adding)
        self._adding.ended.connect(self._on_added)
        self._adding.changed.connect(self._on_changed)

    def sum_up(self) -> None:
        """Find out, beside the window's thread, what there is to work with, and show it in the dialog that is open."""
        library = self._library

        def body(_: JobContext) -> Sequence[ModelChoice]:
            return library.choices()

        job = self._bench.runner.submit(self.tr("Looking for models"), body, lane="light", is_shown=False)
        job.succeeded.connect(self._on_choices)

    def choices(self) -> Sequence[ModelChoice]:
        """Return all models there are and could be."""
        return self._library.choices()

    def open_dialog(self) -> None:
        """Show the models."""
        self.open_for(self._window)

    def open_for(self, parent: QWidget, search: str = "", name: str = "") -> None:
        """Show the models over a window or dialog, those with the words of ``search``, and ``name`` as the current one."""
        before, dialog = self._view, ModelsDialog(parent, self.choices())
        self.serve(dialog)
        if search:
            dialog.look_for(search, name)
        self._look_elsewhere()
        dialog.exec()
        self.leave(dialog)
        self._view = before
        dialog.deleteLater()

    def add(self, paths: Sequence[Path]) -> None:
        """Add models from files and folders."""
        self._adding.add(paths)

    def serve(self, dialog: TranscribeDialog | ModelsDialog) -> None:
        """Do what a dialog asks for, and tell it how that goes."""
        self._view = cast(ModelView, dialog)
        dialog.fetch_requested.connect(self._fetch)
        dialog.fetch_cancelled.connect(self._cancel)
        if isinstance(dialog, ModelsDialog):
            dialog.add_requested.connect(self.add)
            dialog.add_cancelled.connect(self._adding.cancel)
            dialog.remove_requested.connect(self._remove)
            dialog.verify_requested.connect(self._verify)
            dialog.settings_requested.connect(self.settings_requested)
        else:
            dialog.add_requested.connect(self._add_one)
        self._adding.report()
        for job in self._fetching.values():
            self._tell_progress(job)

    def leave(self, dialog: TranscribeDialog | ModelsDialog) -> None:
        """The dialog is about to go; a download goes on without it."""
        if self._view is dialog:
            self._view = None

    @property
    def _library(self) -> ModelLibrary:
        assert self._bench.toolbox.library is not None
        return self._bench.toolbox.library

    def _fetch(self, name: str) -> None:
        if name in self._fetching:
            return
        library = self._library

        def body(context: JobContext) -> None:
            library.fetch(name, context, accepts_terms=True)  # the dialog has asked

        job = self._bench.runner.submit(
            self.tr("Getting the model {0}").format(name), body, lane="transfer", short=self.tr("Getting a model")
        )
        self._fetching[name] = job
        job.setObjectName(name)
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_fetched)

    def _cancel(self, name: str) -> None:
        if job := self._fetching.get(name):
            job.cancel()

    def _on_progress(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._tell_progress(job)

    def _tell_progress(self, job: Job) -> None:
        if job.progress is not None and self._view is not None:
            self._view.set_fetch_progress(job.objectName(), job.progress.done, job.progress.total, job.progress.message)

    def _on_fetched(self, job: Job) -> None:
        self._fetching.pop(job.objectName(), None)
        if self._view is not None:
            self._view.end_fetch(_say(job.error) if job.error else "", job.objectName())
        self._on_changed()

    def _look_elsewhere(self) -> None:
        """Find out, beside the window's thread, what other programs keep."""
        library = self._library

        def body(_: JobContext) -> Sequence[FoundModel]:
            return library.found()

        job = self._bench.runner.submit(self.tr("Looking for models"), body, lane="light", is_shown=False)
        job.succeeded.connect(self._on_found)

    def _add_one(self, path: Path) -> None:
        self.add([path])

    def _on_adding(self, name: str, done: int, total: int) -> None:
        if isinstance(self._view, ModelsDialog):
            self._view.set_add_progress(name, done, total)

    def _on_added(self, outcome: str, names: Sequence[str]) -> None:
        if isinstance(self._view, ModelsDialog):
            self._view.end_add(outcome, names)
            self._look_elsewhere()
        elif self._view is not None and not names:
            self._view.end_fetch(outcome)

    def _remove(self, name: str) -> None:
        self._work(self.tr("Removing the model {0}").format(name), partial(self._library.remove, name))

    def _verify(self, name: str) -> None:
        job = self._work(self.tr("Checking the model {0}").format(name), partial(self._library.verify, name))
        job.succeeded.connect(self._on_verified)

    def _work(self, title: str, action: Callable[[], object]) -> Job:
        def body(_: JobContext) -> object:
            return action()

        job = self._bench.runner.submit(title, body, lane="light", is_shown=False)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_changed)
        return job

    def _on_found(self, found: Sequence[FoundModel]) -> None:
        if isinstance(self._view, ModelsDialog):
            self._view.set_found(found)

    def _on_verified(self, _result: object) -> None:
        if isinstance(self._view, ModelsDialog):
            self._view.say(self.tr("The model is as it was published."))

    def _on_failed(self, error: CaptionStudioError) -> None:
        if isinstance(self._view, ModelsDialog):
            self._view.say(_say(error))
        else:
            self.failed.emit(error)

    def _on_changed(self, _job: object = None) -> None:
        self.sum_up()

    def _on_choices(self, choices: Sequence[ModelChoice]) -> None:
        if self._view is not None:
            self._view.set_models(choices)
        best = next((model for model in choices if model.kind == "recognition" and model.is_usable), None)  # the default comes first
        packages = sum(model.kind == "translation" and model.is_usable for model in choices)
        model = self.tr("model: {0} (installed)").format(best.name) if best else self.tr("no recognition model yet")
        self.summary_changed.emit(" · ".join((self.tr("Ready"), model, self.tr("translation: %n package(s)", "", packages))))


def _say(error: CaptionStudioError) -> str:
    problem = present(error)
    return f"{problem.message} {problem.hint}".strip()
