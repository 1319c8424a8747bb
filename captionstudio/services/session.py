"""The document at work: every mutation is one `Change`, undoable, and every view follows from the signals here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, PlacedCue, add_track, apply_change, find_track, remove_track
from captionstudio.core.edits.links import carry_translations
from captionstudio.core.errors import InvalidEdit


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user works on: a track, cues of it, and the current one among them (the one in the editor)."""

    track_id: str | None = None
    cue_ids: frozenset[str] = frozenset()
    current_id: str | None = None


class Session(QObject):
    """Holds the document, the undo stack and the selection.

    Views read `document` and `selection`, change nothing themselves, and repaint on these signals:

    - ``document_reset()``: another document altogether; undo is empty.
    - ``changed(Change)``: this change was made just now (Undo sends the inverse).
    - ``selection_changed()``.

    `carries_translations` says whether translations move along when their originals do; see `retime`.
    """

    document_reset = Signal()
    changed = Signal(object)
    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._document = Document()
        self._selection = Selection()
        self._provisional: set[str] = set()
        self._places: dict[str, dict[str, int]] = {}
        self.carries_translations = False

    @property
    def document(self) -> Document:
        """The document as it is now; an immutable value, so it can be kept and handed to threads."""
        return self._document

    @property
    def selection(self) -> Selection:
        """The track and cues the user works on."""
        return self._selection

    @property
    def provisional_track_ids(self) -> frozenset[str]:
        """Tracks that a running recognition is still writing: shown, played, but not edited or saved."""
        return frozenset(self._provisional)

    @property
    def active_track(self) -> Track | None:
        """The track of the selection."""
        return next((track for track in self._document.tracks if track.id == self._selection.track_id), None)

    @property
    def current_cue(self) -> Cue | None:
        """The cue in the editor."""
        if self._selection.track_id is None or self._selection.current_id is None:
            return None
        return self.find_cue(self._selection.track_id, self._selection.current_id)

    @property
    def selected_cues(self) -> tuple[Cue, ...]:
        """The selected cues in order of time."""
        track, chosen = self.active_track, self._selection.cue_ids
        if track is None or not chosen:
            return ()
        places = self._index(track)
        return tuple(track.cues[at] for at in sorted(places[cue_id] for cue_id in chosen if cue_id in places))

    def find_cue(self, track_id: str, cue_id: str) -> Cue | None:
        """Return a cue, or None where it is gone."""
        at = self.index_of(track_id, cue_id)
        return None if at is None else self._document.track(track_id).cues[at]

    def index_of(self, track_id: str, cue_id: str) -> int | None:
        """Return a cue's place in its track, from 0, or None where it is gone."""
        track = next((track for track in self._document.tracks if track.id == track_id), None)
        return None if track is None else self._index(track).get(cue_id)

    def open(self, document: Document) -> None:
        """Take another document; its first track becomes the active one. Undo begins anew."""
        self._document = document
        self._places.clear()
        self._provisional.clear()
        self.undo_stack.clear()
        self.undo_stack.setClean()
        first = document.tracks[0] if document.tracks else None
        self._selection = Selection(first.id if first else None)
        self.document_reset.emit()
        self.selection_changed.emit()

    def apply(self, change: Change, *, select: Collection[str] | None = None) -> None:
        """Make a change and put it on the undo stack; ``select`` names the cues selected after it (None keeps the selection).

        Raises:
            InvalidEdit: it touches captions that are still being recognised, or was made for another state of the document.
        """
        if not change.removed and not change.added:
            return
        if change.track_ids & self._provisional:
            raise InvalidEdit("These captions are still being recognised.", hint="Wait for the end, or cancel it.")
        apply_change(self._document, change)  # raises before anything is on the stack
        self.undo_stack.push(_ChangeCommand(self, change, select))

    def retime(self, change: Change) -> None:
        """Make a change of times, translations moved along where the user wants that.

        Raises:
            InvalidEdit: as `apply`.
        """
        self.apply(carry_translations(self._document, change) if self.carries_translations else change)

    def select(self, cue_ids: Iterable[str], *, current_id: str | None = None, track_id: str | None = None) -> None:
        """Select cues of a track (the active one where none is named); ``current_id`` is the first of them unless named."""
        ids = list(cue_ids)
        current = current_id or (ids[0] if ids else None)
        self._set_selection(Selection(track_id or self._selection.track_id, frozenset(ids), current))

    def activate_track(self, track_id: str) -> None:
        """Make another track the one worked on."""
        if track_id != self._selection.track_id:
            self._set_selection(Selection(track_id))

    def begin_provisional(self, track: Track) -> None:
        """Show a track that a job will fill; it is on no undo stack and in no saved file."""
        self._provisional.add(track.id)
        self._put(add_track(self._document, track, track.name))
        if self._selection.track_id is None:
            self._set_selection(Selection(track.id))

    def extend_provisional(self, track_id: str, cues: Iterable[Cue]) -> None:
        """Add cues at the end of a provisional track."""
        start = len(find_track(self._document, track_id).cues)
        self._put(Change("", added=tuple(PlacedCue(track_id, start + at, cue) for at, cue in enumerate(cues))))

    def end_provisional(self, track_id: str) -> None:
        """Take a provisional track away: the job is over; what it made is then applied as a change like any other."""
        self._put(remove_track(self._document, track_id, ""))
        self._provisional.discard(track_id)

    def settled_document(self) -> Document:
        """Return the document without provisional tracks: what is saved."""
        if not self._provisional:
            return self._document
        return replace(self._document, tracks=tuple(track for track in self._document.tracks if track.id not in self._provisional))

    def _index(self, track: Track) -> dict[str, int]:
        places = self._places.get(track.id)
        if places is None:
            places = self._places[track.id] = {cue.id: at for at, cue in enumerate(track.cues)}
        return places

    def _put(self, change: Change) -> None:
        """Make a change that is on the stack already, or shall not be."""
        self._document = apply_change(self._document, change)
        if change.is_structural:
            for track_id in change.track_ids:
                self._places.pop(track_id, None)
        self.changed.emit(change)
        self._set_selection(self._still_there(self._selection))

    def _still_there(self, selection: Selection) -> Selection:
        """Return a selection without what is gone."""
        tracks = {track.id: track for track in self._document.tracks}
        track = tracks.get(selection.track_id or "")
        if track is None:
            return Selection(self._document.tracks[0].id if self._document.tracks else None)
        places = self._index(track)
        ids = frozenset(cue_id for cue_id in selection.cue_ids if cue_id in places)
        if ids == selection.cue_ids and (selection.current_id is None or selection.current_id in places):
            return selection
        current = selection.current_id if selection.current_id in places else next(iter(ids), None)
        return Selection(track.id, ids, current)

    def _set_selection(self, selection: Selection) -> None:
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()


class _ChangeCommand(QUndoCommand):
    """The one undo command of the program: a change, and the selection before and after it."""

    def __init__(self, session: Session, change: Change, select: Collection[str] | None) -> None:
        super().__init__(change.label)
        self._session = session
        self._change = change
        self._before = session.selection
        self._after: Selection | None = None
        if select is not None:
            ids = list(select)
            self._after = Selection(session.selection.track_id, frozenset(ids), ids[0] if ids else None)

    def redo(self) -> None:
        self._session._put(self._change)
        if self._after is not None:
            self._session._set_selection(self._session._still_there(self._after))
        else:
            self._after = self._session.selection

    def undo(self) -> None:
        self._session._put(self._change.inverse())
        self._session._set_selection(self._session._still_there(self._before))

    def id(self) -> int:
        return -1 if self._change.merge_key is None else hash(self._change.merge_key) & 0x7FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        assert isinstance(other, _ChangeCommand)
        merged = self._change.merge(other._change)
        if merged is None:
            return False
        self._change, self._after = merged, other._after
        return True
