"""Rows of the player."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.rows import Outcome, row
from bench.session import BenchFailed, Session, run_checked

_HERE = Path(__file__).resolve().parent
_PLUGINS = (os.environ.get("VLC_PLUGIN_PATH", ""), "/usr/lib/x86_64-linux-gnu/vlc/plugins", "/usr/lib/vlc/plugins")
_FPS = 30


def _make_film(session: Session, name: str, seconds: int, size: tuple[int, int]) -> Path:
    """Make a film whose frames hold their numbers, over a moving picture that costs as much to decode as a real one."""
    sys.path.insert(0, str(_HERE.parents[1]))
    from tests.fakes.coded_film import make_coded_film  # noqa: PLC0415

    coded, film = session.scratch / f"coded-{name}.mp4", session.scratch / f"{name}.mp4"
    make_coded_film(coded, seconds * _FPS, rate=str(_FPS), size=size, options=("-g", "30"))  # type: ignore[no-untyped-call]
    width, height = size
    picture = (
        f"testsrc2=s={width}x{height}:r={_FPS}:d={seconds},noise=alls=6:allf=t[m];[0:v]crop={width}:{height // 2}:0:0[c];[m][c]overlay"
    )
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(coded), "-filter_complex", picture, "-map", "0:a", "-c:a", "copy"]
    subprocess.run(
        [*command, "-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-g", "60", "-pix_fmt", "yuv420p", str(film)], check=True
    )
    return film


@row("playback", "playback 1080p30: dropped frames; processor time / libvlc's own window", "0; ≤ 1.5")
def measure_playback(session: Session) -> Outcome:
    """Play the same film in turns, ours with captions over it, both on a screen without a graphics card."""
    seconds = 4 if session.is_quick else 15
    film = _make_film(session, "hd", seconds + 6, (1920, 1080))
    has_window = any(Path(folder, "video_output", "libxcb_x11_plugin.so").exists() for folder in _PLUGINS if folder)
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24"] if shutil.which("xvfb-run") else []
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "qt.multimedia.*=false"}
    if not (has_window and screen):
        raise BenchFailed("libvlc has no window of its own to measure against: install vlc-plugin-video-output and xvfb")
    ours, theirs = [], []
    for _ in range(session.pairs):
        output, _, _ = run_checked(
            [*screen, sys.executable, str(_HERE / "play_window.py"), "play", str(film), str(seconds)], env=environment
        )
        ours.append(json.loads(output))
        command = [*screen, sys.executable, str(_HERE / "play_plain.py"), str(film), str(seconds)]
        theirs.append(json.loads(run_checked(command, env=environment)[0]))
    ratio = median(a["cpu"] / b["cpu"] for a, b in zip(ours, theirs, strict=True))
    dropped = median(run["dropped"] for run in ours)
    details = (
        f"{median(run['frames'] for run in ours):.0f} frames; ours {median(run['cpu'] for run in ours):.0%} of a core, captions drawn; "
        f"libvlc {median(run['cpu'] for run in theirs):.0%}, lost {median(run['lost'] for run in theirs):.0f}; "
        f"median of {session.pairs}, Xvfb"
    )
    return Outcome(f"{dropped:.0f} dropped; {ratio:.2f}", dropped == 0 and ratio <= 1.5, details)


@row("memory-20-videos", "memory after opening and closing 20 videos, growth after the second", "< 5 %")
def measure_memory_of_videos(session: Session) -> Outcome:
    """Open, seek in, play and close 20 different videos in one window."""
    sizes = ((640, 360), (1280, 720), (1920, 1080))
    films = [_make_film(session, f"film-{at}", 4, size) for at, size in enumerate(sizes)]
    copies = [films[at % len(films)] for at in range(20)]
    paths = [shutil.copy(film, session.scratch / f"video-{at}.mp4") for at, film in enumerate(reversed(copies))]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    output, _, _ = run_checked([sys.executable, str(_HERE / "play_window.py"), "open", *map(str, paths)], env=environment)
    memory = json.loads(output)
    growth = memory[-1] / memory[1] - 1
    details = f"{memory[1]:.0f} MiB after the second, {memory[-1]:.0f} MiB after the twentieth, {max(memory):.0f} MiB at most"
    return Outcome(f"{growth:+.1%}", growth < 0.05, details)
