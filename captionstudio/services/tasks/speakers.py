"""Who speaks captions that exist: found, carried on from what a person corrected, split in two. Each lands as one step of Undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from captionstudio.core.diarisation import HeardTurn
from captionstudio.core.document import Cue, Document, MediaReference, Track
from captionstudio.core.edits.change import Change
from captionstudio.core.edits.speakers import put_speakers
from captionstudio.core.errors import InvalidEdit, InvalidRequest, ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import SpeakerEngine
from captionstudio.core.speakers import Speaker, next_name
from captionstudio.core.speaking import cue_names, document_speakers, is_doubtful_voice
from captionstudio.services.heard_turns import HeardTurns
from captionstudio.services.job_runner import Body
from captionstudio.services.options import SpeakerOptions
from captionstudio.services.session import Session
from captionstudio.services.tasks.landing import Landing
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.speaker_corrections import SURE, LikelySpeaker, SplitSpeaker, find_similar, hear_turns, split_speaker
from captionstudio.workflows.speakers import SpeakerSettings, Speaking, speak_track
from captionstudio.workflows.transcribe import pick_audio_stream


@dataclass(frozen=True, slots=True)
class Spoken:
    """A track with who speaks it, and what was found out on the way."""

    track: Track
    speaking: Speaking


@dataclass(frozen=True, slots=True)
class Split:
    """How a speaker was split; ``name`` is that speaker's."""

    name: str
    made: SplitSpeaker


def find_body(document: Document, options: SpeakerOptions, settings: Callable[[], SpeakerSettings], toolbox: Toolbox) -> Body:
    """Return the body that finds who speaks a track; its result is a `Spoken`.

    Raises:
        InvalidRequest: no media is open, or there are no captions.
    """
    track, media = _track(document, options.track_id), _media(document)

    def body(context: JobContext) -> Spoken:
        engine = _engine(toolbox)
        stream = _stream(media, toolbox)
        made, speaking = speak_track(track, media.path, settings(), engine, context, audio_stream=stream)
        for note in speaking.notes:
            context.say(note)
        return Spoken(made, speaking)

    return body


def similar_body(document: Document, track_id: str, heard: HeardTurns, toolbox: Toolbox) -> Body:
    """Return the body that carries on what a person said about some captions to unsure ones; its result maps captions to `LikelySpeaker`.

    What a person or a file says about a caption has no confidence. The media is listened to unless ``heard`` has it.

    Raises:
        InvalidRequest: nothing was corrected, or nothing is unsure.
    """
    track, media = _track(document, track_id), _media(document)
    spoken = [cue for cue in track.cues if cue.speaker]
    corrected = [cue.id for cue in spoken if cue.speaker_confidence is None]
    if all(cue.speaker_confidence is None or cue.speaker_confidence >= SURE for cue in spoken):
        raise InvalidRequest("Of no caption it is doubtful who speaks.", hint="Find the speakers first.")
    if not corrected:
        raise InvalidRequest("No caption has been corrected yet.", hint="Say of some captions who speaks them; others then follow.")

    def body(context: JobContext) -> dict[str, LikelySpeaker]:
        return find_similar(track, corrected, _hear(track, media, heard, toolbox, context), _engine(toolbox), context)

    return body


def split_body(document: Document, track_id: str, name: str, heard: HeardTurns, toolbox: Toolbox) -> Body:
    """Return the body that tells two people apart who go by one name; its result is a `Split`.

    Raises:
        InvalidRequest: the name speaks no caption.
    """
    track, media = _track(document, track_id), _media(document)
    if all(cue.speaker != name for cue in track.cues):
        raise InvalidRequest(f"“{name}” speaks none of these captions.", hint="Choose the track in which they speak.")

    def body(context: JobContext) -> Split:
        turns = _hear(track, media, heard, toolbox, context)
        return Split(name, split_speaker(track, name, turns, _engine(toolbox), context))

    return body


def _track(document: Document, track_id: str) -> Track:
    track = next((track for track in document.tracks if track.id == track_id), None)
    if track is None or not track.cues:
        raise InvalidRequest("There are no captions.", hint="Transcribe the media or open captions first.")
    return track


def _media(document: Document) -> MediaReference:
    if document.media is None:
        raise InvalidRequest("No media is open.", hint="Open the video or sound that these captions belong to.")
    return document.media


def _engine(toolbox: Toolbox) -> SpeakerEngine:
    if toolbox.speakers is None:
        raise ModelMissing("The models that tell speakers apart are missing.", hint="Install the program again.")
    return toolbox.speakers


def _stream(media: MediaReference, toolbox: Toolbox) -> int:
    return media.audio_stream if media.audio_stream is not None else pick_audio_stream(toolbox.media.probe(media.path))


def _hear(track: Track, media: MediaReference, heard: HeardTurns, toolbox: Toolbox, context: JobContext) -> Sequence[HeardTurn]:
    turns = heard.get(media)
    if not turns:
        turns = hear_turns(track, media.path, _engine(toolbox), context, audio_stream=_stream(media, toolbox))
        heard.put(media, turns)
    return turns


