"""The table of cues: selecting, editing in place, going to a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.speaker_names import SpeakerNames
from captionstudio.ui.cue_grid.columns import Columns
from captionstudio.ui.cue_grid.model import CueModel
from captionstudio.ui.cue_grid.painter import CellPainter
from captionstudio.ui.cue_grid.row_heights import RowHeights

_START = attrgetter("start_ms")
_MOST_RANGES = 300
"""A selection of more separate stretches than this is drawn but not told to Qt, whose cost grows with their square."""
_LONGEST_LOOK_BACK = 20
_ACTIONS = (
    ("edit_cue", "play_cue", "loop_cue"),
    ("insert_cue", "duplicate_cue", "split_cue", "merge_cues", "delete_cues"),
    ("rebreak_lines", "toggle_italic", "toggle_bold", "strip_tags", "sentence_case", "upper_case", "lower_case"),
    ("confirm_words", "set_speaker", "set_language", "toggle_lock"),
    ("set_start", "set_end", "extend_to_next", "close_gaps", "shift_times"),
    ("copy_text", "select_all"),
)


class CueTable(QTableView):
    """The view over `CueModel`; its selection is the session's.

    ``seek_requested(ms)``: a time was double-clicked. ``edit_requested()``: Enter was pressed.
    """

    seek_requested = Signal(int)
    edit_requested = Signal()

    def __init__(
        self, session: Session, settings: Settings, issues: IssueTracker, names: SpeakerNames, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions: Mapping[str, QAction] = {}
        self._is_syncing = False
        self._is_at_end = False
        self._anchor: tuple[str, int] | None = None
        self._count = 0
        self.columns = Columns(self, settings)
        self.cues = CueModel(session, issues, names, self.columns.name_columns)
        self.cues.setParent(self)
        self.setModel(self.cues)
        # A column header that paints which rows are selected asks the model about every one of them: it gets a selection of its own.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.cues, self))
        self.painter = CellPainter(self, self.cues, session, issues)
        self.setItemDelegate(self.painter)
        self._set_up()
        self.heights = RowHeights(self, self.cues)
        self.columns.density_chosen.connect(self.set_compact)
        self.columns.activate_requested.connect(session.activate_track)
        self.painter.next_requested.connect(self._edit_next)
        model = self.cues
        model.rows_about_to_move.connect(self._on_about_to_move)
        model.modelReset.connect(self._on_reset)
        model.rows_changed.connect(self._on_rows_changed)
        session.selection_changed.connect(self._on_session_selection)
        names.changed.connect(self.viewport().update)
        self.set_compact(settings.get("grid/compact", False))
        model.read_anew()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the commands that the context menu offers."""
        self._actions = actions

    def set_compact(self, is_compact: bool) -> None:
        """Show one line of each caption, or up to three."""
        self.painter.is_compact = is_compact
        self.heights.set_compact(is_compact)

    def set_playing_time(self, time_ms: int) -> None:
        """Mark the cue that is shown at a time."""
        playing = self._cue_at(time_ms)
        before = self.painter.playing_id
        if playing != before:
            self.painter.playing_id = playing
            for cue_id in (before, playing):
                if (row := self.cues.row_of(cue_id)) is not None:
                    self._update_row(row)

    def edit_current(self) -> None:
        """Edit the current cell in place, or the text of the current row where that cell cannot be edited."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if not self.cues.flags(index) & Qt.ItemFlag.ItemIsEditable:
            text = next((at for at, column in enumerate(self.cues.columns) if column.kind == "text"), 0)
            index = self.cues.index(index.row(), text)
        if self.cues.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(index)

    def selectAll(self) -> None:
        """Select every cue that is shown."""
        self._session.select((cue.id for cue in self.cues.rows), current_id=self._session.selection.current_id)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the session what the user selected."""
        super().selectionChanged(selected, deselected)
        self._tell_session()

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        """Tell the session which cue is the current one."""
        super().currentChanged(current, previous)
        self._tell_session()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the editor, F2 edits in place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_requested.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_current()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            ends = self.cues.rows[:1] if event.key() == Qt.Key.Key_Home else self.cues.rows[-1:]
            self._session.select([cue.id for cue in ends])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a text or a name in place; go to a time."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        cue, column = self.cues.rows[index.row()], self.cues.columns[index.column()]
        if column.is_text or column.kind == "speaker":
            self.edit_current()
        else:
            self.seek_requested.emit(cue.end_ms if column.kind == "end" else cue.start_ms)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected cues."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """Return the menu of the selected cues."""
        menu = QMenu(self)
        for group in _ACTIONS:
            menu.addActions([self._actions[each] for each in group if each in self._actions])
            menu.addSeparator()
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in view."""
        header = self.horizontalHeader()
        shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        focused = self.currentIndex().row() if self.hasFocus() else -1
        is_named = any(self.cues.columns[at].kind == "speaker" for at in shown)
        self.painter.begin(min(shown, key=header.visualIndex, default=0), focused, is_named=is_named)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns of captions the room there is."""
        super().resizeEvent(event)
        self.columns.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "heights"):
            self.painter.set_font(self.font())
            self.columns.follow_font()
            self.heights.measure_soon()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Captions"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)  # it fills its place in the window
        self.setMouseTracking(False)
        self.verticalHeader().hide()
        self.verticalHeader().setHighlightSections(False)
        self.verticalScrollBar().setSingleStep(26)

    def _cue_at(self, time_ms: int) -> str | None:
        rows = self.cues.rows
        at = bisect_right(rows, time_ms, key=_START)
        # The one that started last of those still shown; an earlier one may last longer.
        return next((cue.id for cue in reversed(rows[max(0, at - _LONGEST_LOOK_BACK) : at]) if time_ms < cue.end_ms), None)

    def _update_row(self, row: int) -> None:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), height)

    def _edit_next(self) -> None:
        """Edit the same column one row further down; the keys that are held, Ctrl among them, must not extend the selection."""
        row = self.currentIndex().row() + 1
        if row < len(self.cues.rows):
            self._session.select([self.cues.rows[row].id])
            self.edit_current()

    def _tell_session(self) -> None:
        """Make what the user selected here the session's selection."""
        if self._is_syncing or self.cues.is_changing:
            return
        rows = self.cues.rows
        ids = [cue.id for top, bottom in self._ranges() for cue in rows[top : bottom + 1]]
        current = self.currentIndex()
        current_id = rows[current.row()].id if current.isValid() else None
        chosen = frozenset(ids)
        self._session.select(ids, current_id=current_id if current_id in chosen else next(iter(ids), None))

    def _on_session_selection(self) -> None:
        """Show the session's selection, and bring its current cue into view where it is out of it."""
        selection = self._session.selection
        row = self.cues.row_of(selection.current_id)
        before = self.currentIndex()
        self._sync()
        if row is not None and (before.row() != row or not before.isValid()):
            self.scrollTo(self.cues.index(row, max(0, before.column())), QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def _sync(self) -> None:
        selection = self._session.selection
        if selection.track_id != (self.cues.track.id if self.cues.track else None):
            return
        row = self.cues.row_of(selection.current_id)
        wanted = self._selected_ranges()
        current, last = self.currentIndex(), len(self.cues.columns) - 1
        self._is_syncing = True
        self.setAutoScroll(False)
        if row is not None and current.row() != row:
            # Through the view, so that Shift extends from there.
            self.setCurrentIndex(self.cues.index(row, max(0, current.column())))
        flags = QItemSelectionModel.SelectionFlag
        if self._ranges() != wanted:
            chosen = QItemSelection()
            for top, bottom in wanted:
                chosen.append(QItemSelectionRange(self.cues.index(top, 0), self.cues.index(bottom, last)))
            self.selectionModel().select(chosen, flags.ClearAndSelect)
        if row is None:
            self.selectionModel().setCurrentIndex(QModelIndex(), flags.NoUpdate)
        self.setAutoScroll(True)
        self._is_syncing = False

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the stretches of rows that Qt holds selected."""
        selection = self.selectionModel().selection()
        found = (selection.at(at) for at in range(selection.count()))
        return sorted((each.top(), each.bottom()) for each in found)

    def _selected_ranges(self) -> list[tuple[int, int]]:
        rows = sorted(row for cue_id in self._session.selection.cue_ids if (row := self.cues.row_of(cue_id)) is not None)
        ranges = list(_stretches(rows))
        return ranges if len(ranges) <= _MOST_RANGES else []

    def _on_about_to_move(self) -> None:
        bar, top = self.verticalScrollBar(), self.rowAt(0)
        self._is_at_end = bar.value() >= bar.maximum() > 0
        self._count = len(self.cues.rows)
        self._anchor = (self.cues.rows[top].id, self.rowViewportPosition(top)) if 0 <= top < self._count else None

    def _on_reset(self) -> None:
        self.columns.arrange(self.cues.columns)
        self.heights.measure_all()

    def _on_rows_changed(self) -> None:
        """Keep what stood at the top where it was; follow what streams in at the end where that was in view."""
        self._sync()
        anchor, self._anchor = self._anchor, None
        bar = self.verticalScrollBar()
        is_provisional = self.cues.track is not None and self.cues.track.id in self._session.provisional_track_ids
        if self._is_at_end and is_provisional and len(self.cues.rows) > self._count:
            self.scrollToBottom()
        elif anchor is not None and (row := self.cues.row_of(anchor[0])) is not None:
            bar.setValue(bar.value() + self.rowViewportPosition(row) - anchor[1])
            self.heights.measure_view()


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield ascending numbers as stretches of neighbours, first and last."""
    start = previous = None
    for row in rows:
        if previous is None or row != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = row
        previous = row
    if start is not None and previous is not None:
        yield start, previous
