"""Numbers, spelling and punctuation are compared one way."""

import pytest
from bench.numerals import spell_cardinal, spell_ordinal, spell_year
from bench.text import join_glued, normalise, tokenise

from captionstudio.core.document import Word


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("at 7 o'clock", "at seven o’clock", "en"),
        ("in 1874.", "in eighteen seventy-four", "en"),
        ("In 1905", "in nineteen oh five", "en"),
        ("in 2024", "in twenty twenty-four", "en"),
        ("1,874 letters", "one thousand eight hundred and seventy-four letters", "en"),
        ("15 cars", "fifteen cars", "en"),
        ("the 21st", "the twenty-first", "en"),
        ("the 1st, 2nd, 3rd and 12th", "the first, second, third and twelfth", "en"),
        ("$80 each!", "eighty dollars each", "en"),
        ("5%", "five percent", "en"),
        ("3.5 miles", "three point five miles", "en"),
        ("at 7:30", "at seven thirty", "en"),
        ("the harbour was grey", "the Harbor was gray", "en"),
        ("two theatres, travelled", "two theaters traveled", "en"),
        ("I cannot; it's okay", "i can not its OK", "en"),
        ("a.m.", "am", "en"),
        ("21 casas", "veintiuno casas", "es"),
        ("en 1910", "en mil novecientos diez", "es"),
        ("555", "quinientos cincuenta y cinco", "es"),
        ("100 y 116", "cien y ciento dieciséis", "es"),
        ("1.200 casas", "mil doscientos casas", "es"),
        ("el 1.º", "el primero", "es"),
        ("200 Jahre", "zweihundert Jahre", "de"),
        ("im Jahr 1910", "im Jahr neunzehnhundertzehn", "de"),
        ("21 und 16", "einundzwanzig und sechzehn", "de"),
        ("101, 1001", "Hunderteins, eintausendeins", "de"),
        ("30 Straßen", "dreißig Strassen", "de"),
        ("3,5 Meter", "drei Komma fünf Meter", "de"),
        ("21, 28, 33", "ventuno, ventotto, trentatré", "it"),
        ("nel 1874", "nel milleottocentosettantaquattro", "it"),
        ("l’amico", "l'amico", "it"),
        ("２台", "2台", "ja"),
    ],
)
def test_both_ways_of_writing_give_the_same_words(left, right, language):
    assert normalise(left, language) == normalise(right, language)


def test_the_result_is_what_one_would_write_by_hand():
    assert normalise("Built in 1874, out of grey stone - at 9 o'clock!", "en") == (
        ["built", "in", "eighteen", "seventy", "four", "out", "of", "gray", "stone", "at", "nine", "oclock"]
    )


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [("seven", "eleven", "en"), ("17", "seventy", "en"), ("hundred and ships", "hundred ships", "en"), ("schon", "schön", "de")],
)
def test_different_words_stay_different(left, right, language):
    assert normalise(left, language) != normalise(right, language)


def test_digits_stay_when_numbers_are_not_to_be_spelled():
    assert normalise("At 7 o'clock", "en", spell_numbers=False) == ["at", "7", "oclock"]


def test_scripts_without_spaces_are_compared_by_character():
    assert normalise("東京へ行く。", "ja") == ["東", "京", "へ", "行", "く"]
    assert normalise("한국 사람", "ko") == ["한국", "사람"]


def test_tokens_know_their_word():
    tokens = tokenise(["Twenty-one", "—", "ships."], ["en", "en", "en"])
    assert [(t.text, t.word, t.opens, t.closes) for t in tokens] == [
        ("twenty", 0, True, False),
        ("one", 0, False, True),
        ("ships", 2, True, True),
    ]


def test_numbers_by_hand():
    assert spell_cardinal(0, "en") == "zero"
    assert spell_cardinal(40_012, "en") == "forty thousand twelve"
    assert spell_cardinal(21_000, "es") == "veintiuno mil"
    assert spell_cardinal(115_700, "de") == "hundertfünfzehntausendsiebenhundert"
    assert spell_cardinal(180, "it") == "centoottanta"
    assert spell_cardinal(5, "pl") == "5"
    assert spell_year(1900, "en") == "nineteen hundred"
    assert spell_year(1900, "de") == "neunzehnhundert"
    assert spell_ordinal(20, "en") == "twentieth"
    assert spell_ordinal(101, "en") == "one hundred first"
    assert spell_ordinal(3, "it") == "terzo"


def test_words_without_a_space_between_are_one_word():
    pieces = [("At", True), ("9", True), ("o", True), ("'clock", False), ("well", True), ("-known", False)]
    words = [Word(text, 100 * i, 100 * i + 90, space_before=space) for i, (text, space) in enumerate(pieces)]
    assert [(w.text, w.start_ms, w.end_ms) for w in join_glued(words)][2:] == [
        ("o'clock", 200, 390),
        ("well", 400, 490),
        ("-known", 500, 590),
    ]
    japanese = [Word("東京", 0, 90), Word("へ", 100, 190, space_before=False)]
    assert join_glued(japanese) == japanese
