"""Caption markup, the inline language of `Cue.text`.

Tags are ``<i> <b> <u> <s> <c> <font> <v> <lang> <ruby> <rt>`` with classes or an annotation, closed by ``</...>``, WebVTT's inline
times ``<00:01:02.003>`` and ASS override blocks that begin with a backslash, ``{\\an8}``. An ``&`` and a ``<`` that begin no tag and
no entity stand for themselves, so a line of SRT is caption markup as it is; what would be mistaken for a tag is written with the
entities of WebVTT.

>>> plain_text("<i>R&B</i> &lt;3 {quietly}")
'R&B <3 {quietly}'
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_NAMES = r"(?:i|b|u|s|c|font|v|lang|ruby|rt)"
TAG = re.compile(
    rf"</{_NAMES}\s*>|<{_NAMES}(?:\.[^\s<>]*)?(?:\s[^<>]*)?>|<(?:\d+:)?\d\d:\d\d\.\d{{3}}>|\{{\\[^{{}}]*\}}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


def split_tags(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text in order, each with whether it is a tag."""
    at = 0
    for match in TAG.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def plain_text(text: str) -> str:
    """Return the text as a reader sees it: without tags, entities decoded, line breaks kept."""
    if "<" not in text and "&" not in text and "{" not in text:
        return text
    return decode_entities(TAG.sub("", text))


def decode_entities(text: str) -> str:
    """Replace the entities of WebVTT by their characters, each once."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def from_webvtt(payload: str) -> str:
    """Return a WebVTT payload as caption markup: entities decoded where no one can mistake the result for a tag or an entity."""
    if "&" not in payload:
        return payload
    parts = []
    for piece, is_tag in split_tags(payload):
        decoded = piece if is_tag else decode_entities(piece)
        is_safe = is_tag or (not TAG.search(decoded) and not _ENTITY.search(decoded))
        parts.append(decoded if is_safe else piece)
    return "".join(parts)


def to_webvtt(text: str) -> str:
    """Return caption markup as a WebVTT payload: everything that is no tag and no entity escaped, override blocks left out."""
    if "&" not in text and "<" not in text and ">" not in text and "{" not in text:
        return text
    parts = []
    for piece, is_tag in split_tags(text):
        if is_tag:
            parts.append("" if piece.startswith("{") else piece)
        else:
            parts.append(decode_entities(piece).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;"))
    return "".join(parts)
