"""Burning in: captions drawn into the picture by libass, for good."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from captionstudio.core.document import Track
from captionstudio.core.errors import InvalidRequest, OutputProblem, RenderFailed
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo, VideoStream
from captionstudio.core.styles import CaptionStyle
from captionstudio.core.timecode import format_timecode
from captionstudio.engines.ffmpeg.ass_script import make_script
from captionstudio.engines.ffmpeg.ass_text import has_word_times
from captionstudio.engines.ffmpeg.containers import Container, container_for, explain_failure, whole_file
from captionstudio.engines.ffmpeg.encoders import VP9, X264, Encoder, choose_encoder, has_filter
from captionstudio.engines.ffmpeg.fonts import copy_shipped_fonts, undrawn_character
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.process import run_ffmpeg
from captionstudio.engines.ffmpeg.sources import file_url, source_options, source_url

DEFAULT_QUALITY = 20
_EARLY_END_MS = 2000
# From PQ or HLG to the brightness of ordinary screens: white captions drawn into the former would glare.
_TO_SDR = (
    ("zscale", {"transfer": "linear", "npl": 100}),
    ("format", {"pix_fmts": "gbrpf32le"}),
    ("zscale", {"primaries": "bt709"}),
    ("tonemap", {"tonemap": "hable", "desat": 0}),
    ("zscale", {"transfer": "bt709", "matrix": "bt709", "range": "limited"}),
    ("format", {"pix_fmts": "yuv420p"}),
)


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
    to 51, or what comes nearest to it for another encoder. A range makes a video of that part alone. HDR becomes SDR, interlaced
    pictures become whole ones.

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
    _check_range(start_ms, end_ms, info.duration_ms)
    if style and style.highlight and not any(has_word_times(cue) for cue in track.cues):
        context.say("These captions hold no times of words, so none is highlighted; the JSON result of a transcription holds them.")
    undrawn: dict[str, None] = {}

    def listen(line: str) -> None:
        if character := undrawn_character(line):
            undrawn[character] = None

    last_ms = info.duration_ms if end_ms is None else min(end_ms, info.duration_ms or end_ms)
    length_ms = last_ms - start_ms if last_ms else None
    with whole_file(output, [video]) as part, tempfile.TemporaryDirectory(prefix="captionstudio-burn-") as folder:
        _prepare(Path(folder), track, style, info.video)

        def encode(encoder: Encoder) -> int:
            filters = _filters(info.video, encoder, start_ms, context)
            arguments = _arguments(video, info, part, container, encoder, filters, quality, (start_ms, end_ms))
            return run_ffmpeg(arguments, context, folder=folder, duration_ms=length_ms, on_line=listen)

        written_ms = _encode_somehow(encode, choose_encoder(container.muxer), output, context)
    _tell_shortcomings(context, undrawn, start_ms + written_ms, last_ms)


def _check_range(start_ms: int, end_ms: int | None, duration_ms: int | None) -> None:
    if start_ms < 0 or (end_ms is not None and end_ms <= start_ms):
        raise InvalidRequest("The range is empty.", hint="Its end must lie after its start.")
    if start_ms and duration_ms and start_ms >= duration_ms:
        message = f"The range starts after the end of the video ({format_timecode(duration_ms)})."
        raise InvalidRequest(message, hint="Choose an earlier start.")


def _prepare(folder: Path, track: Track, style: CaptionStyle | None, picture: VideoStream) -> None:
    """Write what libass needs under plain names: no path then needs escaping inside a filter."""
    copy_shipped_fonts(folder / "fonts")
    (folder / "burn.ass").write_text(make_script(track, style, (picture.width, picture.height)), encoding="utf-8")


def _filters(picture: VideoStream | None, encoder: Encoder, start_ms: int, context: JobContext) -> list[tuple[str, dict[str, Any]]]:
    """Return the chain from the decoded picture to the one that is encoded: filters and their options."""
    assert picture is not None
    chain: list[tuple[str, dict[str, Any]]] = []
    if picture.is_interlaced:
        chain.append(("bwdif", {"mode": "send_frame", "deint": "interlaced"}))
    if picture.is_hdr and has_filter("zscale"):
        context.say("The picture is HDR; it is brought to the brightness of ordinary screens (SDR).")
        chain += _TO_SDR
    # The script counts in displayed pixels; original_size tells libass so where the pixels of the picture are not square.
    ass = ("ass", {"filename": "burn.ass", "fontsdir": "fonts", "original_size": f"{picture.width}x{picture.height}"})
    # ffmpeg counts from the start of a range, the script from the start of the film.
    seconds = f"{start_ms / 1000:.3f}/TB"
    chain += [("setpts", {"expr": f"PTS+{seconds}"}), ass, ("setpts", {"expr": f"PTS-{seconds}"})] if start_ms else [ass]
    # 4:2:0 needs even sides; a picture that has them passes as it is.
    chain.append(("crop", {"w": "trunc(iw/2)*2", "h": "trunc(ih/2)*2"}))
    if encoder.upload:
        chain += [("format", {"pix_fmts": "nv12"}), ("hwupload", {})]
    return chain


def _arguments(  # noqa: PLR0917 - the parts of one command line
    video: str,
    info: MediaInfo,
    part: Path,
    container: Container,
    encoder: Encoder,
    filters: list[tuple[str, dict[str, Any]]],
    quality: int,
    span_ms: tuple[int, int | None],
) -> list[str]:
    import ffmpeg  # noqa: PLC0415 (start-up)

    assert info.video is not None
    start_ms, end_ms = span_ms
    seek = {"ss": f"{start_ms / 1000:.3f}"} if start_ms else {}
    limit = {"t": f"{(end_ms - start_ms) / 1000:.3f}"} if end_ms is not None else {}
    source: Any = ffmpeg.input(source_url(video), **source_options(video), **seek)
    picture = source[f"v:{info.video.index}"]
    for name, options in filters:
        picture = picture.filter(name, **options)
    # Frames keep their times: without these they are doubled, dropped or moved to fit a constant rate.
    times = {"fps_mode": "vfr", "enc_time_base:v": "1/90000"}
    if start_ms:
        limit["copypriorss:a"] = "0"  # or copied sound begins at the key frame before the range
    sound = [stream for stream in info.audio if stream.codec]
    streams = [picture, *(source[f"a:{stream.index}"] for stream in sound)]
    everything = {**limit, **times, **encoder.options_for(quality), **container.sound_options(sound), **dict(container.options)}
    output = ffmpeg.output(*streams, file_url(part), format=container.muxer, **everything)
    arguments: list[str] = output.get_args()
    return [*encoder.device_arguments, *arguments]


def _encode_somehow(encode: Callable[[Encoder], int], encoder: Encoder, output: Path, context: JobContext) -> int:
    """Run ``encode`` and return what it does; where a hardware encoder fails after all, once more in software."""
    try:
        return encode(encoder)
    except RenderFailed as failure:
        if encoder in (X264, VP9) or isinstance(explain_failure(failure, output), OutputProblem):
            raise
        context.say(f"The encoder {encoder.name} failed ({failure}); encoding in software instead.")
        return encode(X264)


def _tell_shortcomings(context: JobContext, undrawn: dict[str, None], reached_ms: int, last_ms: int | None) -> None:
    if last_ms and reached_ms < last_ms - _EARLY_END_MS:
        reached, stated = format_timecode(reached_ms), format_timecode(last_ms)
        context.say(f"The video ends at {reached}, although the file states {stated}; it may be damaged or cut short.")
    if undrawn:
        shown = "".join(list(undrawn)[:10])
        context.say(f"No installed font has “{shown}”; these characters are missing in the picture. Install a font for this script.")
