"""Captions laid out for a cell of the grid: markup drawn, doubtful words underlined, what was searched for lit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from captionstudio.core.document import Cue
from captionstudio.core.markup import tokenise
from captionstudio.core.spans import find_words, seen_text
from captionstudio.services.cue_filter import find_all
from captionstudio.ui.text_direction import set_direction, text_direction
from captionstudio.ui.text_shapes import tag_shape
from captionstudio.ui.theme import Colours

_KEPT = 800
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A caption in lines. ``rest`` is the last line that fits, cut, where there are more."""

    layout: QTextLayout
    lines: int
    rest: str


class CaptionLayouts:
    """Lays captions out, and keeps what was laid out until the cue, the width, the font or the colours change."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[Cue, int, _Laid]] = {}
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)
        self._colours: Colours | None = None
        self._searched = ""
        self._most_lines = 3

    def prepare(self, font: QFont, colours: Colours, searched: str, most_lines: int) -> None:
        """Say how everything is to look from now on; cheap where nothing has changed."""
        if (colours, searched, most_lines) != (self._colours, self._searched, self._most_lines) or font != self._font:
            self._kept.clear()
            self._font, self._colours, self._searched, self._most_lines = font, colours, searched, most_lines
            self._metrics = QFontMetricsF(font)

    def draw(self, painter: QPainter, rect: QRectF, cue: Cue, key: str, language: str | None) -> None:
        """Draw a cue's text in the painter's colour into a cell of the column ``key``, as many lines as have room."""
        laid = self._laid(cue, key, language, int(rect.width()))
        painter.setFont(self._font)
        spacing = self._metrics.lineSpacing()
        lines = min(laid.lines, max(1, round(rect.height() / spacing)))
        rest = laid.rest if lines == laid.lines else self._cut(laid.layout, lines, int(rect.width()))
        if not rest:
            laid.layout.draw(painter, rect.topLeft())
            return
        for at in range(lines - 1):
            laid.layout.lineAt(at).draw(painter, rect.topLeft())
        last = QRectF(rect.left(), rect.top() + (lines - 1) * spacing, rect.width(), spacing)
        painter.drawText(last, laid.layout.textOption().alignment() | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine, rest)

    def _laid(self, cue: Cue, key: str, language: str | None, width: int) -> _Laid:
        place = key, cue.id
        kept = self._kept.get(place)
        if kept is not None and kept[0] is cue and kept[1] == width:
            return kept[2]
        if len(self._kept) > _KEPT:
            self._kept.clear()
        laid = self._lay_out(cue, language, width)
        self._kept[place] = cue, width, laid
        return laid

    def _lay_out(self, cue: Cue, language: str | None, width: int) -> _Laid:
        text, formats = self._format(cue)
        direction = text_direction(text, language)
        layout = self._in_lines(text.replace("\n", _LINE_SEPARATOR), formats, width, direction)
        if layout.lineCount() > text.count("\n") + 1 or layout.lineCount() > self._most_lines:
            layout = self._in_lines(text.replace("\n", " "), formats, width, direction)
        lines = min(layout.lineCount(), self._most_lines)
        return _Laid(layout, lines, self._cut(layout, lines, width) if layout.lineCount() > lines else "")

    def _cut(self, layout: QTextLayout, lines: int, width: int) -> str:
        """Return what stands in the last of so many lines, cut where it is full."""
        rest = layout.text()[layout.lineAt(lines - 1).textStart() :]
        return self._metrics.elidedText(rest.replace(_LINE_SEPARATOR, " "), Qt.TextElideMode.ElideRight, width)

    def _in_lines(self, text: str, formats: list[QTextLayout.FormatRange], width: int, direction: Qt.LayoutDirection) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        set_direction(option, direction)
        layout = QTextLayout(text, self._font)
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        y, spacing = 0.0, self._metrics.lineSpacing()
        for _ in range(self._most_lines + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += spacing
        layout.endLayout()
        return layout

    def _format(self, cue: Cue) -> tuple[str, list[QTextLayout.FormatRange]]:
        """Return what is seen of a cue, and the formats of its parts."""
        text = cue.text
        has_markup = "<" in text or "&" in text or "{" in text
        seen = seen_text(text)[0] if has_markup else text
        formats = list(_tag_formats(text)) if has_markup else []
        if any(word.is_doubtful for word in cue.words):
            formats += [_range(a, b, self._doubt()) for a, b, word in find_words(seen, cue.words) if word.is_doubtful]
        formats += [_range(at, at + length, self._match()) for at, length in find_all(seen, self._searched)]
        return seen, formats

    def _doubt(self) -> QTextCharFormat:
        assert self._colours is not None
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shape.setUnderlineColor(self._colours.warning)
        return shape

    def _match(self) -> QTextCharFormat:
        assert self._colours is not None
        shape = QTextCharFormat()
        ground = QColor(self._colours.warning)
        ground.setAlpha(90)
        shape.setBackground(ground)
        return shape


def _tag_formats(text: str) -> Iterator[QTextLayout.FormatRange]:
    """Yield the formats of what stands in italics, bold, underlined or struck through."""
    seen = 0
    opened: dict[str, int] = {}
    for token in tokenise(text):
        if token.kind == "open":
            opened.setdefault(token.name, seen)
        elif token.kind == "close" and token.name in opened:
            yield _range(opened.pop(token.name), seen, tag_shape(token.name))
        seen += 1 if token.name == "rt" else len(token.text)
    for name, start in opened.items():
        yield _range(start, seen, tag_shape(name))


def _range(start: int, end: int, shape: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, shape
    return made
