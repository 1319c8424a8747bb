"""Languages by every code and name people and engines use for them.

Inside the program a language is a BCP-47 code: the shortest primary subtag, with a script or region only where it tells two kinds of
text apart (``zh-Hant``, ``pt-BR``). `resolve_language` turns what a user, a file or an engine wrote into that; the other functions turn
it into what each of them expects. One table holds everything; an engine with codes of its own adds a column.

Sources: ISO 639-1/-2 (Library of Congress), the Whisper tokenizer's codes, the Argos Translate package index, CLDR for own names.

>>> resolve_language("Castilian"), resolve_language("fre"), resolve_language("zt")
('es', 'fr', 'zh-Hant')
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from captionstudio.core.errors import InvalidRequest

# Columns: BCP-47 | ISO 639-2, "B/T" where the two differ | script | Whisper | Argos | English name | own name | further codes and names.
# "=" stands for the BCP-47 code itself. Two-letter codes are ISO 639-1 as well. Cantonese has no ISO 639-2 code but Chinese's.
_TABLE = """
af|afr|Latn|=||Afrikaans|Afrikaans|
am|amh|Ethi|=||Amharic|አማርኛ|
ar|ara|Arab|=|=|Arabic|العربية|arb
as|asm|Beng|=||Assamese|অসমীয়া|
ast|ast|Latn|||Asturian|Asturianu|
az|aze|Latn|=|=|Azerbaijani|Azərbaycan|azj
ba|bak|Cyrl|=||Bashkir|Башҡортса|
be|bel|Cyrl|=||Belarusian|Беларуская|
bg|bul|Cyrl|=|=|Bulgarian|Български|
bho|bho|Deva|||Bhojpuri|भोजपुरी|
bn|ben|Beng|=|=|Bengali|বাংলা|bangla
bo|tib/bod|Tibt|=||Tibetan|བོད་སྐད་|
br|bre|Latn|=||Breton|Brezhoneg|
bs|bos|Latn|=||Bosnian|Bosanski|
ca|cat|Latn|=|=|Catalan|Català|valencian
ceb|ceb|Latn|||Cebuano|Cebuano|
ckb|kur|Arab|||Central Kurdish|کوردیی ناوەندی|sorani
co|cos|Latn|||Corsican|Corsu|
cs|cze/ces|Latn|=|=|Czech|Čeština|
cy|wel/cym|Latn|=||Welsh|Cymraeg|
da|dan|Latn|=|=|Danish|Dansk|
de|ger/deu|Latn|=|=|German|Deutsch|
dv|div|Thaa|||Divehi|ދިވެހިބަސް|maldivian,dhivehi
dz|dzo|Tibt|||Dzongkha|རྫོང་ཁ|
el|gre/ell|Grek|=|=|Greek|Ελληνικά|modern greek
en|eng|Latn|=|=|English|English|
eo|epo|Latn||=|Esperanto|Esperanto|
es|spa|Latn|=|=|Spanish|Español|castilian,castellano
et|est|Latn|=|=|Estonian|Eesti|ekk
eu|baq/eus|Latn|=|=|Basque|Euskara|
fa|per/fas|Arab|=|=|Persian|فارسی|farsi,pes
ff|ful|Latn|||Fula|Pulaar|fulah
fi|fin|Latn|=|=|Finnish|Suomi|
fj|fij|Latn|||Fijian|Na Vosa Vakaviti|
fo|fao|Latn|=||Faroese|Føroyskt|
fr|fre/fra|Latn|=|=|French|Français|
fur|fur|Latn|||Friulian|Furlan|
fy|fry|Latn|||Western Frisian|Frysk|frisian
ga|gle|Latn||=|Irish|Gaeilge|irish gaelic
gd|gla|Latn|||Scottish Gaelic|Gàidhlig|gaelic
gl|glg|Latn|=|=|Galician|Galego|
gn|grn|Latn|||Guarani|Avañe'ẽ|
gu|guj|Gujr|=||Gujarati|ગુજરાતી|
ha|hau|Latn|=||Hausa|Hausa|
haw|haw|Latn|=||Hawaiian|ʻŌlelo Hawaiʻi|
he|heb|Hebr|=|=|Hebrew|עברית|iw
hi|hin|Deva|=|=|Hindi|हिन्दी|
hmn|hmn|Latn|||Hmong|Hmoob|
hr|hrv|Latn|=||Croatian|Hrvatski|scr
ht|hat|Latn|=||Haitian Creole|Kreyòl ayisyen|haitian
hu|hun|Latn|=|=|Hungarian|Magyar|
hy|arm/hye|Armn|=||Armenian|Հայերեն|
id|ind|Latn|=|=|Indonesian|Bahasa Indonesia|in,indonesia
ig|ibo|Latn|||Igbo|Igbo|
ilo|ilo|Latn|||Ilocano|Ilokano|iloko
is|ice/isl|Latn|=||Icelandic|Íslenska|
it|ita|Latn|=|=|Italian|Italiano|
ja|jpn|Jpan|=|=|Japanese|日本語|
jv|jav|Latn|jw||Javanese|Basa Jawa|jawa
ka|geo/kat|Geor|=||Georgian|ქართული|
kk|kaz|Cyrl|=||Kazakh|Қазақ тілі|
km|khm|Khmr|=||Khmer|ខ្មែរ|cambodian
kn|kan|Knda|=||Kannada|ಕನ್ನಡ|
ko|kor|Kore|=|=|Korean|한국어|
ku|kur|Latn|||Kurdish|Kurdî|kmr,kurmanji
ky|kir|Cyrl||=|Kyrgyz|Кыргызча|kirghiz
la|lat|Latn|=||Latin|Latina|
lb|ltz|Latn|=||Luxembourgish|Lëtzebuergesch|letzeburgesch
lg|lug|Latn|||Ganda|Luganda|
ln|lin|Latn|=||Lingala|Lingála|
lo|lao|Laoo|=||Lao|ລາວ|laotian
lt|lit|Latn|=|=|Lithuanian|Lietuvių|
lv|lav|Latn|=|=|Latvian|Latviešu|lvs
mai|mai|Deva|||Maithili|मैथिली|
mg|mlg|Latn|=||Malagasy|Malagasy|plt
mi|mao/mri|Latn|=||Maori|Te reo Māori|
mk|mac/mkd|Cyrl|=||Macedonian|Македонски|
ml|mal|Mlym|=||Malayalam|മലയാളം|
mn|mon|Cyrl|=||Mongolian|Монгол|khk
mr|mar|Deva|=||Marathi|मराठी|
ms|may/msa|Latn|=|=|Malay|Bahasa Melayu|zsm,melayu
mt|mlt|Latn|=||Maltese|Malti|
my|bur/mya|Mymr|=||Burmese|မြန်မာ|myanmar
nb|nob|Latn|no|=|Norwegian Bokmål|Norsk bokmål|bokmål
ne|nep|Deva|=||Nepali|नेपाली|npi
nl|dut/nld|Latn|=|=|Dutch|Nederlands|flemish,vlaams
nn|nno|Latn|=|nb|Norwegian Nynorsk|Norsk nynorsk|nynorsk
no|nor|Latn|=|nb|Norwegian|Norsk|
nso|nso|Latn|||Northern Sotho|Sesotho sa Leboa|sepedi,pedi
ny|nya|Latn|||Nyanja|Chinyanja|chichewa,chewa
oc|oci|Latn|=||Occitan|Occitan|
om|orm|Latn|||Oromo|Afaan Oromoo|
or|ori|Orya|||Odia|ଓଡ଼ିଆ|oriya
pa|pan|Guru|=||Punjabi|ਪੰਜਾਬੀ|panjabi
pl|pol|Latn|=|=|Polish|Polski|
ps|pus|Arab|=||Pashto|پښتو|pushto,pbt
pt|por|Latn|=|=|Portuguese|Português|
qu|que|Latn|||Quechua|Runa simi|
rm|roh|Latn|||Romansh|Rumantsch|
rn|run|Latn|||Rundi|Ikirundi|kirundi
ro|rum/ron|Latn|=|=|Romanian|Română|mo,mol,moldavian,moldovan
ru|rus|Cyrl|=|=|Russian|Русский|
rw|kin|Latn|||Kinyarwanda|Ikinyarwanda|
sa|san|Deva|=||Sanskrit|संस्कृतम्|
sd|snd|Arab|=||Sindhi|سنڌي|
si|sin|Sinh|=||Sinhala|සිංහල|sinhalese
sk|slo/slk|Latn|=|=|Slovak|Slovenčina|
sl|slv|Latn|=|=|Slovenian|Slovenščina|slovene
sm|smo|Latn|||Samoan|Gagana Samoa|
sn|sna|Latn|=||Shona|ChiShona|
so|som|Latn|=||Somali|Soomaali|
sq|alb/sqi|Latn|=|=|Albanian|Shqip|als
sr|srp|Cyrl|=||Serbian|Српски|scc
ss|ssw|Latn|||Swati|siSwati|swazi
st|sot|Latn|||Southern Sotho|Sesotho|sotho
su|sun|Latn|=||Sundanese|Basa Sunda|
sv|swe|Latn|=|=|Swedish|Svenska|
sw|swa|Latn|=||Swahili|Kiswahili|swh
ta|tam|Taml|=||Tamil|தமிழ்|
te|tel|Telu|=||Telugu|తెలుగు|
tg|tgk|Cyrl|=||Tajik|Тоҷикӣ|
th|tha|Thai|=|=|Thai|ไทย|
ti|tir|Ethi|||Tigrinya|ትግርኛ|
tk|tuk|Latn|=||Turkmen|Türkmen dili|
tl|tgl|Latn|=|=|Tagalog|Tagalog|fil,filipino
tn|tsn|Latn|||Tswana|Setswana|
to|ton|Latn|||Tongan|Lea fakatonga|
tr|tur|Latn|=|=|Turkish|Türkçe|
ts|tso|Latn|||Tsonga|Xitsonga|
tt|tat|Cyrl|=||Tatar|Татар|
ug|uig|Arab|||Uyghur|ئۇيغۇرچە|uighur
uk|ukr|Cyrl|=|=|Ukrainian|Українська|
ur|urd|Arab|=|=|Urdu|اردو|
uz|uzb|Latn|=||Uzbek|Oʻzbek|uzn
vi|vie|Latn|=||Vietnamese|Tiếng Việt|
wo|wol|Latn|||Wolof|Wolof|
xh|xho|Latn|||Xhosa|IsiXhosa|
yi|yid|Hebr|=||Yiddish|ייִדיש|ji,ydd
yo|yor|Latn|=||Yoruba|Yorùbá|
yue|chi/zho|Hant|=||Cantonese|粵語|
zh|chi/zho|Hans|=|=|Chinese|中文|cmn,mandarin
zu|zul|Latn|||Zulu|IsiZulu|
"""

# The same columns for codes with a script or region that have a name, or an engine code, of their own.
_VARIANTS = """
en-GB|eng|Latn|en|en|British English|British English|
en-US|eng|Latn|en|en|American English|American English|
es-419|spa|Latn|es|es|Latin American Spanish|Español latinoamericano|
es-ES|spa|Latn|es|es|European Spanish|Español de España|
fr-CA|fre/fra|Latn|fr|fr|Canadian French|Français canadien|
pt-BR|por|Latn|pt|pb|Brazilian Portuguese|Português (Brasil)|brazilian
pt-PT|por|Latn|pt|pt|European Portuguese|Português europeu|
sr-Latn|srp|Latn|sr||Serbian (Latin)|Srpski|
zh-Hans|chi/zho|Hans|zh|zh|Simplified Chinese|简体中文|zh-cn,zh-sg,zh-my
zh-Hant|chi/zho|Hant|zh|zt|Traditional Chinese|繁體中文|zh-tw,zh-hk,zh-mo
"""

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
_SPACELESS = frozenset({"Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"})
_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?")
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
    """One row: ``code`` is BCP-47, ``script`` ISO 15924; an engine's code is None where it does not know the language."""

    code: str
    iso_639_2b: str
    iso_639_2t: str
    script: str
    whisper: str | None
    argos: str | None
    english: str
    native: str
    aliases: tuple[str, ...] = ()

    @property
    def iso_639_1(self) -> str | None:
        """The two-letter code, None where there is none."""
        primary = self.code.partition("-")[0]
        return primary if len(primary) == 2 else None

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way a line runs."""
        return "rtl" if self.script in _RIGHT_TO_LEFT else "ltr"

    @property
    def is_spaceless(self) -> bool:
        """Whether words are written without spaces between them."""
        return self.script in _SPACELESS


def _rows(table: str) -> Iterator[Language]:
    for line in table.strip().splitlines():
        code, iso, script, whisper, argos, english, native, aliases = line.split("|")
        b, _, t = iso.partition("/")
        own = {"=": code, "": None}
        yield Language(
            code,
            b,
            t or b,
            script,
            own.get(whisper, whisper),
            own.get(argos, argos),
            english,
            native,
            tuple(filter(None, aliases.split(","))),
        )


_LANGUAGES = {row.code: row for row in (*_rows(_TABLE), *_rows(_VARIANTS))}
_PRIMARY = tuple(row for row in _LANGUAGES.values() if "-" not in row.code)


def all_languages() -> tuple[Language, ...]:
    """Return every language once, without regional variants, by code."""
    return _PRIMARY


def resolve_language(text: str) -> str:
    """Return the BCP-47 code for a code or name of any kind: ISO 639-1, 639-2/B or /T, BCP-47, Whisper's, Argos's, English or own name.

    Raises:
        InvalidRequest: nobody calls a language that; the hint names the closest ones.
    """
    wanted = _fold(text)
    if code := _index().get(wanted):
        return code
    tag = _TAG.fullmatch(wanted)
    if tag and (primary := _index().get(tag[1])):
        subtags = [tag[2].title() if tag[2] else "", (tag[3] or "").upper()]
        return "-".join([primary, *filter(None, subtags)])
    raise InvalidRequest(f"“{text}” is no language this program knows.", hint=_suggest(wanted), language=text)


def find_language(code: str) -> Language:
    """Return what is known about a language, given a code as `resolve_language` takes it.

    Raises:
        InvalidRequest: no such language.
    """
    code = resolve_language(code)
    if code in _LANGUAGES:
        return _LANGUAGES[code]
    primary, *subtags = code.split("-")
    base = _LANGUAGES[primary]
    script = next((s for s in subtags if len(s) == 4), base.script)
    parts = [_SCRIPTS.get(s) or _REGIONS.get(s, s) for s in subtags]
    suffix = f" ({', '.join(parts)})"
    return replace(base, code=code, script=script, english=base.english + suffix, native=base.native + suffix, aliases=())


def language_name(code: str) -> str:
    """Return the English name."""
    return find_language(code).english


def native_name(code: str) -> str:
    """Return the language's name in itself."""
    return find_language(code).native


