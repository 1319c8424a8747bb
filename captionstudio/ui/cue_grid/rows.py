"""Which cues of a track the grid shows: all of them, or those that a filter lets through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from captionstudio.core.document import Cue, Track
from captionstudio.services.cue_filter import KINDS_SHOWN, CueFilter, prepare
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session

_CHUNK = 500


class RowFilter:
    """Applies a `CueFilter` to a whole track, or again to the few cues that have changed."""

    def __init__(self, session: Session, issues: IssueTracker) -> None:
        self._session = session
        self._issues = issues
        self.chosen = CueFilter()

    def warm_up(self) -> Iterator[None]:
        """Get every text ready to be searched, a part at each step: that is what takes long the first time."""
        for track in self._session.document.tracks:
            for first in range(0, len(track.cues), _CHUNK):
                for cue in track.cues[first : first + _CHUNK]:
                    prepare(cue)
                yield

    def choose(self, track: Track | None) -> list[Cue]:
        """Return the cues to show."""
        if track is None:
            return []
        if self.chosen.is_open:
            return list(track.cues)
        kinds = KINDS_SHOWN[self.chosen.kind]
        flagged = self._issues.flagged(track.id, *kinds)
        marks = {cue.id: kinds if cue.id in flagged else () for cue in track.cues}
        rows = [cue for cue in track.cues if self.chosen.accepts(cue, marks[cue.id], cue.language or track.language)]
        beside = self._found_beside(track, frozenset(cue.id for cue in rows))
        if not beside:
            return rows
        return [
            cue for cue in track.cues if self.chosen.accepts(cue, marks[cue.id], cue.language or track.language, beside.get(cue.id, ()))
        ]

    def choose_again(self, track: Track, rows: Sequence[Cue], cue_ids: Iterable[str], kept_id: str | None) -> list[Cue]:
        """Return rows in which these cues are as they are now, and shown or not as the filter says.

        The cue ``kept_id`` is being worked on: it stays where it was shown, for it must not vanish under the hands.
        """
        shown = {cue.id: row for row, cue in enumerate(rows)}
        made, gone, come = list(rows), set[str](), list[Cue]()
        is_moved = False
        for cue_id in cue_ids:
            at, row = self._session.index_of(track.id, cue_id), shown.get(cue_id)
            cue = track.cues[at] if at is not None else None
            if cue is None or not ((cue_id == kept_id and row is not None) or self._accepts(track, cue)):
                gone.add(cue_id)
            elif row is None:
                come.append(cue)
            else:
                is_moved = is_moved or made[row].start_ms != cue.start_ms
                made[row] = cue
        if gone:
            made = [cue for cue in made if cue.id not in gone]
        if come or is_moved:
            made = sorted(made + come, key=lambda each: self._session.index_of(track.id, each.id) or 0)
        return made

    def _accepts(self, track: Track, cue: Cue) -> bool:
        kinds = self._issues.kinds_of(track.id, cue.id) if self.chosen.kind != "all" else ()
        tracks = self._session.document.tracks
        others = (each for other in tracks if other.id != track.id for each in self._issues.links.counterparts(track, cue, other))
        return self.chosen.accepts(cue, kinds, cue.language or track.language, others)

    def _found_beside(self, track: Track, found: frozenset[str]) -> dict[str, tuple[Cue, ...]]:
        """Return the cues of other tracks that hold the text looked for, by the cues they stand beside unless those are found anyway."""
        beside: dict[str, tuple[Cue, ...]] = {}
        wanted = CueFilter(text=self.chosen.text)
        if wanted.is_open:
            return beside
        for other in self._session.document.tracks:
            if other.id != track.id:
                for cue in other.cues:
                    if wanted.accepts(cue, (), None) and not (cue.source_ids and found.issuperset(cue.source_ids)):
                        for mine in self._issues.links.counterparts(other, cue, track):
                            beside[mine.id] = (*beside.get(mine.id, ()), cue)
        return beside
