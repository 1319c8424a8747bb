"""Captions into videos: burned in, or as tracks a player can switch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from captionstudio.api.captions import load
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import media_job
from captionstudio.core.styles import CaptionStyle, find_style
from captionstudio.workflows.output import check_writable


def burn_in(
    video: str | Path,
    captions: Track | str | Path,
    output: str | Path,
    *,
    style: CaptionStyle | str | None = None,
    font: str | None = None,
    quality: int | None = None,
    start_ms: int = 0,
    end_ms: int | None = None,
    context: JobContext | None = None,
) -> None:
    """Draw captions into the picture of a video; the sound is copied.

    ``style`` is a look or the name of one; without it captions read from ASS keep their own looks. ``font`` is an installed family to
    use in place of the style's. ``quality`` runs from 0 (best) to 51; ``start_ms`` and ``end_ms`` make a video of that part alone.

    Raises:
        InvalidRequest: no such style, no picture, a range or quality that makes no sense.
        FileProblem, OutputProblem, EngineMissing, RenderFailed, JobCancelled
    """
    from captionstudio.engines.ffmpeg import burn  # noqa: PLC0415 - start-up

    look = find_style(style) if isinstance(style, str) else style
    if font:
        look = replace(look or find_style(None), font=font)
    quality = burn.DEFAULT_QUALITY if quality is None else quality
    check_writable(Path(output), _files(video, captions))
    job = context or JobContext()
    with media_job(str(video)):
        burn.burn_in(str(video), _track(captions), look, Path(output), job, quality=quality, start_ms=start_ms, end_ms=end_ms)


def mux(video: str | Path, captions: Sequence[Track | str | Path], output: str | Path, *, context: JobContext | None = None) -> None:
    """Add captions to a video file as tracks; picture and sound are copied.

    Raises:
        FileProblem, OutputProblem, EngineMissing, RenderFailed, JobCancelled
    """
    from captionstudio.engines.ffmpeg import mux as engine  # noqa: PLC0415 - start-up

    check_writable(Path(output), _files(video, *captions))
    with media_job(str(video)):
        engine.mux_tracks(str(video), [_track(each) for each in captions], Path(output), context or JobContext())


def _track(captions: Track | str | Path) -> Track:
    return captions if isinstance(captions, Track) else load(captions).track


def _files(*inputs: Track | str | Path) -> list[str | Path]:
    return [each for each in inputs if not isinstance(each, Track)]
