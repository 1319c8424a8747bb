"""Captions into videos: burned in, or as tracks a player can switch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from captionstudio.api.captions import load
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.styles import CaptionStyle, find_style
from captionstudio.workflows.output import check_writable


def burn_in(
    video: str | Path,
    captions: Track | str | Path,
    output: str | Path,
    *,
    style: CaptionStyle | str | None = None,
    context: JobContext | None = None,
) -> None:
    """Draw captions into the picture of a video; the sound is copied. ``style`` is a look or the name of one.

    Raises:
        InvalidRequest: no such style, or no picture.
        FileProblem, OutputProblem, EngineMissing, RenderFailed, JobCancelled
    """
    from captionstudio.engines.ffmpeg import burn  # noqa: PLC0415 - start-up

    look = style if isinstance(style, CaptionStyle) else find_style(style)
    check_writable(Path(output), _files(video, captions))
    burn.burn_in(str(video), _track(captions), look, Path(output), context or JobContext())


def mux(video: str | Path, captions: Sequence[Track | str | Path], output: str | Path, *, context: JobContext | None = None) -> None:
    """Add captions to a video file as tracks; picture and sound are copied.

    Raises:
        FileProblem, OutputProblem, EngineMissing, RenderFailed, JobCancelled
    """
    from captionstudio.engines.ffmpeg import mux as engine  # noqa: PLC0415 - start-up

    check_writable(Path(output), _files(video, *captions))
    engine.mux_tracks(str(video), [_track(each) for each in captions], Path(output), context or JobContext())


def _track(captions: Track | str | Path) -> Track:
    return captions if isinstance(captions, Track) else load(captions).track


def _files(*inputs: Track | str | Path) -> list[str | Path]:
    return [each for each in inputs if not isinstance(each, Track)]
