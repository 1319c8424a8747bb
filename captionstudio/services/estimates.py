"""What a burned-in video will weigh and how long it will take: guesses, made before the work."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.ports import MediaInfo

_BITS_PER_PIXEL = 0.085
"""Of ordinary film through x264 ``veryfast`` at quality 20; it halves with every 6 steps and doubles with 6 fewer."""
_QUALITY = 20
_USUAL_FPS = 25.0
_PIXELS_PER_CORE_SECOND = 25_000_000
"""Decoding, drawing and encoding on one core of a desktop computer; what was measured on this one counts more."""
_SOUND_BITS = 160_000


@dataclass(frozen=True, slots=True)
class VideoEstimate:
    """``size_bytes`` is right within a factor of about two; ``seconds`` within about as much until a video has been made here.

    ``free_bytes`` is the space left where the output goes, None where it cannot be told.
    """

    size_bytes: int
    seconds: float
    free_bytes: int | None

    @property
    def fits(self) -> bool:
        """Whether there seems to be room for it."""
        return self.free_bytes is None or self.size_bytes < self.free_bytes


def estimate_burn_in(
    info: MediaInfo, output: Path, *, quality: int, start_ms: int = 0, end_ms: int | None = None, pixels_per_second: float = 0.0
) -> VideoEstimate | None:
    """Guess a burn-in; None where the media has no picture or does not say how long it is.

    ``pixels_per_second`` is what was measured on this computer, 0 where nothing was.
    """
    if info.video is None or not info.duration_ms:
        return None
    seconds = max(0.0, (min(end_ms or info.duration_ms, info.duration_ms) - start_ms) / 1000)
    pixels = pixel_count(info, seconds)
    bits = pixels * _BITS_PER_PIXEL * 2 ** ((_QUALITY - quality) / 6) + seconds * _SOUND_BITS * len(info.audio)
    speed = pixels_per_second or _PIXELS_PER_CORE_SECOND * (os.cpu_count() or 1)
    return VideoEstimate(round(bits / 8), pixels / speed, free_space(output))


def pixel_count(info: MediaInfo, seconds: float) -> float:
    """Return how many pixels the pictures of so many seconds have."""
    return info.video.width * info.video.height * (info.video.fps or _USUAL_FPS) * seconds if info.video else 0.0


def free_space(output: Path) -> int | None:
    """Return the bytes free where a file is to be written, None where it cannot be told."""
    for folder in output.absolute().parents:
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            continue
    return None
