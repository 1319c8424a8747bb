"""The table: what it says of each language, by hand from the standards."""

import re

import pytest

from captionstudio.core.languages import (
    all_languages,
    argos_code,
    find_language,
    is_right_to_left,
    is_spaceless,
    iso_639_2b,
    iso_639_2t,
    language_name,
    native_name,
    resolve_language,
    whisper_code,
)

# BCP-47, ISO 639-1, 639-2/B, 639-2/T, English, own name, right to left, spaceless, Whisper, Argos: from the standards, by hand.
KNOWN = [
    ("en", "en", "eng", "eng", "English", "English", False, False, "en", "en"),
    ("de", "de", "ger", "deu", "German", "Deutsch", False, False, "de", "de"),
    ("fr", "fr", "fre", "fra", "French", "Français", False, False, "fr", "fr"),
    ("es", "es", "spa", "spa", "Spanish", "Español", False, False, "es", "es"),
    ("it", "it", "ita", "ita", "Italian", "Italiano", False, False, "it", "it"),
    ("pt", "pt", "por", "por", "Portuguese", "Português", False, False, "pt", "pt"),
    ("pt-BR", "pt", "por", "por", "Brazilian Portuguese", "Português (Brasil)", False, False, "pt", "pb"),
    ("nl", "nl", "dut", "nld", "Dutch", "Nederlands", False, False, "nl", "nl"),
    ("cs", "cs", "cze", "ces", "Czech", "Čeština", False, False, "cs", "cs"),
    ("sk", "sk", "slo", "slk", "Slovak", "Slovenčina", False, False, "sk", "sk"),
    ("sl", "sl", "slv", "slv", "Slovenian", "Slovenščina", False, False, "sl", "sl"),
    ("pl", "pl", "pol", "pol", "Polish", "Polski", False, False, "pl", "pl"),
    ("hr", "hr", "hrv", "hrv", "Croatian", "Hrvatski", False, False, "hr", None),
    ("sr", "sr", "srp", "srp", "Serbian", "Српски", False, False, "sr", None),
    ("mk", "mk", "mac", "mkd", "Macedonian", "Македонски", False, False, "mk", None),
    ("ru", "ru", "rus", "rus", "Russian", "Русский", False, False, "ru", "ru"),
    ("uk", "uk", "ukr", "ukr", "Ukrainian", "Українська", False, False, "uk", "uk"),
    ("el", "el", "gre", "ell", "Greek", "Ελληνικά", False, False, "el", "el"),
    ("sq", "sq", "alb", "sqi", "Albanian", "Shqip", False, False, "sq", "sq"),
    ("hy", "hy", "arm", "hye", "Armenian", "Հայերեն", False, False, "hy", None),
    ("ka", "ka", "geo", "kat", "Georgian", "ქართული", False, False, "ka", None),
    ("eu", "eu", "baq", "eus", "Basque", "Euskara", False, False, "eu", "eu"),
    ("is", "is", "ice", "isl", "Icelandic", "Íslenska", False, False, "is", None),
    ("cy", "cy", "wel", "cym", "Welsh", "Cymraeg", False, False, "cy", None),
    ("ro", "ro", "rum", "ron", "Romanian", "Română", False, False, "ro", "ro"),
    ("ms", "ms", "may", "msa", "Malay", "Bahasa Melayu", False, False, "ms", "ms"),
    ("mi", "mi", "mao", "mri", "Maori", "Te reo Māori", False, False, "mi", None),
    ("sv", "sv", "swe", "swe", "Swedish", "Svenska", False, False, "sv", "sv"),
    ("nb", "nb", "nob", "nob", "Norwegian Bokmål", "Norsk bokmål", False, False, "no", "nb"),
    ("nn", "nn", "nno", "nno", "Norwegian Nynorsk", "Norsk nynorsk", False, False, "nn", None),
    ("jv", "jv", "jav", "jav", "Javanese", "Basa Jawa", False, False, "jw", None),
    ("tl", "tl", "tgl", "tgl", "Tagalog", "Tagalog", False, False, "tl", "tl"),
    ("haw", None, "haw", "haw", "Hawaiian", "ʻŌlelo Hawaiʻi", False, False, "haw", None),
    ("ar", "ar", "ara", "ara", "Arabic", "العربية", True, False, "ar", "ar"),
    ("he", "he", "heb", "heb", "Hebrew", "עברית", True, False, "he", "he"),
    ("fa", "fa", "per", "fas", "Persian", "فارسی", True, False, "fa", "fa"),
    ("ur", "ur", "urd", "urd", "Urdu", "اردو", True, False, "ur", "ur"),
    ("yi", "yi", "yid", "yid", "Yiddish", "ייִדיש", True, False, "yi", None),
    ("hi", "hi", "hin", "hin", "Hindi", "हिन्दी", False, False, "hi", "hi"),
    ("ko", "ko", "kor", "kor", "Korean", "한국어", False, False, "ko", "ko"),
    ("vi", "vi", "vie", "vie", "Vietnamese", "Tiếng Việt", False, False, "vi", "vi"),
    ("ja", "ja", "jpn", "jpn", "Japanese", "日本語", False, True, "ja", "ja"),
    ("zh", "zh", "chi", "zho", "Chinese", "中文", False, True, "zh", "zh"),
    ("zh-Hant", "zh", "chi", "zho", "Traditional Chinese", "繁體中文", False, True, "zh", "zt"),
    ("yue", None, "chi", "zho", "Cantonese", "粵語", False, True, "yue", None),
    ("th", "th", "tha", "tha", "Thai", "ไทย", False, True, "th", "th"),
    ("my", "my", "bur", "mya", "Burmese", "မြန်မာ", False, True, "my", None),
    ("km", "km", "khm", "khm", "Khmer", "ខ្មែរ", False, True, "km", None),
    ("lo", "lo", "lao", "lao", "Lao", "ລາວ", False, True, "lo", None),
    ("bo", "bo", "tib", "bod", "Tibetan", "བོད་སྐད་", False, True, "bo", None),
    ("eo", "eo", "epo", "epo", "Esperanto", "Esperanto", False, False, None, "eo"),
    ("ga", "ga", "gle", "gle", "Irish", "Gaeilge", False, False, None, "ga"),
]


