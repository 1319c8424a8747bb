"""Edits of which cues there are, and of what is known about them."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Collection
from dataclasses import replace
from operator import attrgetter

from captionstudio.core.document import Cue, Document, new_id
from captionstudio.core.edits.change import Change, combine, edit_track, find_track
from captionstudio.core.edits.joining import join_cues
from captionstudio.core.edits.links import relink
from captionstudio.core.edits.places import (
    SHORTEST_MS,
    ProfileOf,
    find_place,
    find_places,
    language_of,
    profiles_of,
    retimed,
)
from captionstudio.core.edits.splitting import carried_by_copy, split_at_character, split_at_time
from captionstudio.core.errors import InvalidEdit

_LEAST_ROOM_MS = 40


def insert_cue(
    document: Document, track_id: str, start_ms: int, end_ms: int, text: str = "", *, profile_of: ProfileOf | None = None
) -> Change:
    """Return the change that adds a cue, kept clear of its neighbours by the profile's gap.

    Where ``start_ms`` lies inside a cue the new one comes after it, and keeps its length where else too little would be left.

    Raises:
        InvalidEdit: there is no room, or the times are none.
    """
    if start_ms < 0 or end_ms < start_ms + SHORTEST_MS:
        raise InvalidEdit("A caption must start at zero or later and end after it starts.")
    track = find_track(document, track_id)
    at = bisect.bisect_right(track.cues, start_ms, key=attrgetter("start_ms"))
    neighbour = track.cues[max(0, at - 1)] if track.cues else None
    language = track.language or (neighbour.language if neighbour else None)
    profile = profiles_of(document, profile_of)(language)
    earliest = max((cue.end_ms + profile.min_gap_ms for cue in track.cues[max(0, at - 1) : at]), default=0)
    start, end = max(start_ms, earliest), end_ms
    if end - start < min(profile.min_duration_ms, end_ms - start_ms):
        end = start + end_ms - start_ms
    if at < len(track.cues):
        end = min(end, track.cues[at].start_ms - profile.min_gap_ms)
    if end - start < min(_LEAST_ROOM_MS, end_ms - start_ms):
        raise InvalidEdit("There is no room for a caption here.", hint="Choose a place between two captions.")
    return edit_track(document, track_id, "New caption", added=[Cue(start, end, text, language=language)])


def delete_cues(document: Document, track_id: str, ids: Collection[str]) -> Change:
    """Return the change that removes cues.

    Raises:
        InvalidEdit: one is gone or locked.
    """
    find_places(document, track_id, ids)
    return edit_track(document, track_id, "Delete captions", removed=ids)


def split_cue(
    document: Document,
    track_id: str,
    cue_id: str,
    at_ms: int | None = None,
    at_character: int | None = None,
    *,
    profile_of: ProfileOf | None = None,
) -> Change:
    """Return the change that splits a cue at a time, or at a character of what a reader sees of it (`plain_text`).

    The words' own times decide where there are words. The first part keeps the identity; translations then name both as sources.

    Raises:
        InvalidEdit: a part would have no text or no time, or the cue is gone or locked.
    """
    track, at = find_place(document, track_id, cue_id)
    cue = track.cues[at]
    language = language_of(cue, track)
    profile = profiles_of(document, profile_of)(language)
    if at_character is not None:
        first, second = split_at_character(cue, at_character, profile)
    elif at_ms is not None:
        first, second = split_at_time(cue, at_ms, profile, language)
    else:
        raise InvalidEdit("Nobody said where to split.")
    change = edit_track(document, track_id, "Split caption", replaced={cue_id: first}, added=[second])
    return combine(change.label, [change, *relink(document, track_id, {cue_id: (cue_id, second.id)})])


def merge_cues(document: Document, track_id: str, ids: Collection[str], *, profile_of: ProfileOf | None = None) -> Change:
    """Return the change that makes one cue of neighbouring ones; it keeps the identity of the first. Translations then name that one.

    Raises:
        InvalidEdit: there are not two, others stand between them, or one is gone or locked.
    """
    track, places = find_places(document, track_id, ids)
    if len(places) < 2:
        raise InvalidEdit("One caption has nothing to merge with.", hint="Select two or more that follow each other.")
    if places[-1] - places[0] >= len(places):
        raise InvalidEdit("Only captions that follow each other can be merged.", hint="Select them without a gap.")
    cues = track.cues[places[0] : places[-1] + 1]
    language = language_of(cues[0], track)
    whole = join_cues(cues, profiles_of(document, profile_of)(language), language)
    removed = [cue.id for cue in cues[1:]]
    change = edit_track(document, track_id, "Merge captions", replaced={whole.id: whole}, removed=removed)
    return combine(change.label, [change, *relink(document, track_id, dict.fromkeys(removed, (whole.id,)))])


def duplicate_cues(document: Document, track_id: str, ids: Collection[str], *, profile_of: ProfileOf | None = None) -> Change:
    """Return the change that puts copies of cues, unlocked, behind the last of them; they may overlap what follows.

    Raises:
        InvalidEdit: one is gone.
    """
    track, places = find_places(document, track_id, ids, even_locked=True)
    cues = [track.cues[at] for at in places]
    profile = profiles_of(document, profile_of)(language_of(cues[-1], track))
    delta = max(cue.end_ms for cue in cues) + profile.min_gap_ms - cues[0].start_ms
    copies = [replace(cue, id=new_id(), locked=False, carried=carried_by_copy(cue.carried)) for cue in cues]
    copies = [retimed(cue, cue.start_ms + delta, cue.end_ms + delta) for cue in copies]
    return edit_track(document, track_id, "Duplicate captions", added=copies)


def set_language(document: Document, track_id: str, ids: Collection[str], language: str | None) -> Change:
    """Return the change that says what language cues and their words are in (a code of `resolve_language`).

    Raises:
        InvalidEdit: one is gone or locked.
    """

    def changed(cue: Cue) -> Cue:
        words = tuple(replace(word, language=language) for word in cue.words)
        return replace(cue, language=language, words=words)

    return _set(document, track_id, ids, "Set language", changed)


def set_style(document: Document, track_id: str, ids: Collection[str], style: str | None) -> Change:
    """Return the change that names the style of cues.

    Raises:
        InvalidEdit: one is gone or locked.
    """
    return _set(document, track_id, ids, "Set style", lambda cue: replace(cue, style=style))


def set_locked(document: Document, track_id: str, ids: Collection[str], locked: bool) -> Change:
    """Return the change that protects cues against edits, or allows them again.

    Raises:
        InvalidEdit: one is gone.
    """
    track, places = find_places(document, track_id, ids, even_locked=True)
    replaced = {track.cues[at].id: replace(track.cues[at], locked=locked) for at in places}
    return edit_track(document, track_id, "Lock captions" if locked else "Unlock captions", replaced=replaced)


def _set(document: Document, track_id: str, ids: Collection[str], label: str, changed: Callable[[Cue], Cue]) -> Change:
    track, places = find_places(document, track_id, ids)
    return edit_track(document, track_id, label, replaced={track.cues[at].id: changed(track.cues[at]) for at in places})