def iso_639_2b(code: str) -> str:
    """Return the three-letter code that Matroska and caption services use (bibliographic: ``ger``, ``fre``, ``chi``)."""
    return find_language(code).iso_639_2b


def iso_639_2t(code: str) -> str:
    """Return the three-letter code that MP4 uses (terminological: ``deu``, ``fra``, ``zho``)."""
    return find_language(code).iso_639_2t


def whisper_code(code: str) -> str | None:
    """Return Whisper's code, None where Whisper does not know the language."""
    return find_language(code).whisper


def from_whisper(code: str) -> str:
    """Return our code for one of Whisper's (``jw`` is Javanese, ``jv``).

    Raises:
        InvalidRequest: Whisper has no such code.
    """
    return resolve_language(code)


def argos_code(code: str) -> str | None:
    """Return the code Argos packages use, None where no published package knows the language."""
    return find_language(code).argos


def is_spaceless(code: str | None) -> bool:
    """Return whether the language is written without spaces between words; an unknown one is not."""
    language = _find_or_none(code)
    return language is not None and language.is_spaceless


def is_right_to_left(code: str | None) -> bool:
    """Return whether the language runs from right to left; an unknown one does not."""
    language = _find_or_none(code)
    return language is not None and language.direction == "rtl"


def is_same_language(a: str, b: str) -> bool:
    """Return whether text in ``a`` serves readers of ``b`` as it is: one language in one script, regions aside."""
    first, second = find_language(a), find_language(b)
    return first.code.partition("-")[0] == second.code.partition("-")[0] and first.script == second.script


