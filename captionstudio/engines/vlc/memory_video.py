"""libvlc's pictures in memory of ours: the callbacks it calls in threads of its own.

None of them may call libvlc, not even to ask for the time: a player that is being stopped waits for them.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from captionstudio.core.player import Frame
from captionstudio.core.ports import VideoStream
from captionstudio.engines.ffmpeg.pictures import Converter, fit_size

# What libvlc's own conversions like; a width that is a multiple of 64 has chroma rows that are multiples of 32.
_ALIGNMENT = 32
_WIDTH_STEP = 64

_uints = ctypes.POINTER(ctypes.c_uint)
# python-vlc declares the chroma as a string, which Python could not write into.
_FORMAT = ctypes.CFUNCTYPE(
    ctypes.c_uint, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_char * 4), _uints, _uints, _uints, _uints
)
_CLEAN_UP = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_LOCK = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_UNLOCK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_DISPLAY = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


class _Planes:
    """Room for one picture in YUV 4:2:0, aligned."""

    def __init__(self, width: int, height: int) -> None:
        self.sizes = (width * height, width * height // 4, width * height // 4)
        self._room = (ctypes.c_uint8 * (sum(self.sizes) + 3 * _ALIGNMENT))()
        self.addresses: list[int] = []
        self.views: list[memoryview] = []
        base, view = ctypes.addressof(self._room), memoryview(self._room).cast("B")
        at = 0
        for size in self.sizes:
            at += -(base + at) % _ALIGNMENT
            self.addresses.append(base + at)
            self.views.append(view[at : at + size])
            at += size


class MemoryVideo:
    """Two pictures: libvlc writes one while the other, the newest whole one, can be taken.

    YUV is what decoders make, and the one thing libvlc hands over unspoilt: its own conversion takes all colours for those of BT.601.
    """

    def __init__(self, picture: VideoStream, bounds: tuple[int, int], accepts: Callable[[], bool], on_fresh: Callable[[], None]) -> None:
        """In threads of libvlc's ``accepts`` is asked whether a picture counts, and ``on_fresh`` told of one that can be taken."""
        width, height = fit_size(picture, bounds)
        self._picture = picture
        self._size = (-(-width // _WIDTH_STEP) * _WIDTH_STEP, height)
        self._accepts, self._on_fresh = accepts, on_fresh
        self._planes = [_Planes(*self._size), _Planes(*self._size)]
        self._written, self._is_fresh = 0, False
        self._lock = threading.Lock()
        self._converter = Converter()
        # libvlc calls these for as long as it plays; without these names they would be gone.
        self._callbacks: tuple[Any, ...] | None = (
            _FORMAT(self._on_format), _CLEAN_UP(self._on_clean_up), _LOCK(self._on_lock), _UNLOCK(), _DISPLAY(self._on_display),
        )  # fmt: skip

    def attach(self, vlc: Any, player: Any) -> None:
        """Have a libvlc player render into these pictures; it must not outlive them."""
        assert self._callbacks is not None
        on_format, clean_up, lock, unlock, display = self._callbacks
        vlc.dll.libvlc_video_set_callbacks(player, lock, unlock, display, None)
        vlc.dll.libvlc_video_set_format_callbacks(player, on_format, clean_up)

    def release(self) -> None:
        """Forget the callbacks once the player has gone; they and this would keep each other."""
        self._callbacks = None

    def take_frame(self, time_ms: int) -> Frame | None:
        """Return the newest picture, None where it was taken before."""
        import av  # noqa: PLC0415 (start-up)

        width, height = self._size
        decoded = av.VideoFrame(width, height, "yuv420p")
        with self._lock:
            if not self._is_fresh:
                return None
            self._is_fresh = False
            plane: Any
            for plane, view in zip(decoded.planes, self._planes[1 - self._written].views, strict=True):
                plane.update(view)
        return self._converter.convert(decoded, self._picture, self._size, time_ms)

    def discard(self) -> None:
        """Forget a picture that was not taken; it is from another place."""
        with self._lock:
            self._is_fresh = False

    def _on_format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        # What libvlc proposes is padded and knows nothing of the shape of pixels, so the size is ours. It scales to it.
        chroma.contents.raw = b"I420"
        width[0], height[0] = self._size
        for plane in range(3):
            pitches[plane] = self._size[0] if plane == 0 else self._size[0] // 2
            lines[plane] = self._size[1] if plane == 0 else self._size[1] // 2
        return 1

    def _on_clean_up(self, _opaque: Any) -> None:
        """Nothing is kept for one output of libvlc's."""

    def _on_lock(self, _opaque: Any, planes: Any) -> int:
        for plane, address in enumerate(self._planes[self._written].addresses):
            planes[plane] = address
        return 0

    def _on_display(self, _opaque: Any, _picture: Any) -> None:
        if self._accepts():
            with self._lock:
                self._written = 1 - self._written
                self._is_fresh = True
            self._on_fresh()
