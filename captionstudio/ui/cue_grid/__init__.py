"""The cue grid: a table of captions with filter chips over it."""

from captionstudio.ui.cue_grid.grid import CueGrid

__all__ = ["CueGrid"]
