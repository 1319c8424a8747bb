"""Work is never lost: saving, closing, full disks, crashes, a second start."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.text import set_text
from captionstudio.formats.project import SUFFIX, read_project
from captionstudio.services.options import TranscribeOptions
from captionstudio.services.recovery import INTERVAL_MS
from captionstudio.ui.dialogs.confirm_close import ConfirmCloseDialog
from captionstudio.ui.dialogs.recovery import RecoveryDialog
from captionstudio.ui.dialogs.unsaved import UnsavedDialog
from tests.fakes.limits import full_disk
from tests.fakes.scripted import ScriptedRecogniser
from tests.ui.window.conftest import SAMPLE

REPOSITORY = Path(__file__).parents[3]
WORK = Document((Track((Cue(0, 1000, "First", id="a"), Cue(2000, 3000, "Second", id="b")), id="t"),))


def edit(desk, text="Edited"):
    desk.session.apply(set_text(desk.document, "t", "a", text))


def saved(path):
    return read_project(path.read_bytes(), path.name)[0]


@pytest.fixture
def working(desk):
    desk.session.open(WORK)
    edit(desk)
    return desk


@pytest.fixture
def choose(monkeypatch):
    """Answer the question for a file name."""

    def choose(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path or ""), ""))

    return choose


def test_the_first_save_asks_for_a_name_and_the_second_does_not(working, choose, tmp_path):
    choose(tmp_path / "work")
    working.trigger("save")
    working.settle()
    path = tmp_path / f"work{SUFFIX}"
    assert saved(path).tracks[0].cues[0].text == "Edited"
    assert not working.bench.projects.is_modified
    assert working.window.windowTitle().startswith("work ")
    edit(working, "Again")
    choose(None)
    working.trigger("save")
    working.settle()
    assert saved(path).tracks[0].cues[0].text == "Again"


def test_save_as_makes_another_file_and_goes_on_with_it(working, choose, tmp_path):
    for name in ("one", "two"):
        choose(tmp_path / name)
        working.trigger("save_as")
        working.settle()
    assert working.bench.projects.path == tmp_path / f"two{SUFFIX}"
    assert (tmp_path / f"one{SUFFIX}").exists()


def test_closing_saves_where_that_is_wanted(working, choose, tmp_path):
    choose(tmp_path / "work")
    with working.answering((UnsavedDialog, lambda dialog: dialog.accept())):
        assert working.window.close()
    assert saved(tmp_path / f"work{SUFFIX}").tracks[0].cues[0].text == "Edited"


def test_closing_gives_up_what_is_not_wanted(working):
    with working.answering((UnsavedDialog, lambda dialog: dialog.discard_button.click())):
        assert working.window.close()
    working.settle()
    assert not working.bench.recovery.pending()


def test_closing_can_be_thought_better_of(working, choose):
    with working.answering(UnsavedDialog):
        assert not working.window.close()
    choose(None)
    with working.answering((UnsavedDialog, lambda dialog: dialog.accept())):  # but then no name is chosen
        assert not working.window.close()
    assert working.window.isVisible()
    assert working.document.tracks[0].cues[0].text == "Edited"


def test_a_folder_that_cannot_be_written_keeps_the_work_and_the_window(working, choose, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")  # a file where the folder should be: for the superuser, too
    choose(blocked / "work")
    with working.answering((UnsavedDialog, lambda dialog: dialog.accept())):
        assert not working.window.close()
    assert working.window.isVisible()
    assert working.bench.projects.is_modified
    assert "work" in working.texts
    assert working.window.toasts.shown[-1].accessibleDescription()


def test_a_full_disk_keeps_the_work_and_says_so(working, choose, tmp_path):
    choose(tmp_path / "work")
    with full_disk(100):
        working.trigger("save")
        working.settle()
    assert working.bench.projects.is_modified
    assert not (tmp_path / f"work{SUFFIX}").exists()
    assert not list(tmp_path.glob("*work*")), "half a file"
    assert "work" in working.texts
    working.trigger("save")
    working.settle()
    assert saved(tmp_path / f"work{SUFFIX}").tracks[0].cues[0].text == "Edited"


def test_a_copy_that_cannot_be_kept_is_told_once(working):
    with full_disk(10):
        for text in ("One", "Two"):
            edit(working, text)
            working.bench.recovery.keep_now()
            working.settle()
    assert len(working.window.toasts.shown) == 1
    assert working.document.tracks[0].cues[0].text == "Two"


class Slow(ScriptedRecogniser):
    """Hears two batches, then waits to be cancelled."""

    def recognise(self, request, context, *, done=()):
        for at, batch in enumerate(super().recognise(request, context, done=done)):
            yield batch
            if at + len(done) >= 1:
                while True:
                    context.check_cancelled()
                    time.sleep(0.01)


@pytest.fixture
def transcribing(make_desk):
    desk = make_desk(recogniser=Slow())
    desk.open(SAMPLE)
    desk.bench.tasks.transcribe(TranscribeOptions(model="tiny"))
    desk.wait(lambda: desk.document.tracks and len(desk.document.tracks[0].cues) >= 2)
    return desk


def test_closing_while_jobs_run_asks_first(transcribing):
    with transcribing.answering(ConfirmCloseDialog):
        assert not transcribing.window.close()
    assert transcribing.runner.unfinished
    assert transcribing.window.isVisible()


def test_closing_while_jobs_run_keeps_what_was_heard(transcribing, choose, tmp_path):
    desk = transcribing
    choose(tmp_path / "work")
    journals = desk.bench.toolbox.places.cache / "journals"
    with desk.answering((ConfirmCloseDialog, lambda dialog: dialog.accept()), (UnsavedDialog, lambda dialog: dialog.accept())):
        assert desk.window.close()
    assert len(saved(tmp_path / f"work{SUFFIX}").tracks[0].cues) >= 2
    assert list(journals.iterdir()), "it can be gone on with"
    assert not desk.runner.unfinished


def test_a_transcription_broken_off_is_offered_again(transcribing, make_desk):
    transcribing.runner.cancel_all()
    transcribing.settle()
    transcribing.end()
    desk = make_desk()
    desk.open(SAMPLE)
    assert "stopped at" in desk.texts
    desk.window.toasts.shown[-1].action_button.click()
    desk.settle()
    assert len(desk.document.tracks[0].cues) >= 4
    assert desk.session.undo_stack.count() == 1


class Program:
    """The window in a process of its own."""

    def __init__(self, home, *files):
        command = [sys.executable, "-m", "tests.fakes.window_program", str(home), *map(str, files)]
        self.process = subprocess.Popen(
            command, cwd=REPOSITORY, env={**os.environ, "TMPDIR": str(home)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.lines = []
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.split())

    def order(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def wait(self, *words):
        end = time.monotonic() + 30
        while not any(line[: len(words)] == list(words) for line in self.lines):
            assert time.monotonic() < end, self.lines
            assert self.process.poll() is None or words[0] == "handed", self.lines
            time.sleep(0.02)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def start(home):
    programs = []

    def start(*files):
        programs.append(Program(home, *files))
        return programs[-1]

    yield start
    for program in programs:
        program.end()


def test_after_a_kill_the_work_is_offered_and_at_most_five_seconds_are_lost(start, captions, make_desk, monkeypatch, home):
    program = start(captions())
    program.wait("captions")
    made = []
    begun = time.monotonic()
    while time.monotonic() - begun < INTERVAL_MS / 1000 + 1.5:
        made.append(f"edit{len(made)}")
        program.order(f"edit {made[-1]}")
        time.sleep(0.05)
    program.wait("edited", made[-1])
    program.process.send_signal(signal.SIGKILL)
    killed = time.time()
    program.end()
    times = {line[1]: float(line[2]) for line in program.lines if line[0] == "edited"}

    desk = make_desk()
    desk.bench.recovery._root = home / "data" / "recovery"
    with desk.answering((RecoveryDialog, lambda dialog: dialog.accept())):
        desk.window.start([])
    desk.settle()
    text = desk.document.tracks[0].cues[0].text
    lost = [name for name in made[made.index(text) + 1 :] if killed - times[name] > 5]
    assert not lost
    assert desk.bench.projects.is_modified


def test_work_whose_copies_are_damaged_is_told_and_kept(make_desk, home):
    folder = home / "data" / "recovery" / "1-dead"
    folder.mkdir(parents=True)
    (folder / f"work-0{SUFFIX}").write_text("{ half")
    desk = make_desk()
    with desk.answering((RecoveryDialog, lambda dialog: dialog.accept())):
        desk.window.start([])
    assert desk.texts
    assert folder.exists()


def test_left_work_can_wait_or_be_thrown_away(make_desk, home, monkeypatch):
    desk = make_desk()
    desk.bench.recovery.keep(WORK)
    desk.settle()
    with desk.answering(RecoveryDialog):
        desk.window.start([])
    assert len(desk.bench.recovery.pending()) == 1
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    with desk.answering((RecoveryDialog, lambda dialog: dialog.discard_button.click())):
        desk.window.start([])
    assert not desk.bench.recovery.pending()


def test_a_second_start_hands_its_file_to_the_first(start, captions):
    first = start()
    first.wait("ready")
    second = start(captions())
    first.wait("captions")
    assert second.process.wait(20) == 0
    first.order("close")
    assert first.process.wait(20) == 0


def test_files_from_outside_wait_until_a_question_is_answered(working, captions):
    path = captions()
    with working.answering((UnsavedDialog, lambda dialog: (working.window.open_from_outside([path]), dialog.reject()))):
        working.window.close()
    working.wait(lambda: len(working.document.tracks) == 2)
    assert working.document.tracks[0].cues[0].text == "Edited"
