"""The text of one cue as ASS event text: caption markup becomes override blocks, measured words become highlights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from captionstudio.core.document import Cue, Word
from captionstudio.core.languages import is_right_to_left
from captionstudio.core.markup import Token, find_position, tokenise
from captionstudio.core.styles import CaptionStyle
from captionstudio.engines.ffmpeg.fonts import EMOJI, EMOJI_FONT

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
_FONT_COLOUR = re.compile(r"color\s*=\s*[\"']?(#[0-9a-fA-F]{6}|[a-zA-Z]+)")
# What an override block of a file may say inside our own style: type, nothing that counts in the file's own pixels.
_KEPT_OVERRIDES = re.compile(r"\\[ibus](?:\d+)?(?![a-z])")
_BREAKS_AS_CODE = re.compile(r"\\(?=[Nnh{}]|$)")
_VTT_LINE = re.compile(r"\bline:(-?\d+(?:\.\d+)?)(%?)")
_VTT_ALIGN = re.compile(r"\balign:(\w+)")
_ROWS = {"bottom": 2, "middle": 5, "top": 8}
# WebVTT counts whole lines from the top; a picture holds about 15 of them.
_TOP_LINES = 8
_RIGHT_TO_LEFT_MARK = "\u200f"
# A pause up to this long leaves the word before it lit, so that the highlight does not flicker.
_STEADY_MS = 400


def event_text(cue: Cue, style: CaptionStyle, language: str | None) -> str:
    """Return the ASS text of a cue drawn in ``style``; with a highlight colour each measured word is lit while it is spoken."""
    is_rtl = is_right_to_left(language)
    builder = _Builder(style.colour)
    for token in tokenise(cue.text):
        builder.add(token)
    builder.change_font(style.font)
    if style.highlight:
        builder.light(_timed_words(cue), style.highlight, (cue.start_ms + 5) // 10 * 10)
    mark = _RIGHT_TO_LEFT_MARK if is_rtl else ""
    return _placement(cue, _ROWS[style.position], is_rtl) + mark + builder.text().replace("\n", rf"\N{mark}")


def has_word_times(cue: Cue) -> bool:
    """Whether it is known when the words of a cue are spoken, by measured words or by times inside its text."""
    return bool(cue.words) or any(token.kind == "time" for token in tokenise(cue.text))


def ass_colour(colour: str) -> str:
    """Return ``#RRGGBB`` or ``#RRGGBBAA`` as ASS writes it: ``&HAABBGGRR`` with the alpha turned round."""
    red, green, blue, alpha = colour[1:3], colour[3:5], colour[5:7], colour[7:9] or "FF"
    return f"&H{255 - int(alpha, 16):02X}{blue}{green}{red}".upper()


def _timed_words(cue: Cue) -> tuple[Word, ...]:
    """Return the measured words, or what stands between the times inside the text (``<00:00:01.000>``)."""
    if cue.words:
        return cue.words
    parts: list[tuple[int, str]] = [(cue.start_ms, "")]
    for token in tokenise(cue.text):
        if token.kind == "time":
            parts.append((token.time_ms, ""))
        parts[-1] = (parts[-1][0], parts[-1][1] + token.text)
    if len(parts) == 1:
        return ()
    ends = [start for start, _ in parts[1:]] + [cue.end_ms]
    return tuple(Word(text.strip(), start, end, space_before=False) for (start, text), end in zip(parts, ends, strict=True))


