"""What playing media needs of its engines: moving pictures, still frames, and captions drawn over them.

Times are whole milliseconds counted from the start of the media, as everywhere. A player's callbacks run in threads of its own: they may
only pass a word on to the thread that asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from captionstudio.core.document import Track
from captionstudio.core.ports import MediaInfo
from captionstudio.core.styles import CaptionStyle

Pixels = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: rows of ``stride`` bytes, blue, green, red and an opaque byte for each pixel.

    ``time_ms`` is the first whole millisecond at which it is shown. A moving picture may have been scaled to other proportions than the
    media is shown in; those of `MediaInfo.video` count.
    """

    pixels: Pixels
    width: int
    height: int
    stride: int
    time_ms: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """What captions cover of a picture: premultiplied blue, green, red, alpha, rows of ``width * 4`` bytes, placed at ``x``, ``y``."""

    pixels: Pixels
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PlayerEvents:
    """What a player tells, each from a thread of its own: a new frame, the end, a failure in words for the user, the length."""

    on_frame: Callable[[], None]
    on_ended: Callable[[], None]
    on_failed: Callable[[str], None]
    on_duration: Callable[[int], None]


class VideoPlayer(Protocol):
    """Plays one media file at a time. No call waits for media: what goes wrong later is told by `PlayerEvents.on_failed`."""

    name: str

    def is_exact(self, media: MediaInfo) -> bool:
        """Whether the time it tells is that of the picture in media of this kind."""
        ...

    def open(self, media: MediaInfo, audio_stream: int | None, bounds: tuple[int, int], events: PlayerEvents) -> None:
        """Take media and stand still at its start; frames are at most as wide and high as ``bounds``."""
        ...

    def play(self, at_ms: int) -> None:
        """Play from a time on."""
        ...

    def pause(self) -> None:
        """Stand still."""
        ...

    def seek(self, at_ms: int) -> None:
        """Go to a time, playing on or standing still; of many calls in a row the last one counts."""
        ...

    def set_rate(self, rate: float) -> None:
        """Play slower or faster, 0.25 to 4, at the same pitch."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        ...

    @property
    def time_ms(self) -> int:
        """The time heard and seen now."""
        ...

    def take_frame(self) -> Frame | None:
        """Return the newest frame, None where there is none since the last call."""
        ...

    def close(self) -> None:
        """Let go of the media."""
        ...

    def shut_down(self) -> None:
        """Let go of everything; no callback comes after this and nothing else may be called."""
        ...


class StillReader(Protocol):
    """Single frames, exact. For one thread; keeps the media of the last call open."""

    def frame_at(self, media: MediaInfo, time_ms: int, max_width: int, *, offset: int = 0) -> Frame:
        """Return the frame shown at a time, or the one ``offset`` frames after it (before it where negative), as far as there are any.

        Raises:
            MediaUnreadable: there is no picture, or none that can be decoded.
        """
        ...

    def close(self) -> None:
        """Let go of the media."""
        ...


class CaptionRenderer(Protocol):
    """Draws captions exactly as burning in does. For one thread."""

    def make_script(self, track: Track, style: CaptionStyle | None, size: tuple[int, int], span_ms: tuple[int, int] | None = None) -> str:
        """Return the script that burning in draws ``track`` from, in a picture of ``size`` in square pixels.

        Without a style a track read from ASS keeps its own looks. With ``span_ms`` only the captions seen in it are in the script, which
        look as they do in the whole one.
        """
        ...

    def draw(self, script: str, width: int, height: int, time_ms: int, *, picture: tuple[int, int]) -> Overlay | None:
        """Draw what is seen at a time for a screen of this size; the same object as before where nothing has changed.

        ``picture`` is the size in square pixels of the picture that the captions belong to, as `make_script` was told.
        """
        ...

    def close(self) -> None:
        """Let go of the library."""
        ...


@dataclass(frozen=True, slots=True)
class PlayerEngines:
    """How to get the engines behind playing; each may be None where what it needs is not installed."""

    open_player: Callable[[], VideoPlayer | None]
    open_stills: Callable[[], StillReader]
    open_captions: Callable[[], CaptionRenderer | None]
