"""Voices that are known in every project: off until the user turns it on, since voices are personal data; one file holds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from captionstudio.core.edits.change import Change, Setting
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.speakers import Speaker
from captionstudio.services.projects import Projects
from captionstudio.services.serial_worker import SerialWorker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.workflows.voice_file import FILE_NAME, add_voices, read_voices

VOICE_LIBRARY = "speakers/voice_library"
"""The setting that turns it on."""
_SETTLES_MS = 3000
"""So long after a name was given it is remembered: until then it can be undone, or typed anew."""


class VoiceLibrary(QObject):
    """Remembers the voices of persons who were given a name, when a project is saved and a moment after a name was given.

    While `VOICE_LIBRARY` is off nothing is read and nothing written; a file that is there already stays until it is deleted. Deleting it
    forgets everybody: whom the open document named until then is not written again, only who is named or heard anew.
    """

    def __init__(self, session: Session, projects: Projects, settings: Settings, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / FILE_NAME
        self._session = session
        self._settings = settings
        self._worker = SerialWorker("voices", self)
        self._is_kept = self.path.exists()
        self._forgotten: set[tuple[str, tuple[float, ...]]] = set()
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(self.learn)
        session.changed.connect(self._on_changed)
        projects.saved.connect(self._on_saved)
        settings.changed.connect(self._on_setting)

    @property
    def is_on(self) -> bool:
        """Whether the user wants it."""
        return self._settings.get(VOICE_LIBRARY, False)

    def known(self) -> tuple[Speaker, ...]:
        """Return the voices that are known, none while it is off; reads the file, so it is best called in a job."""
        return read_voices(self.path) if self.is_on else ()

    def learn(self) -> None:
        """Remember the named voices of the document that is open."""
        if not self.is_on:
            return
        self._heed_deletion(self._session.document.speakers)
        speakers = [each for each in self._named(self._session.document.speakers) if (each.name, each.voice) not in self._forgotten]
        if speakers:
            self._worker.submit(lambda: add_voices(self.path, speakers), self._on_added)

    def shut_down(self) -> None:
        """Remember what was just named, and wait until it is written."""
        if self._timer.isActive():
            self._timer.stop()
            self.learn()
        self._worker.shut_down()

    def _named(self, speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
        """Return the persons whom somebody gave a name: “Speaker 2” is somebody else in the next film."""
        numbered = re.compile(rf"(?:Speaker|{re.escape(self.tr('Speaker'))}) \d+", re.IGNORECASE)
        return tuple(each for each in speakers if each.kind == "person" and each.voice and not numbered.fullmatch(each.name))

    def _on_changed(self, change: Change) -> None:
        if self.is_on and any(isinstance(part, Setting) and part.name == "speakers" for part in change.added):
            self._heed_deletion(*(part.value for part in change.removed if isinstance(part, Setting) and part.name == "speakers"))
            self._timer.start()

    def _heed_deletion(self, named: Iterable[Speaker] = ()) -> None:
        """Where the user has deleted the file since it was last there, forget those who were ``named`` until then."""
        is_kept = self.path.exists()
        if self._is_kept and not is_kept:
            self._forgotten.update((each.name, each.voice) for each in named)
        self._is_kept = is_kept

    def _on_setting(self, name: str) -> None:
        if name == VOICE_LIBRARY:  # who switches it on wants whoever is named
            self._is_kept = self.path.exists()
            self._forgotten.clear()

    def _on_added(self, _result: object, error: CaptionStudioError | None) -> None:
        """A full disk costs this time's voices and is no reason to disturb anybody: the next save tries again."""
        self._is_kept = self._is_kept or error is None

    def _on_saved(self, _path: Path) -> None:
        self.learn()
