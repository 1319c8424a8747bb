"""What of a text has to be found again in its translation, whatever the language: numbers and names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"\d(?:[\d.,:\s]*\d)?")
_NAME = re.compile(r"[A-Z][a-zà-ÿ]+")
_SENTENCE_END = ".!?…"


def find_names(texts: Sequence[str]) -> set[str]:
    """Return the words written large inside a sentence somewhere in ``texts``: English writes nothing so but names."""
    found: set[str] = set()
    for text in texts:
        before = "."
        for word in text.split():
            core = word.strip("\"'“”‘’().,;:!?")
            if _NAME.fullmatch(core) and before[-1] not in _SENTENCE_END:
                found.add(core)
            before = word.rstrip("\"'”’)") or before
    return found


def find_lost(text: str, translation: str, names: set[str]) -> list[str]:
    """Return the numbers of a text, by their digits, and those ``names`` it speaks of, that its translation lacks."""
    digits = [re.sub(r"\D", "", number) for number in _NUMBER.findall(translation)]
    lost = []
    for number in _NUMBER.findall(text):
        wanted = re.sub(r"\D", "", number)
        if wanted in digits:
            digits.remove(wanted)
        else:
            lost.append(number)
    words = set(re.findall(r"\w+", translation))
    return lost + [word for word in re.findall(r"\w+", text) if word in names and word not in words]


def count_kept(texts: Sequence[str], translations: Sequence[str]) -> tuple[int, int, list[str]]:
    """Return how many numbers and names came through, of how many, and those that did not."""
    names = find_names(texts)
    total = sum(len(_NUMBER.findall(text)) + sum(word in names for word in re.findall(r"\w+", text)) for text in texts)
    lost = [one for text, translation in zip(texts, translations, strict=True) for one in find_lost(text, translation, names)]
    return total - len(lost), total, lost
