r"""Caption markup: the inline language of `Cue.text`.

A text is plain characters with these tokens among them; whatever is none of them stands for itself, so ``AT&T``, ``<3d>``, ``a <b then
c> d`` and ``{braces}`` are plain text:

- tags ``<i> <b> <u> <s> <c> <ruby> <rt>`` with optional ``.classes``, ``<v Name>``, ``<lang code>``, ``<font color=...>`` and their
  closing tags, in any case;
- inline times ``<00:00:01.000>``;
- override blocks ``{\an8}``: a backslash directly after the brace; ``\an1`` to ``\an9`` place the cue as on a number pad;
- entities: ``&amp;``, ``&#233;`` and the names of HTML, closed by a semicolon.

Lines are parted by ``\n``. The canonical form writes an entity only where the bare character would begin a token: ``&lt;i>`` is the
plain text ``<i>``, ``&amp;lt;`` is ``&lt;``. Canonical text without entities is at the same time what a SubRip file holds.

>>> plain_text("<i>Caf&eacute;</i> & <3d>")
'Café & <3d>'
>>> escape_text("x < y & <i> &amp;")
'x < y & &lt;i> &amp;amp;'
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Literal

TokenKind = Literal["text", "open", "close", "time", "override"]

_OPEN = (
    r"(?P<open>i|b|u|s|c|ruby|rt)(?P<classes>(?:\.[^\s<>.&]+)*)[ \t]*>"
    r"|(?P<named>v|lang)(?P<named_classes>(?:\.[^\s<>.&]+)*)(?:[ \t]+(?P<annotation>[^<>\\\n]*))?>"
    r"|(?P<font>font)(?:[ \t]+(?P<attributes>[a-z-]+[ \t]*=[^<>\\\n]*))?>"
)
_CLOSE = r"/(?P<close>i|b|u|s|c|ruby|rt|v|lang|font)[ \t]*>"
_TIME = r"(?P<time>(?:[0-9]+:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3})>"
_OVERRIDE = r"\\(?P<override>[^{}<>\n]*)\}"
TAG = re.compile(rf"<(?:{_OPEN}|{_CLOSE}|{_TIME})|\{{{_OVERRIDE}", re.IGNORECASE)
_TOKEN_START = re.compile(rf"<(?=(?:{re.sub(r'[?]P<[a-z_]+>', '?:', f'{_OPEN}|{_CLOSE}|{_TIME}')}))|\{{(?={_OVERRIDE})", re.IGNORECASE)
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_STARTS = re.compile("[<&{]")
_POSITION = re.compile(r"\\an([1-9])")
_LEGACY_POSITION = re.compile(r"\\a(1[01]|[1-35-79])(?![0-9])")
_LEGACY_ALIGNMENT = {1: 1, 2: 2, 3: 3, 5: 7, 6: 8, 7: 9, 9: 4, 10: 5, 11: 6}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of markup; the ``source`` of all tokens put together is the text they came from.

    ``text`` is what a reader sees (entities decoded), empty unless the kind is ``text``. ``name`` is the tag's in lower case,
    ``annotation`` the voice's name or language (decoded), the attributes of ``font``, or the inside of an override block.
    ``time_ms`` belongs to the kind ``time``.
    """

    kind: TokenKind
    source: str
    text: str = ""
    name: str = ""
    classes: tuple[str, ...] = ()
    annotation: str = ""
    time_ms: int = 0


def tokenise(text: str) -> Iterator[Token]:
    """Cut markup into tokens. Nothing is refused: what is no token is text."""
    if not _STARTS.search(text):
        if text:
            yield Token("text", text, text)
        return
    end = 0
    for match in TAG.finditer(text):
        if match.start() > end:
            source = text[end : match.start()]
            yield Token("text", source, decode_entities(source))
        yield _token(match)
        end = match.end()
    if end < len(text):
        yield Token("text", text[end:], decode_entities(text[end:]))


