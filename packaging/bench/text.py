"""Text to comparable tokens: case, punctuation, numbers and spelling written one way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.numerals import spell_cardinal, spell_ordinal, spell_year
from captionstudio.core.document import Word

_DECIMAL_COMMA = ("de", "es", "it")
_CURRENCY = {
    "$": {"en": "dollars", "es": "dólares", "de": "dollar", "it": "dollari"},
    "€": {"en": "euros", "es": "euros", "de": "euro", "it": "euro"},
    "£": {"en": "pounds", "es": "libras", "de": "pfund", "it": "sterline"},
}
_PERCENT = {"en": "percent", "es": "por ciento", "de": "prozent", "it": "per cento"}
_POINT = {"en": "point", "es": "coma", "de": "komma", "it": "virgola"}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b|(\d+)\.?[ºª°]", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_MONEY = re.compile(r"([$€£])\s?(\d+(?:[.,]\d+)*)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}", re.IGNORECASE)
# A character of a script written without spaces is a token of its own.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED_END = re.compile(f"[{_UNSPACED}]")
_HYPHENS = ("-", "‐", "–", "—", "…")
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")

# British to American stems; a stem stands for all its endings (harbours, harboured).
_SPELLINGS = tuple(
    (re.compile(rf"^{pattern}"), stem)
    for pattern, stem in (
        ("(arm|behavi|cand|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rum|sav|splend|vap|vig)our", r"\1or"),
        ("grey", "gray"),
        ("(cent|theat|met|lit|fib)re(s?)$", r"\1er\2"),
        ("(travel|cancel|label|level|model|signal|quarrel)l(ed|er|ers|ing)$", r"\1\2"),
        ("(organ|real|recogn|apolog|critic|emphas|memor|civil)is(e|ed|es|ing|ation|ations)$", r"\1iz\2"),
        ("plough", "plow"),
        ("jewell", "jewel"),
        ("(catal|dial|anal)ogue", r"\1og"),
        ("(def|off|lic)ence", r"\1ense"),
        ("okay$", "ok"),
        ("alright$", "all right"),
        ("cannot$", "can not"),
        ("per cent$", "percent"),
        ("mister$", "mr"),
        ("doctor$", "dr"),
    )
)
_NUMBER_WORDS = frozenset(spell_cardinal(n, "en") for n in (*range(1, 20), *range(20, 100, 10)))


@dataclass(frozen=True, slots=True)
class Token:
    """One comparable unit of text.

    ``word`` is the index of the word it came from; ``opens`` and ``closes`` say whether it is that word's first and last.
    """

    text: str
    word: int
    opens: bool
    closes: bool


def _spell_number(match: re.Match[str], language: str) -> str:
    text = match[0]
    point, comma = (",", ".") if language in _DECIMAL_COMMA else (".", ",")
    groups = text.split(comma)
    if len(groups) > 1 and (not all(len(g.split(point)[0]) == 3 for g in groups[1:]) or len(groups[0]) > 3):
        return " ".join(spell_cardinal(int(part), language) for part in re.split("[.,]", text))
    whole, _, decimals = text.replace(comma, "").partition(point)
    if decimals:
        digits = " ".join(spell_cardinal(int(d), language) for d in decimals.replace(point, ""))
        return f"{spell_cardinal(int(whole), language)} {_POINT.get(language, point)} {digits}"
    if len(text) == 4:
        return spell_year(int(whole), language)
    if len(whole) > 1 and whole.startswith("0"):
        return " ".join(spell_cardinal(int(d), language) for d in whole)
    return spell_cardinal(int(whole), language)


def _spell_clock(match: re.Match[str], language: str) -> str:
    hour, minute = int(match[1]), int(match[2])
    if not minute:
        return f" {spell_cardinal(hour, language)} "
    filler = "oh " if minute < 10 and language == "en" else ""
    return f" {spell_cardinal(hour, language)} {filler}{spell_cardinal(minute, language)} "


def _spell_numbers(text: str, language: str) -> str:
    text = _MONEY.sub(lambda m: f"{m[2]} {_CURRENCY[m[1]].get(language, m[1])}", text)
    text = text.replace("%", f" {_PERCENT.get(language, '%')} ")
    text = _ORDINAL.sub(lambda m: f" {spell_ordinal(int(m[1] or m[2]), language)} ", text)
    text = _CLOCK.sub(lambda m: _spell_clock(m, language), text)
    return _NUMBER.sub(lambda m: f" {_spell_number(m, language)} ", text)


def _split(text: str, language: str, spell_numbers: bool) -> list[str]:
    """Return the tokens of a text, each on its own account (no context)."""
    if spell_numbers:
        text = _spell_numbers(text, language)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFC", text)
    text = _APOSTROPHES.sub("", text)
    text = _INITIALS.sub(lambda m: m[0].replace(".", ""), text)
    return [part for token in _TOKEN.findall(text) for part in _fold_spelling(token, language).split()]


def _fold_spelling(token: str, language: str) -> str:
    if language == "de":
        return re.sub("^ein(hundert|tausend)", r"\1", token)
    if language != "en":
        return token
    for pattern, replacement in _SPELLINGS:
        token = pattern.sub(replacement, token)
    return token


def _is_number_and(tokens: Sequence[str], index: int) -> bool:
    """Whether this is the "and" of "two hundred and five", which nobody writes for 205."""
    return (
        tokens[index] == "and"
        and 0 < index < len(tokens) - 1
        and tokens[index - 1] in ("hundred", "thousand")
        and tokens[index + 1] in _NUMBER_WORDS
    )


def normalise(text: str, language: str | None, *, spell_numbers: bool = True) -> list[str]:
    """Return the comparable words of a text.

    Lower case, no punctuation, apostrophes joined ("o'clock" is "oclock"), hyphens split, British spelling folded into American and,
    unless ``spell_numbers`` is off, numbers in words. Scripts without spaces are compared character by character.
    """
    return [token.text for token in tokenise([text], [language], spell_numbers=spell_numbers)]


def tokenise(texts: Sequence[str], languages: Sequence[str | None], *, spell_numbers: bool = True) -> list[Token]:
    """Return the tokens of a run of words, each knowing the word it came from."""
    tokens = []
    for index, (text, language) in enumerate(zip(texts, languages, strict=True)):
        parts = _split(text, (language or "").partition("-")[0], spell_numbers)
        tokens += [Token(part, index, i == 0, i == len(parts) - 1) for i, part in enumerate(parts)]
    words = [token.text for token in tokens]
    return [token for i, token in enumerate(tokens) if not (spell_numbers and _is_number_and(words, i))]


def join_glued(words: Sequence[Word]) -> list[Word]:
    """Return the words with those joined that stand without a space between ("o", "'clock"); unspaced scripts stay in pieces."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1].text[-1:] if joined else ""
        if not joined or word.space_before or word.text[:1] in _HYPHENS or before in _HYPHENS or _UNSPACED_END.match(before):
            joined.append(word)
        else:
            joined[-1] = replace(joined[-1], text=joined[-1].text + word.text, end_ms=word.end_ms)
    return joined


def tokenise_words(words: Sequence[Word], language: str | None = None, *, spell_numbers: bool = True) -> list[Token]:
    """Return the tokens of heard words, in their own language or, where none is known, in ``language``."""
    return tokenise([w.text for w in words], [w.language or language for w in words], spell_numbers=spell_numbers)