class _Builder:
    """Collects what is seen, and the override blocks with where they stand in it."""

    def __init__(self, colour: str) -> None:
        self._seen = ""
        self._blocks: list[tuple[int, str]] = []
        self._open_colours = [colour]
        self._colours: list[tuple[int, str]] = [(0, colour)]

    def add(self, token: Token) -> None:
        """Take the next piece of markup."""
        is_close = token.kind == "close"
        self._seen += token.text
        if token.kind == "override":
            self._block("".join(_KEPT_OVERRIDES.findall(token.annotation)))
        elif token.name in ("i", "b", "u", "s"):
            self._block(f"\\{token.name}{0 if is_close else 1}")
        elif token.name == "rt":
            scale = 100 if is_close else 60
            self._block(rf"\fscx{scale}\fscy{scale}")
        elif token.name in ("c", "font"):
            self._recolour(token)

    def change_font(self, font: str) -> None:
        """Have emoji drawn with the font that has them; libass finds no shipped font by itself."""
        for found in EMOJI.finditer(self._seen):
            self._blocks += [(found.start(), rf"{{\fn{EMOJI_FONT}}}"), (found.end(), rf"{{\fn{font}}}")]

    def light(self, words: tuple[Word, ...], highlight: str, event_start_ms: int) -> None:
        """Colour each word from its start until the next one begins, or its own end before a pause."""
        lit = _block_colour(highlight)
        for (start, end), word, next_start_ms in self._find_words(words):
            lit_to_ms = next_start_ms if next_start_ms - word.end_ms <= _STEADY_MS else word.end_ms
            from_ms, to_ms = word.start_ms - event_start_ms, lit_to_ms - event_start_ms
            if to_ms <= 0:
                continue
            base = _block_colour(self._colour_at(start))
            # A change at 0 is no change in ASS: it would stretch over the whole event.
            begin = rf"{base}\t({from_ms},{from_ms},{lit})" if from_ms > 0 else lit
            self._blocks.append((start, rf"{{{begin}\t({to_ms},{to_ms},{base})}}"))
            self._blocks.append((end, f"{{{_block_colour(self._colour_at(end))}}}"))

    def text(self) -> str:
        """Return what was collected as ASS."""
        blocks = sorted(self._blocks, key=lambda block: block[0])
        cuts = [0, *(at for at, _ in blocks), len(self._seen)]
        pieces = [_escape(self._seen[a:b]) for a, b in pairwise(cuts)]
        return "".join(piece + block for piece, (_, block) in zip(pieces, [*blocks, (0, "")], strict=True))

    def _find_words(self, words: tuple[Word, ...]) -> Iterator[tuple[tuple[int, int], Word, int]]:
        """Yield where each word stands in the text; words that an edit took out of it are passed over."""
        cursor = 0
        for index, word in enumerate(words):
            at = self._find_word(word, cursor)
            if at >= 0 and word.text:
                cursor = at + len(word.text)
                yield (at, cursor), word, words[index + 1].start_ms if index + 1 < len(words) else word.end_ms

    def _find_word(self, word: Word, cursor: int) -> int:
        """Return where a word begins at or after ``cursor``, not inside another one, or -1."""
        at = self._seen.find(word.text, cursor)
        while word.space_before and at > 0 and self._seen[at - 1].isalnum():
            at = self._seen.find(word.text, at + 1)
        return at

    def _colour_at(self, place: int) -> str:
        return next(colour for at, colour in reversed(self._colours) if at <= place)

    def _block(self, code: str) -> None:
        if code:
            self._blocks.append((len(self._seen), f"{{{code}}}"))

    def _recolour(self, token: Token) -> None:
        before = self._open_colours[-1]
        if token.kind == "open":
            self._open_colours.append(_colour_of(token) or before)
        elif len(self._open_colours) > 1:
            self._open_colours.pop()
        colour = self._open_colours[-1]
        if colour != before:
            self._colours.append((len(self._seen), colour))
            self._block(_block_colour(colour))


def _colour_of(token: Token) -> str | None:
    if token.name == "font":
        found = _FONT_COLOUR.search(token.annotation)
        return (found[1] if found[1].startswith("#") else _CLASS_COLOURS.get(found[1].lower())) if found else None
    named = (_CLASS_COLOURS.get(name.lower()) for name in token.classes)
    return next((colour for colour in named if colour), None)


def _block_colour(colour: str) -> str:
    return rf"\1c&H{ass_colour(colour)[4:]}&"


def _escape(text: str) -> str:
    """Keep libass from taking what the viewer should read for code: a joiner parts a backslash from what would make it one."""
    return _BREAKS_AS_CODE.sub("\\\\\u2060", text).replace("{", "\\{").replace("}", "\\}")


def _placement(cue: Cue, usual: int, is_rtl: bool) -> str:
    r"""Return the ``\an`` block for a cue that does not stand where its style has it, by an override block or WebVTT settings."""
    place = find_position(cue.text)
    if place is None:
        settings = cue.carried.settings if cue.carried and cue.carried.format == "vtt" else ""
        line, align = _VTT_LINE.search(settings), _VTT_ALIGN.search(settings)
        start = 1 if is_rtl else -1
        sides = {"start": start, "left": -1, "end": -start, "right": 1}
        row = _row(float(line[1]), is_percent=bool(line[2])) if line else usual
        place = row + (sides.get(align[1], 0) if align else 0)
    return rf"{{\an{place}}}" if place != usual else ""


def _row(line: float, *, is_percent: bool) -> int:
    """Return the middle place of the third of the picture that a WebVTT ``line`` lies in."""
    if not is_percent:
        return _ROWS["top"] if 0 <= line < _TOP_LINES else _ROWS["bottom"]
    return _ROWS["top"] if line < 100 / 3 else _ROWS["middle"] if line < 200 / 3 else _ROWS["bottom"]
