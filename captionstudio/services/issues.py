"""Live checking: what is wrong, doubtful or out of date in every track, kept up as the document changes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, PlacedCue, PlacedTrack, Setting
from captionstudio.core.edits.stale import current_source_text
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.ports import MediaInfo
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.core.quality.checks import Issue, check_cue
from captionstudio.core.speaking import is_doubtful_voice
from captionstudio.services.drifts import DriftNote
from captionstudio.services.links import CueLinks
from captionstudio.services.marks import (
    MARK_KINDS,
    Mark,
    MarkKind,
    mark_of_doubt,
    mark_of_drift,
    mark_of_issue,
    mark_of_stale,
    mark_of_voice,
)
from captionstudio.services.session import Session

_SLICE_S = 0.006
_AT_ONCE = 100
"""So many touched cues are checked before `Session.apply` returns; more wait for the event loop."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """What a check of one cue found."""

    issues: tuple[Issue, ...] = ()
    is_doubtful: bool = False
    is_stale: bool = False
    has_doubtful_voice: bool = False
    drift: DriftNote | None = None

    @property
    def kinds(self) -> frozenset[MarkKind]:
        found: set[MarkKind] = {issue.severity for issue in self.issues}
        if self.is_doubtful or self.has_doubtful_voice or self.drift:
            found.add("check")
        if self.is_stale:
            found.add("stale")
        return frozenset(found)


_CLEAN = _Finding()


@dataclass(slots=True)
class _Watched:
    """One track as it was last seen, what was found in it, and what still has to be looked at."""

    cues: tuple[Cue, ...]
    findings: dict[str, _Finding] = field(default_factory=dict)
    pending: dict[str, None] = field(default_factory=dict)
    flagged: dict[MarkKind, set[str]] = field(default_factory=lambda: {kind: set() for kind in MARK_KINDS})


class IssueTracker(QObject):
    """Checks every cue against the document's profile, in slices between events, and again whatever a change touches.

    - ``issues_changed(frozenset of (track_id, cue_id))``: what is said about these cues is another than before.
    - ``checked()``: nothing waits to be looked at any more.

    Asking about a cue that has not been looked at yet looks at it at once, so a view never shows too little.
    """

    issues_changed = Signal(object)
    checked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.links = CueLinks(session, self)
        self._fps: float | None = None
        self._profiles: dict[str | None, Profile] = {}
        self._watched: dict[str, _Watched] = {}
        self._drifts: dict[tuple[str, str], DriftNote] = {}
        self._untold: set[tuple[str, str]] = set()  # found because a view asked, not told to the others yet
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer)
        session.document_reset.connect(self._on_document_reset)
        session.changed.connect(self._on_changed)
        self._on_document_reset()

    @property
    def is_busy(self) -> bool:
        """Whether cues still wait to be looked at, so that counts are not final."""
        return self._timer.isActive()

    def marks_of(self, track_id: str, cue_id: str) -> tuple[Mark, ...]:
        """Return why a cue is flagged, the gravest reason first; nothing for one that is gone."""
        finding = self._find(track_id, cue_id)
        if finding is _CLEAN:
            return ()
        marks = [mark_of_issue(issue) for issue in finding.issues]
        if (finding.is_doubtful or finding.has_doubtful_voice) and (cue := self._session.find_cue(track_id, cue_id)):
            marks += [mark_of_doubt(cue)] if finding.is_doubtful else []
            marks += [mark_of_voice(cue)] if finding.has_doubtful_voice else []
        if finding.drift:
            marks.append(mark_of_drift(finding.drift))
        if finding.is_stale:
            marks.append(mark_of_stale())
        return tuple(sorted(marks, key=lambda mark: MARK_KINDS.index(mark.kind)))

    def kinds_of(self, track_id: str, cue_id: str) -> frozenset[MarkKind]:
        """Return the kinds of a cue's marks; quicker than `marks_of`."""
        return self._find(track_id, cue_id).kinds

    def known_kinds(self, track_id: str, cue_id: str) -> frozenset[MarkKind]:
        """Return the kinds of a cue's marks as far as it has been looked at; for those who ask about thousands of cues."""
        watched = self._watched.get(track_id)
        return watched.findings.get(cue_id, _CLEAN).kinds if watched else frozenset()

    def flagged(self, track_id: str, *kinds: MarkKind) -> frozenset[str]:
        """Return the cues of a track known to have a mark of one of these kinds."""
        watched = self._watched.get(track_id)
        return frozenset().union(*(watched.flagged[kind] for kind in kinds)) if watched else frozenset()

    def count(self, track_id: str, *kinds: MarkKind) -> int:
        """Return how many cues of a track are known to have a mark of one of these kinds."""
        return len(self.flagged(track_id, *kinds))

    def next_issue(self, after_id: str | None = None, *, backwards: bool = False) -> str | None:
        """Return the next cue of the active track with a mark of any kind, going on at its other end; None where there is none.

        Without ``after_id`` the search begins at the first cue, or at the last.
        """
        track = self._session.active_track
        if track is None or not track.cues:
            return None
        count, step = len(track.cues), -1 if backwards else 1
        at = self._session.index_of(track.id, after_id) if after_id else None
        first = at + step if at is not None else (count - 1 if backwards else 0)
        for offset in range(count):
            cue = track.cues[(first + step * offset) % count]
            if self._find(track.id, cue.id).kinds:
                return cue.id
        return None

    def profile_of(self, track: Track, cue: Cue) -> Profile:
        """Return the limits that a cue is held to: the document's, for its language, at the frame rate of the media."""
        language = cue.language or track.language
        profile = self._profiles.get(language)
        if profile is None:
            try:
                profile = profile_for(language, self._session.document.profile)
            except InvalidRequest:  # a project may name house rules that this program does not know
                profile = profile_for(language)
            profile = self._profiles[language] = profile.at_frame_rate(self._fps) if self._fps else profile
        return profile

    def set_media(self, media: MediaInfo | None) -> None:
        """Take the frame rate from the media: the smallest gap is so many frames."""
        fps = media.video.fps if media and media.video else None
        if fps != self._fps:
            self._fps = fps
            self._check_all_again()

    def set_drifts(self, track_id: str, notes: Mapping[str, DriftNote]) -> None:
        """Flag the captions of a track that say something else when translated back, those and no others, until they are edited."""
        watched = self._watched.get(track_id)
        if watched is None:
            return
        before = [each for each in self._drifts if each[0] == track_id]
        for each in before:
            del self._drifts[each]
        self._drifts.update({(track_id, cue_id): note for cue_id, note in notes.items()})
        touched = dict.fromkeys([*(cue_id for _, cue_id in before), *notes])
        if changed := self._look_again(track_id, touched):
            self.issues_changed.emit(frozenset(changed))
        self._set_busy()

    def finish(self) -> None:
        """Look at everything that waits, now; for callers that can wait."""
        self._work(float("inf"))

    def _find(self, track_id: str, cue_id: str) -> _Finding:
        watched = self._watched.get(track_id)
        if watched is None:
            return _CLEAN
        finding = watched.findings.get(cue_id)
        if finding is None or cue_id in watched.pending:
            at = self._session.index_of(track_id, cue_id)
            if at is None:
                return _CLEAN
            self._untold.update(self._check(track_id, watched, [at]))
            finding = watched.findings[cue_id]
        return finding

    def _check(self, track_id: str, watched: _Watched, places: Iterable[int]) -> list[tuple[str, str]]:
        """Look at the cues at these places; return those of which something else is said now."""
        track = self._session.document.track(track_id)
        found: list[tuple[str, str]] = []
        for at in places:
            cue = track.cues[at]
            following = track.cues[at + 1] if at + 1 < len(track.cues) else None
            finding = self._look(track, cue, following)
            before = watched.findings.get(cue.id, _CLEAN)
            watched.findings[cue.id] = finding
            watched.pending.pop(cue.id, None)
            if finding != before:
                kinds = finding.kinds
                for kind in before.kinds - kinds:
                    watched.flagged[kind].discard(cue.id)
                for kind in kinds:
                    watched.flagged[kind].add(cue.id)
                found.append((track_id, cue.id))
        return found

    def _look(self, track: Track, cue: Cue, following: Cue | None) -> _Finding:
        issues = check_cue(cue, following, self.profile_of(track, cue))
        is_doubtful = any(word.is_doubtful for word in cue.words)
        is_stale = bool(cue.source_ids) and self._is_stale(cue)
        # A translation has its speakers from its source, and is right as soon as that is.
        has_doubtful_voice = is_doubtful_voice(cue) and not cue.source_ids
        note = self._drifts.get((track.id, cue.id))
        drift = note if note and note.fits(cue) else None
        is_clean = not (issues or is_doubtful or is_stale or has_doubtful_voice or drift)
        return _CLEAN if is_clean else _Finding(tuple(issues), is_doubtful, is_stale, has_doubtful_voice, drift)

    def _is_stale(self, cue: Cue) -> bool:
        tracks = self._session.document.tracks
        found = {each: source for each in cue.source_ids for track in tracks if (source := self._session.find_cue(track.id, each))}
        if not found and not any(track.role == "original" for track in tracks):
            return False  # what it was translated from is not in this document
        return current_source_text(cue, found) != cue.source_text

    def _on_document_reset(self) -> None:
        self._profiles.clear()
        self._drifts.clear()
        self._watched = {track.id: _watch(track) for track in self._session.document.tracks}
        self._set_busy()

    def _check_all_again(self) -> None:
        self._profiles.clear()
        for track in self._session.document.tracks:
            self._watched[track.id].pending = dict.fromkeys(cue.id for cue in track.cues)
        self._set_busy()

    def _check_translations_again(self) -> None:
        """Tracks came or went, and with them perhaps what others were translated from."""
        for watched in self._watched.values():
            watched.pending.update(dict.fromkeys(cue.id for cue in watched.cues if cue.source_ids))

    def _on_changed(self, change: Change) -> None:
        if any(isinstance(part, Setting) and part.name == "profile" for part in change.added):
            self._check_all_again()
        for part in change.removed:
            if isinstance(part, PlacedTrack):
                self._watched.pop(part.track.id, None)
        for part in change.added:
            if isinstance(part, PlacedTrack):
                self._watched[part.track.id] = _watch(part.track)
        if any(isinstance(part, PlacedTrack) for part in (*change.removed, *change.added)):
            self._check_translations_again()
        touched: dict[str, dict[str, None]] = {}
        gone = self._forget_removed(change, touched)
        self._collect_added(change, touched)
        changed = set(gone)
        for track_id, cue_ids in touched.items():
            changed.update(self._look_again(track_id, cue_ids))
        self._set_busy()
        if changed:
            self.issues_changed.emit(frozenset(changed))

    def _forget_removed(self, change: Change, touched: dict[str, dict[str, None]]) -> list[tuple[str, str]]:
        """Drop what was said of cues that are gone; what came before them has another neighbour now."""
        stay = {part.cue.id for part in change.added if isinstance(part, PlacedCue)}
        gone = []
        for part in change.removed:
            if not isinstance(part, PlacedCue) or (watched := self._watched.get(part.track_id)) is None:
                continue
            ids = touched.setdefault(part.track_id, {})
            if part.index:
                ids[watched.cues[part.index - 1].id] = None
            self._touch_translations(part, ids, touched)
            if part.cue.id not in stay:
                watched.pending.pop(part.cue.id, None)
                if watched.findings.pop(part.cue.id, _CLEAN) is not _CLEAN:
                    gone.append((part.track_id, part.cue.id))
                    for flagged in watched.flagged.values():
                        flagged.discard(part.cue.id)
        return gone

    def _collect_added(self, change: Change, touched: dict[str, dict[str, None]]) -> None:
        for part in change.added:
            if isinstance(part, PlacedCue):
                cues = self._session.document.track(part.track_id).cues
                ids = touched.setdefault(part.track_id, {})
                ids[part.cue.id] = None
                if part.index:
                    ids[cues[part.index - 1].id] = None
                self._touch_translations(part, ids, touched)
        for track_id in touched:
            self._watched[track_id].cues = self._session.document.track(track_id).cues

    def _touch_translations(self, part: PlacedCue, ids: dict[str, None], touched: dict[str, dict[str, None]]) -> None:
        for track_id in self._watched:
            made = self.links.translations_of(track_id, part.cue.id)
            if made:
                (ids if track_id == part.track_id else touched.setdefault(track_id, {})).update(dict.fromkeys(made))

    def _look_again(self, track_id: str, cue_ids: dict[str, None]) -> list[tuple[str, str]]:
        watched = self._watched[track_id]
        if len(cue_ids) > _AT_ONCE:
            watched.pending.update(cue_ids)
            return []
        places = (self._session.index_of(track_id, cue_id) for cue_id in cue_ids)
        return self._check(track_id, watched, [at for at in places if at is not None])

    def _set_busy(self) -> None:
        if any(watched.pending for watched in self._watched.values()):
            self._timer.start()

    def _on_timer(self) -> None:
        self._work(_SLICE_S)

    def _work(self, seconds: float) -> None:
        """Look at what waits, the active track first, for so long."""
        until = time.perf_counter() + seconds
        changed, self._untold = self._untold, set()
        active = self._session.selection.track_id
        for track_id in sorted(self._watched, key=lambda each: each != active):
            watched = self._watched[track_id]
            while watched.pending and time.perf_counter() < until:
                some = [cue_id for cue_id, _ in zip(watched.pending, range(50), strict=False)]
                for cue_id in some:
                    del watched.pending[cue_id]
                places = (self._session.index_of(track_id, cue_id) for cue_id in some)
                changed.update(self._check(track_id, watched, [at for at in places if at is not None]))
        is_done = not any(watched.pending for watched in self._watched.values())
        if is_done:
            self._timer.stop()
        if changed:
            self.issues_changed.emit(frozenset(changed))
        if is_done:
            self.checked.emit()


def _watch(track: Track) -> _Watched:
    return _Watched(track.cues, pending=dict.fromkeys(cue.id for cue in track.cues))
