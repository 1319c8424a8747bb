"""What is asked about a language most often, by its code."""

from __future__ import annotations

import functools

from captionstudio.core.languages.lookup import find_language, find_or_none

_ONE_LANGUAGE = {"nb": "no"}
"""What is called Norwegian is Bokmål; Nynorsk is another language."""


def language_name(code: str) -> str:
    """Return the English name."""
    return find_language(code).english


def native_name(code: str) -> str:
    """Return the language's name in itself."""
    return find_language(code).native


def iso_639_2b(code: str) -> str:
    """Return the three-letter code that Matroska and caption services use (bibliographic: ``ger``, ``fre``, ``chi``)."""
    return find_language(code).iso_639_2b


def iso_639_2t(code: str) -> str:
    """Return the three-letter code that MP4 uses (terminological: ``deu``, ``fra``, ``zho``)."""
    return find_language(code).iso_639_2t


def is_spaceless(code: str | None) -> bool:
    """Return whether the language is written without spaces between words; an unknown one is not."""
    language = find_or_none(code)
    return language is not None and language.is_spaceless


def is_right_to_left(code: str | None) -> bool:
    """Return whether the language runs from right to left; an unknown one does not."""
    language = find_or_none(code)
    return language is not None and language.direction == "rtl"


def is_same_language(a: str, b: str) -> bool:
    """Return whether text in ``a`` serves readers of ``b`` as it is: one language in one script, regions aside."""
    return text_of(a) == text_of(b)


@functools.lru_cache(maxsize=512)
def text_of(code: str) -> tuple[str, str]:
    """Return what languages have in common whose text serves each other's readers: the language and its script."""
    language = find_language(code)
    return _ONE_LANGUAGE.get(language.primary, language.primary), language.script
