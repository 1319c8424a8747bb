"""Work that must happen in order and outside the window's thread, but waits for no job: saving, opening, keeping copies."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from captionstudio.core.errors import CaptionStudioError, InternalError

Work = Callable[[], Any]
Then = Callable[[Any, CaptionStudioError | None], None]
_log = logging.getLogger(__name__)


class SerialWorker(QObject):
    """Does one piece of work after another in a thread that ends by itself when nothing is left.

    ``then(result, error)`` runs in the window's thread once a piece is done; one of the two is None. The thread keeps the program alive
    until the last piece is done, so that what is being written gets written.
    """

    _ended = Signal(object, object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._waiting: queue.SimpleQueue[tuple[Work, Then]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._unfinished = 0
        self._is_over = False
        self._ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether work waits, runs, or has ended without its ``then`` having been called."""
        return self._unfinished > 0

    def submit(self, work: Work, then: Then) -> None:
        """Do ``work`` after what was submitted before."""
        self._unfinished += 1
        with self._lock:
            self._waiting.put((work, then))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name)
                self._thread.start()

    def shut_down(self) -> None:
        """Wait until all work is done; no ``then`` is called any more."""
        self._is_over = True
        thread = self._thread
        if thread is not None:
            thread.join()
        self._unfinished = 0

    def _run(self) -> None:
        while True:
            with self._lock:
                if self._waiting.empty():
                    self._thread = None
                    return
                work, then = self._waiting.get()
            result: Any = None
            error: CaptionStudioError | None = None
            try:
                result = work()
            except CaptionStudioError as failure:
                error = failure
            except Exception as failure:  # noqa: BLE001 - a defect must cost one piece of work, and be told
                _log.exception("work in the background failed")
                error = InternalError(f"{type(failure).__name__}: {failure}", hint="This is a defect of the program.")
            try:
                self._ended.emit(then, result, error)
            except RuntimeError:  # the window is gone
                _log.debug("nobody waits for %s any more", self._name)

    def _on_ended(self, then: Then, result: Any, error: CaptionStudioError | None) -> None:
        if not self._is_over:
            self._unfinished -= 1
            then(result, error)
