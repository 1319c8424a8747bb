"""`captionstudio.core.player.VideoPlayer` over libvlc.

Everything that calls libvlc happens in one thread, which brings the player from how it is to how it is wanted: of ten seeks in a row
the last is carried out, stopping waits for nobody's event loop, and no callback of libvlc's ever calls libvlc (it would wait for ever).
"""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from captionstudio.core.errors import EngineMissing
from captionstudio.core.media_clock import MediaClock
from captionstudio.core.player import Frame, PlayerEvents
from captionstudio.core.ports import MediaInfo
from captionstudio.engines.memory import give_memory_back
from captionstudio.engines.vlc.library import start_vlc
from captionstudio.engines.vlc.memory_video import MemoryVideo

# More seeks than this a second are not carried out in between.
_SEEK_PAUSE_S = 0.1
# A seek libvlc has lost is sent again, if the time it tells lies so far off after so long.
_LOST_S, _LOST_MS = 0.8, 1500
_OPEN_S = 10.0
# How often to look after something that no event tells of, and after how long sound must be heard.
_LOOK_S, _SOUND_S = 0.1, 0.12
# Media that plays this long without a picture it should have cannot be decoded.
_NO_PICTURE_S = 4.0
# What libvlc cannot open ends at once; what is short may end a second early where no sound device is.
_AT_ONCE_S, _SHORT_MS = 0.5, 2000
_ESTIMATED = frozenset({"mpegts", "mpeg", "vob"})


