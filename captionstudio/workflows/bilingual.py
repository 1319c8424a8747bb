"""Two languages in one picture: the captions of one track with those of another below them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from captionstudio.core.document import Cue, Track, new_id


def stack_tracks(upper: Track, lower: Track) -> Track:
    """Return one track with the captions of ``upper``, at their times, and below each what ``lower`` says meanwhile.

    Two captions belong together where they share at least half of the shorter one's time; a caption of ``lower`` that spans several
    stands below each of them, and one that belongs to none stands by itself.
    """
    below = sorted(lower.cues, key=attrgetter("start_ms"))
    starts = [cue.start_ms for cue in below]
    longest_ms = max((cue.duration_ms for cue in below), default=0)
    placed: set[int] = set()
    cues: list[Cue] = []
    for cue in upper.cues:
        near = range(bisect_left(starts, cue.start_ms - longest_ms), bisect_left(starts, max(cue.end_ms, cue.start_ms + 1)))
        found = [at for at in near if _belong_together(cue, below[at])]
        placed.update(found)
        text = "\n".join(filter(None, (cue.text, *(below[at].text for at in found))))
        cues.append(replace(cue, id=new_id(), text=text, language=None if found else cue.language, carried=None))
    cues += [replace(cue, id=new_id(), carried=None) for at, cue in enumerate(below) if at not in placed]
    cues.sort(key=attrgetter("start_ms"))
    return Track(tuple(cues), role="other", language=None)


def _belong_together(one: Cue, other: Cue) -> bool:
    shared_ms = min(one.end_ms, other.end_ms) - max(one.start_ms, other.start_ms)
    shorter_ms = min(one.duration_ms, other.duration_ms)
    return shared_ms * 2 >= shorter_ms and (shared_ms > 0 or one.start_ms == other.start_ms)
