"""Frames with captions on them, drawn by the libraries that burn-in uses: exactly what will come out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from captionstudio.core.document import Track
from captionstudio.core.player import CaptionRenderer, PlayerEngines, StillReader
from captionstudio.core.ports import MediaInfo
from captionstudio.core.styles import CaptionStyle
from captionstudio.services.latest_worker import LatestWorker
from captionstudio.services.players import image_of
from captionstudio.workflows.bilingual import stack_tracks

_WIDEST = 1920
_AROUND_MS = 10_000


@dataclass(frozen=True, slots=True)
class FrameRequest:
    """The frame shown at a time, with the captions of a track in a style; a second track stands below the first."""

    time_ms: int
    style: CaptionStyle | None
    track: Track
    second: Track | None = None


class FrameDrawing(QObject):
    """Draws one frame after another in a thread; of those asked for meanwhile only the last.

    ``ready(QImage)`` brings a picture, ``failed(str)`` says why there is none.
    """

    ready = Signal(QImage)
    failed = Signal(str)

    def __init__(self, engines: PlayerEngines, media: MediaInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = _Drawing(engines, media)
        self._worker = LatestWorker("preview", self._drawing.draw, self._drawing.close, self)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)

    def ask(self, request: FrameRequest) -> None:
        """Ask for a frame."""
        self._worker.ask(request)

    def shut_down(self) -> None:
        """End the thread; nothing is told after this."""
        self._worker.shut_down()

    def _on_done(self, _request: FrameRequest, image: QImage) -> None:
        self.ready.emit(image)

    def _on_failed(self, _request: FrameRequest, error: object) -> None:
        self.failed.emit(str(error))


class _Drawing:
    """Keeps reader and renderer in the thread that uses them."""

    def __init__(self, engines: PlayerEngines, media: MediaInfo) -> None:
        self._engines = engines
        self._media = media
        self._reader: StillReader | None = None
        self._captions: CaptionRenderer | None = None

    def draw(self, request: FrameRequest) -> QImage:
        if self._reader is None:
            self._reader = self._engines.open_stills()
            self._captions = self._engines.open_captions()
        frame = self._reader.frame_at(self._media, request.time_ms, _WIDEST)
        picture = image_of(frame).convertToFormat(QImage.Format.Format_RGB32)
        if self._captions is None or self._media.video is None:
            return picture
        track = stack_tracks(request.track, request.second) if request.second else request.track
        size = self._media.video.width, self._media.video.height
        near = max(0, request.time_ms - _AROUND_MS), request.time_ms + _AROUND_MS
        script = self._captions.make_script(track, request.style, size, near)
        overlay = self._captions.draw(script, picture.width(), picture.height(), request.time_ms, picture=size)
        if overlay is not None:
            drawn = QImage(overlay.pixels, overlay.width, overlay.height, overlay.width * 4, QImage.Format.Format_ARGB32_Premultiplied)
            painter = QPainter(picture)
            painter.drawImage(overlay.x, overlay.y, drawn)
            painter.end()
        return picture

    def close(self) -> None:
        for engine in (self._reader, self._captions):
            if engine is not None:
                engine.close()
