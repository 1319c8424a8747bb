"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass, field
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
