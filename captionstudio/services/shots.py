"""Changes of shot: found by a job, put into the document when it is done."""

from __future__ import annotations

from PySide6.QtCore import QObject

from captionstudio.core.edits.change import set_setting
from captionstudio.core.errors import EngineMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo
from captionstudio.services.job_runner import Job, JobRunner
from captionstudio.services.session import Session
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.shots import load_shots


class Shots(QObject):
    """Finds the changes of shot of a film for the document that captions it.

    They are part of the document: the project keeps them and Undo takes them back, like anything a command of the user brings.
    """

    def __init__(self, session: Session, runner: JobRunner, toolbox: Toolbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._toolbox = toolbox
        self._job: Job | None = None
        session.document_reset.connect(self._on_document_reset)

    def find(self, media: MediaInfo) -> Job:
        """Queue the job; what it finds becomes one change of the document, unless another has been opened meanwhile.

        Raises:
            EngineMissing: nothing here can look at pictures.
        """
        finder, cache = self._toolbox.shots, self._toolbox.places.cache
        if finder is None:
            raise EngineMissing("Shot changes cannot be found here.", hint="Install FFmpeg.")

        def find(context: JobContext) -> tuple[int, ...]:
            return load_shots(media, finder, cache, context)

        if self._job is not None:
            self._job.cancel()
        title = self.tr("Find shot changes in {0}").format(media.path.name)
        self._job = self._runner.submit(title, find, lane="heavy", short=self.tr("Shot changes"))
        self._job.succeeded.connect(self._on_found)
        return self._job

    def _on_found(self, times: tuple[int, ...]) -> None:
        if self.sender() is self._job:
            self._session.apply(set_setting(self._session.document, "shot_changes_ms", times, self.tr("Find shot changes")))

    def _on_document_reset(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
