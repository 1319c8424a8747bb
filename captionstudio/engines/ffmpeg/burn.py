"""Burning in: captions drawn into the picture by libass, for good."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from captionstudio.core.document import Track
from captionstudio.core.errors import InvalidRequest, RenderFailed
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo, VideoStream
from captionstudio.core.styles import CaptionStyle, find_style
from captionstudio.engines.ffmpeg.ass_script import make_ass
from captionstudio.engines.ffmpeg.containers import Container, container_for, whole_file
from captionstudio.engines.ffmpeg.encoders import X264, Encoder, choose_encoder
from captionstudio.engines.ffmpeg.fonts import copy_shipped_fonts, fonts_for, undrawn_character
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.process import run_ffmpeg
from captionstudio.engines.ffmpeg.sources import file_url, source_options, source_url

DEFAULT_QUALITY = 20


def burn_in(
    video: str,
    track: Track,
    style: CaptionStyle | None,
    output: Path,
    context: JobContext,
    *,
    quality: int = DEFAULT_QUALITY,
    start_ms: int = 0,
    end_ms: int | None = None,
) -> None:
    """Draw the captions into the picture; sound is copied where the container can hold it. The output appears only when whole.

    Without a ``style`` a track read from ASS keeps its own looks and any other gets ``classic``. ``quality`` is x264's crf, 0 (best)
    to 51, or what comes nearest to it for another encoder. A range makes a video of that part alone.

    Raises:
        MediaUnreadable, EngineMissing, RenderFailed, OutputProblem, UnsupportedFormat, JobCancelled
        InvalidRequest: the media has no picture, or the range or quality makes no sense.
    """
    container = container_for(output)
    info = probe_media(video)
    if info.video is None:
        raise InvalidRequest(f"“{video}” has no picture to draw captions into.", hint="Choose a video.")
    if not 0 <= quality <= 51:
        raise InvalidRequest(f"There is no quality {quality}.", hint="Choose 0 (best) to 51; 20 is the usual one.")
    if start_ms < 0 or (end_ms is not None and end_ms <= start_ms):
        raise InvalidRequest("The range is empty.", hint="Its end must lie after its start.")
    undrawn: dict[str, None] = {}

    def listen(line: str) -> None:
        if character := undrawn_character(line):
            undrawn[character] = None

    last_ms = info.duration_ms if end_ms is None else min(end_ms, info.duration_ms or end_ms)
    length_ms = last_ms - start_ms if last_ms else None
    encoder = choose_encoder(container.muxer)
    with tempfile.TemporaryDirectory(prefix="captionstudio-burn-") as folder, whole_file(output, [video]) as part:
        _prepare(Path(folder), track, style, info.video, start_ms=start_ms, end_ms=end_ms)

        def encode(encoder: Encoder) -> None:
            span = {"ss": f"{start_ms / 1000:.3f}"} if start_ms else {}
            until = {"t": f"{(end_ms - start_ms) / 1000:.3f}"} if end_ms is not None else {}
            arguments = _arguments(video, info, part, container, encoder, span, {**until, **encoder.options_for(quality)})
            run_ffmpeg(arguments, context, folder=folder, duration_ms=length_ms, on_line=listen)

        try:
            encode(encoder)
        except RenderFailed as failure:
            if encoder in (X264, choose_encoder("webm")):
                raise
            context.say(f"The encoder {encoder.name} failed ({failure}); encoding in software instead.")
            encode(X264)
    if undrawn:
        shown = "".join(list(undrawn)[:10])
        context.say(f"No installed font has “{shown}”; these characters are missing in the picture. Install a font for this script.")


def _prepare(folder: Path, track: Track, style: CaptionStyle | None, picture: VideoStream, *, start_ms: int, end_ms: int | None) -> None:
    """Write what libass needs under plain names: no path then needs escaping inside a filter."""
    copy_shipped_fonts(folder / "fonts")
    fonts = fonts_for({cue.language or track.language for cue in track.cues})
    script = None if style else _own_script(track, start_ms)
    if script is None:
        look = style or find_style(None)
        script = make_ass(track, look, picture.width, picture.height, fonts=fonts, start_ms=start_ms, end_ms=end_ms)
    (folder / "burn.ass").write_text(script, encoding="utf-8")


def _own_script(track: Track, start_ms: int) -> str | None:
    """Return the script of a track that brings its own looks, or None."""
    if track.format not in ("ass", "ssa") or not track.header:
        return None
    from captionstudio.formats.registry import write_captions  # noqa: PLC0415 (start-up)

    cues = tuple(
        replace(cue, start_ms=cue.start_ms - start_ms, end_ms=cue.end_ms - start_ms) for cue in track.cues if cue.end_ms > start_ms
    )
    return write_captions(replace(track, cues=cues), track.format).decode("utf-8")


def _arguments(  # noqa: PLR0917 - the parts of one command line
    video: str,
    info: MediaInfo,
    part: Path,
    container: Container,
    encoder: Encoder,
    span: dict[str, str],
    options: dict[str, str],
) -> list[str]:
    import ffmpeg  # noqa: PLC0415 (start-up)

    assert info.video is not None
    source: Any = ffmpeg.input(source_url(video), **source_options(video), **span)
    size = f"{info.video.width}x{info.video.height}"
    # The script counts in displayed pixels; original_size tells libass so where the pixels of the picture are not square.
    picture = source[f"v:{info.video.index}"].filter("ass", "burn.ass", fontsdir="fonts", original_size=size)
    # yuv420p needs even sides; a picture that has them passes as it is.
    picture = picture.filter("crop", "trunc(iw/2)*2", "trunc(ih/2)*2")
    for step in encoder.upload.split(",") if encoder.upload else ():
        name, _, value = step.partition("=")
        picture = picture.filter(name, *([value] if value else []))
    sound = [stream for stream in info.audio if stream.codec]
    streams = [picture, *(source[f"a:{stream.index}"] for stream in sound)]
    everything = {**options, **container.sound_options(sound), **dict(container.options)}
    output = ffmpeg.output(*streams, file_url(part), format=container.muxer, **everything)
    arguments: list[str] = output.get_args()
    return [*encoder.device_arguments, *arguments]
