"""Looking into media files with PyAV."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.network import is_address
from captionstudio.core.ports import AudioStream, MediaInfo, SubtitleStream, VideoStream
from captionstudio.engines.ffmpeg.sources import source_options, source_url

_WEB_TIMEOUT_S = 20.0
# Demuxers that accept pictures and plain text; what they open is nothing to caption.
_NOT_MEDIA = ("_pipe", "image2", "tty", "ansi", "txt")
_PICTURE_SUBTITLES = frozenset({"dvd_subtitle", "dvb_subtitle", "dvb_teletext", "hdmv_pgs_subtitle", "xsub", ""})
_HDR_TRANSFERS = frozenset({16, 18})  # SMPTE ST 2084 (PQ) and ARIB STD-B67 (HLG), as ITU-T H.273 counts them
_MATRICES: dict[int, Literal["bt601", "bt709", "bt2020"]] = {1: "bt709", 5: "bt601", 6: "bt601", 9: "bt2020", 10: "bt2020"}  # H.273
_HD_LINES = 720  # where the file does not say, television's rule
_FULL_RANGE = 2
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"WEBVTT", "a caption file"),
    (b"\xef\xbb\xbfWEBVTT", "a caption file"),
    (b"[Script Info]", "a caption file"),
)
_TEXT_SIGNS = ((b"<html", "a web page"), (b"<!doctype html", "a web page"), (b"-->", "a caption file"))


def probe_media(media: str | Path) -> MediaInfo:
    """Look into a local file or http(s) address: streams, displayed size, frame rate and the duration its header states.

    The header can lie; `read_audio` tells when the sound ends early. Cover art is no video.

    Raises:
        MediaUnreadable: missing, a folder, empty, unreadable, damaged, not media, or the address does not answer.
    """
    import av  # noqa: PLC0415 (0.1 s that only a probe should cost)

    media = str(media)
    url = source_url(media)
    timeout = (_WEB_TIMEOUT_S, _WEB_TIMEOUT_S) if is_address(media) else None
    try:
        with av.open(url, options=source_options(media), timeout=timeout, metadata_errors="replace") as container:
            info = _describe(media, container)
    except (av.FFmpegError, ValueError, UnicodeError, EOFError) as error:
        raise _unreadable(media, error) from error
    if not info.audio and not info.video:
        raise _unreadable(media, None)
    return info


def _describe(media: str, container: Any) -> MediaInfo:
    duration_us = container.duration
    return MediaInfo(
        path=Path(media),
        container=container.format.name,
        duration_ms=round(duration_us / 1000) if duration_us and duration_us > 0 else None,
        audio=tuple(_audio_stream(index, stream) for index, stream in enumerate(container.streams.audio)),
        video=_video_stream(container),
        subtitles=tuple(_subtitle_stream(index, stream) for index, stream in enumerate(container.streams.subtitles)),
        has_cover=any(_has_disposition(stream, "attached_pic") for stream in container.streams.video),
        start_ms=round((container.start_time or 0) / 1000),
    )


def _audio_stream(index: int, stream: Any) -> AudioStream:
    context = stream.codec_context
    return AudioStream(
        index=index,
        codec=_codec(stream),
        channels=context.channels if context else 0,
        sample_rate=(context.sample_rate or 0) if context else 0,
        language=_language(stream),
        title=stream.metadata.get("title", ""),
        is_default=_has_disposition(stream, "default"),
    )


def _subtitle_stream(index: int, stream: Any) -> SubtitleStream:
    codec = _codec(stream)
    return SubtitleStream(index=index, codec=codec, is_text=codec not in _PICTURE_SUBTITLES, language=_language(stream))


def _codec(stream: Any) -> str:
    """Return the codec's own name (the decoder's may differ: mp3float), empty for one that FFmpeg does not know."""
    return stream.codec_context.codec.canonical_name if stream.codec_context else ""


def _language(stream: Any) -> str | None:
    return stream.language if stream.language not in {None, "", "und"} else None


def _video_stream(container: Any) -> VideoStream | None:
    if any(part in container.format.name for part in _NOT_MEDIA):
        return None
    streams = enumerate(container.streams.video)
    pictures = [(index, stream) for index, stream in streams if not _has_disposition(stream, "attached_pic") and stream.codec_context]
    if not pictures:
        return None
    index, stream = next((one for one in pictures if _has_disposition(one[1], "default")), pictures[0])
    context = stream.codec_context
    width, height = context.width, context.height
    ratio = stream.sample_aspect_ratio or context.sample_aspect_ratio
    if ratio and ratio > 0:
        width = round(width * ratio)
    frame = _first_frame(container, stream)
    if frame and round(frame.rotation / 90) % 2:
        width, height = height, width
    rate = stream.average_rate or stream.guessed_rate
    return VideoStream(
        width=width,
        height=height,
        codec=_codec(stream),
        fps=float(rate) if rate else None,
        index=index,
        is_hdr=context.color_trc in _HDR_TRANSFERS,
        is_interlaced=bool(frame and frame.interlaced_frame),
        matrix=_MATRICES.get(context.colorspace, "bt709" if context.height >= _HD_LINES else "bt601"),
        is_full_range=context.color_range == _FULL_RANGE,
    )


def _first_frame(container: Any, stream: Any) -> Any:
    """Return the first frame, which alone tells the turn that players apply; None where the picture cannot be decoded."""
    import av  # noqa: PLC0415

    try:
        return next(iter(container.decode(stream)), None)
    except (av.FFmpegError, EOFError):
        return None  # the sound may be all that is wanted


def _has_disposition(stream: Any, name: str) -> bool:
    import av.stream  # noqa: PLC0415

    return bool(stream.disposition & getattr(av.stream.Disposition, name))


def _unreadable(media: str, error: Exception | None) -> MediaUnreadable:
    if is_address(media):
        strerror = getattr(error, "strerror", None)
        reason = f": {strerror}" if strerror else ""
        hint = "Check the address and the network; it must lead to a media file, not to a page that plays one."
        return MediaUnreadable(f"“{media}” cannot be opened{reason}.", hint=hint, path=media)
    kind = _recognise_kind(media)
    if kind:
        return MediaUnreadable(f"“{media}” is {kind}, not media.", hint="Name a video or sound file.", path=media)
    if error is None:
        return MediaUnreadable(f"“{media}” holds neither sound nor video.", hint="Name a video or sound file.", path=media)
    hint = "It may be damaged or cut short; copy or download it again."
    return MediaUnreadable(f"“{media}” cannot be read as media.", hint=hint, path=media)


def _recognise_kind(path: str) -> str | None:
    """Return what a file that is no media seems to be, or None."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (names with odd bytes)
            head = file.read(4096)
    except OSError:
        return None
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if not head.strip(b"\0"):
        return "filled with zeros"
    if b"\0" in head:
        return None
    return next((kind for sign, kind in _TEXT_SIGNS if sign in head.lower()), "a text file" if _is_utf8(head) else None)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end >= len(head) - 3  # cut in the middle of a character
    return True
