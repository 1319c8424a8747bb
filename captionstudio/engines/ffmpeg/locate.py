"""Where the ffmpeg program is."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from pathlib import Path

from captionstudio.core.errors import EngineMissing

_SETTING = "CAPTIONSTUDIO_FFMPEG"


def find_ffmpeg() -> str:
    """Return the ffmpeg to run: the one ``CAPTIONSTUDIO_FFMPEG`` names, else the one on PATH, else that of imageio-ffmpeg.

    Raises:
        EngineMissing: there is none, or the setting names a file that is not there.
    """
    if chosen := os.environ.get(_SETTING):
        if found := shutil.which(chosen):
            return str(Path(found).absolute())
        raise EngineMissing(f"{_SETTING} names “{chosen}”, which is no program.", hint=f"Correct {_SETTING} or unset it.")
    found = shutil.which("ffmpeg") or _bundled_ffmpeg()
    if not found:
        raise EngineMissing("FFmpeg is not installed.", hint=_remedy())
    return found


def _bundled_ffmpeg() -> str | None:
    try:
        return str(importlib.import_module("imageio_ffmpeg").get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return None


def _remedy() -> str:
    if sys.platform == "darwin":
        return "Install it with: brew install ffmpeg"
    if sys.platform == "win32":
        return "Install it with: winget install ffmpeg"
    return "Install it with: sudo apt install ffmpeg (or your system's package manager)."
