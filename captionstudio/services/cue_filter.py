"""Which cues the grid shows: a filter is a value, and whether it lets a cue through depends on the cue and its marks alone."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from captionstudio.core.document import Cue
from captionstudio.core.markup import plain_text
from captionstudio.services.marks import MarkKind

FilterKind = Literal["all", "issues", "check", "stale"]
KINDS_SHOWN: dict[FilterKind, tuple[MarkKind, ...]] = {
    "all": (),
    "issues": ("error", "warning"),
    "check": ("check",),
    "stale": ("stale",),
}
"""What marks a cue must have at least one of."""


@dataclass(frozen=True, slots=True)
class CueFilter:
    """What to show. Every part narrows: a kind of mark, languages, speakers (none chosen means any), and a text to be found.

    Upper and lower case are the same to the text, and so are a line break and a space.
    """

    kind: FilterKind = "all"
    languages: frozenset[str | None] = frozenset()
    speakers: frozenset[str | None] = frozenset()
    text: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == _OPEN

    def accepts(self, cue: Cue, marks: Collection[MarkKind], language: str | None, others: Iterable[Cue] = ()) -> bool:
        """Whether to show a cue with marks of these kinds in this language; its text may also be found in the ``others`` beside it."""
        if self.kind != "all" and not any(kind in marks for kind in KINDS_SHOWN[self.kind]):
            return False
        if self.languages and language not in self.languages:
            return False
        if self.speakers and cue.speaker not in self.speakers and (not cue.second_speaker or cue.second_speaker not in self.speakers):
            return False
        if not self.text:
            return True
        wanted = _searchable(self.text)
        return wanted in _searchable_markup(cue.text) or any(wanted in _searchable_markup(other.text) for other in others)


_OPEN = CueFilter()


def fold(text: str) -> str:
    """Return a text as the filter compares it: one character for each of its own, so that places stay the same."""
    lowered = text.lower().replace("\n", " ")
    return lowered if len(lowered) == len(text) else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


_searchable = functools.lru_cache(maxsize=64)(fold)


@functools.lru_cache(maxsize=100_000)
def _searchable_markup(text: str) -> str:
    """Fold a caption once for all the letters that are typed into the search."""
    return fold(plain_text(text))


def prepare(cue: Cue) -> None:
    """Get a cue ready to be searched; only needed so that many of them do not take long at once."""
    _searchable_markup(cue.text)


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where a text is found in another, as (start, length), for showing what matched."""
    wanted, folded, found = fold(wanted), fold(text), []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        found.append((at, len(wanted)))
        at = folded.find(wanted, at + len(wanted))
    return found
