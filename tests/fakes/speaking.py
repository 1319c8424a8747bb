"""Recordings whose speakers are known, cut and put together for tests."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from captionstudio.core.document import Cue, Word
from captionstudio.core.speaker_words import words_of
from tests.fakes.sound import RATE, read_sound, write_wave

SPEECH = Path(__file__).parents[1] / "data" / "speech"


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """Sound, and its sentences: cues whose ``speaker`` is the true one."""

    sound: np.ndarray
    sentences: tuple[Cue, ...]

    @classmethod
    def load(cls, audio: Path, *filters: str) -> Recording:
        """Read a recording and its truth; ``filters`` are ffmpeg's, none of which may change the length."""
        rows = json.loads(audio.with_suffix(".json").read_text(encoding="utf-8"))["cues"]
        cues = tuple(Cue(row["start_ms"], row["end_ms"], row["text"], language=row["language"], speaker=row["speaker"]) for row in rows)
        return cls(read_sound(audio, *filters), cues)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentences, each sentence's time shared out by their length."""
        return tuple(word for cue in self.sentences for word in words_of(cue))

    @property
    def speakers(self) -> set[str]:
        """Who speaks."""
        return {cue.speaker for cue in self.sentences}

    def clip(self, cue: Cue) -> np.ndarray:
        """Return the sound of a sentence."""
        return self.sound[cue.start_ms * RATE // 1000 : cue.end_ms * RATE // 1000]

    def of(self, *speakers: str) -> list[tuple[np.ndarray, Cue]]:
        """Return the sentences of these speakers with their sound."""
        return [(self.clip(cue), cue) for cue in self.sentences if cue.speaker in speakers]

    def with_sound(self, sound: np.ndarray) -> Recording:
        """Return the same sentences in another sound of the same length."""
        return replace(self, sound=sound.astype(np.float32))

    def write(self, path: Path) -> None:
        """Write the sound as a 16-bit WAV file."""
        write_wave(path, self.sound)


def join(clips: Iterable[tuple[np.ndarray, Cue]], *, gap_ms: int = 400) -> Recording:
    """Put sentences one after the other with that much silence before each; a cue without text is a sound that nobody speaks."""
    parts: list[np.ndarray] = []
    cues: list[Cue] = []
    at = 0
    for sound, cue in clips:
        parts += [np.zeros(gap_ms * RATE // 1000, np.float32), sound]
        at += len(parts[-2])
        if cue.text:
            cues.append(replace(cue, start_ms=at * 1000 // RATE, end_ms=(at + len(sound)) * 1000 // RATE))
        at += len(sound)
    return Recording(np.concatenate([*parts, np.zeros(RATE // 2, np.float32)]), tuple(cues))


def wrong_sentences(recording: Recording, turns: Sequence) -> list[str]:
    """Return the sentences whose voice, by the turns in their middle, is not the one that most of their speaker's sentences have."""
    heard = [_label_at(turns, (cue.start_ms + cue.end_ms) // 2) for cue in recording.sentences]
    usual = {}
    for speaker in recording.speakers:
        labels = Counter(label for label, cue in zip(heard, recording.sentences, strict=True) if cue.speaker == speaker)
        usual[speaker] = labels.most_common(1)[0][0]
    assert not any(usual[one] == usual[other] for one, other in itertools.combinations(usual, 2)), "two speakers share a voice"
    return [cue.text for label, cue in zip(heard, recording.sentences, strict=True) if label != usual[cue.speaker]]


def _label_at(turns: Sequence, moment_ms: int) -> int | None:
    return min(turns, key=lambda turn: max(turn.start_ms - moment_ms, moment_ms - turn.end_ms), default=None).label
