import json
from pathlib import Path

import pytest

from captionstudio.core.document import Word

_SPEECH = Path(__file__).parents[2] / "data" / "speech"


def _words(cue):
    """The cue's words with their times, or its text spread over its time by length where only the sentence was measured."""
    if cue["words"]:
        return [Word(word["text"], word["start_ms"], word["end_ms"], language=cue["language"]) for word in cue["words"]]
    tokens = cue["text"].split()
    total = sum(len(token) + 1 for token in tokens)
    words, done = [], 0
    for token in tokens:
        start = cue["start_ms"] + (cue["end_ms"] - cue["start_ms"]) * done // total
        done += len(token) + 1
        end = cue["start_ms"] + (cue["end_ms"] - cue["start_ms"]) * done // total
        words.append(Word(token, start, end - 30, language=cue["language"]))
    return words


@pytest.fixture
def speech_words():
    """Words of a recording with truth, by its name."""

    def load(name):
        data = json.loads((_SPEECH / f"{name}.json").read_text(encoding="utf-8"))
        return [word for cue in data["cues"] for word in _words(cue)]

    return load
