"""Engines that follow a script: every word a test sees is computed from its place in the film."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from captionstudio.core.diarisation import FoundVoice, HeardOverlap, HeardTurn, ListenRequest, SpeakerCount, SpeakerTurn, SpeakerTurns
from captionstudio.core.document import Word
from captionstudio.core.errors import NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.ports import AudioStream, MediaInfo, RecognisedBatch, RecognitionRequest
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker
from captionstudio.core.spoken_words import SpokenWord, unpack_words

BATCH_MS = 10_000
SENTENCE = ("Good", "morning", "to", "everybody", "here.")


def make_batch(index: int) -> RecognisedBatch:
    """Batch ``index``: one sentence, a word each half second, starting one second into its ten seconds."""
    start = index * BATCH_MS + 1000
    words = tuple(
        Word(text, start + 500 * place, start + 500 * place + 400, probability=0.1 * place + 0.3, language="en")
        for place, text in enumerate(SENTENCE)
    )
    return RecognisedBatch(index, (index + 1) * BATCH_MS, words, ((start, words[-1].end_ms),), state={"next": index + 1, "seen": ["é"]})


def turn(start_ms: int) -> HeardTurn:
    """The turn of a sentence that begins there."""
    return HeardTurn(start_ms, start_ms + 2400, "AA==", overlaps=(HeardOverlap(start_ms, start_ms + 100, 1),))


def turns_in(words: Sequence[Word]) -> tuple[HeardTurn, ...]:
    """A turn for each sentence."""
    return tuple(turn(word.start_ms) for word in words if word.text == SENTENCE[0])


class ScriptedRecogniser:
    """Yields ``count`` batches. ``state`` of the last batch done tells it where to go on, as the real engine does.

    The hint steers it, so that a recogniser in another process can be steered too: ``hang`` blocks for ever before the batch of that
    number (``hang 2``), ``fail`` raises there, ``exhaust`` has no memory left there, ``told`` says what it was told to prepare.
    """

    def __init__(self, count: int = 4, *, error: Exception | None = None, fails_at: int | None = None, has_turns: bool = False) -> None:
        self.count = count
        self.error = error
        self.fails_at = fails_at
        self.has_turns = has_turns
        self.requests: list[tuple[RecognitionRequest, int]] = []
        self.prepared: list[str] = []

    def recognise(
        self, request: RecognitionRequest, context: JobContext, *, done: Sequence[RecognisedBatch] = ()
    ) -> Iterator[RecognisedBatch]:
        self.requests.append((request, len(done)))
        order, _, place = request.hint.partition(" ")
        first = int((done[-1].state or {})["next"]) if done else 0
        for index in range(first, self.count):
            if place and int(place) == index:
                if order == "hang":
                    threading.Event().wait()
                if order == "exhaust":
                    raise MemoryError
                if order == "told":
                    raise RuntimeError(f"told of {', '.join(self.prepared)}")
                raise self.error or RuntimeError("scripted failure")
            if index == self.fails_at:
                raise self.error or RuntimeError("scripted failure")
            context.report(Progress("recognise", index * BATCH_MS, self.count * BATCH_MS, "media_ms"))
            batch = make_batch(index)
            yield replace(batch, turns=turns_in(batch.words)) if self.has_turns and request.with_turns else batch

    def prepare(self, request: RecognitionRequest) -> None:
        if request.media == "fail.mp4":
            raise RuntimeError("scripted failure")
        self.prepared.append(request.media)


class ScriptedSpeakers:
    """Hears a turn in every sentence; odd ones are the first voice's, even ones the second's."""

    def __init__(self, *, error: Exception | None = None) -> None:
        self.error = error
        self.asked: list[tuple[int, SpeakerCount, tuple[Speaker, ...]]] = []

    def listen(self, request: ListenRequest, context: JobContext) -> tuple[HeardTurn, ...]:
        if self.error:
            raise self.error
        return tuple(
            turn(word.start_ms)
            for before, word in itertools.pairwise([SpokenWord(0, 0, is_last=True), *unpack_words(request.words)])
            if before.is_last
        )

    def tell_apart(self, turns: Sequence[HeardTurn], count: SpeakerCount, known: Sequence[Speaker], context: JobContext) -> SpeakerTurns:
        context.check_cancelled()
        self.asked.append((len(turns), count, tuple(known)))
        made = tuple(SpeakerTurn(turn.start_ms, turn.end_ms, at % 2, 0.9) for at, turn in enumerate(turns))
        voices = tuple(
            FoundVoice((float(at), 1.0 - at), 2400, known[at].name if at < len(known) else "") for at in range(min(2, len(turns)))
        )
        return SpeakerTurns(made, voices, ("scripted",))

    def assign(self, turns: Sequence[HeardTurn], examples: Sequence[Sequence[int]], context: JobContext) -> SpeakerTurns:
        known = {at: label for label, group in enumerate(examples) for at in group}
        made = tuple(SpeakerTurn(turn.start_ms, turn.end_ms, known.get(at, 0), 0.9) for at, turn in enumerate(turns))
        return SpeakerTurns(made, tuple(FoundVoice((float(label),), 2400) for label in range(len(examples))))


class ScriptedTranslation:
    """Turns text into capitals and marks it with the target language; knows English, Spanish and French."""

    def find_route(self, source: str, target: str, engine: str = "") -> TranslationRoute:
        if not {source, target} <= {"en", "es", "fr"}:
            raise NoTranslationPair(f"No model leads from {source} to {target}.", source=source, target=target)
        legs = (source, target) if "en" in (source, target) else (source, "en", target)
        return TranslationRoute(legs, tuple(f"{a}-{b}" for a, b in itertools.pairwise(legs)))

    def find_routes(self, source: str, target: str) -> tuple[TranslationRoute, ...]:
        try:
            return (self.find_route(source, target),)
        except NoTranslationPair:
            return ()

    def translate(
        self, texts: Sequence[str], route: TranslationRoute, context: JobContext, preceding: Sequence[Sequence[str]] = ()
    ) -> list[str]:
        context.say(f"translating {len(texts)}")
        return [f"[{route.languages[-1]}] {text.upper()}" for text in texts]


class ScriptedMedia:
    """Says of every path that it is 40 seconds of video with one English sound track, unless told otherwise."""

    def __init__(self, *, duration_ms: int | None = 40_000, audio: Sequence[AudioStream] | None = None) -> None:
        self.duration_ms = duration_ms
        self.audio = (AudioStream(0, "aac", 2, 48_000, "en", is_default=True),) if audio is None else tuple(audio)

    def probe(self, media: str) -> MediaInfo:
        return MediaInfo(Path(media), "mp4", self.duration_ms, self.audio)
