"""Looks as small pictures to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from captionstudio.core.styles import CaptionStyle
from captionstudio.ui.dialogs.style_presets import style_title
from captionstudio.ui.theme import colours_for

_COLUMNS = 4
_PICTURE_HEIGHT = 38
_LETTERS = 15.0  # pixels for a style of the usual size
_USUAL_SIZE = 6.6
_SKY, _GROUND = QColor("#5d7fa8"), QColor("#1d2b40")
OWN_LOOKS = ""  # the key of “as in the file”


class StyleTiles(QWidget):
    """Tiles in rows of four. ``style_chosen(name)`` tells of the user's choice; `OWN_LOOKS` is “as in the file”."""

    style_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._tiles: dict[str, StyleTile] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def set_styles(self, styles: Mapping[str, CaptionStyle], *, has_own_looks: bool = False) -> None:
        """Show these looks, with “as in the file” in front where the captions bring their own."""
        chosen = self.chosen
        for tile in self._tiles.values():
            self._group.removeButton(tile)
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        if has_own_looks:
            self._tiles[OWN_LOOKS] = StyleTile(None, self.tr("As in the file"), self)
        for name, style in styles.items():
            self._tiles[name] = StyleTile(style, style_title(name), self)
        for at, (key, tile) in enumerate(self._tiles.items()):
            tile.setObjectName(key)
            self._group.addButton(tile)
            self._grid.addWidget(tile, at // _COLUMNS, at % _COLUMNS)
            tile.clicked.connect(self._on_clicked)
        self.choose(chosen if chosen in self._tiles else next(iter(self._tiles)))

    @property
    def chosen(self) -> str:
        """The name of the chosen look."""
        return next((key for key, tile in self._tiles.items() if tile.isChecked()), OWN_LOOKS)

    def choose(self, name: str) -> None:
        """Choose without telling anybody; an unknown name changes nothing."""
        if name in self._tiles:
            self._tiles[name].setChecked(True)
            self.setFocusProxy(self._tiles[name])

    def tile(self, name: str) -> StyleTile:
        """Return the tile of a look."""
        return self._tiles[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrows."""
        side = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Left: -side, Qt.Key.Key_Right: side, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}
        step = steps.get(Qt.Key(event.key()))
        keys = list(self._tiles)
        at = keys.index(self.chosen) + step if step is not None else -1
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= at < len(keys):
            self.choose(keys[at])
            self._tiles[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self.style_chosen.emit(keys[at])

    def _on_clicked(self) -> None:
        self.setFocusProxy(self._tiles[self.chosen])
        self.style_chosen.emit(self.chosen)


class StyleTile(QAbstractButton):
    """One look: two words drawn about as it draws them, and its name below."""

    def __init__(self, style: CaptionStyle | None, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._title = title
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setToolTip(title)

    def sizeHint(self) -> QSize:
        """Room for the picture and the name."""
        return QSize(92, _PICTURE_HEIGHT + self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        """Never cut a usual name."""
        return QSize(72, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the tiles together."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, picture, name and, where chosen, a ring."""
        colours = colours_for(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.selection if self.isChecked() else colours.hover if self.underMouse() else colours.field)
        painter.drawRoundedRect(whole, 6, 6)
        picture = QRectF(whole.left() + 3, whole.top() + 3, whole.width() - 6, _PICTURE_HEIGHT - 3)
        self._paint_picture(painter, picture)
        painter.setPen(colours.text)
        below = QRectF(whole.left() + 4, picture.bottom(), whole.width() - 8, whole.bottom() - picture.bottom())
        title = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, title)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, 2 if self.isChecked() else 1))
            painter.drawRoundedRect(whole, 6, 6)
        if self.isChecked() and self.hasFocus():
            painter.setPen(QPen(colours.text, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(whole.adjusted(3, 3, -3, -3), 4, 4)

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        ground = QLinearGradient(place.topLeft(), place.bottomRight())
        ground.setColorAt(0, _SKY)
        ground.setColorAt(1, _GROUND)
        clip = QPainterPath()
        clip.addRoundedRect(place, 4, 4)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(place, ground)
        if self._style is None:
            painter.setPen(QColor("#FFFFFF"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "ASS")
        else:
            _paint_words(painter, place, self._style)
        painter.restore()


def _paint_words(painter: QPainter, place: QRectF, style: CaptionStyle) -> None:
    font = QFont(style.font)
    font.setPixelSize(round(_LETTERS * (0.5 + 0.5 * style.size / _USUAL_SIZE)))
    font.setBold(style.bold)
    font.setItalic(style.italic)
    metrics = QFontMetricsF(font)
    words = ("Aa", "Bb")
    space = metrics.horizontalAdvance(" ")
    widths = [metrics.horizontalAdvance(word) for word in words]
    total = sum(widths) + space
    half = metrics.height() / 2 + 1
    middle = {"top": place.top() + half, "middle": place.center().y(), "bottom": place.bottom() - half}
    baseline = middle[style.position] + (metrics.ascent() - metrics.descent()) / 2
    left = place.center().x() - total / 2
    if style.box_colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(css_colour(style.box_colour))
        painter.drawRoundedRect(QRectF(left - 5, baseline - metrics.ascent() - 1, total + 10, metrics.height() + 2), 2, 2)
    colours = [css_colour(colour) for colour in _word_colours(style)]
    for word, width, colour in zip(words, widths, colours, strict=True):
        path = QPainterPath()
        path.addText(QPointF(left, baseline), font, word)
        if style.shadow and style.shadow_colour:
            painter.fillPath(path.translated(1, 1), css_colour(style.shadow_colour))
        if style.outline:
            painter.strokePath(path, QPen(css_colour(style.outline_colour), max(1.0, style.outline / 3), Qt.PenStyle.SolidLine))
        painter.fillPath(path, colour)
        left += width + space


def _word_colours(style: CaptionStyle) -> tuple[str, str]:
    if style.highlight:
        return style.colour, style.highlight
    if len(style.speaker_colours) > 1:
        return style.speaker_colours[0], style.speaker_colours[1]
    return style.colour, style.colour


def css_colour(text: str) -> QColor:
    """Return the colour written as ``#RRGGBB`` or ``#RRGGBBAA``; Qt itself reads the alpha in front."""
    colour = QColor(text[:7])
    if len(text) == 9:
        colour.setAlpha(int(text[7:], 16))
    return colour


def css_text(colour: QColor) -> str:
    """Write a colour as ``#RRGGBB``, or ``#RRGGBBAA`` where it is see-through."""
    alpha = f"{colour.alpha():02X}" if colour.alpha() < 255 else ""
    return f"{colour.name().upper()}{alpha}"
