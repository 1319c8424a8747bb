import time

import pytest

from captionstudio.core.jobs import Progress
from captionstudio.services.job_runner import Job, JobState
from captionstudio.ui.jobs.wording import clock, describe_end, describe_progress, look_of, time_left


def make(monkeypatch, progress, begun=0, seconds=10.0):
    """A job that has been in its stage for so many seconds."""
    job = Job("Work", lambda _: None, "heavy")
    job.state = JobState.RUNNING
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    job.progress, job._stage = progress, (progress.stage if progress else "", 1000.0 - seconds, begun)
    return job


@pytest.mark.parametrize(
    ("progress", "begun", "seconds", "words"),
    [
        (None, 0, 10, ""),
        (Progress("prepare", 0, None, "items"), 0, 10, ""),
        # 167 s of film in 26.94 s is 6.2 times real time; the other 103 s take 16.6 s
        (Progress("recognise", 167_000, 270_000, "media_ms"), 0, 26.94, "02:47 / 04:30 · 6.2× real time · 17 s left"),
        (Progress("recognise", 60_000, None, "media_ms"), 0, 10, "01:00 · 6.0× real time"),
        (Progress("recognise", 600_000, 7_200_000, "media_ms"), 600_000, 10, "10:00 / 2:00:00"),  # resumed there: no rate yet
        (Progress("translate", 40, 100, "items"), 0, 10, "40 / 100 · 15 s left"),
        (Progress("download", 30_000_000, 90_000_000, "bytes"), 0, 10, "30.0 / 90.0 MB · 3.0 MB/s · 20 s left"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_progress_in_words(monkeypatch, progress, begun, seconds, words):
    assert describe_progress(make(monkeypatch, progress, begun, seconds)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "1 s left"),
        (59.4, "59 s left"),
        (60, "1 min left"),
        (3500, "58 min left"),
        (3600, "1 h 0 min left"),
        (9000, "2 h 30 min left"),
    ],
)
def test_time_left(qapp, seconds, words):
    assert time_left(seconds) == words


def test_lengths():
    assert [clock(seconds) for seconds in (0, 59.9, 60, 3599, 3600, 36_061)] == ["00:00", "00:59", "01:00", "59:59", "1:00:00", "10:01:01"]


def test_every_state_has_a_word_and_a_sign_of_its_own(qapp, monkeypatch):
    job = make(monkeypatch, None)
    looks = []
    for state in JobState:
        job.state = state
        looks.append(look_of(job))
    job.state = JobState.RUNNING
    job.cancel()
    looks.append(look_of(job))
    assert [look.word for look in looks] == ["Waiting", "Running", "Done", "Failed", "Cancelled", "Stopping"]


def test_how_long_it_took(qapp, monkeypatch):
    job = make(monkeypatch, None)
    job.started_at, job.ended_at, job.state = 100.0, 165.0, JobState.SUCCEEDED
    assert describe_end(job) == "in 01:05"
    job.state = JobState.CANCELLED
    assert describe_end(job) == "after 01:05"
    job.ended_at = 100.4
    assert describe_end(job) == ""
