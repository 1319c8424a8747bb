"""The commands of the menus Cue, Timing and Quality: each is one edit of `captionstudio.core.edits` through the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits import fixes, layout, structure, text, timing
from captionstudio.core.edits.change import Change, PlacedCue, add_track, remove_track
from captionstudio.core.edits.places import ProfileOf
from captionstudio.core.edits.text import Case
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import resolve_language
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.playback import Playback
from captionstudio.services.session import Session

_NEW_CUE_MS = 2000
_AT_ONCE = 200  # captions that can be laid out anew without a pause
_USUAL_FPS = 25.0


class CueController(QObject):
    """Edits the selected cues. What cannot be done is told by ``refused(error)`` and changes nothing."""

    refused = Signal(object)

    def __init__(self, session: Session, playback: Playback, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._playback = playback
        self._runner = runner

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "insert_cue": self.insert_cue,
            "duplicate_cue": self.duplicate_cues,
            "delete_cues": self.delete_cues,
            "merge_cues": self.merge_cues,
            "rebreak_lines": self.rebreak_lines,
            "toggle_lock": self.toggle_lock,
            "copy_text": self.copy_text,
            "select_all": self.select_all,
            "previous_cue": self.go_to_previous,
            "next_cue": self.go_to_next,
            "next_track": self.go_to_next_track,
            "previous_track": self.go_to_previous_track,
            "delete_track": self.delete_track,
            "set_start": self.set_start,
            "set_end": self.set_end,
            "start_earlier": self.start_earlier,
            "start_later": self.start_later,
            "end_earlier": self.end_earlier,
            "end_later": self.end_later,
            "extend_to_next": self.extend_to_next,
            "close_gaps": self.close_gaps,
            "upper_case": self.make_upper_case,
            "lower_case": self.make_lower_case,
            "sentence_case": self.make_sentence_case,
            "strip_tags": self.strip_tags,
            "confirm_words": self.confirm_words,
            "fix_issues": self.fix_issues,
            "resegment": self.resegment,
        }

    def insert_cue(self) -> None:
        """Make a caption at the playhead, in a new track where there is none."""
        if self._session.active_track is None:
            track = Track(role="original")
            self._try(lambda: add_track(self._session.document, track, self.tr("New track")))
            self._session.activate_track(track.id)
        track_id, at = self._track_id(), self._playback.position_ms
        self._try(
            lambda: structure.insert_cue(self._session.document, track_id, at, at + _NEW_CUE_MS, profile_of=self._limits()),
            selects_added=True,
        )

    def duplicate_cues(self) -> None:
        """Put a copy of the selected captions behind them."""
        self._try(
            lambda: structure.duplicate_cues(self._session.document, self._track_id(), self._ids(), profile_of=self._limits()),
            selects_added=True,
        )

    def delete_cues(self) -> None:
        """Delete the selected captions and select the one that follows."""
        neighbour = self._neighbour_of_selection()
        change = partial(structure.delete_cues, self._session.document, self._track_id(), self._ids())
        self._try(change, select=[neighbour.id] if neighbour else [])

    def split_at_playhead(self) -> None:
        """Split the caption under the playhead in two."""
        at, cue = self._playback.position_ms, self._session.current_cue
        if cue is not None:
            self._try(lambda: structure.split_cue(self._session.document, self._track_id(), cue.id, at_ms=at, profile_of=self._limits()))

    def merge_cues(self) -> None:
        """Join the selected captions, or the current one with the next."""
        ids = self._ids()
        track, cue = self._session.active_track, self._session.current_cue
        if len(ids) < 2 and track is not None and cue is not None:
            at = self._session.index_of(track.id, cue.id)
            ids = [each.id for each in track.cues[at : at + 2]] if at is not None else ids
        self._try(lambda: structure.merge_cues(self._session.document, self._track_id(), ids, profile_of=self._limits()), select=ids[:1])

    def rebreak_lines(self) -> None:
        """Break the lines of the selected captions anew."""
        self._work(self.tr("Breaking lines"), layout.rebreak_lines, self._ids())

    def toggle_lock(self) -> None:
        """Lock the selected captions, or unlock them where all are locked."""
        locked = not all(cue.locked for cue in self._session.selected_cues)
        self._try(lambda: structure.set_locked(self._session.document, self._track_id(), self._ids(), locked))

    def make_upper_case(self) -> None:
        """Write the selected captions in capitals."""
        self._change_case("upper")

    def make_lower_case(self) -> None:
        """Write the selected captions in small letters."""
        self._change_case("lower")

    def make_sentence_case(self) -> None:
        """Begin each sentence of the selected captions with a capital."""
        self._change_case("sentence")

    def strip_tags(self) -> None:
        """Take italics, colours and positions off the selected captions."""
        self._try(lambda: text.strip_tags(self._session.document, self._track_id(), self._ids()))

    def confirm_words(self) -> None:
        """Take the doubt off the words of the selected captions."""
        self._try(lambda: text.confirm_words(self._session.document, self._track_id(), self._ids()))

    def set_language(self, language: str) -> None:
        """Say what language the selected captions are in."""
        code = resolve_language(language)
        self._try(lambda: structure.set_language(self._session.document, self._track_id(), self._ids(), code))

    def copy_text(self) -> None:
        """Copy the text of the selected captions, one in each paragraph."""
        texts = [plain_text(cue.text) for cue in self._session.selected_cues]
        QGuiApplication.clipboard().setText("\n\n".join(texts))

    def select_all(self) -> None:
        """Select every caption of the track."""
        if track := self._session.active_track:
            self._session.select([cue.id for cue in track.cues], current_id=self._session.selection.current_id)

    def go_to_previous(self) -> None:
        """Make the caption before the current one the current one, and go there."""
        self._go(-1)

    def go_to_next(self) -> None:
        """Make the caption after the current one the current one, and go there."""
        self._go(1)

    def go_to_next_track(self) -> None:
        """Work on the next track; after the last comes the first."""
        self._go_to_track(1)

    def go_to_previous_track(self) -> None:
        """Work on the track before; before the first comes the last."""
        self._go_to_track(-1)

    def delete_track(self) -> None:
        """Take the whole track away."""
        self._try(lambda: remove_track(self._session.document, self._track_id(), self.tr("Delete track")))

    def set_start(self) -> None:
        """Let the current caption start at the playhead."""
        self._set_times(start_ms=self._playback.position_ms)

    def set_end(self) -> None:
        """Let the current caption end at the playhead."""
        self._set_times(end_ms=self._playback.position_ms)

    def start_earlier(self) -> None:
        """Let the current caption start a frame earlier."""
        self._nudge(start=-1)

    def start_later(self) -> None:
        """Let the current caption start a frame later."""
        self._nudge(start=1)

    def end_earlier(self) -> None:
        """Let the current caption end a frame earlier."""
        self._nudge(end=-1)

    def end_later(self) -> None:
        """Let the current caption end a frame later."""
        self._nudge(end=1)

    def extend_to_next(self) -> None:
        """Let the selected captions last until the next one."""
        self._work(self.tr("Extending captions"), timing.extend_to_next, self._ids(), retimes=True)

    def close_gaps(self) -> None:
        """Close the short gaps between the selected captions, or in the whole track where less than two are selected."""
        self._work(self.tr("Closing gaps"), timing.close_gaps, self._several(), retimes=True)

    def fix_issues(self) -> None:
        """Mend what can be mended in the selected captions, or in the whole track where less than two are selected."""
        ids = self._several()
        self._work(self.tr("Mending captions"), partial(_fix_issues, ids=ids))

    def resegment(self) -> None:
        """Cut captions anew from their measured words: the selected ones, or the whole track where less than two are selected."""
        self._work(self.tr("Cutting captions"), layout.resegment, self._several())

    def _set_times(self, *, start_ms: int | None = None, end_ms: int | None = None) -> None:
        cue = self._session.current_cue
        if cue is not None:
            start, end = cue.start_ms if start_ms is None else start_ms, cue.end_ms if end_ms is None else end_ms
            self._try(lambda: timing.set_times(self._session.document, self._track_id(), cue.id, start, end), retimes=True)

    def _nudge(self, *, start: int = 0, end: int = 0) -> None:
        cue, frame_ms = self._session.current_cue, 1000 / (self._playback.fps or _USUAL_FPS)
        if cue is not None:
            self._set_times(start_ms=max(0, round(cue.start_ms + start * frame_ms)), end_ms=round(cue.end_ms + end * frame_ms))

    def _go(self, step: int) -> None:
        track = self._session.active_track
        if track is None or not track.cues:
            return
        current = self._session.selection.current_id
        at = self._session.index_of(track.id, current) if current else None
        if at is None:
            before = [index for index, cue in enumerate(track.cues) if cue.start_ms <= self._playback.position_ms]
            at = before[-1] if before else 0
            step = 0
        cue = track.cues[min(len(track.cues) - 1, max(0, at + step))]
        self._session.select([cue.id])
        self._playback.seek(cue.start_ms)

    def _go_to_track(self, step: int) -> None:
        tracks = self._session.document.tracks
        at = next((index for index, track in enumerate(tracks) if track.id == self._track_id()), 0)
        if tracks:
            self._session.activate_track(tracks[(at + step) % len(tracks)].id)

    def _neighbour_of_selection(self) -> Cue | None:
        track, chosen = self._session.active_track, self._session.selection.cue_ids
        places = [at for cue_id in chosen if track is not None and (at := self._session.index_of(track.id, cue_id)) is not None]
        if track is None or not places:
            return None
        last = max(places)
        after = (cue for cue in track.cues[last + 1 :] if cue.id not in chosen)
        before = (track.cues[at] for at in range(last - 1, -1, -1) if track.cues[at].id not in chosen)
        return next(after, None) or next(before, None)

    def _track_id(self) -> str:
        return self._session.selection.track_id or ""

    def _ids(self) -> list[str]:
        return [cue.id for cue in self._session.selected_cues]

    def _several(self) -> list[str] | None:
        """The selected captions where there are several, else None: the whole track is meant."""
        ids = self._ids()
        return ids if len(ids) > 1 else None

    def _change_case(self, case: Case) -> None:
        self._try(lambda: text.change_case(self._session.document, self._track_id(), self._ids(), case))

    def _limits(self) -> ProfileOf:
        return partial(_limits_of, self._session.document.profile, self._playback.fps)

    def _try(
        self, make: Callable[[], Change], *, select: list[str] | None = None, selects_added: bool = False, retimes: bool = False
    ) -> None:
        try:
            change = make()
            if retimes:
                self._session.retime(change)
                return
            if selects_added:
                select = [part.cue.id for part in change.added if isinstance(part, PlacedCue)]
            self._session.apply(change, select=select)
        except CaptionStudioError as error:
            self.refused.emit(error)

    def _work(self, title: str, edit: Callable[..., Change], ids: list[str] | None = None, *, retimes: bool = False) -> None:
        """Make an edit of many captions: at once where they are few, else in a job, since a film of them takes seconds."""
        document, track, limits = self._session.document, self._session.active_track, self._limits()
        if track is None:
            return
        chosen = () if ids is None else (ids,)
        make = partial(edit, document, track.id, *chosen, profile_of=limits)
        if len(ids if ids is not None else track.cues) <= _AT_ONCE:
            self._try(make, retimes=retimes)
            return

        def body(_: JobContext) -> Change:
            return make()

        job = self._runner.submit(title, body, lane="light")
        job.succeeded.connect(self._on_retimed if retimes else self._on_made)

    def _on_made(self, change: Change) -> None:
        self._try(lambda: change)

    def _on_retimed(self, change: Change) -> None:
        self._try(lambda: change, retimes=True)


def _limits_of(rules: str, fps: float | None, language: str | None) -> Profile:
    """Return the limits that captions of a language are held to under some rules, at the frame rate of the picture."""
    profile = profile_for(language, rules)
    return profile.at_frame_rate(fps) if fps else profile


def _fix_issues(document: Document, track_id: str, *, ids: list[str] | None, profile_of: ProfileOf) -> Change:
    return fixes.fix_issues(document, track_id, ids=ids, profile_of=profile_of)
