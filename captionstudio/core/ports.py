"""What the program needs of its engines. Composition roots hand implementations in; nobody else knows which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from captionstudio.core.diarisation import HeardTurn, ListenRequest, SpeakerCount, SpeakerTurns
from captionstudio.core.document import Word
from captionstudio.core.jobs import JobContext
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker

RecognitionMode = Literal["fast", "balanced", "careful"]
RecognitionTask = Literal["transcribe", "translate"]


@dataclass(frozen=True, slots=True)
class AudioStream:
    """One sound track: ``index`` counts audio streams from 0 (ffmpeg's ``0:a:index``)."""

    index: int
    codec: str
    channels: int
    sample_rate: int
    language: str | None = None
    title: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class VideoStream:
    """The picture: displayed size in square pixels (sample aspect and rotation applied) and mean frame rate.

    ``index`` counts video streams from 0 (ffmpeg's ``0:v:index``). ``is_hdr``: its brightness follows PQ or HLG. ``matrix`` and
    ``is_full_range`` say how its colours become red, green and blue.
    """

    width: int
    height: int
    codec: str
    fps: float | None = None
    index: int = 0
    is_hdr: bool = False
    is_interlaced: bool = False
    matrix: Literal["bt601", "bt709", "bt2020"] = "bt601"
    is_full_range: bool = False


@dataclass(frozen=True, slots=True)
class SubtitleStream:
    """One track of captions inside the file; ``is_text`` is false for those made of pictures (DVD, Blu-ray, broadcast)."""

    index: int
    codec: str
    is_text: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a media file holds. ``duration_ms`` is None where the file does not say; ``has_cover`` tells of cover art.

    ``start_ms`` is what the file itself calls its start; every time of ours counts from there.
    """

    path: Path
    container: str
    duration_ms: int | None
    audio: tuple[AudioStream, ...] = ()
    video: VideoStream | None = None
    subtitles: tuple[SubtitleStream, ...] = ()
    has_cover: bool = False
    start_ms: int = 0


@dataclass(frozen=True, slots=True)
class RecognitionRequest:
    """One recognition job.

    ``media`` is a local path or an http(s) address. ``languages`` are the ones the user allows, none meaning any. ``start_ms`` and
    ``end_ms`` bound the part to recognise. ``hint`` is vocabulary: names and jargon. With task ``translate`` the words are English.
    With ``with_turns`` the voices of turns are listened to as well.
    """

    media: str
    model_dir: Path
    languages: tuple[str, ...] = ()
    audio_stream: int = 0
    start_ms: int = 0
    end_ms: int | None = None
    mode: RecognitionMode = "balanced"
    task: RecognitionTask = "transcribe"
    hint: str = ""
    with_turns: bool = False


@dataclass(frozen=True, slots=True)
class RecognisedBatch:
    """The words of one finished batch of speech regions.

    Batches come in order of time; everything before ``upto_ms`` is settled. ``speech_ms`` are the stretches of speech heard, as
    (start, end). Recognition is deterministic: the same request yields the same batches, so a journal of them can be resumed.
    ``state`` is what the engine needs to go on after this batch (JSON values only), opaque to everybody else. ``turns`` are the turns
    heard in it; None where nobody listened for them.
    """

    index: int
    upto_ms: int
    words: tuple[Word, ...]
    speech_ms: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    state: dict[str, Any] | None = None
    turns: tuple[HeardTurn, ...] | None = None


class Recogniser(Protocol):
    """Speech to words."""

    def recognise(
        self, request: RecognitionRequest, context: JobContext, *, done: Sequence[RecognisedBatch] = ()
    ) -> Iterator[RecognisedBatch]:
        """Yield batches as they are finished, going on after those already ``done``.

        Raises:
            MediaUnreadable, NoAudioStream, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
        """
        ...

    def prepare(self, request: RecognitionRequest) -> None:
        """Decode the beginning of a request that is to come next, while the one at work is finished; a hint, that may come to nothing.

        Returns at once and never fails. The media has to be a local file. Whatever else is recognised next, the sound is let go of then.
        """
        ...


class SpeakerEngine(Protocol):
    """Who speaks when."""

    def listen(self, request: ListenRequest, context: JobContext) -> tuple[HeardTurn, ...]:
        """Return the turns heard in media, in order: what a `Recogniser` hears on the way when asked to.

        Raises:
            MediaUnreadable, NoAudioStream, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
        """
        ...

    def tell_apart(self, turns: Sequence[HeardTurn], count: SpeakerCount, known: Sequence[Speaker], context: JobContext) -> SpeakerTurns:
        """Return who speaks each turn; a voice near enough to a ``known`` speaker's bears that name. Equal calls give equal results.

        Raises:
            EngineCrashed, JobCancelled
        """
        ...

    def assign(self, turns: Sequence[HeardTurn], examples: Sequence[Sequence[int]], context: JobContext) -> SpeakerTurns:
        """Return who speaks each turn, given ``examples``: for each speaker, in order of labels, the places of turns that are theirs.

        Examples stay with their speakers. Nobody else is looked for.

        Raises:
            InvalidRequest: a speaker without an example, or a place that is no turn.
            EngineCrashed, JobCancelled
        """
        ...


class TranslationEngine(Protocol):
    """Sentences of one language to sentences of another."""

    def find_route(self, source: str, target: str, engine: str = "") -> TranslationRoute:
        """Return the best route between two languages; ``engine``, where given, has to do the leg into the target.

        Raises:
            NoTranslationPair: no installed models join them.
        """
        ...

    def find_routes(self, source: str, target: str) -> tuple[TranslationRoute, ...]:
        """Return the best route of every engine that leads there, the one `find_route` chooses first; none where nothing does."""
        ...

    def translate(
        self, texts: Sequence[str], route: TranslationRoute, context: JobContext, preceding: Sequence[Sequence[str]] = ()
    ) -> list[str]:
        """Translate each text (a sentence or a short paragraph, one line each) along ``route``, in order.

        ``preceding`` holds, for each text, the sentences before it, for a route that wants ``context_sentences``; empty means none.

        Raises:
            ModelMissing, ModelDamaged, JobCancelled
        """
        ...


class MediaTool(Protocol):
    """Probing and writing of media files."""

    def probe(self, media: str) -> MediaInfo:
        """Look into a local file or http(s) address.

        Raises:
            MediaUnreadable: missing, empty, damaged or not media.
        """
        ...
