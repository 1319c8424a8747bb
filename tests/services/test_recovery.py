"""What is left of the work when a program dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from captionstudio.core.document import Cue, Document, MediaReference, Track
from captionstudio.core.edits.text import set_text
from captionstudio.core.errors import FileProblem, OutputProblem
from captionstudio.formats.project import write_project
from captionstudio.services.projects import Projects
from captionstudio.services.recovered_work import RecoveredWork
from captionstudio.services.recovery import INTERVAL_MS, Recovery
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from tests.fakes import editing_program
from tests.fakes.documents import large_document
from tests.fakes.limits import full_disk
from tests.fakes.stalls import least_stall

REPOSITORY = Path(__file__).parents[2]
DOCUMENT = Document((Track((Cue(0, 1000, "One", id="a"), Cue(2000, 3000, "Two", id="b")), id="t"),), MediaReference("/films/harbour.mp4"))


class Program:
    """The services of one program, as the window has them."""

    def __init__(self, data, interval_ms=50):
        self.session = Session()
        self.projects = Projects(self.session, Settings(None))
        self.recovery = Recovery(self.session, data, projects=self.projects, interval_ms=interval_ms)
        self.is_dead = False

    def edit(self, text):
        self.session.apply(set_text(self.session.document, "t", "a", text))

    def die(self):
        """End as a crash does: the lock goes, the copies stay."""
        if not self.is_dead:
            self.is_dead = True
            self.projects.shut_down()
            self.recovery.shut_down()


@pytest.fixture
def start(qapp, tmp_path):
    programs = []

    def start(**options):
        programs.append(Program(tmp_path, **options))
        return programs[-1]

    yield start
    for program in programs:
        program.die()


def keep(qtbot, program, text):
    """Edit and wait for the copy."""
    with qtbot.waitSignal(program.recovery.kept):
        program.edit(text)


def left(tmp_path):
    folder = tmp_path / "recovery"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_what_a_dead_program_had_is_offered_and_recovered(qtbot, start, tmp_path):
    first = start()
    first.session.open(DOCUMENT)
    keep(qtbot, first, "Edited")
    document = first.session.document
    first.die()
    second = start()
    (work,) = second.recovery.pending()
    assert (work.name, work.path, work.cue_count) == ("harbour", None, 2)
    assert abs(work.saved_at.timestamp() - time.time()) < 60
    assert work.saved_at.tzinfo is not None
    with qtbot.waitSignal(second.recovery.kept):
        second.projects.adopt(second.recovery.recover(work), work.path)
    assert second.session.document == document
    assert second.projects.is_modified
    assert not work.folder.exists()  # its own copy is on the disk now
    assert second.recovery.pending() == []


def test_recovered_work_is_kept_until_there_is_another_copy(start, tmp_path, qtbot):
    first = start()
    first.session.open(DOCUMENT)
    keep(qtbot, first, "Edited")
    first.die()
    second = start(interval_ms=60_000)
    (work,) = second.recovery.pending()
    second.projects.adopt(second.recovery.recover(work), None)
    second.die()  # at once
    third = start()
    assert third.recovery.pending() == [work]
    third.recovery.discard(work)
    assert third.recovery.pending() == []
    assert left(tmp_path) == []


def test_a_living_program_is_not_robbed(qtbot, start):
    first = start()
    first.session.open(DOCUMENT)
    keep(qtbot, first, "Edited")
    assert start().recovery.pending() == []


def test_nothing_stays_after_a_clean_end(qtbot, start, tmp_path):
    program = start()
    program.session.open(DOCUMENT)
    keep(qtbot, program, "Edited")
    assert len(left(tmp_path)) == 1
    program.recovery.forget()
    program.die()
    assert left(tmp_path) == []


def test_what_is_saved_need_not_be_offered(qtbot, start, tmp_path):
    program = start()
    program.session.open(DOCUMENT)
    keep(qtbot, program, "Edited")
    with qtbot.waitSignal(program.projects.saved):
        program.projects.save_as(tmp_path / "film")
    qtbot.waitUntil(lambda: not program.recovery._worker.is_busy)
    assert left(tmp_path) == ["saved"]
    keep(qtbot, program, "Edited again")
    path = program.projects.path
    program.die()
    (work,) = start().recovery.pending()
    assert (work.name, work.path) == ("film", path)


def test_an_unchanged_document_is_not_kept(qtbot, start, tmp_path):
    program = start()
    program.session.open(DOCUMENT)
    program.recovery.keep_now()
    qtbot.waitUntil(lambda: not program.recovery._worker.is_busy)
    assert left(tmp_path) == []


def test_two_copies_take_turns_and_the_whole_one_counts(qtbot, start):
    first = start()
    first.session.open(DOCUMENT)
    for text in ("first", "second", "third"):
        keep(qtbot, first, text)
    first.die()
    program = start()
    (work,) = program.recovery.pending()
    older, newer = sorted(work.folder.glob("work-*"), key=lambda path: path.stat().st_mtime_ns)
    newer.write_bytes(newer.read_bytes()[:-40])
    assert program.recovery.recover(work).track("t").cues[0].text == "second"
    older.write_bytes(b"")
    with pytest.raises(FileProblem):
        program.recovery.recover(work)
    (work.folder / "about.json").write_text("[")
    fresh = start().recovery.pending()
    assert [(each.path, each.cue_count) for each in fresh] == [(None, 0)]


def test_a_damaged_project_has_its_last_good_copy(qtbot, start, tmp_path):
    program = start()
    program.session.open(DOCUMENT)
    program.edit("Saved")
    with qtbot.waitSignal(program.projects.saved):
        program.projects.save_as(tmp_path / "film")
    qtbot.waitUntil(lambda: not program.recovery._worker.is_busy)
    path, saved = program.projects.path, program.session.document
    path.write_bytes(path.read_bytes()[:100])
    assert start().recovery.last_good_for(path) == saved
    keep(qtbot, program, "Later")
    later = program.session.document
    program.die()
    assert start().recovery.last_good_for(path) == later
    assert start().recovery.last_good_for(tmp_path / "other.captionstudio") is None


def test_only_the_latest_saved_copies_are_kept(qtbot, start, tmp_path):
    program = start()
    program.session.open(DOCUMENT)
    folder = tmp_path / "recovery" / "saved"
    folder.mkdir(parents=True)
    for at in range(40):
        (folder / f"{at}.captionstudio").write_bytes(write_project(DOCUMENT))
        os.utime(folder / f"{at}.captionstudio", (at, at))
    with qtbot.waitSignal(program.projects.saved):
        program.projects.save_as(tmp_path / "film")
    qtbot.waitUntil(lambda: not program.recovery._worker.is_busy)
    assert len(list(folder.iterdir())) == 30
    assert not (folder / "9.captionstudio").exists()


def test_what_nobody_has_open_is_kept_for_the_next_start(qtbot, start):
    program = start()
    program.recovery.keep(DOCUMENT)
    qtbot.waitUntil(lambda: not program.recovery._worker.is_busy)
    other = start()
    (work,) = other.recovery.pending()
    assert (work.name, other.recovery.recover(work)) == ("harbour", DOCUMENT)


def test_a_full_disk_is_told_once_and_tried_again(qtbot, start):
    program = start()
    program.session.open(DOCUMENT)
    told = []
    program.recovery.failed.connect(told.append)
    with full_disk(2000):
        program.edit("x" * 10_000)
        qtbot.waitUntil(lambda: bool(told))
        program.edit("x" * 11_000)
        tries = program.recovery._number
        qtbot.waitUntil(lambda: program.recovery._number > tries + 2)
    assert [type(error) for error in told] == [OutputProblem]
    assert told[0].hint
    with qtbot.waitSignal(program.recovery.kept):
        pass  # without another edit


def test_captions_under_recognition_are_not_kept(qtbot, start):
    program = start()
    program.session.open(DOCUMENT)
    keep(qtbot, program, "Edited")
    program.session.begin_provisional(Track(id="p"))
    program.session.extend_provisional("p", [Cue(0, 500, "Hello", id="x")])
    program.recovery.keep_now()
    qtbot.waitUntil(lambda: not program.recovery._worker.is_busy)
    program.die()
    other = start()
    assert [track.id for track in other.recovery.recover(other.recovery.pending()[0]).tracks] == ["t"]


def test_keeping_much_work_holds_nothing_up(qtbot, start):
    program = start(interval_ms=1)
    program.session.open(large_document())
    texts = iter("abcdefgh")

    def edit():
        with qtbot.waitSignal(program.recovery.kept, timeout=20_000):
            program.session.apply(set_text(program.session.document, "o", f"{7:016x}", next(texts)))

    assert least_stall(edit) < 50


def test_odd_things_in_the_folder_harm_nobody(start, tmp_path):
    folder = tmp_path / "recovery"
    (folder / "empty").mkdir(parents=True)
    (folder / "file").write_text("x")
    assert start().recovery.pending() == []
    assert (folder / "empty").exists()  # another program may be about to fill it
    os.utime(folder / "empty", (0, 0))
    assert start().recovery.pending() == []
    assert not (folder / "empty").exists()


def test_killed_at_any_moment_a_program_loses_five_seconds_at_most(start, tmp_path):
    assert INTERVAL_MS < 5000
    command = [sys.executable, editing_program.__file__, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        killer = threading.Timer(8.0, process.send_signal, [signal.SIGKILL])
        killer.start()
        lines = [line.split() for line in process.stdout]
    assert process.returncode == -signal.SIGKILL
    made = {int(number): float(at) for number, at in lines if at}
    program = start()
    (work,) = program.recovery.pending()
    assert isinstance(work, RecoveredWork)
    kept = {int(cue.text) for cue in program.recovery.recover(work).track("t").cues}
    lost = [at for number, at in made.items() if number not in kept]
    assert max(made.values()) - min(lost, default=max(made.values())) < 5.0
    assert kept == set(range(max(kept) + 1))
    assert len(kept) > 50
    assert work.saved_at < datetime.now().astimezone()
