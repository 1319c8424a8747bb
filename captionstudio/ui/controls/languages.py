"""How languages are listed and found: by English name, by own name, by any code."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import Language, all_languages, find_language, resolve_language


def language_label(code: str) -> str:
    """Return “English name · own name”, or the one where they are the same."""
    language = find_language(code)
    return language.english if language.english == language.native else f"{language.english} · {language.native}"


@functools.cache
def search_text(code: str) -> str:
    """Return everything that may be typed to find a language, with and without accents, in small letters."""
    language = find_language(code)
    names = (language.english, language.native, language.code, *_codes(language), *language.aliases)
    text = " ".join(names).casefold()
    return f"{text} {without_accents(text)}"


def without_accents(text: str) -> str:
    """Return text without its accents, in small letters."""
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


def listed(codes: Iterable[str] | None) -> tuple[str, ...]:
    """Return codes in the order of their English names; None stands for every language."""
    chosen = [language.code for language in all_languages()] if codes is None else list(dict.fromkeys(codes))
    return tuple(sorted(chosen, key=lambda code: without_accents(find_language(code).english)))


def resolved(text: str) -> str:
    """Return the code for what was typed, empty where nobody calls a language that."""
    try:
        return resolve_language(text)
    except InvalidRequest:
        return ""


def _codes(language: Language) -> tuple[str, ...]:
    return language.iso_639_2b, language.iso_639_2t
