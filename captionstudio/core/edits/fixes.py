"""Fixes for what `captionstudio.core.quality.checks` finds, as one change that can be undone.

A fix makes a cue keep a rule or leaves it as it is: it neither changes words nor moves a cue off its speech. What remains afterwards needs
a person.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, edit_track
from captionstudio.core.edits.layout import rebroken
from captionstudio.core.edits.places import SHORTEST_MS, ProfileOf, chosen_places, language_of, profiles_of
from captionstudio.core.layout.measure import line_lengths, text_length
from captionstudio.core.profiles import Profile

FIXABLE_RULES = frozenset(("no_duration", "overlap", "gap", "lines", "line_length", "reading_speed", "min_duration", "max_duration"))
"""The rules of `checks.RULES` that have a fix; a cue without text wants a person."""

_PASSES = 5  # a cue that gives way may make room for the one before it
_LEAST_MS = 400  # a cue is never cut shorter than this to make room for the next


def fix_issues(
    document: Document,
    track_id: str,
    rules: Collection[str] = FIXABLE_RULES,
    *,
    ids: Collection[str] | None = None,
    profile_of: ProfileOf | None = None,
) -> Change:
    """Return one change that fixes what breaks ``rules``, in a whole track (locked cues aside) or in the cues of ``ids``.

    Raises:
        InvalidEdit: a named cue is gone or locked, or there is no such track.
    """
    limits = profiles_of(document, profile_of)
    track, places = chosen_places(document, track_id, ids)
    cues = list(track.cues)
    for _ in range(_PASSES):
        before = list(cues)
        _fix_once(cues, places, track, limits, rules)
        if all(old is new for old, new in zip(before, cues, strict=True)):
            break
    replaced = {old.id: new for old, new in zip(track.cues, cues, strict=True) if new is not old}
    return edit_track(document, track_id, "Mend captions", replaced=replaced)


def _fix_once(cues: list[Cue], places: Sequence[int], track: Track, limits: ProfileOf, rules: Collection[str]) -> None:
    for at in places:
        cue = cues[at]
        profile = limits(language_of(cue, track))
        cue = _fix_lines(cue, track, limits, profile, rules)
        cues[at] = _fix_end(cue, cues[at + 1] if at + 1 < len(cues) else None, profile, rules)
        if at > 0:
            gap = limits(language_of(cues[at - 1], track)).min_gap_ms
            cues[at] = _fix_start(cues[at], cues[at - 1].end_ms + gap, profile, rules)


def _fix_lines(cue: Cue, track: Track, limits: ProfileOf, profile: Profile, rules: Collection[str]) -> Cue:
    """Break lines anew where there are too many or too long ones and that helps."""
    before = _line_faults(cue.text, profile, rules)
    if not any(before):
        return cue
    made = rebroken(cue, track, limits)
    return made if _line_faults(made.text, profile, rules) < before else cue


def _line_faults(text: str, profile: Profile, rules: Collection[str]) -> tuple[float, float]:
    """Return by how much the longest line and the number of lines are over their limits, as far as these are among the rules."""
    lengths = line_lengths(text, profile)
    wide = max(0.0, max(lengths) - profile.max_line_length) if "line_length" in rules else 0.0
    return wide, max(0.0, float(len(lengths) - profile.max_lines)) if "lines" in rules else 0.0


def _fix_end(cue: Cue, following: Cue | None, profile: Profile, rules: Collection[str]) -> Cue:
    """Choose the end anew: long enough to be read, not too long, clear of the next cue."""
    start, end = cue.start_ms, cue.end_ms
    room = math.inf if following is None else following.start_ms - profile.min_gap_ms
    wanted = end
    if "no_duration" in rules and end <= start:
        wanted = start + max(profile.min_duration_ms, _reading_ms(cue, profile))
    elif end > start:
        if "min_duration" in rules:
            wanted = max(wanted, start + profile.min_duration_ms)
        if "reading_speed" in rules:
            wanted = max(wanted, start + min(_reading_ms(cue, profile), profile.max_duration_ms))
    if "max_duration" in rules:
        wanted = min(wanted, start + profile.max_duration_ms)
    if wanted > end:
        wanted = int(max(end, min(wanted, room)))
        wanted = max(wanted, start + SHORTEST_MS) if "no_duration" in rules else wanted
    if following is not None and wanted > room and _may_cut(wanted, following, rules):
        least = min(wanted, max(start + SHORTEST_MS, start + min(_LEAST_MS, profile.min_duration_ms)))
        wanted = int(room) if room >= least else wanted
    return cue if wanted == end else replace(cue, end_ms=wanted)


def _may_cut(end_ms: int, following: Cue, rules: Collection[str]) -> bool:
    return ("overlap" if end_ms > following.start_ms else "gap") in rules


def _fix_start(cue: Cue, earliest_ms: int, profile: Profile, rules: Collection[str]) -> Cue:
    """Let a cue that is still too short start earlier, as far as the one before leaves room."""
    if "min_duration" not in rules or not 0 < cue.duration_ms < profile.min_duration_ms:
        return cue
    start = max(cue.end_ms - profile.min_duration_ms, earliest_ms, 0)
    return replace(cue, start_ms=start) if start < cue.start_ms else cue


def _reading_ms(cue: Cue, profile: Profile) -> int:
    return math.ceil(text_length(cue.text, profile) * 1000 / profile.max_cps)