@pytest.mark.parametrize("row", KNOWN, ids=[row[0] for row in KNOWN])
def test_known_languages(row):
    code, iso_1, b, t, english, native, rtl, spaceless, whisper, argos = row
    assert find_language(code).iso_639_1 == iso_1
    assert (iso_639_2b(code), iso_639_2t(code)) == (b, t)
    assert (language_name(code), native_name(code)) == (english, native)
    assert (is_right_to_left(code), is_spaceless(code)) == (rtl, spaceless)
    assert (whisper_code(code), argos_code(code)) == (whisper, argos)


@pytest.mark.parametrize("row", KNOWN, ids=[row[0] for row in KNOWN])
def test_every_form_resolves(row):
    code, _, b, t, english, native, _, _, _, argos = row
    forms = [code, code.upper(), code.replace("-", "_"), english, english.upper(), native]
    if "-" not in code and code != "yue":  # the three-letter codes mean the language as a whole
        forms += [b, t.upper()]
    if argos and argos != "nb":
        forms.append(argos)
    assert {resolve_language(form) for form in forms} == {code}


# Languages without a code in ISO 639-2 that stand with that of the language they belong to, by ISO 639-3.
BORROWED = {
    "acm": "ara",
    "acq": "ara",
    "aeb": "ara",
    "ajp": "ara",
    "apc": "ara",
    "ars": "ara",
    "ary": "ara",
    "arz": "ara",
    "azb": "aze",
    "bjn": "msa",
    "ckb": "kur",
    "ltg": "lav",
    "prs": "fas",
    "yue": "zho",
}


def test_the_table_is_sound():
    rows = all_languages()
    assert len(rows) > 200
    codes = [row.code for row in rows]
    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes)
    assert all(re.fullmatch("[a-z]{2,3}", code) for code in codes)
    assert all(re.fullmatch("[a-z]{3}", row.iso_639_2b) and re.fullmatch("[A-Z][a-z]{3}", row.script) for row in rows)
    assert len({row.english for row in rows}) == len(rows)
    assert all(row.native.strip() == row.native and row.native for row in rows)
    assert all(resolve_language(row.code) == row.code and resolve_language(row.english) == row.code for row in rows)


def test_three_letter_codes_are_shared_only_where_iso_639_2_has_none():
    rows = all_languages()
    assert {row.code: row.iso_639_2t for row in rows if row.code in BORROWED} == BORROWED
    own = [row.iso_639_2t for row in rows if row.code not in BORROWED]
    assert len(set(own)) == len(own)
    assert {resolve_language(code) for code in BORROWED.values()} == {"ar", "az", "ms", "ku", "lv", "fa", "zh"}


def test_two_languages_never_share_a_name():
    meanings: dict[str, set[str]] = {}
    for row in all_languages():
        for name in {row.english, *row.aliases}:
            meanings.setdefault(name.casefold(), set()).add(row.code)
    assert {name: codes for name, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("script", "letters"),
    [
        ("Arab", "\u0600-\u06ff"),
        ("Armn", "\u0530-\u058f"),
        ("Beng", "\u0980-\u09ff"),
        ("Cyrl", "\u0400-\u04ff"),
        ("Deva", "\u0900-\u097f"),
        ("Ethi", "\u1200-\u137f"),
        ("Geor", "\u10a0-\u10ff"),
        ("Grek", "\u0370-\u03ff"),
        ("Hebr", "\u0590-\u05ff"),
        ("Mymr", "\u1000-\u109f"),
        ("Olck", "\u1c50-\u1c7f"),
        ("Tfng", "\u2d30-\u2d7f"),
        ("Tibt", "\u0f00-\u0fff"),
        ("Latn", "A-Za-zÀ-žʻ"),
    ],
)
def test_own_names_are_written_in_their_own_script(script, letters):
    names = [row.native for row in all_languages() if row.script == script]
    assert names
    assert [name for name in names if not re.match(f"[{letters}]", name)] == []


@pytest.mark.parametrize(
    ("segmentation", "codes"),
    [
        ("characters", {"ja", "yue", "zh"}),
        ("dictionary", {"km", "lo", "my", "shn", "th"}),
        ("syllables", {"bo", "dz"}),
    ],
)
def test_text_that_is_not_cut_at_spaces(segmentation, codes):
    assert {row.code for row in all_languages() if row.segmentation == segmentation} == codes
    assert all(is_spaceless(code) for code in codes)


def test_all_else_is_cut_at_spaces():
    assert [row.code for row in all_languages() if (row.segmentation == "words") == row.is_spaceless] == []
    assert find_language("vi").segmentation == find_language("ko").segmentation == "words"
