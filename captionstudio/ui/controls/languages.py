"""How languages are listed and found: by their name in the window, English name, own name, any code."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from captionstudio.core.document import Track
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import all_languages, all_variants, find_language, resolve_language

_SAMPLE = 500
_MOST_NAMED = 3


def language_title(code: str) -> str:
    """Return a language's name in the language of the window, as it is written within a sentence."""
    english = find_language(code).english
    translated = QCoreApplication.translate("Languages", english)
    if translated == english and "(" in english:  # such as “German (Austria)”, of which there are too many
        name, bracket, rest = english.partition(" (")
        return QCoreApplication.translate("Languages", name) + bracket + rest
    return translated


def language_heading(code: str) -> str:
    """Return a language's name as it stands alone, such as over a column; a code that nobody knows is shown as it is."""
    try:
        title = language_title(code)
    except InvalidRequest:
        return code
    return title[:1].upper() + title[1:]


def track_languages(track: Track) -> tuple[str, ...]:
    """Return the languages of a track: its own, else those of its captions, the most frequent first; a long track is sampled."""
    if track.language:
        return (track.language,)
    step = max(1, len(track.cues) // _SAMPLE)
    found = Counter(cue.language for cue in track.cues[::step] if cue.language)
    return tuple(code for code, _ in found.most_common())


def name_languages(codes: Sequence[str]) -> str:
    """Return the names of languages as one, such as “English, Spanish”; only so many as fit a title."""
    names = [language_heading(code) for code in codes[:_MOST_NAMED]]
    return ", ".join(names) + (", …" if len(codes) > _MOST_NAMED else "")


def language_label(code: str) -> str:
    """Return “Name · own name” as a line of its own, or the one where they are the same."""
    title, native = language_heading(code), find_language(code).native
    return title if title.casefold() == native.casefold() else f"{title} · {native}"


def search_text(code: str) -> str:
    """Return everything that may be typed to find a language, with and without accents, in small letters."""
    return f"{without_accents(language_title(code))} {_names(code)}"


@functools.cache
def _names(code: str) -> str:
    language = find_language(code)
    names = (language.english, language.native, *language.codes, *language.aliases)
    text = " ".join(names).casefold()
    return f"{text} {without_accents(text)}"


def without_accents(text: str) -> str:
    """Return text without its accents, in small letters."""
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


def listed(codes: Iterable[str] | None) -> tuple[str, ...]:
    """Return codes in the order of their names in the window; None stands for every language and its variants."""
    everything = (*all_languages(), *all_variants())
    chosen = [language.code for language in everything] if codes is None else list(dict.fromkeys(codes))
    return tuple(sorted(chosen, key=lambda code: without_accents(language_title(code))))


def resolved(text: str) -> str:
    """Return the code for what was typed, empty where nobody calls a language that."""
    try:
        return resolve_language(text)
    except InvalidRequest:
        return ""