@functools.lru_cache(maxsize=256)
def _find_or_none(code: str | None) -> Language | None:
    try:
        return find_language(code) if code else None
    except InvalidRequest:
        return None


@functools.lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    """Every code and name, folded, to its BCP-47 code; codes win over names, whole languages over their variants."""
    index: dict[str, str] = {}
    rows = _LANGUAGES.values()
    for row in rows:
        index.setdefault(_fold(row.code), row.code)
    for row in _PRIMARY:
        if row.code not in {"yue", "ckb"}:  # these borrow the ISO 639-2 code of Chinese and Kurdish
            index.setdefault(row.iso_639_2b, row.code)
            index.setdefault(row.iso_639_2t, row.code)
    for row in rows:
        for name in (row.whisper, row.argos, *row.aliases, row.english, row.native):
            if name:
                index.setdefault(_fold(name), row.code)
    for name, code in list(index.items()):
        index.setdefault(_without_accents(name), code)
    return index


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold().replace("_", "-")


def _without_accents(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


def _suggest(wanted: str) -> str:
    # Two or three letters resemble too many codes to be worth a guess.
    close = [] if len(wanted) < 4 else difflib.get_close_matches(wanted, _index(), n=6, cutoff=0.7)
    names = [f"{language_name(code)} ({code})" for code in dict.fromkeys(_index()[c] for c in close)][:3]
    if names:
        return f"Did you mean {' or '.join(names)}?"
    return "Give a code such as es or spa, or a name such as Spanish."
