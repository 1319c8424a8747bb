"""A thread that works on the latest request only: for what is asked for faster than it can be done, such as pictures while scrubbing."""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from captionstudio.core.errors import CaptionStudioError, InternalError

_log = logging.getLogger(__name__)


class LatestWorker(QObject):
    """Does one request at a time; of those that come meanwhile the last one is next and the others are dropped.

    ``done(request, result)`` arrives in the window's thread, or ``failed(request, error)``. ``work`` runs in the thread of this worker,
    as does ``finish`` at the end.
    """

    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(
        self, name: str, work: Callable[[Any], Any], finish: Callable[[], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._finish = finish
        self._news = threading.Condition()
        self._waiting: Any = None
        self._is_over = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()
        atexit.register(self.shut_down)

    def ask(self, request: Any) -> None:
        """Put a request, not None, in place of the one that waits."""
        with self._news:
            self._waiting = request
            self._news.notify()

    def shut_down(self) -> None:
        """Wait until the work in hand is done and the thread has ended; nothing is told after this."""
        atexit.unregister(self.shut_down)
        with self._news:
            self._is_over, self._waiting = True, None
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._is_over or self._waiting is not None)
                request, self._waiting = self._waiting, None
            if request is None:
                break
            result: Any = None
            error: CaptionStudioError | None = None
            try:
                result = self._work(request)
            except CaptionStudioError as failure:
                error = failure
            except Exception as failure:  # noqa: BLE001 - a defect must cost one picture, not the thread
                _log.exception("work in the background failed")
                error = InternalError(f"{type(failure).__name__}: {failure}", hint="This is a defect of the program.")
            if not self._is_over:
                if error is None:
                    self.done.emit(request, result)
                else:
                    self.failed.emit(request, error)
        if self._finish is not None:
            self._finish()
