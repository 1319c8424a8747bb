"""Where text without spaces may break: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

No dictionary is used. A break inside a grapheme cluster or against kinsoku rules (after JIS X 4051 and the Unicode line breaking
classes) is forbidden; among the others, characters tell where a reader expects one: Japanese phrases end in hiragana particles, a
Chinese phrase ends after 的 or 了, a Thai syllable begins with its leading vowel.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from captionstudio.core.layout.measure import is_zero_width

FORBIDDEN = 1000.0
"""Cost of a break that must not be made."""

CONTEXT = 8
"""How many characters to each side of a break are worth a look."""

_NOT_AT_START = frozenset(
    "、。，．,.:;!?！？：；・…‥‼⁇⁈⁉｡､)]}）］｝〕〉》」』】〗〙〛｠»’”›%％‰°℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーｰ々〻ヽヾゝゞ〜～ｧｨｩｪｫｬｭｮｯ"
    "ฯๆะาำๅ็ຯໆະາຳ།༎་។៕៖ៗ၊။"
)
_NOT_AT_END = frozenset("([{（［｛〔〈《「『【〖〘〚｟«‘“‹¿¡¥￥$＄£￡#＃@เแโใไເແໂໃໄ")
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
_STACKERS = frozenset("\u1039\u17d2")  # the next consonant stands below this one
_KILLERS = frozenset("\u103a\u1039")  # a Burmese consonant that carries one of these closes the syllable before it
_SENTENCE_MARKS = frozenset("。！？｡!?។៕။།")
_CLAUSE_MARKS = frozenset("、，､；：,;:…‥၊・")
_SPACED_KINDS = frozenset({"other", "digit"})
_PARTICLES_AFTER = (
    "から",
    "まで",
    "より",
    "ので",
    "けど",
    "のに",
    "ては",
    "ても",
    "って",
    "は",
    "が",
    "を",
    "に",
    "で",
    "と",
    "も",
    "へ",
    "の",
    "て",
    "ば",
)
_CHINESE_ENDS = frozenset("的了着过過吗嗎呢吧啊地得们們里裡后後前上中")
_CHINESE_STARTS = ("因为", "因為", "所以", "如果", "但是", "而且", "虽然", "雖然", "或者", "不过", "不過", "然后", "然後")
_CHINESE_OPENERS = frozenset("和但而或在从從对對把被向跟与與就也都还還我你他她它这這那")
_CHINESE_LEANING = frozenset("于於是为為到和但而或在从從对對把被向跟与與就也都还還不没沒很太最一二三四五六七八九十两兩几幾每这這那")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_PHRASE_STARTS = _words("""และ แต่ หรือ เพราะ ที่ ซึ่ง เพื่อ สำหรับ กับ จาก ถึง เมื่อ ถ้า โดย ว่า ของ ใน ให้
    ແລະ ແຕ່ ຫຼື ເພາະ ທີ່ ເຊິ່ງ ເພື່ອ ສຳລັບ ກັບ ຈາກ ເມື່ອ ຖ້າ ຂອງ ໃນ
    និង ប៉ុន្តែ ឬ ព្រោះ ដែល ដើម្បី សម្រាប់ ជាមួយ ពី នៅ ក្នុង របស់ ប្រសិនបើ""")
"""Thai, Lao and Khmer conjunctions, relatives and prepositions."""
_LEANING_WORDS = (*_PHRASE_STARTS, *_words("ไม่ จะ ได้ มี เป็น การ ความ ບໍ່ ຈະ ເປັນ ການ ຄວາມ មិន នឹង មាន ជា ការ"))
_BURMESE_ENDS = ("သည်", "တယ်", "မှာ", "ကို", "သို့", "ပြီး", "နှင့်", "နဲ့", "၏", "တွင်")
_BREAKABLE = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def unspaced_cost(left: str, right: str) -> float:  # noqa: PLR0911 - one case a line
    """Return what a break between two pieces of text with no space between them costs: 0 (ideal) to 10, or `FORBIDDEN`."""
    if not left or not right or is_break_forbidden(left, right):
        return FORBIDDEN
    before, after = left[-1], right[0]
    kinds = _kind(before), _kind(after)
    if before in _SENTENCE_MARKS:
        return 0.0
    if before in _CLAUSE_MARKS or _is_closing(before):
        return 1.0
    if _is_opening(after):
        return 2.0
    if "kana" in kinds or "katakana" in kinds:
        return _japanese_cost(left, *kinds)
    if kinds == ("han", "han"):
        return _chinese_cost(left, right)
    if kinds[0] == kinds[1] == "syllabic":
        return _syllabic_cost(left, right)
    if kinds == ("digit", "han"):
        return 8.5  # a number and its measure word
    return 7.5 if before in _CHINESE_LEANING else 4.5


def is_break_forbidden(left: str, right: str) -> bool:
    """Return whether no line may end between these pieces: kinsoku, inside a grapheme cluster or syllable, or a spaced script's word."""
    before, after = left[-1], right[0]
    if _kind(before) in _SPACED_KINDS and _kind(after) in _SPACED_KINDS:
        return True
    if after in _NOT_AT_START or before in _NOT_AT_END or is_zero_width(after) or unicodedata.category(after) == "Mc":
        return True
    if before in _STACKERS or before in "\u200d\u2060\ufeff" or after == "\ufe0f":
        return True
    return len(right) > 1 and right[1] in _KILLERS


