"""Edits of when cues come and go. Words go along with a cue that moves; they stay where they were measured when only an edge does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from fractions import Fraction

from captionstudio.core.document import Cue, Document
from captionstudio.core.edits.change import Change, edit_track
from captionstudio.core.edits.places import (
    SHORTEST_MS,
    ProfileOf,
    at_times,
    chosen_places,
    find_place,
    find_places,
    language_of,
    profiles_of,
    refuse_locked,
    retimed,
    room_after,
)
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.timecode import format_timecode

CLOSE_GAPS_MS = 500
"""Gaps shorter than this look like a flicker."""

Anchor = tuple[int, int]
"""A time, and what it is to become."""


def shift_cues(document: Document, track_id: str, ids: Collection[str], delta_ms: int, *, merge_key: str | None = None) -> Change:
    """Return the change that moves cues by ``delta_ms``, which may be negative.

    Raises:
        InvalidEdit: one would start before zero, is gone or is locked.
    """
    track, places = find_places(document, track_id, ids)
    earliest = min(track.cues[at].start_ms for at in places)
    if earliest + delta_ms < 0:
        hint = f"They can start at most {format_timecode(earliest)} earlier."
        raise InvalidEdit("A caption would start before the beginning.", hint=hint)
    return _retime(document, track_id, "Shift captions", places, lambda cue: _moved(cue, delta_ms), merge_key=merge_key)


def move_cues(document: Document, track_id: str, ids: Collection[str], delta_ms: int, *, merge_key: str | None = None) -> Change:
    """Return the change that moves cues by ``delta_ms``, as far as the beginning lets them: what dragging does.

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    track, places = find_places(document, track_id, ids)
    delta_ms = max(delta_ms, -max(0, min(track.cues[at].start_ms for at in places)))
    return _retime(document, track_id, "Move captions", places, lambda cue: _moved(cue, delta_ms), merge_key=merge_key)


def set_times(document: Document, track_id: str, cue_id: str, start_ms: int, end_ms: int, *, merge_key: str | None = None) -> Change:
    """Return the change that gives a cue these times.

    Raises:
        InvalidEdit: the end is not after the start, the start is before zero, or the cue is gone or locked.
    """
    _check_times(start_ms, end_ms)
    track, at = find_place(document, track_id, cue_id)
    replaced = {cue_id: retimed(track.cues[at], start_ms, end_ms)}
    return edit_track(document, track_id, "Change times", replaced=replaced, merge_key=merge_key)


def set_duration(document: Document, track_id: str, ids: Collection[str], duration_ms: int) -> Change:
    """Return the change that makes cues last ``duration_ms`` from their start.

    Raises:
        InvalidEdit: the duration is not above zero, or a cue is gone or locked.
    """
    if duration_ms < SHORTEST_MS:
        raise InvalidEdit("A caption must last a moment.", hint="Give a duration above zero.")
    _, places = find_places(document, track_id, ids)
    return _retime(document, track_id, "Set duration", places, lambda cue: retimed(cue, cue.start_ms, cue.start_ms + duration_ms))


def ripple_times(document: Document, track_id: str, cue_id: str, start_ms: int, end_ms: int, *, merge_key: str | None = None) -> Change:
    """Return the change that gives a cue these times and moves every later cue as far as its end moves.

    Raises:
        InvalidEdit: as `set_times`, or a later cue is locked.
    """
    _check_times(start_ms, end_ms)
    track, at = find_place(document, track_id, cue_id)
    later = range(at + 1, len(track.cues))
    refuse_locked(track, later)
    delta = end_ms - track.cues[at].end_ms
    replaced = {cue.id: _moved(cue, delta) for cue in track.cues[at + 1 :]} if delta else {}
    replaced[cue_id] = retimed(track.cues[at], start_ms, end_ms)
    return edit_track(document, track_id, "Change times", replaced=replaced, merge_key=merge_key)


def ripple_cues(document: Document, track_id: str, ids: Collection[str], delta_ms: int, *, merge_key: str | None = None) -> Change:
    """Return the change that moves cues and every cue after the first of them, as far as the beginning lets them.

    Raises:
        InvalidEdit: a cue is gone, or one that would move is locked.
    """
    track, places = find_places(document, track_id, ids)
    return move_cues(document, track_id, {cue.id for cue in track.cues[places[0] :]}, delta_ms, merge_key=merge_key)


def stretch_cues(document: Document, track_id: str, ids: Collection[str], anchors: tuple[Anchor, Anchor]) -> Change:
    """Return the change that moves and stretches cues so that both anchors come true: each is a time and what it is to become.

    Raises:
        InvalidEdit: the anchors turn time round or are one, a cue would start before zero, is gone or is locked.
    """
    (first, first_to), (second, second_to) = sorted(anchors)
    if first == second or first_to >= second_to:
        raise InvalidEdit("The two points must be different times in the same order.", hint="Choose an early and a late caption.")
    factor = Fraction(second_to - first_to, second - first)
    return _map_times(document, track_id, ids, lambda time_ms: round(first_to + (time_ms - first) * factor))


