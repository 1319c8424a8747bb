"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, then a guess among the encodings that captions come in."""

from __future__ import annotations

import codecs

from captionstudio.core.errors import InvalidRequest, ParseError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The encodings captions come in, likelier ones first, each with the characters beyond ASCII that are frequent in its languages: short
# files can often be read in several, and these tell which makes sense.
_FREQUENT = {
    "cp1252": "éèêàâçùîôñáíóúãõäöüßåøæ¿¡«»’“”…–ÉÀ",
    "cp1250": "áčéěíóřšúůýžąęłśżźćńőűöüđŠŽŁ",
    "cp1254": "ıişğüöçİŞÇÖÜ",
    "cp1251": "оеаинтсрі",
    "koi8_r": "оеаинтср",
    "cp1253": "αοιετνσηίάόέ",
    "cp1255": "יוהלארמת",
    "cp1256": "اليمونرتب،؟",
    "gb18030": "的一是不我了在有人这他们来你说到好什么会就没吗那，。？！",
    "big5": "的一是不我了在有人這他們來你說到好什麼會就沒嗎那，。？！",
    "shift_jis": "いのうんかしてにたとはなるがをでっすきまも、。ー",
    "euc_kr": "이다는을에가고하지나어요니아그의도로은한서",
    "iso8859_2": "áčéěíóřšúůýžąęłśżźćńőűöü",
}
_NEAR = 0.05  # readings whose noise is this close to the best one's are judged by their characters
_SAMPLE = 200_000  # bytes that are enough to tell an encoding
_MAX_BYTES = 64 * 1024 * 1024  # the longest film's captions have a few megabytes


def decode(data: bytes, encoding: str | None = None, *, name: str = "") -> tuple[str, str]:
    """Return the text and the encoding it was in; ``encoding`` overrules every guess.

    Raises:
        ParseError: no text, or none in the encoding that was named.
    """
    what = f"“{name}”" if name else "The file"
    check_size(len(data), name=name)
    if encoding:
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError) as error:
            raise ParseError(f"{what} is not text in {encoding}.", hint="Leave the encoding out to have it found.") from error
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), codec
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 5 and (wide := _wide(sample)):
        return data.decode(wide, errors="replace"), wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, sample, what)
    if sample.count(0) > len(sample) // 10:
        raise ParseError(f"{what} is no text.", hint="Choose a caption file.")
    return text, "utf-8"


def check_size(size: int, *, name: str = "") -> None:
    """Refuse what is too large to be captions, which can be done before it is read.

    Raises:
        ParseError: it is.
    """
    if size > _MAX_BYTES:
        what = f"“{name}”" if name else "The file"
        raise ParseError(f"{what} is far too large for captions.", hint="Choose a caption file.")


def encode(text: str, encoding: str) -> bytes:
    """Write text in an encoding.

    Raises:
        InvalidRequest: there is no such encoding, or it lacks a character of the text.
    """
    try:
        return text.encode(encoding)
    except LookupError as error:
        raise InvalidRequest(f"There is no text encoding “{encoding}”.", hint="Choose UTF-8.") from error
    except UnicodeEncodeError as error:
        missing = text[error.start]
        raise InvalidRequest(f"The encoding {encoding} has no “{missing}”, which the captions need.", hint="Choose UTF-8.") from error


def _wide(sample: bytes) -> str | None:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _guess(data: bytes, sample: bytes, what: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (start-up)

    control = sum(sample.count(code) for code in range(9))
    found = [] if control > len(sample) // 100 else list(from_bytes(sample, cp_isolation=list(_FREQUENT)))
    if not found:
        raise ParseError(f"{what} is no text, or in an unknown encoding.", hint="Name its encoding, or choose a caption file.")
    noise = min(match.chaos for match in found)
    order = list(_FREQUENT)
    near = sorted((match for match in found if match.chaos <= noise + _NEAR), key=lambda match: order.index(match.encoding))
    best = max(near, key=lambda match: match.coherence + _sense(str(match), match.encoding))
    return data.decode(best.encoding, errors="replace"), best.encoding


def _sense(text: str, encoding: str) -> float:
    """Return the share of frequent characters among those beyond ASCII."""
    beyond = [character for character in text if not character.isascii()]
    return sum(map(_FREQUENT[encoding].count, beyond)) / max(1, len(beyond))
