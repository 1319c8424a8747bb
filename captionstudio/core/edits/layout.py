"""Edits of how text lies on lines and cues, by `captionstudio.core.layout`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Document, Track, Word, new_id
from captionstudio.core.edits.change import Change, combine, edit_track
from captionstudio.core.edits.links import relink
from captionstudio.core.edits.places import SHORTEST_MS, ProfileOf, chosen_places, language_of, profiles_of
from captionstudio.core.edits.text import with_text
from captionstudio.core.edits.visible import VisibleText
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.layout.segmentation import segment_words
from captionstudio.core.markup import plain_text
from captionstudio.core.protection import has_own_lines
from captionstudio.core.speaking import split_voices

_OVERRIDE = re.compile(r"^(?:\{\\[^{}\n]*\})+")
_STYLES = ("i", "b", "u")


def rebreak_lines(document: Document, track_id: str, ids: Collection[str] | None = None, *, profile_of: ProfileOf | None = None) -> Change:
    """Return the change that breaks the lines of cues anew; without ``ids`` those of every cue that is not locked.

    Raises:
        InvalidEdit: a named cue is gone or locked.
    """
    limits = profiles_of(document, profile_of)
    track, places = chosen_places(document, track_id, ids)
    replaced = {}
    for at in places:
        cue = track.cues[at]
        replaced[cue.id] = rebroken(cue, track, limits)
    return edit_track(document, track_id, "Break lines", replaced=replaced)


def rebroken(cue: Cue, track: Track, limits: ProfileOf) -> Cue:
    """Return a cue with its lines broken anew; lines that are somebody's own stay apart."""
    language = language_of(cue, track)
    profile = limits(language)
    if has_own_lines(plain_text(cue.text)):
        text = "\n".join(break_lines(line, profile, language) for line in cue.text.split("\n") if line.strip())
    else:
        text = break_lines(cue.text, profile, language)
    return cue if text == cue.text else with_text(cue, text)


def resegment(document: Document, track_id: str, ids: Collection[str] | None = None, *, profile_of: ProfileOf | None = None) -> Change:
    """Return the change that cuts cues anew from their measured words, for the limits of ``profile_of``.

    Cues without words, locked ones and those that are not named stay, and no new cue reaches past them. Italics, bold and underline go
    along with their words. A new cue has the identity of the old one its first word was in, where that is free; translations name the
    cues that have the words now.

    Raises:
        InvalidEdit: no cue has words, or a named one is gone or locked.
    """
    limits = profiles_of(document, profile_of)
    track, places = chosen_places(document, track_id, ids)
    runs = _runs(track, [at for at in places if track.cues[at].words])
    if not runs:
        raise InvalidEdit("No word times are known for these captions.", hint="Only recognised captions can be cut anew.")
    removed: set[str] = set()
    added: list[Cue] = []
    heirs: dict[str, list[str]] = {}
    for first, after in runs:
        old = track.cues[first:after]
        new = _cut(old, limits, track)
        new = _within(new, track, first, after, limits)
        for cue_id, new_ids in _heirs(old, new).items():
            heirs[cue_id] = new_ids
        removed |= {cue.id for cue in old}
        added += new
    kept = removed & {cue.id for cue in added}
    change = edit_track(
        document,
        track_id,
        "Cut captions anew",
        replaced={cue.id: cue for cue in added if cue.id in kept},
        removed=removed - kept,
        added=[cue for cue in added if cue.id not in kept],
    )
    heirs = {cue_id: ids for cue_id, ids in heirs.items() if ids != [cue_id]}
    return combine(change.label, [change, *relink(document, track_id, heirs)])


