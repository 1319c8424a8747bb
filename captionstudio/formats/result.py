"""What reading a caption file returns."""

from __future__ import annotations

from dataclasses import dataclass

from captionstudio.core.document import Track


@dataclass(frozen=True, slots=True)
class Repair:
    """One fault that reading mended: the line it stood in, from 1, and what was done."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A track, what had to be repaired, and what the file was."""

    track: Track
    repairs: tuple[Repair, ...] = ()
    encoding: str = "utf-8"
    format: str = ""
