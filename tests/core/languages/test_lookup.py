"""Any code or name leads to the language it means."""

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import all_languages, all_variants, find_language, resolve_language, search_languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("jw", "jv"),
        ("iw", "he"),
        ("mandarin", "zh"),
        ("Castilian", "es"),
        ("flemish", "nl"),
        ("valencian", "ca"),
        ("moldavian", "ro"),
        ("haitian", "ht"),
        ("myanmar", "my"),
        ("no", "no"),
        ("nor", "no"),
        ("fre", "fr"),
        ("zt", "zh-Hant"),
        ("pb", "pt-BR"),
        ("zh_CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("fil", "tl"),
        ("en_us", "en-US"),
        ("de-at", "de-AT"),
        ("pa-arab", "pa-Arab"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        (" Espanol ", "es"),
        ("portugues (brasil)", "pt-BR"),
        ("ARABIC", "ar"),
        ("eng_Latn", "en"),
        ("zho_Hant", "zh-Hant"),
        ("zh_hant", "zh-Hant"),
        ("pes_Arab", "fa"),
        ("sat_Beng", "sat"),
        ("knc_Arab", "kr-Arab"),
        ("ns", "nso"),
        ("<2de>", "de"),
        ("<2zh_Hant>", "zh-Hant"),
        ("__ns__", "nso"),
    ],
)
def test_aliases(text, code):
    assert resolve_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("uzb-Latn", "uz"),
        ("sr-Cyrl", "sr"),
        ("sr-Cyrl-RS", "sr-RS"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hant-HK"),
        ("en-Latn-US", "en-US"),
    ],
)
def test_a_script_that_goes_without_saying_is_left_out(text, code):
    assert resolve_language(text) == code


@pytest.mark.parametrize("text", ["", "xx", "klingon", "e", "en-", "en-US-x-y", "12", "../en", "en\n\nfr", "<2>", "____", "<2xx>"])
def test_unknown_languages_are_refused(text):
    with pytest.raises(InvalidRequest) as caught:
        resolve_language(text)
    assert caught.value.hint
    assert caught.value.data["language"] == text


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("Spansh", "Spanish (es)"), ("Portugese", "Portuguese (pt)"), ("norwegan", "Norwegian (no)"), ("deutsh", "German (de)")],
)
def test_a_slip_gets_the_closest_name(slip, meant):
    with pytest.raises(InvalidRequest) as caught:
        resolve_language(slip)
    assert caught.value.hint.startswith(f"Did you mean {meant}")


def test_what_resembles_nothing_gets_an_example():
    with pytest.raises(InvalidRequest, match="“qqqqqq” is no language this program knows") as caught:
        resolve_language("qqqqqq")
    assert caught.value.hint == "Give a code such as es or spa, or a name such as Spanish."


@pytest.mark.parametrize(
    ("code", "english", "native"),
    [
        ("de-AT", "German (Austria)", "Deutsch (Austria)"),
        ("uz-Cyrl", "Uzbek (Cyrillic)", "Oʻzbek (Cyrillic)"),
        ("zh-Hant-HK", "Traditional Chinese (HK)", "繁體中文 (HK)"),
        ("sr-Latn-RS", "Serbian (Latin) (RS)", "Srpski (RS)"),
    ],
)
def test_a_tag_without_a_row_is_named_after_the_nearest_row(code, english, native):
    assert (find_language(code).english, find_language(code).native) == (english, native)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("es", ["es", "es-419", "es-ES"]),
        ("spa_Latn", ["es", "es-419", "es-ES"]),
        ("pt-BR", ["pt-BR"]),
        ("chi", ["yue", "zh", "zh-Hans", "zh-Hant"]),
        ("norwe", ["nb", "nn", "no"]),
        ("latin serbian", ["sr-Latn"]),
        ("Espanol", ["es", "es-419", "es-ES"]),
        ("文", ["zh", "zh-Hans", "zh-Hant"]),
        ("हिन्दी", ["hi"]),
        ("castilian", ["es"]),
        ("de-AT", ["de-AT"]),
    ],
)
def test_a_search_finds_codes_and_beginnings_of_words(text, codes):
    assert [language.code for language in search_languages(text)] == codes


def test_an_empty_search_finds_everything_in_order():
    found = [language.code for language in search_languages(" ")]
    assert found == sorted(found)
    assert set(found) == {language.code for language in (*all_languages(), *all_variants())}


def test_a_search_that_finds_nothing_says_what_is_close():
    with pytest.raises(InvalidRequest) as caught:
        search_languages("Spansh")
    assert "Spanish (es)" in caught.value.hint
