"""The part of libass's C interface that drawing needs."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from functools import cache
from typing import Any

from captionstudio.core.errors import EngineMissing

_NAMES = ("libass.so.9", "libass.9.dylib", "libass-9.dll", "ass.dll")


class Image(ctypes.Structure):
    """ASS_Image: one layer of one colour, ``bitmap`` telling how much of it each pixel has."""


# The structure points at itself, so its fields follow it.
Image._fields_ = [
    ("w", ctypes.c_int),
    ("h", ctypes.c_int),
    ("stride", ctypes.c_int),
    ("bitmap", ctypes.c_void_p),
    ("color", ctypes.c_uint32),
    ("dst_x", ctypes.c_int),
    ("dst_y", ctypes.c_int),
    ("next", ctypes.POINTER(Image)),
    ("type", ctypes.c_int),
]

_MESSAGE = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p)


def _keep_quiet(_level: int, _text: bytes, _values: int, _data: int) -> None:
    """Take a message; libass would write it to the terminal."""


_QUIET = _MESSAGE(_keep_quiet)

_int, _pointer, _double = ctypes.c_int, ctypes.c_void_p, ctypes.c_double
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "ass_library_init": (_pointer, ()),
    "ass_library_done": (None, (_pointer,)),
    "ass_set_message_cb": (None, (_pointer, _MESSAGE, _pointer)),
    "ass_set_fonts_dir": (None, (_pointer, ctypes.c_char_p)),
    "ass_set_extract_fonts": (None, (_pointer, _int)),
    "ass_renderer_init": (_pointer, (_pointer,)),
    "ass_renderer_done": (None, (_pointer,)),
    "ass_set_frame_size": (None, (_pointer, _int, _int)),
    "ass_set_storage_size": (None, (_pointer, _int, _int)),
    "ass_set_fonts": (None, (_pointer, ctypes.c_char_p, ctypes.c_char_p, _int, ctypes.c_char_p, _int)),
    "ass_read_memory": (_pointer, (_pointer, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)),
    "ass_free_track": (None, (_pointer,)),
    "ass_render_frame": (ctypes.POINTER(Image), (_pointer, _pointer, ctypes.c_longlong, ctypes.POINTER(_int))),
}


@cache
def load_libass() -> ctypes.CDLL:
    """Return the library with its functions declared.

    Raises:
        EngineMissing: it is not installed.
    """
    for name in (ctypes.util.find_library("ass"), *_NAMES):
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library is not None and hasattr(library, "ass_render_frame"):
            for function, (result, arguments) in _FUNCTIONS.items():
                getattr(library, function).restype = result
                getattr(library, function).argtypes = arguments
            return library
    raise EngineMissing("libass is not installed.", hint="Install it with: sudo apt install libass9 (or your system's package manager).")


def quiet_library(library: ctypes.CDLL) -> int:
    """Return a new ASS_Library that keeps its messages to itself.

    Raises:
        MemoryError: there is no room for it.
    """
    handle = library.ass_library_init()
    if not handle:
        raise MemoryError
    library.ass_set_message_cb(handle, _QUIET, None)
    return int(handle)


def each_image(first: Any) -> Iterator[Any]:
    """Yield the layers of a frame, the lowest first."""
    while first:
        yield first.contents
        first = first.contents.next
