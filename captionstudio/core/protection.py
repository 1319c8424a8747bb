"""Keeping what must not be translated: tags, positions, music signs, sounds in brackets, numbers, addresses, names, glossary terms.

What stands around a caption is taken off before (`split_frame`) and put on again after. What stands inside is tried in several ways,
the best first: `attempts` yields them, each with the texts to translate and a check that everything came through.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.glossary import TermFinder
from captionstudio.core.markup import plain_text
from captionstudio.core.protected_values import Value, came_through, find_values

_TAG = re.compile(r"<(?P<close>/?)(?P<name>i|b|u|s|c|font|v|lang)\b[^<>]*>|<(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^{}]*\}", re.IGNORECASE)
_SIGN = re.compile(r"[♪♫♬]+|\[[^\[\]]*\]|【[^【】]*】")
_ANY_TAG = re.compile(r"<(?=/?[A-Za-z\d])|\{(?=\\)")
_STYLE_END = re.compile(r"\{(?:\\[biusq]0|\\r)\}")
_HARD_STARTS = re.compile("[<{♪♫♬【\\[]")
_LEAD = re.compile(r"\s+|\{\\[^{}]*\}|[♪♫♬]+|(?:\[[^\[\]]*\]|【[^【】]*】)(?=\s|$)|(?:[-‐‑–—]|>>+|[#*])(?=\s)|[-‐‑–—](?=[^\W\d])")
_TRAIL = re.compile(r"(?:\s+|[♪♫♬]+|\s(?:\[[^\[\]]*\]|【[^【】]*】)|\s[#*])$")
_TRAIL_ENDS = "♪♫♬]】#*>"  # besides white space: what `_TRAIL` and `_TRAILING_CLOSE` end with, so that most texts need no search
_TRAILING_CLOSE = re.compile(r"</([a-z]+)[ \t]*>$", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][\w .'’-]{0,30}:(?=\s)")
_OWN_LINE = re.compile(r"\s*(?:[-‐‑–—>]+\s?\S|[♪♫♬#])")
_MARK = re.compile(r"\[ ?(\d+) ?\]")
_AFTER_VALUE, _BEFORE_VALUE = ' ,;:.!?…)]»”"', " ([«“„¿¡"  # what a model would drop from the edges of a fragment
_NO_SPACE_BEFORE = re.compile(r"\s+(?=[.,;:!?…、。，])")


@dataclass(frozen=True, slots=True)
class _Hard:
    """What no model is shown: a tag or a sign (music, a sound in brackets), with its place in the text."""

    start: int
    end: int
    source: str
    is_tag: bool

    @property
    def opens(self) -> str:
        """The name of the tag it opens, or empty."""
        match = _TAG.fullmatch(self.source)
        return match["name"].lower() if match and match["name"] and not match["close"] else ""

    @property
    def closes(self) -> str:
        """The name of the tag it closes, or empty."""
        match = _TAG.fullmatch(self.source)
        return match["name"].lower() if match and match["close"] else ""

    @property
    def is_end(self) -> bool:
        """Whether it closes a tag or, as an override, ends a style."""
        return bool(self.closes) or _STYLE_END.fullmatch(self.source) is not None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to translate a text: ``parts`` go to the engine, ``restore`` puts together what comes back, or gives None for a loss."""

    parts: tuple[str, ...]
    restore: Callable[[Sequence[str]], str | None]


def split_frame(text: str) -> tuple[str, str, str]:
    """Part one line of caption markup into what stands before its words, the words, and what stands after.

    >>> split_frame("{\\\\an8}<i>- Hello.</i> ♪")
    ('{\\\\an8}<i>- ', 'Hello.', '</i> ♪')
    """
    before, body, after = "", text, ""
    while True:
        if match := _LEAD.match(body) or _match_label(body):
            before, body = before + match[0], body[match.end() :]
        elif (body[-1:].isspace() or body[-1:] in _TRAIL_ENDS) and (match := _TRAIL.search(body) or _match_lone_close(body)):
            body, after = body[: match.start()], match[0] + after
        elif (match := _TAG.match(body)) and match["name"]:
            rest = body[match.end() :]
            closes = _TRAILING_CLOSE.search(rest)
            if closes and closes[1].lower() == match["name"].lower() and _is_balanced(rest[: closes.start()], match["name"]):
                before, body, after = before + match[0], rest[: closes.start()], closes[0] + after
            elif f"</{match['name']}" in rest:
                return before, body, after
            else:
                before, body = before + match[0], rest
        else:
            return before, body, after


