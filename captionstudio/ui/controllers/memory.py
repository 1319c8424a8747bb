"""Where the work stood: kept in the project, and taken up again when it is opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from captionstudio.services.workbench import Workbench
from captionstudio.ui.workspace import Workspace


class ViewMemory(QObject):
    """Gives projects their view: the track and caption under work, the playhead, and the stretch the timeline shows."""

    def __init__(self, bench: Workbench, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._space = workspace
        self._wanted: dict[str, Any] = {}
        bench.projects.make_view = self.describe
        bench.projects.opened.connect(self._on_opened)
        bench.playback.media_changed.connect(self._on_media)

    def describe(self) -> dict[str, Any]:
        """Return the view as JSON values."""
        selection, view = self._bench.session.selection, self._space.timeline.view
        return {
            "track": selection.track_id,
            "cue": selection.current_id,
            "position_ms": self._bench.playback.position_ms,
            "timeline_ms": [round(view.start_ms), round(view.end_ms)],
        }

    def _on_opened(self, _path: object) -> None:
        self._wanted = dict(self._bench.projects.view)
        session, track_id, cue_id = self._bench.session, self._wanted.get("track"), self._wanted.get("cue")
        if isinstance(track_id, str) and any(track.id == track_id for track in session.document.tracks):
            session.activate_track(track_id)
            if isinstance(cue_id, str) and session.find_cue(track_id, cue_id) is not None:
                session.select([cue_id])

    def _on_media(self, media: object) -> None:
        """The media of a project comes after its captions; then the rest of the view can be taken up."""
        if media is None or not self._wanted:
            return
        wanted, self._wanted = self._wanted, {}
        match wanted.get("timeline_ms"):
            case [int(start), int(end)] if start < end:
                self._space.timeline.show_span(start, end)
        if isinstance(at := wanted.get("position_ms"), int):
            self._bench.playback.seek(at)
