"""Writing videos with ffmpeg: captions burned in, captions as tracks."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from captionstudio.core.document import Track
from captionstudio.core.errors import InvalidRequest, JobCancelled, OutputProblem, RenderFailed, UnsupportedFormat
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import iso_639_2b, language_name
from captionstudio.core.styles import CaptionStyle
from captionstudio.engines.ffmpeg.ass_script import make_ass
from captionstudio.engines.ffmpeg.locate import find_ffmpeg
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.process import LogTail
from captionstudio.engines.ffmpeg.sources import file_url, source_options, source_url

_CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska"}
_TEXT_CODECS = {"mp4": "mov_text", "mov": "mov_text", "matroska": "srt"}
_ENCODERS = ("h264_nvenc", "h264_qsv", "h264_videotoolbox", "h264_amf")
_SOFTWARE = {"c:v": "libx264", "preset": "veryfast", "crf": "20"}
_TRIAL_SECONDS = 10
_STOP_SECONDS = 2


def burn_in(video: str, track: Track, style: CaptionStyle, output: Path, context: JobContext) -> None:
    """Draw the captions into the picture; sound is copied. The output appears only when whole.

    Raises:
        MediaUnreadable, EngineMissing, RenderFailed, OutputProblem, UnsupportedFormat, JobCancelled
        InvalidRequest: the media has no picture.
    """
    import ffmpeg  # noqa: PLC0415 (start-up)

    info = probe_media(video)
    if info.video is None:
        raise InvalidRequest(f"“{video}” has no picture to draw captions into.", hint="Choose a video.")
    container = _container(output)
    with tempfile.TemporaryDirectory(prefix="captionstudio-burn-") as folder:
        # The script has a plain name in the folder ffmpeg runs in: no path needs escaping inside a filter.
        Path(folder, "burn.ass").write_text(make_ass(track, style, info.video.width, info.video.height), encoding="utf-8")
        source = ffmpeg.input(source_url(video), **source_options(video))
        picture = source["v:0"].filter("ass", "burn.ass")
        streams = [picture, source["a?"]] if info.audio else [picture]
        made = ffmpeg.output(
            *streams, file_url(_part(output)), format=container, pix_fmt="yuv420p", **{"c:a": "copy"}, **_encoder(), **_start(container)
        )
        _run(made, output, info.duration_ms, context, folder)


def mux_tracks(video: str, tracks: Sequence[Track], output: Path, context: JobContext) -> None:
    """Add the tracks as captions a player can switch; everything else is copied. The output appears only when whole.

    Raises:
        MediaUnreadable, EngineMissing, RenderFailed, OutputProblem, UnsupportedFormat, JobCancelled
    """
    import ffmpeg  # noqa: PLC0415 (start-up)

    from captionstudio.formats.srt import write_srt  # noqa: PLC0415 (start-up)

    info = probe_media(video)
    container = _container(output)
    with tempfile.TemporaryDirectory(prefix="captionstudio-mux-") as folder:
        source = ffmpeg.input(source_url(video), **source_options(video))
        streams = [source["v?"], source["a?"]]
        options: dict[str, str] = {"c": "copy", "c:s": _TEXT_CODECS[container]}
        for index, track in enumerate(tracks):
            name = f"{index}.srt"
            Path(folder, name).write_text(write_srt(track), encoding="utf-8")
            streams.append(ffmpeg.input(name)["s:0"])
            if track.language:
                options[f"metadata:s:s:{index}"] = f"language={iso_639_2b(track.language)}"
                options[f"metadata:s:s:{index} "] = f"title={language_name(track.language)}"
        command = ffmpeg.output(*streams, file_url(_part(output)), format=container, map_chapters="0", **options, **_start(container))
        _run(command, output, info.duration_ms, context, folder)


def _container(output: Path) -> str:
    suffix = output.suffix.lower()
    if suffix not in _CONTAINERS:
        raise UnsupportedFormat(f"“{output.name}” is no video file we can write.", hint=f"Known endings: {' '.join(_CONTAINERS)}")
    return _CONTAINERS[suffix]


def _start(container: str) -> dict[str, str]:
    return {} if container == "matroska" else {"movflags": "+faststart"}


def _part(output: Path) -> Path:
    return output.with_name(f".{output.name}.part")


@cache
def _encoder() -> dict[str, str]:
    """Return the options of the first hardware encoder that really encodes a frame, else of the software one."""
    for name in _ENCODERS:
        trial = ["-f", "lavfi", "-i", "color=s=256x256:d=0.04", "-frames:v", "1", "-c:v", name, "-f", "null", "-"]
        with contextlib.suppress(subprocess.SubprocessError, OSError):
            done = subprocess.run(
                [find_ffmpeg(), "-v", "quiet", "-nostdin", *trial], timeout=_TRIAL_SECONDS, check=False, capture_output=True
            )
            if done.returncode == 0:
                return {"c:v": name}
    return dict(_SOFTWARE)


def _run(made: object, output: Path, duration_ms: int | None, context: JobContext, folder: str) -> None:
    arguments = made.get_args()  # type: ignore[attr-defined] # ffmpeg-python has no types
    arguments = [argument.strip() for argument in arguments]
    command = [find_ffmpeg(), "-hide_banner", "-nostdin", "-v", "error", "-y", "-progress", "pipe:1", "-stats_period", "0.25", *arguments]
    part = _part(output)
    try:
        with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
            log = LogTail(child.stderr)
            try:
                assert child.stdout is not None
                for line in child.stdout:
                    if line.startswith(b"out_time_us=") and line[12:].strip().isdigit():
                        context.report(Progress("render", int(line[12:]) // 1000, duration_ms, "media_ms"))
            except JobCancelled:
                child.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(_STOP_SECONDS)
                raise
            finally:
                if child.poll() is None and context.cancelled.is_set():
                    child.kill()
                code = child.wait()
                log.finish()
        if code:
            raise _failure(output, log.text, code)
        part.replace(output)
    except OSError as error:
        raise OutputProblem(f"{output} cannot be written: {error.strerror}.", hint="Choose another folder.", path=str(output)) from error
    finally:
        part.unlink(missing_ok=True)


def _failure(output: Path, log: str, code: int) -> RenderFailed | OutputProblem:
    if not output.parent.is_dir() or "No space left" in log or "Permission denied" in log or "File too large" in log:
        return OutputProblem(f"{output} cannot be written.", hint="Free some space or choose another folder.", path=str(output), log=log)
    last = log.splitlines()[-1] if log else f"it ended with {code}"
    return RenderFailed(f"ffmpeg could not make {output.name}: {last}", hint="See the log for what it refused.", log=log)
