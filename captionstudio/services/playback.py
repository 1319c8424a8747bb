"""Playing the media: one place that knows where it stands, whichever player shows it.

While it plays, the player's own clock counts; standing still, every picture is the exact frame at the time shown.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from captionstudio.core.player import PlayerEngines
from captionstudio.core.ports import MediaInfo
from captionstudio.services.players import Players
from captionstudio.services.settings import Settings
from captionstudio.services.stills import Stills
from captionstudio.services.toolbox import Toolbox

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The speeds offered; any from the first to the last can be set."""
VOLUME, MUTED = "player/volume", "player/muted"
_TICK_MS = 16
# After so long without another seek the player is sent there too, and the picture shown as fine as it is.
_SETTLE_MS = 200
_SMALL, _LARGE = (1280, 720), (1920, 1080)
_FINEST_WIDTH = 3840
_USUAL_FPS = 25.0
# A player that ends this near the stated end has played everything.
_END_MS = 1500


class PlaybackState(enum.Enum):
    """What playback does; ``EMPTY`` is without media."""

    EMPTY = "empty"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class _Range:
    start_ms: int
    end_ms: int
    is_loop: bool

    def holds(self, time_ms: int) -> bool:
        """Whether a time lies in it."""
        return self.start_ms <= time_ms < self.end_ms


