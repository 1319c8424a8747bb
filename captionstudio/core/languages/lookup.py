"""Finding a language by whatever people, files and engines call it."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages.language import LANGUAGES, Language, all_languages, all_variants, with_subtags

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?")
_TOKEN = re.compile(r"<2([^<>]+)>|__([^_].*[^_])__")
_APART = str.maketrans("()-", "   ")


def resolve_language(text: str) -> str:
    """Return the BCP-47 code for a code or name of any kind: ISO 639-1, 639-2/B or /T, BCP-47, an engine's code, English or own name.

    A script that the language is written in anyway is left out: ``uzb-Latn`` is ``uz``.

    Raises:
        InvalidRequest: nobody calls a language that; the hint names the closest ones.
    """
    wanted = _fold(text)
    if code := _index().get(wanted):
        return code
    tag = _TAG.fullmatch(wanted)
    if tag and (primary := _index().get(tag[1])):
        script, region = tag[2].title() if tag[2] else "", (tag[3] or "").upper()
        if script == LANGUAGES[primary].script:
            script = ""
        code = "-".join([primary, *filter(None, (script, region))])
        return _index().get(code.casefold(), code)
    raise InvalidRequest(f"“{text}” is no language this program knows.", hint=_suggest(wanted), language=text)


def find_language(code: str) -> Language:
    """Return what is known about a language, given a code or name as `resolve_language` takes it.

    Raises:
        InvalidRequest: no such language.
    """
    code = resolve_language(code)
    subtags: list[str] = []
    while code not in LANGUAGES:
        code, _, subtag = code.rpartition("-")
        subtags.insert(0, subtag)
    return with_subtags(LANGUAGES[code], subtags) if subtags else LANGUAGES[code]


def search_languages(text: str) -> tuple[Language, ...]:
    """Return every language that a code or a part of its names may mean, by code, variants too; all of them for an empty text.

    A code means its language and that language's variants alone, so that ``es`` does not find all that has these letters.

    Raises:
        InvalidRequest: nobody calls a language that; the hint names the closest ones.
    """
    rows = sorted((*all_languages(), *all_variants()), key=lambda row: row.code)
    wanted = _without_accents(_fold(text))
    if not wanted:
        return tuple(rows)
    by_code = [row for row in rows if wanted in map(_fold, row.codes)]
    meant = by_code or [row for row in rows if _is_named(row, wanted.translate(_APART).split())]
    primaries = {row.code for row in meant if row.code == row.primary} if by_code else set()
    return tuple(row for row in rows if row in meant or row.primary in primaries) or (find_language(text),)


def _is_named(row: Language, words: list[str]) -> bool:
    """Return whether every word begins a word of the names; one that is not ASCII may stand anywhere, as Chinese has no words."""
    names = " " + _without_accents(_fold(" ".join([row.english, row.native, *row.aliases]))).translate(_APART)
    return all(f" {word}" in names or (not word.isascii() and word in names) for word in words)


@functools.lru_cache(maxsize=256)
def find_or_none(code: str | None) -> Language | None:
    """Return what is known about a language, None where nothing is."""
    try:
        return find_language(code) if code else None
    except InvalidRequest:
        return None


@functools.lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    """Every code and name, folded, to its BCP-47 code; codes win over names, whole languages over their variants."""
    index: dict[str, str] = {}
    rows = LANGUAGES.values()
    for row in rows:
        index.setdefault(_fold(row.code), row.code)
    for row in sorted(all_languages(), key=lambda row: len(row.code)):  # who has a two-letter code lends the three-letter one
        index.setdefault(row.iso_639_2b, row.code)
        index.setdefault(row.iso_639_2t, row.code)
    for row in rows:
        for name in (*row.codes, *row.aliases, row.english, row.native):
            index.setdefault(_fold(name), row.code)
    for name, code in list(index.items()):
        index.setdefault(_without_accents(name), code)
    return index


def _fold(text: str) -> str:
    token = _TOKEN.fullmatch(text.strip())
    bare = token[1] or token[2] if token else text.strip()
    return unicodedata.normalize("NFC", bare).casefold().replace("_", "-")


def _without_accents(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


def _suggest(wanted: str) -> str:
    # Two or three letters resemble too many codes to be worth a guess.
    close = [] if len(wanted) < 4 else difflib.get_close_matches(wanted, _index(), n=6, cutoff=0.7)
    codes = list(dict.fromkeys(_index()[name] for name in close))[:3]
    if codes:
        return f"Did you mean {' or '.join(f'{LANGUAGES[code].english} ({code})' for code in codes)}?"
    return "Give a code such as es or spa, or a name such as Spanish."
