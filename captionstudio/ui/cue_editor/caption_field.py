"""One caption of one track, edited through the session as it is typed."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from captionstudio.core.document import Cue, Track
from captionstudio.core.edits.change import Change
from captionstudio.core.edits.text import set_text
from captionstudio.core.errors import CaptionStudioError, InvalidRequest
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.services.session import Session
from captionstudio.ui.cue_editor.highlighter import place_words
from captionstudio.ui.cue_editor.meters import CueMeters
from captionstudio.ui.cue_editor.text_edit import CaptionEdit
from captionstudio.ui.cue_editor.typing_runs import TypingRuns

MakeCue = Callable[[str], Change]
"""Makes the change that adds the caption of a field that has none, with a text."""


class CaptionField(QWidget):
    """Text and meters of a cue. What is typed is a change at once; what others change shows without moving the caret.

    ``refused(error)``: the text could not be taken, and is shown as it was. ``word_changed(PlacedWord | None)``: the caret is on it.
    """

    refused = Signal(object)
    word_changed = Signal(object)

    def __init__(self, session: Session, frame_rate: Callable[[], float | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame_rate = frame_rate
        self._track_id = ""
        self._cue: Cue | None = None
        self._make_cue: MakeCue | None = None
        self._since: Cue | None = None
        self._key = ""
        self._runs = TypingRuns()
        self._is_mine = False
        self._is_undoing = False
        self._is_narrow = False
        self.edit = CaptionEdit(self)
        self.meters = CueMeters(self)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)
        self._layout.addWidget(self.edit, 1)
        self._layout.addWidget(self.meters, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.edit)
        self.edit.typed.connect(self._on_typed)
        self.edit.caret_moved.connect(self._on_caret_moved)
        self.edit.undo_requested.connect(self.undo)
        self.edit.redo_requested.connect(self.redo)

    @property
    def cue(self) -> Cue | None:
        """The cue that is shown."""
        return self._cue

    @property
    def track_id(self) -> str:
        """The track of that cue, empty where there is none."""
        return self._track_id

    def show_cue(self, track: Track | None, cue: Cue | None, make_cue: MakeCue | None = None, hint: str = "") -> None:
        """Show a cue, or none; then ``make_cue`` adds one as soon as something is typed, and ``hint`` says so."""
        is_other = (track.id if track else "", cue.id if cue else None) != (self._track_id, self._cue.id if self._cue else None)
        self._track_id, self._cue, self._make_cue = track.id if track else "", cue, make_cue
        if is_other:
            self._runs.end()
        is_busy = track is not None and track.id in self._session.provisional_track_ids
        self.edit.setReadOnly(is_busy or (cue is not None and cue.locked) or (cue is None and make_cue is None))
        self.edit.setPlaceholderText(hint)
        if not self._is_mine:
            self.edit.show_text(cue.text if cue else "", follows_change=self._is_undoing and not is_other)
            if is_other:
                self.edit.put_caret(len(self.edit.text))
        self.edit.set_language((cue.language if cue else None) or (track.language if track else None))
        self.edit.show_words(place_words(cue) if cue and cue.text == self.edit.text else ())
        self._measure(track)
        self._tell_word()

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the meters under the text instead of beside it."""
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(6 if is_narrow else 14)
        self._layout.setAlignment(self.meters, Qt.AlignmentFlag(0) if is_narrow else Qt.AlignmentFlag.AlignTop)
        self._is_narrow = is_narrow
        self._fit_meters()
        self.edit.set_larger(not is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the meters use the room there is."""
        super().resizeEvent(event)
        self._fit_meters()

    def _fit_meters(self) -> None:
        if self._is_narrow:
            self.meters.fit_columns(self.width())
        else:
            self.meters.set_columns(1)

    def undo(self) -> None:
        """Take back the last run of typing, or whatever was done last."""
        self._step(self._session.undo_stack.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._session.undo_stack.redo)

    def end_run(self) -> None:
        """Let what is typed next be a step of its own."""
        self._runs.end()

    def _step(self, step: Callable[[], None]) -> None:
        self._runs.end()
        self._is_undoing = True
        step()
        self._is_undoing = False

    def _on_typed(self, text: str) -> None:
        self._is_mine = True
        try:
            self._session.apply(self._change(text))
        except CaptionStudioError as error:
            self._is_mine = False
            self.edit.show_text(self._cue.text if self._cue else "")
            self.refused.emit(error)
        finally:
            self._is_mine = False

    def _change(self, text: str) -> Change:
        if self._cue is None:
            assert self._make_cue is not None
            self._runs.end()
            return self._make_cue(text)
        key = self._runs.key_for(f"{self._track_id}:{self._cue.id}", self._cue.text, text, time.monotonic())
        if key != self._key or self._since is None:
            self._key, self._since = key, self._cue
        return set_text(self._session.document, self._track_id, self._cue.id, text, since=self._since, merge_key=key)

    def _on_caret_moved(self) -> None:
        self._tell_word()

    def _tell_word(self) -> None:
        self.word_changed.emit(self.edit.word_at(self.edit.caret) if self._cue else None)

    def _measure(self, track: Track | None) -> None:
        language = (self._cue.language if self._cue else None) or (track.language if track else None)
        self.meters.show_cue(self._cue, self.profile(language))

    def profile(self, language: str | None) -> Profile:
        """Return the limits for a language in this document."""
        try:
            profile = profile_for(language, self._session.document.profile)
        except InvalidRequest:  # a project may name house rules that this program does not know
            profile = profile_for(language)
        rate = self._frame_rate()
        return profile.at_frame_rate(rate) if rate else profile
