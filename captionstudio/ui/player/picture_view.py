"""The picture with what is drawn over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from captionstudio.services.captions_shown import CaptionsShown
from captionstudio.ui.icons import icon_pixmap
from captionstudio.ui.player.speaker_tag import Tag, paint_tags
from captionstudio.ui.theme import colours_for

_RADIUS = 6
_GROUND = QColor("#0c0d10")
_SHADE = QColor("#14161b")
_ON_GROUND = QColor("#8d949f")
# Parts of the picture's width and height left out at each side: what old screens cut off, and where captions belong.
_SAFE_AREAS = ((0.05, "#80ffffff"), (0.10, "#50ffffff"))
_SYMBOL_SIZE = 44


class PictureView(QWidget):
    """Paints the picture in its own proportions, in dark as players are in any theme.

    ``clicked()`` and ``double_clicked()`` come from the left button; ``picture_resized(QSize)`` tells how many pixels of the screen the
    picture has.
    """

    clicked = Signal()
    double_clicked = Signal()
    picture_resized = Signal(QSize)

    def __init__(self, captions: CaptionsShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions = captions
        self._image = QImage()
        self._proportions = QSize(16, 9)
        self._symbol, self._text, self._hint = "film", "", ""
        self._shows_safe_area = False
        self._tags: list[Tag] = []
        self._told_size = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        captions.changed.connect(self._on_captions_changed)

    @property
    def image(self) -> QImage:
        """The picture alone, as fine as it was made."""
        return self._image

    def set_image(self, image: QImage) -> None:
        """Show a picture; a null one takes it away."""
        self._image = image
        self.update(self.picture_rect().toAlignedRect())

    def set_proportions(self, size: QSize) -> None:
        """Say how wide and high the picture is meant to be seen."""
        self._proportions = size
        self._tell_size()
        self.update()

    def set_placeholder(self, symbol: str, text: str, hint: str = "") -> None:
        """Say what stands where there is no picture: an icon and words."""
        self._symbol, self._text, self._hint = symbol, text, hint
        self.setAccessibleDescription(f"{text} {hint}".strip())
        self.update()

    def set_safe_area(self, is_shown: bool) -> None:
        """Show the guides, or not."""
        self._shows_safe_area = is_shown
        self.update()

    def set_speakers(self, tags: list[Tag]) -> None:
        """Write who speaks into the corner; it is no part of a snapshot."""
        self._tags = tags
        self.update(self.picture_rect().toAlignedRect())

    def picture_rect(self) -> QRectF:
        """Return where the picture lies in the widget, on whole pixels of the screen."""
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        size = self._proportions.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
        return QRectF(left / ratio, top / ratio, size.width() / ratio, size.height() / ratio)

    def snapshot(self) -> QImage:
        """Return the picture in its own proportions with the captions on it, null where there is none."""
        if self._image.isNull():
            return QImage()
        size = self._proportions.scaled(self._image.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        result = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(result)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_captions(painter, QRectF(result.rect()))
        painter.end()
        return result

    def sizeHint(self) -> QSize:
        """A picture that captions can be read on."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """Small, but a picture."""
        return QSize(240, 135)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, picture, captions and guides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self.isWindow():
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
            painter.setClipPath(path)
        painter.fillRect(self.rect(), _GROUND)
        rect = self.picture_rect()
        if not self._image.isNull():
            painter.drawImage(rect, self._image)
        elif self._text:
            painter.fillRect(self.rect(), _SHADE)
            self._draw_placeholder(painter)
        self._draw_captions(painter, rect)
        if self._shows_safe_area and not self._image.isNull():
            _draw_safe_area(painter, rect)
        if self._tags:
            paint_tags(painter, rect, self._tags, self.font())
        if self.hasFocus() and self.window().property("keyboardFocus"):
            painter.setPen(QPen(colours_for(self).focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have captions drawn for the new size."""
        super().resizeEvent(event)
        self._tell_size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the left button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.clicked.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click, which comes instead of a press."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def _tell_size(self) -> None:
        ratio, rect = self.devicePixelRatioF(), self.picture_rect()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        if size != self._told_size:
            self._told_size = size
            self.picture_resized.emit(size)

    def _draw_captions(self, painter: QPainter, rect: QRectF) -> None:
        """Lay the captions over a picture that fills ``rect``; where they are for another size still, they are stretched to it."""
        captions = self._captions
        if captions.text:
            self._write_captions(painter, rect)
        if captions.image.isNull():
            return
        across, down = rect.width() / captions.drawn_for.width(), rect.height() / captions.drawn_for.height()
        corner = QPointF(rect.x() + captions.place.x() * across, rect.y() + captions.place.y() * down)
        target = QRectF(corner.x(), corner.y(), captions.image.width() * across, captions.image.height() * down)
        painter.drawImage(target, captions.image)

    def _write_captions(self, painter: QPainter, rect: QRectF) -> None:
        """Without libass: plain letters with an outline."""
        font = QFont(self.font())
        font.setPixelSize(max(8, round(rect.height() * 0.055)))
        margin = rect.height() * 0.06
        room = rect.adjusted(margin, margin, -margin, -margin)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
        painter.setFont(font)
        width = max(1.0, font.pixelSize() / 14)
        for colour, steps in ((_GROUND, ((-width, 0), (width, 0), (0, -width), (0, width))), (QColor("white"), ((0, 0),))):
            painter.setPen(colour)
            for right, below in steps:
                painter.drawText(room.translated(right, below), flags, self._captions.text)

    def _draw_placeholder(self, painter: QPainter) -> None:
        middle = self.rect().center()
        symbol = icon_pixmap(self._symbol, _ON_GROUND, _SYMBOL_SIZE, self.devicePixelRatioF())
        top = middle.y() - _SYMBOL_SIZE
        painter.drawPixmap(QPointF(middle.x() - _SYMBOL_SIZE / 2, top), symbol)
        room = QRect(16, top + _SYMBOL_SIZE + 12, self.width() - 32, self.height() - top - _SYMBOL_SIZE - 12)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.setPen(QColor("#c9ced6"))
        used = painter.boundingRect(room, flags, self._text)
        painter.drawText(room, flags, self._text)
        if self._hint:
            painter.setPen(_ON_GROUND)
            painter.drawText(room.adjusted(0, used.height() + 4, 0, 0), flags, self._hint)

    def _on_captions_changed(self) -> None:
        self.update(self.picture_rect().toAlignedRect())


def _draw_safe_area(painter: QPainter, rect: QRectF) -> None:
    for share, colour in _SAFE_AREAS:
        across, down = rect.width() * share, rect.height() * share
        pen = QPen(QColor(colour), 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(across, down, -across, -down))
