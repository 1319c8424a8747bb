"""When cues come and go, given when their words are spoken.

A cue comes with its first word. It goes `Profile.lead_out_ms` after its last, later where reading speed or the shortest duration ask
for it and the next cue leaves room, always `Profile.min_gap_ms` before the next. Gaps between that and half a second look like a
flicker: they are closed, unless only that would make the cue stay more than `LONGEST_CHAIN_MS` after its speech, and opened to half a
second where giving up lead-out does it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from captionstudio.core.layout.measure import text_length
from captionstudio.core.profiles import Profile

LONGEST_CHAIN_MS = 300
"""How long a cue may stay after its last word only to close the gap to the next."""

HALF_SECOND_MS = 500
_LATE_ANYWAY_MS = 400
_SHORTEST_MS = 40


def time_cues(
    starts: Sequence[int], speech_ends: Sequence[int], texts: Sequence[str], profiles: Sequence[Profile]
) -> list[tuple[int, int]]:
    """Return each cue's start and end, given when its speech starts and ends, its caption markup and its profile.

    Cues never overlap and last at least a moment: words that share one instant are spread.
    """
    times: list[tuple[int, int]] = []
    earliest = -math.inf
    for at, (start, speech_end, text, profile) in enumerate(zip(starts, speech_ends, texts, profiles, strict=True)):
        begin = int(max(start, earliest))
        follows = starts[at + 1] if at + 1 < len(starts) else math.inf
        end = max(_choose_end(begin, speech_end, follows, text_length(text, profile), profile), begin + _SHORTEST_MS)
        times.append((begin, end))
        earliest = end + profile.min_gap_ms
    return times


def _choose_end(start: int, speech_end: int, next_start: float, length: float, profile: Profile) -> int:
    latest = min(next_start - profile.min_gap_ms, start + profile.max_duration_ms)
    needed = start + max(profile.min_duration_ms, math.ceil(length * 1000 / profile.max_cps))
    wanted: float = max(needed, speech_end + profile.lead_out_ms)
    if wanted < latest and next_start - wanted < HALF_SECOND_MS:
        if latest <= speech_end + LONGEST_CHAIN_MS or needed > speech_end + _LATE_ANYWAY_MS:
            wanted = latest
        elif next_start - HALF_SECOND_MS >= speech_end:
            wanted = max(needed, next_start - HALF_SECOND_MS)
    return int(min(wanted, latest))
