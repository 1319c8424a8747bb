"""Who speaks in the captions under work: how long, how often, by which samples they are known, and where it is doubtful."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, PlacedCue, PlacedTrack
from captionstudio.core.speakers import Speaker
from captionstudio.core.speaking import is_doubtful_voice, speaking_times
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import SpeakerNames, voices_of

SAMPLES = 3
"""So many captions stand for a speaker."""
_TELL_AFTER_MS = 80  # the row of a speaker who is being edited need not follow every key


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker as the panel shows them. ``number`` counts persons from 1 in the order of the document, 0 for what is only a sound.

    ``turns`` counts stretches of captions of theirs without anybody else in between. ``samples`` are long captions of theirs alone, of
    which it is not doubtful who speaks, in order of time.
    """

    speaker: Speaker
    number: int
    speaking_ms: int
    turns: int
    samples: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one caption adds."""

    times: tuple[tuple[str, int], ...] = ()
    begins: tuple[str, ...] = ()
    is_doubtful: bool = False


_NOTHING = _Part()


class SpeakerOverview(QObject):
    """Sums up the speakers of the active track, and keeps the sums as captions change: one edit costs what it touches.

    A caption is doubtful where a machine said who speaks it and was less sure than `captionstudio.core.speaking.DOUBTFUL_BELOW`;
    translations have their speakers from their originals and never are. ``changed()`` comes a moment after something of it is another,
    once for many edits in a row. Nothing is summed up before somebody asks.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.names = SpeakerNames(session, self)
        self._track_id: str | None = None
        self._cues: tuple[Cue, ...] | None = None
        self._parts: dict[str, _Part] = {}
        self._times: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()
        self._doubtful: set[str] = set()
        self._rows: tuple[SpeakerRow, ...] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_TELL_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        self.names.changed.connect(self._touch)
        session.document_reset.connect(self._forget)
        session.selection_changed.connect(self._on_selection)
        session.changed.connect(self._on_changed)

    @property
    def rows(self) -> tuple[SpeakerRow, ...]:
        """Every speaker of the document: persons in their order, then what is no person."""
        self._sum_up()
        if self._rows is None:
            samples = self._find_samples()
            speakers = sorted(self.names.speakers, key=lambda speaker: speaker.kind != "person")
            self._rows = tuple(
                SpeakerRow(
                    speaker,
                    number if speaker.kind == "person" else 0,
                    self._times[speaker.name],
                    self._turns[speaker.name],
                    samples.get(speaker.name, ()),
                )
                for number, speaker in enumerate(speakers, 1)
            )
        return self._rows

    @property
    def doubtful_count(self) -> int:
        """How many captions of the active track are doubtful."""
        self._sum_up()
        return len(self._doubtful)

    def next_doubtful(self, after_id: str | None = None, *, backwards: bool = False) -> str | None:
        """Return the next doubtful caption of the active track, going on at its other end; None where there is none.

        Without ``after_id`` the search begins at the first caption, or at the last.
        """
        self._sum_up()
        track = self._session.active_track
        if track is None or not self._doubtful:
            return None
        places = sorted(at for each in self._doubtful if (at := self._session.index_of(track.id, each)) is not None)
        here = self._session.index_of(track.id, after_id) if after_id else None
        if here is None:
            at = places[-1] if backwards else places[0]
        elif backwards:
            at = max((place for place in places if place < here), default=places[-1])
        else:
            at = min((place for place in places if place > here), default=places[0])
        return track.cues[at].id

    def _find_samples(self) -> dict[str, tuple[Cue, ...]]:
        alone: dict[str, list[Cue]] = {}
        for cue in self._cues or ():
            if cue.speaker and not cue.second_speaker and not is_doubtful_voice(cue):
                alone.setdefault(cue.speaker, []).append(cue)
        longest = {name: heapq.nlargest(SAMPLES, cues, key=lambda cue: cue.duration_ms) for name, cues in alone.items()}
        return {name: tuple(sorted(cues, key=lambda cue: cue.start_ms)) for name, cues in longest.items()}

    def _sum_up(self) -> None:
        """Look at the whole track, unless that was done."""
        if self._cues is None:
            track = self._session.active_track
            self._track_id = self._session.selection.track_id
            self._cues = track.cues if track else ()
            self._look_at(range(len(self._cues)))

    def _on_selection(self) -> None:
        if self._session.selection.track_id != self._track_id:
            self._forget()

    def _forget(self) -> None:
        self._track_id, self._cues = self._session.selection.track_id, None
        self._parts, self._times, self._turns, self._doubtful = {}, Counter(), Counter(), set()
        self._touch()

    def _on_changed(self, change: Change) -> None:
        track = self._session.active_track
        if any(isinstance(part, PlacedTrack) for part in (*change.removed, *change.added)):
            self._forget()
        elif self._cues is not None and track is not None and track.id == self._track_id and track.id in change.track_ids:
            self._follow(change, track)

    def _follow(self, change: Change, track: Track) -> None:
        """Take away what is gone, look at what came, and at what comes right after either."""
        assert self._cues is not None
        before = self._cues
        gone = [part for part in change.removed if isinstance(part, PlacedCue) and part.track_id == track.id]
        come = [part for part in change.added if isinstance(part, PlacedCue) and part.track_id == track.id]
        self._cues = track.cues
        followers = {before[part.index + 1].id for part in gone if part.index + 1 < len(before)}
        stay = {part.cue.id for part in come}
        is_other = False
        for cue_id in {part.cue.id for part in gone} - stay:
            is_other |= self._put(cue_id, None)
        places = {part.index for part in come} | {part.index + 1 for part in come}
        places |= {at for each in followers if (at := self._session.index_of(track.id, each)) is not None}
        is_other |= self._look_at(sorted(at for at in places if at < len(self._cues)))
        shown = {cue.id for row in self._rows or () for cue in row.samples}
        if is_other or not shown.isdisjoint(stay):
            self._touch()

    def _look_at(self, places: Iterable[int]) -> bool:
        """Look at the captions at these places; whether something is another than before."""
        cues = self._cues or ()
        is_other = False
        for at in places:
            cue = cues[at]
            names = voices_of(cue)
            part = _NOTHING
            if names:
                previous = voices_of(cues[at - 1]) if at else ()
                begins = tuple(name for name in names if name not in previous)
                part = _Part(_times_of(cue), begins, is_doubtful_voice(cue) and not cue.source_ids)
            is_other |= self._put(cue.id, part)
        return is_other

    def _put(self, cue_id: str, part: _Part | None) -> bool:
        """Count a caption as ``part`` instead of what it counted as, None where it is gone; whether that is another."""
        old = self._parts.pop(cue_id, _NOTHING)
        if part is not None:
            self._parts[cue_id] = part
        new = part or _NOTHING
        if old == new:
            return False
        for sign, counted in ((-1, old), (1, new)):
            for name, time_ms in counted.times:
                self._times[name] += sign * time_ms
            for name in counted.begins:
                self._turns[name] += sign
        (self._doubtful.add if new.is_doubtful else self._doubtful.discard)(cue_id)
        return True

    def _touch(self) -> None:
        self._rows = None
        self._timer.start()


def _times_of(cue: Cue) -> tuple[tuple[str, int], ...]:
    """Return for how long each of its voices speaks a caption; a single one from its first word to its last."""
    if cue.second_speaker or not cue.speaker:
        return tuple(speaking_times([cue]).items())
    start, end = (cue.words[0].start_ms, cue.words[-1].end_ms) if cue.words else (cue.start_ms, cue.end_ms)
    return ((cue.speaker, max(0, end - start)),)
