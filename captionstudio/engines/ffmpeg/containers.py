"""The video files we write: what each can hold, and how one comes to be whole or not at all."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.errors import EngineMissing, OutputProblem, RenderFailed, UnsupportedFormat
from captionstudio.core.ports import AudioStream

_ANY: frozenset[str] = frozenset()
_MP4_SOUND = frozenset({"aac", "mp3", "ac3", "eac3", "alac"})
_MOV_SOUND = _MP4_SOUND | {"pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_f32le"}
_DISK_MESSAGES = ("No space left on device", "Permission denied", "File too large", "Read-only file system", "Disk quota exceeded")
_REFUSALS = (
    "Could not find tag for codec",
    "codec not currently supported in container",
    "Only VP8 or VP9 or AV1",
    "Could not write header",
)


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of video file: ffmpeg's ``muxer``, the ``sound`` and ``picture`` codecs it holds (none named: any), the codec that sound
    is made into otherwise, the ``text`` codec of its caption tracks, and options of its own.
    """

    muxer: str
    sound: frozenset[str]
    picture: frozenset[str]
    sound_codec: str
    text: str
    options: tuple[tuple[str, str], ...] = ()

    def sound_options(self, streams: Sequence[AudioStream]) -> dict[str, str]:
        """Return options that copy each stream the container can hold and encode the others."""
        options: dict[str, str] = {}
        for number, stream in enumerate(streams):
            is_held = not self.sound or stream.codec in self.sound
            options[f"c:a:{number}"] = "copy" if is_held else self.sound_codec
            if not is_held:
                options[f"b:a:{number}"] = f"{96 * max(1, min(stream.channels, 6))}k"
        return options


_FAST_START = (("movflags", "+faststart"),)
_CONTAINERS = {
    ".mp4": Container("mp4", _MP4_SOUND, _ANY, "aac", "mov_text", _FAST_START),
    ".m4v": Container("mp4", _MP4_SOUND, _ANY, "aac", "mov_text", _FAST_START),
    ".mov": Container("mov", _MOV_SOUND, _ANY, "aac", "mov_text", _FAST_START),
    ".mkv": Container("matroska", _ANY, _ANY, "aac", "srt"),
    ".webm": Container("webm", frozenset({"opus", "vorbis"}), frozenset({"vp8", "vp9", "av1"}), "libopus", "webvtt"),
}


def container_for(output: Path) -> Container:
    """Return the container that the ending of ``output`` names.

    Raises:
        UnsupportedFormat: it is none that we write.
    """
    suffix = output.suffix.lower()
    if suffix not in _CONTAINERS:
        raise UnsupportedFormat(f"“{output.name}” is no video file we can write.", hint=f"Known endings: {' '.join(_CONTAINERS)}")
    return _CONTAINERS[suffix]


@contextlib.contextmanager
def whole_file(output: Path, sources: Sequence[str]) -> Iterator[Path]:
    """Give the path to write to, a hidden neighbour of ``output``, and rename it when the block ends well; remove it otherwise.

    Raises:
        OutputProblem: ``output`` is one of the ``sources`` or cannot be written, or the disk got full.
        EngineMissing: this build of ffmpeg lacks what the job needs.
    """
    for source in sources:
        with contextlib.suppress(OSError):
            if output.samefile(source):
                raise OutputProblem(f"The output {output} is the input itself.", hint="Choose another name or folder.", path=str(output))
    if os.path.isdir(output):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
        raise OutputProblem(f"{output} is a folder.", hint="Name a file.", path=str(output))
    part = output.with_name(f".{output.name}.part")
    try:
        part.touch()
        yield part
        os.replace(part, output)  # noqa: PTH105 (the pair reads as what it is)
    except RenderFailed as failure:
        raise explain_failure(failure, output) from failure
    except OSError as error:
        hint = "Free some space or choose another folder."
        raise OutputProblem(f"{output} cannot be written: {error.strerror}.", hint=hint, path=str(output)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def explain_failure(failure: RenderFailed, output: Path) -> RenderFailed | OutputProblem | EngineMissing:
    """Return what a failure of ffmpeg comes down to: the disk, a build without what is needed, a misfit, or the failure itself."""
    log = str(failure.data.get("log", ""))
    reason = next((message for message in _DISK_MESSAGES if message in log), None)
    if failure.data.get("exit_code") == -getattr(signal, "SIGXFSZ", 0) or reason:
        hint = "Free some space or choose another folder."
        return OutputProblem(f"{output} cannot be written: {reason or 'File too large'}.", hint=hint, path=str(output), log=log)
    if "No such filter: 'ass'" in log or "Unknown encoder" in log:
        hint = "Install a full build of FFmpeg, or name one with CAPTIONSTUDIO_FFMPEG."
        return EngineMissing("This FFmpeg was built without libass or without the encoder that is needed.", hint=hint, log=log)
    if "Unrecognized option" in log:
        hint = "Install FFmpeg 5.1 or later, or name one with CAPTIONSTUDIO_FFMPEG."
        return EngineMissing("This FFmpeg is too old.", hint=hint, log=log)
    if any(message in log for message in _REFUSALS):
        return RenderFailed(f"“{output.name}” cannot hold a stream of the video.", hint="Choose an .mkv file as output.", **failure.data)
    return failure
