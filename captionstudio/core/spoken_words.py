"""Words as far as turns need them: when each is spoken, and whether a sentence ends with it.

Hours of speech hold a hundred thousand words; packed they are a megabyte and cross to another process as they are.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from captionstudio.core.document import Word
from captionstudio.core.layout.grammar import ends_sentence

_WORD = struct.Struct("<qq?")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word's time, and whether a sentence ends with it."""

    start_ms: int
    end_ms: int
    is_last: bool = False


def spoken_words(words: Iterable[Word]) -> Iterator[SpokenWord]:
    """Return words, in the order they are given, as far as turns need them."""
    for word, following in itertools.pairwise(itertools.chain(words, (None,))):
        assert word is not None
        text = following.text if following else ""
        yield SpokenWord(word.start_ms, word.end_ms, ends_sentence(word.text, text, word.language))


def pack_words(words: Iterable[Word]) -> bytes:
    """Return words, packed."""
    return b"".join(_WORD.pack(word.start_ms, word.end_ms, word.is_last) for word in spoken_words(words))


def unpack_words(packed: bytes) -> Iterator[SpokenWord]:
    """Return the words that `pack_words` packed.

    >>> list(unpack_words(pack_words([Word("Yes.", 100, 400)])))
    [SpokenWord(start_ms=100, end_ms=400, is_last=True)]
    """
    return (SpokenWord(*fields) for fields in _WORD.iter_unpack(packed))
