"""The player: picture, captions over it, transport."""

from captionstudio.ui.player.panel import PlayerPanel

__all__ = ["PlayerPanel"]
