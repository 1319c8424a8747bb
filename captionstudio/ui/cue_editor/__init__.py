"""The strip under the grid: text and times of the current caption, held against the limits while they are edited."""

from captionstudio.ui.cue_editor.editor import CueEditor

__all__ = ["CueEditor"]
