"""Cues that break their profile although the speech would have let them keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captionstudio.core.markup import plain_text
from captionstudio.core.quality.checks import Issue, check_track

from captionstudio.core.document import Cue, Word
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.profiles import Profile

ProfileOf = Callable[[str | None], Profile]


def avoidable_issues(cues: Sequence[Cue], profile_of: ProfileOf) -> list[Issue]:
    """Return the breaches that some other cutting of the same words at the same times would not have.

    A breach is excused in two cases only. Too fast: the words themselves come faster than the limit up to the next cue, and no other
    place to part them from the cue before or after brings both within every limit. Too short: the next cue follows too soon to hold
    this one longer, and joining it with the cue before or after would break a limit. A breach of anything else never is.
    """
    places = {cue.id: index for index, cue in enumerate(cues)}
    return [issue for issue in check_track(cues, profile_of) if not _is_excused(issue, cues, places[issue.cue_id], profile_of)]


def _is_excused(issue: Issue, cues: Sequence[Cue], index: int, profile_of: ProfileOf) -> bool:
    if issue.rule not in ("reading_speed", "min_duration"):
        return False
    profile, latest = profile_of(cues[index].language), _latest_end(cues, index, profile_of)
    cue = cues[index]
    if issue.rule == "reading_speed" and _keeps_speed(plain_text(cue.text), cue.start_ms, latest, profile):
        return False
    if issue.rule == "min_duration" and latest - cue.start_ms >= profile.min_duration_ms:
        return False
    return not any(_could_part(cues, left, profile_of) for left in (index - 1, index) if 0 <= left < len(cues) - 1)


def _latest_end(cues: Sequence[Cue], index: int, profile_of: ProfileOf) -> int:
    """Return how long a cue may stay: until the gap before the next, at most its longest duration."""
    profile = profile_of(cues[index].language)
    longest = cues[index].start_ms + profile.max_duration_ms
    return min(longest, cues[index + 1].start_ms - profile.min_gap_ms) if index + 1 < len(cues) else longest


def _could_part(cues: Sequence[Cue], left: int, profile_of: ProfileOf) -> bool:
    """Whether the words of two neighbours can be parted anywhere (or joined) so that all limits are kept."""
    first, second = cues[left], cues[left + 1]
    if first.language != second.language or not (first.words and second.words):
        return False
    profile, words = profile_of(first.language), (*first.words, *second.words)
    latest = _latest_end(cues, left + 1, profile_of)
    return any(
        _fits(words[:cut], words[cut].start_ms - profile.min_gap_ms if cut < len(words) else latest, profile, first.language)
        and (cut == len(words) or _fits(words[cut:], latest, profile, first.language))
        for cut in range(1, len(words) + 1)
    )


def _fits(words: Sequence[Word], end_ms: int, profile: Profile, language: str | None) -> bool:
    """Whether these words make one cue that keeps every limit when it stays until ``end_ms``, or as long as it may."""
    text = "".join((" " if word.space_before else "") + word.text for word in words).strip()
    lines = break_lines(text, profile, language).split("\n")
    start_ms = words[0].start_ms
    end_ms = min(end_ms, start_ms + profile.max_duration_ms)
    return (
        end_ms >= words[-1].end_ms - profile.min_gap_ms
        and end_ms - start_ms >= profile.min_duration_ms
        and _keeps_speed(text, start_ms, end_ms, profile)
        and len(lines) <= profile.max_lines
        and max(map(len, lines)) <= profile.max_line_length
    )


def _keeps_speed(text: str, start_ms: int, end_ms: int, profile: Profile) -> bool:
    return end_ms > start_ms and 1000 * len(text.replace("\n", " ")) / (end_ms - start_ms) <= profile.max_cps
