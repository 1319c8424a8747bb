"""Translated cues whose original has changed since they were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from captionstudio.core.document import Cue, Document
from captionstudio.core.edits.change import find_track
from captionstudio.core.sentences import joined_text


def stale_cue_ids(document: Document, track_id: str) -> frozenset[str]:
    """Return which cues of a track no longer translate what their sources say: those were edited, split without them, or deleted.

    Raises:
        InvalidEdit: there is no such track.
    """
    track = find_track(document, track_id)
    wanted = {source for cue in track.cues for source in cue.source_ids}
    sources = {cue.id: cue for other in document.tracks if other.id != track_id for cue in other.cues if cue.id in wanted}
    return stale_among(track.cues, sources)


def stale_among(cues: Iterable[Cue], sources: Mapping[str, Cue]) -> frozenset[str]:
    """Return which of the cues are stale, given the cues of the original by their identities: for views that look at a few."""
    found: dict[tuple[str, ...], str] = {}
    stale = set()
    for cue in cues:
        if not cue.source_ids:
            continue
        text = found.get(cue.source_ids)
        if text is None:
            text = found[cue.source_ids] = current_source_text(cue, sources)
        if text != cue.source_text:
            stale.add(cue.id)
    return frozenset(stale)


def current_source_text(cue: Cue, sources: Mapping[str, Cue]) -> str:
    """Return what the sources of a translated cue say now, as `Cue.source_text` would say it."""
    return joined_text([sources[source] for source in cue.source_ids if source in sources])
