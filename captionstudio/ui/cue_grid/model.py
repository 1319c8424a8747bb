"""The cues of the active track as a table, straight from the session, narrowed by a filter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, Part, PlacedCue, PlacedTrack, Setting
from captionstudio.core.layout.measure import reading_speed
from captionstudio.core.markup import plain_text
from captionstudio.core.timecode import format_timecode
from captionstudio.services.cue_filter import CueFilter
from captionstudio.services.issues import IssueTracker
from captionstudio.services.marks import MarkKind
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import SpeakerNames, voices_of
from captionstudio.ui.cue_grid.columns import Column
from captionstudio.ui.cue_grid.edits import CellEdits
from captionstudio.ui.cue_grid.rows import RowFilter

Index = QModelIndex | QPersistentModelIndex
NameColumns = Callable[[Document, str | None], tuple[Column, ...]]
_MANY = 2000
_SLICE_S = 0.008
_DONE = object()
_MOST_STEPS = 400
"""So many rows come and go one by one; where it is more, the table is read anew."""


class CueModel(QAbstractTableModel):
    """One row for each cue that the filter lets through.

    ``refused(error)`` tells of an edit that could not be made, ``rows_changed()`` that there are other rows or that they hold something
    else. ``rows_about_to_move()`` comes before rows come or go, in however many steps.
    """

    refused = Signal(object)
    rows_changed = Signal()
    rows_about_to_move = Signal()

    def __init__(self, session: Session, issues: IssueTracker, names: SpeakerNames, name_columns: NameColumns) -> None:
        super().__init__()
        self._session = session
        self._issues = issues
        self._name_columns = name_columns
        self.names = names
        self._edits = CellEdits(session)
        self._edits.refused.connect(self.refused)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Cue] = []
        self.track: Track | None = None
        self._row_filter = RowFilter(session, issues)
        self._warming: Iterator[None] = iter(())
        self._searching = QTimer(self, interval=0)
        self._searching.timeout.connect(self._on_search)
        self.is_changing = False
        self._judged: set[tuple[str, str]] = set()
        self._worked_on: str | None = None
        self._left: list[str] = []
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self._on_left)
        self._places: dict[str, int] | None = None
        session.document_reset.connect(self.read_anew)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selection_changed)
        issues.issues_changed.connect(self._on_issues_changed)

    def set_filter(self, chosen: CueFilter) -> None:
        """Show other cues: at once, or in a track of thousands when all its texts have been got ready to be searched."""
        if chosen == self.filter:
            return
        self._row_filter.chosen = chosen
        if chosen.text and len(self.rows) > _MANY:
            self._warming = self._row_filter.warm_up()
            self._searching.start()
        else:
            self._searching.stop()
            self._become(self._row_filter.choose(self.track))

    @property
    def filter(self) -> CueFilter:
        """What narrows the rows."""
        return self._row_filter.chosen

    def row_of(self, cue_id: str | None) -> int | None:
        """Return the row of a cue, None where it is not shown."""
        if self._places is None:
            self._places = {cue.id: row for row, cue in enumerate(self.rows)}
        return self._places.get(cue_id or "")

    def beside(self, cue: Cue, column: Column) -> tuple[Cue, ...]:
        """Return what stands beside a cue in the track of a column."""
        other = next((track for track in self._session.document.tracks if track.id == column.track_id), None)
        return self._issues.links.counterparts(self.track, cue, other) if self.track and other else ()

    def known_kinds(self, beside: tuple[Cue, ...], column: Column) -> frozenset[MarkKind]:
        """Return the kinds of marks that the cues beside one are known to have."""
        return frozenset[MarkKind]().union(*(self._issues.known_kinds(column.track_id, each.id) for each in beside))

    def language_of(self, cue: Cue) -> str | None:
        """Return the language a cue of the active track is in."""
        return cue.language or (self.track.language if self.track else None)

    def speed_of(self, cue: Cue) -> tuple[float, float]:
        """Return a cue's characters a second, and how many are allowed."""
        assert self.track is not None
        profile = self._issues.profile_of(self.track, cue)
        return reading_speed(cue, profile), profile.max_cps

    def read_anew(self) -> None:
        """Take everything from the session again."""
        self.track = self._session.active_track
        self._judged.clear()
        self._reset(self._row_filter.choose(self.track))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature is Qt's
        """Return how many cues are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: times and texts can be edited unless recognition still writes them."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_free = self.track is not None and self.track.id not in self._session.provisional_track_ids
        if is_free and index.isValid() and self.columns[index.column()].kind in ("start", "end", "speaker", "text", "track"):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.title
            if role == Qt.ItemDataRole.ToolTipRole and column.kind == "cps":
                return self.tr("Characters a second")
            if role == Qt.ItemDataRole.ToolTipRole and column.is_text:
                return column.origin
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what screen readers, tool tips and editors ask for; painting does not come this way."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        cue, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(cue, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._edits.value(cue, column, self.beside(cue, column))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(cue, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Make the edit that was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self.track is None:
            return False
        cue, column = self.rows[index.row()], self.columns[index.column()]
        return self._edits.make(self.track, cue, column, self.beside(cue, column), str(value))

    def _shown(self, cue: Cue, column: Column) -> str:  # noqa: PLR0911 - one column a line
        match column.kind:
            case "number":
                marks = self._issues.marks_of(self.track.id, cue.id) if self.track else ()
                number = str((self._session.index_of(self.track.id, cue.id) or 0) + 1) if self.track else ""
                voices = [" + ".join(voices_of(cue))] if cue.speaker else []
                return " · ".join([number, *(f"{mark.rule}: {mark.message}" for mark in marks), *voices])
            case "start":
                return format_timecode(cue.start_ms)
            case "end":
                return format_timecode(cue.end_ms)
            case "duration":
                return f"{cue.duration_ms / 1000:.3f}"
            case "language":
                return (self.language_of(cue) or "").upper()
            case "speaker":
                return " + ".join(voices_of(cue))
            case "cps":
                return f"{self.speed_of(cue)[0]:.1f}"
            case "text":
                return plain_text(cue.text)
            case _:
                return "\n".join(plain_text(other.text) for other in self.beside(cue, column))

    def _tip(self, cue: Cue, column: Column) -> str | None:
        if self.track is None:
            return None
        if column.kind in ("number", "cps", "speaker"):
            lines = [f"{mark.rule}: {mark.message}" for mark in self._issues.marks_of(self.track.id, cue.id)]
            lines += [self.tr("Locked")] if cue.locked and column.kind == "number" else []
            lines += [" + ".join(voices_of(cue))] if cue.speaker and column.kind == "number" else []
            lines += [self.tr("Double-click or F2 to say who speaks")] if column.kind == "speaker" else []
            return "\n".join(lines) or None
        if column.kind in ("start", "end"):
            return self.tr("Double-click to go there; F2 to change it")
        if column.kind == "track":
            others = self.beside(cue, column)
            marks = [f"{mark.rule}: {mark.message}" for other in others for mark in self._issues.marks_of(column.track_id, other.id)]
            return "\n".join([*(plain_text(other.text) for other in others), *marks]) or None
        return plain_text(cue.text) if column.kind == "text" else None

    def _reconsider(self, cue_ids: Iterable[str]) -> None:
        """Look at these cues again; all others stay as they are, shown or not."""
        assert self.track is not None
        current = self._session.selection.current_id
        self._become(self._row_filter.choose_again(self.track, self.rows, cue_ids, current))

    def _on_search(self) -> None:
        """Go on getting texts ready, and search them when that is done."""
        until = time.perf_counter() + _SLICE_S
        while time.perf_counter() < until:
            if next(self._warming, _DONE) is _DONE:
                self._searching.stop()
                self._become(self._row_filter.choose(self.track))
                return

    def _on_selection_changed(self) -> None:
        selection = self._session.selection
        if selection.track_id != (self.track.id if self.track else None):
            self.read_anew()
        elif selection.current_id != self._worked_on:
            # Later: the view may be amid the click that chose another row.
            self._left.append(self._worked_on or "")
            self._leaving.start()
        self._worked_on = selection.current_id

    def _on_left(self) -> None:
        """What was worked on may go now if the filter does not let it through."""
        left, self._left = self._left, []
        if not self.filter.is_open and self.track is not None:
            self._reconsider(left)

    def _on_changed(self, change: Change) -> None:
        parts = (*change.removed, *change.added)
        if self.track is None or any(isinstance(part, PlacedTrack) for part in parts):
            self.read_anew()
            return
        touched = [part for part in parts if isinstance(part, PlacedCue)]
        mine = [part for part in touched if part.track_id == self.track.id]
        if mine:
            self.track = self._session.document.track(self.track.id)
            self._take(change, self.track.id)
        if len(mine) < len(touched):
            self._repaint_beside(touched)
        if any(isinstance(part, Setting) for part in parts):
            self._repaint(range(len(self.rows)))
        self._take_judged()

    def _take(self, change: Change, track_id: str) -> None:
        before, after = ([part for part in side if isinstance(part, PlacedCue) and part.track_id == track_id] for side in _sides(change))
        if not self.filter.is_open:
            self._reconsider({part.cue.id: None for part in (*before, *after)})
        elif [(part.index, part.cue.id) for part in before] == [(part.index, part.cue.id) for part in after]:
            for part in after:
                self.rows[part.index] = part.cue
            self._repaint([part.index for part in after])
            self.rows_changed.emit()
        else:
            assert self.track is not None
            self._become(list(self.track.cues))

    def _become(self, rows: list[Cue]) -> None:
        """Show these rows, with as little ado as the difference allows."""
        old = self.rows
        shorter = min(len(old), len(rows))
        first = next((at for at in range(shorter) if old[at].id != rows[at].id), shorter)
        last = next((at for at in range(shorter - first) if old[-1 - at].id != rows[-1 - at].id), shorter - first)
        gone, come = len(old) - first - last, len(rows) - first - last
        if gone + come > max(_MOST_STEPS, len(rows) - first if not gone else 0):
            self._reset(rows)
            return
        changed = [at for at in range(first) if old[at] is not rows[at]]
        changed += [at for at in range(len(rows) - last, len(rows)) if old[at - len(rows)] is not rows[at]]
        if gone or come:
            self.rows_about_to_move.emit()
        self.is_changing = True
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self.rows, self._places = old[:first] + old[first + gone :], None
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self.rows, self._places = rows, None
            self.endInsertRows()
        self.is_changing = False
        self.rows, self._places = rows, None
        self._repaint(changed)
        self.rows_changed.emit()

    def _reset(self, rows: list[Cue]) -> None:
        self.rows_about_to_move.emit()
        self.is_changing = True
        self.beginResetModel()
        self.columns = self._name_columns(self._session.document, self.track.id if self.track else None)
        self.rows, self._places = rows, None
        self.endResetModel()
        self.is_changing = False
        self.rows_changed.emit()

    def _repaint_beside(self, parts: Sequence[PlacedCue]) -> None:
        """Show anew the rows beside which cues of other tracks have changed, and look at them again where a text is searched for."""
        assert self.track is not None
        tracks = {track.id: track for track in self._session.document.tracks}
        found: dict[str, None] = {}
        for part in parts[:_MOST_STEPS]:
            if part.track_id != self.track.id and part.track_id in tracks:
                cues = self._issues.links.counterparts(tracks[part.track_id], part.cue, self.track)
                found.update({cue.id: None for cue in cues})
        if self.filter.text:
            self._reconsider(found)
        rows = [row for cue_id in found if (row := self.row_of(cue_id)) is not None]
        self._repaint(rows if len(parts) <= _MOST_STEPS else range(len(self.rows)))

    def _repaint(self, rows: Sequence[int]) -> None:
        if rows and self.columns:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self.columns) - 1))

    def _on_issues_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        self._judged.update(changed)
        if self.track is self._session.active_track:  # else the change that brought this is still to come
            self._take_judged()

    def _take_judged(self) -> None:
        """Look again at cues of which something else is said now."""
        judged, self._judged = self._judged, set()
        if self.track is None or not judged:
            return
        mine = [cue_id for track_id, cue_id in judged if track_id == self.track.id]
        if self.filter.kind != "all":
            self._reconsider(mine)
        self._repaint([row for cue_id in mine if (row := self.row_of(cue_id)) is not None])
        if len(mine) < len(judged):
            self._repaint(range(len(self.rows)))


def _sides(change: Change) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    return change.removed, change.added