def has_own_lines(text: str) -> bool:
    """Return whether the lines of plain caption text are each somebody's own: dashes, speaker labels, music."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(_OWN_LINE.match(line) or _match_label(line) for line in lines)


def attempts(text: str, *, is_spaced: bool = True, terms: TermFinder | None = None) -> Iterator[Attempt]:
    """Yield the ways to translate one line of caption markup, best first; the last one always comes through.

    ``is_spaced`` says whether the target language parts words by spaces. ``terms`` are those of the glossary: a translation that
    lacks the target of one of them is refused like one that lost a number.
    """
    hard = _find_hard(text)
    plain = " ".join(plain_text(_without(text, hard) if hard else text).split())
    values = find_values(plain, terms)
    if hard and not any(_is_inside_word(text, one) for one in hard):
        yield _marked_markup(text, hard, values)
    if not plain.isupper() or " " not in plain:
        yield Attempt((plain,), functools.partial(_restore_around, hard=hard, length=len(text), values=values))
    else:  # models learn little from capitals
        yield Attempt((plain.capitalize(),), lambda found: _restore_around([found[0].upper()], hard=hard, length=len(text), values=values))
    if values:
        yield _marked_values(plain, values, hard, len(text))
        if any(value.is_term for value in values):
            yield _inserted_terms(plain, values, hard, len(text))
        yield _segments(plain, values, hard, len(text), is_spaced=is_spaced)


def _match_label(body: str) -> re.Match[str] | None:
    """A speaker's name in capitals with its colon."""
    match = _LABEL.match(body) if ":" in body else None
    return match if match and match[0].isupper() else None


def _match_lone_close(body: str) -> re.Match[str] | None:
    """A closing tag at the end whose opening stands in another cue."""
    match = _TRAILING_CLOSE.search(body)
    return match if match and f"<{match[1]}" not in body else None


def _is_balanced(inner: str, name: str) -> bool:
    depth = 0
    for match in _TAG.finditer(inner):
        if (match["name"] or "").lower() == name.lower():
            depth += -1 if match["close"] else 1
            if depth < 0:
                return False
    return depth == 0


def _find_hard(text: str) -> list[_Hard]:
    if not _HARD_STARTS.search(text):
        return []
    tags = [_Hard(*match.span(), match[0], is_tag=True) for match in _TAG.finditer(text)]
    inside = [range(tag.start, tag.end) for tag in tags]
    signs = (match for match in _SIGN.finditer(text) if not any(match.start() in span for span in inside))
    return sorted([*tags, *(_Hard(*match.span(), match[0], is_tag=False) for match in signs)], key=lambda one: one.start)


def escape(text: str) -> str:
    """Write plain text as caption markup: only what would be read as a tag or an entity is changed."""
    if "&" not in text and "<" not in text and "{" not in text:
        return text
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    return _ANY_TAG.sub(lambda match: match[0].replace("<", "&lt;").replace("{", "&#123;"), text)


def _is_inside_word(text: str, hard: _Hard) -> bool:
    return hard.start > 0 and hard.end < len(text) and text[hard.start - 1].isalnum() and text[hard.end].isalnum()


def _without(text: str, hard: Sequence[_Hard]) -> str:
    edges = [0, *(edge for one in hard for edge in (one.start, one.end)), len(text)]
    return "".join(text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2))


def _marks_in_order(text: str, count: int) -> bool:
    return [int(number) for number in _MARK.findall(text)] == list(range(1, count + 1))


def _marked_markup(text: str, hard: Sequence[_Hard], values: Sequence[Value]) -> Attempt:
    """Let a numbered mark stand for each tag and sign."""
    pieces, done = list[str](), 0
    for number, one in enumerate(hard, 1):
        pieces += [plain_text(text[done : one.start]), f" [{number}] "]
        done = one.end
    marked = " ".join("".join([*pieces, plain_text(text[done:])]).split())

    def restore(found: Sequence[str]) -> str | None:
        if not _marks_in_order(found[0], len(hard)) or not came_through(_MARK.sub("", found[0]), values):
            return None
        first, *rest = (escape(piece) for piece in _MARK.split(found[0])[::2])
        whole = first
        for one, piece in zip(hard, rest, strict=True):
            if one.is_end:
                whole = whole.rstrip() + one.source + _NO_SPACE_BEFORE.sub("", piece, count=1)
            else:
                whole += one.source + (piece.lstrip() if one.is_tag else piece)
        return whole.strip()

    return Attempt((marked,), restore)


