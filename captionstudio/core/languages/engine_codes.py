"""The codes of engines, both ways."""

from __future__ import annotations

import functools
import re
from typing import get_args

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages.language import LANGUAGES, Language, LanguageEngine
from captionstudio.core.languages.lookup import find_language, resolve_language

LANGUAGE_ENGINES: tuple[LanguageEngine, ...] = get_args(LanguageEngine)

_TOKEN = re.compile(r"<2(.+)>|__(.+)__")


def engine_code(language: str, engine: LanguageEngine) -> str | None:
    """Return what an engine calls a language, None where it does not know it.

    MADLAD's and M2M-100's codes come without the signs around them in the models' vocabularies: ``de`` for ``<2de>`` and ``__de__``.

    Raises:
        InvalidRequest: no such language.
    """
    return _code(find_language(language), engine)


def language_of(engine: LanguageEngine, code: str) -> str | None:
    """Return the language that an engine calls ``code`` (``<2de>`` and ``__de__`` will do), None where it has no such code of ours."""
    token = _TOKEN.fullmatch(code)
    return _languages(engine).get(token[1] or token[2] if token else code)


def languages_of(engine: LanguageEngine) -> tuple[str, ...]:
    """Return every language an engine has a code for, by code, variants only where the engine tells them apart."""
    return tuple(sorted(_languages(engine).values()))


def whisper_code(code: str) -> str | None:
    """Return Whisper's code, None where Whisper does not know the language."""
    return engine_code(code, "whisper")


def from_whisper(code: str) -> str:
    """Return our code for one of Whisper's (``jw`` is Javanese, ``jv``).

    Raises:
        InvalidRequest: Whisper has no such code.
    """
    return resolve_language(code)


def argos_code(code: str) -> str | None:
    """Return the code Argos packages use, None where no published package knows the language."""
    return engine_code(code, "argos")


def _code(language: Language, engine: LanguageEngine) -> str | None:
    codes: dict[LanguageEngine, str | None] = {
        "whisper": language.whisper,
        "argos": language.argos,
        "firefox": language.firefox,
        "m2m100": language.m2m100,
        "nllb": language.nllb,
        "madlad": language.madlad,
    }
    if engine not in codes:
        raise InvalidRequest(f"“{engine}” is no engine with language codes.", hint=f"Choose one of: {', '.join(codes)}.")
    return codes[engine]


@functools.lru_cache(maxsize=len(LANGUAGE_ENGINES))
def _languages(engine: LanguageEngine) -> dict[str, str]:
    """The engine's codes to ours: of several languages that share one, that of the same name, else the first, else a variant."""
    found: dict[str, str] = {}
    for row in LANGUAGES.values():
        code = _code(row, engine)
        if code is not None and (code not in found or row.code == code):
            found[code] = row.code
    return found