def scale_cues(document: Document, track_id: str, ids: Collection[str], factor: float, pivot_ms: int = 0) -> Change:
    """Return the change that multiplies the times of cues, counted from ``pivot_ms``, by ``factor``.

    Raises:
        InvalidEdit: the factor is not above zero, a cue would start before zero, is gone or is locked.
    """
    if not 0 < factor < 1000:
        raise InvalidEdit(f"Times cannot be stretched by {factor:g}.", hint="Give a factor above zero, such as 1.001.")
    exact = Fraction(factor)
    return _map_times(document, track_id, ids, lambda time_ms: round(pivot_ms + (time_ms - pivot_ms) * exact))


def change_frame_rate(document: Document, track_id: str, ids: Collection[str], from_fps: float, to_fps: float) -> Change:
    """Return the change for media that now runs at another rate, every frame kept: from 23.976 to 25 it ends earlier.

    Raises:
        InvalidEdit: a rate is not above zero, or a cue is gone or locked.
    """
    if not (from_fps > 0 and to_fps > 0):
        raise InvalidEdit("A frame rate must be above zero.", hint="Give frames a second, such as 23.976 or 25.")
    return scale_cues(document, track_id, ids, from_fps / to_fps)


def extend_to_next(document: Document, track_id: str, ids: Collection[str], *, profile_of: ProfileOf | None = None) -> Change:
    """Return the change that lets cues last until the profile's gap before the next one; the last cue of a track stays as it is.

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    limits = profiles_of(document, profile_of)
    track, places = find_places(document, track_id, ids)
    replaced = {}
    for at in places:
        cue = track.cues[at]
        end = room_after(track.cues, at, limits(language_of(cue, track)).min_gap_ms)
        if end is not None and end >= cue.start_ms + SHORTEST_MS:
            replaced[cue.id] = retimed(cue, cue.start_ms, end)
    return edit_track(document, track_id, "Extend to the next caption", replaced=replaced)


def close_gaps(
    document: Document,
    track_id: str,
    ids: Collection[str] | None = None,
    *,
    up_to_ms: int = CLOSE_GAPS_MS,
    profile_of: ProfileOf | None = None,
) -> Change:
    """Return the change that lets cues last until the profile's gap before the next where less than ``up_to_ms`` part them.

    Without ``ids`` it looks at the whole track and passes over locked cues.

    Raises:
        InvalidEdit: a named cue is gone or locked.
    """
    limits = profiles_of(document, profile_of)
    track, places = chosen_places(document, track_id, ids)
    replaced = {}
    for at in places:
        cue = track.cues[at]
        end = room_after(track.cues, at, limits(language_of(cue, track)).min_gap_ms)
        if end is not None and cue.end_ms < end and track.cues[at + 1].start_ms - cue.end_ms < up_to_ms:
            replaced[cue.id] = retimed(cue, cue.start_ms, end)
    return edit_track(document, track_id, "Close gaps", replaced=replaced)


def _check_times(start_ms: int, end_ms: int) -> None:
    if start_ms < 0:
        raise InvalidEdit("A caption cannot start before the beginning.", hint="Give a start of zero or later.")
    if end_ms < start_ms + SHORTEST_MS:
        raise InvalidEdit("A caption must end after it starts.", hint="Give an end later than its start.")


def _moved(cue: Cue, delta_ms: int) -> Cue:
    start = max(0, cue.start_ms + delta_ms)
    return retimed(cue, start, start + max(SHORTEST_MS, cue.duration_ms))


def _retime(
    document: Document, track_id: str, label: str, places: Iterable[int], move: Callable[[Cue], Cue], *, merge_key: str | None = None
) -> Change:
    cues = document.track(track_id).cues
    return edit_track(document, track_id, label, replaced={cues[at].id: move(cues[at]) for at in places}, merge_key=merge_key)


def _map_times(document: Document, track_id: str, ids: Collection[str], to: Callable[[int], int]) -> Change:
    track, places = find_places(document, track_id, ids)
    if min(to(track.cues[at].start_ms) for at in places) < 0:
        raise InvalidEdit("A caption would start before the beginning.", hint="Choose other points, or fewer captions.")

    def mapped(cue: Cue) -> Cue:
        start = to(cue.start_ms)
        words = tuple(at_times(word, to(word.start_ms), to(word.end_ms)) for word in cue.words)
        return replace(cue, start_ms=start, end_ms=max(start + SHORTEST_MS, to(cue.end_ms)), words=words)

    return _retime(document, track_id, "Stretch captions", places, mapped)
