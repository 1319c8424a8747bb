"""Who speaks in the document: names, colours and short marks at hand for every painting, kept up as the document changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from captionstudio.core.document import Cue
from captionstudio.core.edits.change import Change, Part, PlacedCue, PlacedTrack, Setting
from captionstudio.core.speakers import Speaker, initials
from captionstudio.core.speaking import document_speakers
from captionstudio.services.session import Session


class SpeakerNames(QObject):
    """What `document_speakers` says, looked for again only where a change may have made a difference: a key that is typed costs nothing.

    ``changed()``: somebody came or went, or has another name, colour or place in the list.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._speakers: tuple[Speaker, ...] = ()
        self._colours: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        session.document_reset.connect(self._read)
        session.changed.connect(self._on_changed)
        self._read()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All of them, each with a colour, what is no person too."""
        return self._speakers

    @property
    def names(self) -> tuple[str, ...]:
        """What a caption can be given to: the names of persons, in their order."""
        return tuple(speaker.name for speaker in self._speakers if speaker.kind == "person")

    def colour_of(self, name: str) -> str:
        """Return a speaker's colour, ``#rrggbb``, empty for one that is not there."""
        return self._colours.get(name, "")

    def mark_of(self, name: str) -> str:
        """Return one to three letters that stand for a name where it has no room; nobody else has them."""
        return self._marks.get(name, name[:2])

    def _read(self) -> None:
        speakers = document_speakers(self._session.document)
        if speakers != self._speakers:
            self._speakers = speakers
            self._colours = {speaker.name: speaker.colour for speaker in speakers}
            self._marks = initials(self._colours)
            self.changed.emit()

    def _on_changed(self, change: Change) -> None:
        if self._may_matter(change):
            self._read()

    def _may_matter(self, change: Change) -> bool:
        parts = (*change.removed, *change.added)
        if any(isinstance(part, PlacedTrack) or (isinstance(part, Setting) and part.name == "speakers") for part in parts):
            return True
        gone, come = _names(change.removed), _names(change.added)
        if gone == come:
            return False
        listed = {speaker.name for speaker in self._session.document.speakers}
        return not come <= listed or not self._colours.keys() <= listed


def _names(parts: Iterable[Part]) -> set[str]:
    return {name for part in parts if isinstance(part, PlacedCue) for name in voices_of(part.cue)}


def voices_of(cue: Cue) -> tuple[str, ...]:
    """Return the names of the one or two who speak a cue."""
    return tuple(name for name in (cue.speaker, cue.second_speaker) if name)
