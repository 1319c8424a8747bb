"""Does this build of FFmpeg do what we need: tried on a moment of nothing, since a list of names says little. Made once a run."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from captionstudio.core.errors import MediaUnreadable
from captionstudio.engines.ffmpeg.fonts import copy_shipped_fonts
from captionstudio.engines.ffmpeg.locate import find_ffmpeg
from captionstudio.engines.ffmpeg.sources import file_url

_TRIAL_SECONDS = 20
_PICTURE = ("-f", "lavfi", "-i", "color=s=160x90:r=25:d=0.04")
_SOUND = ("-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo")
_NOWHERE = ("-f", "null", "-")
_SCRIPT = """[Script Info]
PlayResX: 160
PlayResY: 90

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour
Style: Default,Inter,20,&H00FFFFFF

[Events]
Format: Start, End, Style, Text
Dialogue: 0:00:00.00,0:00:01.00,Default,Trial
"""
_CAPTION = "1\n00:00:00,000 --> 00:00:01,000\nTrial\n"
_DRAW = ("-vf", "ass=filename=trial.ass:fontsdir=fonts", "-frames:v", "1")


@cache
def drawing_problem() -> str:
    """Return why captions cannot be burned in, empty where they can.

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="captionstudio-trial-") as folder:
        return _draw(Path(folder))


@cache
def encodes_sound(codec: str) -> bool:
    """Whether sound can be encoded.

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    return not _try([*_SOUND, "-t", "0.1", "-c:a", codec, *_NOWHERE])


@cache
def writes_track(muxer: str, codec: str) -> bool:
    """Whether captions can be a track of that codec in that kind of file.

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="captionstudio-trial-") as name:
        folder = Path(name)
        (folder / "trial.srt").write_text(_CAPTION, encoding="utf-8")
        return not _try(["-i", "trial.srt", "-c:s", codec, "-f", muxer, "trial.out"], folder)


def path_problem(folder: Path) -> str:
    """Return why media and captions in ``folder``, which is there and empty, cannot be worked on, empty where they can.

    Raises:
        EngineMissing: ffmpeg is not installed.
    """
    from captionstudio.engines.ffmpeg.probe import probe_media  # noqa: PLC0415 - start-up

    sound = folder / f"{folder.name}.wav"
    if problem := _try([*_SOUND, "-t", "0.1", file_url(sound)]):
        return problem
    try:
        probe_media(sound)
    except MediaUnreadable as error:
        return str(error)
    return _draw(folder)


def _draw(folder: Path) -> str:
    copy_shipped_fonts(folder / "fonts")
    (folder / "trial.ass").write_text(_SCRIPT, encoding="utf-8")
    return _try([*_PICTURE, *_DRAW, *_NOWHERE], folder)


def _try(arguments: Sequence[str], folder: Path | None = None) -> str:
    """Run ffmpeg and return its last complaint, empty where all went well."""
    command = [find_ffmpeg(), "-hide_banner", "-nostdin", "-v", "error", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, timeout=_TRIAL_SECONDS, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return str(error)
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return (lines[-1] if lines else f"ffmpeg ended with {done.returncode}") if done.returncode else ""
