"""The cues of the active track as a table, straight from the session, narrowed by a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, Part, PlacedCue, PlacedTrack, Setting
from captionstudio.core.layout.measure import reading_speed
from captionstudio.core.markup import plain_text
from captionstudio.core.timecode import format_timecode
from captionstudio.services.cue_filter import KINDS_SHOWN, CueFilter
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.ui.cue_grid.columns import Column
from captionstudio.ui.cue_grid.edits import CellEdits

Index = QModelIndex | QPersistentModelIndex
NameColumns = Callable[[Document, str | None], tuple[Column, ...]]
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

    def __init__(self, session: Session, issues: IssueTracker, name_columns: NameColumns) -> None:
        super().__init__()
        self._session = session
        self._issues = issues
        self._name_columns = name_columns
        self._edits = CellEdits(session)
        self._edits.refused.connect(self.refused)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Cue] = []
        self.track: Track | None = None
        self.filter = CueFilter()
        self.is_changing = False
        self._places: dict[str, int] | None = None
        session.document_reset.connect(self.read_anew)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selection_changed)
        issues.issues_changed.connect(self._on_issues_changed)

    def set_filter(self, chosen: CueFilter) -> None:
        """Show other cues."""
        if chosen != self.filter:
            self.filter = chosen
            self._become(self._filtered())

    def row_of(self, cue_id: str | None) -> int | None:
        """Return the row of a cue, None where it is not shown."""
        if self._places is None:
            self._places = {cue.id: row for row, cue in enumerate(self.rows)}
        return self._places.get(cue_id or "")

    def beside(self, cue: Cue, column: Column) -> tuple[Cue, ...]:
        """Return what stands beside a cue in the track of a column."""
        other = next((track for track in self._session.document.tracks if track.id == column.track_id), None)
        return self._issues.links.counterparts(self.track, cue, other) if self.track and other else ()

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
        self._reset(self._filtered())

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
        if is_free and index.isValid() and self.columns[index.column()].kind in ("start", "end", "text", "track"):
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
        if role == Qt.ItemDataRole.ToolTipRole:
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
                return " · ".join([number, *(f"{mark.rule}: {mark.message}" for mark in marks)])
            case "start":
                return format_timecode(cue.start_ms)
            case "end":
                return format_timecode(cue.end_ms)
            case "duration":
                return f"{cue.duration_ms / 1000:.3f}"
            case "language":
                return (self.language_of(cue) or "").upper()
            case "speaker":
                return cue.speaker or ""
            case "cps":
                return f"{self.speed_of(cue)[0]:.1f}"
            case "text":
                return plain_text(cue.text)
            case _:
                return "\n".join(plain_text(other.text) for other in self.beside(cue, column))

    def _tip(self, cue: Cue, column: Column) -> str | None:
        if self.track is None:
            return None
        if column.kind in ("number", "cps"):
            marks = [f"{mark.rule}: {mark.message}" for mark in self._issues.marks_of(self.track.id, cue.id)]
            return "\n".join([*marks, self.tr("Locked")] if cue.locked and column.kind == "number" else marks) or None
        if column.kind in ("start", "end"):
            return self.tr("Double-click to go there; F2 to change it")
        if column.kind == "track":
            others = self.beside(cue, column)
            marks = [mark.message for other in others for mark in self._issues.marks_of(column.track_id, other.id)]
            return "\n".join([*(plain_text(other.text) for other in others), *marks]) or None
        return plain_text(cue.text) if column.kind == "text" else None

    def _filtered(self) -> list[Cue]:
        track, chosen = self.track, self.filter
        if track is None:
            return []
        if chosen.is_open:
            return list(track.cues)
        flagged = self._issues.flagged(track.id, *KINDS_SHOWN[chosen.kind])
        kinds = KINDS_SHOWN[chosen.kind]
        beside = self._found_beside(track)
        return [
            cue
            for cue in track.cues
            if chosen.accepts(cue, kinds if cue.id in flagged else (), cue.language or track.language, beside.get(cue.id, ()))
        ]

    def _found_beside(self, track: Track) -> dict[str, tuple[Cue, ...]]:
        """Return the cues of other tracks that hold the text looked for, by the cues they stand beside."""
        found: dict[str, tuple[Cue, ...]] = {}
        wanted = CueFilter(text=self.filter.text)
        if wanted.is_open:
            return found
        for other in self._session.document.tracks:
            if other.id != track.id:
                for cue in other.cues:
                    if wanted.accepts(cue, (), None):
                        for mine in self._issues.links.counterparts(other, cue, track):
                            found[mine.id] = (*found.get(mine.id, ()), cue)
        return found

    def _filtered_with_current(self) -> list[Cue]:
        """Return what the filter lets through, and the cue that is being worked on if it was shown: it must not vanish under the hands."""
        rows, current = self._filtered(), self._session.selection.current_id
        if self.track is None or self.row_of(current) is None:
            return rows
        at = self._session.index_of(self.track.id, current or "")
        if at is None or any(cue.id == current for cue in rows):
            return rows
        cue = self.track.cues[at]
        before = sum(1 for each in rows if (self._session.index_of(self.track.id, each.id) or 0) < at)
        return [*rows[:before], cue, *rows[before:]]

    def _on_selection_changed(self) -> None:
        if self._session.selection.track_id != (self.track.id if self.track else None):
            self.read_anew()

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
        if len(mine) < len(touched) or any(isinstance(part, Setting) for part in parts):
            self._repaint(range(len(self.rows)))

    def _take(self, change: Change, track_id: str) -> None:
        before, after = ([part for part in side if isinstance(part, PlacedCue) and part.track_id == track_id] for side in _sides(change))
        if not self.filter.is_open:
            self._become(self._filtered_with_current())
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

    def _repaint(self, rows: Sequence[int]) -> None:
        if rows and self.columns:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self.columns) - 1))

    def _on_issues_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if self.track is None:
            return
        if self.filter.kind != "all":
            self._become(self._filtered_with_current())
        rows = [row for track_id, cue_id in changed if track_id == self.track.id and (row := self.row_of(cue_id)) is not None]
        self._repaint(rows)
        if any(track_id != self.track.id for track_id, _ in changed):
            self._repaint(range(len(self.rows)))


def _sides(change: Change) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    return change.removed, change.added
