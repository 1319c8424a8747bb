"""What has to come through a translation letter by letter: numbers, names in capitals, addresses, and the terms of a glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.glossary import TermFinder
from captionstudio.core.layout.scripts import is_wide_script

_WORD = re.compile(r"\S+")
_EDGES = "\"'“”„«»‹›‘’()¿¡.,;:!?…—–"
_PLAIN_WORD = "[A-Za-zÀ-ÖØ-öø-ÿ][a-zß-öø-ÿ]*(?:['’-][a-zß-öø-ÿ]+)*"
_PLAIN_WORDS = re.compile(rf"(?:[{re.escape(_EDGES)}]*{_PLAIN_WORD}[{re.escape(_EDGES)}]*(?: |$))*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\{\{?\w+\}?\}|%\(\w+\)[sd]|%[sd]", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|°|ter|ten|te)", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…。！？]\s*)[\s\"'“”„«»‹›‘’(¿¡—–-]*$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_LEAST_CAPITALS = 3


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of a plain text and what has to stand for it in the translation."""

    start: int
    end: int
    target: str
    is_term: bool = False

    def after(self, text: str) -> str:
        """Return what is written behind ``text``: a term in small letters begins a sentence with a capital."""
        if self.is_term and self.target.islower() and _SENTENCE_START.search(text):
            return self.target[:1].upper() + self.target[1:]
        return self.target


def find_values(plain: str, terms: TermFinder | None = None) -> list[Value]:
    """Return what has to come through of a plain text, in order; where a term and something else overlap, the term."""
    found = [Value(term.start, term.end, term.target, is_term=True) for term in terms.find(plain)] if terms else []
    if _PLAIN_WORDS.fullmatch(plain):
        return found  # as most captions are
    taken = [(value.start, value.end) for value in found]
    is_shouted = plain.isupper()
    for match in _WORD.finditer(plain):
        core = match[0].strip(_EDGES)
        if core.isalpha() and (is_shouted or not core.isupper()):
            continue  # nearly all words
        is_number = any(map(str.isdigit, core)) and not _ORDINAL.fullmatch(core)
        is_name = not is_shouted and core.isupper() and sum(map(str.isalpha, core)) >= _LEAST_CAPITALS
        if is_number or is_name or _ADDRESS.fullmatch(core):
            start = match.start() + match[0].index(core)
            end = start + len(core)
            if all(end <= a or b <= start for a, b in taken):
                found.append(Value(start, end, core))
    return sorted(found, key=lambda value: value.start)


def came_through(translation: str, values: Sequence[Value]) -> bool:
    """Whether every value is there: numbers by their digits, since languages write their separators differently, the rest as it is."""
    if not values:
        return True
    digits: Counter[str] = Counter()
    for value in values:
        if value.is_term:
            digits.update(_digits(value.target))
        elif any(map(str.isalpha, value.target)):
            if value.target not in translation:
                return False
        else:
            digits.update(_digits(value.target))
    return digits <= Counter(_digits(translation)) and _terms_are_there(translation, [value.target for value in values if value.is_term])


def _terms_are_there(translation: str, targets: Iterable[str]) -> bool:
    wanted = Counter(targets)
    if not wanted:
        return True
    forms = {form: target for target in wanted for form in (target[:1].upper() + target[1:], target)}
    pattern = "|".join(_whole(form) for form in sorted(forms, key=len, reverse=True))
    return wanted <= Counter(forms[match[0]] for match in re.finditer(pattern, translation))


def _whole(form: str) -> str:
    """Return a pattern for a term as a word of its own; where words are not parted by spaces they may touch."""
    before, after = ("" if _may_touch(edge) else boundary for edge, boundary in ((form[:1], r"(?<![^\W_])"), (form[-1:], r"(?![^\W_])")))
    return f"{before}{re.escape(form)}{after}"


def _may_touch(character: str) -> bool:
    return not character.isalnum() or is_wide_script(character) or _UNSPACED.match(character) is not None


def _digits(text: str) -> Iterator[str]:
    return (str(int(character)) for character in text if character.isdecimal())
