"""Text a model's vocabulary cannot spell, and how it gets through all the same.

The older Firefox models know neither “ nor — nor € nor ♪, no letter beyond their two languages: they drop such characters or put others
in their place, and the sentence around them suffers. So quotes and dashes are written as the model knows them and put back afterwards,
words with other such characters stand aside as a numbered mark, and where a mark is lost the text between is translated alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

from captionstudio.core.layout.scripts import is_wide_script

_QUOTES = "“”„‟«»‹›"
_DASHES = "–—―"
_SPELLINGS = {**dict.fromkeys(_QUOTES, '"'), **dict.fromkeys("‘’‚‛ʼ", "'"), **dict.fromkeys(_DASHES, "-"), "•": "-", "×": "x", "\u00ad": ""}
_MARK = re.compile(r"\[ ?(\d+) ?\]")
_DASH = re.compile(rf"\s*[{_DASHES}]\s*")
_SPACED_DASH = re.compile(r"\s+-\s+")
_WORD_EDGES = "\"'“”„«»‹›‘’()[]¿¡.,;:!?…—–-"
_FULL_STOPS = ".。"


class KnownCharacters:
    """Translates sentences through a model that knows only the characters of ``pieces``, a sentencepiece processor."""

    def __init__(self, pieces: Any) -> None:
        self._pieces = pieces
        self._known: set[str] = set()
        self._unknown: set[str] = set()

    def translate(self, sentence: str, translate: Callable[[str], str]) -> str:
        """Translate a sentence so that nothing the vocabulary cannot spell is lost; ``translate`` asks the model."""
        unknown = self._find_unknown(sentence)
        if not unknown:
            return translate(sentence)
        plain = self._spell(sentence, unknown)
        unknown = self._find_unknown(plain)
        translation = self._translate_around(plain, unknown, translate) if unknown else translate(plain)
        return _put_back(sentence, plain, translation)

    def _find_unknown(self, text: str) -> set[str]:
        for character in set(text) - self._known - self._unknown:
            is_known = character.isspace() or self._pieces.unk_id() not in self._pieces.encode(character)
            (self._known if is_known else self._unknown).add(character)
        return set(text) & self._unknown

    def _spell(self, sentence: str, unknown: set[str]) -> str:
        """Write quotes, apostrophes and dashes in the plain way, those the vocabulary lacks."""
        if unknown & set(_DASHES):
            sentence = _DASH.sub(" - ", sentence).strip()
        plain = {character: _SPELLINGS[character] for character in unknown & _SPELLINGS.keys()}
        for character, spelling in plain.items():
            if not self._find_unknown(spelling):
                sentence = sentence.replace(character, spelling)
        return sentence

    def _translate_around(self, text: str, unknown: set[str], translate: Callable[[str], str]) -> str:
        stretches = _find_stretches(text, unknown)
        bounds = [0, *(edge for stretch in stretches for edge in stretch), len(text)]
        parts = [text[a:b] for a, b in itertools.pairwise(bounds)]  # known, unknown, known, ...
        before, after = "", ""
        if len(parts) > 2 and not parts[0].strip() and not any(map(str.isalnum, parts[1])):
            space = len(parts[2]) - len(parts[2].lstrip())
            before, parts = parts[0] + parts[1] + parts[2][:space], [parts[2][space:], *parts[3:]]
        if len(parts) > 2 and not parts[-1].strip() and not any(map(str.isalnum, parts[-2])):
            kept = len(parts[-3].rstrip())
            after, parts = parts[-3][kept:] + parts[-2] + parts[-1], [*parts[:-3], parts[-3][:kept]]
        return before + _translate_parts(parts, translate) + after


def _find_stretches(text: str, unknown: set[str]) -> list[tuple[int, int]]:
    """Return (start, end) of the words with characters in ``unknown``, without the punctuation at their edges; apart where nothing is.

    Where words are not parted by spaces, of the characters alone.
    """
    stretches: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+", text):
        word = match[0]
        at = [place for place, character in enumerate(word) if character in unknown]
        if not at:
            continue
        runs = [(place, place + 1) for place in at]
        if not any(map(is_wide_script, word)) and any(map(str.isalnum, word)):
            start = min(at[0], len(word) - len(word.lstrip(_WORD_EDGES)))
            runs = [(start, max(at[-1] + 1, len(word.rstrip(_WORD_EDGES))))]
        for start, end in runs:
            if stretches and stretches[-1][1] == match.start() + start:
                stretches[-1] = (stretches[-1][0], match.start() + end)
            else:
                stretches.append((match.start() + start, match.start() + end))
    return stretches


def _translate_parts(parts: list[str], translate: Callable[[str], str]) -> str:
    """Translate with a mark for every second part; where one is lost, part by part."""
    if len(parts) == 1:
        return translate(parts[0]) if parts[0] else ""
    first = max((int(number) for part in parts[::2] for number in _MARK.findall(part)), default=0) + 1
    kept = {str(first + at): part for at, part in enumerate(parts[1::2])}
    marks = [f"[{number}]" for number in kept]
    pieces = [parts[0], *(piece for pair in zip(marks, parts[2::2], strict=True) for piece in pair)]
    if any(map(str.isalpha, "".join(parts[::2]))):
        translation = translate("".join(pieces))
        found = [number for number in _MARK.findall(translation) if number in kept]
        if sorted(found) == sorted(kept):
            return _MARK.sub(lambda mark: kept.get(mark[1], mark[0]), translation)
    return "".join(part if at % 2 else _translate_fragment(part, translate) for at, part in enumerate(parts))


def _translate_fragment(part: str, translate: Callable[[str], str]) -> str:
    """Translate a part of a sentence without the capital and the full stop that a model gives to a whole one."""
    body = part.strip()
    if not any(map(str.isalpha, body)):
        return part
    translation = translate(body)
    if body[:1].islower():
        translation = translation[:1].lower() + translation[1:]
    if not body.endswith(tuple(_FULL_STOPS)):
        translation = translation.rstrip(_FULL_STOPS)
    at = part.index(body)
    return part[:at] + translation + part[at + len(body) :]


def _put_back(sentence: str, plain: str, translation: str) -> str:
    """Write quotes and dashes as the sentence had them, where the translation has as many."""
    quotes = [character for character in sentence if character in _QUOTES or character == '"']
    if translation.count('"') == len(quotes) == plain.count('"'):
        whole = translation.split('"')
        translation = "".join(itertools.chain.from_iterable(zip(whole, [*quotes, ""], strict=True)))
    dashes = _DASH.findall(sentence)
    if dashes and len(_SPACED_DASH.findall(plain)) == len(dashes) == len(_SPACED_DASH.findall(translation)):
        following = iter(dashes)
        translation = _SPACED_DASH.sub(lambda _: next(following), translation)
    return translation
