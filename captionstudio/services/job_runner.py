"""Runs job bodies in threads of their own: one heavy job at a time, two light ones beside it, and two that bring models here."""

from __future__ import annotations

import enum
import logging
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QThread, Signal

from captionstudio.core.errors import CaptionStudioError, InternalError, JobCancelled
from captionstudio.core.jobs import JobContext, Progress

Lane = Literal["heavy", "light", "transfer"]
Body = Callable[[JobContext], Any]
_ROOM: dict[Lane, int] = {"heavy": 1, "light": 2, "transfer": 2}
_PROGRESS_S = 0.05
_log = logging.getLogger(__name__)


class JobState(enum.Enum):
    """Where a job is; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether it is one of the ends."""
        return self not in (JobState.QUEUED, JobState.RUNNING)


class Job(QObject):
    """One piece of work and how it goes. Signals arrive in the window's thread, in the order they were sent.

    ``partial(object)`` carries what the body emits, ``progressed()`` and ``said(str)`` its progress and messages; the job ends in
    exactly one of ``succeeded(result)``, ``failed(error)`` and ``cancelled()``, after which ``finished(job)`` comes. ``short`` is the
    title where there is little room; ``is_shown`` tells whether the jobs panel lists it. ``trace`` is where it failed, for a report.
    Whoever started it may leave a ``note`` for the user and the ``files`` it made before ``finished`` comes.
    """

    progressed = Signal()
    partial = Signal(object)
    said = Signal(str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal(object)

    def __init__(
        self,
        title: str,
        body: Body,
        lane: Lane,
        *,
        is_shown: bool = True,
        short: str = "",
        again: Callable[[], Job] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.short = short or title
        self.body = body
        self.again = again
        self.lane = lane
        self.is_shown = is_shown
        self.state = JobState.QUEUED
        self.progress: Progress | None = None
        self.messages: list[str] = []
        self.result: Any = None
        self.error: CaptionStudioError | None = None
        self.trace = ""
        self.note = ""
        self.files: tuple[Path, ...] = ()
        self.started_at: float | None = None
        self.ended_at: float | None = None
        self._context = JobContext()
        self._stage: tuple[str, float, int] | None = None

    @property
    def is_cancelling(self) -> bool:
        """Whether it was asked to stop and has not yet."""
        return self._context.cancelled.is_set() and not self.state.is_over

    @property
    def elapsed_s(self) -> float:
        """Seconds it has run."""
        if self.started_at is None:
            return 0.0
        return (self.ended_at or time.monotonic()) - self.started_at

    @property
    def rate(self) -> float | None:
        """Units a second in this stage (times real time where the unit is ``media_ms``), None until it can be told."""
        if self.progress is None or self._stage is None:
            return None
        _, since, begun = self._stage
        seconds = (self.ended_at or time.monotonic()) - since
        done = self.progress.done - begun
        if seconds < 0.5 or done <= 0:
            return None
        return done / seconds / (1000 if self.progress.unit == "media_ms" else 1)

    @property
    def seconds_left(self) -> float | None:
        """Seconds until this stage ends at the rate so far, None until it can be told."""
        if not self.rate or self.progress is None or self.progress.total is None:
            return None
        unit = 1000 if self.progress.unit == "media_ms" else 1
        return max(0.0, (self.progress.total - self.progress.done) / unit / self.rate)

    def cancel(self) -> None:
        """Ask it to stop: a queued job is over at once, a running one as soon as it looks."""
        if self.state.is_over:
            return
        self._context.cancelled.set()
        if self.state is JobState.QUEUED:
            self._on_ended(None, JobCancelled(), "")
        else:
            self.progressed.emit()

    def _on_progress(self, progress: Progress) -> None:
        if self._stage is None or self._stage[0] != progress.stage:
            self._stage = (progress.stage, time.monotonic(), progress.done)
        self.progress = progress
        self.progressed.emit()

    def _on_said(self, message: str) -> None:
        self.messages.append(message)
        self.said.emit(message)

    def _on_ended(self, result: Any, error: object, trace: str) -> None:
        if self.state.is_over:  # it was shut down while this was on its way
            return
        self.ended_at, self.trace = time.monotonic(), trace
        self._context = JobContext(cancelled=self._context.cancelled)  # lets go of the thread
        if error is None:
            self.state, self.result = JobState.SUCCEEDED, result
            self.succeeded.emit(result)
        elif isinstance(error, CaptionStudioError):
            self.state, self.error = JobState.FAILED, error
            self.failed.emit(error)
        else:
            self.state = JobState.CANCELLED
            self.cancelled.emit()
        self.finished.emit(self)


class _Worker(QThread):
    """The thread of one job. Its signals are connected to methods of the job, which lives in the window's thread."""

    progressed = Signal(object)
    partial = Signal(object)
    said = Signal(str)
    ended = Signal(object, object, str)

    def __init__(self, body: Body, context: JobContext, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._context = context
        self._sent = ("", 0.0)
        context.on_progress = self._send_progress
        context.on_partial = self.partial.emit
        context.on_message = self.said.emit

    def run(self) -> None:
        result: Any = None
        error: JobCancelled | CaptionStudioError | None = None
        trace = ""
        try:
            self._context.check_cancelled()
            result = self._body(self._context)
        except JobCancelled:
            error = JobCancelled()
        except BaseException as failure:  # noqa: BLE001 - whatever a body raises ends its job and never the window
            error, trace = _explain(failure)
        self.ended.emit(result, error, trace)

    def _send_progress(self, progress: Progress) -> None:
        """Pass progress on, at most twenty times a second within a stage."""
        stage, at = self._sent
        now = time.monotonic()
        if progress.stage != stage or now - at >= _PROGRESS_S or progress.done == progress.total:
            self._sent = (progress.stage, now)
            self.progressed.emit(progress)


def _explain(failure: BaseException) -> tuple[CaptionStudioError, str]:
    """Return what a job failed with and where, as text: kept frames would keep all that the body had in hand."""
    trace = "".join(traceback.format_exception(failure))
    error: CaptionStudioError
    if isinstance(failure, CaptionStudioError):
        error = failure
    elif isinstance(failure, MemoryError):
        error = InternalError("The memory of this computer is full.", hint="Close other programs and try again.")
    else:
        _log.error("a job failed\n%s", trace)
        words = traceback.format_exception_only(failure)[-1].strip()
        error = InternalError(words, hint="This is a defect of the program: copy the details into a report.")
    part: BaseException | None = error
    while part is not None:
        part.__traceback__ = None
        part = part.__cause__ or part.__context__
    return error, trace


class JobRunner(QObject):
    """Queues jobs in three lanes and runs them: what takes hours to arrive keeps nothing waiting that takes a moment.

    ``job_added(job)``, ``job_changed(job)`` and ``job_removed(job)`` serve the jobs panel. ``became_idle()`` comes when the last job is
    over and its thread has ended: the moment a window that asked everything to stop may close.
    """

    job_added = Signal(object)
    job_changed = Signal(object)
    job_removed = Signal(object)
    became_idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs: list[Job] = []
        self._workers: dict[Job, _Worker] = {}
        self._is_shut_down = False

    @property
    def unfinished(self) -> list[Job]:
        """Jobs that wait or run."""
        return [job for job in self.jobs if not job.state.is_over]

    def submit(
        self,
        title: str,
        body: Body,
        *,
        lane: Lane = "heavy",
        is_shown: bool = True,
        short: str = "",
        again: Callable[[], Job] | None = None,
    ) -> Job:
        """Queue a body. Connect to the job's signals before the event loop runs again and none is missed.

        ``again`` submits the same work anew when the user retries, for work whose result somebody waits for; without it the body runs
        once more. After `shut_down` the job is cancelled before it began.
        """
        job = Job(title, body, lane, is_shown=is_shown, short=short, again=again, parent=self)
        self.jobs.append(job)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        if self._is_shut_down:
            job.blockSignals(True)
            job.cancel()
            return job
        self.job_added.emit(job)
        self._start_next()
        return job

    def retry(self, job: Job) -> Job:
        """Submit the work of a job that is over once more, and forget the old one.

        Raises:
            CaptionStudioError: the work makes no sense any more: its captions are gone, say.
        """
        if job.again is not None:
            new = job.again()
        else:
            new = self.submit(job.title, job.body, lane=job.lane, is_shown=job.is_shown, short=job.short)
        self.remove(job)
        return new

    def remove(self, job: Job) -> None:
        """Forget a job that is over."""
        if job.state.is_over and job in self.jobs:
            self.jobs.remove(job)
            self.job_removed.emit(job)
            job.deleteLater()

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self.unfinished:
            job.cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait until every thread has ended. No signal of a job comes after this, and no job starts any more."""
        self._is_shut_down = True
        for job in self.jobs:
            job.blockSignals(True)
            job.cancel()
        for job, worker in self._workers.items():
            worker.wait()
            if not job.state.is_over:
                job._on_ended(None, JobCancelled(), "")
            worker.deleteLater()
        self._workers.clear()

    def _start_next(self) -> None:
        if self._is_shut_down:
            return
        for lane, room in _ROOM.items():
            running = sum(job.lane == lane for job in self._workers)
            waiting = [job for job in self.jobs if job.lane == lane and job.state is JobState.QUEUED]
            for job in waiting[: max(0, room - running)]:
                self._start(job)

    def _start(self, job: Job) -> None:
        worker = _Worker(job.body, job._context, self)
        worker.progressed.connect(job._on_progress)
        worker.partial.connect(job.partial)
        worker.said.connect(job._on_said)
        worker.ended.connect(job._on_ended)
        worker.finished.connect(self._on_worker_finished)
        self._workers[job] = worker
        job.state, job.started_at = JobState.RUNNING, time.monotonic()
        worker.start()
        self.job_changed.emit(job)

    def _on_progressed(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self.job_changed.emit(job)

    def _on_finished(self, job: Job) -> None:
        self.job_changed.emit(job)
        self._check_idle()

    def _on_worker_finished(self) -> None:
        worker = self.sender()
        for job, its in list(self._workers.items()):
            if its is worker:
                its.wait()
                del self._workers[job]
                its.deleteLater()
        self._start_next()
        self._check_idle()

    def _check_idle(self) -> None:
        if not self._workers and not self.unfinished:
            self.became_idle.emit()