@dataclass(frozen=True, slots=True)
class _Source:
    """What is to be played, and whom to tell."""

    media: MediaInfo
    audio_stream: int | None
    bounds: tuple[int, int]
    events: PlayerEvents
    clock: MediaClock


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How the player is to be."""

    source: _Source | None = None
    is_playing: bool = False
    seek_ms: int | None = None
    rate: float = 1.0
    volume: int = 100
    is_over: bool = False


class VlcPlayer:
    """Plays by libvlc into memory. Its methods return at once; a thread carries them out."""

    name = "VLC"

    def __init__(self, *, is_silent: bool = False) -> None:
        self._wanted = _Wanted()
        self._news = threading.Condition()
        self._has_news = False
        self._stage: _Stage | None = None
        self._clock = MediaClock()
        self._is_silent = is_silent
        self._thread = threading.Thread(target=self._run, name="vlc-player", daemon=True)
        self._thread.start()
        atexit.register(self.shut_down)  # a process that ends while libvlc plays may crash

    def is_exact(self, media: MediaInfo) -> bool:
        """Whether the time it tells can be relied on: in transport streams it estimates where a seek has led."""
        return not _ESTIMATED.intersection(media.container.split(","))

    def open(self, media: MediaInfo, audio_stream: int | None, bounds: tuple[int, int], events: PlayerEvents) -> None:
        """Take media and stand still at its start."""
        self._clock = MediaClock()
        self._want(source=_Source(media, audio_stream, bounds, events, self._clock), is_playing=False, seek_ms=None)

    def play(self, at_ms: int) -> None:
        """Play from a time on."""
        now = time.perf_counter()
        moves = at_ms != self._clock.read(now)
        if moves or self._wanted.seek_ms is not None:
            self._clock.jump(at_ms, now)
            self._discard_frame()
        self._clock.play()
        self._want(is_playing=True, **({"seek_ms": at_ms} if moves else {}))

    def pause(self) -> None:
        """Stand still."""
        self._clock.pause(time.perf_counter())
        self._want(is_playing=False)

    def seek(self, at_ms: int) -> None:
        """Go to a time."""
        self._clock.jump(at_ms, time.perf_counter())
        self._discard_frame()
        self._want(seek_ms=at_ms)

    def set_rate(self, rate: float) -> None:
        """Play slower or faster."""
        self._clock.set_rate(rate, time.perf_counter())
        self._want(rate=rate)

    def set_volume(self, percent: int) -> None:
        """Set the loudness."""
        self._want(volume=percent)

    @property
    def time_ms(self) -> int:
        """The time now."""
        return self._clock.read(time.perf_counter())

    def take_frame(self) -> Frame | None:
        """Return the newest frame."""
        stage = self._stage
        video = stage.video if stage else None
        return video.take_frame(self.time_ms) if video else None

    def close(self) -> None:
        """Let go of the media."""
        self._want(source=None, is_playing=False, seek_ms=None)

    def shut_down(self) -> None:
        """Stop, and wait for the thread to end; a second call does nothing."""
        atexit.unregister(self.shut_down)
        self._want(source=None, is_over=True)
        self._thread.join()

    def _discard_frame(self) -> None:
        stage = self._stage
        video = stage.video if stage else None
        if video is not None:
            video.discard()

    def _want(self, **wishes: Any) -> None:
        with self._news:
            self._wanted = replace(self._wanted, **wishes)
            self._notify()

    def _notify(self) -> None:
        with self._news:
            self._has_news = True
            self._news.notify()

    def _run(self) -> None:
        try:
            vlc, instance = start_vlc(is_silent=self._is_silent)
        except EngineMissing as error:
            self._refuse_all(f"{error} {error.hint}")
            return
        wait_s: float | None = None
        while True:
            with self._news:
                self._news.wait_for(lambda: self._has_news, wait_s)
                self._has_news = False
                wanted = self._wanted
            stage = self._stage
            if stage is not None and stage.source is not wanted.source:
                stage.end()
                self._stage = None
                give_memory_back()
            if wanted.is_over:
                instance.release()
                return
            if wanted.source is not None and self._stage is None:
                self._stage = _Stage(vlc, instance, wanted.source, self._notify)
            wait_s = self._stage.follow(wanted, self._take_seek) if self._stage else None

    def _take_seek(self) -> int | None:
        """Return where to go, once."""
        with self._news:
            aim = self._wanted.seek_ms
            self._wanted = replace(self._wanted, seek_ms=None)
            return aim

    def _refuse_all(self, message: str) -> None:
        """Answer every file with why nothing plays."""
        refused: _Source | None = None
        while True:
            with self._news:
                self._news.wait_for(lambda: self._has_news)
                self._has_news = False
                wanted = self._wanted
            if wanted.is_over:
                return
            if wanted.source is not None and wanted.source is not refused:
                refused = wanted.source
                refused.events.on_failed(message)


class _Stage:
    """One medium on one libvlc player, from opening to letting go. Only `_on_...` methods run outside the player's thread."""

    def __init__(self, vlc: Any, instance: Any, source: _Source, notify: Callable[[], None]) -> None:
        self.source = source
        self.video: MemoryVideo | None = None
        self._vlc = vlc
        self._clock = source.clock
        self._notify = notify
        self._is_ready = self._has_ended = self._has_failed = self._has_picture = False
        self._is_running = False
        self._rate, self._volume = 1.0, -1
        self._sought: tuple[int, float] | None = None  # where to and when, until it is known to have worked
        self._running_since: float | None = None
        self._sent_at = 0.0
        self._told_ms = 0
        # Matroska's own clock may begin anywhere; libvlc passes it on.
        self._shift_ms = source.media.start_ms if "matroska" in source.media.container else 0
        self._started_at = time.perf_counter()
        self._player = instance.media_player_new()
        if source.media.video:
            self.video = MemoryVideo(source.media.video, source.bounds, self._on_picture, source.events.on_frame)
            self.video.attach(vlc, self._player)
        self._listen()
        media = instance.media_new_location(Path(source.media.path).absolute().as_uri())
        media.add_option(":start-paused")
        media.add_option(":no-sub-autodetect-file")
        if source.media.video is None:
            media.add_option(":no-video")
        if source.audio_stream is not None:
            media.add_option(f":audio-track={source.audio_stream}")
        self._player.set_media(media)
        media.release()
        self._player.play()

    def follow(self, wanted: _Wanted, take_seek: Callable[[], int | None]) -> float | None:
        """Bring the player nearer to how it is wanted; return after how many seconds to look again, None for not before news."""
        if self._has_failed:
            return None
        if self._has_ended:
            return self._go_round(wanted)
        now = time.perf_counter()
        if not self._is_ready:
            return self._give_up_after(now, _OPEN_S)
        if self._volume != wanted.volume and self._player.audio_set_volume(wanted.volume) == 0:
            self._volume = wanted.volume
        if wanted.seek_ms is not None:
            since = now - (self._sought[1] if self._sought else 0.0)
            if since < _SEEK_PAUSE_S:
                return _SEEK_PAUSE_S - since
            aim = take_seek()
            if aim is not None:
                self._go_to(aim, now)
        if self._rate != wanted.rate:
            self._player.set_rate(wanted.rate)
            self._rate = wanted.rate
        if self._is_running != wanted.is_playing:
            self._is_running = wanted.is_playing
            self._running_since = now if wanted.is_playing else None
            self._player.set_pause(0 if wanted.is_playing else 1)
        return self._watch(now)

    def end(self) -> None:
        """Stop and let go; libvlc calls back no more after this."""
        manager = self._player.event_manager()
        for kind in self._kinds():
            manager.event_detach(kind)
        self._player.stop()
        self._player.release()
        if self.video is not None:
            self.video.release()
            self.video = None

    def _go_to(self, aim_ms: int, now: float) -> None:
        duration_ms = self.source.media.duration_ms
        reached_ms = aim_ms if duration_ms is None else min(aim_ms, max(0, duration_ms - 1))
        self._player.set_time(reached_ms + self._shift_ms)
        self._sent_at = now
        self._clock.sent(aim_ms, now)
        self._sought = (aim_ms, now)

    def _watch(self, now: float) -> float | None:
        """Look after what libvlc may have lost or cannot do while it plays."""
        if not self._is_running:
            return None
        if self._sought is not None and now - self._sought[1] > _LOST_S:
            aim_ms, sought_at = self._sought
            expected_ms = aim_ms + (now - max(sought_at, self._running_since or 0)) * 1000 * self._rate
            self._sought = None
            if abs(self._told_ms - expected_ms) > _LOST_MS:
                self._clock.jump(aim_ms, now)
                self._go_to(aim_ms, now)
        if self.video is None and now - max(self._running_since or now, self._sent_at) > _SOUND_S:
            self._clock.show_picture(now)  # sound alone may not tell the time for a while
        if self.video and not self._has_picture and self._running_since is not None and now - self._running_since > _NO_PICTURE_S:
            self._fail("The picture cannot be decoded by VLC.")
            return None
        return _LOOK_S if self._sought is not None or not self._has_picture or self._volume < 0 else None

    def _go_round(self, wanted: _Wanted) -> float | None:
        """After the end libvlc has to start anew before it goes anywhere."""
        if not wanted.is_playing:
            return None
        self._player.stop()
        self._has_ended = self._is_ready = self._is_running = False
        self._rate, self._volume, self._sought = 1.0, -1, None
        self._started_at = time.perf_counter()
        self._player.play()
        return _OPEN_S

    def _give_up_after(self, now: float, seconds: float) -> float | None:
        left = self._started_at + seconds - now
        if left > 0:
            return left
        self._fail("VLC does not open it.")
        return None

    def _fail(self, message: str) -> None:
        self._has_failed = True
        self.source.events.on_failed(message)

    def _kinds(self) -> tuple[Any, ...]:
        types = self._vlc.EventType
        return (
            types.MediaPlayerPlaying, types.MediaPlayerPaused, types.MediaPlayerTimeChanged, types.MediaPlayerLengthChanged,
            types.MediaPlayerEndReached, types.MediaPlayerEncounteredError,
        )  # fmt: skip

    def _listen(self) -> None:
        manager = self._player.event_manager()
        slots = (self._on_ready, self._on_ready, self._on_time, self._on_length, self._on_end, self._on_error)
        for kind, slot in zip(self._kinds(), slots, strict=True):
            manager.event_attach(kind, slot)

    def _on_ready(self, _event: Any) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._notify()

    def _on_time(self, event: Any) -> None:
        self._told_ms = event.u.new_time - self._shift_ms
        self._clock.tick(self._told_ms, time.perf_counter())

    def _on_length(self, event: Any) -> None:
        if self.source.media.duration_ms is None and event.u.new_length > 0:
            self.source.events.on_duration(event.u.new_length)

    def _on_end(self, _event: Any) -> None:
        self._has_ended = True
        ran_s = time.perf_counter() - (self._running_since or self._started_at)
        never_ran = not self._has_picture and self._told_ms <= 0 and ran_s < _AT_ONCE_S
        if never_ran and (self.source.media.duration_ms or 0) > _SHORT_MS:
            self._fail("VLC does not open it.")
        else:
            self._clock.pause(time.perf_counter())
            self.source.events.on_ended()
        self._notify()

    def _on_error(self, _event: Any) -> None:
        self._fail("VLC cannot play it.")
        self._notify()

    def _on_picture(self) -> bool:
        self._has_picture = True
        return self._clock.show_picture(time.perf_counter())
