"""Who speaks: turns that were heard on the way, or are listened to now, become speakers of words and cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from captionstudio.core.diarisation import HeardTurn, ListenRequest, SpeakerCount, SpeakerTurn, SpeakerTurns, join_turns
from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import EngineProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.network import media_job
from captionstudio.core.ports import RecognisedBatch, RecognitionRequest, SpeakerEngine
from captionstudio.core.speaker_words import add_second_voices, assign_cues, assign_words, name_voices, names_in_cues, words_in_order
from captionstudio.core.speakers import Speaker
from captionstudio.core.spoken_words import pack_words


@dataclass(frozen=True, slots=True)
class SpeakerSettings:
    """What is asked for: how many speakers, and those whose voices are known already. ``stem`` names new ones: "Speaker 1"."""

    count: SpeakerCount = field(default_factory=SpeakerCount)
    known: tuple[Speaker, ...] = ()
    stem: str = "Speaker"


@dataclass(frozen=True, slots=True)
class Speaking:
    """What came out: turns as they were told apart, the speakers that their labels number, and what the user should know.

    ``heard`` are the turns with their voices, so that they can be told apart anew without listening again.
    """

    found: SpeakerTurns = field(default_factory=SpeakerTurns)
    speakers: tuple[Speaker, ...] = ()
    notes: tuple[str, ...] = ()
    heard: tuple[HeardTurn, ...] = ()

    @property
    def turns(self) -> tuple[SpeakerTurn, ...]:
        """Who speaks when, neighbouring turns of one speaker joined."""
        return join_turns(self.found.turns)


def find_speakers(
    batches: Sequence[RecognisedBatch], request: RecognitionRequest, settings: SpeakerSettings, engine: SpeakerEngine, context: JobContext
) -> Speaking:
    """Tell the speakers of recognised batches apart.

    Where a batch came without turns (a run that was resumed, or one whose models were missing) the media are listened to again. Where that
    cannot be done the words stay without speakers, and a note says why.

    Raises:
        JobCancelled
    """
    try:
        return _tell_apart(_turns(batches, request, engine, context), settings, engine, context)
    except EngineProblem as problem:
        reason = f"Speakers were not told apart: {problem}"
        return Speaking(notes=(f"{reason} {problem.hint}".strip(),))


def speak_track(
    track: Track, media: str, settings: SpeakerSettings, engine: SpeakerEngine, context: JobContext, *, audio_stream: int = 0
) -> tuple[Track, Speaking]:
    """Find who speaks captions that exist already: the track with speakers in its cues and words, and what was found.

    Cues keep their times and texts, and locked ones their speakers. A cue in which two voices speak one after the other has both. A voice
    that most of a name's cues are spoken by keeps that name.

    Raises:
        MediaUnreadable, NoAudioStream, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    with media_job(media):
        turns = engine.listen(ListenRequest(media, pack_words(words_in_order(track.cues)), audio_stream), context)
    speaking = _keep_names(_tell_apart(turns, settings, engine, context), track.cues, settings)
    cues = assign_cues(track.cues, speaking.found, speaking.speakers)
    return replace(track, cues=cues), speaking


def _keep_names(speaking: Speaking, cues: Sequence[Cue], settings: SpeakerSettings) -> Speaking:
    names = names_in_cues(cues, speaking.found)
    taken = {voice.name for voice in speaking.found.voices}
    voices = tuple(
        voice if voice.name or names.get(label, "") in taken else replace(voice, name=names[label])
        for label, voice in enumerate(speaking.found.voices)
    )
    listed = {speaker.name for speaker in settings.known}
    known = (*settings.known, *(Speaker(voice.name) for voice in voices if voice.name and voice.name not in listed))
    speakers = name_voices(voices, known, stem=settings.stem)
    return replace(speaking, found=replace(speaking.found, voices=voices), speakers=speakers)


def _turns(
    batches: Sequence[RecognisedBatch], request: RecognitionRequest, engine: SpeakerEngine, context: JobContext
) -> tuple[HeardTurn, ...]:
    heard = [batch.turns for batch in batches]
    if all(turns is not None for turns in heard):
        return tuple(turn for turns in heard for turn in turns or ())
    words = pack_words(word for batch in batches for word in batch.words)
    return engine.listen(ListenRequest(request.media, words, request.audio_stream, request.start_ms, request.end_ms), context)


def _tell_apart(turns: Sequence[HeardTurn], settings: SpeakerSettings, engine: SpeakerEngine, context: JobContext) -> Speaking:
    context.report(Progress("listen", 0, None, "items", "Telling voices apart"))
    found = engine.tell_apart(turns, settings.count, settings.known, context)
    return Speaking(found, name_voices(found.voices, settings.known, stem=settings.stem), found.notes, tuple(turns))


def with_speakers(words: Sequence[Word], speaking: Speaking) -> tuple[Word, ...]:
    """Return the words with who speaks them."""
    return assign_words(words, speaking.found, speaking.speakers)


def with_second_voices(cues: Sequence[Cue], speaking: Speaking) -> tuple[Cue, ...]:
    """Return the cues with the voices that are heard beside their speakers'."""
    return add_second_voices(cues, speaking.found, speaking.speakers)
