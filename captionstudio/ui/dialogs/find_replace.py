"""Find and replace, beside the window and without blocking it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from captionstudio.core.edits.replace import Match, Query, replace_match, replace_matches
from captionstudio.core.errors import InvalidEdit
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.match_counter import MatchCounter

_WIDTH = 560


class FindReplaceDialog(DialogFrame):
    """Shows matches by selecting their captions; ``match_shown(Match)`` lets an editor mark the place in the text."""

    match_shown = Signal(object)

    def __init__(self, parent: QWidget | None, settings: Settings, session: Session) -> None:
        super().__init__(parent, self.tr("Find and replace"), self.tr("Find &next"), settings=settings, name="find_replace")
        self.setModal(False)
        self._session = session
        self._shown: Match | None = None
        self._said = ""
        # What was selected before matches were shown: showing one selects its caption alone.
        self._selection_ids = session.selection.cue_ids
        self.counter = MatchCounter(self)
        self.counter.counted.connect(self.refresh)
        form = Form(96)
        self.text = QLineEdit(self.recall("text", ""))
        self.text.setClearButtonEnabled(True)
        form.add_row(self.tr("&Find"), self.text, tip=self.tr("A blank finds a line break, too"))
        self.replacement = QLineEdit(self.recall("replacement", ""))
        self.replacement.setClearButtonEnabled(True)
        form.add_row(
            self.tr("Replace &with"), self.replacement, tip=self.tr("Empty deletes; \\1 is the first group of a regular expression")
        )
        self.scope = combo([(self.tr("This track"), "track"), (self.tr("All tracks"), "all"), (self.tr("Selected captions"), "selected")])
        choose(self.scope, self.recall("scope", "track"))
        form.add_row(self.tr("&In"), self.scope)
        self.body.addLayout(form)
        self.body.addLayout(self._make_checks())
        self.body.addStretch(1)
        self._make_buttons()
        self._connect()
        self._look()
        self.setMinimumWidth(_WIDTH)

    def open_for(self, *, replaces: bool) -> None:
        """Show, with the keyboard in the field that is wanted; what is selected in it is typed over."""
        self.show()
        self.raise_()
        self.activateWindow()
        field = self.replacement if replaces and self.text.text() else self.text
        field.setFocus()
        field.selectAll()

    def query(self) -> Query:
        """Return what is looked for."""
        return Query(
            self.text.text(),
            is_case_sensitive=self.case.isChecked(),
            is_whole_word=self.whole.isChecked(),
            is_regex=self.regex.isChecked(),
        )

    def accept(self) -> None:
        """Go to the next match: Enter finds and does not close."""
        self.find_next()

    def find_next(self) -> None:
        """Show the match after the current one, from the top again after the last."""
        self._go(1)

    def find_previous(self) -> None:
        """Show the match before the current one, from the end again before the first."""
        self._go(-1)

    def replace_shown(self) -> None:
        """Replace the match that is shown and go to the next; where none is shown, show the next one first."""
        match = self._shown
        if match is None or self._index_of(match) is None:
            self.find_next()
            return
        try:
            self._session.apply(replace_match(self._session.document, match, self.query(), self.replacement.text()))
        except InvalidEdit as error:
            self._say(f"{error} {error.hint}".strip())
            return
        self._shown = Match(match.track_id, match.cue_id, match.start, match.start + len(self.replacement.text()))
        self._store()
        self.find_next()

    def replace_all(self) -> None:
        """Replace every match, in one step of Undo."""
        self.counter.finish()
        matches = self.counter.matches
        locked = sum(self._is_locked(match) for match in matches)
        try:
            track_ids, cue_ids = self._reach()
            self._session.apply(replace_matches(self._session.document, track_ids, self.query(), self.replacement.text(), cue_ids))
        except InvalidEdit as error:
            self._say(f"{error} {error.hint}".strip())
            return
        self._store()
        self._shown = None
        left = self.tr("Locked captions were left as they are.") if locked else ""
        self._say(" ".join(filter(None, (self.tr("%n replaced.", "", len(matches) - locked), left))))

    def refresh(self, *_: object) -> None:
        """Say how many matches there are."""
        super().refresh()
        has_matches = bool(self.counter.matches)
        for button in (self.previous_button, self.replace_button, self.replace_all_button):
            button.setEnabled(has_matches)
            button.setToolTip(self._tips[button] if has_matches else self.message.text())

    def _is_locked(self, match: Match) -> bool:
        cue = self._session.find_cue(match.track_id, match.cue_id)
        return cue is not None and cue.locked

    def _make_checks(self) -> QHBoxLayout:
        self.case = QCheckBox(self.tr("Match &case"))
        self.whole = QCheckBox(self.tr("Wh&ole words"))
        self.regex = QCheckBox(self.tr("Regular e&xpression"))
        self.case.setToolTip(self.tr("Tell capitals from small letters"))
        self.whole.setToolTip(self.tr("Leave parts of longer words out"))
        self.regex.setToolTip(self.tr("Read what is looked for as a pattern"))
        row = QHBoxLayout()
        row.setContentsMargins(108, 4, 0, 4)
        row.setSpacing(18)
        for name, box in (("case", self.case), ("whole", self.whole), ("regex", self.regex)):
            box.setChecked(self.recall(name, False))
            box.setAccessibleName(box.text().replace("&", ""))
            row.addWidget(box)
        row.addStretch()
        return row

    def _make_buttons(self) -> None:
        self.replace_all_button = QPushButton(self.tr("Replace &all"))
        self.replace_button = QPushButton(self.tr("&Replace"))
        self.previous_button = QPushButton(self.tr("&Previous"))
        self._tips = {
            self.replace_all_button: self.tr("Replace every match in one step"),
            self.replace_button: self.tr("Replace the match that is shown and go to the next"),
            self.previous_button: self.tr("Show the match before (Shift+Enter)"),
        }
        row = QHBoxLayout()
        row.setContentsMargins(108, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.replace_button, self.replace_all_button):
            row.addWidget(button)
        row.addStretch()
        self.body.insertLayout(self.body.count() - 1, row)
        self.footer.insertWidget(self.footer.indexOf(self.accept_button), self.previous_button)
        for button in self._tips:
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().replace("&", ""))
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setAccessibleName(self.tr("Close"))
        self.cancel_button.setToolTip(self.tr("Close (Esc)"))

    def _connect(self) -> None:
        self.text.textChanged.connect(self._look)
        self.scope.currentIndexChanged.connect(self._look)
        for box in (self.case, self.whole, self.regex):
            box.toggled.connect(self._look)
        self.previous_button.clicked.connect(self.find_previous)
        self.replace_button.clicked.connect(self.replace_shown)
        self.replace_all_button.clicked.connect(self.replace_all)
        self._session.changed.connect(self._on_document)
        self._session.document_reset.connect(self._on_document)
        self._session.selection_changed.connect(self._on_selection)

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew: the captions may have changed meanwhile."""
        super().showEvent(event)
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Shift and Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.find_previous()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Remember what was looked for."""
        self._store()
        self.counter.stop()
        super().done(result)

    def _reach(self) -> tuple[tuple[str, ...], frozenset[str] | None]:
        session, scope = self._session, self.scope.currentData()
        if scope == "all":
            provisional = session.provisional_track_ids
            return tuple(track.id for track in session.document.tracks if track.id not in provisional), None
        track = session.active_track
        track_ids = (track.id,) if track is not None else ()
        return track_ids, self._selection_ids if scope == "selected" else None

    def _look(self, *_: object) -> None:
        self._said = ""
        self._shown = None
        self._search()

    def _search(self) -> None:
        track_ids, cue_ids = self._reach()
        self.counter.look(self._session.document, track_ids, self.query(), cue_ids)
        self.refresh()

    def _on_document(self, *_: object) -> None:
        if self.isVisible():
            self._search()

    def _on_selection(self) -> None:
        shown = self._shown
        if shown is not None and self._session.selection.cue_ids == frozenset((shown.cue_id,)):
            return
        self._shown = None
        self._selection_ids = self._session.selection.cue_ids
        if self.isVisible() and self.scope.currentData() == "selected":
            self._search()

    def _go(self, step: int) -> None:
        self.counter.finish()
        matches = self.counter.matches
        if not matches:
            self.refresh()
            return
        self._store()
        match = matches[self._place(step, matches) % len(matches)]
        self._shown = match
        self._said = ""
        self._session.select([match.cue_id], track_id=match.track_id)
        self.match_shown.emit(match)
        self.refresh()

    def _order(self, match: Match) -> tuple[int, int, int]:
        """Where a match stands among all; those of a search come in this order."""
        tracks = [track.id for track in self._session.document.tracks]
        track = tracks.index(match.track_id) if match.track_id in tracks else -1
        return track, self._session.index_of(match.track_id, match.cue_id) or 0, match.start

    def _index_of(self, match: Match | None) -> int | None:
        """Return the number of a match, from 0, or None where it is none any more."""
        if match is None:
            return None
        matches = self.counter.matches
        at = bisect_left(matches, self._order(match), key=self._order)
        return at if at < len(matches) and matches[at] == match else None

    def _place(self, step: int, matches: list[Match]) -> int:
        """Return where to go: beside the match that is shown, else from the current caption."""
        shown, selection = self._shown, self._session.selection
        if shown is not None:
            here = replace(shown, start=shown.start if step < 0 else max(shown.start, shown.end - 1))
        elif selection.track_id and selection.current_id:
            here = Match(selection.track_id, selection.current_id, -1, -1)
        else:
            return 0 if step > 0 else -1
        if step > 0:
            return bisect_right(matches, self._order(here), key=self._order)
        return bisect_left(matches, self._order(here), key=self._order) - 1

    def _say(self, text: str) -> None:
        self._said = text
        self.refresh()

    def _find_problem(self) -> Problem | None:
        if not self.text.text():
            return Problem(self.tr("Type what to look for."), self.text, is_error=False)
        if self.counter.problem:
            return Problem(self.counter.problem, self.text)
        if self.counter.is_whole and not self.counter.matches and not self._said:
            return Problem(self.tr("Nothing found."), self.text, is_error=False)
        return None

    def _note(self) -> str:
        if self._said:
            return self._said
        if not self.counter.is_whole:
            return self.tr("Looking…")
        count = len(self.counter.matches)
        at = self._index_of(self._shown)
        if at is not None:
            return self.tr("{0} of {1}").format(at + 1, count)
        return self.tr("%n matches", "", count)

    def _store(self) -> None:
        self.keep("text", self.text.text())
        self.keep("replacement", self.replacement.text())
        self.keep("scope", self.scope.currentData())
        for name, box in (("case", self.case), ("whole", self.whole), ("regex", self.regex)):
            self.keep(name, box.isChecked())
