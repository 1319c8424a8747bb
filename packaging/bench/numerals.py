"""Numbers written out in words, so that "1874" and "eighteen seventy-four" score alike.

Covers English, Spanish, German and Italian up to 999,999; other languages keep their digits. The spelling is the one people say:
bare four-digit numbers from 1100 to 1999 are read as years where the language does that.
"""

from __future__ import annotations


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_EN_SMALL = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS = _list("- - twenty thirty forty fifty sixty seventy eighty ninety")
_EN_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

_ES_SMALL = _list(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_ES_TENS = _list("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS = _list("- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos")
_ES_ORDINALS = _list("- primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo")

_DE_SMALL = _list(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _list("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")

_IT_SMALL = _list(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_IT_TENS = _list("- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_IT_ORDINALS = _list("- primo secondo terzo quarto quinto sesto settimo ottavo nono decimo")

LIMIT = 1_000_000
"""The first number that stays in digits."""


def _english(n: int) -> str:
    if n < 20:
        return _EN_SMALL[n]
    if n < 100:
        return _EN_TENS[n // 10] + (f" {_EN_SMALL[n % 10]}" if n % 10 else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if n >= size:
            return f"{_english(n // size)} {name}" + (f" {_english(n % size)}" if n % size else "")
    raise AssertionError(n)


def _spanish(n: int) -> str:
    if n < 30:
        return _ES_SMALL[n]
    if n < 100:
        return _ES_TENS[n // 10] + (f" y {_ES_SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return "cien" if n == 100 else _ES_HUNDREDS[n // 100] + (f" {_spanish(n % 100)}" if n % 100 else "")
    thousands = "mil" if n < 2000 else f"{_spanish(n // 1000)} mil"
    return thousands + (f" {_spanish(n % 1000)}" if n % 1000 else "")


def _german(n: int) -> str:
    if n < 20:
        return _DE_SMALL[n]
    if n < 100:
        unit = "ein" if n % 10 == 1 else _DE_SMALL[n % 10]
        return (f"{unit}und" if n % 10 else "") + _DE_TENS[n // 10]
    for size, name in ((1000, "tausend"), (100, "hundert")):
        if n >= size:
            count = "" if n // size == 1 else _german(n // size).removesuffix("s" if (n // size) % 100 == 1 else "")
            return count + name + (_german(n % size) if n % size else "")
    raise AssertionError(n)


def _italian(n: int) -> str:
    if n < 20:
        return _IT_SMALL[n]
    if n < 100:
        tens, unit = _IT_TENS[n // 10], n % 10
        if unit in (1, 8):
            tens = tens[:-1]
        return tens + ("" if not unit else "tré" if unit == 3 else _IT_SMALL[unit])
    if n < 1000:
        return ("" if n < 200 else _IT_SMALL[n // 100]) + "cento" + (_italian(n % 100) if n % 100 else "")
    thousands = "mille" if n < 2000 else f"{_italian(n // 1000)}mila"
    return thousands + (_italian(n % 1000) if n % 1000 else "")


_CARDINALS = {"en": _english, "es": _spanish, "de": _german, "it": _italian}


def spell_cardinal(number: int, language: str) -> str:
    """Return ``number`` in words of ``language``, or its digits where the language or the size is not covered."""
    spell = _CARDINALS.get(language)
    return spell(number) if spell and number < LIMIT else str(number)


def spell_year(number: int, language: str) -> str:
    """Return a bare four-digit number as it is read: in English and German by hundreds ("eighteen seventy four")."""
    if 1100 <= number < 2000 and language == "en":
        century, rest = divmod(number, 100)
        if not rest:
            return f"{_english(century)} hundred"
        return f"{_english(century)} {'oh ' if rest < 10 else ''}{_english(rest)}"
    if 2010 <= number < 2100 and language == "en":
        return f"twenty {_english(number % 100)}"
    if 1100 <= number < 2000 and language == "de":
        return f"{_german(number // 100)}hundert" + (_german(number % 100) if number % 100 else "")
    return spell_cardinal(number, language)


def spell_ordinal(number: int, language: str) -> str:
    """Return the ordinal in words: English all, Spanish and Italian to the tenth; elsewhere the cardinal."""
    if language in ("es", "it") and 0 < number <= 10:
        return (_ES_ORDINALS if language == "es" else _IT_ORDINALS)[number]
    if language != "en" or number >= LIMIT:
        return spell_cardinal(number, language)
    head, _, last = _english(number).rpartition(" ")
    ordinal = _EN_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head} {ordinal}".strip()
