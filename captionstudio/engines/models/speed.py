"""How fast models run on this computer: what was measured, and an estimate for what was not.

Speed is seconds of media per second of work, so 1.0 is real time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_BASE_SPEED_PER_CORE = 10.0
"""Whisper base, int8, balanced mode: 27 times real time was measured on two cores of a server; a little less is assumed."""
_MOST_USEFUL_CORES = 4
_BASE_PARAMETERS = 74_000_000


class SpeedBook:
    """Measured speeds by model name, in one small JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def measured(self) -> dict[str, float]:
        """Return the recorded speeds; none where the file is missing or damaged."""
        try:
            content = json.loads(self._path.read_bytes())
            return {str(name): float(speed) for name, speed in content.items() if float(speed) > 0}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def record(self, model: str, media_seconds: float, work_seconds: float) -> None:
        """Remember a finished run of ten seconds of media or more; the newest counts. A read-only folder is no failure."""
        if media_seconds < 10 or work_seconds <= 0:
            return
        content = self.measured() | {model: round(media_seconds / work_seconds, 2)}
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
            temporary.replace(self._path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()

    def expect(self, model: str, parameters: int, relative: Mapping[str, float]) -> float:
        """Return the speed to expect: measured, else scaled from another model's measured speed, else from the number of cores.

        ``relative`` holds speeds against base; for a model it does not name, speed is taken as inverse to its parameters.
        """
        measured = self.measured()
        if model in measured:
            return measured[model]
        share = relative.get(model, _BASE_PARAMETERS / max(1, parameters))
        bases = [speed / relative[name] for name, speed in measured.items() if relative.get(name)]
        base = min(bases) if bases else _BASE_SPEED_PER_CORE * min(os.cpu_count() or 1, _MOST_USEFUL_CORES)
        return base * share


def memory_of_computer() -> int | None:
    """Return the bytes of main memory, or None where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None
