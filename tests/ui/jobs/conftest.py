import threading

import pytest
from PySide6.QtGui import QDesktopServices

from captionstudio.core.jobs import Progress
from captionstudio.services.job_runner import JobRunner


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    runner.shut_down()


@pytest.fixture
def start(runner, qtbot):
    """Start a job that stands at some progress until it is cancelled or let go by ``job.let_go``."""

    def start(title="Transcribing interview.mp4", *, done=0, total=None, fails=None, **options):
        go = threading.Event()

        def body(context):
            if total is not None:
                context.report(Progress("recognise", done, total, "media_ms"))
            while not go.wait(0.01):
                context.check_cancelled()
            if fails:
                raise fails
            return 1

        job = runner.submit(title, body, **options)
        job.let_go = go.set
        if total is not None:
            qtbot.waitUntil(lambda: job.progress is not None)
        return job

    return start


@pytest.fixture
def end(runner, qtbot):
    def end(job):
        job.let_go()
        qtbot.waitUntil(lambda: job.state.is_over and job not in runner._workers)
        return job

    return end


@pytest.fixture
def opened(monkeypatch):
    """The folders that the desktop was asked to show."""
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    return opened
