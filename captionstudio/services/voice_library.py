"""Voices that are known in every project: off until the user turns it on, since voices are personal data; one file holds them all."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from captionstudio.core.edits.change import Change, Setting
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.speakers import Speaker, tidy_name
from captionstudio.services.projects import Projects
from captionstudio.services.serial_worker import SerialWorker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.workflows.output import write_whole

VOICE_LIBRARY = "speakers/voice_library"
"""The setting that turns it on."""
FILE_NAME = "voices.json"
_VERSION = 1
_SETTLES_MS = 3000
"""So long after a name was given it is remembered: until then it can be undone, or typed anew."""


def read_voices(path: Path) -> tuple[Speaker, ...]:
    """Return the voices of a library, none where there is no file or it is damaged; what makes no sense in it is left out."""
    try:
        read = json.loads(path.read_text("utf-8"))
        rows = read["voices"] if read["version"] == _VERSION else []
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    voices = (_read_voice(row) for row in rows) if isinstance(rows, list) else ()
    return tuple({voice.name: voice for voice in voices if voice is not None}.values())


def add_voices(path: Path, speakers: Iterable[Speaker]) -> None:
    """Add voices to a library, or put them in the place of those of the same names; a damaged file begins anew.

    Raises:
        OutputProblem: it cannot be written; what it held stays.
    """
    before = read_voices(path)
    voices = {voice.name: voice for voice in before} | {speaker.name: Speaker(speaker.name, voice=speaker.voice) for speaker in speakers}
    if tuple(voices.values()) == before:
        return
    rows = [{"name": voice.name, "voice": list(voice.voice)} for voice in voices.values()]
    write_whole(path, json.dumps({"version": _VERSION, "voices": rows}, ensure_ascii=False).encode())
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # nobody else's business


def _read_voice(row: Any) -> Speaker | None:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not isinstance(row.get("voice"), list):
        return None
    name, voice = tidy_name(row["name"]), row["voice"]
    is_voice = bool(voice) and all(isinstance(part, int | float) and not isinstance(part, bool) and abs(part) <= 1 for part in voice)
    return Speaker(name, voice=tuple(map(float, voice))) if name and is_voice else None


class VoiceLibrary(QObject):
    """Remembers the voices of persons who were given a name, when a project is saved and a moment after a name was given.

    While `VOICE_LIBRARY` is off nothing is read and nothing written; a file that is there already stays until it is deleted.
    """

    def __init__(self, session: Session, projects: Projects, settings: Settings, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / FILE_NAME
        self._session = session
        self._settings = settings
        self._worker = SerialWorker("voices", self)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(self.learn)
        session.changed.connect(self._on_changed)
        projects.saved.connect(self._on_saved)

    @property
    def is_on(self) -> bool:
        """Whether the user wants it."""
        return self._settings.get(VOICE_LIBRARY, False)

    def known(self) -> tuple[Speaker, ...]:
        """Return the voices that are known, none while it is off; reads the file, so it is best called in a job."""
        return read_voices(self.path) if self.is_on else ()

    def learn(self) -> None:
        """Remember the named voices of the document that is open."""
        speakers = self._named(self._session.document.speakers) if self.is_on else ()
        if speakers:
            self._worker.submit(lambda: add_voices(self.path, speakers), _let_go)

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
            self._timer.start()

    def _on_saved(self, _path: Path) -> None:
        self.learn()


def _let_go(_result: object, _error: CaptionStudioError | None) -> None:
    """A full disk costs this time's voices and is no reason to disturb anybody: the next save tries again."""
