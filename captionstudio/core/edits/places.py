"""What every edit asks first: are the cues there, may they be changed, which limits do they keep."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import find_track
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.profiles import Profile, profile_for

ProfileOf = Callable[[str | None], Profile]
"""Gives the limits for a language."""

SHORTEST_MS = 1
"""No edit leaves a cue shorter than this."""


def find_places(document: Document, track_id: str, ids: Iterable[str], *, even_locked: bool = False) -> tuple[Track, list[int]]:
    """Return a track and where the cues of these identities stand in it, in order of time.

    Raises:
        InvalidEdit: no cue is named, one is gone, or one is locked (unless ``even_locked``).
    """
    track = find_track(document, track_id)
    wanted = ids if isinstance(ids, set | frozenset) else set(ids)
    if not wanted:
        raise InvalidEdit("No caption is selected.", hint="Select the captions first.")
    places = [at for at, cue in enumerate(track.cues) if cue.id in wanted]
    if len(places) < len(wanted):
        raise InvalidEdit("The caption is no longer there.")
    if not even_locked:
        refuse_locked(track, places)
    return track, places


def find_place(document: Document, track_id: str, cue_id: str) -> tuple[Track, int]:
    """Return a track and where one unlocked cue stands in it.

    Raises:
        InvalidEdit: it is gone or locked.
    """
    track, places = find_places(document, track_id, (cue_id,))
    return track, places[0]


def refuse_locked(track: Track, places: Iterable[int]) -> None:
    """Refuse to change locked cues.

    Raises:
        InvalidEdit: one is locked.
    """
    for at in places:
        if track.cues[at].locked:
            raise InvalidEdit(f"Caption {at + 1} is locked.", hint="Unlock it first.", cue=track.cues[at].id)


def chosen_places(document: Document, track_id: str, ids: Collection[str] | None) -> tuple[Track, list[int]]:
    """Return a track and the places of the cues that an edit of many works on: the named ones, or every unlocked one for None.

    Raises:
        InvalidEdit: as `find_places`.
    """
    if ids is not None:
        return find_places(document, track_id, ids)
    track = find_track(document, track_id)
    return track, [at for at, cue in enumerate(track.cues) if not cue.locked]


def profiles_of(document: Document, profile_of: ProfileOf | None) -> ProfileOf:
    """Return ``profile_of``, else the document's own house rules."""
    return profile_of or functools.partial(profile_for, base=document.profile)


def language_of(cue: Cue, track: Track) -> str | None:
    """Return the language a cue is in, by what it says or else by its track."""
    return cue.language or track.language


def room_after(cues: Sequence[Cue], at: int, gap_ms: int) -> int | None:
    """Return the latest time a cue may end without coming closer than ``gap_ms`` to the one after it, None where there is none."""
    return cues[at + 1].start_ms - gap_ms if at + 1 < len(cues) else None


def retimed(cue: Cue, start_ms: int, end_ms: int) -> Cue:
    """Return a cue with its words moved along where it has been moved whole; words stay where they were measured when an edge moves.

    A cue that has left all its words behind counts as moved: they are then spread over its new time as they were over the old one.
    """
    end_ms = max(end_ms, start_ms + SHORTEST_MS)
    if (start_ms, end_ms) == (cue.start_ms, cue.end_ms):
        return cue
    words = cue.words
    if words:
        if start_ms - cue.start_ms == end_ms - cue.end_ms:
            delta = start_ms - cue.start_ms
            words = tuple(at_times(word, word.start_ms + delta, word.end_ms + delta) for word in words)
        elif all(word.end_ms <= start_ms or word.start_ms >= end_ms for word in words):
            moved = _spread(cue, start_ms, end_ms)
            words = tuple(at_times(word, moved(word.start_ms), moved(word.end_ms)) for word in words)
    return replace(cue, start_ms=start_ms, end_ms=end_ms, words=words)


def at_times(word: Word, start_ms: int, end_ms: int) -> Word:
    """Return a word at other times; written out, as films have more than a hundred thousand words."""
    return Word(
        word.text,
        start_ms,
        end_ms,
        word.probability,
        word.is_doubtful,
        word.language,
        word.speaker,
        word.space_before,
        word.speaker_confidence,
    )


def _spread(cue: Cue, start_ms: int, end_ms: int) -> Callable[[int], int]:
    """Return what maps a time within the old times of a cue to the new ones; times outside go to its edges."""
    length = max(1, cue.duration_ms)

    def moved(time_ms: int) -> int:
        share = min(length, max(0, time_ms - cue.start_ms))
        return start_ms + share * (end_ms - start_ms) // length

    return moved
