"""Words that a project always translates the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from captionstudio.core.languages import is_same_language, is_spaceless

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """``source`` in the language ``source_language`` becomes ``target`` in ``target_language``; an empty ``target`` keeps it as it is.

    An empty language means any. ``is_case_sensitive`` tells whether "May" and "may" are two terms.
    """

    source: str
    target: str = ""
    source_language: str = ""
    target_language: str = ""
    is_case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term at its place in a text, and what it becomes there."""

    start: int
    end: int
    target: str


def applicable_terms(terms: Iterable[GlossaryTerm], source: str, target: str) -> tuple[GlossaryTerm, ...]:
    """Return the terms that count between two languages, one for each source.

    Of several for the same source the one that names the two languages more exactly counts, else the later one.
    """
    chosen: dict[tuple[str, bool], tuple[int, GlossaryTerm]] = {}
    for term in terms:
        words = " ".join(term.source.split())
        if not words or not _is_for(term.source_language, source) or not _is_for(term.target_language, target):
            continue
        key = (words if term.is_case_sensitive else words.casefold(), term.is_case_sensitive)
        closeness = _closeness(term.source_language, source) + _closeness(term.target_language, target)
        if key not in chosen or closeness >= chosen[key][0]:
            chosen[key] = closeness, term
    return tuple(term for _, term in chosen.values())


class TermFinder:
    """Finds terms in text of one language: whole words, longest first; anywhere in languages that do not part words by spaces.

    A plural or another form of a term is another word and left to the model. Looking costs a look into a dictionary for each word of
    the text, however many terms there are.

    >>> finder = TermFinder([GlossaryTerm("harbor", "puerto")], "en")
    >>> [(found.start, found.target) for found in finder.find("The harbor, HARBOR and harbors.")]
    [(4, 'puerto'), (12, 'PUERTO')]
    """

    def __init__(self, terms: Sequence[GlossaryTerm], language: str) -> None:
        self._is_spaced = not is_spaceless(language)
        self._by_start: dict[str, list[tuple[str, GlossaryTerm]]] = {}
        for term in terms:
            words = " ".join(term.source.split())
            if words:
                self._by_start.setdefault(self._start_of(words, 0), []).append((words, term))
        for candidates in self._by_start.values():
            candidates.sort(key=lambda one: (-len(one[0]), not one[1].is_case_sensitive))

    def find(self, text: str) -> list[FoundTerm]:
        """Return the terms in a text, in order; none overlaps another."""
        found: list[FoundTerm] = []
        done = 0
        for at in self._places(text) if self._by_start else ():
            if at >= done:
                for words, term in self._by_start.get(self._start_of(text, at), ()):
                    end = at + len(words)
                    if self._is_at(words, term, text, at):
                        found.append(FoundTerm(at, end, _written_like(text[at:end], words, term.target or text[at:end])))
                        done = end
                        break
        return found

    def _places(self, text: str) -> Iterable[int]:
        return (match.start() for match in _TOKEN.finditer(text)) if self._is_spaced else range(len(text))

    def _start_of(self, text: str, at: int) -> str:
        match = _TOKEN.match(text, at) if self._is_spaced else None
        return (match[0] if match else text[at]).casefold()

    def _is_at(self, words: str, term: GlossaryTerm, text: str, at: int) -> bool:
        end = at + len(words)
        there = text[at:end]
        if there != words and (term.is_case_sensitive or there.casefold() != words.casefold()):
            return False
        before, after = text[at - 1 : at], text[end : end + 1]
        return not (self._joins(before, there[0]) or self._joins(there[-1], after))

    def _joins(self, left: str, right: str) -> bool:
        """Whether two neighbouring characters belong to one word."""
        both = left + right
        if len(both) < 2 or not (_is_of_word(left) and _is_of_word(right)):
            return False
        return self._is_spaced or both.isascii()


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_for(wanted: str, language: str) -> bool:
    return not wanted or is_same_language(wanted, language)


def _closeness(wanted: str, language: str) -> int:
    return 2 if wanted == language else int(bool(wanted))


def _written_like(there: str, words: str, target: str) -> str:
    """In shouted text a term's translation is shouted as well."""
    is_shouted = there.isupper() and not words.isupper() and len(there) > 1
    return target.upper() if is_shouted else target
