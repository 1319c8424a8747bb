"""The contract between a job body and whoever runs it: window, command line or test."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from captionstudio.core.errors import JobCancelled

Stage = Literal["prepare", "recognise", "listen", "translate", "write", "render", "download"]
Unit = Literal["media_ms", "items", "bytes"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: ``done`` of ``total`` in ``unit``; ``total`` is None while it is not known."""

    stage: Stage
    done: int
    total: int | None
    unit: Unit
    message: str = ""

    @property
    def fraction(self) -> float | None:
        """Share done, 0 to 1, or None while the total is unknown."""
        if not self.total:
            return None
        return min(1.0, max(0.0, self.done / self.total))


def _ignore(_: Any) -> None:
    """Take anything and do nothing."""


@dataclass(slots=True)
class JobContext:
    """What a job body may do: report progress, emit partial results, say something to the user, ask whether it is cancelled.

    The callbacks run in the job's own thread. ``cancelled`` is set by the runner from any thread.
    """

    on_progress: Callable[[Progress], None] = _ignore
    on_partial: Callable[[Any], None] = _ignore
    on_message: Callable[[str], None] = _ignore
    cancelled: threading.Event = field(default_factory=threading.Event)

    def report(self, progress: Progress) -> None:
        """Tell how far the job is, and stop here if it was cancelled.

        Raises:
            JobCancelled: the user ended the job.
        """
        self.check_cancelled()
        self.on_progress(progress)

    def emit(self, partial: Any) -> None:
        """Hand over a partial result (the type is the job's own)."""
        self.on_partial(partial)

    def say(self, message: str) -> None:
        """Tell the user one line worth knowing: a pivot, a resumed job, a fallback."""
        self.on_message(message)

    def check_cancelled(self) -> None:
        """Raise `JobCancelled` once the job has been cancelled."""
        if self.cancelled.is_set():
            raise JobCancelled
