"""Projects: written and read outside the window's thread, and what the window must know about them."""

import shutil
import threading
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, MediaReference, Track
from captionstudio.core.edits.text import set_text
from captionstudio.core.errors import FileProblem, InvalidRequest, OutputProblem, ParseError, ProjectTooNew
from captionstudio.formats.project import read_project, write_project
from captionstudio.services.project_media import find_media
from captionstudio.services.projects import Projects
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.workflows.identity import media_identity
from captionstudio.workflows.output import part_path
from tests.fakes.documents import large_document
from tests.fakes.limits import full_disk
from tests.fakes.stalls import least_stall

DOCUMENT = Document((Track((Cue(0, 1000, "One", id="a"), Cue(2000, 3000, "Two", id="b")), id="t"),))


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(DOCUMENT)
    return session


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def projects(session, settings):
    projects = Projects(session, settings)
    projects.adopt(DOCUMENT, None)
    yield projects
    projects.shut_down()


def edit(session, text="Edited"):
    session.apply(set_text(session.document, "t", "a", text))


def save_as(qtbot, projects, path):
    with qtbot.waitSignal(projects.saved):
        projects.save_as(path)


def open_path(qtbot, projects, path):
    with qtbot.waitSignal(projects.opened):
        projects.open(path)


def test_saved_and_opened_again(qtbot, session, projects, tmp_path):
    assert (projects.is_modified, projects.path, projects.display_name) == (True, None, "Untitled")
    projects.make_view = lambda: {"zoom": 2}
    edit(session)
    save_as(qtbot, projects, tmp_path / "film")
    path = tmp_path / "film.captionstudio"
    assert (projects.path, projects.is_modified, projects.display_name) == (path, False, "film")
    document = session.document
    projects.new()
    assert (projects.path, projects.is_modified, session.document) == (None, False, Document())
    open_path(qtbot, projects, path)
    assert (session.document, projects.path, projects.view, projects.is_modified) == (document, path, {"zoom": 2}, False)
    assert projects.saved_at is not None


def test_edits_made_while_it_is_written_are_unsaved(qtbot, session, projects, tmp_path):
    with qtbot.waitSignal(projects.saved):
        projects.save_as(tmp_path / "a.captionstudio")
        assert projects.is_modified
        edit(session)
    assert projects.is_modified
    assert read_project((tmp_path / "a.captionstudio").read_bytes())[0] == DOCUMENT
    session.undo_stack.undo()
    assert not projects.is_modified


def test_saves_follow_each_other_and_the_last_one_stands(qtbot, session, projects, tmp_path):
    path = tmp_path / "a.captionstudio"
    save_as(qtbot, projects, path)
    for text in "xyz":
        edit(session, text)
        projects.save()
    assert projects.wait_saved()
    assert read_project(path.read_bytes())[0].track("t").cues[0].text == "z"


def test_a_project_without_a_name_cannot_be_saved(projects):
    with pytest.raises(InvalidRequest):
        projects.save()


def test_a_full_disk_keeps_the_work_and_the_old_file(qtbot, session, projects, tmp_path):
    path = tmp_path / "a.captionstudio"
    save_as(qtbot, projects, path)
    before = path.read_bytes()
    edit(session, "x" * 100_000)
    with full_disk(20_000), qtbot.waitSignal(projects.save_failed) as caught:
        projects.save()
    (error,) = caught.args
    assert isinstance(error, OutputProblem)
    assert str(path) in str(error)
    assert error.hint
    assert (projects.is_modified, path.read_bytes(), part_path(path).exists()) == (True, before, False)
    assert session.document.track("t").cues[0].text == "x" * 100_000
    projects.save()
    assert projects.wait_saved()


