"""What trials of this computer's hardware came to, in one small file, so that each is made once."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from captionstudio.engines.places import cache_dir


def notes_path() -> Path:
    """The file; without it all trials are made again."""
    return cache_dir() / "hardware.json"


def read_note(name: str, state: str) -> Any:
    """Return what a trial came to, or None where it was never made or was made in another ``state`` of the computer."""
    note = _read().get(name)
    return note.get("result") if isinstance(note, dict) and note.get("state") == state else None


def write_note(name: str, state: str, result: Any) -> None:
    """Remember a trial; the newest counts. A folder that cannot be written is no failure: the trial is then made again."""
    path = notes_path()
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    content = _read() | {name: {"state": state, "result": result}}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def forget_notes() -> None:
    """Have all trials made again."""
    with contextlib.suppress(OSError):
        notes_path().unlink()


def _read() -> dict[str, Any]:
    try:
        content = json.loads(notes_path().read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
