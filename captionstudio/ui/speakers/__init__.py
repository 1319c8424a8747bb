"""The panel of who speaks."""

from captionstudio.ui.speakers.panel import SpeakersPanel

__all__ = ["SpeakersPanel"]
