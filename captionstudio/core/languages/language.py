"""What is known about one language, and the rows of the table read into that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from captionstudio.core.languages import table

LanguageEngine = Literal["whisper", "argos", "firefox", "m2m100", "nllb", "madlad"]
"""The engines that have codes of their own; OPUS models say theirs in their card."""

Segmentation = Literal["words", "characters", "dictionary", "syllables"]
"""How running text falls into units.

``words``: spaces stand between them (in Vietnamese between syllables). ``characters``: no spaces, and a line may break beside nearly
every character. ``dictionary``: no spaces, and only a dictionary finds the words. ``syllables``: a mark ends every syllable, and a line
may break there.
"""

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
_SEGMENTATION: dict[str, Segmentation] = {
    "Hans": "characters",
    "Hant": "characters",
    "Jpan": "characters",
    "Khmr": "dictionary",
    "Laoo": "dictionary",
    "Mymr": "dictionary",
    "Thai": "dictionary",
    "Tibt": "syllables",
}
_REGIONS = {
    "AT": "Austria",
    "AU": "Australia",
    "BE": "Belgium",
    "CA": "Canada",
    "CH": "Switzerland",
    "IE": "Ireland",
    "IN": "India",
    "MX": "Mexico",
}
_SCRIPTS = {"Arab": "Arabic script", "Cyrl": "Cyrillic", "Deva": "Devanagari", "Hans": "simplified", "Hant": "traditional", "Latn": "Latin"}


@dataclass(frozen=True, slots=True)
class Language:
    """One language: ``code`` is BCP-47, ``script`` ISO 15924; an engine's code is None where it does not know the language.

    ``iso_639_2b`` and ``iso_639_2t`` may be borrowed: a language that ISO 639-2 does not know has its macrolanguage's code (Cantonese that
    of Chinese), else its own of ISO 639-3. MADLAD's and M2M-100's codes stand without the signs around them in the models' vocabularies
    (``<2de>``, ``__de__``).
    """

    code: str
    iso_639_2b: str
    iso_639_2t: str
    script: str
    whisper: str | None
    argos: str | None
    firefox: str | None
    m2m100: str | None
    nllb: str | None
    madlad: str | None
    english: str
    native: str
    aliases: tuple[str, ...] = ()

    @property
    def primary(self) -> str:
        """The code without script and region."""
        return self.code.partition("-")[0]

    @property
    def iso_639_1(self) -> str | None:
        """The two-letter code, None where there is none."""
        return self.primary if len(self.primary) == 2 else None

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code of it, once: ours, the three-letter ones, those of the engines."""
        engines = (self.whisper, self.argos, self.firefox, self.m2m100, self.nllb, self.madlad)
        return tuple(dict.fromkeys([self.code, self.iso_639_2b, self.iso_639_2t, *filter(None, engines)]))

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way a line runs."""
        return "rtl" if self.script in _RIGHT_TO_LEFT else "ltr"

    @property
    def segmentation(self) -> Segmentation:
        """How its text falls into units."""
        return _SEGMENTATION.get(self.script, "words")

    @property
    def is_spaceless(self) -> bool:
        """Whether words are written without spaces between them."""
        return self.segmentation != "words"


def with_subtags(base: Language, subtags: list[str]) -> Language:
    """Return a language with a script or region that has no row of its own, such as ``de-AT``.

    Engines that read or write text know it where its script is theirs; recognition hears no script.
    """
    script = next((tag for tag in subtags if len(tag) == 4), base.script)
    suffix = f" ({', '.join(_SCRIPTS.get(tag) or _REGIONS.get(tag, tag) for tag in subtags)})"
    code = "-".join([base.code, *subtags])
    named = replace(base, code=code, english=base.english + suffix, native=base.native + suffix, aliases=())
    return named if script == base.script else replace(_without_text_engines(named), script=script)


def _without_text_engines(language: Language) -> Language:
    return replace(language, argos=None, firefox=None, m2m100=None, nllb=None, madlad=None)


def _rows(text: str) -> Iterator[Language]:
    for line in text.strip().splitlines():
        code, iso, script, *engines, english, native, aliases = line.split("|")
        bibliographic, _, terminological = iso.partition("/")
        whisper, argos, firefox, m2m100, nllb, madlad = (code if engine == "=" else engine or None for engine in engines)
        yield Language(
            code,
            bibliographic,
            terminological or bibliographic,
            script,
            whisper,
            argos,
            firefox,
            m2m100,
            nllb,
            madlad,
            english,
            native,
            tuple(filter(None, aliases.split(","))),
        )


def _variant(row: Language) -> Language:
    """Fill in what a variant shares with the plain language."""
    base = _PLAIN[row.primary]
    shared = base if row.script == base.script else _without_text_engines(base)
    return replace(
        row,
        whisper=row.whisper or shared.whisper,
        argos=row.argos or shared.argos,
        firefox=row.firefox or shared.firefox,
        m2m100=row.m2m100 or shared.m2m100,
        nllb=row.nllb or shared.nllb,
        madlad=row.madlad or shared.madlad,
    )


_PLAIN = {row.code: row for row in _rows(table.LANGUAGES)}

LANGUAGES: dict[str, Language] = {**_PLAIN, **{row.code: _variant(row) for row in _rows(table.VARIANTS)}}
"""Every row by its code: languages first, then their variants."""


def all_languages() -> tuple[Language, ...]:
    """Return every language once, without scripts and regions, by code."""
    return tuple(_PLAIN.values())


def all_variants() -> tuple[Language, ...]:
    """Return every script or region that has a name or a code of its own (``zh-Hant``, ``pt-BR``), by code."""
    return tuple(row for row in LANGUAGES.values() if row.code != row.primary)
