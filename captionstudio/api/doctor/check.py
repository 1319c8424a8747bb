"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

State = Literal["good", "warning", "bad"]
Fix = Literal["", "fetch", "try again", "clear"]
"""What can be done here and now: bring a model, make a trial once more, delete what is left over; empty where it is the user's turn."""


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what was looked at, how it is, what was found, what would mend it.

    ``key`` is its kind, for a model with a colon and its name behind; ``name`` is its title in English; ``data`` is for machines.
    """

    key: str
    name: str
    state: State
    found: str
    hint: str = ""
    fix: Fix = ""
    data: dict[str, Any] = field(default_factory=dict)


def show_size(size: int) -> str:
    """Return a number of bytes for people."""
    if size < 1_000_000:
        return f"{-(-size // 1000)} kB"
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder; 0 where there is nothing."""
    try:
        if path.is_file():
            return path.stat().st_size
        return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
    except OSError:
        return 0  # it went while we looked
