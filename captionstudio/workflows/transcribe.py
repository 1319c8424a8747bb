"""Speech to captions: look at the media, recognise it batch by batch with a journal, cut the words into cues."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import captionstudio
from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import CaptionStudioError, InvalidRequest, MediaUnreadable, NoAudioStream
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.layout.segmentation import segment_words
from captionstudio.core.network import is_address, media_job
from captionstudio.core.ports import (
    MediaInfo,
    MediaTool,
    RecognisedBatch,
    Recogniser,
    RecognitionMode,
    RecognitionRequest,
    RecognitionTask,
    SpeakerEngine,
)
from captionstudio.core.timecode import format_timecode
from captionstudio.workflows.identity import media_identity, model_identity
from captionstudio.workflows.journal import Journal
from captionstudio.workflows.speakers import SpeakerSettings, Speaking, find_speakers, with_second_voices, with_speakers


@dataclass(frozen=True, slots=True)
class TranscribeRequest:
    """What to transcribe and how; the fields mean what they mean in `captionstudio.core.ports.RecognitionRequest`.

    ``audio_stream`` counts sound tracks from 0; None takes the one the file marks as default. ``speakers`` asks who speaks; None does not.
    """

    media: str
    model_dir: Path
    languages: tuple[str, ...] = ()
    audio_stream: int | None = None
    start_ms: int = 0
    end_ms: int | None = None
    mode: RecognitionMode = "balanced"
    task: RecognitionTask = "transcribe"
    hint: str = ""
    speakers: SpeakerSettings | None = None


@dataclass(frozen=True, slots=True)
class Transcription:
    """What came out: cues with their words, the stretches of speech, and how long it took.

    ``wall_seconds`` is the time of this run; ``resumed_ms`` is where it went on from a journal, 0 where it started at the beginning.
    ``media_ms`` is the length of what was transcribed, as the file states it; ``heard_ms`` is how far into it speech was found.
    ``speaking`` is who speaks, None where nobody asked or it could not be found out (``notes`` says why).
    """

    track: Track
    media: MediaInfo
    audio_stream: int
    media_ms: int
    heard_ms: int
    speech_ms: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    wall_seconds: float = 0.0
    resumed_ms: int = 0
    speaking: Speaking | None = None

    @property
    def is_speech_detected(self) -> bool:
        """Whether anything was said."""
        return bool(self.track.cues)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return tuple(word for cue in self.track.cues for word in cue.words)


def transcribe(
    request: TranscribeRequest,
    recogniser: Recogniser,
    media_tool: MediaTool,
    context: JobContext,
    *,
    journals: Path | None = None,
    resume: bool = True,
    speaker_engine: SpeakerEngine | None = None,
    finish: Callable[[Transcription], None] = lambda _: None,
    upcoming: TranscribeRequest | None = None,
) -> Transcription:
    """Recognise the speech of one media file and cut it into cues.

    Finished batches are kept in a journal below ``journals`` (none means no journal); the same request goes on where a run that was
    cancelled, killed or broken left off, unless ``resume`` is false. Each finished batch is emitted as a tuple of provisional cues:
    cues at the borders of batches may still change in the result. ``finish`` is called with the result while the journal still stands:
    what it writes is safe before the journal goes, and where it fails the next run has only this step to do. ``speaker_engine`` is who
    finds the speakers that the request asks for; without it nobody does. ``upcoming`` is what will be transcribed next: its sound is
    decoded while this one is finished.

    Raises:
        InvalidRequest: a range outside the media, or the same transcription is running elsewhere.
        MediaUnreadable, NoAudioStream: nothing to listen to.
        OutputProblem: the journal cannot be written.
        EngineProblem: the model or the engine failed; what was finished stays in the journal.
        JobCancelled: the user ended the job; the journal stays as well.
    """
    with media_job(request.media):
        return _transcribe(request, recogniser, media_tool, context, journals, resume, speaker_engine, finish, upcoming)


def _transcribe(  # noqa: PLR0917 - see `transcribe`
    request: TranscribeRequest,
    recogniser: Recogniser,
    media_tool: MediaTool,
    context: JobContext,
    journals: Path | None,
    resume: bool,
    speaker_engine: SpeakerEngine | None,
    finish: Callable[[Transcription], None],
    upcoming: TranscribeRequest | None,
) -> Transcription:
    started = time.monotonic()
    context.report(Progress("prepare", 0, None, "items"))
    media = media_tool.probe(request.media)
    stream = pick_audio_stream(media, request.audio_stream)
    end_ms = _check_range(request, media)
    with_turns = bool(request.speakers and speaker_engine)
    recognition = _recognition_request(request, stream, end_ms, with_turns=with_turns)
    keeper = nullcontext() if journals is None else Journal(journals, _journal_header(recognition, media), resume=resume)
    with keeper as journal:
        done = journal.done if journal else ()
        if done:
            context.say(f"Resuming at {format_timecode(done[-1].upto_ms)[:8]}")
            _emit_cues(done, context)
        at_work = _once_at_work(context, lambda: _prepare(upcoming, recogniser, media_tool))
        fresh = _listen(recogniser.recognise(recognition, at_work, done=done), context, journal)
        batches = [*done, *fresh]
        speaking = None
        if request.speakers and speaker_engine:
            speaking = find_speakers(batches, recognition, request.speakers, speaker_engine, context)
        result = _sum_up(batches, media, recognition, speaking, resumed_ms=done[-1].upto_ms if done else 0)
        result = replace(result, wall_seconds=time.monotonic() - started)
        finish(result)
        if journal:
            journal.discard()
    return result


def _recognition_request(request: TranscribeRequest, stream: int, end_ms: int | None, *, with_turns: bool = False) -> RecognitionRequest:
    return RecognitionRequest(
        media=request.media if is_address(request.media) else str(Path(request.media).absolute()),
        model_dir=request.model_dir,
        languages=request.languages,
        audio_stream=stream,
        start_ms=request.start_ms,
        end_ms=end_ms,
        mode=request.mode,
        task=request.task,
        hint=request.hint,
        with_turns=with_turns,
    )


def _once_at_work(context: JobContext, action: Callable[[], None]) -> JobContext:
    """Return a context that does ``action`` at the engine's first progress, when it has its request."""
    waiting = [action]

    def on_progress(progress: Progress) -> None:
        if waiting:
            waiting.pop()()
        context.on_progress(progress)

    return replace(context, on_progress=on_progress)


