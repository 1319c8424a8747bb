"""A thread that works on the latest request only: for what is asked for faster than it can be done, such as pictures while scrubbing."""

from __future__ import annotations

import atexit
import contextlib
import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from captionstudio.core.errors import CaptionStudioError, InternalError

_log = logging.getLogger(__name__)


class _Letterbox:
    """Room for one request, between the window's thread and the one that works."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._waiting: Any = None
        self.is_over = False

    def put(self, request: Any) -> None:
        with self._news:
            self._waiting = request
            self._news.notify()

    def close(self, _owner: object = None) -> None:
        with self._news:
            self.is_over, self._waiting = True, None
            self._news.notify()

    def tell(self, emit: Callable[[], None]) -> None:
        """Emit, unless it is over. Who deletes the owner closes first, and so waits until this is done."""
        with self._news:
            if not self.is_over:
                emit()

    def take(self) -> Any:
        """Return the next request once there is one, None when there will be no more."""
        with self._news:
            self._news.wait_for(lambda: self.is_over or self._waiting is not None)
            request, self._waiting = self._waiting, None
            return request


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
        self._letters = _Letterbox()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()
        self.destroyed.connect(self._letters.close)
        atexit.register(self.shut_down)

    def ask(self, request: Any) -> None:
        """Put a request, not None, in place of the one that waits."""
        self._letters.put(request)

    def shut_down(self) -> None:
        """Wait until the work in hand is done and the thread has ended; nothing is told after this."""
        atexit.unregister(self.shut_down)
        self._letters.close()
        self._thread.join()

    def _run(self) -> None:
        while (request := self._letters.take()) is not None:
            result: Any = None
            error: CaptionStudioError | None = None
            try:
                result = self._work(request)
            except CaptionStudioError as failure:
                error = failure
            except Exception as failure:  # noqa: BLE001 - a defect must cost one picture, not the thread
                _log.exception("work in the background failed")
                error = InternalError(f"{type(failure).__name__}: {failure}", hint="This is a defect of the program.")
            self._tell(request, result, error)
        if self._finish is not None:
            self._finish()

    def _tell(self, request: Any, result: Any, error: CaptionStudioError | None) -> None:
        def emit() -> None:
            if error is None:
                self.done.emit(request, result)
            else:
                self.failed.emit(request, error)

        with contextlib.suppress(RuntimeError):  # Qt has deleted this object a moment ago
            self._letters.tell(emit)
