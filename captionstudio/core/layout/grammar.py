"""What a break between two words costs a reader: 0 after a sentence, about 6 between two ordinary words, 10 between article and noun.

Line breaks, cue breaks and the laying back of translations all weigh these costs; each adds its own geometry and timing.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from captionstudio.core.layout.scripts import CONTEXT, FORBIDDEN, is_not_at_start, unspaced_cost
from captionstudio.core.layout.word_lists import WordLists, word_lists

SENTENCE_COST = 0.0
PLAIN_COST = 6.0
_SENTENCE_ENDS = frozenset(".!?…。！？｡؟۔।॥։።៕။‼⁇⁈⁉")
_UNDOUBTED_ENDS = frozenset("。！？｡؟۔।॥։።៕။")
_COMMAS = frozenset(",،、，､׀፣၊")
_CLAUSE_ENDS = frozenset(";:؛：；፤–—―-")
_OPENERS = "\"'«“‘„‚([{¿¡‹「『（《〈【-–—"
_BARE_OPENERS = frozenset("«“„‘‚([{¿¡‹「『（《〈【$£€#")
_CLOSERS = "\"'»”’)]}›」』）》〉】"
_COMPARATIVES = frozenset(["than", "als", "dan", "än", "end", "enn", "чем", "niż", "que", "de", "di", "che"])
_CONTRACTION_TAILS = frozenset(["m", "re", "ve", "ll", "d", "s", "t"])


def boundary_costs(words: Sequence[str], spaced: Sequence[bool], language: str | None) -> list[float]:
    """Return for each word what a break before it costs, the first word's being 0; `FORBIDDEN` where no break may be.

    ``spaced`` says of each word whether a space stands before it.
    """
    lists = word_lists(language)
    costs = [0.0] * len(words)
    for at in range(1, len(words)):
        left, right = words[at - 1], words[at]
        if not left or not right:
            costs[at] = PLAIN_COST
        elif spaced[at]:
            after = words[at + 1] if at + 1 < len(words) else ""
            costs[at] = _spaced_cost(words[at - 2] if at > 1 else "", left, right, after, lists)
        else:
            costs[at] = unspaced_cost(*_context(words, spaced, at))
    return costs


def _context(words: Sequence[str], spaced: Sequence[bool], at: int) -> tuple[str, str]:
    """Return the unspaced text around the boundary before word ``at``, a few characters to each side."""
    first, after = at - 1, at + 1
    left, right = words[first], words[at]
    while len(left) < CONTEXT and first > 0 and not spaced[first]:
        first -= 1
        left = words[first] + left
    while len(right) < CONTEXT and after < len(words) and not spaced[after]:
        right += words[after]
        after += 1
    return left[-CONTEXT:], right[:CONTEXT]


def break_weight(cost: float) -> float:
    """Return what ending a cue at a boundary of this cost is worth avoiding: it grows faster than the cost, so that one bad break
    is not bought with several slightly better ones."""
    return min(60.0, 1.2 * cost + 0.25 * cost * cost)


def line_break_weight(cost: float) -> float:
    """Return the same for ending a line inside a cue, which a reader minds less."""
    return cost if cost >= FORBIDDEN else 0.6 * cost + 0.09 * cost * cost


def ends_sentence(left: str, right: str, language: str | None) -> bool:
    """Return whether a sentence ends with the word ``left``, given the word after it (empty at the end of the text)."""
    return _ends_sentence(left, right, word_lists(language))


def _ends_sentence(left: str, right: str, lists: WordLists) -> bool:  # noqa: PLR0911 - one case a line, from the sure ones to the doubtful
    core = left.rstrip(_CLOSERS)
    if not core or core[-1] not in _SENTENCE_ENDS:
        return False
    if not right or core[-1] in _UNDOUBTED_ENDS:
        return True
    first = right.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if core[-1] != "." or core.endswith(".."):
        return True
    stem = core[:-1].lstrip(_OPENERS).lower()
    if stem in lists.titles:
        return False
    if stem in lists.abbreviations:
        return first.isupper() and not lists.capitalises_nouns and "." in stem
    is_initial = len(stem) == 1 and stem.isalpha() and stem not in lists.pronouns
    return not is_initial and not (lists.capitalises_nouns and stem.isdigit() and len(stem) < 3)  # “am 3. Oktober”


@dataclass(frozen=True, slots=True)
class _Token:
    """What the lists say of one word as the end of a line and as the beginning of one."""

    word: str
    ending: str
    opening: str
    is_capitalised: bool
    is_number: bool
    has_adjective_ending: bool
    ends_phrase: bool


_ENDING_COSTS = {"determiner": 10.0, "preposition": 9.0, "conjunction": 9.0, "auxiliary": 7.5, "pronoun": 8.5, "adverb": 7.5, "title": 10.0}
_SOFT_ENDING_COSTS = {"determiner": 5.0, "preposition": 7.5, "conjunction": 8.0, "auxiliary": 6.5, "pronoun": 5.0, "adverb": 6.0}
_OPENING_COSTS = {
    "conjunction": 2.0,
    "preposition": 3.5,
    "complement": 6.0,
    "determiner": 5.0,
    "pronoun": 4.5,
    "auxiliary": 5.0,
    "enclitic": 9.5,
}


def _spaced_cost(before: str, left: str, right: str, after: str, lists: WordLists) -> float:
    """Return the cost between two words with a space; ``before`` and ``after`` are the words around them, or empty."""
    if _is_bare_mark(right) or left in _BARE_OPENERS:
        return FORBIDDEN  # French puts spaces inside its quotation marks and before some marks
    if (cost := _punctuation_cost(left, right, lists)) is not None:
        return cost
    end, start = _token(left, lists), _token(right, lists)
    if start.opening in {"preposition", "complement"} and _is_particle(right, after, lists):
        return 8.0
    cost = _OPENING_COSTS.get(start.opening, PLAIN_COST)
    if start.opening == "conjunction" and end.is_capitalised and after and _token(after, lists).is_capitalised:
        cost = PLAIN_COST  # “Walter and Ruth”
    if end.ending:
        return max(cost, _leaning_cost(end, start, lists))
    return cost if cost < PLAIN_COST else max(cost, _phrase_cost(before, end, start, lists))


def _leaning_cost(end: _Token, start: _Token, lists: WordLists) -> float:
    """Return the cost after a function word, which leans on what follows, less so where another phrase begins."""
    if end.ending == "adverb" and start.word in _COMPARATIVES:
        return 8.5
    if end.ending == start.opening == "preposition" and lists.has_particles:
        return 4.0
    if end.ending == "auxiliary" and start.opening == "determiner":
        return PLAIN_COST  # “they were | the best”
    softens = start.opening in {"conjunction", "preposition"} and start.ending != "auxiliary"
    return (_SOFT_ENDING_COSTS if softens else _ENDING_COSTS).get(end.ending, PLAIN_COST)


def _phrase_cost(before: str, end: _Token, start: _Token, lists: WordLists) -> float:
    """Return the cost between two words of no closed class: names, numbers with what they count, adjectives with their noun."""
    if end.is_number and start.is_number:
        return 9.5  # 10 000
    is_name = end.is_capitalised and start.is_capitalised and not lists.capitalises_nouns
    if is_name or (end.is_number and not start.is_capitalised):
        return 8.5 if not start.opening else PLAIN_COST
    if start.opening:
        return PLAIN_COST
    if end.has_adjective_ending or (lists.capitalises_nouns and start.is_capitalised and not end.is_capitalised):
        return 7.5
    if end.ends_phrase:
        return 4.0
    return 7.0 if before and before[-1].isalnum() and _token(before, lists).ending == "determiner" else PLAIN_COST


def _is_particle(word: str, after: str, lists: WordLists) -> bool:
    """Whether a preposition belongs to the verb before it: nothing, or another preposition, follows it (“moved in with her”)."""
    if not word[-1].isalnum():
        return True
    return lists.has_particles and bool(after) and _token(after, lists).opening == "preposition"


def _is_bare_mark(word: str) -> bool:
    return word[0] in "ฯๆໆ" or (is_not_at_start(word[0]) and not any(map(str.isalnum, word)) and word[0] not in "…‥")


def _punctuation_cost(left: str, right: str, lists: WordLists) -> float | None:  # noqa: PLR0911 - one mark a line
    if _ends_sentence(left, right, lists):
        return SENTENCE_COST
    core = left.rstrip(_CLOSERS) or left
    mark = core[-1]
    if mark in _COMMAS:
        start = _token(right, lists)
        return 1.0 if start.opening in {"conjunction", "pronoun"} else 1.5 if start.opening else 2.0
    if mark in _CLAUSE_ENDS and (mark not in "-" or len(core) == 1 or core.endswith("--")):
        return 1.0 if len(core) > 1 else 4.0
    if mark in "…!?" or (mark == "." and core.endswith("..")):
        return 1.5
    if mark == ".":
        return 10.0 if core[:-1].lstrip(_OPENERS).lower() in lists.titles or len(core) == 2 else 6.5
    if left[-1] in ")]}»”」』）】":
        return 2.5
    return 1.5 if right[0] in "([{«“„「『（【–—¿¡" else None


@functools.lru_cache(maxsize=65536)
def _token(word: str, lists: WordLists) -> _Token:
    core = unicodedata.normalize("NFC", word).strip(_OPENERS + _CLOSERS + ".,!?…:;")
    lower = core.lower().replace("’", "'")
    head, _, _ = lower.partition("'")
    _, _, tail = lower.rpartition("'")
    has_apostrophe = "'" in lower and bool(head) and bool(tail)
    ending = _ending(lower, lists)
    if has_apostrophe and not ending:
        ending = "auxiliary" if tail in _CONTRACTION_TAILS else _ending(tail, lists)
    opening = _opening(lower, lists) or (_opening(head, lists) if has_apostrophe and tail not in _CONTRACTION_TAILS else "")
    if has_apostrophe and not opening and tail in _CONTRACTION_TAILS and head in lists.pronouns:
        opening = "pronoun"
    return _Token(
        word=lower,
        ending=ending,
        opening=opening,
        is_capitalised=core[:1].isupper(),
        is_number=core.replace(".", "").replace(",", "").isdigit() and len(core) < 4,
        ends_phrase=lower.endswith(lists.phrase_endings),
        has_adjective_ending=len(lower) > 5 and lower.endswith(lists.adjective_endings),
    )


def _ending(word: str, lists: WordLists) -> str:
    return next((name for name, words in _ending_classes(lists) if word in words), "")


def _opening(word: str, lists: WordLists) -> str:
    return next((name for name, words in _opening_classes(lists) if word in words), "")


@functools.lru_cache(maxsize=64)
def _ending_classes(lists: WordLists) -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("title", lists.titles),
        ("determiner", lists.determiners),
        ("preposition", lists.complements | lists.prepositions),
        ("conjunction", lists.conjunctions),
        ("pronoun", lists.pronouns),
        ("auxiliary", lists.auxiliaries),
        ("adverb", lists.adverbs),
    )


@functools.lru_cache(maxsize=64)
def _opening_classes(lists: WordLists) -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("conjunction", lists.conjunctions),
        ("complement", lists.complements),
        ("preposition", lists.prepositions),
        ("enclitic", lists.enclitics),
        ("pronoun", lists.pronouns),
        ("determiner", lists.determiners),
        ("auxiliary", lists.auxiliaries),
    )
