"""The ffmpeg command that decodes sound to mono 16-bit samples, exact to the sample wherever it begins."""

from __future__ import annotations

from captionstudio.core.errors import NoAudioStream
from captionstudio.core.ports import MediaInfo
from captionstudio.engines.ffmpeg.locate import find_ffmpeg
from captionstudio.engines.ffmpeg.sources import source_options, source_url

BYTES_PER_SAMPLE = 2
# A seek lands on a packet and some codecs need a few before they sound right: decoding starts this much early and is cut to the sample.
_RUN_UP_S = 1
# Gaps and overlaps in the timestamps above this are filled or cut; what is below is jitter (Matroska rounds to 1 ms, streams do worse).
_GAP_S = 0.05
# Few large frames, and no write for each of them, cost a third less than what decoders give: the pipe is most of it.
_FRAME_SAMPLES = 4096
# For these ffmpeg counts from the first stream *in use*, so the picture has to be in use (copied to nowhere) to count from the container's.
_MOVING_START = frozenset({"mpegts", "mpeg", "wtv", "hls", "asf"})


def decode_command(
    media: str, info: MediaInfo, *, stream: int, sample_rate: int, start_sample: int = 0, end_sample: int | None = None
) -> list[str]:
    """Return the command that writes the samples from ``start_sample`` up to ``end_sample`` of audio stream ``stream`` to its output.

    Sample 0 lies at the container's start, as players count: sound that starts late is preceded by silence, gaps in the timestamps
    are filled.

    Raises:
        MediaUnreadable: the file is gone.
        EngineMissing: ffmpeg is not installed.
    """
    import ffmpeg  # noqa: PLC0415 (start-up)

    options = source_options(media)
    seek_s = max(0, start_sample // sample_rate - _RUN_UP_S)
    if seek_s:
        options["ss"] = str(seek_s)
    filters = [
        f"aresample={sample_rate}:async=1:min_hard_comp={_GAP_S}:first_pts=0",
        "aformat=sample_fmts=s16:channel_layouts=mono",
        f"asetnsamples=n={_FRAME_SAMPLES}:p=0",
    ]
    first = start_sample - seek_s * sample_rate
    if first or end_sample is not None:
        end = "" if end_sample is None else f":end_sample={first + end_sample - start_sample}"
        filters.append(f"atrim=start_sample={first}{end}")
    source = ffmpeg.input(source_url(media), **options)
    output = ffmpeg.output(source[f"a:{stream}"], "pipe:1", af=",".join(filters), format="s16le", flush_packets=0)
    if has_moving_start(info) and info.video:
        output = ffmpeg.merge_outputs(output, ffmpeg.output(source["v:0"], "-", c="copy", format="null"))
    command: list[str] = output.compile(cmd=[find_ffmpeg(), "-hide_banner", "-nostdin", "-v", "error"])
    return command


def has_moving_start(info: MediaInfo) -> bool:
    """Whether ffmpeg counts time in this container from the first of the streams in use, and not from its start."""
    return info.container in _MOVING_START


def no_stream(media: str, stream: int, count: int) -> NoAudioStream:
    """Return the error for a sound track that is not there; the media has ``count``."""
    if not count:
        return NoAudioStream(f"“{media}” has no sound.", hint="Name a file with a sound track.", path=media)
    tracks = "one sound track" if count == 1 else f"{count} sound tracks"
    hint = f"Choose a track from 0 to {count - 1}." if count > 1 else "Choose track 0."
    return NoAudioStream(f"“{media}” has {tracks}; there is no track {stream}.", hint=hint, path=media)
