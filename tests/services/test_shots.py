"""Shot changes become one change of the document, and are found once for a film."""

import pytest

from captionstudio.core.document import Document
from captionstudio.core.errors import EngineMissing
from captionstudio.core.ports import MediaInfo
from captionstudio.services.job_runner import JobRunner, JobState
from captionstudio.services.session import Session
from captionstudio.services.shots import Shots
from captionstudio.workflows.shots import shots_path
from tests.fakes.toolbox import make_toolbox


class ScriptedShots:
    def __init__(self):
        self.asked = 0

    def find_shots(self, media, context):
        self.asked += 1
        return (1200, 2000)


@pytest.fixture
def parts(qapp, tmp_path):
    session, runner, finder = Session(), JobRunner(), ScriptedShots()
    toolbox = make_toolbox(tmp_path, shots=finder)
    yield session, runner, finder, Shots(session, runner, toolbox), toolbox
    runner.shut_down()


@pytest.fixture
def media(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"content")
    return MediaInfo(path, "mp4", 4000)


def find(qtbot, shots, media):
    job = shots.find(media)
    qtbot.waitUntil(lambda: job.state is JobState.SUCCEEDED)


def test_what_is_found_is_one_undoable_change(qtbot, parts, media):
    session, _, _, shots, _ = parts
    find(qtbot, shots, media)
    assert session.document.shot_changes_ms == (1200, 2000)
    session.undo_stack.undo()
    assert session.document.shot_changes_ms == ()


@pytest.mark.parametrize("damage", ["[3, 2]", "{}", "[1.5]", "nothing", ""])
def test_they_are_looked_for_once_unless_the_cache_is_damaged(qtbot, parts, media, damage):
    _, _, finder, shots, toolbox = parts
    for _ in range(2):
        find(qtbot, shots, media)
    assert finder.asked == 1
    shots_path(media, toolbox.places.cache).write_text(damage)
    find(qtbot, shots, media)
    assert finder.asked == 2


def test_another_document_gets_nothing_of_it(qtbot, parts, media):
    session, runner, _, shots, _ = parts
    shots.find(media)
    session.open(Document())
    qtbot.waitUntil(lambda: not runner.unfinished)
    assert session.document.shot_changes_ms == ()


def test_without_an_engine_it_is_refused(qapp, tmp_path, media):
    runner = JobRunner()
    with pytest.raises(EngineMissing):
        Shots(Session(), runner, make_toolbox(tmp_path)).find(media)
    runner.shut_down()
