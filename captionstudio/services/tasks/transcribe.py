"""Speech to captions in the document: they stream in while recognition runs and end as one step of Undo."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from captionstudio.core.document import Cue, Document, MediaReference, Track, new_id
from captionstudio.core.edits.change import Change, add_track, apply_change, combine, replace_track
from captionstudio.core.edits.speakers import list_speakers
from captionstudio.core.errors import ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.layout.segmentation import segment_words
from captionstudio.core.speakers import Speaker
from captionstudio.core.speaking import cue_names
from captionstudio.core.timecode import format_timecode
from captionstudio.services.heard_turns import HeardTurns
from captionstudio.services.job_runner import Body
from captionstudio.services.options import TranscribeOptions
from captionstudio.services.session import Session
from captionstudio.services.tasks.landing import Landing
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.identity import model_identity
from captionstudio.workflows.speakers import SpeakerSettings
from captionstudio.workflows.transcribe import TranscribeRequest, Transcription, common_language, transcribe
from captionstudio.workflows.unfinished import Unfinished

_SHOW_EVERY_MS = 60
_SHOWN_AT_ONCE = 60
_TELLING_MS = 120_000
"""Only a run of this length tells how fast a model is: in a shorter one loading it weighs too much."""

MakeRequest = Callable[[], TranscribeRequest]
MakeSettings = Callable[[], SpeakerSettings | None]


@dataclass(frozen=True, slots=True)
class KeptCaptions:
    """What a recognition that stopped had come to, as a track; ``upto_ms`` is the end of its last caption."""

    track: Track
    upto_ms: int


def nobody_asked() -> None:
    """Ask for no speakers."""


def request_for(media: MediaReference, options: TranscribeOptions, toolbox: Toolbox, speakers: MakeSettings = nobody_asked) -> MakeRequest:
    """Return what makes the request for a workflow; it looks for the model and known voices, which may take a moment, when it is called."""

    def make() -> TranscribeRequest:
        assert toolbox.models is not None
        return TranscribeRequest(
            media=media.path,
            model_dir=toolbox.models.find(options.model or toolbox.models.choose_default().name),
            languages=options.languages,
            audio_stream=media.audio_stream if options.audio_stream is None else options.audio_stream,
            start_ms=options.start_ms,
            end_ms=options.end_ms,
            mode=options.mode,
            task=options.task,
            hint=options.hint,
            speakers=speakers(),
        )

    return make


def request_to_resume(
    media: MediaReference, unfinished: Unfinished, toolbox: Toolbox, speakers: MakeSettings = nobody_asked
) -> MakeRequest:
    """Return what makes the request that goes on where an unfinished transcription stopped."""

    def make() -> TranscribeRequest:
        assert toolbox.models is not None
        folders = (model.path for model in toolbox.models.installed() if not model.problem)
        folder = next((folder for folder in folders if model_identity(folder) == unfinished.model), None)
        if folder is None:
            message = "The model that this transcription was begun with is no longer installed."
            raise ModelMissing(message, hint="Transcribe again with another model.")
        return TranscribeRequest(
            media=media.path,
            model_dir=folder,
            languages=unfinished.languages,
            audio_stream=unfinished.audio_stream,
            start_ms=unfinished.start_ms,
            end_ms=unfinished.end_ms,
            mode=unfinished.mode,
            task=unfinished.task,
            hint=unfinished.hint,
            speakers=speakers() if unfinished.with_turns else None,
        )

    return make


def transcribe_body(make_request: MakeRequest, toolbox: Toolbox, *, resume: bool) -> Body:
    """Return the body of a transcription: `workflows.transcribe.transcribe`, which keeps in hand what it has heard.

    It emits provisional cues by batch and, where it stops early, `KeptCaptions` before it raises. In the result captions that were
    shown before keep their identities.
    """

    def body(context: JobContext) -> Transcription:
        request = make_request()
        heard: list[Cue] = []

        def show(cues: Sequence[Cue]) -> None:
            heard.extend(cues)
            context.emit(cues)

        inner = JobContext(context.on_progress, show, context.on_message, context.cancelled)
        journals = toolbox.places.cache / "journals"
        try:
            made = transcribe(
                request,
                toolbox.recogniser,
                toolbox.media,
                inner,
                journals=journals,
                resume=resume,
                speaker_engine=toolbox.speakers,
            )
        except BaseException:
            if heard:
                context.emit(_keep(heard))
            raise
        for note in made.notes:
            context.say(note)
        if made.heard_ms >= _TELLING_MS and not made.resumed_ms and toolbox.models is not None:
            toolbox.models.speeds.record(request.model_dir.name, made.heard_ms / 1000, made.wall_seconds)
        return replace(made, track=replace(made.track, cues=_with_known_ids(made.track.cues, heard)))

    return body


def _keep(heard: Sequence[Cue]) -> KeptCaptions:
    """Cut the words heard so far as the whole would be: cues at the borders of batches are only provisional."""
    cues = _with_known_ids(segment_words([word for cue in heard for word in cue.words]), heard)
    return KeptCaptions(Track(cues, language=common_language(cues)), max(cue.end_ms for cue in cues))


def _with_known_ids(cues: Sequence[Cue], heard: Sequence[Cue]) -> tuple[Cue, ...]:
    known = {(cue.start_ms, cue.text): cue.id for cue in heard}
    return tuple(replace(cue, id=known.pop((cue.start_ms, cue.text), cue.id)) for cue in cues)


class TranscriptionLanding(Landing):
    """Shows provisional captions a few hundred at a time, then puts the track in their place as one change.

    ``heard`` takes the voices of the turns, where all of the media is listened to.
    """

    def __init__(
        self, session: Session, replaces: str | None = None, parent: QObject | None = None, *, heard: HeardTurns | None = None
    ) -> None:
        super().__init__(session, parent)
        self._replaces = replaces
        self._heard = heard
        self._track_id = new_id()
        self._is_shown = False
        self._waiting: deque[Cue] = deque()
        self._kept: KeptCaptions | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SHOW_EVERY_MS)
        self._timer.timeout.connect(self._show_waiting)

    def take_partial(self, partial: Any) -> None:
        """Take provisional cues to be shown soon, or what a stopped run has come to."""
        if isinstance(partial, KeptCaptions):
            self._kept = partial
        elif not self.is_elsewhere:
            self._waiting.extend(partial)
            if not self._timer.isActive():
                self._timer.start()

    def take_result(self, result: Transcription) -> None:
        """Put the finished track into the document."""
        name = result.media.path.name
        if not result.is_speech_detected:
            self._end_provisional()
            self.note(self.tr("No speech was found in {name}.").format(name=name))
            return
        if self._heard is not None and result.speaking is not None and self.begun_with.media is not None:
            self._heard.put(self.begun_with.media, result.speaking.heard)
        speakers = speakers_of(result)
        self._land(result.track, self.tr("Transcribe"), self._replaces, result.resumed_ms, speakers)
        text = self.tr("Transcribed {name}: {count} captions.").format(name=name, count=len(result.track.cues))
        if speakers:
            text += " " + self.tr("Speakers: {names}.").format(names=", ".join(speaker.name for speaker in speakers))
        self.note(text)

    def take_stop(self) -> None:
        """Keep what is there as a track of its own; the journal stays, so that it can be gone on with."""
        if self._kept is None:
            self._end_provisional()
            return
        at = format_timecode(self._kept.upto_ms)[:8]
        if not self.is_elsewhere:
            self._land(self._kept.track, self.tr("Transcribe up to {time}").format(time=at), None, self._kept.upto_ms)
        self.note(self.tr("Captions up to {time} are kept. Transcribe again to go on from there.").format(time=at))

    def leave(self) -> None:
        """The provisional track went with its document."""
        self._timer.stop()
        self._waiting.clear()
        self._is_shown = False

    def _show_waiting(self) -> None:
        if not self._is_shown:
            self._is_shown = True
            self.session.begin_provisional(Track(id=self._track_id))
        some = [self._waiting.popleft() for _ in range(min(_SHOWN_AT_ONCE, len(self._waiting)))]
        self.session.extend_provisional(self._track_id, some)
        if self._waiting:
            self._timer.start()

    def _end_provisional(self) -> None:
        self._timer.stop()
        self._waiting.clear()
        if self._is_shown:
            self._is_shown = False
            self.session.end_provisional(self._track_id)

    def _land(self, track: Track, label: str, replaces: str | None, upto_ms: int, speakers: Sequence[Speaker] = ()) -> None:
        """Put a track into the document, in the place of one it ``replaces`` or is more of; selection and place stay."""
        if self.is_elsewhere:
            document = self.begun_with
            whole = apply_change(document, _with_speakers(document, add_track(document, track, label), speakers))
            self.orphaned.emit(whole, self.title)
            return
        session, selection = self.session, self.session.selection
        was_watched = selection.track_id in (None, self._track_id)
        self._end_provisional()
        document = session.document
        old = next((each for each in document.tracks if each.id == replaces), None)
        old = old or next((each for each in document.tracks if upto_ms and _is_beginning_of(track, each)), None)
        if old is not None and old.id not in session.provisional_track_ids:
            final = replace(track, id=old.id, name=old.name)
            self.apply(_with_speakers(document, replace_track(document, final, label), speakers))
        else:
            final = replace(track, id=self._track_id)
            self.apply(_with_speakers(document, add_track(document, final, label), speakers))
        if was_watched:
            ids = {cue.id for cue in final.cues}
            chosen = [cue_id for cue_id in selection.cue_ids if cue_id in ids]
            current = selection.current_id if selection.current_id in ids else None
            session.select(chosen, current_id=current, track_id=final.id)


def speakers_of(made: Transcription) -> tuple[Speaker, ...]:
    """Return who speaks captions that were recognised; a voice of which nothing was understood is left out."""
    names = cue_names(made.track.cues)
    return tuple(speaker for speaker in made.speaking.speakers if speaker.name in names) if made.speaking else ()


def _with_speakers(document: Document, change: Change, speakers: Sequence[Speaker]) -> Change:
    return combine(change.label, [change, list_speakers(document, speakers)]) if speakers else change


def _is_beginning_of(whole: Track, part: Track) -> bool:
    """Whether ``part`` is what an earlier run of the same transcription left, untouched since: the last captions may differ."""
    if part.role != "original" or not part.cues or len(part.cues) > len(whole.cues):
        return False
    same = {(cue.start_ms, cue.text) for cue in whole.cues}
    differing = [at for at, cue in enumerate(part.cues) if (cue.start_ms, cue.text) not in same]
    return not differing or (differing[0] >= len(part.cues) - 2 and part.cues[-1].end_ms <= whole.cues[-1].end_ms and len(part.cues) > 2)


def media_name(media: MediaReference | None) -> str:
    """Return the file name of the media, for titles."""
    return Path(media.path).name if media else ""
