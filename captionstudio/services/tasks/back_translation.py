"""Checking a translation by translating it back; what is doubtful is flagged until it is edited."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import QObject, Signal

from captionstudio.core.document import Document
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.services.drifts import notes_of
from captionstudio.services.job_runner import Body
from captionstudio.services.session import Session
from captionstudio.services.tasks.landing import Landing
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.back_translation import BackTranslated, check_translation, pairs_of
from captionstudio.workflows.translation_memory import FILE_NAME, TranslationMemory


def check_body(document: Document, track_id: str, toolbox: Toolbox, *, use_memory: bool) -> Body:
    """Return the body that translates a track back and compares it; its result is a list of `BackTranslated`.

    Raises:
        InvalidRequest: there is no such track.
    """
    try:
        track = document.track(track_id)
    except KeyError:
        raise InvalidRequest("The track is no longer there.", hint="Choose another one.") from None

    def body(context: JobContext) -> list[BackTranslated]:
        pairs = pairs_of(track, [other for other in document.tracks if other.id != track_id])
        with TranslationMemory(toolbox.places.cache / FILE_NAME, context.say) if use_memory else nullcontext() as memory:
            target = track.language or next((cue.language for pair in pairs for cue in pair.cues if cue.language), None)
            if target is None:
                raise InvalidRequest("Nobody knows what language these captions are in.", hint="Set the language of the track.")
            return check_translation(pairs, target, toolbox.translation, context, memory=memory)

    return body


class BackTranslationLanding(Landing):
    """Hands over what was found: ``found(track_id, {cue_id: DriftNote})``."""

    found = Signal(str, object)

    def __init__(self, session: Session, track_id: str, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._track_id = track_id

    def take_result(self, result: list[BackTranslated]) -> None:
        """Hand over what is doubtful; nothing where another document is open."""
        if self.is_elsewhere:
            return
        notes = notes_of(result)
        self.found.emit(self._track_id, notes)
        if notes:
            self.note(self.tr("Captions that may say something else than their original: {count}.").format(count=len(notes)))
        else:
            self.note(self.tr("Every caption says what its original says, as far as can be told."))
