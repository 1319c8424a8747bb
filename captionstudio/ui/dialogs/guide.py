"""The guide, read inside the program: it lies beside it, no network is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QBrush,
    QImage,
    QImageReader,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from captionstudio.core.resources import resource_path
from captionstudio.ui.theme import colours_for

_SIZE = (980, 760)
_START = "README.md"
_MARGIN = 28
_ABOVE_HEADING, _BELOW_HEADING, _AROUND = 22, 6, 8
_CELL_PADDING = 5
_LEAST_WIDTH = 200
_REST_MS = 60
_PICTURE = QTextDocument.ResourceType.ImageResource.value


class GuideDialog(QDialog):
    """The pages of ``docs/guide``, with their pictures as wide as the page."""

    def __init__(self, parent: QWidget | None = None, page: str = _START) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.browser = GuideBrowser(self)
        self.browser.setAccessibleName(self.tr("Guide"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.browser)
        self.resize(*_SIZE)
        self.browser.setSource(QUrl.fromLocalFile(str(guide_folder() / page)), QTextDocument.ResourceType.MarkdownResource)


class GuideBrowser(QTextBrowser):
    """Shows Markdown pages that link to each other and hold pictures beside them.

    Pictures are read one at a time, between the window's other events; until then their room is kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[str] = []
        self._fitted_width = 0
        # Fitting changes the layout, which can take the scroll bar away and so resize the page: never in the midst of either.
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._fit_pictures)
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_picture)
        self._reloading = QTimer(self, singleShot=True, interval=0)
        self._reloading.timeout.connect(self.reload)
        self.setOpenExternalLinks(False)
        self.setProperty("bare", True)  # it fills its dialog
        self.sourceChanged.connect(self._dress)

    @property
    def is_complete(self) -> bool:
        """Whether every picture of the page is there, as wide as it will be."""
        return not self._waiting and not self._resting.isActive()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Keep room for a picture; `_read_picture` brings it."""
        if kind != _PICTURE:
            return super().loadResource(kind, name)
        room = QImage(self._fitted(QImageReader(self._place(name).toLocalFile()).size()), QImage.Format.Format_ARGB32_Premultiplied)
        room.fill(0)
        return room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures once the new width is settled."""
        super().resizeEvent(event)
        self._resting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_reloading"):
            self._reloading.start()

    def _place(self, name: QUrl | str) -> QUrl:
        return self.source().resolved(QUrl(name))

    def _fitted(self, size: QSize) -> QSize:
        """Return the size of a picture no wider than the page; they are made for large screens."""
        room = max(_LEAST_WIDTH, self.viewport().width() - 2 * _MARGIN - 2)
        return size if size.width() <= room else QSize(room, round(size.height() * room / size.width()))

    def _fit_pictures(self) -> None:
        if self.viewport().width() != self._fitted_width:
            self._fitted_width = self.viewport().width()
            self._waiting = _picture_names(self.document())
            self._reading.start()

    def _read_picture(self) -> None:
        """Bring the next picture, in the pixels of the screen."""
        if not self._waiting:
            self._reading.stop()
            return
        place, ratio = self._place(self._waiting.pop(0)), self.devicePixelRatioF()
        picture = QImage(place.toLocalFile())
        wanted = self._fitted(picture.size())
        if wanted != picture.size():
            picture = picture.scaledToWidth(round(wanted.width() * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        self.document().addResource(_PICTURE, place, picture)
        self.document().markContentsDirty(0, self.document().characterCount())

    def _dress(self) -> None:
        """Give headings, lists and tables the room and the colours that Markdown does not speak of."""
        document = self.document()
        document.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            self._dress_block(cursor, block)
            block = block.next()
        line = QBrush(colours_for(self).border)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setBorderBrush(line)
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderCollapse(True)
                form.setCellPadding(_CELL_PADDING)
                form.setTopMargin(_AROUND)
                form.setBottomMargin(_AROUND)
                frame.setFormat(form)
        self._fitted_width = 0
        self._resting.start()

    def _dress_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        form = block.blockFormat()
        if level := form.headingLevel():
            form.setTopMargin(0 if block.blockNumber() == 0 else _ABOVE_HEADING - 2 * level)
            form.setBottomMargin(_BELOW_HEADING)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)


def _picture_names(document: QTextDocument) -> list[str]:
    """Return the names under which a page asks for its pictures, from top to bottom."""
    names: dict[str, None] = {}
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.isImageFormat():
                names[form.toImageFormat().name()] = None
            pieces += 1
        block = block.next()
    return list(names)


def guide_folder() -> Path:
    """Return where the guide lies: beside the other resources once installed, below ``docs`` in a checkout."""
    installed = resource_path("guide")
    return installed if installed.is_dir() else resource_path().parent / "docs" / "guide"
