"""Recordings whose words are known: ``NAME.json`` beside ``NAME.flac``, ``.opus`` or ``.wav``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.document import Word

_AUDIO_SUFFIXES = (".flac", ".opus", ".wav", ".ogg", ".mp3")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One spoken sentence. ``start_ms`` and ``end_ms`` are None where only the text is known; ``words`` may be unknown too."""

    text: str
    language: str
    start_ms: int | None = None
    end_ms: int | None = None
    words: tuple[Word, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What is said in a recording, and when."""

    name: str
    duration_ms: int
    sentences: tuple[Sentence, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages spoken, in order of first use."""
        return tuple(dict.fromkeys(sentence.language for sentence in self.sentences))


def load_truth(path: Path) -> Truth:
    """Read a truth file."""
    content = json.loads(path.read_text(encoding="utf-8"))
    sentences = []
    for cue in content["cues"]:
        words = tuple(Word(w["text"], w["start_ms"], w["end_ms"], language=cue["language"]) for w in cue.get("words") or ())
        sentences.append(Sentence(cue["text"], cue["language"], cue.get("start_ms"), cue.get("end_ms"), words, cue.get("speaker")))
    return Truth(path.stem, content["duration_ms"], tuple(sentences))


def find_audio(recordings: Path, name: str) -> Path:
    """Return the sound file of a recording.

    Raises:
        FileNotFoundError: the folder holds none of that name.
    """
    for suffix in _AUDIO_SUFFIXES:
        path = recordings / f"{name}{suffix}"
        if path.exists():
            return path
    raise FileNotFoundError(f"no recording named {name} in {recordings}")