def _prepare(request: TranscribeRequest | None, recogniser: Recogniser, media_tool: MediaTool) -> None:
    """Have the engine decode the beginning of what comes next; an address waits for the job that may open it."""
    if request is None or is_address(request.media):
        return
    with suppress(CaptionStudioError):  # what is wrong with it will be told when its turn comes
        media = media_tool.probe(request.media)
        stream = pick_audio_stream(media, request.audio_stream)
        recogniser.prepare(_recognition_request(request, stream, _check_range(request, media)))


def pick_audio_stream(media: MediaInfo, wanted: int | None = None) -> int:
    """Return the index of the sound track to use: the wanted one, else the default one, else the first.

    Raises:
        NoAudioStream: there is none, or not that one.
    """
    if not media.audio:
        raise NoAudioStream(f"{media.path} has no sound.", hint="Choose a file with an audio track.", path=str(media.path))
    if wanted is None:
        return next((stream.index for stream in media.audio if stream.is_default), media.audio[0].index)
    if all(stream.index != wanted for stream in media.audio):
        known = ", ".join(f"{stream.index} ({stream.language or stream.codec})" for stream in media.audio)
        raise NoAudioStream(f"{media.path} has no audio stream {wanted}.", hint=f"It has: {known}.", path=str(media.path))
    return wanted


def _check_range(request: TranscribeRequest, media: MediaInfo) -> int | None:
    """Return the end of the part to recognise, None for the end of the media."""
    if media.duration_ms == 0:
        raise MediaUnreadable(f"{media.path} has no length: nothing is recorded in it.", path=str(media.path))
    if request.end_ms is not None and request.end_ms <= request.start_ms:
        raise InvalidRequest("The range ends before it starts.", hint="Write it as START-END, such as 1:00-2:30.")
    if media.duration_ms is not None and request.start_ms >= media.duration_ms:
        length = format_timecode(media.duration_ms)[:8]
        raise InvalidRequest("The range starts after the end of the media.", hint=f"{media.path.name} is {length} long.")
    if request.end_ms is None or (media.duration_ms is not None and request.end_ms >= media.duration_ms):
        return None
    return request.end_ms


def _listen(batches: Iterator[RecognisedBatch], context: JobContext, journal: Journal | None = None) -> Iterator[RecognisedBatch]:
    """Pass batches on, each one on disk and shown to the caller before the next is asked for."""
    try:
        for batch in batches:
            if journal:
                journal.add(batch)
            _emit_cues((batch,), context)
            yield batch
    finally:
        if close := getattr(batches, "close", None):
            close()  # ends the engine's work at once where ours ended early


def _emit_cues(batches: Sequence[RecognisedBatch], context: JobContext) -> None:
    words = [word for batch in batches for word in batch.words]
    if words:
        context.emit(segment_words(words))


def _sum_up(
    batches: Sequence[RecognisedBatch], media: MediaInfo, request: RecognitionRequest, speaking: Speaking | None, *, resumed_ms: int
) -> Transcription:
    words: Sequence[Word] = [word for batch in batches for word in batch.words]
    cues = segment_words(with_speakers(words, speaking) if speaking else words)
    if speaking:
        cues = with_second_voices(cues, speaking)
    heard_ms = batches[-1].upto_ms if batches else request.start_ms
    end_ms = request.end_ms if request.end_ms is not None else media.duration_ms or heard_ms
    return Transcription(
        track=Track(cues=cues, role="original", language=common_language(cues)),
        media=media,
        audio_stream=request.audio_stream,
        media_ms=max(0, end_ms - request.start_ms),
        heard_ms=max(0, heard_ms - request.start_ms),
        speech_ms=tuple(stretch for batch in batches for stretch in batch.speech_ms),
        notes=tuple(dict.fromkeys([*(note for batch in batches for note in batch.notes), *(speaking.notes if speaking else ())])),
        resumed_ms=resumed_ms,
        speaking=speaking if speaking and speaking.found.turns else None,
    )


def common_language(cues: Sequence[Cue]) -> str | None:
    """Return the language all cues share, or None where they differ."""
    languages = {cue.language for cue in cues}
    return languages.pop() if len(languages) == 1 else None


def _journal_header(request: RecognitionRequest, media: MediaInfo) -> dict[str, object]:
    """Everything the result depends on."""
    return {
        "program": captionstudio.__version__,
        "media": media_identity(request.media),
        "name": media.path.name,
        "duration_ms": media.duration_ms,
        "model": model_identity(request.model_dir),
        "languages": list(request.languages),
        "audio_stream": request.audio_stream,
        "start_ms": request.start_ms,
        "end_ms": request.end_ms,
        "mode": request.mode,
        "task": request.task,
        "hint": request.hint,
        "turns": request.with_turns,
    }