def is_not_at_start(character: str) -> bool:
    """Return whether a character must not begin a line."""
    return character in _NOT_AT_START


def split_unspaced(token: str) -> list[str]:
    """Cut a token without spaces into the pieces between which a line may break; a word of a spaced script stays whole."""
    if token.isascii() or not _BREAKABLE.search(token):
        return [token]
    pieces: list[str] = []
    start = 0
    for at in range(1, len(token)):
        if not is_break_forbidden(token[start:at], token[at : at + 2]):
            pieces.append(token[start:at])
            start = at
    return [*pieces, token[start:]]


def is_wide_script(character: str) -> bool:
    """Return whether a character belongs to Chinese or Japanese text, where a line break replaces no space."""
    return _kind(character) in {"han", "kana", "katakana", "mark"}


def _japanese_cost(left: str, before: str, after: str) -> float:
    if before == after == "katakana":
        return 9.0
    if after == "kana":
        if before != "kana":
            return 9.0  # a particle or an ending leans on what precedes
        return 4.0 if left.endswith(_PARTICLES_AFTER[:9]) else 7.5
    if before == "kana":
        return 4.5 if left.endswith("の") else 2.0 if left.endswith(_PARTICLES_AFTER) else 3.5
    return 6.0


def _chinese_cost(left: str, right: str) -> float:
    if right[0] in _CHINESE_ENDS and right[0] not in "上中前里":
        return 9.0
    if left[-1] in _CHINESE_LEANING:
        return 8.5
    if right.startswith(_CHINESE_STARTS):
        return 2.0
    if left[-1] in _CHINESE_ENDS:
        return 3.5
    return 4.0 if right[0] in _CHINESE_OPENERS else 6.5


def _syllabic_cost(left: str, right: str) -> float:
    if left.endswith(_LEANING_WORDS) and not right.startswith(_PHRASE_STARTS):
        return 9.0
    if right.startswith(_PHRASE_STARTS) or left.endswith(_BURMESE_ENDS):
        return 3.0
    return 7.0 if right[0] in _LEADING_VOWELS else 8.5


def _is_opening(character: str) -> bool:
    return unicodedata.category(character) in {"Ps", "Pi"}


def _is_closing(character: str) -> bool:
    return unicodedata.category(character) in {"Pe", "Pf"}


@functools.lru_cache(maxsize=16384)
def _kind(character: str) -> str:  # noqa: PLR0911 - one block a line
    code = ord(character)
    if 0x3040 <= code <= 0x309F:
        return "kana"
    if 0x30A0 <= code <= 0x30FF or 0x31F0 <= code <= 0x31FF or 0xFF66 <= code <= 0xFF9F:
        return "katakana"
    if 0x2E80 <= code <= 0x2FDF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000:
        return "han"
    if 0x0E00 <= code <= 0x0FFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF:
        return "syllabic"
    if 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF65:
        return "mark"
    if character.isdigit():
        return "digit"
    return "other"
