"""Limits that captions keep: line length, lines, reading speed, durations and gaps.

Numbers follow the Netflix timed text guides (general requirements and the language guides) as this project's default; sources are
named in ``docs/captioning-rules.md``. A profile is a value, so a user's own is made with `dataclasses.replace`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Limits for one language's captions.

    ``max_line_length`` counts characters as `captionstudio.core.layout.measure` does (half-width characters as one half where
    ``counts_full_width``). ``max_cps`` is characters a second. ``min_gap_ms`` is the smallest pause between two cues: two frames.
    """

    name: str = "default"
    max_line_length: int = 42
    max_lines: int = 2
    max_cps: float = 17.0
    min_duration_ms: int = 833
    max_duration_ms: int = 7000
    min_gap_ms: int = 83
    counts_full_width: bool = False
