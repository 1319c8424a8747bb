"""Cues that break their profile although the speech would have let them keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Word
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.profiles import Profile
from captionstudio.core.quality.checks import Issue, check_cue, check_track

ProfileOf = Callable[[str | None], Profile]

_EXCUSABLE = ("reading_speed", "min_duration")


def avoidable_issues(cues: Sequence[Cue], profile_of: ProfileOf) -> list[Issue]:
    """Return the breaches that some other cutting of the same words at the same times would not have.

    A cue that is too fast or too short is excused when it could stay no longer (the next cue follows, with its gap) and no other
    place to part its words from those of the cue before or after, nor joining the two, keeps every limit. Nothing else is excused.
    """
    places = {cue.id: index for index, cue in enumerate(cues)}
    return [
        issue
        for issue in check_track(cues, profile_of)
        if issue.rule not in _EXCUSABLE or _is_avoidable(issue.rule, cues, places[issue.cue_id], profile_of)
    ]


def _is_avoidable(rule: str, cues: Sequence[Cue], index: int, profile_of: ProfileOf) -> bool:
    cue = cues[index]
    profile = profile_of(cue.language)
    longest = replace(cue, end_ms=_latest_end(cues, index, profile))
    if rule not in {issue.rule for issue in check_cue(longest, None, profile)}:
        return True
    return any(_could_part(cues, left, profile_of) for left in (index - 1, index) if 0 <= left < len(cues) - 1)


def _latest_end(cues: Sequence[Cue], index: int, profile: Profile) -> int:
    """Return how long a cue may stay: until the gap before the next, at most its longest duration."""
    longest = cues[index].start_ms + profile.max_duration_ms
    return min(longest, cues[index + 1].start_ms - profile.min_gap_ms) if index + 1 < len(cues) else longest


def _could_part(cues: Sequence[Cue], left: int, profile_of: ProfileOf) -> bool:
    """Whether the words of two neighbours can be parted anywhere (or joined) so that all limits are kept."""
    first, second = cues[left], cues[left + 1]
    if first.language != second.language or not (first.words and second.words):
        return False
    profile, words = profile_of(first.language), (*first.words, *second.words)
    latest = _latest_end(cues, left + 1, profile)
    return any(
        _fits(words[:cut], words[cut].start_ms - profile.min_gap_ms if cut < len(words) else latest, profile)
        and (cut == len(words) or _fits(words[cut:], latest, profile))
        for cut in range(1, len(words) + 1)
    )


def _fits(words: Sequence[Word], end_ms: int, profile: Profile) -> bool:
    """Whether these words make one cue that keeps every limit when it stays until ``end_ms``, or as long as it may."""
    start_ms, language = words[0].start_ms, words[0].language
    end_ms = min(end_ms, start_ms + profile.max_duration_ms)
    if end_ms < words[-1].end_ms - profile.min_gap_ms:
        return False
    text = "".join((" " if word.space_before else "") + word.text for word in words).strip()
    return not check_cue(Cue(start_ms, end_ms, break_lines(text, profile, language)), None, profile)
