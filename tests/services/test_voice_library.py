"""Voices known in every project: off at first, one file, nothing else."""

import json
import stat
import sys

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.speakers import rename_speaker
from captionstudio.core.errors import OutputProblem
from captionstudio.core.speakers import Speaker
from captionstudio.services.kept_files import delete_kept, kept_files
from captionstudio.services.projects import Projects
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.toolbox import Places
from captionstudio.services.voice_library import VOICE_LIBRARY, VoiceLibrary
from captionstudio.workflows.voice_file import FILE_NAME, add_voices, read_voices

ANN = Speaker("Ann", "#0072b2", voice=(0.6, 0.8))
BOB = Speaker("Bob", voice=(0.8, -0.6))
SPEAKERS = (ANN, Speaker("Speaker 2", voice=(1.0, 0.0)), Speaker("Music", kind="sound", voice=(0.0, 1.0)), Speaker("Eve"))


@pytest.fixture
def world(qtbot, tmp_path):
    session, settings = Session(), Settings(None)
    projects = Projects(session, settings)
    library = VoiceLibrary(session, projects, settings, tmp_path)
    session.open(Document((Track((Cue(0, 1000, "Hello.", speaker="Ann"),), id="t"),), speakers=SPEAKERS))
    yield session, settings, projects, library
    library.shut_down()
    projects.shut_down()


def save(projects, path):
    projects.save_as(path)
    assert projects.wait_saved()


def test_while_it_is_off_nothing_is_written_and_nothing_known(world, tmp_path):
    session, _, projects, library = world
    save(projects, tmp_path / "a.captionstudio")
    session.apply(rename_speaker(session.document, "Ann", "Anna"))
    library.shut_down()
    assert not library.path.exists()
    add_voices(library.path, [BOB])
    assert library.known() == ()


def test_saving_keeps_the_voices_of_persons_with_names(world, tmp_path):
    _, settings, projects, library = world
    settings.set(VOICE_LIBRARY, True)
    save(projects, tmp_path / "a.captionstudio")
    library.shut_down()
    assert library.known() == (Speaker("Ann", voice=(0.6, 0.8)),)
    if sys.platform != "win32":
        assert stat.S_IMODE(library.path.stat().st_mode) == 0o600


def test_a_name_that_is_given_is_kept_once_it_has_settled(world):
    session, settings, _, library = world
    settings.set(VOICE_LIBRARY, True)
    session.apply(rename_speaker(session.document, "Speaker 2", "Bbo"))
    session.apply(rename_speaker(session.document, "Bbo", "Bob"))
    assert not library.path.exists()
    library.shut_down()
    assert [voice.name for voice in library.known()] == ["Ann", "Bob"]


def test_a_voice_that_is_heard_anew_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / FILE_NAME
    add_voices(path, [ANN, BOB])
    add_voices(path, [Speaker("Ann", voice=(1.0, 0.0))])
    assert read_voices(path) == (Speaker("Ann", voice=(1.0, 0.0)), BOB)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"version": 9, "voices": []}', b'{"version": 1, "voices": 3}', b'{"version": 1}'],
)
def test_a_damaged_file_holds_no_voices_and_begins_anew(tmp_path, content):
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    assert read_voices(path) == ()
    add_voices(path, [BOB])
    assert read_voices(path) == (BOB,)


def test_what_makes_no_sense_is_left_out(tmp_path):
    good = {"name": " Bob\n", "voice": [0.8, -0.6]}
    rows = [
        3,
        {"name": "A"},
        {"name": "", "voice": [1]},
        {"name": "B", "voice": []},
        {"name": "C", "voice": ["x"]},
        {"name": 1, "voice": [1]},
    ]
    rows += [{"name": "D", "voice": [True]}, {"name": "E", "voice": [1e9]}, {"name": "F", "voice": [float("nan")]}, good]
    (tmp_path / FILE_NAME).write_text(json.dumps({"version": 1, "voices": rows}))
    assert read_voices(tmp_path / FILE_NAME) == (BOB,)


def test_a_folder_that_cannot_be_written_costs_the_voices_and_nothing_else(world, tmp_path):
    session, settings, _, library = world
    settings.set(VOICE_LIBRARY, True)
    library.path.mkdir()
    with pytest.raises(OutputProblem):
        add_voices(library.path, [BOB])
    library.learn()
    library.shut_down()
    assert session.document.speakers == SPEAKERS


def test_deleting_the_file_forgets_everybody(world, tmp_path):
    _, settings, _, library = world
    settings.set(VOICE_LIBRARY, True)
    add_voices(library.path, [BOB])
    (file,) = (each for each in kept_files(Places(tmp_path, tmp_path / "cache")) if each.kind == "voices")
    assert file.loss == "work"
    delete_kept(file)
    assert library.known() == ()


@pytest.fixture
def forgetting(world, tmp_path):
    """Ann was known and Bob just named when the user deleted the file."""
    session, settings, projects, library = world
    settings.set(VOICE_LIBRARY, True)
    save(projects, tmp_path / "a.captionstudio")
    library.shut_down()
    assert [voice.name for voice in library.known()] == ["Ann"]
    session.apply(rename_speaker(session.document, "Speaker 2", "Bob"))
    (file,) = (each for each in kept_files(Places(tmp_path, tmp_path / "cache")) if each.kind == "voices")
    delete_kept(file)
    return world


def test_who_was_deleted_while_the_program_runs_is_not_written_again(forgetting, tmp_path):
    _, _, projects, library = forgetting
    assert library.known() == ()
    save(projects, tmp_path / "a.captionstudio")
    library.shut_down()
    assert library.known() == ()
    assert not library.path.exists()


def test_who_is_named_after_deleting_is_remembered(forgetting):
    session, _, _, library = forgetting
    session.apply(rename_speaker(session.document, "Bob", "Robert"))
    library.shut_down()
    assert [voice.name for voice in library.known()] == ["Robert"]


def test_whoever_switches_it_on_anew_wants_everybody(forgetting, tmp_path):
    _, settings, projects, library = forgetting
    for is_on in (False, True):
        settings.set(VOICE_LIBRARY, is_on)
    save(projects, tmp_path / "a.captionstudio")
    library.shut_down()
    assert [voice.name for voice in library.known()] == ["Ann", "Bob"]
