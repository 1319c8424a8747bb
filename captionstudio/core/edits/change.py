"""The one type every edit returns, and what can be done with it.

An edit is a pure function ``(document, ...) -> Change`` that raises `InvalidEdit` before anything is touched. To add one: find what is to
become of the cues of a track and hand that to `edit_track`. Applying, undoing, merging and showing a change is then settled.

>>> before = Document(tracks=(Track((Cue(0, 1000, "Hello", id="a"),), id="t"),))
>>> change = edit_track(before, "t", "Edit text", replaced={"a": Cue(0, 1000, "Hullo", id="a")})
>>> after = apply_change(before, change)
>>> after.track("t").cues[0].text, apply_change(after, change.inverse()) == before
('Hullo', True)
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Literal

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.errors import InvalidEdit


@dataclass(frozen=True, slots=True)
class PlacedCue:
    """A cue at its place in a track: before the change where it is removed, after it where it is added."""

    track_id: str
    index: int
    cue: Cue


@dataclass(frozen=True, slots=True)
class PlacedTrack:
    """A whole track at its place in the document."""

    index: int
    track: Track


SettingName = Literal["media", "shot_changes_ms", "style", "profile", "glossary", "speakers"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One of the document's own fields."""

    name: SettingName
    value: Any


Part = PlacedCue | PlacedTrack | Setting


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit takes out of a document and what it puts in; ``label`` is what Undo shows.

    Changes that follow each other with the same ``merge_key`` become one step of Undo: the key names what is edited and how, so that
    one drag or one run of typing is one step. None never merges.
    """

    label: str
    removed: tuple[Part, ...] = ()
    added: tuple[Part, ...] = ()
    merge_key: str | None = None

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.label, self.added, self.removed, self.merge_key)

    def merge(self, later: Change) -> Change | None:
        """Return one change for this and the ``later`` one that was made right after it, or None where they are not of one kind."""
        if self.merge_key is None or self.merge_key != later.merge_key or not _continues(self.added, later.removed):
            return None
        return Change(self.label, self.removed, later.added, self.merge_key)

    @property
    def cue_ids(self) -> frozenset[str]:
        """The identities of the cues it touches; those of whole tracks are not among them."""
        return frozenset(part.cue.id for part in (*self.removed, *self.added) if isinstance(part, PlacedCue))

    @property
    def track_ids(self) -> frozenset[str]:
        """The identities of the tracks it touches."""
        parts = (*self.removed, *self.added)
        return frozenset(
            part.track.id if isinstance(part, PlacedTrack) else part.track_id for part in parts if not isinstance(part, Setting)
        )

    @property
    def is_structural(self) -> bool:
        """Whether cues or tracks come, go or change their order, rather than only what they hold."""
        return [_place(part) for part in self.removed] != [_place(part) for part in self.added]


def _place(part: Part) -> tuple[object, ...]:
    if isinstance(part, PlacedCue):
        return part.track_id, part.index, part.cue.id
    return (part.index, part.track.id) if isinstance(part, PlacedTrack) else (part.name,)


def _continues(made: tuple[Part, ...], taken: tuple[Part, ...]) -> bool:
    """Whether what one change put in is just what the next took out."""
    return len(made) == len(taken) and all(a == b for a, b in zip(made, taken, strict=True))


def edit_track(
    document: Document,
    track_id: str,
    label: str,
    *,
    replaced: Mapping[str, Cue] | None = None,
    removed: Collection[str] = (),
    added: Iterable[Cue] = (),
    merge_key: str | None = None,
) -> Change:
    """Return the change that leaves a track with some cues replaced (by identity), some removed and some added, in order of time.

    Cues that start together keep their order, added ones after those that were there. The change holds only what differs.

    Raises:
        InvalidEdit: there is no such track or cue.
    """
    track = find_track(document, track_id)
    replaced, removed, added = dict(replaced or {}), frozenset(removed), list(added)
    wanted = replaced.keys() | removed
    known = {cue.id: index for index, cue in enumerate(track.cues) if cue.id in wanted}
    if missing := wanted - known.keys():
        raise InvalidEdit("The cue is no longer there.", cue=min(missing))
    if not removed and not added and _keeps_order(track.cues, replaced, known):
        pairs = [(index, track.cues[index], replaced[cue_id]) for cue_id, index in known.items()]
        pairs = [pair for pair in pairs if pair[1] != pair[2]]
        before = tuple(PlacedCue(track_id, index, old) for index, old, _ in pairs)
        return Change(label, before, tuple(PlacedCue(track_id, index, new) for index, _, new in pairs), merge_key)
    kept = [index for index, cue in enumerate(track.cues) if cue.id not in removed]
    after: list[tuple[Cue, int]] = [(replaced.get(track.cues[index].id, track.cues[index]), index) for index in kept]
    after += [(cue, -1) for cue in added]
    after.sort(key=lambda pair: pair[0].start_ms)
    # A cue whose neighbours are the same ones as before has not moved, whatever its number is now.
    moved = _moved([before for _, before in after if before >= 0])
    taken = [PlacedCue(track_id, index, track.cues[index]) for cue_id, index in known.items() if cue_id in removed]
    made = []
    for index, (cue, old) in enumerate(after):
        if old < 0:
            made.append(PlacedCue(track_id, index, cue))
        elif old in moved or (cue is not track.cues[old] and cue != track.cues[old]):
            taken.append(PlacedCue(track_id, old, track.cues[old]))
            made.append(PlacedCue(track_id, index, cue))
    taken.sort(key=attrgetter("index"))
    return Change(label, tuple(taken), tuple(made), merge_key)


def _keeps_order(cues: Sequence[Cue], replaced: Mapping[str, Cue], known: Mapping[str, int]) -> bool:
    """Whether the replaced cues stay between their neighbours in time."""
    for cue_id, index in known.items():
        cue = replaced[cue_id]
        for neighbour, sign in ((index - 1, 1), (index + 1, -1)):
            if 0 <= neighbour < len(cues):
                other = replaced.get(cues[neighbour].id, cues[neighbour])
                if (cue.start_ms - other.start_ms) * sign < 0:
                    return False
    return True


def _moved(order: list[int]) -> frozenset[int]:
    """Return numbers to take out of ``order`` so that the rest ascends: those that have fallen behind a larger one, or jumped ahead."""
    if all(a < b for a, b in itertools.pairwise(order)):
        return frozenset()
    highest, lowest = -1, len(order)
    behind, ahead = set(), set()
    for number in order:
        if number < highest:
            behind.add(number)
        highest = max(highest, number)
    for number in reversed(order):
        if number > lowest:
            ahead.add(number)
        lowest = min(lowest, number)
    return frozenset(behind if len(behind) <= len(ahead) else ahead)


def add_track(document: Document, track: Track, label: str, index: int | None = None) -> Change:
    """Return the change that adds a track, at the end unless ``index`` says where."""
    return Change(label, added=(PlacedTrack(len(document.tracks) if index is None else index, track),))


def remove_track(document: Document, track_id: str, label: str) -> Change:
    """Return the change that removes a track.

    Raises:
        InvalidEdit: there is no such track.
    """
    track = find_track(document, track_id)
    return Change(label, removed=(PlacedTrack(document.tracks.index(track), track),))


def replace_track(document: Document, track: Track, label: str) -> Change:
    """Return the change that puts ``track`` in the place of the one with its identity, cues, language, name and all.

    Raises:
        InvalidEdit: there is no such track.
    """
    old = find_track(document, track.id)
    index = document.tracks.index(old)
    return Change(label, removed=(PlacedTrack(index, old),), added=(PlacedTrack(index, track),))


def set_setting(document: Document, name: SettingName, value: Any, label: str) -> Change:
    """Return the change of one of the document's own fields."""
    return Change(label, removed=(Setting(name, getattr(document, name)),), added=(Setting(name, value),))


