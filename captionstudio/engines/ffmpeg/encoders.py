"""Which video encoder to use: the first hardware one that really encodes a frame, else software."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from captionstudio.engines.ffmpeg.locate import find_ffmpeg

_TRIAL_SECONDS = 10
_RENDER_NODE = "/dev/dri/renderD128"
_Options = dict[str, str]


@dataclass(frozen=True, slots=True)
class Encoder:
    """A video encoder: its name, its options for a quality (0 best, 51 worst, as x264's crf), and what it needs before them.

    ``devices`` are the device files of which one must be there on Linux for a trial to make sense. ``device_arguments`` go before the
    inputs, with ``upload`` frames have to be moved to the device first; ``pixels`` is the pixel format it takes where nothing is uploaded.
    """

    name: str
    options: Callable[[int], _Options]
    platforms: tuple[str, ...] = ("linux", "win32", "darwin")
    devices: tuple[str, ...] = ()
    device_arguments: tuple[str, ...] = field(default=())
    upload: bool = False
    pixels: str = "yuv420p"

    def options_for(self, quality: int) -> _Options:
        """Return ffmpeg's output options, the encoder's name included."""
        pixels = {} if self.upload else {"pix_fmt": self.pixels}
        return {"c:v": self.name, **pixels, **self.options(quality)}


X264 = Encoder("libx264", lambda quality: {"preset": "veryfast", "crf": str(quality)})
VP9 = Encoder(
    "libvpx-vp9",
    # Its scale runs to 63; 10 more look about the same as x264's number.
    lambda quality: {"crf": str(min(63, quality + 10)), "b:v": "0", "row-mt": "1", "deadline": "good", "cpu-used": "5"},
)
_HARDWARE = (
    Encoder("h264_videotoolbox", lambda quality: {"q:v": str(max(1, 100 - 2 * quality))}, platforms=("darwin",)),
    Encoder(
        "h264_nvenc",
        lambda quality: {"preset": "p5", "rc": "vbr", "cq": str(quality), "b:v": "0"},
        platforms=("linux", "win32"),
        devices=("/dev/nvidiactl", "/dev/dxg"),
    ),
    Encoder(
        "h264_qsv",
        lambda quality: {"global_quality": str(max(1, quality))},
        platforms=("linux", "win32"),
        devices=(_RENDER_NODE,),
        pixels="nv12",
    ),
    Encoder(
        "h264_vaapi",
        lambda quality: {"qp": str(quality)},
        platforms=("linux",),
        devices=(_RENDER_NODE,),
        device_arguments=("-vaapi_device", _RENDER_NODE),
        upload=True,
    ),
    Encoder("h264_amf", lambda quality: {"rc": "cqp", "qp_i": str(quality), "qp_p": str(quality)}, platforms=("win32",)),
)


def choose_encoder(container: str) -> Encoder:
    """Return the encoder for an ffmpeg muxer (``mp4``, ``mov``, ``matroska`` or ``webm``).

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    return VP9 if container == "webm" else _best_h264(find_ffmpeg())


def possible_encoders() -> tuple[Encoder, ...]:
    """Return those of software, then those of hardware whose device is there."""
    return X264, VP9, *filter(_can_be_there, _HARDWARE)


@cache
def encodes(encoder: Encoder) -> bool:
    """Whether an encoder really encodes a frame; takes a moment.

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    return _encodes_a_frame(find_ffmpeg(), encoder)


@cache
def _best_h264(ffmpeg: str) -> Encoder:
    return next((encoder for encoder in _HARDWARE if _can_be_there(encoder) and _encodes_a_frame(ffmpeg, encoder)), X264)


@cache
def has_filter(name: str) -> bool:
    """Whether this build of ffmpeg knows a filter.

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    command = [find_ffmpeg(), "-hide_banner", "-v", "error", "-h", f"filter={name}"]
    with contextlib.suppress(subprocess.SubprocessError, OSError):
        answer = subprocess.run(command, timeout=_TRIAL_SECONDS, check=False, capture_output=True)
        return answer.stdout.startswith(b"Filter ")
    return False


def _can_be_there(encoder: Encoder) -> bool:
    """Whether a trial makes sense: without its device it fails for certain and only costs time."""
    if sys.platform not in encoder.platforms:
        return False
    return sys.platform != "linux" or any(Path(device).exists() for device in encoder.devices)


def _encodes_a_frame(ffmpeg: str, encoder: Encoder) -> bool:
    options = [part for key, value in encoder.options_for(20).items() for part in (f"-{key}", value)]
    filters = ["-vf", "format=nv12,hwupload"] if encoder.upload else []
    source = ["-f", "lavfi", "-i", "color=s=640x360:r=25:d=0.04", "-frames:v", "1"]
    command = [ffmpeg, "-v", "quiet", "-nostdin", *encoder.device_arguments, *source, *filters, *options, "-f", "null", "-"]
    with contextlib.suppress(subprocess.SubprocessError, OSError):
        return subprocess.run(command, timeout=_TRIAL_SECONDS, check=False, capture_output=True).returncode == 0
    return False
