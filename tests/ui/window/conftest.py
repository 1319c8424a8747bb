"""The real window over scripted recognition and translation; everything about media is real, but for the loudspeaker."""

import contextlib
import gc
import subprocess
import tempfile
import time
from pathlib import Path

import psutil
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.text import set_text
from captionstudio.core.player import PlayerEngines
from captionstudio.core.resources import resource_path
from captionstudio.engines.ffmpeg.peaks import FfmpegSoundReader
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.shots import FfmpegShotFinder
from captionstudio.engines.ffmpeg.stills import VideoStills
from captionstudio.engines.libass.renderer import open_captions
from captionstudio.formats.project import SUFFIX, write_project
from captionstudio.services.model_library import ModelChoice
from captionstudio.services.settings import Settings
from captionstudio.services.workbench import Workbench
from captionstudio.ui.main_window import MainWindow
from captionstudio.ui.theme import apply_theme
from tests.fakes.open_files import count_open_files, count_threads
from tests.fakes.playing import open_silent_vlc
from tests.fakes.toolbox import make_toolbox
from tests.fakes.waiting import let_run

HERE = Path(__file__).parent
SAMPLE = resource_path("sample", "sample.mp4")
SIZE = (1440, 900)
WORK = Document((Track((Cue(0, 1000, "Kept", id="a"), Cue(2000, 3000, "Safe", id="b")), id="t"),))


def pytest_collection_modifyitems(items):
    # Said by the offscreen font database for scripts that a font of this computer lacks, whenever native names are drawn.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("OpenType support missing", "This plugin does not support raise", extend=True))


class RealMedia:
    """Looks into files as the program does."""

    def probe(self, media):
        return probe_media(media)


class Library:
    """One recognition model and one pair of languages."""

    def choices(self):
        return [
            ModelChoice("tiny", "Whisper tiny", size_bytes=78_000_000, languages=("en", "es"), is_installed=True),
            ModelChoice(
                "en-es", "en-es", kind="translation", size_bytes=90_000_000, languages=("en", "es"), is_pair=True, is_installed=True
            ),
        ]

    def found(self):
        return ()

    def holds_model(self, path):
        return False


def real_parts():
    """The engines that are real, by the names of the toolbox."""
    return {
        "media": RealMedia(),
        "library": Library(),
        "sound": FfmpegSoundReader(),
        "shots": FfmpegShotFinder(),
        "player": PlayerEngines(open_silent_vlc, VideoStills, open_captions),
    }