def combine(label: str, changes: Iterable[Change], merge_key: str | None = None) -> Change:
    """Return one change for several that touch different tracks or settings of the same document."""
    parts = list(changes)
    removed = tuple(part for change in parts for part in change.removed)
    return Change(label, removed, tuple(part for change in parts for part in change.added), merge_key)


def find_track(document: Document, track_id: str) -> Track:
    """Return a track by its identity.

    Raises:
        InvalidEdit: there is none.
    """
    try:
        return document.track(track_id)
    except KeyError:
        raise InvalidEdit("The track is no longer there.", track=track_id) from None


def apply_change(document: Document, change: Change) -> Document:
    """Return the document with a change made.

    Raises:
        InvalidEdit: what the change removes is not there: it was made for another state of the document.
    """
    tracks = list(document.tracks)
    cues: dict[str, tuple[list[PlacedCue], list[PlacedCue]]] = {}
    settings: dict[str, Any] = {}
    for side, parts in enumerate((change.removed, change.added)):
        for part in parts:
            if isinstance(part, PlacedCue):
                cues.setdefault(part.track_id, ([], []))[side].append(part)
    for part in change.removed:
        if isinstance(part, PlacedTrack):
            at = next((index for index, track in enumerate(tracks) if track.id == part.track.id), None)
            if at is None or tracks[at] != part.track:
                raise InvalidEdit("The track has changed meanwhile.", track=part.track.id)
            del tracks[at]
    for part in change.added:
        if isinstance(part, PlacedTrack):
            tracks.insert(min(part.index, len(tracks)), part.track)
        elif isinstance(part, Setting):
            settings[part.name] = part.value
    for track_id, (taken, made) in cues.items():
        at = next((index for index, track in enumerate(tracks) if track.id == track_id), None)
        if at is None:
            raise InvalidEdit("The track is no longer there.", track=track_id)
        tracks[at] = replace(tracks[at], cues=_exchange(tracks[at].cues, taken, made))
    return replace(document, tracks=tuple(tracks), **settings)


def _exchange(before: tuple[Cue, ...], taken: list[PlacedCue], made: list[PlacedCue]) -> tuple[Cue, ...]:
    if any(part.index >= len(before) or before[part.index] != part.cue for part in taken):
        raise InvalidEdit("The captions have changed meanwhile.")
    cues = list(before)
    if [part.index for part in taken] == [part.index for part in made]:
        for part in made:
            cues[part.index] = part.cue
        return tuple(cues)
    gone = {part.index for part in taken}
    cues = [cue for index, cue in enumerate(cues) if index not in gone]
    put = {part.index: part.cue for part in made}
    rest = iter(cues)
    return tuple(put[index] if index in put else next(rest) for index in range(len(cues) + len(put)))
