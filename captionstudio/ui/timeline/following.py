"""Keeping the playhead in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from captionstudio.services.settings import Settings
from captionstudio.ui.timeline.surface import Surface

if TYPE_CHECKING:
    from captionstudio.services.playback import Playback

FOLLOW, SMOOTH_FOLLOW = "timeline/follow", "timeline/smooth_follow"
_PAGE_SHARE, _SMOOTH_SHARE, _SHOW_SHARE = 0.06, 0.38, 0.2
_JUMP_MS = 500


class Follower(QObject):
    """Moves the playhead of a surface and asks for the stretch that shows it: page by page, or smoothly.

    ``start_wanted(ms)`` may be reached gently, ``start_needed(ms)`` at once.
    """

    start_wanted = Signal(float)
    start_needed = Signal(float)

    def __init__(self, surface: Surface, playback: Playback, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._view = surface.view
        self._playback = playback
        self._settings = settings
        playback.position_changed.connect(self._on_position)

    def show_time(self, time_ms: int) -> None:
        """Ask for a stretch that shows a time, unless it is in sight."""
        if not self._view.is_visible(time_ms):
            self.start_wanted.emit(time_ms - _SHOW_SHARE * self._view.visible_ms)

    def _on_position(self, time_ms: int) -> None:
        before, view = self._surface.playhead_ms, self._view
        self._surface.set_playhead(time_ms)
        if self._surface.is_dragging or not self._settings.get(FOLLOW, True):
            return
        if abs(time_ms - before) > _JUMP_MS or not self._playback.is_playing:
            self.show_time(time_ms)
        elif self._settings.get(SMOOTH_FOLLOW, False):
            wanted = time_ms - _SMOOTH_SHARE * view.visible_ms
            if view.is_visible(time_ms) and wanted > view.start_ms:
                self.start_needed.emit(wanted)
        elif view.is_visible(before) and time_ms > view.end_ms - _PAGE_SHARE * view.visible_ms:
            # Only a playhead that was in sight turns the page: who has scrolled away wants to stay there.
            self.start_wanted.emit(time_ms - _PAGE_SHARE * view.visible_ms)
