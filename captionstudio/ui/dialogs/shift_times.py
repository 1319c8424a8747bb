"""Shift or stretch times: by an amount, by two points, or by frame rates."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change, combine
from captionstudio.core.edits.timing import change_frame_rate, shift_cues, stretch_cues
from captionstudio.core.timecode import format_timecode
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import SegmentedControl, TimecodeEdit, muted_label
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem

_RATES = (("23.976", 24000 / 1001), ("24", 24.0), ("25", 25.0), ("29.97", 30000 / 1001), ("30", 30.0))
_WIDTH = 520


@dataclass(frozen=True, slots=True)
class _Reach:
    """Which captions are meant: by track, and by identity."""

    tracks: tuple[tuple[str, tuple[Cue, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(cues) for _, cues in self.tracks)

    @property
    def first(self) -> Cue | None:
        return min((cues[0] for _, cues in self.tracks if cues), key=lambda cue: cue.start_ms, default=None)

    @property
    def last(self) -> Cue | None:
        return max((cues[-1] for _, cues in self.tracks if cues), key=lambda cue: cue.start_ms, default=None)


class ShiftTimesDialog(DialogFrame):
    """Asks how to move which captions; `change` is the edit to apply."""

    def __init__(self, parent: QWidget | None, settings: Settings, session: Session, *, playhead_ms: int | None = None) -> None:
        super().__init__(parent, self.tr("Shift or stretch times"), self.tr("&Change times"), settings=settings, name="shift_times")
        self._session = session
        self._playhead_ms = playhead_ms
        self.kind = SegmentedControl()
        self.kind.add_choice("shift", self.tr("By an amount"), self.tr("All move by the same time"))
        self.kind.add_choice("points", self.tr("By two points"), self.tr("Say where an early and a late caption belong; the rest follows"))
        self.kind.add_choice("rate", self.tr("By frame rate"), self.tr("For captions made for a version at another rate"))
        self.kind.setAccessibleName(self.tr("How"))
        self.pages = QStackedWidget()
        self.scope = combo([])
        form = Form(96)
        form.add_row(self.tr("C&aptions"), self.scope, tip=self.tr("Which captions to move; locked ones cannot be"))
        self.preview = muted_label()
        self.body.addWidget(self.kind)
        self.body.addWidget(self.pages)
        self.body.addLayout(form)
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self._fill_scope()
        for page in (self._make_shift(), self._make_points(), self._make_rate()):
            self.pages.addWidget(page)
        self.kind.set_value(self.recall("kind", "shift"))
        self._connect()
        self._on_scope()
        self._on_kind(self.kind.value)
        self.setMinimumWidth(_WIDTH)

    def change(self) -> Change:
        """Return the edit.

        Raises:
            InvalidEdit: a caption is locked, or the document has changed meanwhile.
        """
        document, kind = self._session.document, self.kind.value
        if kind == "points":
            make = partial(stretch_cues, document, anchors=self._anchors())
            label = self.tr("Stretch times")
        elif kind == "rate":
            make = partial(change_frame_rate, document, from_fps=self.from_rate.currentData(), to_fps=self.to_rate.currentData())
            label = self.tr("Change frame rate")
        else:
            make = partial(shift_cues, document, delta_ms=self._delta_ms())
            label = self.tr("Shift times")
        parts = [make(track_id=track_id, ids=[cue.id for cue in cues]) for track_id, cues in self._reach().tracks if cues]
        return combine(label, parts)

    def _make_shift(self) -> QWidget:
        self.direction = combo([(self.tr("Later by"), 1), (self.tr("Earlier by"), -1)])
        choose(self.direction, self.recall("direction", 1))
        self.amount = TimecodeEdit()
        self.amount.set_value_ms(self.recall("amount_ms", 1000))
        self.to_playhead = QPushButton(self.tr("Current caption to the &playhead"))
        self.to_playhead.setAutoDefault(False)
        self.to_playhead.setAccessibleName(self.tr("Current caption to the playhead"))
        self.to_playhead.setToolTip(self.tr("Take the amount that lets the current caption start where the picture stands"))
        self.to_playhead.setEnabled(self._playhead_ms is not None and self._session.current_cue is not None)
        form = Form(96)
        form.add_row(self.tr("&Move"), self.direction, self.amount, tip=self.tr("Write 1.5 for a second and a half"))
        self.amount.setAccessibleName(self.tr("Amount"))
        form.addWidget(self.to_playhead, form.rowCount(), 1)
        return _page(form)

    def _make_points(self) -> QWidget:
        form = Form(96)
        self.points: list[tuple[TimecodeEdit, TimecodeEdit]] = []
        names = ((self.tr("&First point"), self.tr("First point becomes")), (self.tr("&Last point"), self.tr("Last point becomes")))
        for label, becomes in names:
            now, then = TimecodeEdit(), TimecodeEdit()
            then.setAccessibleName(becomes)
            self.points.append((now, then))
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(now)
            line.addWidget(muted_label(self.tr("becomes")))
            line.addWidget(then)
            line.addStretch(1)
            row.setFocusProxy(now)
            form.add_row(label, row, tip=self.tr("A time as it is now, and as it shall be"))
            now.setAccessibleName(label.replace("&", ""))
        return _page(form)

    def _make_rate(self) -> QWidget:
        form = Form(96)
        self.from_rate = combo([(f"{name} fps", rate) for name, rate in _RATES])
        self.to_rate = combo([(f"{name} fps", rate) for name, rate in _RATES])
        choose(self.from_rate, self.recall("from_rate", _RATES[0][1]))
        choose(self.to_rate, self.recall("to_rate", 25.0))
        form.add_row(self.tr("Made &for"), self.from_rate, tip=self.tr("The rate of the version the captions were made for"))
        form.add_row(self.tr("&Now"), self.to_rate, tip=self.tr("The rate of this version"))
        return _page(form)

    def _fill_scope(self) -> None:
        session = self._session
        rows = [(self.tr("All of this track"), "track")]
        if len(session.document.tracks) > 1:
            rows.append((self.tr("All of all tracks"), "all"))
        if session.current_cue is not None:
            rows.append((self.tr("From the current caption on"), "from_here"))
        if len(session.selection.cue_ids) > 1:
            rows.append((self.tr("The %n selected", "", len(session.selection.cue_ids)), "selected"))
        for text, value in rows:
            self.scope.addItem(text, value)
        last = self.recall("scope", "track")
        choose(self.scope, "selected" if rows[-1][1] == "selected" else last)

    def _connect(self) -> None:
        self.kind.value_changed.connect(self._on_kind)
        self.scope.currentIndexChanged.connect(self._on_scope)
        self.to_playhead.clicked.connect(self._take_playhead)
        for box in (self.direction, self.from_rate, self.to_rate):
            box.currentIndexChanged.connect(self.refresh)
        for field in (self.amount, *(field for pair in self.points for field in pair)):
            field.value_changed.connect(self.refresh)
            field.textChanged.connect(self.refresh)

    def _reach(self) -> _Reach:
        session, scope = self._session, self.scope.currentData()
        track = session.active_track
        provisional = session.provisional_track_ids
        if scope == "all":
            return _Reach(tuple((one.id, one.cues) for one in session.document.tracks if one.cues and one.id not in provisional))
        if track is None:
            return _Reach(())
        return _Reach(((track.id, self._cues_of(track, scope)),))

    def _cues_of(self, track: Track, scope: str) -> tuple[Cue, ...]:
        if scope == "selected":
            return self._session.selected_cues
        current = self._session.current_cue
        if scope == "from_here" and current is not None:
            at = self._session.index_of(track.id, current.id)
            return track.cues[at:]
        return track.cues

    def _delta_ms(self) -> int:
        return int(self.direction.currentData()) * self.amount.value_ms

    def _anchors(self) -> tuple[tuple[int, int], tuple[int, int]]:
        (a, b), (c, d) = self.points
        return (a.value_ms, b.value_ms), (c.value_ms, d.value_ms)

    def _map(self, time_ms: int) -> int:
        """Return where a time goes."""
        if self.kind.value == "rate":
            return round(time_ms * float(self.from_rate.currentData()) / float(self.to_rate.currentData()))
        if self.kind.value == "points":
            (first, first_to), (second, second_to) = self._anchors()
            if first == second:
                return time_ms
            return round(first_to + (time_ms - first) * (second_to - first_to) / (second - first))
        return time_ms + self._delta_ms()

    def _on_kind(self, kind: str) -> None:
        self.pages.setCurrentIndex(("shift", "points", "rate").index(kind))
        self.refresh()

    def _on_scope(self, *_: object) -> None:
        reach = self._reach()
        for (now, then), cue in zip(self.points, (reach.first, reach.last), strict=True):
            if cue is not None:
                now.set_value_ms(cue.start_ms)
                then.set_value_ms(cue.start_ms)
        self.refresh()

    def _take_playhead(self) -> None:
        current = self._session.current_cue
        if current is not None and self._playhead_ms is not None:
            delta = self._playhead_ms - current.start_ms
            choose(self.direction, 1 if delta >= 0 else -1)
            self.amount.set_value_ms(abs(delta))
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Look at the values anew and show where the first and the last caption go."""
        reach = self._reach()
        lines = []
        if not self._find_problem():
            for name, cue in ((self.tr("First"), reach.first), (self.tr("Last"), reach.last)):
                if cue is not None:
                    lines.append(f"{name}:  {format_timecode(cue.start_ms)}  →  {format_timecode(self._map(cue.start_ms))}")
        self.preview.setText("\n".join(lines) or "\n")
        super().refresh()

    def _find_problem(self) -> Problem | None:
        reach = self._reach()
        if not reach.count:
            return Problem(self.tr("There are no captions to move."), self.scope, is_error=False)
        kind = self.kind.value
        fields: Collection[TimecodeEdit] = ()
        if kind == "shift":
            fields = (self.amount,)
        elif kind == "points":
            fields = [field for pair in self.points for field in pair]
        if wrong := next((field for field in fields if not field.is_valid), None):
            return Problem(self.tr("Write times as 1:02:03.5, 2:30 or 90."), wrong)
        if kind == "points":
            (first, first_to), (second, second_to) = self._anchors()
            if first >= second or first_to >= second_to:
                return Problem(self.tr("The last point must come after the first, before and after."), self.points[1][1])
        first_cue = reach.first
        if first_cue is not None and self._map(first_cue.start_ms) < 0:
            return Problem(self.tr("The first caption would start before the beginning."), self.amount if kind == "shift" else None)
        if self._is_idle():
            return Problem(self.tr("Nothing would change."), None, is_error=False)
        return None

    def _is_idle(self) -> bool:
        if self.kind.value == "rate":
            return bool(self.from_rate.currentData() == self.to_rate.currentData())
        if self.kind.value == "points":
            return all(now == then for now, then in self._anchors())
        return not self._delta_ms()

    def _note(self) -> str:
        return self.tr("%n captions", "", self._reach().count)

    def _store(self) -> None:
        self.keep("kind", self.kind.value)
        self.keep("scope", self.scope.currentData())
        self.keep("direction", self.direction.currentData())
        self.keep("amount_ms", self.amount.value_ms)
        self.keep("from_rate", self.from_rate.currentData())
        self.keep("to_rate", self.to_rate.currentData())


def _page(form: Form) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 6, 0, 6)
    column.addLayout(form)
    column.addStretch(1)
    return page
