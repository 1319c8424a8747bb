"""`captionstudio.core.player.VideoPlayer` over Qt Multimedia: plays where libvlc is missing or fails.

Needs nothing but the wheel it comes in. It lives in the window's thread, whose event loop it works in.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink

from captionstudio.core.media_clock import MediaClock
from captionstudio.core.player import Frame, PlayerEvents
from captionstudio.core.ports import MediaInfo


class QtPlayer(QObject):
    """Plays by Qt's own decoder."""

    name = "Qt"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._sound: QAudioOutput | None = None
        self._sink = QVideoSink(self)
        self._events: PlayerEvents | None = None
        self._audio_stream: int | None = None
        self._bounds = (0, 0)
        self._frame: QVideoFrame | None = None
        self._clock = MediaClock()
        self._player.setVideoSink(self._sink)
        if hasattr(self._player, "setPitchCompensation"):
            self._player.setPitchCompensation(True)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.positionChanged.connect(self._on_position)
        self._player.durationChanged.connect(self._on_duration)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)
        self._player.tracksChanged.connect(self._on_tracks)

    def is_exact(self, media: MediaInfo) -> bool:  # noqa: ARG002 - the port's
        """Whether the time it tells is that of the picture: always."""
        return True

    def open(self, media: MediaInfo, audio_stream: int | None, bounds: tuple[int, int], events: PlayerEvents) -> None:
        """Take media and stand still at its start."""
        self._events, self._audio_stream, self._bounds = events, audio_stream, bounds
        self._clock = MediaClock()
        if self._sound is None and QMediaDevices.audioOutputs():
            self._sound = QAudioOutput(self)
            self._player.setAudioOutput(self._sound)
        self._player.setSource(QUrl.fromLocalFile(str(media.path)))
        self._player.pause()

    def play(self, at_ms: int) -> None:
        """Play from a time on."""
        now = time.perf_counter()
        if at_ms != self._clock.read(now):
            self.seek(at_ms)
        self._clock.play()
        self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._clock.pause(time.perf_counter())
        self._player.pause()

    def seek(self, at_ms: int) -> None:
        """Go to a time."""
        now = time.perf_counter()
        self._clock.jump(at_ms, now)
        self._player.setPosition(at_ms)
        self._clock.sent(at_ms, now)

    def set_rate(self, rate: float) -> None:
        """Play slower or faster."""
        self._clock.set_rate(rate, time.perf_counter())
        self._player.setPlaybackRate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness."""
        if self._sound is not None:
            self._sound.setVolume(percent / 100)

    @property
    def time_ms(self) -> int:
        """The time now."""
        return self._clock.read(time.perf_counter())

    def take_frame(self) -> Frame | None:
        """Return the newest frame."""
        taken, self._frame = self._frame, None
        if taken is None or not taken.isValid():
            return None
        image = taken.toImage().convertToFormat(QImage.Format.Format_RGB32)
        return Frame(bytes(image.constBits()), image.width(), image.height(), image.bytesPerLine(), self.time_ms)

    def close(self) -> None:
        """Let go of the media."""
        self._events = self._frame = None
        self._player.stop()
        self._player.setSource(QUrl())

    def shut_down(self) -> None:
        """Let go of everything."""
        self.close()

    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._events is not None and self._clock.show_picture(time.perf_counter()):
            self._frame = frame
            self._events.on_frame()

    def _on_position(self, time_ms: int) -> None:
        if self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState:
            self._clock.tick(time_ms, time.perf_counter())

    def _on_duration(self, duration_ms: int) -> None:
        if self._events is not None and duration_ms > 0:
            self._events.on_duration(duration_ms)

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._events is not None and status is QMediaPlayer.MediaStatus.EndOfMedia:
            self._clock.pause(time.perf_counter())
            self._events.on_ended()

    def _on_error(self, _error: QMediaPlayer.Error, message: str) -> None:
        if self._events is not None:
            self._events.on_failed(f"{message or self.tr('It cannot be played')}.".replace("..", "."))

    def _on_tracks(self) -> None:
        if self._audio_stream is not None and self._audio_stream < len(self._player.audioTracks()):
            self._player.setActiveAudioTrack(self._audio_stream)
