"""Soft tracks: captions beside the picture, which a player can switch."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from captionstudio.core.document import Track
from captionstudio.core.errors import InvalidRequest, UnsupportedFormat
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import iso_639_2b, native_name
from captionstudio.core.ports import MediaInfo
from captionstudio.engines.ffmpeg.containers import Container, container_for, whole_file
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.process import run_ffmpeg
from captionstudio.engines.ffmpeg.sources import file_url, source_options, source_url


def mux_tracks(video: str, tracks: Sequence[Track], output: Path, context: JobContext, *, default: int | None = 0) -> None:
    """Add the tracks as captions a player can switch; everything else is copied. The output appears only when whole.

    MP4 and MOV hold plain timed text, MKV SRT or, for tracks read from ASS, ASS with its looks, WebM WebVTT. ``default`` is the index
    of the track that players show unasked, None for no one.

    Raises:
        MediaUnreadable, EngineMissing, RenderFailed, OutputProblem, JobCancelled
        UnsupportedFormat: the container cannot hold the video's streams; the hint names one that can.
        InvalidRequest: a track has no captions.
    """
    from captionstudio.formats.registry import write_captions  # noqa: PLC0415 (start-up)

    container = container_for(output)
    if not tracks or not all(track.cues for track in tracks):
        raise InvalidRequest("There are no captions to add.", hint="Name caption files that hold captions.")
    info = probe_media(video)
    _check_fit(info, container, output)
    with whole_file(output, [video]) as part, tempfile.TemporaryDirectory(prefix="captionstudio-mux-") as folder:
        names = []
        for number, track in enumerate(tracks):
            kind = _kind(track, container)
            names.append(f"{number}.{kind}")
            Path(folder, names[-1]).write_bytes(write_captions(track, kind))
        arguments = _arguments(video, info, tracks, names, container, part, default, context)
        run_ffmpeg(arguments, context, folder=folder, duration_ms=info.duration_ms)


def _kind(track: Track, container: Container) -> str:
    """Return the caption format that keeps most of a track on its way into the container."""
    if container.text == "srt" and track.format in ("ass", "ssa"):
        return track.format
    return {"webvtt": "vtt"}.get(container.text, "srt")


def _check_fit(info: MediaInfo, container: Container, output: Path) -> None:
    """Refuse what the container is known not to hold; the rest ffmpeg knows."""
    codecs = [(stream.codec, container.sound) for stream in info.audio]
    if info.video:
        codecs.append((info.video.codec, container.picture))
    if container.muxer == "webm" and (misfits := sorted({codec for codec, held in codecs if codec not in held})):
        message = f"“{output.name}” cannot hold {' and '.join(misfits)}: WebM takes VP8, VP9 or AV1 with Opus or Vorbis only."
        raise UnsupportedFormat(message, hint="Choose an .mkv or .mp4 file as output.", path=str(output))


def _arguments(  # noqa: PLR0917 - the parts of one command line
    video: str,
    info: MediaInfo,
    tracks: Sequence[Track],
    names: Sequence[str],
    container: Container,
    part: Path,
    default: int | None,
    context: JobContext,
) -> list[str]:
    import ffmpeg  # noqa: PLC0415 (start-up)

    source: Any = ffmpeg.input(source_url(video), **source_options(video))
    # Only MP4 and MOV take cover art as it is; elsewhere it would come out as a second picture.
    keeps_cover = container.muxer in ("mp4", "mov")
    if info.has_cover and not keeps_cover:
        context.say("The cover art is left out.")
    streams = [source["v?" if keeps_cover else "V?"], source["a?"]]
    options: dict[str, Any] = {"c": "copy"}
    labels: list[str] = []
    place = 0
    for stream in info.subtitles:
        if not stream.is_text and container.text != "srt":
            context.say(f"A track of {stream.codec or 'unknown'} captions is left out: this kind of file cannot hold it.")
            continue
        streams.append(source[f"s:{stream.index}"])
        if stream.codec != container.text and (container.text != "srt" or stream.codec == "mov_text"):
            options[f"c:s:{place}"] = container.text
        if default is not None:
            options[f"disposition:s:{place}"] = "-default"
        place += 1
    for number, (track, name) in enumerate(zip(tracks, names, strict=True)):
        streams.append(ffmpeg.input(name)["s:0"])
        options[f"c:s:{place}"] = "ass" if name.endswith(("ass", "ssa")) else container.text
        for label in _labels(track):
            labels += [f"-metadata:s:s:{place}", label]
            if container.muxer in ("mp4", "mov") and label.startswith("title="):  # most players show this one
                labels += [f"-metadata:s:s:{place}", label.replace("title", "handler_name", 1)]
        options[f"disposition:s:{place}"] = "default" if number == default else "0"
        place += 1
    if container.muxer == "matroska":
        streams.append(source["t?"])
    output = ffmpeg.output(*streams, file_url(part), format=container.muxer, **options, **dict(container.options))
    *arguments, path = output.get_args()
    return [*arguments, *labels, path]  # the builder cannot give one option twice


def _labels(track: Track) -> list[str]:
    """Return language (ISO 639-2/B, as the containers want it) and title of a track, as far as known."""
    if not track.language:
        return ["language=und"] + ([f"title={track.name}"] if track.name else [])
    return [f"language={iso_639_2b(track.language)}", f"title={track.name or native_name(track.language)}"]
