"""Dresses caption markup while it is edited: tags step back, italics lean, doubtful words are underlined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from captionstudio.core.document import Cue, Word
from captionstudio.core.markup import tokenise
from captionstudio.core.spans import find_words, seen_text
from captionstudio.ui.text_shapes import tag_shape
from captionstudio.ui.theme import colours_for


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A measured word and where it stands in the markup."""

    start: int
    end: int
    word: Word


def place_words(cue: Cue) -> tuple[PlacedWord, ...]:
    """Return the measured words of a cue with their places in its text."""
    seen, places = seen_text(cue.text)
    return tuple(PlacedWord(places[start], places[end - 1] + 1, word) for start, end, word in find_words(seen, cue.words))


class MarkupHighlighter(QSyntaxHighlighter):
    """Formats a whole text at once, since a tag may open on one line and close on another."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._text = ""
        self._doubtful: tuple[tuple[int, int], ...] = ()

    def show(self, text: str, words: tuple[PlacedWord, ...]) -> None:
        """Dress a text with these words in it."""
        doubtful = tuple((each.start, each.end) for each in words if each.word.is_doubtful)
        if (text, doubtful) != (self._text, self._doubtful):
            self._text, self._doubtful = text, doubtful
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Format one line."""
        offset = self.currentBlock().position()
        for start, end, shape in self._formats():
            first, last = max(start, offset) - offset, min(end, offset + len(text)) - offset
            for at in range(first, last):
                merged = self.format(at)
                merged.merge(shape)
                self.setFormat(at, 1, merged)

    def _formats(self) -> Iterator[tuple[int, int, QTextCharFormat]]:
        colours = colours_for()
        tag = QTextCharFormat()
        tag.setForeground(colours.muted)
        opened: dict[str, int] = {}
        at = 0
        for token in tokenise(self._text):
            end = at + len(token.source)
            if token.kind != "text":
                yield at, end, tag
            if token.kind == "open":
                opened.setdefault(token.name, end)
            elif token.kind == "close" and token.name in opened:
                yield opened.pop(token.name), at, tag_shape(token.name)
            at = end
        for name, start in opened.items():
            yield start, at, tag_shape(name)
        doubt = QTextCharFormat()
        doubt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        doubt.setUnderlineColor(colours.warning)
        for start, end in self._doubtful:
            yield start, end, doubt
