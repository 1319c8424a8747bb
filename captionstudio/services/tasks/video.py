"""Captions into video files: burned in, or as tracks a player can switch."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, replace
from pathlib import Path

from captionstudio.core.document import Document, Track
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo, MediaTool
from captionstudio.core.speaking import document_speakers
from captionstudio.core.styles import CaptionStyle, find_style, in_own_colours
from captionstudio.services.estimates import pixel_count
from captionstudio.services.job_runner import Body
from captionstudio.services.options import BurnInOptions, MuxOptions
from captionstudio.services.toolbox import VideoJobs
from captionstudio.workflows.bilingual import stack_tracks
from captionstudio.workflows.output import check_writable


@dataclass(frozen=True, slots=True)
class Rendered:
    """A written video, how long that took, and how many pixels were drawn on (0 where the picture was only copied)."""

    path: Path
    seconds: float
    pixels: float = 0.0


def burn_in_body(document: Document, options: BurnInOptions, video: VideoJobs, media: MediaTool) -> Body:
    """Return the body that draws captions into the picture; its result is a `Rendered`.

    With soft tracks the picture is written beside the output first and everything is put together then.

    Raises:
        InvalidRequest: no media, a track or the style is not there.
    """
    source = _media_path(document)
    track, soft = _track(document, options.track_id), [_track(document, track_id) for track_id in options.soft_track_ids]
    second = _track(document, options.second_track_id) if options.second_track_id else None
    style = _style(document, options)

    def body(context: JobContext) -> Rendered:
        started = time.monotonic()
        check_writable(options.output, [source])
        captions = stack_tracks(track, second) if second else track
        picture = options.output.with_name(f".{options.output.stem}.picture{options.output.suffix}") if soft else options.output
        try:
            start_ms, end_ms = options.start_ms, options.end_ms
            video.burn_in(source, captions, style, picture, context, quality=options.quality, start_ms=start_ms, end_ms=end_ms)
            if soft:
                video.mux(picture, [_cut(each, start_ms, end_ms) for each in soft], options.output, context)
        finally:
            if picture != options.output:
                with contextlib.suppress(OSError):
                    picture.unlink(missing_ok=True)
        seconds = time.monotonic() - started
        return Rendered(options.output, seconds, _count_pixels(media.probe(str(source)), options.start_ms, options.end_ms))

    return body


def mux_body(document: Document, options: MuxOptions, video: VideoJobs) -> Body:
    """Return the body that adds tracks to a copy of the media; its result is a `Rendered`.

    Raises:
        InvalidRequest: no media, or a track is not there.
    """
    source = _media_path(document)
    tracks = [_track(document, track_id) for track_id in options.track_ids]
    if not tracks:
        raise InvalidRequest("No track is chosen.", hint="Choose at least one track.")

    def body(context: JobContext) -> Rendered:
        started = time.monotonic()
        check_writable(options.output, [source])
        video.mux(source, tracks, options.output, context)
        return Rendered(options.output, time.monotonic() - started)

    return body


def _media_path(document: Document) -> Path:
    if document.media is None:
        raise InvalidRequest("No video is open.", hint="Open the video these captions belong to.")
    return Path(document.media.path)


def _track(document: Document, track_id: str) -> Track:
    try:
        return document.track(track_id)
    except KeyError:
        raise InvalidRequest("The track is no longer there.", hint="Choose the track again.") from None


def _count_pixels(info: MediaInfo, start_ms: int, end_ms: int | None) -> float:
    last_ms = min(end_ms or info.duration_ms or 0, info.duration_ms or 0)
    return pixel_count(info, max(0, last_ms - start_ms) / 1000)


def _style(document: Document, options: BurnInOptions) -> CaptionStyle | None:
    style = find_style(options.style) if isinstance(options.style, str) else options.style or document.style
    return in_own_colours(style, document_speakers(document)) if style else None


def _cut(track: Track, start_ms: int, end_ms: int | None) -> Track:
    """Return a track as it stands over a part of the video that becomes a video of its own."""
    if not start_ms and end_ms is None:
        return track
    last_ms = end_ms if end_ms is not None else max((cue.end_ms for cue in track.cues), default=0)
    cues = [cue for cue in track.cues if cue.end_ms > start_ms and cue.start_ms < last_ms]
    moved = [replace(cue, start_ms=max(0, cue.start_ms - start_ms), end_ms=min(cue.end_ms, last_ms) - start_ms, words=()) for cue in cues]
    return replace(track, cues=tuple(moved))
