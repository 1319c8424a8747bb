"""How far a text is from what it says after it was translated and translated back.

The measure is chrF (Popović, 2015: "chrF: character n-gram F-score for automatic MT evaluation"): the overlap of runs of one to six
characters, recall counting twice as much as precision. Beside it stand what one letter can turn round: numbers, names and negations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from captionstudio.core.languages import find_language, is_spaceless
from captionstudio.core.quality.negations import negations

DriftReason = Literal["meaning", "place", "numbers", "names", "negation", "untranslated"]

THRESHOLD = 0.45
"""Below this the meaning counts as lost.

Measured there and back: 500 sentences of the shipped packages 1.0 each, and 0.14 to 0.47 (19 of 20 below 0.31) where each had the
translation of the next; 58 sentences of English prose by way of Portuguese (Firefox models) 0.49 to 1.0 but for one, which had indeed
gone wrong, and 0.04 to 0.37 with the translation of the next.
"""

_PLACE_MARGIN = 0.2
_SURE = 0.8
_LEAST_LETTERS = 12
_LONGEST = 6
_BETA_SQUARED = 4.0
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class Drift:
    """What a comparison found: ``score`` is how alike the texts are, 0 to 1; without ``reasons`` all is well.

    ``meaning``: too little came back. ``place``: what came back says what a neighbouring sentence says. ``numbers``, ``names``: some are
    missing. ``negation``: one of the two denies what the other says. ``untranslated``: the translation is the source itself.
    """

    score: float
    reasons: tuple[DriftReason, ...] = ()


def find_drift(source: str, translation: str, back: str, language: str, neighbours: Iterable[str] = ()) -> Drift:
    """Compare a ``source`` in ``language`` with its translation, translated ``back``; ``neighbours`` are the sources around it."""
    score = chrf(source, back)
    reasons: list[DriftReason] = []
    if len(letters := _letters(source)) >= _LEAST_LETTERS and letters == _letters(translation):
        reasons.append("untranslated")
    if score < _SURE and any(chrf(neighbour, back) > score + _PLACE_MARGIN for neighbour in neighbours):
        reasons.append("place")
    elif score < THRESHOLD and not _is_short(source):
        reasons.append("meaning")
    if Counter(filter(str.isdecimal, source)) - Counter(filter(str.isdecimal, back)):
        reasons.append("numbers")
    if _lost_names(source, back, language):
        reasons.append("names")
    if _denies(source, language) != _denies(back, language):
        reasons.append("negation")
    return Drift(score, tuple(reasons))


def chrf(text: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: ``other`` against ``text``, whatever their case, punctuation and white space.

    >>> chrf("The captain goes to the harbor.", "the captain goes to the harbor")
    1.0
    >>> round(chrf("The captain goes to the harbor.", "The captain leaves the harbor."), 2)
    0.62
    """
    a, b = _letters(text), _letters(other)
    if a == b:
        return 1.0
    precisions, recalls = list[float](), list[float]()
    for length in range(1, _LONGEST + 1):
        ours, theirs = _grams(a, length), _grams(b, length)
        if not ours and not theirs:
            break
        shared = (ours & theirs).total()
        precisions.append(shared / theirs.total() if theirs else 0.0)
        recalls.append(shared / ours.total() if ours else 0.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    weighted = _BETA_SQUARED * precision + recall
    return (1 + _BETA_SQUARED) * precision * recall / weighted if weighted else 0.0


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _grams(text: str, length: int) -> Counter[str]:
    return Counter(text[at : at + length] for at in range(len(text) - length + 1))


def _is_short(text: str) -> bool:
    """Interjections have many translations: "Hi." comes back as "Hello."."""
    return len(_letters(text)) < _LEAST_LETTERS


def _lost_names(source: str, back: str, language: str) -> bool:
    """Whether a word with a capital inside a sentence has nothing like it in what came back."""
    if find_language(language).primary in _NOUNS_HAVE_CAPITALS or source.isupper():
        return False
    words = {word.casefold() for word in _WORD.findall(back)}
    names = (word for word in _inner_words(source) if word[0].isupper() and len(word) > 2 and not word.isupper())
    return any(name.casefold() not in words and all(chrf(name, word) < THRESHOLD for word in words) for name in names)


def _inner_words(text: str) -> Iterable[str]:
    """Yield the words that neither a sentence nor a line of verse begins with."""
    for match in _WORD.finditer(text):
        if text[: match.start()].rstrip()[-1:].isalnum():
            yield match[0]


def _denies(text: str, language: str) -> bool:
    words = negations(language)
    if not words:
        return False
    if is_spaceless(language):
        return any(word in text for word in words)
    found = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    return any(word.endswith("n't") or not words.isdisjoint(word.split("'")) for word in found)
