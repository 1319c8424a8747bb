"""A timeline over a small document: 100 pixels to the second, no scrolling by itself."""

import numpy
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.ports import AudioStream, MediaInfo
from captionstudio.core.waveform import PeakBlock, Samples
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.theme import DARK
from captionstudio.ui.timeline import Timeline

BUTTON = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
MS_PER_PX = 10


class ScriptedPlayback(QObject):
    position_changed = Signal(int)
    media_changed = Signal(object)
    duration_changed = Signal(int)
    loop_changed = Signal(bool)

    def __init__(self):
        super().__init__()
        self.is_playing = False
        self.ranges = []
        self.loop_ms = None

    def play_range(self, start_ms, end_ms, loop=False):
        self.ranges.append((start_ms, end_ms, loop))
        self.loop_ms = (start_ms, end_ms) if loop else None
        self.loop_changed.emit(loop)

    def stop_loop(self):
        self.loop_ms = None
        self.loop_changed.emit(False)


class ScriptedSound:
    """Silence with one burst from 3 to 3.5 s, in peaks and in samples."""

    def read_peaks(self, media, stream, context, focus_ms):
        pairs = numpy.zeros((media.duration_ms // 5, 2), "<i2")
        pairs[600:700] = (-16000, 16000)
        yield PeakBlock(0, pairs.tobytes())

    def read_samples(self, media, stream, start_ms, end_ms, context):
        first = start_ms // 1000 * 1000
        number = numpy.arange(first * 8, end_ms * 8)
        is_loud = (number >= 24_000) & (number < 28_000)
        samples = numpy.where(is_loud, numpy.where(number % 16 < 8, 16000, -16000), 0)
        yield Samples(first, 8000, samples.astype("<i2").tobytes())


class Hand:
    """A mouse over the surface that speaks in milliseconds and lanes."""

    def __init__(self, timeline):
        self.timeline = timeline
        self.surface = timeline.surface
        self.point = QPointF()

    def at(self, time_ms, lane=0):
        """A point over a time, in a lane or in the waveform (None)."""
        areas = self.surface.areas
        rect = areas.waveform if lane is None else areas.lanes[lane]
        return QPointF(self.timeline.view.x_of(time_ms), rect.center().y())

    def press(self, time_ms, lane=0, modifiers=NONE):
        self.point = self.at(time_ms, lane)
        self._send(QEvent.Type.MouseButtonPress, modifiers)

    def move(self, by_ms, modifiers=NONE, steps=4):
        """Move by so much time, in steps as a hand does."""
        start, far = self.point, by_ms / self.timeline.view.ms_per_px
        for step in range(1, steps + 1):
            self.point = QPointF(start.x() + far * step / steps, start.y())
            self._send(QEvent.Type.MouseMove, modifiers)

    def release(self, modifiers=NONE):
        self._send(QEvent.Type.MouseButtonRelease, modifiers)

    def drag(self, time_ms, by_ms, lane=0, modifiers=NONE):
        self.press(time_ms, lane, modifiers)
        self.move(by_ms, modifiers)
        self.release(modifiers)

    def click(self, time_ms, lane=0, modifiers=NONE):
        self.press(time_ms, lane, modifiers)
        self.release(modifiers)

    def double_click(self, time_ms, lane=0):
        self.click(time_ms, lane)
        self._send(QEvent.Type.MouseButtonDblClick, NONE)
        self.release()

    def hover(self, time_ms, lane=0, modifiers=NONE):
        self.point = self.at(time_ms, lane)
        event = QMouseEvent(
            QEvent.Type.MouseMove, self.point, self._on_screen(), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, modifiers
        )
        QApplication.sendEvent(self.surface, event)

    def _send(self, kind, modifiers):
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else BUTTON
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else BUTTON
        QApplication.sendEvent(self.surface, QMouseEvent(kind, self.point, self._on_screen(), button, held, modifiers))

    def _on_screen(self):
        return QPointF(self.surface.mapToGlobal(QPoint(0, 0))) + self.point


@pytest.fixture
def document():
    words = (Word("beach", 1200, 1600, 0.3, is_doubtful=True),)
    original = Track(
        (Cue(1000, 2000, "One beach", id="a", words=words), Cue(3000, 4000, "Two", id="b"), Cue(4200, 5000, "Three", id="c")), id="o"
    )
    translation = Track((Cue(1000, 2000, "Uno", id="x", language="es"),), role="translation", language="es", id="t")
    return Document(tracks=(original, translation))


@pytest.fixture
def media(tmp_path):
    path = tmp_path / "film.wav"
    path.write_bytes(b"content")
    return MediaInfo(path, "wav", 60_000, audio=(AudioStream(0, "pcm", 1, 8000),))


@pytest.fixture
def session(qapp, document):
    session = Session()
    session.open(document)
    return session


@pytest.fixture
def settings(qapp):
    settings = Settings(None)
    settings.set("timeline/smooth_scroll", False)
    return settings


@pytest.fixture
def playback(qapp):
    return ScriptedPlayback()


@pytest.fixture(autouse=True)
def dark(monkeypatch):
    """Colours that are the same on every system."""
    monkeypatch.setattr("captionstudio.ui.timeline.canvas.colours_for", lambda _widget: DARK)


@pytest.fixture
def timeline(qtbot, session, settings, playback, media):
    timeline = Timeline(session, playback, settings)
    qtbot.addWidget(timeline)
    timeline.set_media(media)
    timeline.resize(1000, 300)
    with qtbot.waitExposed(timeline):
        timeline.show()
    timeline.view.show(0, timeline.view.width * MS_PER_PX, 0)
    timeline.surface.change_view()
    return timeline


@pytest.fixture
def hand(timeline):
    return Hand(timeline)


@pytest.fixture
def times(session):
    def read(track_id="o"):
        return {cue.id: (cue.start_ms, cue.end_ms) for cue in session.document.track(track_id).cues}

    return read


def picture(timeline):
    return timeline.surface.grab().toImage()
