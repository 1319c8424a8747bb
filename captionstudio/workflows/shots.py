"""Changes of shot of a film, kept between starts."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from captionstudio.core.errors import OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo
from captionstudio.core.waveform import ShotFinder
from captionstudio.workflows.identity import media_identity
from captionstudio.workflows.output import write_whole

_VERSION = "v1"


def load_shots(media: MediaInfo, finder: ShotFinder, cache: Path, context: JobContext) -> tuple[int, ...]:
    """Return the times in milliseconds at which shots begin, from the cache or found anew.

    Raises:
        MediaUnreadable, EngineMissing, JobCancelled
    """
    path = shots_path(media, cache)
    if (kept := _read_cached(path)) is not None:
        return kept
    times = finder.find_shots(media, context)
    with contextlib.suppress(OutputProblem):
        write_whole(path, json.dumps(times).encode())
    return times


def shots_path(media: MediaInfo, cache: Path) -> Path:
    """Return where the changes of shot of a film are kept.

    Raises:
        MediaUnreadable: the file cannot be read.
    """
    return cache / "shots" / f"{media_identity(str(media.path))}-{_VERSION}.json"


def _read_cached(path: Path) -> tuple[int, ...] | None:
    """Return kept times, or None where there are none or they are damaged."""
    try:
        times = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    is_good = isinstance(times, list) and all(type(time_ms) is int and time_ms > 0 for time_ms in times) and times == sorted(times)
    return tuple(times) if is_good else None
