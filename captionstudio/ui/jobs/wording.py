"""Jobs in words: what they are at, how far, how fast, how long still."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from captionstudio.core.jobs import Progress
from captionstudio.services.job_runner import Job, JobState

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is shown: a drawing in a colour of the theme, and the word that says the same."""

    icon: str
    colour: str
    word: str


def look_of(job: Job) -> StateLook:
    """Return how a job's state is shown."""
    if job.is_cancelling:
        return StateLook("stop", "warning", _tr("Stopping"))
    return {
        JobState.QUEUED: StateLook("clock", "muted", _tr("Waiting")),
        JobState.RUNNING: StateLook("play", "accent", _tr("Running")),
        JobState.SUCCEEDED: StateLook("check", "success", _tr("Done")),
        JobState.FAILED: StateLook("error", "error", _tr("Failed")),
        JobState.CANCELLED: StateLook("stop", "muted", _tr("Cancelled")),
    }[job.state]


def describe_progress(job: Job) -> str:
    """Return how far a running job is, such as ``02:47 / 04:30 · 6.2× real time · 17 s left``; empty where nothing is known."""
    progress = job.progress
    if progress is None or (progress.stage == "prepare" and progress.total is None):
        return ""
    parts = [_amount(progress), _rate(progress, job.rate), time_left(job.seconds_left)]
    return " · ".join(filter(None, parts))


def describe_end(job: Job) -> str:
    """Return how long a job that is over took, empty where it never ran or was over at once."""
    if not job.state.is_over or job.elapsed_s < 1:
        return ""
    words = _tr("in {0}") if job.state is JobState.SUCCEEDED else _tr("after {0}")
    return words.format(clock(job.elapsed_s))


def clock(seconds: float) -> str:
    """Return a length as ``mm:ss``, or ``h:mm:ss`` from an hour on."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def time_left(seconds: float | None) -> str:
    """Return how long it still takes in the words of a person, empty for None."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _tr("{0} s left").format(max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return _tr("{0} min left").format(minutes)
    return _tr("{0} h {1} min left").format(*divmod(minutes, 60))


def _amount(progress: Progress) -> str:
    done, total = progress.done, progress.total
    if progress.unit == "media_ms":
        return f"{clock(done / 1000)} / {clock(total / 1000)}" if total else clock(done / 1000)
    if progress.unit == "bytes":
        return f"{done / _MB:.1f} / {total / _MB:.1f} MB" if total else f"{done / _MB:.1f} MB"
    return f"{done} / {total}" if total else str(done)


def _rate(progress: Progress, rate: float | None) -> str:
    if rate is None:
        return ""
    if progress.unit == "media_ms":
        return _tr("{0}× real time").format(f"{rate:.1f}")
    if progress.unit == "bytes":
        return _tr("{0} MB/s").format(f"{rate / _MB:.1f}")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Jobs", text)
