"""The guide, read inside the program: it lies beside it, no network is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from captionstudio.core.resources import resource_path

_SIZE = (860, 720)
_START = "README.md"
_MARGIN = 48


class GuideDialog(QDialog):
    """The pages of ``docs/guide``, with their pictures as wide as the page."""

    def __init__(self, parent: QWidget | None = None, page: str = _START) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.browser = _GuideBrowser(guide_folder(), self)
        self.browser.setAccessibleName(self.tr("Guide"))
        self.browser.setSource(QUrl.fromLocalFile(str(guide_folder() / page)), QTextDocument.ResourceType.MarkdownResource)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.browser)
        self.resize(*_SIZE)


class _GuideBrowser(QTextBrowser):
    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setOpenExternalLinks(False)
        self.setSearchPaths([str(folder)])
        self.document().setDocumentMargin(_MARGIN / 2)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Scale pictures to the width of the page; they are made for large screens."""
        name = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            path = self._folder / Path(name.path()).name if not Path(name.path()).is_absolute() else Path(name.path())
            image = QImage(str(path))
            room = QSize(max(200, self.viewport().width() - _MARGIN), 100_000)
            if not image.isNull() and image.width() > room.width():
                return image.scaledToWidth(room.width())
            return image
        return super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the pictures anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.reload()


def guide_folder() -> Path:
    """Return where the guide lies: beside the other resources once installed, below ``docs`` in a checkout."""
    installed = resource_path("guide")
    return installed if installed.is_dir() else resource_path().parent / "docs" / "guide"
