"""The player in use: libvlc where it plays what is open, Qt's own where it does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from captionstudio.core.player import Frame, PlayerEngines, PlayerEvents, VideoPlayer
from captionstudio.core.ports import MediaInfo


class Players(QObject):
    """Plays media with the first player that can. Signals arrive in the window's thread and belong to the media that is open.

    ``frame_ready(QImage)`` comes while it plays only; ``ended()`` at the end; ``measured(ms)`` tells a length; ``problem(str)`` why
    another player is used, or none (then `can_play` is false).
    """

    frame_ready = Signal(QImage)
    ended = Signal()
    measured = Signal(int)
    problem = Signal(str)
    # From threads of the players; the first number is the opening that the word belongs to.
    _framed = Signal(int)
    _ended = Signal(int)
    _failed = Signal(int, str)
    _measured = Signal(int, int)

    def __init__(self, engines: PlayerEngines | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engines = engines
        self._first: VideoPlayer | None = None
        self._second: VideoPlayer | None = None
        self._left: list[Callable[[], VideoPlayer | None]] = []
        self._player: VideoPlayer | None = None
        self._opened: tuple[MediaInfo, int | None, tuple[int, int]] | None = None
        self._opening = 0
        self._is_playing = False
        self._frame_waits = False
        self._rate, self._volume = 1.0, 100
        for signal, slot in (
            (self._framed, self._on_framed), (self._ended, self._on_ended), (self._failed, self._on_failed),
            (self._measured, self._on_measured),
        ):  # fmt: skip
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)

    @property
    def can_play(self) -> bool:
        """Whether there is a player for what is open."""
        return self._player is not None

    @property
    def time_ms(self) -> int:
        """The time heard and seen now, 0 without a player."""
        return self._player.time_ms if self._player else 0

    def open(self, media: MediaInfo, audio_stream: int | None, bounds: tuple[int, int]) -> None:
        """Take media and stand still at its start; frames are no larger than ``bounds``."""
        self.close()
        self._opened = media, audio_stream, bounds
        first = self._first_player()
        self._left = [self._first_player, self._second_player]
        if first is None or not first.is_exact(media):
            self._left.reverse()
        self._take_next()

    def close(self) -> None:
        """Let go of the media."""
        self._opening += 1
        if self._player is not None:
            self._player.close()
        self._player, self._opened = None, None
        self._is_playing = self._frame_waits = False

    def play(self, at_ms: int) -> None:
        """Play from a time on."""
        if self._player is not None:
            self._is_playing = True
            self._player.play(at_ms)

    def pause(self) -> None:
        """Stand still."""
        self._is_playing = False
        if self._player is not None:
            self._player.pause()

    def seek(self, at_ms: int) -> None:
        """Go to a time, playing on or standing still."""
        if self._player is not None:
            self._player.seek(at_ms)

    def set_rate(self, rate: float) -> None:
        """Set the speed."""
        self._rate = rate
        if self._player is not None:
            self._player.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        self._volume = percent
        if self._player is not None:
            self._player.set_volume(percent)

    def shut_down(self) -> None:
        """End all players."""
        self.close()
        for player in (self._first, self._second):
            if player is not None:
                player.shut_down()
        self._first = self._second = None

    def _first_player(self) -> VideoPlayer | None:
        if self._first is None and self._engines is not None:
            self._first = self._engines.open_player()
        return self._first

    def _second_player(self) -> VideoPlayer:
        if self._second is None:
            from captionstudio.services.qt_player import QtPlayer  # noqa: PLC0415 - Qt Multimedia takes a tenth of a second to load

            self._second = QtPlayer(self)
        return self._second

    def _take_next(self) -> None:
        """Open what is open with the next player."""
        self._opening += 1
        self._frame_waits = False
        self._player = None
        while self._player is None and self._left:
            self._player = self._left.pop(0)()
        if self._player is None or self._opened is None:
            return
        opening = self._opening
        events = PlayerEvents(
            on_frame=partial(self._on_frame_elsewhere, opening),
            on_ended=partial(self._ended.emit, opening),
            on_failed=partial(self._failed.emit, opening),
            on_duration=partial(self._measured.emit, opening),
        )
        self._player.open(*self._opened, events)
        self._player.set_rate(self._rate)
        self._player.set_volume(self._volume)

    def _on_frame_elsewhere(self, opening: int) -> None:
        """In a thread of the player's: say once that there is a frame, until it is taken."""
        if not self._frame_waits:
            self._frame_waits = True
            self._framed.emit(opening)

    def _on_framed(self, opening: int) -> None:
        if opening != self._opening:
            return
        self._frame_waits = False
        frame = self._player.take_frame() if self._player and self._is_playing else None
        if frame is not None:
            self.frame_ready.emit(image_of(frame))

    def _on_ended(self, opening: int) -> None:
        if opening == self._opening and self._is_playing:
            self.ended.emit()

    def _on_measured(self, opening: int, duration_ms: int) -> None:
        if opening == self._opening:
            self.measured.emit(duration_ms)

    def _on_failed(self, opening: int, message: str) -> None:
        if opening != self._opening or self._player is None:
            return
        at_ms = self._player.time_ms
        self._player.close()
        self._take_next()
        if self._player is None:
            self.problem.emit(f"{message} {self.tr('Only single pictures can be shown.')}")
            return
        self.problem.emit(f"{message} {self.tr('Playing with {player} instead.').format(player=self._player.name)}")
        if self._is_playing:
            self._player.play(at_ms)


def image_of(frame: Frame) -> QImage:
    """Return an image of its own; the frame's bytes may go."""
    return QImage(frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32).copy()
