"""The time between the ticks: a player tells the time four times a second, a playhead needs it sixty times."""

from __future__ import annotations

import threading

# Right after a jump libvlc, for one, repeats the aim as a tick, and pictures from before it still arrive.
_ECHO_S = 0.08
# A player that has not told the time for so long has stalled: the clock waits for it. Slow ones tell it as seldom as they are slow.
_STALL_S = 1.0
# A tick that far back is no jitter: the player went somewhere else than it was asked to.
_ASTRAY_MS = 500


class MediaClock:
    """Media time, carried on from the last tick. Any thread may call; ``now`` is `time.perf_counter`'s seconds.

    It never goes back by itself, only where it is told to jump.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rate = 1.0
        self._at_ms = 0.0
        self._since: float | None = None
        self._floor_ms = 0.0
        self._jumped_at = 0.0
        self._awaits_sending = False
        self._is_playing = False

    def read(self, now: float) -> int:
        """Return the time in milliseconds."""
        with self._lock:
            return round(self._read(now))

    def jump(self, to_ms: int, now: float) -> None:
        """Stand at ``to_ms`` until the player has been sent there and shows that it plays from there."""
        with self._lock:
            self._at_ms = self._floor_ms = float(to_ms)
            self._since, self._jumped_at, self._awaits_sending = None, now, True

    def sent(self, to_ms: int, now: float) -> None:
        """Hear that the player has been sent to ``to_ms``; what it tells from now on counts, unless there was a later jump."""
        with self._lock:
            if self._awaits_sending and self._floor_ms == to_ms:
                self._jumped_at, self._awaits_sending = now, False

    def play(self) -> None:
        """Run on with the next tick or picture."""
        with self._lock:
            self._is_playing = True

    def pause(self, now: float) -> None:
        """Stand still."""
        with self._lock:
            self._at_ms = self._read(now)
            self._since, self._is_playing = None, False

    def set_rate(self, rate: float, now: float) -> None:
        """Run slower or faster from now on."""
        with self._lock:
            if self._since is not None:
                self._at_ms, self._since = self._read(now), now
            self._rate = rate

    def tick(self, time_ms: int, now: float) -> None:
        """Take the time the player tells."""
        with self._lock:
            if self._listens(now):
                self._at_ms, self._since = float(time_ms), now
                if self._floor_ms - time_ms > _ASTRAY_MS:
                    self._floor_ms = self._at_ms

    def show_picture(self, now: float) -> bool:
        """Hear of a picture and tell whether it is one to show: after a jump the first such is that of its aim."""
        with self._lock:
            counts = self._listens(now)
            if counts and self._since is None:
                self._since = now
            return counts

    def _listens(self, now: float) -> bool:
        return self._is_playing and not self._awaits_sending and now - self._jumped_at > _ECHO_S

    def _read(self, now: float) -> float:
        if self._since is None:
            return self._floor_ms
        run_ms = min(now - self._since, _STALL_S / min(1.0, self._rate)) * 1000 * self._rate
        self._floor_ms = max(self._floor_ms, self._at_ms + run_ms)
        return self._floor_ms
