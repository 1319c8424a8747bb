"""Captions into videos: burned in, or as tracks a player can switch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext


def burn_in(
    video: str | Path, captions: Track | str | Path, output: str | Path, *, style: str | None = None, context: JobContext | None = None
) -> Path:
    """Draw captions into the picture of a video; the sound is copied. Returns ``output``."""
    raise NotImplementedError


def mux(video: str | Path, captions: Sequence[str | Path], output: str | Path, *, context: JobContext | None = None) -> Path:
    """Put captions into a video file as tracks; picture and sound are copied. Returns ``output``."""
    raise NotImplementedError
