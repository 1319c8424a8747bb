"""Running forth and back at growing speed, as the keys J, K and L do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from captionstudio.services.playback import Playback, PlaybackState

_STEP_MS = 100
_FASTEST_BACK = 8
_FASTEST_FORWARD = 4.0


class Shuttle(QObject):
    """Back it runs by jumping from picture to picture, without sound: no player plays backwards."""

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._speed = 0
        self._rate_before: float | None = None
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._on_step)
        playback.media_changed.connect(self.stop)
        playback.state_changed.connect(self._on_state)

    def back(self) -> None:
        """Run back, twice as fast with each call."""
        self._restore_rate()
        self._speed = min(self._speed * 2, _FASTEST_BACK) if self._timer.isActive() else 1
        self._playback.pause()
        self._timer.start()

    def forward(self) -> None:
        """Play; when it plays already, twice as fast."""
        self._timer.stop()
        if not self._playback.is_playing:
            self._playback.play()
            return
        if self._rate_before is None:
            self._rate_before = self._playback.rate
        self._playback.set_rate(min(self._playback.rate * 2, _FASTEST_FORWARD))

    def stop(self) -> None:
        """Run no more."""
        self._timer.stop()
        self._restore_rate()

    def _restore_rate(self) -> None:
        if self._rate_before is not None:
            rate, self._rate_before = self._rate_before, None
            self._playback.set_rate(rate)

    def _on_step(self) -> None:
        at_ms = self._playback.position_ms
        if at_ms == 0:
            self._timer.stop()
        self._playback.seek(at_ms - _STEP_MS * self._speed)

    def _on_state(self, state: PlaybackState) -> None:
        if state is PlaybackState.PLAYING:
            self._timer.stop()
