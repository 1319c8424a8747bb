"""numpy takes a tenth of a second to load: what paints with it paints something simpler until it is there."""

from __future__ import annotations

import importlib
import threading

_is_loaded = threading.Event()
_lock = threading.Lock()
_has_begun = False


def has_arrays() -> bool:
    """Whether numpy is loaded; the first question begins to load it, beside the window's own thread."""
    global _has_begun  # noqa: PLW0603 - a library is loaded once for the whole process
    with _lock:
        if not _has_begun:
            _has_begun = True
            threading.Thread(target=_load, name="numpy", daemon=True).start()
    return _is_loaded.is_set()


def _load() -> None:
    importlib.import_module("numpy")
    _is_loaded.set()