def _runs(track: Track, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return stretches of neighbouring cues of one style, as (first, after the last)."""
    runs: list[tuple[int, int]] = []
    for at in places:
        cue = track.cues[at]
        if runs and runs[-1][1] == at and _is_like(track.cues[at - 1], cue):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _is_like(before: Cue, after: Cue) -> bool:
    return (before.style, _lead(before), before.source_ids) == (after.style, _lead(after), after.source_ids)


def _lead(cue: Cue) -> str:
    match = _OVERRIDE.match(cue.text)
    return match[0] if match else ""


def _cut(old: Sequence[Cue], limits: ProfileOf, track: Track) -> list[Cue]:
    """Return new cues for the words of old ones."""
    styles: dict[int, frozenset[str]] = {}
    owners: dict[int, Cue] = {}
    words: list[Word] = []
    for cue in old:
        language = language_of(cue, track)
        for word in cue.words:
            # A copy of its own, so that each word is known again by its identity even where two are alike. Cues may overlap, words not.
            start = max(word.start_ms, words[-1].start_ms if words else 0)
            timed = replace(word, start_ms=start, end_ms=max(start, word.end_ms))
            words.append(replace(timed, language=word.language or language, speaker=word.speaker or cue.speaker))
            owners[id(words[-1])] = cue
        own = words[len(words) - len(cue.words) :]
        styles |= {id(word): names for word, names in zip(own, _styles(cue), strict=True)}
    made = []
    taken: set[str] = set()
    for cue in segment_words(words, profile=limits):
        owner = owners[id(cue.words[0])]
        cue_id = owner.id if owner.id not in taken else new_id()
        taken.add(cue_id)
        text = _lead(owner) + _restyled(cue, [styles[id(word)] for word in cue.words])
        kept = replace(owner, id=cue_id, carried=owner.carried if cue_id == owner.id else None)
        kept = replace(kept, start_ms=cue.start_ms, end_ms=cue.end_ms, text=text, words=cue.words, language=cue.language)
        second = None if owner.second_speaker == cue.speaker or split_voices(owner.text) else owner.second_speaker
        made.append(replace(kept, speaker=cue.speaker, second_speaker=second))
    return made


def _styles(cue: Cue) -> list[frozenset[str]]:
    """Return of each word which of italics, bold and underline it stands in."""
    shown = VisibleText(cue.text)
    if "<" not in cue.text:
        return [frozenset()] * len(cue.words)
    return [frozenset(name for name in _STYLES if shown.has_tag(name, [span])) for span in _spans(shown.text, cue.words)]


def _restyled(cue: Cue, styles: Sequence[frozenset[str]]) -> str:
    if not any(styles):
        return cue.text
    text = cue.text
    for name in _STYLES:
        spans = [span for span, names in zip(_spans(plain_text(text), cue.words), styles, strict=True) if name in names]
        text = VisibleText(text).tagged(name, _joined(spans, plain_text(text)))
    return text


def _joined(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join spans that only white space parts."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _spans(text: str, words: Iterable[Word]) -> list[tuple[int, int]]:
    """Return where each word stands in a text; an empty span for one that is not in it."""
    spans, place = [], 0
    for word in words:
        at = text.find(word.text, place)
        spans.append((at, at + len(word.text)) if at >= 0 else (place, place))
        place = max(place, spans[-1][1])
    return spans


def _within(new: list[Cue], track: Track, first: int, after: int, limits: ProfileOf) -> list[Cue]:
    """Keep new cues clear of the cues before and after their run."""
    if after < len(track.cues):
        last = new[-1]
        latest = track.cues[after].start_ms - limits(last.language).min_gap_ms
        new[-1] = replace(last, end_ms=max(last.start_ms + SHORTEST_MS, min(last.end_ms, latest)))
    if first > 0:
        earliest = min(track.cues[first - 1].end_ms, track.cues[first].start_ms)
        new[0] = replace(new[0], start_ms=min(max(new[0].start_ms, earliest), new[0].end_ms - SHORTEST_MS))
    return new


def _heirs(old: Sequence[Cue], new: Sequence[Cue]) -> dict[str, list[str]]:
    """Return for each old cue the new ones that have words of it."""
    owner = itertools.chain.from_iterable([cue.id] * len([word for word in cue.words if word.text.strip()]) for cue in old)
    heirs: dict[str, list[str]] = {cue.id: [] for cue in old}
    for cue in new:
        for cue_id in itertools.islice(owner, len(cue.words)):
            if cue.id not in heirs[cue_id]:
                heirs[cue_id].append(cue.id)
    return heirs