class Desk:
    """One window and what a person does with it."""

    def __init__(self, home, *, settings=None, **engines):
        self.settings = settings or Settings(None)
        self.settings.set("player/volume", 0)
        self.bench = Workbench(make_toolbox(home, **{**real_parts(), **engines}), self.settings)
        self.session, self.runner = self.bench.session, self.bench.runner
        self.window = MainWindow(self.bench)
        self.window.resize(*SIZE)
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window, 10_000)
        self.is_over = False
        self._answers = []

    @property
    def document(self):
        return self.session.document

    @property
    def texts(self):
        """What the toasts in sight say, hints too."""
        return " ".join(f"{toast.text} {toast.accessibleDescription()}" for toast in self.window.toasts.shown)

    def wait(self, until, seconds=20.0):
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, f"in vain; the toasts say: {self.texts}"
            let_run(5)

    def settle(self, seconds=30.0):
        """Wait until no job runs and what they brought is shown."""
        projects, recovery = self.bench.projects, self.bench.recovery
        self.wait(lambda: not self.runner.unfinished and not projects._worker.is_busy and not recovery._worker.is_busy, seconds)
        let_run(0)

    def open(self, *paths):
        self.window.files.open_paths([Path(path) for path in paths])
        let_run(0)
        self.settle()

    def drop(self, *paths, text=""):
        data = QMimeData()
        if paths:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        if text:
            data.setText(text)
        at, copy, left, keys = (
            self.window.rect().center(),
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window, QDragEnterEvent(at, copy, data, left, keys))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(at), copy, data, left, keys))
        let_run(20)
        self.settle()

    def trigger(self, action_id):
        self.window.presence.refresh()
        action = self.window.actions_[action_id]
        assert action.isEnabled(), action_id
        action.trigger()

    @contextlib.contextmanager
    def answering(self, *answers):
        """Let dialogs be answered while the block runs: each answer is a class, or a class and what is done with the dialog; all have to
        come, in that order. A class alone cancels. Yields the dialogs met.
        """
        due = [answer if isinstance(answer, tuple) else (answer, QDialog.reject) for answer in answers]
        met, failures = [], []

        def look():
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog in met:
                return
            met.append(dialog)
            try:
                assert len(met) <= len(due), f"{type(dialog).__name__} was not expected"
                kind, act = due[len(met) - 1]
                assert isinstance(dialog, kind), f"{type(dialog).__name__} came instead of {kind.__name__}"
                QTest.qWaitForWindowExposed(dialog, 5000)
                act(dialog)
            except BaseException as error:  # noqa: BLE001 - told where the block ends; the dialog must go whatever happens
                failures.append(error)
                dialog.close()

        timer = QTimer(interval=10)
        timer.timeout.connect(look)
        timer.start()
        try:
            yield met
            if len(met) < len(due):
                self.wait(lambda: len(met) == len(due), 10)
        finally:
            timer.stop()
        if failures:
            raise failures[0]

    def end(self):
        """Close without being asked anything, and end everything in order."""
        if self.is_over:
            return
        self.is_over = True
        self.window.hide()
        self.bench.shut_down()
        shiboken6.delete(self.window)
        shiboken6.delete(self.bench)
        shiboken6.delete(self.settings)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def warm_player(fonts):
    """What libraries keep for good once they are used is no leak: used once before anything is counted."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.open(SAMPLE)
        desk.bench.playback.play()
        desk.wait(lambda: desk.bench.playback.position_ms > 100)
        desk.end()


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def no_leaks(qapp, tmp_path, monkeypatch):
    """Nothing is left behind: no thread, process, open file or temporary file."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    gc.collect()
    threads, files = count_threads(), count_open_files()
    yield
    end = time.monotonic() + 10
    while time.monotonic() < end and (count_threads() > threads or count_open_files() > files or psutil.Process().children()):
        let_run(20)
    assert not psutil.Process().children()
    assert count_threads() <= threads
    assert count_open_files() <= files
    assert not list(temporary.iterdir())


@pytest.fixture
def make_desk(home, no_leaks):
    """Make windows; each is ended, and nothing may be left of it."""
    desks = []

    def make(**engines):
        desks.append(Desk(home, **engines))
        return desks[-1]

    yield make
    for desk in desks:
        desk.end()


@pytest.fixture
def desk(make_desk):
    return make_desk()


@pytest.fixture
def looks(qapp):
    """The themes; undone afterwards."""
    font, palette = qapp.font(), qapp.palette()
    yield lambda theme: apply_theme(qapp, theme)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def make_media(tmp_path):
    """Make a small film with ffmpeg: so many sound tracks, with a picture or without."""

    def make(name, *, sounds=1, picture=True, seconds=2):
        inputs, maps = [], []
        if picture:
            inputs += ["-f", "lavfi", "-i", f"testsrc=s=320x180:r=25:d={seconds}"]
            maps += ["-map", "0:v"]
        for at in range(sounds):
            inputs += ["-f", "lavfi", "-i", f"sine=frequency={300 + 100 * at}:duration={seconds}"]
            maps += ["-map", f"{at + picture}:a"]
        languages = [part for at in range(sounds) for part in (f"-metadata:s:a:{at}", f"language={('eng', 'deu', 'fra')[at]}")]
        path = tmp_path / name
        codec = ["-c:v", "libx264", "-preset", "ultrafast"] if picture else []
        subprocess.run(["ffmpeg", "-v", "error", "-y", *inputs, *maps, *codec, *languages, str(path)], check=True)
        return path

    return make


@pytest.fixture
def captions(tmp_path):
    """Write an SRT file of a few captions."""

    def write(name="captions.srt", count=3, text="Caption"):
        path = tmp_path / name
        blocks = [f"{at + 1}\n00:00:{at * 2:02},000 --> 00:00:{at * 2 + 1:02},500\n{text} {at + 1}\n" for at in range(count)]
        path.write_text("\n".join(blocks), "utf-8")
        return path

    return write


def texts(document, track=0):
    return [cue.text for cue in document.tracks[track].cues]


def edit(desk, text="Edited"):
    track = desk.document.tracks[0]
    desk.session.apply(set_text(desk.document, track.id, track.cues[0].id, text))


def make_project(folder, document, name="work"):
    path = folder / (name + SUFFIX)
    path.write_bytes(write_project(document))
    return path
