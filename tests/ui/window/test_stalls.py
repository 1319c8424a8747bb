"""The event loop of the whole window is never held up.

The aim is 50 ms, which each act keeps on a machine that does nothing else. Twice that is allowed here, since caches are shared with
whatever runs beside the tests: what has to be found is work that grows with the document.
"""

import subprocess
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from captionstudio.core.document import Document, Word
from captionstudio.core.edits.text import set_text
from captionstudio.core.edits.timing import shift_cues
from captionstudio.core.jobs import Progress
from captionstudio.core.ports import RecognisedBatch
from captionstudio.core.profiles import profile_for
from captionstudio.formats.srt import write_srt
from captionstudio.services.options import TranscribeOptions
from tests.fakes.documents import large_document
from tests.fakes.stalls import watch_stalls
from tests.ui.window.conftest import SAMPLE, Desk

AIM_MS, LIMIT_MS = 50, 100
TRIES = 6
BATCHES = 2000


class Flood:
    """Two thousand batches, a thousand in a second: no engine is as fast by far."""

    def recognise(self, request, context, *, done=()):
        for index in range(BATCHES):
            context.report(Progress("recognise", index * 20, BATCHES * 20, "media_ms"))
            time.sleep(0.001)
            start = index * 20
            words = (Word("One", start, start + 8, 0.9, language="en"), Word("two.", start + 9, start + 17, 0.9, language="en"))
            yield RecognisedBatch(index, index * 20 + 20, words)


def hold(act, prepare=lambda: None, clock=time.thread_time):
    """Act, several times where it went too slowly; return the longest stall of the best try: one that is ours comes every time."""
    best = float("inf")
    for _ in range(TRIES):
        prepare()
        with watch_stalls(clock) as stalls:
            act()
        best = min(best, stalls[0])
        if best < AIM_MS:
            break
    return best


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """20,000 captions, as a document and as a file."""
    document = large_document()
    path = tmp_path_factory.mktemp("large") / "large.en.srt"
    path.write_text(write_srt(document.tracks[0], profile_for("en")), "utf-8")
    return document, path


def test_while_recognition_streams_into_the_window(make_desk):
    desk = make_desk(recogniser=Flood())
    desk.open(SAMPLE)
    desk.bench.playback.play()

    def transcribe():
        job = desk.bench.tasks.transcribe(TranscribeOptions(model="tiny", resume=False))
        desk.wait(lambda: job.state.is_over, 60)
        desk.settle()

    def begin_anew():
        desk.session.open(Document(media=desk.document.media))

    stall = hold(transcribe, begin_anew)
    assert desk.document.tracks[0].cues
    assert stall < LIMIT_MS


def test_while_20000_captions_are_opened(desk, large):
    _, path = large

    def prepare():
        desk.session.open(Document())
        desk.settle()

    def open_them():
        desk.window.files.open_paths([path])
        desk.wait(lambda: desk.document.tracks, 30)
        desk.wait(lambda: not desk.bench.issues.is_busy, 60)
        desk.settle()

    stall = hold(open_them, prepare)
    assert len(desk.document.tracks[0].cues) == 20_000
    assert stall < LIMIT_MS


ACTS = {}


def act(function):
    ACTS[function.__name__] = function
    return function


@act
def type_a_word(desk, tmp_path):
    edit = desk.window.workspace.editor.main.edit
    for letter in "captions":
        QTest.keyClick(edit, letter)
        QTest.qWait(5)


@act
def go_down_and_undo(desk, tmp_path):
    for _ in range(10):
        desk.trigger("next_cue")
        QTest.qWait(5)
    track = desk.session.active_track
    desk.session.apply(set_text(desk.document, track.id, track.cues[19_000].id, "Far away"))
    desk.session.undo_stack.undo()
    QTest.qWait(50)


@act
def retime_split_and_merge(desk, tmp_path):
    track = desk.session.active_track
    desk.session.select([track.cues[10_000].id])
    QTest.qWait(20)
    desk.session.apply(shift_cues(desk.document, track.id, [track.cues[10_000].id], 40))
    QTest.qWait(20)
    desk.trigger("merge_cues")
    QTest.qWait(20)
    desk.trigger("duplicate_cue")
    QTest.qWait(20)
    desk.trigger("delete_cues")
    QTest.qWait(50)


@act
def scroll(desk, tmp_path):
    table, timeline = desk.window.workspace.grid.table, desk.window.workspace.timeline
    for at in range(0, 20_000, 500):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() * at // 20_000)
        timeline.scroll_pages(1)
        QTest.qWait(3)
    for action in ("zoom_fit", "zoom_in", "zoom_in", "zoom_selection"):
        if desk.window.actions_[action].isEnabled():
            desk.trigger(action)
        QTest.qWait(20)


@act
def keep_and_save(desk, tmp_path):
    track = desk.session.active_track
    desk.session.apply(set_text(desk.document, track.id, track.cues[5].id, f"Kept {desk.session.undo_stack.count()}"))
    QTest.qWait(5)
    desk.bench.recovery.keep_now()
    desk.bench.projects.save_as(tmp_path / "large")
    desk.settle()


@act
def select_everything(desk, tmp_path):
    desk.trigger("select_all")
    QTest.qWait(50)
    QTest.keyClick(desk.window.workspace.grid.table, Qt.Key.Key_Down)
    QTest.qWait(50)


@act
def search(desk, tmp_path):
    for letter in "word49":
        QTest.keyClick(desk.window.tool_bar.search, letter)
        QTest.qWait(30)
    QTest.qWait(200)
    desk.window.tool_bar.search.setText("")
    QTest.qWait(200)


@act
def play(desk, tmp_path):
    desk.bench.playback.play()
    QTest.qWait(300)
    desk.bench.playback.pause()
    QTest.qWait(50)


@pytest.fixture(scope="module")
def at_work(qapp, large, tmp_path_factory):
    """A window with 20,000 captions and their translation over a film."""
    desk = Desk(tmp_path_factory.mktemp("home"))
    desk.open(SAMPLE)
    desk.session.open(replace(large[0], media=desk.document.media))
    desk.wait(lambda: not desk.bench.issues.is_busy, 60)
    desk.settle()
    yield desk
    desk.end()


@pytest.mark.parametrize("name", ACTS)
def test_while_20000_captions_are_worked_on(at_work, name, tmp_path):
    at_work.session.select([at_work.session.active_track.cues[3].id])
    QTest.qWait(100)
    # Writing happens in another thread, which must not keep this one from its turn.
    clock = time.process_time if name == "keep_and_save" else time.thread_time
    stall = hold(lambda: ACTS[name](at_work, tmp_path), clock=clock)
    assert stall < LIMIT_MS


def test_while_the_sound_of_an_hour_is_read(desk, tmp_path):
    path = tmp_path / "hour.flac"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=440:d=3600:r=16000", str(path)], check=True)
    places = desk.bench.toolbox.places

    def prepare():
        desk.trigger("close_document") if desk.window.actions_["close_document"].isEnabled() else None
        desk.settle()
        for file in (places.cache / "peaks").glob("*"):
            file.unlink()

    def read():
        desk.window.files.open_paths([path])
        desk.wait(lambda: desk.bench.waveform.is_complete, 60)
        desk.settle()

    assert hold(read, prepare) < LIMIT_MS
