"""Our icons: drawings of one stroke weight in ``resources/icons``, in the colour of the theme they are shown in.

>>> button.setIcon(icon("play", button))  # doctest: +SKIP
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from captionstudio.core.resources import resource_path
from captionstudio.ui.theme import colours_for

_FOLDER = "icons"
_LABEL_SIZE = 18
_clones: list[QIconEngine] = []


def icon(name: str, widget: QWidget, colour: str = "") -> QIcon:
    """Return a drawing as an icon that is coloured anew at every paint, so that it follows a change of theme by itself.

    It takes the colour of text; of muted text where it is disabled; of text on the accent while ``widget`` has the property ``primary``.

    Args:
        name: a file in ``resources/icons`` without its suffix.
        widget: the widget that shows it, or whose window does.
        colour: the name of a field of `Colours` to take instead of the text's, such as ``warning``.

    Raises:
        KeyError: there is no such drawing.
    """
    _drawing(name)
    return QIcon(_IconEngine(name, widget, colour))


def icon_pixmap(name: str, colour: QColor, size: int, pixel_ratio: float = 1.0) -> QPixmap:
    """Return a drawing in one colour, for a widget that paints itself; kept, so asking at every paint is cheap.

    Args:
        name: a file in ``resources/icons`` without its suffix.
        colour: of the strokes.
        size: of the square it fills, in logical pixels.
        pixel_ratio: ``devicePixelRatioF()`` of the widget.
    """
    return _pixmap(name, colour.rgba(), size, pixel_ratio)


def icon_names() -> tuple[str, ...]:
    """Return the names of all drawings."""
    return tuple(sorted(path.stem for path in resource_path(_FOLDER).glob("*.svg")))


class IconLabel(QLabel):
    """A drawing by itself, crisp on every screen and in the theme's colour."""

    def __init__(self, name: str, size: int = _LABEL_SIZE, colour: str = "", parent: QWidget | None = None) -> None:
        """``colour`` is the name of a field of `Colours`, the text's where it is empty."""
        super().__init__(parent)
        self._icon = icon(name, self, colour)
        self.setFixedSize(size, size)

    def set_icon(self, name: str, colour: str = "") -> None:
        """Show another drawing."""
        self._icon = icon(name, self, colour)
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(painter, self.rect(), Qt.AlignmentFlag.AlignCenter, mode)


class _IconEngine(QIconEngine):
    def __init__(self, name: str, widget: QWidget, colour: str) -> None:
        super().__init__()
        self._name, self._widget, self._colour = name, widget, colour

    def clone(self) -> QIconEngine:
        # The binding would delete the clone with its Python object as soon as this returns; Qt deletes it when its icon goes.
        _clones[:] = [engine for engine in _clones if isValid(engine)]
        _clones.append(_IconEngine(self._name, self._widget, self._colour))
        return _clones[-1]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        pixmap = _pixmap(self._name, self._colour_for(mode).rgba(), side, ratio)
        painter.drawPixmap(rect.center() - QPoint((side - 1) // 2, (side - 1) // 2), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        return _pixmap(self._name, self._colour_for(mode).rgba(), side, scale)

    def _colour_for(self, mode: QIcon.Mode) -> QColor:
        widget = self._widget if isValid(self._widget) else None
        colours = colours_for(widget)
        if mode == QIcon.Mode.Disabled:
            return colours.muted
        if self._colour:
            return getattr(colours, self._colour)  # type: ignore[no-any-return]
        return colours.accent_text if _is_primary(widget) else colours.text


def _is_primary(widget: QObject | None) -> bool:
    return widget is not None and bool(widget.property("primary"))


@functools.lru_cache(maxsize=512)
def _pixmap(name: str, rgba: int, size: int, pixel_ratio: float) -> QPixmap:
    side = max(1, round(size * pixel_ratio))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    colour = QColor.fromRgba(rgba)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    drawing = _drawing(name).replace(b"currentColor", colour.name().encode())
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap


@functools.lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    try:
        return resource_path(f"{_FOLDER}/{name}.svg").read_bytes()
    except OSError as error:
        raise KeyError(f"There is no icon {name!r}.") from error
