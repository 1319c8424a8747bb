"""Python's search for cyclic garbage, made in the window's thread only.

Where a worker's thread makes the search, it destroys the Qt objects that nobody holds any more, and timers and widgets die of being
destroyed outside the thread they live in. So the search that Python starts by itself, in whichever thread, is switched off.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000
_MUCH = 20_000


class GarbageCollector(QObject):
    """Looks for garbage every second, by the thresholds that Python has itself; `shut_down` gives the search back to Python.

    Modules, which are there at the beginning, are left out for good, and so is what is made where very much is made at once: cues and
    words, which are in no cycles and go when nobody holds them. Searching those would hold the window up for a fifth of a second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Search what is due."""
        counts = gc.get_count()
        if counts[0] > _MUCH:
            gc.freeze()
            return
        due = [number for number, (count, most) in enumerate(zip(counts, gc.get_threshold(), strict=True)) if count > most]
        if due:
            gc.collect(max(due))

    def shut_down(self) -> None:
        """Let Python search by itself again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
