"""Checks of captions against a profile: one function for each rule, all of them through `check_track`.

A rule looks at one cue, the one after it and the profile, and returns an issue or nothing. Errors are what no player or reader
forgives; warnings are limits a captioner may pass on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from captionstudio.core.document import Cue
from captionstudio.core.layout.measure import line_lengths, reading_speed
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile

Severity = Literal["error", "warning"]
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Issue:
    """One cue against one rule: ``value`` is what was found and ``limit`` what the rule allows, in the rule's unit."""

    cue_id: str
    rule: str
    severity: Severity
    message: str
    value: float
    limit: float


Rule = Callable[[Cue, Cue | None, Profile], Issue | None]


def check_track(cues: Sequence[Cue], profile_of: Callable[[str | None], Profile]) -> list[Issue]:
    """Return every issue of a track's cues, in their order; ``profile_of`` gives the limits for a cue's language."""
    issues: list[Issue] = []
    for at, cue in enumerate(cues):
        following = cues[at + 1] if at + 1 < len(cues) else None
        issues += check_cue(cue, following, profile_of(cue.language))
    return issues


def check_cue(cue: Cue, following: Cue | None, profile: Profile) -> list[Issue]:
    """Return the issues of one cue, given the cue after it."""
    return [issue for rule in RULES if (issue := rule(cue, following, profile))]


def check_text(cue: Cue, _following: Cue | None, _profile: Profile) -> Issue | None:
    """A cue has text."""
    if plain_text(cue.text).strip():
        return None
    return Issue(cue.id, "empty", "error", "The cue has no text.", 0, 1)


def check_times(cue: Cue, _following: Cue | None, _profile: Profile) -> Issue | None:
    """A cue ends after it starts."""
    if cue.duration_ms > 0:
        return None
    return Issue(cue.id, "no_duration", "error", "The cue ends before it starts, or at once.", cue.duration_ms, 1)


def check_overlap(cue: Cue, following: Cue | None, _profile: Profile) -> Issue | None:
    """A cue ends before the next one starts."""
    if following is None or cue.end_ms <= following.start_ms:
        return None
    over = cue.end_ms - following.start_ms
    return Issue(cue.id, "overlap", "error", f"The cue overlaps the next by {over} ms.", over, 0)


def check_gap(cue: Cue, following: Cue | None, profile: Profile) -> Issue | None:
    """There is a short pause between cues."""
    if following is None or not 0 <= following.start_ms - cue.end_ms < profile.min_gap_ms:
        return None
    gap = following.start_ms - cue.end_ms
    return Issue(
        cue.id, "gap", "error", f"Only {gap} ms part the cue from the next; {profile.min_gap_ms} are needed.", gap, profile.min_gap_ms
    )


def check_line_count(cue: Cue, _following: Cue | None, profile: Profile) -> Issue | None:
    """A cue has no more lines than the profile allows."""
    count = len(line_lengths(cue.text, profile))
    if count <= profile.max_lines:
        return None
    return Issue(cue.id, "lines", "error", f"{count} lines; at most {profile.max_lines} are allowed.", count, profile.max_lines)


def check_line_length(cue: Cue, _following: Cue | None, profile: Profile) -> Issue | None:
    """No line is longer than the profile allows."""
    longest = max(line_lengths(cue.text, profile))
    if longest <= profile.max_line_length:
        return None
    message = f"A line has {longest:g} characters; at most {profile.max_line_length} are allowed."
    return Issue(cue.id, "line_length", "error", message, longest, profile.max_line_length)


def check_reading_speed(cue: Cue, _following: Cue | None, profile: Profile) -> Issue | None:
    """A cue stays long enough to be read."""
    speed = reading_speed(cue, profile)
    if cue.duration_ms <= 0 or speed <= profile.max_cps + _ROUNDING:
        return None
    message = f"{speed:.1f} characters a second; at most {profile.max_cps:g} are allowed."
    return Issue(cue.id, "reading_speed", "warning", message, speed, profile.max_cps)


def check_min_duration(cue: Cue, _following: Cue | None, profile: Profile) -> Issue | None:
    """A cue does not flash by."""
    if not 0 < cue.duration_ms < profile.min_duration_ms:
        return None
    message = f"The cue lasts {cue.duration_ms} ms; at least {profile.min_duration_ms} are needed."
    return Issue(cue.id, "min_duration", "warning", message, cue.duration_ms, profile.min_duration_ms)


def check_max_duration(cue: Cue, _following: Cue | None, profile: Profile) -> Issue | None:
    """A cue does not stand for too long."""
    if cue.duration_ms <= profile.max_duration_ms:
        return None
    message = f"The cue lasts {cue.duration_ms} ms; at most {profile.max_duration_ms} are allowed."
    return Issue(cue.id, "max_duration", "warning", message, cue.duration_ms, profile.max_duration_ms)


RULES: tuple[Rule, ...] = (
    check_text,
    check_times,
    check_overlap,
    check_gap,
    check_line_count,
    check_line_length,
    check_reading_speed,
    check_min_duration,
    check_max_duration,
)
"""Every rule, in the order its issues are listed."""
