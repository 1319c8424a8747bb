"""How long caption text is, and how fast it reads. This is the counting rule of `Profile`; the editor shows the same numbers.

A character is what a reader sees as one: letters, digits, punctuation and spaces count one each; combining marks, joiners and other
code points without a width of their own count nothing; tags count nothing and an entity counts as the character it stands for. The
line break between two lines is not counted. Where the profile counts full-width characters, narrow ones (Latin letters, digits,
ASCII punctuation, spaces, half-width kana) count one half.

>>> count_characters("Ångström", False), count_characters("A\\u030angstro\\u0308m", False)
(8.0, 8.0)
>>> count_characters("東京 2024年", True)
5.5
>>> line_lengths("<i>Hello</i> there,\\nRuth.", Profile())
[12.0, 5.0]
"""

from __future__ import annotations

import functools
import unicodedata

from captionstudio.core.document import Cue
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile


def count_characters(text: str, counts_full_width: bool) -> float:
    """Return the length of plain text in characters; line breaks count nothing."""
    if text.isascii() and text.isprintable():
        return len(text) / 2 if counts_full_width else float(len(text))
    weight = _full_width_weight if counts_full_width else _weight
    return sum(map(weight, unicodedata.normalize("NFC", text)))


def line_lengths(text: str, profile: Profile) -> list[float]:
    """Return the length of each line of caption markup, in the profile's characters."""
    return [count_characters(line, profile.counts_full_width) for line in plain_text(text).split("\n")]


def text_length(text: str, profile: Profile) -> float:
    """Return the length of caption markup over all its lines, in the profile's characters."""
    return sum(line_lengths(text, profile))


def reading_speed(cue: Cue, profile: Profile) -> float:
    """Return the cue's characters a second; infinite where it has text but no duration."""
    length = text_length(cue.text, profile)
    if cue.duration_ms <= 0:
        return float("inf") if length else 0.0
    return length * 1000 / cue.duration_ms


def is_zero_width(character: str) -> bool:
    """Return whether a code point takes no room of its own: combining marks, joiners, direction marks, trailing Hangul jamo."""
    return _weight(character) == 0


@functools.lru_cache(maxsize=4096)
def _weight(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"} or "\u1160" <= character <= "\u11ff":
        return 0.0
    return 1.0


@functools.lru_cache(maxsize=16384)
def _full_width_weight(character: str) -> float:
    if not _weight(character):
        return 0.0
    width = unicodedata.east_asian_width(character)
    is_wide = width in {"W", "F"} or (width == "A" and unicodedata.category(character)[0] in "PS")
    return 1.0 if is_wide else 0.5
