"""What a person's corrections tell of the rest: a speaker who is two, and turns like those that were corrected."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from captionstudio.core.diarisation import HeardTurn, ListenRequest, SpeakerCount, SpeakerTurns
from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import media_job
from captionstudio.core.ports import SpeakerEngine
from captionstudio.core.speaker_words import words_in_order, words_of
from captionstudio.core.spoken_words import pack_words

SURE = 0.85
"""Cues whose speaker is at least so sure, or was named by a person, are examples of that speaker; the others may be given to another."""


@dataclass(frozen=True, slots=True)
class SplitSpeaker:
    """Who speaks each cue of a speaker who was split, by its identity, as a number from 0; and the direction of each one's voice."""

    parts: dict[str, int]
    voices: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class LikelySpeaker:
    """Who speaks a cue, and how sure that is, 0 to 1."""

    name: str
    confidence: float


def hear_turns(track: Track, media: str, engine: SpeakerEngine, context: JobContext, *, audio_stream: int = 0) -> tuple[HeardTurn, ...]:
    """Listen to the turns of captions, for the functions below; `captionstudio.workflows.speakers.Speaking.heard` spares it.

    Raises:
        MediaUnreadable, NoAudioStream, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    with media_job(media):
        return engine.listen(ListenRequest(media, pack_words(words_in_order(track.cues)), audio_stream), context)


def split_speaker(
    track: Track, name: str, heard: Sequence[HeardTurn], engine: SpeakerEngine, context: JobContext, *, parts: int = 2
) -> SplitSpeaker:
    """Tell apart the people who go by one name: which of ``parts`` speaks each of its cues; locked ones stay.

    Raises:
        InvalidRequest: the name has fewer turns than that.
        EngineCrashed, JobCancelled
    """
    cues = [cue for cue in track.cues if cue.speaker == name and not cue.locked]
    places = _turns_of(cues, heard)
    own = sorted({at for found in places.values() for at in found})
    found = engine.tell_apart([heard[at] for at in own], SpeakerCount(parts, parts), (), context)
    if len(found.voices) < parts:
        raise InvalidRequest(f"“{name}” speaks too little to be split.", hint="Give some captions to another speaker by hand.")
    labels = _labels(found)
    spoken = {cue.id: _most(labels, [heard[at] for at in places[cue.id]]) for cue in cues if places[cue.id]}
    return SplitSpeaker(spoken, tuple(voice.direction for voice in found.voices))


def find_similar(
    track: Track, corrected: Collection[str], heard: Sequence[HeardTurn], engine: SpeakerEngine, context: JobContext
) -> dict[str, LikelySpeaker]:
    """Return who speaks the unsure cues, by identity, once ``corrected`` ones are believed.

    What a person said and what is sure stays; only cues that change, or of which their speaker is surer now, are returned.

    Raises:
        InvalidRequest: nothing of what was corrected can be heard.
        EngineCrashed, JobCancelled
    """
    voiced = [cue for cue in track.cues if cue.speaker and not cue.second_speaker]
    sure = [cue for cue in voiced if cue.id in corrected or cue.speaker_confidence is None or cue.speaker_confidence >= SURE]
    known = {cue.id for cue in sure}
    unsure = [cue for cue in voiced if cue.id not in known and not cue.locked]
    places = _turns_of(voiced, heard)
    examples: dict[str, list[int]] = {}
    taken: set[int] = set()
    for cue in sorted(sure, key=lambda cue: cue.id not in corrected):  # a turn that two cues share is the corrected one's
        examples.setdefault(cue.speaker or "", []).extend(at for at in places[cue.id] if at not in taken)
        taken.update(places[cue.id])
    names = [name for name, turns in examples.items() if turns]
    if not any(cue.speaker in names for cue in sure if cue.id in corrected):
        raise InvalidRequest("The corrected captions cannot be heard.", hint="Correct one in which somebody speaks.")
    found = engine.assign(heard, [sorted(examples[name]) for name in names], context)
    labels = _labels(found)
    sureness = {(turn.start_ms, turn.end_ms): turn.confidence for turn in found.turns}
    changed = {}
    for cue in unsure:
        turns = [heard[at] for at in places[cue.id]]
        if not turns:
            continue
        label = _most(labels, turns)
        own = [turn for turn in turns if labels.get((turn.start_ms, turn.end_ms)) == label]
        likely = LikelySpeaker(names[label], min((sureness[turn.start_ms, turn.end_ms] for turn in own), default=0.0))
        if likely.name != cue.speaker or likely.confidence > (cue.speaker_confidence or 0.0):
            changed[cue.id] = likely
    return changed


def _turns_of(cues: Sequence[Cue], heard: Sequence[HeardTurn]) -> dict[str, list[int]]:
    """Return the places of the turns whose middle lies in each cue's speech."""
    middles = [(turn.start_ms + turn.end_ms) // 2 for turn in heard]
    found = {}
    for cue in cues:
        words = words_of(cue)
        start, end = (words[0].start_ms, max(word.end_ms for word in words)) if words else (cue.start_ms, cue.end_ms)
        found[cue.id] = list(range(bisect.bisect_left(middles, start), bisect.bisect_right(middles, end)))
    return found


def _labels(found: SpeakerTurns) -> dict[tuple[int, int], int]:
    return {(turn.start_ms, turn.end_ms): turn.label for turn in found.turns}


def _most(labels: Mapping[tuple[int, int], int], turns: Sequence[HeardTurn]) -> int:
    """Return the label that most of the turns' time has."""
    shares: dict[int, int] = {}
    for turn in turns:
        label = labels.get((turn.start_ms, turn.end_ms), 0)
        shares[label] = shares.get(label, 0) + turn.duration_ms
    return max(shares, key=lambda label: shares[label])