class SpeakerLanding(Landing):
    """Puts speakers into a track as it is by then: what was edited meanwhile stays, and so do captions that came or are locked."""

    def __init__(self, session: Session, track_id: str, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._track_id = track_id
        self._before = {cue.id: cue for track in self.begun_with.tracks if track.id == track_id for cue in track.cues}

    def _is_untouched(self, cue: Cue) -> bool:
        """Whether a caption still says what the job found it to say, and by whom."""
        old = self._before.get(cue.id)
        return old is not None and not cue.locked and (old is cue or _what_counts(old) == _what_counts(cue))

    def _put(self, cues: Iterable[Cue], speakers: Sequence[Speaker], label: str) -> int:
        """Make the change; returns how many captions are another than before, 0 where the track is gone."""
        document = self.session.document
        try:
            track = document.track(self._track_id)
            made = put_speakers(document, self._track_id, list(cues), speakers)
        except (KeyError, InvalidEdit):
            return 0
        self.apply(Change(label, made.removed, made.added))
        return sum(1 for old, new in zip(track.cues, cues, strict=True) if old is not new)

    def _cues(self) -> tuple[Cue, ...]:
        return next((track.cues for track in self.session.document.tracks if track.id == self._track_id), ())


class FindLanding(SpeakerLanding):
    """Lands a `Spoken`."""

    def __init__(
        self, session: Session, options: SpeakerOptions, heard: HeardTurns, media: MediaReference, parent: QObject | None = None
    ) -> None:
        super().__init__(session, options.track_id, parent)
        self._keeps_named = options.keeps_named
        self._heard = heard
        self._media = media

    def take_result(self, result: Spoken) -> None:
        """Put the speakers in, or say that there are none."""
        self._heard.put(self._media, result.speaking.heard)
        if self.is_elsewhere:
            return
        if not result.speaking.found.turns:
            self.note(self.tr("No voices were found."))
            return
        found = {cue.id: cue for cue in result.track.cues}
        cues = [self._spoken(cue, found.get(cue.id)) for cue in self._cues()]
        names, listed = cue_names(cues), {speaker.name for speaker in document_speakers(self.session.document)}
        speakers = [speaker for speaker in result.speaking.speakers if speaker.name in names or speaker.name in listed]
        self._put(cues, speakers, self.tr("Find speakers"))
        doubtful = sum(is_doubtful_voice(cue) for cue in cues)
        text = self.tr("Speakers: {names}.").format(names=", ".join(names))
        self.note(f"{text} {self.tr('Doubtful captions: {count}.').format(count=doubtful)}" if doubtful else text)

    def _spoken(self, cue: Cue, found: Cue | None) -> Cue:
        is_named = self._keeps_named and cue.speaker and cue.speaker_confidence is None
        if found is None or is_named or not self._is_untouched(cue):
            return cue
        return replace(
            cue,
            speaker=found.speaker,
            second_speaker=found.second_speaker,
            speaker_confidence=found.speaker_confidence,
            words=found.words,
        )


class SimilarLanding(SpeakerLanding):
    """Lands what `similar_body` found."""

    def take_result(self, result: Mapping[str, LikelySpeaker]) -> None:
        """Give captions to who is likely to speak them."""
        if self.is_elsewhere:
            return
        before = self._cues()
        cues = [_given(cue, result[cue.id]) if cue.id in result and self._is_untouched(cue) else cue for cue in before]
        moved = sum(1 for old, new in zip(before, cues, strict=True) if old.speaker != new.speaker)
        self._put(cues, (), self.tr("Apply to similar captions"))
        doubtful = sum(is_doubtful_voice(cue) for cue in cues)
        self.note(self.tr("Captions given to another speaker: {moved}; still doubtful: {doubtful}.").format(moved=moved, doubtful=doubtful))


class SplitLanding(SpeakerLanding):
    """Lands a `Split`: who speaks more keeps the name."""

    def __init__(self, session: Session, track_id: str, stem: str, parent: QObject | None = None) -> None:
        super().__init__(session, track_id, parent)
        self._stem = stem

    def take_result(self, result: Split) -> None:
        """Give one of the two a new name."""
        if self.is_elsewhere:
            return
        times: dict[int, int] = {}
        for cue_id, part in result.made.parts.items():
            times[part] = times.get(part, 0) + self._before[cue_id].duration_ms
        stays = max(times, key=lambda part: times[part])
        speakers = document_speakers(self.session.document)
        name = next_name({speaker.name for speaker in speakers}, self._stem)
        goes = {cue_id for cue_id, part in result.made.parts.items() if part != stays}
        cues = [_renamed(cue, result.name, name) if cue.id in goes and self._is_untouched(cue) else cue for cue in self._cues()]
        voices = result.made.voices
        old = next((speaker for speaker in speakers if speaker.name == result.name), None)
        if old is None or self._put(cues, _split_voices(old, name, stays, voices), self.tr("Split speaker")) == 0:
            self.note(self.tr("Nothing was split: the captions have changed meanwhile."))
            return
        self.note(self.tr("“{old}” was split: captions that are “{new}” now: {count}.").format(old=old.name, new=name, count=len(goes)))


def _split_voices(old: Speaker, name: str, stays: int, voices: Sequence[tuple[float, ...]]) -> tuple[Speaker, Speaker]:
    other = next(part for part in range(len(voices)) if part != stays)
    return replace(old, voice=voices[stays]), Speaker(name, voice=voices[other])


def _what_counts(cue: Cue) -> tuple[Any, ...]:
    return cue.text, cue.start_ms, cue.end_ms, cue.words, cue.speaker, cue.second_speaker, cue.speaker_confidence


def _given(cue: Cue, likely: LikelySpeaker) -> Cue:
    words = tuple(replace(word, speaker=likely.name, speaker_confidence=likely.confidence) for word in cue.words)
    return replace(cue, speaker=likely.name, speaker_confidence=likely.confidence, words=words)


def _renamed(cue: Cue, old: str, new: str) -> Cue:
    words = tuple(replace(word, speaker=new) if word.speaker == old else word for word in cue.words)
    return replace(cue, speaker=new, second_speaker=None if cue.second_speaker == new else cue.second_speaker, words=words)
