"""Everything the program keeps is listed, and can be deleted piece by piece."""

import os
import subprocess
import sys

import pytest

from captionstudio.core.errors import OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.engines import places
from captionstudio.engines.models.locks import fetch_lock
from captionstudio.engines.models.staging import stage_folder
from captionstudio.engines.scratch import own_scratch
from captionstudio.engines.trial_notes import notes_path, write_note
from captionstudio.services.kept_files import delete_kept, kept_files
from captionstudio.services.toolbox import Places
from captionstudio.workflows.voice_file import FILE_NAME


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path))
    return Places(places.data_dir(), places.cache_dir())


def write(path, size=10):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    return path


def kinds(home):
    return {file.path: (file.kind, file.size_bytes) for file in kept_files(home)}


def test_everything_is_listed_where_the_program_puts_it(home):
    write(places.models_dir() / "base" / "model.bin", 1000)
    write(places.models_dir() / "base" / "sub" / "config.json", 24)
    write(places.models_dir() / "small.part" / "model" / "config.json")
    write(places.models_dir() / "speeds.json")
    write(places.models_dir() / ".base.lock", 0)
    write(places.translation_models_dir() / "translate-en_es" / "model" / "model.bin", 500)
    write(places.recovery_dir() / "12-ab" / "work-0.captionstudio")
    write(home.data / "settings.json")
    write(home.data / FILE_NAME)
    write(places.journals_dir() / "a.journal")
    write(places.translation_memory_path())
    write(places.drawings_dirs()[0] / "a.npy")
    write(places.drawings_dirs()[1] / "a.json")
    write_note("threads", "state", {})
    write(home.cache / "scratch" / "1-x" / "left")
    write(home.data / "from-another-version" / "thing", 7)
    assert kinds(home) == {
        places.models_dir() / "base": ("models", 1024),
        places.models_dir() / "small.part": ("downloads", 10),
        places.models_dir() / "speeds.json": ("speeds", 10),
        places.models_dir() / ".base.lock": ("scratch", 0),
        places.translation_models_dir() / "translate-en_es": ("translation", 500),
        places.recovery_dir() / "12-ab": ("recovery", 10),
        home.data / "settings.json": ("settings", 10),
        home.data / FILE_NAME: ("voices", 10),
        places.journals_dir() / "a.journal": ("journals", 10),
        places.translation_memory_path(): ("memory", 10),
        places.drawings_dirs()[0] / "a.npy": ("peaks", 10),
        places.drawings_dirs()[1] / "a.json": ("shots", 10),
        notes_path(): ("hardware", notes_path().stat().st_size),
        home.cache / "scratch" / "1-x": ("scratch", 10),
        home.data / "from-another-version": ("other", 7),
    }


def test_the_sizes_add_up_to_what_lies_there(home):
    for size, path in enumerate((home.data / "a" / "b" / "c", home.cache / "d", places.models_dir() / "base" / "model.bin"), 1):
        write(path, size)
    assert sum(file.size_bytes for file in kept_files(home)) == 6


def test_what_deleting_costs(home):
    write(places.models_dir() / "base" / "model.bin")
    write(places.drawings_dirs()[0] / "a.npy")
    write(places.recovery_dir() / "1-a" / "work-0.captionstudio")
    write(home.data / "settings.json")
    losses = {file.kind: file.loss for file in kept_files(home)}
    assert losses == {"models": "download", "peaks": "time", "recovery": "work", "settings": "choices"}


def test_the_largest_of_a_kind_comes_first(home):
    for name, size in (("tiny", 1), ("large", 100), ("base", 10)):
        write(places.models_dir() / name / "model.bin", size)
    assert [file.path.name for file in kept_files(home)] == ["large", "base", "tiny"]


def test_nothing_is_listed_where_nothing_is_kept(home):
    assert kept_files(home) == ()


def test_files_and_folders_are_deleted_for_good(home):
    write(places.models_dir() / "base" / "model.bin")
    write(home.data / "settings.json")
    for file in kept_files(home):
        delete_kept(file)
        delete_kept(file)  # that somebody was quicker is no failure
    assert kept_files(home) == ()
    assert places.models_dir().is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_model_linked_from_elsewhere_loses_its_link_alone(home, tmp_path):
    model = write(tmp_path / "elsewhere" / "model.bin", 5000).parent
    places.models_dir().mkdir(parents=True)
    (places.models_dir() / "linked").symlink_to(model)
    (file,) = kept_files(home)
    assert file.size_bytes < 5000
    delete_kept(file)
    assert (model / "model.bin").exists()
    assert kept_files(home) == ()


def test_what_a_program_holds_stays(home):
    journal = write(places.journals_dir() / "a.journal")
    with journal.open("r+b") as held, own_scratch() as scratch, stage_folder(places.models_dir()) as stage:
        assert try_lock(held)
        write(places.models_dir() / "base.part" / "model" / "config.json")
        with fetch_lock(places.models_dir(), "base", pytest.fail):
            files = {file.path: file for file in kept_files(home)}
            for path in (journal, scratch, stage.parent, places.models_dir() / "base.part"):
                assert files[path].is_in_use, path
                with pytest.raises(OutputProblem, match="in use"):
                    delete_kept(files[path])
                assert path.exists()
    assert not any(file.is_in_use for file in kept_files(home))


def test_what_another_program_holds_stays(home):
    write(places.recovery_dir() / "1-a" / "work-0.captionstudio")
    lock = write(places.recovery_dir() / "1-a" / "lock")
    code = f"""
from pathlib import Path
from captionstudio.core.file_lock import try_lock
file = Path({str(lock)!r}).open("r+b")
print(try_lock(file), flush=True)
input()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "True\n"
        (file,) = kept_files(home)
        assert file.is_in_use
        other.communicate("\n")
    (file,) = kept_files(home)
    assert not file.is_in_use


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions, which root does not know")
def test_what_may_not_be_deleted_says_so(home):
    write(home.data / "settings.json")
    home.data.chmod(0o555)
    try:
        (file,) = kept_files(home)
        with pytest.raises(OutputProblem, match="cannot be deleted"):
            delete_kept(file)
    finally:
        home.data.chmod(0o755)
