"""Rows on the timeline: reading the sound of a long film, and painting."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.memory import run_command
from bench.rows import Outcome, row
from bench.session import Session, run_checked

_SCRIPT = Path(__file__).resolve().parent / "timeline.py"
_PICTURE = ("-f", "lavfi", "-i", "color=0x203040:s=320x180:r=5")
_SOUND = "anoisesrc=d=300:c=pink:r=48000:a=0.4,tremolo=f=0.7:d=0.9,aformat=channel_layouts=stereo"


def _film(session: Session) -> Path:
    """Return three hours of film with hissing that swells, AAC at 48 kHz in stereo; ten minutes of it for a quick run."""
    seconds = 600 if session.is_quick else 3 * 3600
    film, sound = session.scratch / f"film-{seconds}.mp4", session.scratch / "hiss.m4a"
    if not film.exists():
        quiet = ["ffmpeg", "-v", "error", "-nostdin", "-y"]
        subprocess.run([*quiet, "-f", "lavfi", "-i", _SOUND, "-c:a", "aac", "-b:a", "128k", sound], check=True)
        picture = ["-t", str(seconds), "-c:v", "libx264", "-preset", "ultrafast", "-crf", "40", "-c:a", "copy"]
        subprocess.run([*quiet, *_PICTURE, "-stream_loop", "-1", "-i", sound, *picture, film], check=True)
    return film


def _open(session: Session, cache: str) -> dict[str, float]:
    output, _, _ = run_checked([sys.executable, str(_SCRIPT), "open", str(_film(session)), str(session.scratch / cache)])
    result: dict[str, float] = json.loads(output)
    return result


def _forget(session: Session, cache: str) -> None:
    for path in (session.scratch / cache).rglob("*.npy"):
        path.unlink()


def _read_cold(session: Session) -> dict[str, float]:
    _forget(session, "cold")
    return _open(session, "cold")


@row("peaks", "peaks of a 3 h film until all are there / one `ffmpeg -vn -f null` decode", "≤ 1.0")
def measure_peaks(session: Session) -> Outcome:
    """Compare the window's own way of reading peaks, the cache written, with a bare decode."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-vn", "-i", str(_film(session)), "-f", "null", "-"]
    ratio = session.compare(lambda: _read_cold(session)["complete_s"], lambda: run_command(command).wall_s)
    return Outcome(f"{ratio.ratio:.2f}", ratio.ratio <= 1, f"ours {ratio.first_s:.2f} s, bare decode {ratio.second_s:.2f} s")


@row("peaks-first", "first picture of the sound of a 3 h film", "< 0.5 s")
def measure_first_picture(session: Session) -> Outcome:
    """Measure from opening until something has been painted."""
    first_s = median(_read_cold(session)["first_s"] for _ in range(session.pairs))
    return Outcome(f"{first_s:.2f} s", first_s < 0.5)


@row("peaks-cached", "picture of the whole sound of a 3 h film opened before", "< 0.1 s")
def measure_cached(session: Session) -> Outcome:
    """Measure opening once more."""
    _open(session, "warm")
    complete_s = median(_open(session, "warm")["complete_s"] for _ in range(session.pairs))
    return Outcome(f"{complete_s:.3f} s", complete_s < 0.1)


@row("timeline-frame", "timeline frame, 1920 x 300, 5,000 cues in each of two tracks, any zoom", "median 4 ms, p99 8 ms")
def measure_frames(_session: Session) -> Outcome:
    """Take the worst median and the worst 99th percentile of all zooms."""
    output, _, _ = run_checked([sys.executable, str(_SCRIPT), "frames"])
    frames: dict[str, Any] = json.loads(output)
    middles = {zoom: median(times) for zoom, times in frames.items()}
    tails = {zoom: quantiles(times, n=100)[98] for zoom, times in frames.items()}
    worst, tail = max(middles, key=middles.__getitem__), max(tails, key=tails.__getitem__)
    is_met = middles[worst] <= 4 and tails[tail] <= 8
    overall = median(time_ms for times in frames.values() for time_ms in times)
    details = f"slowest median at {worst}, slowest p99 at {tail}; median of all zooms {overall:.1f} ms"
    return Outcome(f"median {middles[worst]:.1f} ms, p99 {tails[tail]:.1f} ms", is_met, details)
