"""Captions at a time as one picture with alpha."""

from __future__ import annotations

import ctypes
import os
from typing import Any

from captionstudio.core.document import Track
from captionstudio.core.errors import EngineMissing
from captionstudio.core.player import Overlay
from captionstudio.core.resources import resource_path
from captionstudio.core.styles import CaptionStyle
from captionstudio.engines.ffmpeg.ass_script import make_script
from captionstudio.engines.libass.binding import each_image, load_libass, quiet_library

_FIND_FONTS = 1


def open_captions() -> LibassRenderer | None:
    """Return a renderer, or None where libass is not installed."""
    try:
        load_libass()
    except EngineMissing:
        return None
    return LibassRenderer()


class LibassRenderer:
    """`captionstudio.core.player.CaptionRenderer` over libass, with the fonts and settings of burning in."""

    def __init__(self) -> None:
        self._libass = load_libass()
        self._library = quiet_library(self._libass)
        self._libass.ass_set_fonts_dir(self._library, os.fsencode(resource_path("fonts")))
        self._libass.ass_set_extract_fonts(self._library, 1)
        self._renderer = self._libass.ass_renderer_init(self._library)
        self._has_fonts = False
        self._script = ""
        self._track: int | None = None
        self._size = self._picture = (0, 0)
        self._drawn: Overlay | None = None

    def make_script(self, track: Track, style: CaptionStyle | None, size: tuple[int, int], span_ms: tuple[int, int] | None = None) -> str:
        """Return the script burning in would draw."""
        return make_script(track, style, size, span_ms)

    def draw(self, script: str, width: int, height: int, time_ms: int, *, picture: tuple[int, int]) -> Overlay | None:
        """Draw what is seen at a time."""
        is_new = script != self._script or (width, height) != self._size or picture != self._picture
        if script != self._script:
            self._take(script)
        if self._track is None:
            self._drawn = None
            return None
        if is_new:
            self._size, self._picture = (width, height), picture
            self._libass.ass_set_frame_size(self._renderer, width, height)
            self._libass.ass_set_storage_size(self._renderer, *picture)
        change = ctypes.c_int()
        images = self._libass.ass_render_frame(self._renderer, self._track, time_ms, ctypes.byref(change))
        if is_new or change.value:
            self._drawn = _compose(list(each_image(images)))
        return self._drawn

    def close(self) -> None:
        """Let go of the library."""
        self._drop_track()
        if self._renderer is not None:
            self._libass.ass_renderer_done(self._renderer)
            self._libass.ass_library_done(self._library)
            self._renderer = None

    def _take(self, script: str) -> None:
        self._drop_track()
        self._script = script
        content = script.encode()
        if not content:
            return
        self._track = self._libass.ass_read_memory(self._library, content, len(content), None) or None
        if not self._has_fonts or "[Fonts]" in script:
            self._libass.ass_set_fonts(self._renderer, None, None, _FIND_FONTS, None, 1)
            self._has_fonts = True

    def _drop_track(self) -> None:
        if self._track is not None:
            self._libass.ass_free_track(self._track)
            self._track = None


def _compose(images: list[Any]) -> Overlay | None:
    """Lay the layers over each other: premultiplied colours, only as large as what they cover."""
    import numpy  # noqa: PLC0415 (start-up)

    images = [image for image in images if image.w and image.h]
    if not images:
        return None
    left, top = min(image.dst_x for image in images), min(image.dst_y for image in images)
    width = max(image.dst_x + image.w for image in images) - left
    height = max(image.dst_y + image.h for image in images) - top
    whole = numpy.zeros((height, width, 4), numpy.uint16)
    for image in images:
        # The last row may end before its stride does.
        size = image.stride * (image.h - 1) + image.w
        flat = numpy.ctypeslib.as_array(ctypes.cast(image.bitmap, ctypes.POINTER(ctypes.c_uint8)), (size,))
        cover = numpy.lib.stride_tricks.as_strided(flat, (image.h, image.w), (image.stride, 1))
        red, green, blue, clear = image.color.to_bytes(4, "big")
        share = (cover * numpy.uint16(255 - clear) + 127) // 255
        x, y = image.dst_x - left, image.dst_y - top
        place = whole[y : y + image.h, x : x + image.w]
        colour = numpy.array((blue, green, red, 255), numpy.uint16)
        place[:] = (place * (255 - share)[..., None] + share[..., None] * colour + 127) // 255
    return Overlay(whole.astype(numpy.uint8).tobytes(), left, top, width, height)
