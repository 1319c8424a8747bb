"""Where what a reader sees, and the measured words behind it, stand in the markup of a cue.

>>> seen, places = seen_text("<i>Fish</i> &amp; chips")
>>> seen, places[:5], places[5:7]
('Fish & chips', (3, 4, 5, 6, 11), (12, 17))
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from captionstudio.core.document import Word
from captionstudio.core.markup import decode_entities, tokenise

_ENTITY = re.compile(r"&[#\w]{1,32};")


def seen_text(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the `plain_text` of caption markup, and for each of its characters, and for its end, the place in the markup."""
    seen: list[str] = []
    places: list[int] = []
    at = 0
    for token in tokenise(text):
        if token.kind == "text":
            for piece, start in _pieces(token.source):
                shown = decode_entities(piece)
                seen.append(shown)
                places += range(at + start, at + start + len(shown)) if shown == piece else [at + start] * len(shown)
        elif token.name == "rt":
            seen.append("(" if token.kind == "open" else ")")
            places.append(at)
        at += len(token.source)
    return "".join(seen), (*places, len(text))


def seen_before(text: str, place: int) -> int:
    """Return how many characters of the plain text stand before a place in the markup."""
    return bisect_left(seen_text(text)[1][:-1], place)


def find_words(seen: str, words: Sequence[Word]) -> Iterator[tuple[int, int, Word]]:
    """Yield where each word stands in a text as (start, end, word), in order; words that are not in the text are passed over."""
    cursor = 0
    for word in words:
        at = seen.find(word.text, cursor) if word.text else -1
        while word.space_before and at > 0 and seen[at - 1].isalnum():
            at = seen.find(word.text, at + 1)
        if at >= 0:
            cursor = at + len(word.text)
            yield at, cursor, word


def _pieces(source: str) -> Iterator[tuple[str, int]]:
    end = 0
    for match in _ENTITY.finditer(source):
        if match.start() > end:
            yield source[end : match.start()], end
        yield match[0], match.start()
        end = match.end()
    if end < len(source):
        yield source[end:], end
