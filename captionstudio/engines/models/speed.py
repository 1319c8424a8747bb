"""How fast models run on this computer: what was measured, and an estimate for what was not.

Speed of recognition is seconds of media per second of work, so 1.0 is real time; of translation it is words a second.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from captionstudio.engines.places import models_dir

_BASE_SPEED_PER_CORE = 10.0
"""Whisper base, int8, balanced mode: 27 times real time was measured on two cores of a server; a little less is assumed."""
_WORDS_PER_CORE = 150.0
"""A model of an Argos package's size, int8, beam 2, batches of 1024 tokens: 43 cues of 7 words a second were measured on two cores."""
_MOST_USEFUL_CORES = 4
_BASE_PARAMETERS = 74_000_000
_LEAST_WORDS = 200
_TRANSLATION = "translation"


class SpeedBook:
    """Measured speeds by model name, in one small JSON file: recognition at the top, translation below a key of its own."""

    def __init__(self, path: Path | None = None) -> None:
        """Use the book of this computer unless a ``path`` is given."""
        self._path = path or models_dir() / "speeds.json"

    def measured(self) -> dict[str, float]:
        """Return the recorded speeds of recognition; none where the file is missing or damaged."""
        return _speeds(self._read())

    def measured_translation(self) -> dict[str, float]:
        """Return the recorded speeds of translation, in words a second."""
        return _speeds(self._read().get(_TRANSLATION))

    def record(self, model: str, media_seconds: float, work_seconds: float) -> None:
        """Remember a finished run of ten seconds of media or more; the newest counts. A read-only folder is no failure."""
        if media_seconds >= 10 and work_seconds > 0:
            self._write(self._read() | {model: round(media_seconds / work_seconds, 2)})

    def record_translation(self, model: str, words: int, seconds: float) -> None:
        """Remember a translation by one model of 200 source words or more; the newest counts. A read-only folder is no failure."""
        if words >= _LEAST_WORDS and seconds > 0:
            speeds = self.measured_translation() | {model: round(words / seconds, 1)}
            self._write(self._read() | {_TRANSLATION: speeds})

    def expect(self, model: str, parameters: int, relative: Mapping[str, float]) -> float:
        """Return the speed to expect: measured, else scaled from another model's measured speed, else from the number of cores.

        ``relative`` holds speeds against base; for a model it does not name, speed is taken as inverse to its parameters.
        """
        share = relative.get(model, _BASE_PARAMETERS / max(1, parameters))
        return _scale(self.measured(), model, share, relative, _BASE_SPEED_PER_CORE)

    def expect_translation(self, model: str, share: float, relative: Mapping[str, float]) -> float:
        """Return the words a second to expect, as `expect` does; ``share`` is the model's own speed against an Argos package."""
        return _scale(self.measured_translation(), model, share, relative, _WORDS_PER_CORE)

    def _read(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def _write(self, content: Mapping[str, Any]) -> None:
        kept = _speeds(content) | {_TRANSLATION: _speeds(content.get(_TRANSLATION))}
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
            temporary.replace(self._path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()


def memory_of_computer() -> int | None:
    """Return the bytes of main memory, or None where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _scale(measured: Mapping[str, float], model: str, share: float, relative: Mapping[str, float], per_core: float) -> float:
    if model in measured:
        return measured[model]
    bases = [speed / relative[name] for name, speed in measured.items() if relative.get(name)]
    base = min(bases) if bases else per_core * min(os.cpu_count() or 1, _MOST_USEFUL_CORES)
    return base * share


def _speeds(content: Any) -> dict[str, float]:
    """Keep what can be a speed."""
    items = content.items() if isinstance(content, dict) else ()
    return {str(name): float(speed) for name, speed in items if isinstance(speed, int | float) and speed > 0}
