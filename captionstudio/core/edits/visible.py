r"""Caption markup seen through its visible text: positions count the characters of `plain_text`, whatever tags stand between them.

>>> shown = VisibleText("{\\an8}Hello <b>big</b> world")
>>> shown.text[6:9]
'big'
>>> shown.replaced([(6, 9, "wide & <i>")])
'{\\an8}Hello <b>wide & &lt;i></b> world'
>>> shown.tagged("i", [(0, 9)])
'{\\an8}<i>Hello <b>big</b></i> world'
>>> VisibleText("<i>One two</i>").split(3)
('<i>One</i>', '<i>two</i>')
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.markup import Token, escape_text, tokenise

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Item:
    """One visible character, or one tag; the tags of ruby text show as a parenthesis."""

    shown: str
    tag: Token | None = None


class VisibleText:
    """A text taken apart into what a reader sees and the tags in it."""

    def __init__(self, markup: str) -> None:
        self._items: list[_Item] = []
        for token in tokenise(markup):
            if token.kind == "text":
                self._items += map(_Item, token.text)
            elif token.name == "rt":
                self._items.append(_Item("(" if token.kind == "open" else ")", token))
            else:
                self._items.append(_Item("", token))
        self.text = "".join(item.shown for item in self._items)

    def replaced(self, pieces: Sequence[tuple[int, int, str]]) -> str:
        """Return the markup with stretches (start, end, new plain text) replaced; they are in order, not empty, and do not overlap.

        A new text stands where the first character it replaces stood; tags among the characters stay, after it.
        """
        made: list[_Item] = []
        waiting = list(pieces)
        at, written = 0, False
        for item in self._items:
            while waiting and at >= waiting[0][1] and item.shown:
                waiting.pop(0)
                written = False
            if item.tag is None and waiting and waiting[0][0] <= at < waiting[0][1]:
                made += [] if written else map(_Item, waiting[0][2])
                written = True
            else:
                made.append(item)
            at += len(item.shown)
        return _write(made)

    def has_tag(self, name: str, ranges: Sequence[Range]) -> bool:
        """Whether every character of the ranges that is no white space stands inside that tag, and there is one."""
        flags = self._flags(name)
        chosen = [flag for at, flag in enumerate(flags) if not self.text[at].isspace() and any(a <= at < b for a, b in ranges)]
        return bool(chosen) and all(chosen)

    def tagged(self, name: str, ranges: Sequence[Range], *, on: bool = True) -> str:
        """Return the markup with that tag (``i``, ``b``, ``u`` or ``s``) over the ranges too, or taken off them where ``on`` is false.

        Tags stay properly nested: the new ones are closed and opened again where another one begins or ends alone.
        """
        flags = self._flags(name)
        for start, end in ranges:
            for at in range(max(0, start), min(end, len(flags))):
                flags[at] = on
        items = [item for item in self._items if item.tag is None or item.tag.name != name]
        opening, closing = set[int](), set[int]()
        for first, last in _runs(items, flags):
            opening.add(first)
            closing.add(last)
        made: list[_Item] = []
        for at, item in enumerate(items):
            made += [_Item("", Token("open", f"<{name}>", name=name))] if at in opening else []
            made.append(item)
            made += [_Item("", Token("close", f"</{name}>", name=name))] if at in closing else []
        return _write(made)

    def split(self, at: int) -> tuple[str, str]:
        """Return the markup before and after a position without the white space there; tags are closed and opened again."""
        cut, position = len(self._items), 0
        for index, item in enumerate(self._items):
            is_close = item.tag is not None and item.tag.kind == "close"
            if position >= at and not is_close:
                cut = index
                break
            position += len(item.shown)
        first, second = self._items[:cut], self._items[cut:]
        opened = [item for item in _left_open(first) if item.tag and item.tag.name != "rt"]
        closed = [_Item("", Token("close", f"</{item.tag.name}>")) for item in reversed(opened) if item.tag]
        return _write([*_trimmed(first, from_end=True), *closed]), _write([*opened, *_trimmed(second, from_end=False)])

    def _flags(self, name: str) -> list[bool]:
        """Return of each visible character whether it stands inside that tag."""
        flags, depth = [], 0
        for item in self._items:
            if item.tag is not None and item.tag.name == name:
                depth = max(0, depth + (1 if item.tag.kind == "open" else -1))
            flags += [depth > 0] * len(item.shown)
        return flags


def balanced(markup: str) -> str:
    """Return markup with the tags that it leaves open closed at its end."""
    if "<" not in markup:
        return markup
    opened = _left_open(VisibleText(markup)._items)
    return markup + "".join(f"</{item.tag.name}>" for item in reversed(opened) if item.tag)


def _write(items: Sequence[_Item]) -> str:
    parts: list[str] = []
    run: list[str] = []
    for item in items:
        if item.tag is None:
            run.append(item.shown)
        else:
            parts += (escape_text("".join(run)), item.tag.source)
            run.clear()
    return "".join(parts) + escape_text("".join(run))


def _left_open(items: Sequence[_Item]) -> list[_Item]:
    """Return the opening tags that are not closed."""
    opened: list[_Item] = []
    for item in items:
        if item.tag is not None and item.tag.kind == "open":
            opened.append(item)
        elif item.tag is not None and item.tag.kind == "close":
            for at in range(len(opened) - 1, -1, -1):
                tag = opened[at].tag
                if tag is not None and tag.name == item.tag.name:
                    del opened[at]
                    break
    return opened


def _trimmed(items: Sequence[_Item], *, from_end: bool) -> list[_Item]:
    """Return items without the white space at one end; tags among it stay."""
    kept: list[_Item] = []
    is_edge = True
    for item in reversed(items) if from_end else items:
        is_edge = is_edge and (item.tag is not None or item.shown.isspace())
        if item.tag is not None or not is_edge:
            kept.append(item)
    return kept[::-1] if from_end else kept


def _runs(items: Sequence[_Item], flags: Sequence[bool]) -> Iterator[Range]:
    """Yield the first and last item of each stretch of flagged characters, cut so that no other tag begins or ends alone in it."""
    stretch: list[int] = []
    position = 0
    for index, item in enumerate(items):
        flag = all(flags[position : position + len(item.shown)])
        if item.shown and not flag:
            yield from _nested(items, stretch)
            stretch = []
        elif item.shown or stretch:
            stretch += [] if stretch else _opened_just_before(items, index)
            stretch.append(index)
        position += len(item.shown)
    yield from _nested(items, stretch)


def _opened_just_before(items: Sequence[_Item], index: int) -> list[int]:
    first = index
    while first > 0 and (tag := items[first - 1].tag) is not None and tag.kind == "open" and not items[first - 1].shown:
        first -= 1
    return list(range(first, index))


def _nested(items: Sequence[_Item], stretch: Sequence[int]) -> Iterator[Range]:
    cuts: set[int] = set()
    opened: list[int] = []
    for index in stretch:
        tag = items[index].tag
        if tag is not None and tag.kind == "open":
            opened.append(index)
        elif tag is not None and tag.kind == "close":
            last = items[opened[-1]].tag if opened else None
            if last is not None and last.name == tag.name:
                opened.pop()
            else:
                cuts.add(index)
    cuts.update(opened)
    part: list[int] = []
    for index in [*stretch, -1]:
        if index < 0 or index in cuts:
            visible = [at for at in part if items[at].shown and not items[at].shown.isspace()]
            if visible:
                yield from _trim_tags(items, visible[0], visible[-1])
            part = []
        else:
            part.append(index)


def _trim_tags(items: Sequence[_Item], first: int, last: int) -> Iterator[Range]:
    """Yield a run between visible characters, widened over tags at its edges that belong to each other through it."""
    opened = 0
    for index in range(first, last + 1):
        tag = items[index].tag
        opened += (tag.kind == "open") - (tag.kind == "close") if tag is not None else 0
    while opened > 0 and last + 1 < len(items) and (tag := items[last + 1].tag) is not None and tag.kind == "close":
        opened, last = opened - 1, last + 1
    while opened < 0 and first > 0 and (tag := items[first - 1].tag) is not None and tag.kind == "open":
        opened, first = opened + 1, first - 1
    yield first, last
