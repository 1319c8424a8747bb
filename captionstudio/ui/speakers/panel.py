"""Speakers: who speaks, how long, with samples to hear; named, merged, coloured; doubtful captions gone through one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.edits import speakers as edits
from captionstudio.core.edits.change import Change
from captionstudio.core.errors import CaptionStudioError
from captionstudio.services.playback import Playback
from captionstudio.services.session import Session
from captionstudio.services.speakers import SpeakerOverview, SpeakerRow
from captionstudio.ui.actions import ASSIGN
from captionstudio.ui.controls import ElidedLabel, command_button, heading, muted_label, scroll_area
from captionstudio.ui.speakers.row import SpeakerLine

_LEAST_LIST = 44  # pixels: one speaker at least


class SpeakersPanel(QWidget):
    """Follows the session while it is shown. ``failed(error)`` tells what cannot be done; ``split_requested(name)`` asks for a job, and
    ``assign_requested(name)`` for the selected captions to be given to a speaker.
    """

    failed = Signal(object)
    split_requested = Signal(str)
    assign_requested = Signal(str)

    def __init__(self, session: Session, playback: Playback, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._playback = playback
        self.overview = SpeakerOverview(session, self)
        self.lines: dict[str, SpeakerLine] = {}
        self._is_stale = True
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.empty = muted_label(self.tr("Nobody is named yet. Find who speaks listens to the voices."))
        inside = QWidget()
        holder = QVBoxLayout(inside)
        holder.setContentsMargins(10, 6, 10, 6)
        holder.addWidget(self.empty)
        holder.addLayout(self._column)
        holder.addStretch(1)
        area = scroll_area(inside)
        area.setMinimumHeight(_LEAST_LIST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(actions))
        column.addWidget(area, 1)
        column.addLayout(self._make_foot(actions))
        self.addActions([action for name, action in actions.items() if name.startswith(ASSIGN)])
        self.overview.changed.connect(self._on_changed)

    def showEvent(self, event: object) -> None:
        """Be up to date when it comes into sight."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self._fill()

    def _make_head(self, actions: Mapping[str, QAction]) -> QWidget:
        self.doubtful = ElidedLabel("", self)
        self.doubtful.setProperty("muted", True)
        self.doubtful.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back_button, self.next_button, self.close_button = (
            command_button(actions[action_id], name, text, self)
            for action_id, name, text in (
                ("previous_doubtful_speaker", "chevron-up", self.tr("Previous doubtful caption")),
                ("next_doubtful_speaker", "chevron-down", self.tr("Next doubtful caption")),
                ("show_speakers", "close", self.tr("Close")),
            )
        )
        head = QWidget(self)
        head.setProperty("panel", True)
        line = QHBoxLayout(head)
        line.setContentsMargins(10, 3, 6, 3)
        line.setSpacing(4)
        line.addWidget(heading(self.tr("Speakers"), head))
        line.addWidget(self.doubtful, 1)
        for button in (self.back_button, self.next_button, self.close_button):
            line.addWidget(button)
        return head

    def _make_foot(self, actions: Mapping[str, QAction]) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 10, 10)
        foot.setSpacing(8)
        foot.addStretch(1)
        self._pushes: list[QPushButton] = []
        for action_id, text in (("find_speakers", self.tr("Find who speaks")), ("similar_speakers", self.tr("Apply to similar"))):
            action = actions[action_id]
            push = QPushButton(text)
            push.setToolTip(action.toolTip())
            push.setAccessibleName(text)
            push.clicked.connect(action.trigger)
            push.setEnabled(action.isEnabled())
            action.enabledChanged.connect(push.setEnabled)
            foot.addWidget(push)
            self._pushes.append(push)
        return foot

    def _on_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._is_stale = False
        rows = self.overview.rows
        persons = [row.speaker.name for row in rows if row.speaker.kind == "person"]
        shown = [(row, [name for name in persons if name != row.speaker.name]) for row in rows]
        if list(self.lines) != [row.speaker.name for row in rows] or not all(
            self.lines[row.speaker.name].show_row(row, others) for row, others in shown
        ):
            self._list_anew(shown)
        self.empty.setVisible(not rows)
        count = self.overview.doubtful_count
        self.doubtful.setText(self.tr("Doubtful captions: {count}").format(count=count) if count else "")
        for button in (self.back_button, self.next_button):
            button.setEnabled(count > 0)

    def _list_anew(self, shown: Sequence[tuple[SpeakerRow, list[str]]]) -> None:
        focus = next((name for name, line in self.lines.items() if line.name.hasFocus()), None)
        for line in self.lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines.clear()
        for row, others in shown:
            line = SpeakerLine(row, others, self)
            line.renamed.connect(self._rename)
            line.coloured.connect(self._colour)
            line.merged.connect(self._merge)
            line.kind_set.connect(self._set_kind)
            line.removed.connect(self._remove)
            line.assigned.connect(self.assign_requested)
            line.split.connect(self.split_requested)
            line.played.connect(self._play)
            self.lines[row.speaker.name] = line
            self._column.addWidget(line)
        self._order_tabs()
        if focus in self.lines:
            self.lines[focus].name.setFocus()

    def _order_tabs(self) -> None:
        """Let the Tab key come to head, lines and foot in that order, however late a line was added."""
        stops = [stop for line in self.lines.values() for stop in line.stops]
        for before, after in pairwise((self.close_button, *stops, *self._pushes)):
            self.setTabOrder(before, after)

    def _rename(self, old: str, new: str) -> None:
        if new in self.lines:
            self._merge(old, new)
        else:
            self._do(lambda: edits.rename_speaker(self._session.document, old, new))

    def _merge(self, name: str, into: str) -> None:
        self._do(lambda: edits.merge_speakers(self._session.document, [name], into))

    def _colour(self, name: str, colour: str) -> None:
        self._do(lambda: edits.set_speaker_colour(self._session.document, name, colour))

    def _set_kind(self, name: str, kind: str) -> None:
        self._do(lambda: edits.set_speaker_kind(self._session.document, name, "sound" if kind == "sound" else "person"))

    def _remove(self, name: str) -> None:
        self._do(lambda: edits.remove_speaker(self._session.document, name))

    def _do(self, make: Callable[[], Change]) -> None:
        try:
            self._session.apply(make())
        except CaptionStudioError as error:
            self.failed.emit(error)
            for line in self.lines.values():
                line.name.setText(line.row.speaker.name)

    def _play(self, cue: Cue) -> None:
        self._session.select([cue.id], current_id=cue.id)
        self._playback.play_range(cue.start_ms, cue.end_ms)
