"""Captions into videos: burned in, or as tracks a player can switch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from captionstudio.api.captions import load
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.styles import find_style
from captionstudio.workflows.output import check_writable


def burn_in(
    video: str | Path, captions: Track | str | Path, output: str | Path, *, style: str | None = None, context: JobContext | None = None
) -> Path:
    """Draw captions into the picture of a video; the sound is copied. Returns ``output``."""
    from captionstudio.engines.ffmpeg import render  # noqa: PLC0415 - start-up

    output = Path(output).absolute()
    look = find_style(style)
    check_writable(output, [video])
    track = captions if isinstance(captions, Track) else load(captions).track
    render.burn_in(str(video), track, look, output, context or JobContext())
    return output


def mux(video: str | Path, captions: Sequence[str | Path], output: str | Path, *, context: JobContext | None = None) -> Path:
    """Put captions into a video file as tracks; picture and sound are copied. Returns ``output``."""
    from captionstudio.engines.ffmpeg import render  # noqa: PLC0415 - start-up

    output = Path(output).absolute()
    check_writable(output, [video, *captions])
    render.mux_tracks(str(video), [load(path).track for path in captions], output, context or JobContext())
    return output
