"""The timeline: ruler, waveform and captions over time."""

from captionstudio.ui.timeline.widget import Timeline

__all__ = ["Timeline"]
