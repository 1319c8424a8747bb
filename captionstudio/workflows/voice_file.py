"""The file of voices that are known in every project: personal data, in one place, which nobody else may read."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from captionstudio.core.speakers import Speaker, tidy_name
from captionstudio.workflows.output import write_whole

FILE_NAME = "voices.json"
"""What it is called, in the user's data folder."""
_VERSION = 1


def read_voices(path: Path) -> tuple[Speaker, ...]:
    """Return the voices of a library, none where there is no file or it is damaged; what makes no sense in it is left out."""
    try:
        read = json.loads(path.read_text("utf-8"))
        rows = read["voices"] if read["version"] == _VERSION else []
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    voices = (_read_voice(row) for row in rows) if isinstance(rows, list) else ()
    return tuple({voice.name: voice for voice in voices if voice is not None}.values())


def add_voices(path: Path, speakers: Iterable[Speaker]) -> None:
    """Add voices to a library, or put them in the place of those of the same names; a damaged file begins anew.

    Raises:
        OutputProblem: it cannot be written; what it held stays.
    """
    before = read_voices(path)
    voices = {voice.name: voice for voice in before} | {speaker.name: Speaker(speaker.name, voice=speaker.voice) for speaker in speakers}
    if tuple(voices.values()) == before:
        return
    rows = [{"name": voice.name, "voice": list(voice.voice)} for voice in voices.values()]
    write_whole(path, json.dumps({"version": _VERSION, "voices": rows}, ensure_ascii=False).encode())
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # nobody else's business


def _read_voice(row: Any) -> Speaker | None:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not isinstance(row.get("voice"), list):
        return None
    name, voice = tidy_name(row["name"]), row["voice"]
    is_voice = bool(voice) and all(isinstance(part, int | float) and not isinstance(part, bool) and abs(part) <= 1 for part in voice)
    return Speaker(name, voice=tuple(map(float, voice))) if name and is_voice else None
