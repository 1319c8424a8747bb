"""Finding libvlc and starting it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from captionstudio.core.errors import EngineMissing
from captionstudio.engines.memory import share_memory

_OPTIONS = (
    "--intf=dummy",
    "--quiet",
    "--no-osd",
    "--no-spu",  # captions are drawn by us,
    "--no-sub-autodetect-file",  # nor are files beside the video read
    "--no-video-title-show",
    "--no-snapshot-preview",
    "--no-stats",
    "--no-metadata-network-access",
    "--avcodec-hw=none",
    "--audio-time-stretch",
    "--file-caching=100",  # milliseconds; with the usual 300 playing at a quarter of the speed begins three seconds late
)
_SOUND_DEVICES = ("/proc/asound/pcm", "/dev/dsp")
_SOUND_SERVERS = ("pulse/native", "pipewire-0")


def start_vlc(*, is_silent: bool = False) -> tuple[Any, Any]:
    """Return the ``vlc`` module and an instance of libvlc; ``is_silent`` plays sound into nothing.

    Raises:
        EngineMissing: libvlc is not installed or does not start.
    """
    hint = "Install it with: sudo apt install libvlc5 vlc-plugin-base (or your system's package manager)."
    try:
        # Without libvlc the import may succeed, raise, or end the program.
        import vlc  # noqa: PLC0415

        vlc.libvlc_get_version()
        share_memory()
        options = [*_OPTIONS, "--aout=dummy"] if is_silent or not has_sound_device() else list(_OPTIONS)
        instance = vlc.Instance(options)
    except (Exception, SystemExit) as error:
        raise EngineMissing("libvlc is not installed.", hint=hint) from error
    if instance is None:
        raise EngineMissing("libvlc does not start: its plugins are missing.", hint=hint)
    return vlc, instance


def vlc_problem() -> str | None:
    """Return what is wrong with libvlc in words for the user, None where it works."""
    try:
        _, instance = start_vlc(is_silent=True)
    except EngineMissing as error:
        return f"{error} {error.hint}"
    instance.release()
    return None


def has_sound_device() -> bool:
    """Whether there may be anything to hear sound on; without, libvlc fills the terminal with complaints."""
    if not sys.platform.startswith("linux") or "PULSE_SERVER" in os.environ:
        return True
    servers = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    return any(Path(device).exists() for device in _SOUND_DEVICES) or any((servers / name).exists() for name in _SOUND_SERVERS)