def _token(match: re.Match[str]) -> Token:
    source = match[0]
    if name := match["open"]:
        return Token("open", source, name=name.lower(), classes=_classes(match["classes"]))
    if name := match["named"]:
        annotation = " ".join(decode_entities(match["annotation"] or "").split())
        return Token("open", source, name=name.lower(), classes=_classes(match["named_classes"]), annotation=annotation)
    if match["font"]:
        return Token("open", source, name="font", annotation=match["attributes"] or "")
    if name := match["close"]:
        return Token("close", source, name=name.lower())
    if time := match["time"]:
        *hours, minutes, seconds = time.split(":")
        whole, fraction = seconds.split(".")
        total = (int(hours[0] if hours else 0) * 60 + int(minutes)) * 60 + int(whole)
        return Token("time", source, time_ms=total * 1000 + int(fraction))
    return Token("override", source, annotation="\\" + match["override"])


def _classes(dotted: str) -> tuple[str, ...]:
    return tuple(dotted.split(".")[1:])


def decode_entities(text: str) -> str:
    """Replace the entities of ``text`` by the characters they stand for; an unknown name stays as it is."""
    return _ENTITY.sub(_decode_entity, text) if "&" in text else text


def _decode_entity(match: re.Match[str]) -> str:
    if match[1].startswith("#"):
        return html.unescape(match[0])
    return html5.get(match[1] + ";", match[0])


def plain_text(text: str) -> str:
    """Return what a reader sees: tags gone, entities decoded, line breaks kept, ruby text in parentheses after its base."""
    if not _STARTS.search(text):
        return text
    return "".join(_plain_pieces(tokenise(text)))


def _plain_pieces(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.kind == "text":
            yield token.text
        elif token.name == "rt":
            yield "(" if token.kind == "open" else ")"


def escape_text(plain: str) -> str:
    """Return the canonical markup of plain text: `plain_text` of it is ``plain`` again."""
    if not _STARTS.search(plain):
        return plain
    escaped = _ENTITY.sub(lambda match: match[0] if _decode_entity(match) == match[0] else "&amp;" + match[0][1:], plain)
    found = 1
    while found:  # an entity in what was no token can make it one: {\{\an8}
        escaped, found = _TOKEN_START.subn(lambda match: "&lt;" if match[0] == "<" else "&#123;", escaped)
    return escaped


def canonical(text: str) -> str:
    """Return ``text`` with entities only where they are needed; tags stay as they are written."""
    if "&" not in text:
        return text
    return "".join(escape_text(token.text) if token.kind == "text" else token.source for token in tokenise(text))


def find_position(text: str) -> int | None:
    r"""Return the place an override block names, 1 to 9 as on a number pad, or None. Reads ``\an8`` and the older ``\a6``."""
    if "{\\" not in text:
        return None
    for token in tokenise(text):
        if token.kind == "override":
            if match := _POSITION.search(token.annotation):
                return int(match[1])
            if match := _LEGACY_POSITION.search(token.annotation):
                return _LEGACY_ALIGNMENT[int(match[1])]
    return None


def rewrite(text: str, write_tag: Callable[[Token], str], write_text: Callable[[str], str]) -> str:
    """Write markup in another language: what is text goes, decoded, through ``write_text``, every other token through ``write_tag``.

    Where ``write_tag`` returns nothing the texts on both sides are joined first, so that they form no token by accident; the text of a
    ruby annotation left out that way stands in parentheses, as in `plain_text`.
    """
    if not _STARTS.search(text):
        return write_text(text)
    parts: list[str] = []
    run = ""
    for token in tokenise(text):
        if token.kind == "text":
            run += token.text
        elif tag := write_tag(token):
            parts += (write_text(run), tag)
            run = ""
        elif token.name == "rt":
            run += "(" if token.kind == "open" else ")"
    return "".join(parts) + write_text(run)
