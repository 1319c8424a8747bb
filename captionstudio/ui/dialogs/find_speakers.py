"""Finding who speaks captions that exist: how many people, and what becomes of names that are there."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import Track
from captionstudio.services.options import SpeakerOptions
from captionstudio.services.settings import Settings
from captionstudio.ui.dialogs.form import Form
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.names import say_duration
from captionstudio.ui.dialogs.speaker_count import SpeakerCountRow

_WIDTH = 540


class FindSpeakersDialog(DialogFrame):
    """`options` is the answer. ``duration_ms`` is how much there is to listen to, None where nobody knows."""

    def __init__(
        self, parent: QWidget | None, settings: Settings, track: Track, *, duration_ms: int | None, are_models_there: bool = True
    ) -> None:
        super().__init__(parent, self.tr("Find who speaks"), self.tr("&Find"), settings=settings, name="find_speakers")
        self._track_id = track.id
        self._duration_ms = duration_ms
        self._are_models_there = are_models_there
        form = Form()
        self.body.addLayout(form)
        self.speakers = SpeakerCountRow(self.recall("speakers", "auto"), has_off=False)
        form.add_row(self.tr("&Speakers"), self.speakers, tip=self.tr("How many people speak"))
        form.add_hint(self.tr("Say how many there are, where you know: voices are told apart better."))
        self.keeps_named = QCheckBox(self.tr("&Keep the names that you or a file gave"))
        self.keeps_named.setAccessibleName(self.tr("Keep the names that you or a file gave"))
        self.keeps_named.setToolTip(self.tr("Otherwise every caption is listened to anew; locked ones stay in any case"))
        self.keeps_named.setChecked(self.recall("keeps_named", True))
        self.keeps_named.setVisible(any(cue.speaker and cue.speaker_confidence is None for cue in track.cues))
        form.addWidget(self.keeps_named, form.rowCount(), 1)
        self.body.addStretch(1)
        self.speakers.changed.connect(self.refresh)
        self.setMinimumWidth(_WIDTH)
        self.speakers.setFocus()

    def options(self) -> SpeakerOptions:
        """Return the choice."""
        return SpeakerOptions(self._track_id, self.speakers.count or SpeakerCount(), self.keeps_named.isChecked())

    def _find_problem(self) -> Problem | None:
        if not self._are_models_there:
            return Problem(self.tr("The models that tell speakers apart are missing: install the program again."), self.speakers)
        return self.speakers.find_problem()

    def _note(self) -> str:
        if not self._duration_ms:
            return self.tr("Nothing leaves this computer.")
        return self.tr("{0} of sound; nothing leaves this computer.").format(say_duration(self._duration_ms))

    def _store(self) -> None:
        self.keep("speakers", self.speakers.text)
        if self.keeps_named.isVisible():
            self.keep("keeps_named", self.keeps_named.isChecked())
