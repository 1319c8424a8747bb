"""The preview of the burn-in dialog over the document and the libraries that burn-in uses."""

from __future__ import annotations

from PySide6.QtCore import QObject

from captionstudio.core.document import Document
from captionstudio.core.player import PlayerEngines
from captionstudio.core.ports import MediaInfo
from captionstudio.core.speaking import document_speakers
from captionstudio.core.styles import CaptionStyle, in_own_colours
from captionstudio.services.frame_drawing import FrameDrawing, FrameRequest
from captionstudio.ui.dialogs.frame_preview import PreviewSource


class CaptionPreview(PreviewSource):
    """Draws frames of one media file with tracks of one document."""

    def __init__(self, engines: PlayerEngines, media: MediaInfo, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = {track.id: track for track in document.tracks}
        self._speakers = document_speakers(document)
        self._drawing = FrameDrawing(engines, media, self)
        self._drawing.ready.connect(self.ready)
        self._drawing.failed.connect(self.failed)

    def request(self, time_ms: int, style: CaptionStyle | None, track_id: str, second_track_id: str | None) -> None:
        """Ask for the frame shown at a time."""
        track = self._tracks.get(track_id)
        if track is not None:
            style = in_own_colours(style, self._speakers) if style else None
            self._drawing.ask(FrameRequest(time_ms, style, track, self._tracks.get(second_track_id or "")))

    def shut_down(self) -> None:
        """End the thread that draws."""
        self._drawing.shut_down()
