"""The text of one cue as ASS event text: caption markup becomes override blocks, measured words become highlights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from captionstudio.core.document import Cue, Word
from captionstudio.core.languages import is_right_to_left
from captionstudio.core.markup import decode_entities, split_tags

# The classes every WebVTT player colours without being told (WebVTT, "default text color classes").
_CLASS_COLOURS = {
    "white": "#FFFFFF",
    "lime": "#00FF00",
    "cyan": "#00FFFF",
    "red": "#FF0000",
    "yellow": "#FFFF00",
    "magenta": "#FF00FF",
    "blue": "#0000FF",
    "black": "#000000",
}
_TAG_PARTS = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)(?P<classes>(?:\.[^\s.<>]+)*)\s*(?P<annotation>[^<>]*)>", re.IGNORECASE)
_FONT_COLOUR = re.compile(r"color\s*=\s*[\"']?(#[0-9a-fA-F]{6}|[a-zA-Z]+)")
# What an override block of a file may say inside our own style: position and type, nothing that counts in the file's own pixels.
_KEPT_OVERRIDES = re.compile(r"\\(?:an[1-9]|[ibus](?:\d+)?(?![a-z]))")
_BREAKS_AS_CODE = re.compile(r"\\(?=[Nnh{}]|$)")
_VTT_LINE = re.compile(r"\bline:(-?[\d.]+)(%?)")
_VTT_ALIGN = re.compile(r"\balign:(\w+)")
_RIGHT_TO_LEFT_MARK = "\u200f"
# A pause up to this long leaves the word before it lit, so that the highlight does not flicker.
_STEADY_MS = 400


def event_text(cue: Cue, colour: str, highlight: str | None, *, language: str | None, event_start_ms: int) -> str:
    """Return the ASS text of a cue drawn in ``colour``; with a ``highlight`` colour each measured word is lit while it is spoken."""
    builder = _Builder(colour)
    for piece, is_tag in split_tags(cue.text):
        if is_tag:
            builder.add_tag(piece)
        else:
            builder.add_text(decode_entities(piece))
    if highlight:
        builder.light(cue.words, highlight, event_start_ms)
    placed = "" if builder.is_placed else _placement(cue)
    mark = _RIGHT_TO_LEFT_MARK if is_right_to_left(language) else ""
    return placed + mark + builder.text().replace("\n", rf"\N{mark}")


def ass_colour(colour: str) -> str:
    """Return ``#RRGGBB`` or ``#RRGGBBAA`` as ASS writes it: ``&HAABBGGRR`` with the alpha turned round."""
    red, green, blue, alpha = colour[1:3], colour[3:5], colour[5:7], colour[7:9] or "FF"
    return f"&H{255 - int(alpha, 16):02X}{blue}{green}{red}".upper()


class _Builder:
    """Collects what is seen, and the override blocks with where they stand in it."""

    def __init__(self, colour: str) -> None:
        self._seen = ""
        self._blocks: list[tuple[int, str]] = []
        self._colours = [colour]
        self._colour_from: list[tuple[int, str]] = [(0, colour)]
        self.is_placed = False

    def add_text(self, text: str) -> None:
        self._seen += text

    def add_tag(self, tag: str) -> None:
        if tag.startswith("{"):
            self.is_placed = self.is_placed or "\\an" in tag
            self._block("".join(_KEPT_OVERRIDES.findall(tag)))
        elif parts := _TAG_PARTS.fullmatch(tag):
            name, is_close = parts["name"].lower(), bool(parts["close"])
            if name in "ibu":
                self._block(f"\\{name}{0 if is_close else 1}")
            elif name == "rt":
                scale = 100 if is_close else 60
                self._block(rf"\fscx{scale}\fscy{scale}")
            elif name in ("c", "font"):
                self._recolour(None if is_close else _colour_of(parts), is_close)

    def light(self, words: tuple[Word, ...], highlight: str, event_start_ms: int) -> None:
        """Colour each word from its start until the next one begins, or its own end before a pause."""
        for (start, end), word, next_start_ms in self._find_words(words):
            lit_to_ms = next_start_ms if next_start_ms - word.end_ms <= _STEADY_MS else word.end_ms
            from_ms, to_ms = max(0, word.start_ms - event_start_ms), max(0, lit_to_ms - event_start_ms)
            base = _block_colour(next(colour for at, colour in reversed(self._colour_from) if at <= start))
            lit = _block_colour(highlight)
            self._blocks.append((start, rf"{{{base}\t({from_ms},{from_ms},{lit})\t({to_ms},{to_ms},{base})}}"))
            self._blocks.append((end, f"{{{base}}}"))

    def text(self) -> str:
        blocks = sorted(self._blocks, key=lambda block: block[0])
        cuts = [0, *(at for at, _ in blocks), len(self._seen)]
        pieces = [_escape(self._seen[a:b]) for a, b in pairwise(cuts)]
        return "".join(piece + block for piece, (_, block) in zip(pieces, [*blocks, (0, "")], strict=True))

    def _find_words(self, words: tuple[Word, ...]) -> Iterator[tuple[tuple[int, int], Word, int]]:
        """Yield where each word stands in the text; words that an edit took out of it are passed over."""
        cursor = 0
        for index, word in enumerate(words):
            at = self._seen.find(word.text, cursor)
            if at >= 0 and word.text:
                cursor = at + len(word.text)
                yield (at, cursor), word, words[index + 1].start_ms if index + 1 < len(words) else word.end_ms

    def _block(self, code: str) -> None:
        if code:
            self._blocks.append((len(self._seen), f"{{{code}}}"))

    def _recolour(self, colour: str | None, is_close: bool) -> None:
        if not is_close:
            self._colours.append(colour or self._colours[-1])
        elif len(self._colours) > 1:
            self._colours.pop()
        self._colour_from.append((len(self._seen), self._colours[-1]))
        if self._colour_from[-1][1] != self._colour_from[-2][1]:
            self._block(_block_colour(self._colours[-1]))


def _colour_of(parts: re.Match[str]) -> str | None:
    if parts["name"].lower() == "font":
        found = _FONT_COLOUR.search(parts["annotation"])
        return (found[1] if found[1].startswith("#") else _CLASS_COLOURS.get(found[1].lower())) if found else None
    named = (_CLASS_COLOURS.get(name.lower()) for name in parts["classes"].split("."))
    return next((colour for colour in named if colour), None)


def _block_colour(colour: str) -> str:
    return rf"\1c&H{ass_colour(colour)[4:]}&"


def _escape(text: str) -> str:
    """Keep libass from taking what the viewer should read for code: a joiner parts a backslash from what would make it one."""
    return _BREAKS_AS_CODE.sub("\\\\\u2060", text).replace("{", "\\{").replace("}", "\\}")


def _placement(cue: Cue) -> str:
    r"""Return the ``\an`` block for a cue that WebVTT settings place at the top or a side, or nothing."""
    settings = cue.carried.settings if cue.carried and cue.carried.format == "vtt" else ""
    line, align = _VTT_LINE.search(settings), _VTT_ALIGN.search(settings)
    is_top = bool(line) and (float(line[1]) < 50 if line[2] else 0 <= float(line[1]) < 8) if line else False
    side = {"start": -1, "left": -1, "end": 1, "right": 1}.get(align[1], 0) if align else 0
    return rf"{{\an{(8 if is_top else 2) + side}}}" if is_top or side else ""