class Playback(QObject):
    """Plays one medium.

    ``position_changed(ms)`` comes sixty times a second while it plays and at every seek; ``frame_ready(QImage)`` with every new picture,
    a null one where there is none; ``state_changed(PlaybackState)``, ``media_changed(MediaInfo | None)``, ``duration_changed(ms)``,
    ``rate_changed(float)``, ``volume_changed()``, ``loop_changed(bool)`` also when it is another
    stretch; ``problem(str)`` says in words for the user what does not work;
    ``closing()`` comes once, before everything ends.
    """

    position_changed = Signal(int)
    frame_ready = Signal(QImage)
    state_changed = Signal(object)
    media_changed = Signal(object)
    duration_changed = Signal(int)
    rate_changed = Signal(float)
    volume_changed = Signal()
    loop_changed = Signal(bool)
    problem = Signal(str)
    closing = Signal()

    def __init__(self, toolbox: Toolbox, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engines = toolbox.player
        self._settings = settings
        self._players = Players(self._engines, self)
        self._stills = Stills(self._engines, self)
        self._media: MediaInfo | None = None
        self._state = PlaybackState.EMPTY
        self._position_ms, self._duration_ms = 0, 0
        self._rate = 1.0
        self._range: _Range | None = None
        self._bounds = _SMALL
        self._told: set[str] = set()
        self._players.frame_ready.connect(self.frame_ready)
        self._players.ended.connect(self._on_ended)
        self._players.measured.connect(self._on_measured)
        self._players.problem.connect(self._on_player_problem)
        self._stills.ready.connect(self.frame_ready)
        self._stills.stepped.connect(self._on_stepped)
        self._stills.failed.connect(self._tell)
        self._ticker = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._ticker.timeout.connect(self._on_tick)
        self._settling = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settling.timeout.connect(self._on_settled)

    @property
    def engines(self) -> PlayerEngines | None:
        """The engines it plays with."""
        return self._engines

    @property
    def media(self) -> MediaInfo | None:
        """What is open."""
        return self._media

    @property
    def position_ms(self) -> int:
        """The time shown."""
        return self._position_ms

    @property
    def duration_ms(self) -> int:
        """Length of the media, 0 where nobody knows it."""
        return self._duration_ms

    @property
    def fps(self) -> float | None:
        """Frames a second, None without a picture or where the file does not say."""
        return self._media.video.fps if self._media and self._media.video else None

    @property
    def state(self) -> PlaybackState:
        """What it does."""
        return self._state

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._state is PlaybackState.PLAYING

    @property
    def is_looping(self) -> bool:
        """Whether a range is played over and over."""
        return self.loop_ms is not None

    @property
    def loop_ms(self) -> tuple[int, int] | None:
        """Start and end of what is played over and over, None where nothing is."""
        return (self._range.start_ms, self._range.end_ms) if self._range and self._range.is_loop else None

    @property
    def rate(self) -> float:
        """Speed; 1 is the usual one."""
        return self._rate

    @property
    def volume(self) -> int:
        """Loudness, 0 to 100, muted or not."""
        return self._settings.get(VOLUME, 100)

    @property
    def is_muted(self) -> bool:
        """Whether there is silence whatever the volume."""
        return self._settings.get(MUTED, False)

    def open(self, media: MediaInfo, audio_stream: int | None = None) -> None:
        """Take media and show its first frame."""
        self._leave()
        self._media = media
        self._duration_ms = media.duration_ms or 0
        self._stills.open(media)
        self._players.open(media, audio_stream, self._bounds)
        self._players.set_volume(0 if self.is_muted else self.volume)
        self.media_changed.emit(media)
        self.duration_changed.emit(self._duration_ms)
        self._set_state(PlaybackState.PAUSED)
        self.position_changed.emit(0)
        self._show_still(0)

    def close(self) -> None:
        """Let go of the media."""
        if self._media is None:
            self._move(0)
            return
        self._leave()
        self._set_state(PlaybackState.EMPTY)
        self.media_changed.emit(None)
        self.duration_changed.emit(0)
        self.position_changed.emit(0)

    def play(self) -> None:
        """Play on, from the start where the end was reached; a loop that was paused goes on."""
        if self._media is None or self.is_playing:
            return
        if self._range and not self._range.holds(self._position_ms):
            self._move(self._range.start_ms)
        elif self._state is PlaybackState.ENDED or 0 < self._duration_ms <= self._position_ms:
            self._move(0)
        self._start(self._position_ms)

    def pause(self) -> None:
        """Stand still at the frame shown."""
        if self.is_playing:
            self._stand_at(self._clock_ms())

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, time_ms: int) -> None:
        """Go to a time, playing on or standing still; without media there is a time all the same, for captions to be made at."""
        time_ms = self._bound(time_ms)
        if self._media is None:
            self._move(time_ms)
            return
        self._leave_range(time_ms)
        self._move(time_ms)
        if self.is_playing:
            self._players.seek(time_ms)
            return
        self._set_state(PlaybackState.PAUSED)
        self._show_still(time_ms)

    def step(self, frames: int) -> None:
        """Go so many frames forward, or back where negative, and stand still there."""
        if self._media is None:
            return
        self.pause()
        if self._media.video is None:
            self.seek(self._position_ms + round(frames * 1000 / _USUAL_FPS))
            return
        self._set_state(PlaybackState.PAUSED)
        self._stills.step(self._position_ms, frames, self._bounds[0])

    def set_rate(self, rate: float) -> None:
        """Set the speed, 0.25 to 4."""
        rate = min(RATES[-1], max(RATES[0], rate))
        if rate != self._rate:
            self._rate = rate
            self._players.set_rate(rate)
            self.rate_changed.emit(rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100, and end silence."""
        self._settings.set(VOLUME, min(100, max(0, percent)))
        self._settings.set(MUTED, False)
        self._apply_volume()

    def set_muted(self, muted: bool) -> None:
        """Switch sound off or on."""
        self._settings.set(MUTED, muted)
        self._apply_volume()

    def play_range(self, start_ms: int, end_ms: int, loop: bool = False) -> None:
        """Play a range once and stand still at its end, or over and over; where the media ends before it, go to the end."""
        if self._media is None or end_ms <= start_ms:
            return
        if 0 < self._duration_ms <= start_ms:
            self.seek(start_ms)
            return
        start_ms = max(0, start_ms)
        self._set_range(_Range(start_ms, end_ms, loop))
        self._move(start_ms)
        self._start(start_ms)

    def move_loop(self, start_ms: int, end_ms: int) -> None:
        """Loop another stretch from now on, without a jump as long as what is played lies in it."""
        if self.is_looping and start_ms < end_ms:
            self._set_range(_Range(max(0, start_ms), end_ms, is_loop=True))

    def stop_loop(self) -> None:
        """Play on past the end of the range."""
        self._set_range(None)

    def set_picture_size(self, width: int, height: int) -> None:
        """Say how many pixels of the screen the picture has; media opened from now on is played no finer than can be seen."""
        fits = width <= _SMALL[0] and height <= _SMALL[1]
        self._bounds = _SMALL if fits else _LARGE

    def shut_down(self) -> None:
        """End players and threads; nothing may be called after this."""
        self.closing.emit()
        self._ticker.stop()
        self._settling.stop()
        self._players.shut_down()
        self._stills.shut_down()

    def _leave(self) -> None:
        """Forget everything about the media there was."""
        self._ticker.stop()
        self._settling.stop()
        self._players.close()
        self._stills.open(None)
        self._media = None
        self._position_ms, self._duration_ms = 0, 0
        self._set_range(None)
        self.frame_ready.emit(QImage())

    def _on_ended(self) -> None:
        if self._range and self._range.is_loop:
            self._go_round(self._range)
            return
        reached_ms = self._clock_ms()
        end_ms = self._duration_ms if reached_ms > self._duration_ms - _END_MS else reached_ms
        self._stand_at(end_ms, PlaybackState.ENDED)

    def _on_player_problem(self, message: str) -> None:
        if self.is_playing and not self._players.can_play:
            self._stand_at(self._position_ms)
        self._tell(message)

    def _on_measured(self, duration_ms: int) -> None:
        if not self._duration_ms:
            self._duration_ms = duration_ms
            self.duration_changed.emit(duration_ms)

    def _on_tick(self) -> None:
        now_ms = self._clock_ms()
        if self._range and now_ms >= self._range.end_ms:
            if self._range.is_loop:
                self._go_round(self._range)
            else:
                self._stand_at(self._range.end_ms)
            return
        self._move(now_ms)

    def _go_round(self, looped: _Range) -> None:
        self._move(looped.start_ms)
        self._players.play(looped.start_ms)

    def _start(self, at_ms: int) -> None:
        if not self._players.can_play:
            return
        self._settling.stop()
        self._stills.forget()
        self._players.play(at_ms)
        self._ticker.start()
        self._set_state(PlaybackState.PLAYING)

    def _stand_at(self, time_ms: int, state: PlaybackState = PlaybackState.PAUSED) -> None:
        """Stop playing and show the exact frame at a time."""
        self._ticker.stop()
        self._players.pause()
        if not self.is_looping:
            self._set_range(None)
        self._move(self._bound(time_ms))
        self._set_state(state)
        self._show_still(self._position_ms)

    def _clock_ms(self) -> int:
        return self._bound(self._players.time_ms) if self._players.can_play else self._position_ms

    def _bound(self, time_ms: int) -> int:
        return max(0, min(time_ms, self._duration_ms) if self._duration_ms else time_ms)

    def _move(self, time_ms: int) -> None:
        if time_ms != self._position_ms:
            self._position_ms = time_ms
            self.position_changed.emit(time_ms)

    def _set_state(self, state: PlaybackState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _set_range(self, wanted: _Range | None) -> None:
        before, self._range = self.loop_ms, wanted
        if self.loop_ms != before:
            self.loop_changed.emit(self.is_looping)

    def _leave_range(self, time_ms: int) -> None:
        """Forget the range where the user has gone elsewhere."""
        if self._range and not self._range.holds(time_ms):
            self._set_range(None)

    def _apply_volume(self) -> None:
        self._players.set_volume(0 if self.is_muted else self.volume)
        self.volume_changed.emit()

    def _show_still(self, time_ms: int) -> None:
        self._settling.start()
        self._stills.show(time_ms, self._bounds[0])

    def _on_stepped(self, time_ms: int) -> None:
        self._leave_range(time_ms)
        self._move(time_ms)
        self._settling.start()

    def _on_settled(self) -> None:
        """Nobody has moved for a while: prepare the player to go on from here, and show the picture as fine as it is."""
        if self._stills.is_waiting:
            self._settling.start()
            return
        if self._state is PlaybackState.PAUSED and self._players.can_play and self._players.time_ms != self._position_ms:
            self._players.seek(self._position_ms)
        if self._media and self._media.video and self._media.video.width > self._bounds[0]:
            self._stills.show(self._position_ms, _FINEST_WIDTH)

    def _tell(self, message: str) -> None:
        """Say each thing once."""
        if message not in self._told:
            self._told.add(message)
            self.problem.emit(message.strip())
