"""`captionstudio.core.ports.SpeakerEngine` on the models that ship with the program."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from captionstudio.core.diarisation import FoundVoice, HeardTurn, ListenRequest, SpeakerCount, SpeakerTurn, SpeakerTurns
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.speakers import Speaker
from captionstudio.core.spoken_words import SpokenWord, unpack_words
from captionstudio.engines.ffmpeg.audio import read_audio
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.speakers.clustering import Voices, assign_voices, find_voices
from captionstudio.engines.speakers.embedding import SAMPLE_RATE
from captionstudio.engines.speakers.linkage import Rows
from captionstudio.engines.speakers.listener import SpokenRegion, TurnListener
from captionstudio.engines.speakers.models import load_models
from captionstudio.engines.whisper.speech import Region, SpeechDetector

KNOWN_LIKENESS = 0.62
"""Cosine from which on a voice is a known speaker's. Two recordings of one voice reach .7 and more, two people hardly ever .6."""

_GROUP = 60 * SAMPLE_RATE  # of speech that is listened to together
_FAR_APART = 20 * SAMPLE_RATE  # a pause that ends a group in any case


@cache
def turn_listener() -> TurnListener:
    """Return the listener of this process, loaded at the first call.

    Raises:
        ModelMissing, ModelDamaged
    """
    return TurnListener(load_models())


class SpeakerModelEngine:
    """Hears turns in media and tells their voices apart."""

    def listen(self, request: ListenRequest, context: JobContext) -> tuple[HeardTurn, ...]:
        """Return the turns heard, in order; see `core.ports.SpeakerEngine`."""
        context.report(Progress("prepare", 0, None, "items", "Loading the speaker models"))
        listener = turn_listener()
        total = probe_media(request.media).duration_ms
        span = None if total is None else min(request.end_ms or total, total) - request.start_ms
        blocks = read_audio(
            request.media, stream=request.audio_stream, start_ms=request.start_ms, end_ms=request.end_ms, on_warning=context.say
        )
        turns: list[HeardTurn] = []
        words = _WordQueue(request.words)
        with contextlib.closing(blocks):  # type: ignore[type-var]
            for group in _group(SpeechDetector().find_regions(blocks)):
                regions = [SpokenRegion.of(region.start, region.end, region.sound, request.start_ms) for region in group]
                turns += listener.listen(regions, words.take(regions[0].start_ms, regions[-1].end_ms))
                context.report(Progress("listen", regions[-1].end_ms - request.start_ms, span, "media_ms"))
        return tuple(turns)

    def tell_apart(self, turns: Sequence[HeardTurn], count: SpeakerCount, known: Sequence[Speaker], context: JobContext) -> SpeakerTurns:
        """Return who speaks each turn; see `core.ports.SpeakerEngine`."""
        context.check_cancelled()
        found = find_voices(turns, count)
        return _sum_up(turns, found, _recognise(found.directions, known), _notes(len(found.directions), count))

    def assign(self, turns: Sequence[HeardTurn], examples: Sequence[Sequence[int]], context: JobContext) -> SpeakerTurns:
        """Return who speaks each turn, given examples of each speaker; see `core.ports.SpeakerEngine`."""
        context.check_cancelled()
        if not examples or not all(examples) or not all(0 <= at < len(turns) for group in examples for at in group):
            raise InvalidRequest("Every speaker needs a turn to be known by.", hint="Say of at least one turn each who speaks it.")
        return _sum_up(turns, assign_voices(turns, examples), {}, ())


def _sum_up(turns: Sequence[HeardTurn], found: Voices, names: Mapping[int, tuple[str, float]], notes: tuple[str, ...]) -> SpeakerTurns:
    voices = tuple(
        FoundVoice(
            tuple(round(float(value), 5) for value in direction),
            sum(turn.duration_ms for turn, label in zip(turns, found.labels, strict=True) if label == number),
            *names.get(number, ("", None)),
        )
        for number, direction in enumerate(found.directions)
    )
    spoken = tuple(_speaker_turn(at, turns, found) for at, label in enumerate(found.labels) if label >= 0)
    return SpeakerTurns(spoken, voices, notes)


def _group(regions: Iterable[Region]) -> Iterator[list[Region]]:
    held: list[Region] = []
    filled = 0
    for region in regions:
        if held and (filled + region.end - region.start > _GROUP or region.start - held[-1].end > _FAR_APART):
            yield held
            held, filled = [], 0
        held.append(region)
        filled += region.end - region.start
    if held:
        yield held


class _WordQueue:
    """Words in order of time, taken group by group."""

    def __init__(self, packed: bytes) -> None:
        self._words = unpack_words(packed)
        self._next = next(self._words, None)

    def take(self, start_ms: int, end_ms: int) -> list[SpokenWord]:
        """Return the words whose middle lies in a stretch; those before it are passed over."""
        taken = []
        while (word := self._next) is not None and word.start_ms + word.end_ms <= 2 * end_ms:
            if word.start_ms + word.end_ms >= 2 * start_ms:
                taken.append(word)
            self._next = next(self._words, None)
        return taken


def _speaker_turn(at: int, turns: Sequence[HeardTurn], found: Voices) -> SpeakerTurn:
    """Return the turn with its voice, and the second one heard longest in it."""
    turn, label = turns[at], found.labels[at]
    seconds = [
        (overlap.end_ms - overlap.start_ms, overlap, found.labels[at + overlap.neighbour])
        for overlap in turn.overlaps
        if 0 <= at + overlap.neighbour < len(turns) and found.labels[at + overlap.neighbour] not in (label, -1)
    ]
    plain = SpeakerTurn(turn.start_ms, turn.end_ms, label, found.confidences[at])
    if not seconds:
        return plain
    _, overlap, other = max(seconds, key=lambda second: second[0])
    return SpeakerTurn(turn.start_ms, turn.end_ms, label, plain.confidence, other, overlap.start_ms, overlap.end_ms)


def _recognise(directions: Rows, known: Sequence[Speaker]) -> dict[int, tuple[str, float]]:
    """Return for the number of a voice the name of the known speaker it is, the likeliest pairs first, nobody twice."""
    heard = [speaker for speaker in known if speaker.voice and len(speaker.voice) == directions.shape[1]] if len(directions) else []
    pairs = []
    for speaker in heard:
        direction = np.asarray(speaker.voice, np.float32)
        likeness = directions @ (direction / max(float(np.linalg.norm(direction)), 1e-9))
        pairs += [(float(value), number, speaker.name) for number, value in enumerate(likeness)]
    names: dict[int, tuple[str, float]] = {}
    used: set[str] = set()
    for value, number, name in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if value >= KNOWN_LIKENESS and number not in names and name not in used:
            names[number] = (name, round(value, 3))
            used.add(name)
    return names


def _notes(found: int, count: SpeakerCount) -> tuple[str, ...]:
    if found and found < count.least:
        wanted = f"{count.least} speakers were" if count.least > 1 else "1 speaker was"
        return (f"{wanted} asked for, but the speech has turns for {found} only.",)
    return ()
