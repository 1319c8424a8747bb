"""How translated cues follow when their originals are split, joined or moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, PlacedCue, combine, edit_track
from captionstudio.core.edits.places import SHORTEST_MS

Heirs = Mapping[str, Sequence[str]]
"""For a cue that an edit takes apart or joins with others: the cues that have its text afterwards."""


def relink(document: Document, track_id: str, heirs: Heirs) -> list[Change]:
    """Return the changes that let translations of a track name the cues that now have the text they were made from."""
    changes = []
    known = frozenset(heirs)
    for track in document.tracks:
        if track.id == track_id or not known:
            continue
        replaced = {}
        for cue in _made_from(track, known):
            ids = dict.fromkeys(heir for source in cue.source_ids for heir in heirs.get(source, (source,)))
            replaced[cue.id] = replace(cue, source_ids=tuple(ids))
        if replaced:
            changes.append(edit_track(document, track.id, "", replaced=replaced))
    return changes


def carry_translations(document: Document, change: Change) -> Change:
    """Return ``change``, an edit of times, with the translations of the cues it moves moved along.

    A translated cue follows the original it stands beside: as far as that moves and, where only an edge moves, in proportion. Locked
    translations stay where they are.
    """
    before = {part.cue.id: part for part in change.removed if isinstance(part, PlacedCue)}
    after = {part.cue.id: part.cue for part in change.added if isinstance(part, PlacedCue)}
    moved = {cue_id: (part.cue, after[cue_id]) for cue_id, part in before.items() if cue_id in after}
    moved = {cue_id: (old, new) for cue_id, (old, new) in moved.items() if (old.start_ms, old.end_ms) != (new.start_ms, new.end_ms)}
    touched = {part.track_id for part in before.values()}
    candidates = {
        track.id: [cue for cue in _made_from(track, frozenset(moved)) if not cue.locked]
        for track in document.tracks
        if track.id not in touched
    }
    wanted = {source for cues in candidates.values() for cue in cues for source in cue.source_ids}
    sources = {cue.id: cue for track_id in touched for cue in document.track(track_id).cues if cue.id in wanted}
    followers = []
    for track_id, cues in candidates.items():
        replaced = {}
        for cue in cues:
            leader = _nearest(cue, [sources[source] for source in cue.source_ids if source in sources])
            if leader is not None and leader.id in moved:
                replaced[cue.id] = _follow(cue, *moved[leader.id])
        if replaced:
            followers.append(edit_track(document, track_id, change.label, replaced=replaced))
    return combine(change.label, [change, *followers], change.merge_key) if followers else change


def _made_from(track: Track, cue_ids: frozenset[str]) -> list[Cue]:
    """Return the cues that were translated from any of these."""
    is_apart = cue_ids.isdisjoint
    return [cue for cue in track.cues if cue.source_ids and not is_apart(cue.source_ids)]


def _follow(cue: Cue, old: Cue, new: Cue) -> Cue:
    if new.start_ms - old.start_ms == new.end_ms - old.end_ms:
        start = max(0, cue.start_ms + new.start_ms - old.start_ms)
        return replace(cue, start_ms=start, end_ms=start + max(SHORTEST_MS, cue.duration_ms))
    length = max(1, old.duration_ms)
    start, end = (new.start_ms + (time - old.start_ms) * new.duration_ms // length for time in (cue.start_ms, cue.end_ms))
    start = max(0, start)
    return replace(cue, start_ms=start, end_ms=max(end, start + SHORTEST_MS))


def _nearest(cue: Cue, others: Iterable[Cue]) -> Cue | None:
    return max(others, key=lambda other: (_overlap(cue, other), -abs(cue.start_ms - other.start_ms)), default=None)


def _overlap(cue: Cue, other: Cue) -> int:
    """Return the time two cues share, negative where they are apart."""
    return min(cue.end_ms, other.end_ms) - max(cue.start_ms, other.start_ms)
