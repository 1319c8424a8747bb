"""How well turns agree with who spoke when: diarisation error and words with the right speaker, pure functions.

Diarisation error is missed + false + confused speech over reference speech, as in the NIST evaluations: a ``collar_ms`` on both sides of
every border of the reference is not scored, two speakers at once count twice, and the names found are matched with the true ones so that
they agree for as long as possible.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

COLLAR_MS = 250


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of speech of one speaker."""

    start_ms: int
    end_ms: int
    speaker: str


@dataclass(frozen=True, slots=True)
class DiarisationError:
    """Milliseconds of reference speech, and of each kind of error in it; ``mapping`` goes from the names found to the true ones."""

    speech_ms: int
    missed_ms: int
    false_ms: int
    confused_ms: int
    mapping: dict[str, str]
    reference_speakers: int
    found_speakers: int

    @property
    def rate(self) -> float:
        """All errors over reference speech; errors without any speech count as 1."""
        wrong = self.missed_ms + self.false_ms + self.confused_ms
        return wrong / self.speech_ms if self.speech_ms else float(wrong > 0)


def score_turns(reference: Sequence[Spoken], found: Sequence[Spoken], *, collar_ms: int = COLLAR_MS) -> DiarisationError:
    """Compare the turns found with the true ones."""
    pieces = list(_pieces(reference, found, collar_ms))
    names = sorted({turn.speaker for turn in reference}), sorted({turn.speaker for turn in found})
    together = [[0] * len(names[0]) for _ in names[1]]
    for length, true, heard in pieces:
        for hypothesis in heard:
            for actual in true:
                together[names[1].index(hypothesis)][names[0].index(actual)] += length
    mapping = {names[1][row]: names[0][column] for row, column in best_matching(together) if together[row][column]}
    speech = missed = false = confused = 0
    for length, true, heard in pieces:
        right = len({mapping.get(name) for name in heard} & true)
        speech += length * len(true)
        missed += length * max(0, len(true) - len(heard))
        false += length * max(0, len(heard) - len(true))
        confused += length * (min(len(true), len(heard)) - right)
    return DiarisationError(speech, missed, false, confused, mapping, len(names[0]), len(names[1]))


def _pieces(reference: Sequence[Spoken], found: Sequence[Spoken], collar_ms: int) -> Iterable[tuple[int, frozenset[str], frozenset[str]]]:
    """Yield the stretches that are scored, each with its length, who speaks and who was found to."""
    blind = sorted((edge - collar_ms, edge + collar_ms) for turn in reference for edge in (turn.start_ms, turn.end_ms))
    turns = [*reference, *found]
    edges = sorted({edge for turn in turns for edge in (turn.start_ms, turn.end_ms)} | {edge for pair in blind for edge in pair})
    for start, end in itertools.pairwise(edges):
        if any(first <= start and end <= last for first, last in blind) and collar_ms:
            continue
        true = frozenset(turn.speaker for turn in reference if turn.start_ms <= start and end <= turn.end_ms)
        heard = frozenset(turn.speaker for turn in found if turn.start_ms <= start and end <= turn.end_ms)
        if true or heard:
            yield end - start, true, heard


def score_words(true: Sequence[str], heard: Sequence[str | None]) -> tuple[int, int]:
    """Return how many words have the right speaker, of how many, under the best matching of names; None is nobody."""
    names = sorted(set(true)), sorted({name for name in heard if name is not None})
    together = [[0] * len(names[0]) for _ in names[1]]
    for actual, name in zip(true, heard, strict=True):
        if name is not None:
            together[names[1].index(name)][names[0].index(actual)] += 1
    return sum(together[row][column] for row, column in best_matching(together)), len(true)


def best_matching(gains: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return pairs of row and column, each used once at most, with the greatest sum (Kuhn and Munkres' method, by shortest paths)."""
    if not gains or not gains[0]:
        return []
    size = max(len(gains), len(gains[0]))
    most = max(max(row) for row in gains)
    costs = [
        [most - (gains[row][column] if row < len(gains) and column < len(gains[0]) else 0) for column in range(size)] for row in range(size)
    ]
    row_of = _assign(costs)
    return sorted((row, column) for column, row in enumerate(row_of) if row < len(gains) and column < len(gains[0]))


def _assign(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return for each column of a square matrix the row it is given, at the least total cost."""
    size = len(costs)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)  # potentials; index 0 stands for nothing
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0], column = row, 0
        least, came, is_used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            is_used[column] = True
            at, step, following = row_of[column], float("inf"), 0
            for other in range(1, size + 1):
                if is_used[other]:
                    continue
                reduced = costs[at - 1][other - 1] - rows[at] - columns[other]
                if reduced < least[other]:
                    least[other], came[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if is_used[other]:
                    rows[row_of[other]] += step
                    columns[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column] = row_of[came[column]]
            column = came[column]
    return [row - 1 for row in row_of[1:]]
