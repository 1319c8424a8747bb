"""The commands about who speaks: found, carried on from corrections, split, exchanged, said by hand or by number keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from captionstudio.core.edits.change import Change
from captionstudio.core.edits.speakers import assign_speaker, swap_speakers
from captionstudio.core.errors import CaptionStudioError, InvalidRequest
from captionstudio.core.speakers import Speaker
from captionstudio.services.speakers import SpeakerOverview
from captionstudio.services.workbench import Workbench
from captionstudio.ui.actions import ASSIGN, MOST_NUMBERS, Actions
from captionstudio.ui.dialogs.find_speakers import FindSpeakersDialog
from captionstudio.ui.dialogs.speaker_choice import SpeakerChoiceDialog, SwapSpeakersDialog


class SpeakerController(QObject):
    """Asks, edits and starts jobs. ``failed(error)`` tells what cannot be done."""

    failed = Signal(object)

    def __init__(self, bench: Workbench, overview: SpeakerOverview, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._overview = overview
        self._actions = actions
        self._window = window
        overview.names.changed.connect(self._name_keys)
        self._name_keys()

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "find_speakers": self.find_speakers,
            "similar_speakers": self.apply_to_similar,
            "split_speaker": self.split_speaker,
            "swap_speakers": self.swap,
            "set_speaker": self.ask_speaker,
            "next_doubtful_speaker": self.go_to_next,
            "previous_doubtful_speaker": self.go_to_previous,
            **{f"{ASSIGN}{number}": self._on_number for number in range(MOST_NUMBERS + 1)},
        }

    def find_speakers(self) -> None:
        """Ask how many people speak, and listen to who speaks the captions of the active track."""
        bench, track = self._bench, self._bench.session.active_track
        if track is None:
            return
        if bench.session.document.media is None:
            hint = self.tr("Open the video or sound that these captions belong to.")
            self.failed.emit(InvalidRequest(self.tr("There is nothing to listen to."), hint=hint))
            return
        media, are_there = bench.playback.media, bench.toolbox.speakers is not None
        duration_ms = media.duration_ms if media else None
        dialog = FindSpeakersDialog(self._window, bench.settings, track, duration_ms=duration_ms, are_models_there=are_there)
        if self._is_accepted(dialog):
            options = dialog.options()
            self._try(lambda: bench.tasks.find_speakers(options))

    def apply_to_similar(self) -> None:
        """Let doubtful captions follow those whose speaker was corrected."""
        if track_id := self._bench.session.selection.track_id:
            self._try(lambda: self._bench.tasks.apply_to_similar(track_id))

    def split_speaker(self) -> None:
        """Tell two people apart who go by the name of the current caption's speaker."""
        cue = self._bench.session.current_cue
        if cue is None or not cue.speaker:
            hint = self.tr("Choose a caption whose speaker has a name.")
            self.failed.emit(InvalidRequest(self.tr("Nobody is named for this caption."), hint=hint))
            return
        self.split_by_name(cue.speaker)

    def split_by_name(self, name: str) -> None:
        """Tell two people apart who go by a name."""
        if track_id := self._bench.session.selection.track_id:
            self._try(lambda: self._bench.tasks.split_speaker(track_id, name))

    def swap(self) -> None:
        """Ask which two speakers have each other's name, and exchange them."""
        speakers, cue = self._persons(), self._bench.session.current_cue
        if len(speakers) < 2:
            hint = self.tr("Find who speaks, or name two speakers first.")
            self.failed.emit(InvalidRequest(self.tr("There are not two speakers to exchange."), hint=hint))
            return
        dialog = SwapSpeakersDialog(self._window, speakers, cue.speaker if cue else None)
        if self._is_accepted(dialog):
            one, other = dialog.names
            self._edit(lambda: swap_speakers(self._bench.session.document, one, other))

    def ask_speaker(self) -> None:
        """Ask who speaks the selected captions."""
        cues = self._bench.session.selected_cues
        if not cues:
            return
        dialog = SpeakerChoiceDialog(self._window, self._persons(), cues[0].speaker, len(cues))
        if self._is_accepted(dialog):
            self.assign(dialog.name)

    def assign(self, name: str) -> None:
        """Give the selected captions to a speaker, empty for nobody in particular."""
        session = self._bench.session
        track_id, ids = session.selection.track_id, [cue.id for cue in session.selected_cues]
        if track_id is not None and ids:
            self._edit(lambda: assign_speaker(session.document, track_id, ids, name or None))

    def go_to_next(self) -> None:
        """Go to the next caption of which it is doubtful who speaks."""
        self._go()

    def go_to_previous(self) -> None:
        """Go to the one before."""
        self._go(backwards=True)

    def _go(self, *, backwards: bool = False) -> None:
        session = self._bench.session
        found = self._overview.next_doubtful(session.selection.current_id, backwards=backwards)
        cue = session.find_cue(session.selection.track_id or "", found) if found else None
        if cue is not None:
            session.select([cue.id])
            self._bench.playback.seek(cue.start_ms)

    def _persons(self) -> list[Speaker]:
        return [speaker for speaker in self._overview.names.speakers if speaker.kind == "person"]

    def _on_number(self) -> None:
        number = int(self.sender().objectName().removeprefix(ASSIGN))
        names = self._overview.names.names
        if number <= len(names):
            self.assign(names[number - 1] if number else "")

    def _name_keys(self) -> None:
        """Let the menu say whom a number is; numbers that nobody has are no commands."""
        names = self._overview.names.names
        for number in range(1, MOST_NUMBERS + 1):
            action = self._actions[f"{ASSIGN}{number}"]
            action.setVisible(number <= len(names))
            if number <= len(names):
                action.setText(f"&{number}  " + names[number - 1].replace("&", "&&"))

    def _edit(self, make: Callable[[], Change]) -> None:
        self._try(lambda: self._bench.session.apply(make()))

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except CaptionStudioError as error:
            self.failed.emit(error)

    def _is_accepted(self, dialog: QDialog) -> bool:
        result = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return result
