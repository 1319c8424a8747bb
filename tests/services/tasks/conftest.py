"""A session over a film, with scripted engines behind every job."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from captionstudio.core.document import Document, MediaReference
from captionstudio.core.jobs import JobContext
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.tasks import Tasks
from captionstudio.services.tasks.media import open_body
from captionstudio.workflows.identity import media_identity
from tests.fakes.toolbox import make_toolbox


@dataclass
class Desk:
    """What a test works with; ``finish`` waits for a job and returns it."""

    session: Session
    runner: JobRunner
    tasks: Tasks
    toolbox: object
    settings: Settings
    film: object
    qtbot: object

    def finish(self, job):
        self.qtbot.waitUntil(lambda: job.state.is_over and not self.runner._workers, timeout=20_000)
        return job

    def unfinished(self):
        """What there is to go on with of the film, as opening it finds out."""
        return self.tasks.resumable(open_body(str(self.film), self.toolbox)(JobContext()))

    def texts(self, track=0):
        return [cue.text for cue in self.session.document.tracks[track].cues]


@pytest.fixture
def make_desk(qtbot, tmp_path):
    """Make a desk; engines are named by keyword."""
    runners = []

    def make(**engines):
        film = tmp_path / "interview.mp4"
        film.write_bytes(b"film")
        session, runner, settings = Session(), JobRunner(), Settings(None)
        runners.append(runner)
        toolbox = make_toolbox(tmp_path, **engines)
        session.open(Document(media=MediaReference(str(film), media_identity(str(film)), 40_000)))
        return Desk(session, runner, Tasks(session, runner, toolbox, settings), toolbox, settings, film, qtbot)

    yield make
    for runner in runners:
        runner.shut_down()


@pytest.fixture
def desk(make_desk):
    return make_desk()
