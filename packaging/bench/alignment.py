"""The cheapest way from one run of words to another, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

Step = Literal["equal", "substituted", "deleted", "inserted"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One step of an alignment: indices into both runs, None where a side has nothing."""

    step: Step
    reference: int | None
    hypothesis: int | None


def _numbered(reference: Sequence[str], hypothesis: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    numbers = {word: number for number, word in enumerate({*reference, *hypothesis})}
    return np.array([numbers[w] for w in reference], dtype=np.int64), np.array([numbers[w] for w in hypothesis], dtype=np.int64)


def _edit_rows(reference: Sequence[str], hypothesis: Sequence[str]) -> np.ndarray:
    """Return the table of edit distances of all prefixes, reference by rows."""
    left, right = _numbered(reference, hypothesis)
    columns = np.arange(len(right) + 1, dtype=np.int32)
    table = np.empty((len(left) + 1, len(right) + 1), dtype=np.int32)
    table[0] = columns
    for i, word in enumerate(left, 1):
        row = table[i]
        row[0] = i
        row[1:] = np.minimum(table[i - 1, 1:] + 1, table[i - 1, :-1] + (right != word))
        # Insertions run along the row: the best is the least of all entries to the left plus their distance.
        row[:] = np.minimum.accumulate(row - columns) + columns
    return table


def align_words(reference: Sequence[str], hypothesis: Sequence[str]) -> list[Pair]:
    """Return a cheapest alignment (Levenshtein), from first to last; matches are preferred to gaps where costs are equal."""
    table = _edit_rows(reference, hypothesis)
    i, j = len(reference), len(hypothesis)
    steps: list[Pair] = []
    while i or j:
        cost = table[i, j]
        is_equal = bool(i and j) and reference[i - 1] == hypothesis[j - 1]
        if i and j and table[i - 1, j - 1] + (not is_equal) == cost:
            i, j = i - 1, j - 1
            steps.append(Pair("equal" if is_equal else "substituted", i, j))
        elif i and table[i - 1, j] + 1 == cost:
            i -= 1
            steps.append(Pair("deleted", i, None))
        else:
            j -= 1
            steps.append(Pair("inserted", None, j))
    return steps[::-1]


def count_errors(pairs: Sequence[Pair]) -> int:
    """Return the substitutions, deletions and insertions of an alignment."""
    return sum(pair.step != "equal" for pair in pairs)


def word_error_rate(reference: Sequence[str], hypothesis: Sequence[str]) -> float:
    """Return errors per reference word; with nothing to say, 0 for silence and 1 for anything else."""
    if not reference:
        return float(bool(hypothesis))
    return int(_edit_rows(reference, hypothesis)[-1, -1]) / len(reference)
