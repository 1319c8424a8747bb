"""Voices onto words and cues: who says each word, what the voices are called."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from captionstudio.core.diarisation import FoundVoice, SpeakerTurn, SpeakerTurns
from captionstudio.core.document import Cue, Word
from captionstudio.core.markup import plain_text
from captionstudio.core.speakers import Speaker, next_name
from captionstudio.core.speaking import coloured, split_voices

_SECOND_SHARE = 0.3  # of a cue, or this long: a second voice that is heard for less is an interjection
_SECOND_MS = 700
_LONGEST_TURN_MS = 30_000  # how far back a turn that reaches a word may begin


def name_voices(voices: Sequence[FoundVoice], known: Sequence[Speaker] = (), *, stem: str = "Speaker") -> tuple[Speaker, ...]:
    """Return a speaker for each voice, in order: the known one it was recognised as, else "Speaker 1", "Speaker 2" ...

    ``stem`` is the word in the user's language. Known speakers keep colour and kind; their voice becomes the one just heard only where
    they had none.
    """
    by_name = {speaker.name: speaker for speaker in known}
    taken = set(by_name)
    made: list[Speaker] = []
    for voice in voices:
        if voice.name in by_name:
            speaker = by_name[voice.name]
            made.append(speaker if speaker.voice else replace(speaker, voice=voice.direction))
            continue
        name = next_name(taken, stem)
        taken.add(name)
        made.append(Speaker(name, voice=voice.direction))
    return coloured(made)


def names_in_cues(cues: Sequence[Cue], found: SpeakerTurns) -> dict[int, str]:
    """Return the names that cues bear already for the labels of voices: a name and a voice that have most of each other's time."""
    together: dict[tuple[int, str], int] = {}
    starts = [turn.start_ms for turn in found.turns]
    for cue in cues:
        if not cue.speaker or cue.second_speaker:
            continue
        for at in range(bisect.bisect_left(starts, cue.start_ms - _LONGEST_TURN_MS), bisect.bisect_left(starts, cue.end_ms)):
            turn = found.turns[at]
            shared = min(turn.end_ms, cue.end_ms) - max(turn.start_ms, cue.start_ms)
            if shared > 0:
                together[turn.label, cue.speaker] = together.get((turn.label, cue.speaker), 0) + shared
    of_label: dict[int, int] = {}
    of_name: dict[str, int] = {}
    for (label, name), shared in together.items():
        of_label[label] = of_label.get(label, 0) + shared
        of_name[name] = of_name.get(name, 0) + shared
    return {label: name for (label, name), shared in together.items() if 2 * shared > max(of_label[label], of_name[name])}


def assign_words(words: Sequence[Word], found: SpeakerTurns, speakers: Sequence[Speaker]) -> tuple[Word, ...]:
    """Return the words with who speaks each and how sure that is; ``speakers`` are those of `name_voices`.

    A word belongs to the turn it shares most time with, one outside every turn to the nearest. Without turns words have no speaker, nor
    have those that fall to what is only a sound.
    """
    if not found.turns:
        return tuple(words)
    starts = [turn.start_ms for turn in found.turns]
    made = []
    for word in words:
        turn = _turn_of(word, found.turns, starts)
        is_person = speakers[turn.label].kind == "person"
        name, confidence = (speakers[turn.label].name, turn.confidence) if is_person else (None, None)
        made.append(replace(word, speaker=name, speaker_confidence=confidence))
    return tuple(made)


def _turn_of(word: Word, turns: Sequence[SpeakerTurn], starts: Sequence[int]) -> SpeakerTurn:
    last = bisect.bisect_right(starts, max(word.start_ms, word.end_ms))
    first = max(0, min(last - 1, bisect.bisect_left(starts, word.start_ms - _LONGEST_TURN_MS)))
    near = turns[first : last + 1]

    def fit(turn: SpeakerTurn) -> tuple[int, int]:
        shared = min(turn.end_ms, word.end_ms) - max(turn.start_ms, word.start_ms)
        return shared, -abs((turn.start_ms + turn.end_ms) - (word.start_ms + word.end_ms))

    return max(near, key=fit)


def add_second_voices(cues: Sequence[Cue], found: SpeakerTurns, speakers: Sequence[Speaker]) -> tuple[Cue, ...]:
    """Return the cues with the voice heard beside the speaker's for a good part of them, where there is one and only one line of text."""
    overlaps = sorted(
        (turn.second_start_ms, turn.second_end_ms, speakers[turn.second].name)
        for turn in found.turns
        if turn.second is not None and speakers[turn.second].kind == "person"
    )
    if not overlaps:
        return tuple(cues)
    starts = [start for start, _, _ in overlaps]
    made = []
    for cue in cues:
        if cue.second_speaker or not cue.speaker:
            made.append(cue)
            continue
        heard: dict[str, int] = {}
        for at in range(bisect.bisect_left(starts, cue.start_ms - _LONGEST_TURN_MS), bisect.bisect_left(starts, cue.end_ms)):
            start, end, name = overlaps[at]
            if name != cue.speaker:
                heard[name] = heard.get(name, 0) + max(0, min(end, cue.end_ms) - max(start, cue.start_ms))
        name = max(heard, key=lambda each: heard[each], default="")
        enough = min(_SECOND_MS, max(1, round(_SECOND_SHARE * cue.duration_ms)))
        made.append(replace(cue, second_speaker=name) if name and heard[name] >= enough and not cue.locked else cue)
    return tuple(made)


def words_in_order(cues: Iterable[Cue]) -> Iterator[Word]:
    """Return the words of cues, of the earlier cue first."""
    return (word for cue in sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms)) for word in words_of(cue))


def words_of(cue: Cue) -> tuple[Word, ...]:
    """Return a cue's words, and where none were measured, its plain text with its time shared out by the length of the words.

    They serve to find turns by, and are thrown away afterwards.
    """
    if cue.words:
        return cue.words
    parts = plain_text(cue.text).split()
    total = sum(len(part) for part in parts)
    made: list[Word] = []
    done = 0
    for part in parts:
        start = cue.start_ms + cue.duration_ms * done // total
        done += len(part)
        made.append(Word(part, start, cue.start_ms + cue.duration_ms * done // total, language=cue.language))
    return tuple(made)


def assign_cues(cues: Sequence[Cue], found: SpeakerTurns, speakers: Sequence[Speaker]) -> tuple[Cue, ...]:
    """Return cues that exist already with who speaks them; texts and times stay, and locked cues whole.

    The speaker is who speaks most of the cue. Somebody else who speaks a good part of it, or beside the first, is its second speaker.
    """
    made = []
    for cue in cues:
        words = assign_words(words_of(cue), found, speakers)
        if cue.locked or not words or not found.turns:
            made.append(cue)
            continue
        shares: dict[str, int] = {}
        for word in words:
            if word.speaker:
                shares[word.speaker] = shares.get(word.speaker, 0) + max(1, word.end_ms - word.start_ms)
        voices: list[str | None] = [name for name, share in shares.items() if share >= _SECOND_SHARE * sum(shares.values())]
        voices = voices or [max(shares, key=shares.__getitem__, default=None)]
        sure = [word.speaker_confidence for word in words if word.speaker_confidence is not None and word.speaker in voices]
        if split_voices(cue.text) is None:
            voices.sort(key=lambda name: -shares.get(name or "", 0))
        made.append(
            replace(
                cue,
                words=words if cue.words else (),
                speaker=voices[0],
                second_speaker=voices[1] if len(voices) > 1 else None,
                speaker_confidence=min(sure, default=None),
            )
        )
    return add_second_voices(made, found, speakers)
