"""The picture on the whole screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

_HIDE_MS = 2500


class FullScreen(QWidget):
    """A window of its own for picture and transport; the transport hides while the mouse rests. ``left()`` asks to go back,
    ``menu_wanted(QPoint)`` for the menu at a place of the screen.
    """

    left = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, picture: QWidget, transport: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Full screen"))
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor("black"))
        self.setPalette(palette)
        self._picture, self._transport = picture, transport
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(picture, 1)
        self._bar = QWidget(self)
        bar_layout = QVBoxLayout(self._bar)
        bar_layout.setContentsMargins(16, 8, 16, 8)
        bar_layout.addWidget(transport)
        layout.addWidget(self._bar)
        self._hiding = QTimer(self, interval=_HIDE_MS, singleShot=True)
        self._hiding.timeout.connect(self._on_rest)
        picture.setMouseTracking(True)
        picture.installEventFilter(self)
        picture.setFocus()
        self._hiding.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show transport and pointer when the mouse moves."""
        if watched is self._picture and event.type() == QEvent.Type.MouseMove:
            self._bar.show()
            self._picture.unsetCursor()
            self._hiding.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape or F11."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the player, whose picture is here."""
        self.menu_wanted.emit(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give picture and pointer back; a window closed by the system goes back as well."""
        self._hiding.stop()
        self._picture.removeEventFilter(self)
        self._picture.setMouseTracking(False)
        self._picture.unsetCursor()
        if event.spontaneous():
            self.left.emit()
        super().closeEvent(event)

    def _on_rest(self) -> None:
        if not self._bar.underMouse() and not self._transport.isAncestorOf(self.focusWidget() or self):
            self._bar.hide()
            self._picture.setCursor(Qt.CursorShape.BlankCursor)
