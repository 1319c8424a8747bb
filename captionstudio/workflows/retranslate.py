"""Translating part of a track anew: which captions have to go together, and putting what came out in their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import accumulate
from operator import attrgetter

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, edit_track, find_track, replace_track
from captionstudio.core.edits.stale import stale_cue_ids
from captionstudio.core.languages import is_same_language
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.sentences import group_sentences


def find_translation(document: Document, source: Track, target: str) -> Track | None:
    """Return the document's translation of a track into a language: the first whose captions came from it, or None."""
    ids = {cue.id for cue in source.cues}
    for track in document.tracks:
        is_one = track.role == "translation" and track.id != source.id and track.language and is_same_language(track.language, target)
        if is_one and any(not ids.isdisjoint(cue.source_ids) for cue in track.cues):
            return track
    return None


def find_source(document: Document, translation: Track) -> Track | None:
    """Return the track that a translation was made from, the first original where that cannot be told, or None."""
    wanted = {source_id for cue in translation.cues for source_id in cue.source_ids}
    others = [track for track in document.tracks if track.id != translation.id]
    linked = (track for track in others if any(cue.id in wanted for cue in track.cues))
    return next(linked, None) or next((track for track in others if track.role == "original"), None)


def outdated_ids(document: Document, source: Track, translation: Track) -> frozenset[str]:
    """Return what a translation lacks: its captions whose original says something else now, and those of ``source`` without any."""
    translated = {source_id for cue in translation.cues for source_id in cue.source_ids}
    return stale_cue_ids(document, translation.id) | {cue.id for cue in source.cues if cue.id not in translated}


def widen_to_sentences(source: Track, translation: Track, ids: Collection[str], language: str | None = None) -> Track:
    """Return ``source`` with only the captions that must be translated anew when those of ``ids`` (of either track) are.

    That is whole sentences, and whatever the translated captions to be replaced were made from. ``language`` is that of captions that
    do not say theirs.
    """
    groups = [frozenset(cue.id for cue in group.cues) for group in group_sentences(source.cues, language or source.language)]
    group_of = {cue_id: at for at, group in enumerate(groups) for cue_id in group}
    sources = [frozenset(cue.source_ids) & group_of.keys() for cue in translation.cues]
    wanted = {cue_id for cue_id in ids if cue_id in group_of}
    wanted.update(cue_id for cue, its in zip(translation.cues, sources, strict=True) if cue.id in ids for cue_id in its)
    whole: set[str] = set()
    while wanted - whole:
        whole |= {cue_id for at in {group_of[cue_id] for cue_id in wanted} for cue_id in groups[at]}
        wanted = whole.union(*(its for its in sources if not whole.isdisjoint(its)))
    return replace(source, cues=tuple(cue for cue in source.cues if cue.id in whole))


def put_back(
    document: Document,
    track_id: str,
    sources: Collection[str] | None,
    made: Iterable[Cue],
    label: str,
    *,
    made_by: TranslationRoute | None = None,
) -> Change:
    """Return the change that puts captions made anew from ``sources`` (None: from the whole track) in the place of the old ones.

    Locked captions stay, and nothing is put over them. A whole track says ``made_by`` which route from then on.

    Raises:
        InvalidEdit: the track is no longer there.
    """
    track = find_track(document, track_id)
    if sources is None:
        old = track.cues
    else:
        wanted = frozenset(sources)
        old = tuple(cue for cue in track.cues if not wanted.isdisjoint(cue.source_ids))
    kept = sorted((cue for cue in old if cue.locked), key=attrgetter("start_ms"))
    starts, ends = [cue.start_ms for cue in kept], list(accumulate((cue.end_ms for cue in kept), max))
    # Of the locked captions that start before one ends, the latest end tells whether any is in its way.
    added = [cue for cue in made if not (at := bisect_left(starts, cue.end_ms)) or ends[at - 1] <= cue.start_ms]
    if sources is None:
        cues = tuple(sorted([*kept, *added], key=attrgetter("start_ms")))
        return replace_track(document, replace(track, cues=cues, made_by=made_by or track.made_by), label)
    return edit_track(document, track_id, label, removed=[cue.id for cue in old if not cue.locked], added=added)
