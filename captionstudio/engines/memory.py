"""Memory that decoders free, back to the system: glibc keeps a share for each of their threads otherwise, and there are many."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from functools import cache

_ARENA_MAX = -8  # M_ARENA_MAX of mallopt
_ARENAS = 2


@cache
def share_memory() -> None:
    """Have threads that start from now on take their memory from common places.

    Opening twenty videos grew the process by half without it, and by nothing with it.
    """
    _call_glibc("mallopt", _ARENA_MAX, _ARENAS)


def give_memory_back() -> None:
    """Return what is free to the system; takes some milliseconds and no lock of ours."""
    _call_glibc("malloc_trim", 0)


def _call_glibc(name: str, *arguments: int) -> None:
    """Call a function of glibc's; other C libraries lack it, and the need for it."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            getattr(ctypes.CDLL(None), name)(*arguments)