def _restore_around(found: Sequence[str], *, hard: Sequence[_Hard], length: int, values: Sequence[Value] = ()) -> str | None:
    """Put tags around the whole translation, signs at the end they were nearer to."""
    if not came_through(found[0], values):
        return None
    before, after, opened = "", "", list[str]()
    for one in hard:
        if not one.is_tag:
            is_early = one.start < length / 2
            before, after = (before + one.source + " ", after) if is_early else (before, f"{after} {one.source}")
        elif one.source.startswith("{"):
            before, after = (before, after + one.source) if one.is_end else (before + one.source, after)
        elif one.opens and one.source not in before:  # times inside a cue have no meaning for other words
            before += one.source
            opened.append(one.opens)
    closed = {one.closes for one in hard}
    ends = "".join(f"</{name}>" for name in reversed(opened) if name in closed)
    return before + escape(found[0].strip()) + ends + after


def _marked_values(plain: str, values: Sequence[Value], hard: Sequence[_Hard], length: int) -> Attempt:
    """Let a numbered mark stand for each value; they may change their order."""
    marked = _with_values(plain, values, (f"[{number}]" for number in range(1, len(values) + 1)))

    def restore(found: Sequence[str]) -> str | None:
        pieces = _MARK.split(found[0])
        numbers = [int(number) for number in pieces[1::2]]
        if sorted(numbers) != list(range(1, len(values) + 1)):
            return None
        whole = pieces[0]
        for number, piece in zip(numbers, pieces[2::2], strict=True):
            whole += values[number - 1].after(whole) + piece
        return _restore_around([whole], hard=hard, length=length)

    return Attempt((marked,), restore)


def _inserted_terms(plain: str, values: Sequence[Value], hard: Sequence[_Hard], length: int) -> Attempt:
    """Put the targets of terms into the source: models often leave words alone that they do not know."""
    inserted = _with_values(plain, values, (value.target for value in values))
    return Attempt((inserted,), functools.partial(_restore_around, hard=hard, length=length, values=values))


def _with_values(plain: str, values: Sequence[Value], stand_ins: Iterator[str]) -> str:
    pieces, done = list[str](), 0
    for value, stand_in in zip(values, stand_ins, strict=True):
        pieces += [plain[done : value.start], stand_in]
        done = value.end
    return "".join([*pieces, plain[done:]])


def _segments(plain: str, values: Sequence[Value], hard: Sequence[_Hard], length: int, *, is_spaced: bool) -> Attempt:
    """Translate what stands between the values piece by piece: clumsy, but nothing is lost."""
    bounds = [0, *(edge for value in values for edge in (value.start, value.end)), len(plain)]
    stretches = [plain[a:b] for a, b in itertools.pairwise(bounds)]
    edges = {at: _edges(stretch, is_spaced=is_spaced) for at, stretch in enumerate(stretches[::2]) if any(map(str.isalpha, stretch))}
    parts = [(at, body) for at, (_, body, _) in edges.items()]

    def restore(found: Sequence[str]) -> str | None:
        translated = {at: _like_fragment(part, text) for (at, part), text in zip(parts, found, strict=True)}
        whole = ""
        for at, stretch in enumerate(stretches):
            if at % 2 or at // 2 not in translated:
                whole += values[at // 2].after(whole) if at % 2 else stretch
                continue
            lead, _, trail = edges[at // 2]
            whole += lead + translated[at // 2] + trail
        return _restore_around([whole], hard=hard, length=length)

    return Attempt(tuple(part for _, part in parts), restore)


def _edges(stretch: str, *, is_spaced: bool) -> tuple[str, str, str]:
    """Part a stretch into what stands before its words, what is translated, and what stands after; no spaces where none are written."""
    if not is_spaced:
        return "", stretch.strip(), ""
    lead = stretch[: len(stretch) - len(stretch.lstrip(_AFTER_VALUE))]
    body = stretch[len(lead) :].rstrip(_BEFORE_VALUE)
    return lead, body, stretch[len(lead) + len(body) :]


def _like_fragment(source: str, translation: str) -> str:
    """Take back the capital and the full stop that a model gives to a fragment for a sentence."""
    if source[:1].islower():
        translation = translation[:1].lower() + translation[1:]
    if not source.endswith((".", "。")):
        translation = translation.rstrip(".。")
    return translation
