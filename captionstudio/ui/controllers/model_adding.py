"""Adding models from files and folders of this computer, each as a job of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from captionstudio.core.jobs import JobContext
from captionstudio.services.job_runner import Body, Job
from captionstudio.services.model_library import ModelLibrary
from captionstudio.services.workbench import Workbench
from captionstudio.ui.jobs.problems import present


class ModelAdding(QObject):
    """Copies models into the library.

    ``progressed(name, done, total)`` tells of all that are being added together: the first one's name, and bytes; ``total`` is 0 while
    nobody knows. ``ended(text, names)`` says what came of them once none is left, ``changed()`` comes after each.
    """

    progressed = Signal(str, object, object)  # whole numbers of Qt end at 2 GB
    ended = Signal(str, list)
    changed = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs: dict[Job, str] = {}
        self._outcomes: list[str] = []
        self._names: list[str] = []

    def add(self, paths: Iterable[Path]) -> None:
        """Begin to add each of these; what is being added already goes on."""
        library = self._bench.toolbox.library
        assert library is not None
        for path in paths:
            title = self.tr("Adding the model {0}").format(path.name)
            job = self._bench.runner.submit(title, _body(library, path), lane="transfer", short=self.tr("Adding a model"))
            self._jobs[job] = path.name
            job.progressed.connect(self._on_progress)
            job.succeeded.connect(partial(self._on_added, job))
            job.finished.connect(self._on_finished)
        self.report()

    def cancel(self) -> None:
        """Stop; nothing stays of what is not whole."""
        for job in self._jobs:
            job.cancel()

    def report(self) -> None:
        """Tell how far all of them are, where there are any."""
        if self._jobs:
            parts = [job.progress for job in self._jobs if job.progress is not None]
            totals = [part.total or 0 for part in parts]
            total = sum(totals) if all(totals) and len(parts) == len(self._jobs) else 0
            self.progressed.emit(next(iter(self._jobs.values())), sum(part.done for part in parts), total)

    def _on_progress(self) -> None:
        self.report()

    def _on_added(self, job: Job, names: Sequence[str]) -> None:
        job.note = self.tr("Added to the models: {0}").format(", ".join(names))
        self._names += names
        self._outcomes.append(job.note)
        self._outcomes += job.messages  # of several in a folder those that cannot be used

    def _on_finished(self, job: Job) -> None:
        self._jobs.pop(job, None)
        if job.error is not None:
            problem = present(job.error)
            self._outcomes.append(f"{problem.message} {problem.hint}".strip())
        self.changed.emit()
        if self._jobs:
            self.report()
        else:
            outcomes, names = self._outcomes, self._names
            self._outcomes, self._names = [], []
            self.ended.emit("\n".join(outcomes), names)


def _body(library: ModelLibrary, path: Path) -> Body:
    def add(context: JobContext) -> Sequence[str]:
        return library.add(path, context)

    return add
