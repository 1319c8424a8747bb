"""The editor of the current caption."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from captionstudio.core.edits import structure, text
from captionstudio.core.edits.change import Change, PlacedCue
from captionstudio.core.edits.replace import Match
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.spans import seen_before, seen_text
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.cue_editor.caption_field import CaptionField
from captionstudio.ui.cue_editor.counterpart import Counterparts
from captionstudio.ui.cue_editor.foot import EditorFoot
from captionstudio.ui.cue_editor.highlighter import PlacedWord
from captionstudio.ui.cue_editor.playing import Player
from captionstudio.ui.cue_editor.speakers import CueSpeakers
from captionstudio.ui.cue_editor.times import CueTimes

_BESIDE = "editor/shows_beside"


class CueEditor(QWidget):
    """Edits text and times of the current cue, and the text of the one beside it in another track.

    - ``refused(error)``: an edit could not be made; nothing has changed.
    - ``left()``: Escape was pressed in a text; the grid is meant.
    """

    refused = Signal(object)
    left = Signal()

    def __init__(self, session: Session, playback: Player, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._playback = playback
        self._settings = settings
        self._counterparts = Counterparts(session, settings, self)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.times = CueTimes(session, self)
        self.speakers = CueSpeakers(session, self)
        self.times.add_row(*self.speakers.widgets)
        self.main = CaptionField(session, self._frame_rate, self)
        self.beside = CaptionField(session, self._frame_rate, self)
        self.foot = EditorFoot(self)
        self._lay_out()
        self._connect()
        self._show()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's commands by id; some have buttons here."""
        self.foot.set_actions(actions)

    @property
    def has_text_focus(self) -> bool:
        """Whether a text is being edited."""
        return self._focused() is not None

    def focus_text(self) -> None:
        """Begin to edit the text, or go on."""
        self.main.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def accept_and_next(self) -> None:
        """Go to the next cue and edit it; nothing needs accepting, since what is typed counts at once."""
        is_beside = self._focused() is self.beside
        self.go_to_next()
        (self.beside if is_beside else self.main).edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_next(self) -> None:
        """Make the next cue the current one."""
        self._go(1)

    def go_to_previous(self) -> None:
        """Make the cue before the current one."""
        self._go(-1)

    def split_at_caret(self) -> None:
        """Split the cue where the caret is, at the times of the words around it; the second part is edited on."""
        field = self._focused() or self.main
        cue = field.cue
        if cue is None:
            return
        place = seen_before(cue.text, field.edit.caret)
        change = self._apply(
            lambda: structure.split_cue(self._session.document, field.track_id, cue.id, at_character=place, profile_of=self.main.profile)
        )
        if change is not None and field is self.main:
            added = [part.cue.id for part in change.added if isinstance(part, PlacedCue) and part.track_id == field.track_id]
            self._session.select([cue_id for cue_id in added if cue_id != cue.id][:1])
            self.main.edit.put_caret(0)

    def merge_with_next(self) -> None:
        """Join the current cue with the one after it; the caret stays where it was."""
        track, cue = self._session.active_track, self._session.current_cue
        at = self._session.index_of(track.id, cue.id) if track and cue else None
        if track is not None and at is not None:
            ids = [each.id for each in track.cues[at : at + 2]]
            self._apply(lambda: structure.merge_cues(self._session.document, track.id, ids, profile_of=self.main.profile))

    def toggle_italic(self) -> None:
        """Make what is selected in the text italic, or the selected cues; or plain again."""
        self._toggle("i")

    def toggle_bold(self) -> None:
        """Make what is selected in the text bold, or the selected cues; or plain again."""
        self._toggle("b")

    def play_word(self) -> None:
        """Play from the word at the caret to the end of the cue."""
        field = self._focused() or self.main
        self._play(field.edit.word_at(field.edit.caret))

    def set_start_to_playhead(self) -> None:
        """Let the cue start at the playhead."""
        self.times.set_start(self._playback.position_ms)

    def set_end_to_playhead(self) -> None:
        """Let the cue end at the playhead."""
        self.times.set_end(self._playback.position_ms)

    def show_beside(self, is_shown: bool) -> None:
        """Show the cue of another track beside this one, or not; remembered."""
        self._settings.set(_BESIDE, is_shown)
        self._show()

    def choose_beside(self, track_id: str) -> None:
        """Show the cue of that track beside this one."""
        self._counterparts.choose(track_id)
        self.show_beside(True)

    def show_match(self, match: Match) -> None:
        """Select what was found in the text of the cue it is in."""
        for field in (self.main, self.beside):
            if field.cue is not None and field.cue.id == match.cue_id:
                places = seen_text(field.cue.text)[1]
                field.edit.select(places[match.start], places[match.end])

    def mark_up_to_date(self) -> None:
        """Take a translation whose source has changed for right as it is."""
        found = self._counterparts.find_stale()
        if found is not None:
            self._apply(lambda: self._counterparts.accept(*found))

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(14)
        fields.addWidget(self.main, 1)
        fields.addWidget(self.beside, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(fields, 1)
        column.addWidget(self.foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(16)
        layout.addWidget(self.times, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)

    def _connect(self) -> None:
        self.main.edit.setAccessibleName(self.tr("Text of the caption"))
        self._session.document_reset.connect(self._show)
        self._session.changed.connect(self._on_changed)
        self._session.selection_changed.connect(self._show)
        self.times.refused.connect(self.refused)
        self.speakers.refused.connect(self.refused)
        self.times.playhead_wanted.connect(self._on_playhead_wanted)
        for field in (self.main, self.beside):
            field.refused.connect(self.refused)
            field.word_changed.connect(self._on_word_changed)
            field.edit.word_played.connect(self._play)
            field.edit.accepted.connect(self.accept_and_next)
            field.edit.left.connect(self.left)
        self.foot.words.play_requested.connect(self.play_word)
        self.foot.beside_toggled.connect(self.show_beside)
        self.foot.beside_chosen.connect(self.choose_beside)
        self.foot.settled.connect(self.mark_up_to_date)

    def _on_changed(self, change: Change) -> None:
        cue = self.main.cue
        other = self.beside.cue
        shown = {each.id for each in (cue, other) if each} | set(cue.source_ids if cue else ()) | set(other.source_ids if other else ())
        is_far = change.cue_ids and not (change.cue_ids & shown) and not self._is_beside_missing()
        if not is_far:
            self._show()

    def _is_beside_missing(self) -> bool:
        return self.beside.isVisibleTo(self) and self.beside.cue is None

    def _show(self) -> None:
        track, cue = self._session.active_track, self._session.current_cue
        self.times.show_cue(track.id if track else "", cue, self._playback.fps)
        hint = "" if cue else self.tr("Select a caption to edit it.")
        self.speakers.show_cue(track.id if track else "", cue)
        self.main.show_cue(track, cue, hint=hint)
        self._show_beside()
        self.foot.show_selected(len(self._session.selection.cue_ids))
        self.foot.show_stale(cue is not None and self._counterparts.find_stale() is not None)

    def _show_beside(self) -> None:
        other, cue = self._counterparts.track, self._session.current_cue
        is_shown = other is not None and self._settings.get(_BESIDE, True)
        self.beside.setVisible(is_shown)
        for field in (self.main, self.beside):
            field.set_narrow(is_shown)
        self.foot.show_tracks(self._counterparts.tracks, other, is_shown)
        if other is None or not is_shown:
            self.beside.show_cue(None, None)
            return
        name = self.foot.title_of(other)
        self.beside.edit.setAccessibleName(self.tr("Text in {0}").format(name))
        is_free = cue is not None and other.id not in self._session.provisional_track_ids
        hint = self.tr("No caption in {0} yet: type one.").format(name) if is_free else ""
        self.beside.show_cue(other, self._counterparts.cue(), self._counterparts.add if is_free else None, hint)

    def _focused(self) -> CaptionField | None:
        return next((field for field in (self.main, self.beside) if field.edit.hasFocus()), None)

    def _go(self, step: int) -> None:
        track, current = self._session.active_track, self._session.selection.current_id
        at = self._session.index_of(track.id, current) if track and current else None
        if track is not None and at is not None and 0 <= at + step < len(track.cues):
            self._session.select([track.cues[at + step].id])

    def _toggle(self, name: Literal["i", "b", "u"]) -> None:
        field = self._focused()
        start, end = field.edit.selected if field else (0, 0)
        if field is not None and field.cue is not None:
            cue, whole = field.cue, field.cue.text
            span = (seen_before(whole, start), seen_before(whole, end)) if start < end else None
            self._apply(lambda: text.toggle_tag(self._session.document, field.track_id, [cue.id], name, span))
        elif ids := self._session.selection.cue_ids:
            self._apply(lambda: text.toggle_tag(self._session.document, self._session.selection.track_id or "", ids, name))

    def _play(self, word: PlacedWord | None) -> None:
        cue = self._session.current_cue
        if word is not None and cue is not None:
            self._playback.play_range(word.word.start_ms, max(cue.end_ms, word.word.end_ms))

    def _on_word_changed(self, word: PlacedWord | None) -> None:
        if self.sender() is self.main or self.beside.edit.hasFocus():
            self.foot.words.show_word(word)

    def _on_playhead_wanted(self, is_end: bool) -> None:
        if is_end:
            self.set_end_to_playhead()
        else:
            self.set_start_to_playhead()

    def _frame_rate(self) -> float | None:
        return self._playback.fps

    def _apply(self, make: Callable[[], Change]) -> Change | None:
        self.main.end_run()
        self.beside.end_run()
        try:
            change = make()
            self._session.apply(change)
        except CaptionStudioError as error:
            self.refused.emit(error)
            return None
        return change
