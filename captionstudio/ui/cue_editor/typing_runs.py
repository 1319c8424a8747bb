"""When typing becomes a new step of Undo: at each word, and wherever the hands or the mind have moved elsewhere.

>>> runs = TypingRuns()
>>> first = runs.key_for("t", "Hi ", "Hi t", 0.0)
>>> runs.key_for("t", "Hi t", "Hi th", 0.2) == first, runs.key_for("t", "Hi th", "Hi th ", 0.4) == first
(True, True)
>>> runs.key_for("t", "Hi th ", "Hi th m", 0.6) == first
False
"""

from __future__ import annotations

import itertools
from typing import Literal

_PAUSE_S = 1.5
_numbers = itertools.count(1)

Kind = Literal["typed", "deleted", "replaced"]


class TypingRuns:
    """Names the run of typing that each change of a text belongs to."""

    def __init__(self) -> None:
        self._number = 0
        self._kind: Kind = "replaced"
        self._edge = -1
        self._time_s = 0.0
        self._ends_word = False

    def end(self) -> None:
        """Let the next change begin a new run."""
        self._edge = -1

    def key_for(self, what: str, before: str, after: str, now_s: float) -> str:
        """Return the merge key of a change of the text of ``what`` made at a time in seconds."""
        start, old_end, new_end = changed_span(before, after)
        added = after[start:new_end]
        kind: Kind = "typed" if old_end == start else "deleted" if new_end == start else "replaced"
        is_one = max(len(added), old_end - start) == 1
        goes_on = (
            is_one
            and kind == self._kind
            and self._edge in (start, old_end)
            and now_s - self._time_s < _PAUSE_S
            and not (kind == "typed" and self._ends_word and not added.isspace())
        )
        if not goes_on:
            self._number = next(_numbers)
        self._kind, self._edge, self._time_s = kind, new_end if is_one else -1, now_s
        self._ends_word = added.isspace()
        return f"text:{what}:{self._number}"


def changed_span(before: str, after: str) -> tuple[int, int, int]:
    """Return where two texts differ: the start, and the end in each."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    same = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
    return start, len(before) - same, len(after) - same
