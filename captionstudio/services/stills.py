"""Exact frames for a player that stands still, read in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.player import Frame, PlayerEngines, StillReader
from captionstudio.core.ports import MediaInfo
from captionstudio.services.latest_worker import LatestWorker
from captionstudio.services.players import image_of


@dataclass(frozen=True, slots=True)
class _Request:
    """The frame ``offset`` frames from the one at ``base_ms``; without media, to close what is open."""

    media: MediaInfo | None
    base_ms: int
    offset: int
    width: int


class Stills(QObject):
    """Shows the frame asked for last. While one is read, of those asked for meanwhile only the last is read.

    ``ready(QImage)`` brings a picture; ``stepped(ms)`` comes before it where the frame was asked for by counting frames, with its time;
    ``failed(str)`` says why there is none.
    """

    ready = Signal(QImage)
    stepped = Signal(int)
    failed = Signal(str)

    def __init__(self, engines: PlayerEngines | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engines = engines
        self._worker: LatestWorker | None = None
        self._media: MediaInfo | None = None
        self._asked: _Request | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a picture is under way."""
        return self._asked is not None

    def open(self, media: MediaInfo | None) -> None:
        """Take media, or none."""
        self._media, self._asked = media, None
        if media is None and self._worker is not None:
            self._worker.ask(_Request(None, 0, 0, 0))

    def show(self, time_ms: int, width: int) -> None:
        """Ask for the frame shown at a time, at most so many pixels wide."""
        self._ask(time_ms, 0, width)

    def step(self, from_ms: int, frames: int, width: int) -> None:
        """Ask for the frame so many frames after the one at a time, or after what is under way already."""
        base_ms, offset = (self._asked.base_ms, self._asked.offset) if self._asked else (from_ms, 0)
        self._ask(base_ms, offset + frames, width)

    def forget(self) -> None:
        """Let nothing that is under way be shown."""
        self._asked = None

    def shut_down(self) -> None:
        """End the thread."""
        self._asked = None
        if self._worker is not None:
            self._worker.shut_down()
            self._worker = None

    def _ask(self, base_ms: int, offset: int, width: int) -> None:
        if self._media is None or self._media.video is None or self._engines is None:
            return
        if self._worker is None:
            reading = _Reading(self._engines.open_stills)
            self._worker = LatestWorker("stills", reading.read, reading.close, self)
            self._worker.done.connect(self._on_done)
            self._worker.failed.connect(self._on_failed)
        self._asked = _Request(self._media, base_ms, offset, width)
        self._worker.ask(self._asked)

    def _on_done(self, request: _Request, frame: Frame | None) -> None:
        asked = self._asked
        if asked is None or frame is None or request.media is not self._media:
            return
        if request is asked:
            self._asked = None
        elif request.offset and asked.base_ms == request.base_ms:
            # More steps came meanwhile: they go on from here, which is nearer.
            self._ask(frame.time_ms, asked.offset - request.offset, asked.width)
        if request.offset:
            self.stepped.emit(frame.time_ms)
        self.ready.emit(image_of(frame))

    def _on_failed(self, request: _Request, error: CaptionStudioError) -> None:
        if request is self._asked:
            self._asked = None
            self.failed.emit(f"{error} {error.hint}")


class _Reading:
    """Makes the reader in the thread that uses it."""

    def __init__(self, open_reader: Callable[[], StillReader]) -> None:
        self._open_reader = open_reader
        self._reader: StillReader | None = None

    def read(self, request: _Request) -> Frame | None:
        if request.media is None:
            self.close()
            return None
        if self._reader is None:
            self._reader = self._open_reader()
        return self._reader.frame_at(request.media, request.base_ms, request.width, offset=request.offset)

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
