"""Runs job bodies in threads of their own: one heavy job at a time, two light ones beside it."""

from __future__ import annotations

import enum
import logging
import time
from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QObject, QThread, Signal

from captionstudio.core.errors import CaptionStudioError, InternalError, JobCancelled
from captionstudio.core.jobs import JobContext, Progress

Lane = Literal["heavy", "light"]
Body = Callable[[JobContext], Any]
_ROOM: dict[Lane, int] = {"heavy": 1, "light": 2}
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
    exactly one of ``succeeded(result)``, ``failed(error)`` and ``cancelled()``, after which ``finished(job)`` comes. ``rate`` is done
    units a second of the stage under way; ``is_shown`` tells whether the jobs panel lists it.
    """

    progressed = Signal()
    partial = Signal(object)
    said = Signal(str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal(object)

    def __init__(self, title: str, body: Body, lane: Lane, *, is_shown: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.body = body
        self.lane = lane
        self.is_shown = is_shown
        self.state = JobState.QUEUED
        self.progress: Progress | None = None
        self.messages: list[str] = []
        self.result: Any = None
        self.error: CaptionStudioError | None = None
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
        seconds = time.monotonic() - since
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
        """Ask it to stop; a queued job is over when its turn comes, a running one as soon as it looks."""
        self._context.cancelled.set()
        self.progressed.emit()

    def _on_progress(self, progress: Progress) -> None:
        if self._stage is None or self._stage[0] != progress.stage:
            self._stage = (progress.stage, time.monotonic(), progress.done)
        self.progress = progress
        self.progressed.emit()

    def _on_said(self, message: str) -> None:
        self.messages.append(message)
        self.said.emit(message)

    def _on_ended(self, result: Any, error: object) -> None:
        self.ended_at = time.monotonic()
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
    ended = Signal(object, object)

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
        try:
            self._context.check_cancelled()
            result = self._body(self._context)
        except JobCancelled as end:
            error = end
        except CaptionStudioError as failure:
            error = failure
        except MemoryError as failure:
            error = _internal("The memory of this computer is full.", "Close other programs and try again.", failure)
        except Exception as failure:  # noqa: BLE001 - a defect in a body must end its job, not the window
            _log.exception("a job failed")
            error = _internal(f"{type(failure).__name__}: {failure}", "This is a defect of the program.", failure)
        self.ended.emit(result, error)

    def _send_progress(self, progress: Progress) -> None:
        """Pass progress on, at most twenty times a second within a stage."""
        stage, at = self._sent
        now = time.monotonic()
        if progress.stage != stage or now - at >= _PROGRESS_S or progress.done == progress.total:
            self._sent = (progress.stage, now)
            self.progressed.emit(progress)


def _internal(message: str, hint: str, cause: BaseException) -> InternalError:
    error = InternalError(message, hint=hint)
    error.__cause__ = cause
    return error


class JobRunner(QObject):
    """Queues jobs in two lanes and runs them. ``job_added(job)`` and ``job_changed(job)`` serve the jobs panel."""

    job_added = Signal(object)
    job_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs: list[Job] = []
        self._workers: dict[Job, _Worker] = {}

    @property
    def unfinished(self) -> list[Job]:
        """Jobs that wait or run."""
        return [job for job in self.jobs if not job.state.is_over]

    def submit(self, title: str, body: Body, *, lane: Lane = "heavy", is_shown: bool = True) -> Job:
        """Queue a body. Connect to the job's signals before the event loop runs again and none is missed."""
        job = Job(title, body, lane, is_shown=is_shown, parent=self)
        self.jobs.append(job)
        job.progressed.connect(self._on_progressed)
        self.job_added.emit(job)
        self._start_next()
        return job

    def retry(self, job: Job) -> Job:
        """Queue the body of a job that is over once more."""
        return self.submit(job.title, job.body, lane=job.lane, is_shown=job.is_shown)

    def remove(self, job: Job) -> None:
        """Forget a job that is over."""
        if job.state.is_over and job in self.jobs:
            self.jobs.remove(job)
            job.deleteLater()

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self.unfinished:
            job.cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait until every thread has ended. No signal of a job comes after this."""
        for job in self.unfinished:
            job.blockSignals(True)
            job.cancel()
        for worker in list(self._workers.values()):
            worker.wait()
        for job, worker in list(self._workers.items()):
            job.state = JobState.CANCELLED if not job.state.is_over else job.state
            worker.deleteLater()
        self._workers.clear()

    def _start_next(self) -> None:
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

    def _on_worker_finished(self) -> None:
        worker = self.sender()
        for job, its in list(self._workers.items()):
            if its is worker:
                del self._workers[job]
                self.job_changed.emit(job)
                its.deleteLater()
        self._start_next()
