"""One text out of several readings of the same speech, word by word.

The readings are aligned one after the other by edit distance, so that every place holds what each of them says there. A reading's
vote for a word weighs as much as the word's probability; for no word at all it weighs a half.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from captionstudio.core.document import Word

_NOTHING = 0.5

_Place = list[Word | None]  # what each reading says there


def vote(readings: Sequence[Sequence[Word]]) -> tuple[Word, ...]:
    """Return the words that win, each at the time that the first of the readings to say something there measured."""
    places: list[_Place] = [[word] for word in readings[0]]
    for count, reading in enumerate(readings[1:], 1):
        places = _add(places, reading, count)
    return _in_order([word for place in places if (word := _winner(place))])


def _add(places: Sequence[_Place], reading: Sequence[Word], count: int) -> list[_Place]:
    """Align one more reading with the places of the ``count`` before it."""
    said = [{_key(word) for word in place} for place in places]
    keys = [_key(word) for word in reading]
    table = _distances(said, keys)
    i, j = len(places), len(reading)
    aligned: list[_Place] = []
    while i or j:
        if i and j and table[i][j] == table[i - 1][j - 1] + (keys[j - 1] not in said[i - 1]):
            i, j = i - 1, j - 1
            aligned.append([*places[i], reading[j]])
        elif i and table[i][j] == table[i - 1][j] + (None not in said[i - 1]):
            i -= 1
            aligned.append([*places[i], None])
        else:
            j -= 1
            aligned.append([*[None] * count, reading[j]])
    return aligned[::-1]


def _distances(said: Sequence[set[str | None]], keys: Sequence[str | None]) -> list[list[int]]:
    """Return the edit distances of all beginnings; what any reading says at a place costs nothing there, nothing included."""
    table = [list(range(len(keys) + 1))]
    for here in said:
        above = table[-1]
        gap = None not in here
        row = [above[0] + gap]
        for j, key in enumerate(keys):
            row.append(min(above[j] + (key not in here), above[j + 1] + gap, row[j] + 1))
        table.append(row)
    return table


def _winner(place: _Place) -> Word | None:
    weights: dict[str | None, float] = defaultdict(float)
    for word in place:
        weights[_key(word)] += _NOTHING if word is None else word.probability or 0.0
    best = max(weights, key=lambda key: weights[key])
    winner = next(word for word in place if _key(word) == best)
    timed = next(word for word in place if word)
    return winner and replace(winner, start_ms=timed.start_ms, end_ms=timed.end_ms)


def _key(word: Word | None) -> str | None:
    """Return what makes words equal: letters and digits, whatever their case."""
    return None if word is None else "".join(sign for sign in word.text.casefold() if unicodedata.category(sign)[0] not in "PSZ")


def _in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words with starts that never go back and ends before the next start: times of several readings may cross."""
    starts = list(accumulate((word.start_ms for word in words), max))
    limits = [*starts[1:], *(word.end_ms for word in words[-1:])]
    return tuple(
        replace(word, start_ms=start, end_ms=max(start, min(word.end_ms, limit)))
        for word, start, limit in zip(words, starts, limits, strict=True)
    )