def test_a_folder_that_cannot_be_made_fails_clearly(qtbot, projects, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(projects.save_failed) as caught:
        projects.save_as(tmp_path / "file" / "a.captionstudio")
    assert isinstance(caught.args[0], OutputProblem)
    assert (projects.path, projects.is_modified) == (None, True)
    assert not projects.wait_saved()


def test_a_failure_for_a_document_that_was_closed_does_not_mark_the_next_one(qtbot, session, projects, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(projects.save_failed):
        projects.save_as(tmp_path / "file" / "a.captionstudio")
        session.open(DOCUMENT)
    assert not projects.is_modified


def test_what_another_part_opens_belongs_to_no_project(qtbot, session, projects, tmp_path):
    save_as(qtbot, projects, tmp_path / "a.captionstudio")
    session.open(Document(media=MediaReference("/films/harbour.mp4")))
    assert (projects.path, projects.display_name, projects.is_modified) == (None, "harbour", False)


def test_the_title_is_told_once_for_each_difference(qtbot, session, projects, tmp_path):
    told = []
    projects.title_changed.connect(lambda name: told.append((name, projects.is_modified)))
    save_as(qtbot, projects, tmp_path / "a.captionstudio")
    edit(session)
    edit(session, "More")
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert told == [("a", False), ("a", True), ("a", False)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (None, FileProblem),
        (b'{"format":"captionstudio-project","version":1', ParseError),
        (b'{"format":"captionstudio-project","version":99}', ProjectTooNew),
    ],
)
def test_what_cannot_be_opened_leaves_the_work_alone(qtbot, projects, tmp_path, data, kind):
    path, session = tmp_path / "a.captionstudio", projects._session
    if data is not None:
        path.write_bytes(data)
    with qtbot.waitSignal(projects.open_failed) as caught:
        projects.open(path)
    assert type(caught.args[0]) is kind
    assert caught.args[0].data["path"]
    assert (session.document, projects.is_modified) == (DOCUMENT, True)


def test_of_two_that_are_opened_the_last_counts(qtbot, session, projects, tmp_path):
    for name in "ab":
        document = Document((Track((Cue(0, 1, name, id="a"),), id="t"),))
        (tmp_path / f"{name}.captionstudio").write_bytes(write_project(document))
    opened = []
    projects.opened.connect(opened.append)
    projects.open(tmp_path / "a.captionstudio")
    projects.open(tmp_path / "b.captionstudio")
    qtbot.waitUntil(lambda: not projects._worker.is_busy)
    assert opened == [tmp_path / "b.captionstudio"]
    assert session.document.track("t").cues[0].text == "b"


def test_recent_files_are_there_once_and_the_latest_first(qtbot, projects, settings, tmp_path):
    for name in ("a", "b", "a"):
        save_as(qtbot, projects, tmp_path / f"{name}.captionstudio")
    projects.add_recent(tmp_path / "gone.mp4")
    assert projects.recent == [tmp_path / "a.captionstudio", tmp_path / "b.captionstudio"]
    again = Projects(Session(), settings)
    assert again.recent == projects.recent
    again.shut_down()
    (tmp_path / "a.captionstudio").unlink()
    assert projects.recent == [tmp_path / "b.captionstudio"]
    projects.forget_recent()
    assert projects.recent == []
    for at in range(20):
        (tmp_path / str(at)).touch()
        projects.add_recent(tmp_path / str(at))
    assert len(projects.recent) == 12


class TestMedia:
    @pytest.fixture
    def media(self, tmp_path):
        path = tmp_path / "films" / "harbour.mp4"
        path.parent.mkdir()
        path.write_bytes(b"film" * 1000)
        return MediaReference(str(path), media_identity(str(path)))

    def test_it_lies_where_it_lay(self, media, tmp_path):
        assert str(find_media(media, None)) == media.path

    def test_it_was_moved_with_the_project(self, media, tmp_path):
        moved = tmp_path / "elsewhere" / "deep"
        shutil.move(tmp_path / "films", moved / "films")
        assert find_media(media, moved / "a.captionstudio") == moved / "films" / "harbour.mp4"
        assert find_media(media, moved / "films" / "a.captionstudio") == moved / "films" / "harbour.mp4"
        assert find_media(media, tmp_path / "other" / "a.captionstudio") is None

    def test_it_was_renamed(self, media, tmp_path):
        (tmp_path / "films" / "harbour.mp4").rename(tmp_path / "films" / "final.mp4")
        (tmp_path / "films" / "another.mp4").write_bytes(b"else")
        assert find_media(media, None) == tmp_path / "films" / "final.mp4"

    def test_another_film_of_its_name_is_not_it(self, media, tmp_path):
        (tmp_path / "films" / "harbour.mp4").write_bytes(b"else")
        assert find_media(media, None) is None
        assert find_media(replace(media, identity=""), None) is not None

    def test_an_address_stands_for_itself(self):
        assert find_media(MediaReference("https://example.org/a.mp4"), None) is not None

    def test_opening_a_project_tells(self, qtbot, session, projects, media, tmp_path):
        document = replace(DOCUMENT, media=media)
        path = tmp_path / "films" / "a.captionstudio"
        path.write_bytes(write_project(document))
        open_path(qtbot, projects, path)
        assert str(projects.locate_media()) == media.path
        (tmp_path / "films" / "harbour.mp4").unlink()
        open_path(qtbot, projects, path)
        assert projects.locate_media() is None
        projects.new()
        assert projects.locate_media() is None


def test_saving_and_opening_much_work_holds_nothing_up(qtbot, session, projects, tmp_path):
    document = large_document()
    projects.adopt(document, None)
    path = tmp_path / "large.captionstudio"
    assert least_stall(lambda: save_as(qtbot, projects, path)) < 50
    projects.new()
    assert least_stall(lambda: open_path(qtbot, projects, path)) < 50
    assert session.document == document


def test_no_thread_stays(qtbot, projects, tmp_path):
    save_as(qtbot, projects, tmp_path / "a.captionstudio")
    qtbot.waitUntil(lambda: "projects" not in {thread.name for thread in threading.enumerate()})
