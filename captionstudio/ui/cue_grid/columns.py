"""The columns of the grid: what there is, and which of them are shown, where and how wide, as the user left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from captionstudio.core.document import Document, Track
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import language_heading, name_languages, track_languages
from captionstudio.ui.route_words import say_made_by

ColumnKind = Literal["number", "start", "end", "duration", "language", "speaker", "cps", "text", "track"]
_SETTING = "grid/columns"
_USUAL: dict[ColumnKind, str] = {
    "number": "00000 ●●", "start": "00:00:00.0000", "end": "00:00:00.0000", "duration": "00.0000", "language": "MMM",
    "speaker": "● Speaker 10 ●", "cps": "000.0",
}  # fmt: skip
"""What has room in a column that nobody has resized."""
_AROUND = 20
_USUAL_TEXT_WIDTH = 300
_HIDDEN_AT_FIRST = ("duration", "speaker")
_LEAST_TEXT_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is what settings know it by, the same for every track of one language; ``track_id`` is the track it shows,
    ``origin`` what translated that."""

    kind: ColumnKind
    key: str
    title: str
    track_id: str = ""
    origin: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it shows captions and so takes what width is left."""
        return self.kind in ("text", "track")


def track_title(track: Track) -> str:
    """Return what a track is called in the window: its language, else its name, which may be that of a file, else what is in it."""
    return language_heading(track.language) if track.language else track.name or name_languages(track_languages(track))


def _origin(track: Track | None) -> str:
    return say_made_by(track.made_by) if track is not None and track.made_by is not None else ""


class Columns(QObject):
    """Names the columns, and arranges the header of the grid."""

    activate_requested = Signal(str)
    density_chosen = Signal(bool)

    def __init__(self, table: QTableView, settings: Settings) -> None:
        super().__init__(table)
        self._table = table
        self._settings = settings
        self._columns: tuple[Column, ...] = ()
        self._is_arranging = False
        self._remember_timer = QTimer(self, singleShot=True, interval=300)
        self._remember_timer.timeout.connect(self._remember)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)

    def name_columns(self, document: Document, active_id: str | None) -> tuple[Column, ...]:
        """Return the columns for a document: those of the active track, then one for each other track."""
        titles: dict[ColumnKind, str] = {
            "number": self.tr("#"), "start": self.tr("Start"), "end": self.tr("End"), "duration": self.tr("Length"),
            "language": self.tr("Lang"), "speaker": self.tr("Speaker"), "cps": self.tr("CPS"), "text": self.tr("Text"),
        }  # fmt: skip
        active = next((track for track in document.tracks if track.id == active_id), None)
        columns = [Column(kind, kind, title, origin=_origin(active) if kind == "text" else "") for kind, title in titles.items()]
        named = Counter[str]()
        for track in document.tracks:
            if track.id != active_id:
                title = track_title(track) or self.tr("Other track")
                key = f"track:{track.language or title}"
                named[key] += 1
                if named[key] > 1:  # two tracks in one language
                    key, title = f"{key}:{named[key]}", track.name or f"{title} {named[key]}"
                columns.append(Column("track", key, title, track.id, _origin(track)))
        return tuple(columns)

    def arrange(self, columns: Sequence[Column]) -> None:
        """Lay out the header for these columns as it was left last time, unless it is."""
        if self._columns != tuple(columns):
            self._columns = tuple(columns)
            self._arrange()

    def follow_font(self) -> None:
        """Give the columns that nobody has resized the width that their texts need now."""
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns
        header, saved = self._table.horizontalHeader(), self._saved()
        order = [key for key in saved.get("order", []) if isinstance(key, str)]
        places = {key: at for at, key in enumerate(order)}
        hidden = saved.get("hidden", list(_HIDDEN_AT_FIRST))
        self._is_arranging = True
        wanted = sorted(range(len(columns)), key=lambda at: (places.get(columns[at].key, len(order)), at))
        for visual, logical in enumerate(wanted):
            header.moveSection(header.visualIndex(logical), visual)
        for at, column in enumerate(columns):
            header.setSectionHidden(at, column.key in hidden and column.kind != "text")
            width = saved.get("widths", {}).get(column.key, self._usual_width(column))
            header.resizeSection(at, width if isinstance(width, int) and 20 < width < 5000 else self._usual_width(column))
        self._is_arranging = False
        self.fit()

    def fit(self) -> None:
        """Share the width that is left among the columns of captions, in the proportion they have."""
        header = self._table.horizontalHeader()
        shown = [at for at in range(len(self._columns)) if not header.isSectionHidden(at)]
        texts = [at for at in shown if self._columns[at].is_text]
        left = self._table.viewport().width() - sum(header.sectionSize(at) for at in shown if at not in texts)
        total = sum(header.sectionSize(at) for at in texts)
        if not total:
            return
        self._is_arranging = True
        for at in texts[:-1]:
            width = max(_LEAST_TEXT_WIDTH, round(left * header.sectionSize(at) / total))
            total -= header.sectionSize(at)
            header.resizeSection(at, width)
            left -= width
        header.resizeSection(texts[-1], max(_LEAST_TEXT_WIDTH, left))
        self._is_arranging = False

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the header: which columns there are, how high rows are, which track to work on."""
        menu = QMenu(parent)
        header = self._table.horizontalHeader()
        for at, column in enumerate(self._columns):
            action = menu.addAction(self.tr("Number and marks") if column.kind == "number" else column.title)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(at))
            action.setEnabled(column.kind != "text")
            action.setData(column.key)
            action.toggled.connect(self._on_toggled)
        menu.addSeparator()
        self._add_densities(menu)
        self._add_tracks(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Usual columns")).triggered.connect(self._on_reset)
        return menu

    def _add_densities(self, menu: QMenu) -> None:
        is_compact = self._settings.get("grid/compact", False)
        group = QActionGroup(menu)
        for text, value in ((self.tr("Rows of up to three lines"), False), (self.tr("Rows of one line"), True)):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == is_compact)
            action.setData(value)
            group.addAction(action)
        group.triggered.connect(self._on_density)

    def _add_tracks(self, menu: QMenu) -> None:
        others = [column for column in self._columns if column.kind == "track"]
        if others:
            menu.addSeparator()
        for column in others:
            action = menu.addAction(self.tr("Work on “{0}”").format(column.title))
            action.setData(column.track_id)
            action.triggered.connect(self._on_activate)
        for column in self._columns:
            if column.origin:
                menu.addAction(f"{column.title}: {column.origin}").setEnabled(False)

    def _saved(self) -> dict[str, Any]:
        return self._settings.get(_SETTING, dict[str, Any]())

    def _usual_width(self, column: Column) -> int:
        if column.is_text:
            return _USUAL_TEXT_WIDTH
        return self._table.fontMetrics().horizontalAdvance(_USUAL[column.kind]) + _AROUND

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.horizontalHeader().mapToGlobal(at))

    def _on_toggled(self, is_shown: bool) -> None:
        key = self._chosen().data()
        for at, column in enumerate(self._columns):
            if column.key == key:
                self._table.horizontalHeader().setSectionHidden(at, not is_shown)
        self.fit()
        self._remember()

    def _on_density(self, action: QAction) -> None:
        self._settings.set("grid/compact", bool(action.data()))
        self.density_chosen.emit(bool(action.data()))

    def _on_activate(self) -> None:
        self.activate_requested.emit(self._chosen().data())

    def _on_reset(self) -> None:
        self._settings.forget(_SETTING)
        self._arrange()

    def _chosen(self) -> QAction:
        action = self.sender()
        assert isinstance(action, QAction)
        return action

    def _on_resized(self, section: int, _old: int, _new: int) -> None:
        if not self._is_arranging:
            self._fit_around(section)
            self._remember_timer.start()

    def _fit_around(self, section: int) -> None:
        """A column of captions that is dragged keeps its width, and those after it share what is left."""
        header = self._table.horizontalHeader()
        if section < len(self._columns) and self._columns[section].is_text:
            after = [
                at
                for at in range(len(self._columns))
                if self._columns[at].is_text and not header.isSectionHidden(at) and header.visualIndex(at) > header.visualIndex(section)
            ]
            over = header.length() - self._table.viewport().width()
            self._is_arranging = True
            for at in after[:1]:
                header.resizeSection(at, max(_LEAST_TEXT_WIDTH, header.sectionSize(at) - over))
            self._is_arranging = False
        self.fit()

    def _on_moved(self) -> None:
        if not self._is_arranging:
            self._remember_timer.start()

    def _remember(self) -> None:
        """Keep what is shown; what settings say of columns that are not there now stays. Usual widths are not kept: texts may be of another
        size the next time.
        """
        header, saved = self._table.horizontalHeader(), self._saved()
        now = sorted(range(len(self._columns)), key=header.visualIndex)
        keys = [self._columns[at].key for at in now]
        absent = [key for key in saved.get("order", []) if key not in keys]
        hidden = [key for key in saved.get("hidden", []) if key not in keys]
        hidden += [self._columns[at].key for at in now if header.isSectionHidden(at)]
        shown = {self._columns[at].key: (header.sectionSize(at), self._columns[at]) for at in now if not header.isSectionHidden(at)}
        widths = {key: width for key, width in saved.get("widths", {}).items() if key not in shown}
        widths |= {key: width for key, (width, column) in shown.items() if width != self._usual_width(column)}
        kept = {"order": keys + absent, "hidden": hidden, "widths": widths}
        self._settings.set(_SETTING, kept)
