"""The commands that show and play: player, timeline, editor and window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from captionstudio.services.captions_shown import SPEAKER_COLOURS as PLAYER_COLOURS
from captionstudio.services.workbench import CARRY_TRANSLATIONS, Workbench
from captionstudio.ui.actions import Actions
from captionstudio.ui.controllers.cues import CueController
from captionstudio.ui.player.speaker_tag import SPEAKER_NAME
from captionstudio.ui.workspace import SHOW_SPEAKERS, Workspace

FOLLOW, SNAP, SPECTROGRAM = "timeline/follow", "timeline/snap", "timeline/spectrogram"
SPEAKER_COLOURS, SPEAKER_LANES = "timeline/speaker_colours", "timeline/speaker_lanes"
SAFE_AREA, SHUTTLE = "player/safe_area", "player/shuttle"


class ViewController(QObject):
    """Hands commands to the panels; what is switched on or off is a setting, which the panels follow."""

    def __init__(self, bench: Workbench, cues: CueController, workspace: Workspace, actions: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self._switches = {"follow": (FOLLOW, True), "snap": (SNAP, True), "spectrogram": (SPECTROGRAM, False)}
        self._switches |= {"speaker_colours": (SPEAKER_COLOURS, True), "speaker_lanes": (SPEAKER_LANES, False)}
        self._switches |= {"player_colours": (PLAYER_COLOURS, False), "speaker_name": (SPEAKER_NAME, True)}
        self._switches |= {"show_speakers": (SHOW_SPEAKERS, False)}
        self._switches |= {"carry": (CARRY_TRANSLATIONS, False)}
        self._switches |= {"safe_area": (SAFE_AREA, False), "shuttle": (SHUTTLE, False)}
        self._actions = actions
        self._bench = bench
        self._cues = cues
        self._space = workspace
        self._window = window
        for action_id, (name, default) in self._switches.items():
            actions[action_id].setChecked(bench.settings.get(name, default))
            actions[action_id].toggled.connect(self._on_toggled)
        bench.settings.changed.connect(self._on_setting)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        player, timeline, editor, grid = self._space.player, self._space.timeline, self._space.editor, self._space.grid
        return {
            "play": player.toggle_play,
            "play_cue": player.play_cue,
            "loop_cue": player.loop_cue,
            "frame_back": player.step_back,
            "frame_forward": player.step_forward,
            "nudge_back": player.nudge_back,
            "nudge_forward": player.nudge_forward,
            "go_to_start": player.go_to_start,
            "go_to_time": player.ask_time,
            "slower": player.slower,
            "faster": player.faster,
            "usual_speed": player.usual_speed,
            "mute": player.toggle_mute,
            "shuttle_back": player.shuttle_back,
            "shuttle_stop": player.shuttle_stop,
            "shuttle_forward": player.shuttle_forward,
            "snapshot": player.save_snapshot,
            "player_full_screen": player.toggle_full_screen,
            "edit_cue": editor.focus_text,
            "accept_next": editor.accept_and_next,
            "split_cue": self.split,
            "toggle_italic": editor.toggle_italic,
            "toggle_bold": editor.toggle_bold,
            "zoom_in": timeline.zoom_in,
            "zoom_out": timeline.zoom_out,
            "zoom_fit": timeline.zoom_to_fit,
            "zoom_selection": timeline.zoom_to_selection,
            "full_screen": self.toggle_full_screen,
            "next_issue": grid.go_to_next_issue,
            "previous_issue": grid.go_to_previous_issue,
        }

    def split(self) -> None:
        """Split at the cursor where the text is being edited, else at the playhead."""
        if self._space.editor.has_text_focus:
            self._space.editor.split_at_caret()
        else:
            self._cues.split_at_playhead()

    def _on_toggled(self, is_on: bool) -> None:
        action_id = self.sender().objectName()
        self._bench.settings.set(self._switches[action_id][0], is_on)

    def _on_setting(self, name: str) -> None:
        for action_id, (setting, default) in self._switches.items():
            if setting == name:
                self._actions[action_id].setChecked(self._bench.settings.get(name, default))

    def toggle_full_screen(self) -> None:
        """Fill the screen with the window, or go back."""
        self._window.setWindowState(self._window.windowState() ^ self._window.windowState().WindowFullScreen)
