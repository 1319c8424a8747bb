"""What the window shows while nothing is open: a place to drop files, and what was open lately."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from captionstudio.formats.project import SUFFIX as PROJECT_SUFFIX
from captionstudio.ui.icons import IconLabel
from captionstudio.ui.theme import colours_for

_WIDTH = 760
_MOST_RECENT = 5
_DAY_S = 86_400


class EmptyWindow(QWidget):
    """Invites. ``open_requested()``, ``sample_requested()``, ``recent_requested(path)`` and ``forget_requested()`` tell what was chosen."""

    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(Path)
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = _DropZone(self)
        self._zone.open_button.clicked.connect(self.open_requested)
        self._zone.sample_button.clicked.connect(self.sample_requested)
        self.setFocusProxy(self._zone.open_button)
        heading = QLabel(self.tr("Recent"))
        heading.setObjectName("heading")
        self.forget_button = QPushButton(self.tr("Clear list"))
        self.forget_button.setProperty("flat", True)
        self.forget_button.setToolTip(self.tr("Forgets what was open lately; the files stay"))
        self.forget_button.clicked.connect(self.forget_requested)
        self._head = QWidget()
        self._head.setMaximumWidth(_WIDTH)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(heading, 1)
        head.addWidget(self.forget_button)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self._zone)
        column.addSpacing(10)
        column.addWidget(self._head)
        column.addLayout(self._recent)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addLayout(column, 8)
        row.addStretch(1)
        self.show_recent([])

    def show_recent(self, paths: list[Path]) -> None:
        """List what was open lately, the newest first; missing files are left out."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        there = [path for path in paths if path.exists()][:_MOST_RECENT]
        for path in there:
            row = _RecentRow(path, self)
            row.chosen.connect(self.recent_requested)
            self._recent.addWidget(row)
        self._head.setVisible(bool(there))

    def set_dragging(self, is_dragging: bool) -> None:
        """Light the drop zone up while files hang over the window."""
        self._zone.set_dragging(is_dragging)


class _DropZone(QFrame):
    """The dashed field with what to do first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_dragging = False
        self.setMaximumWidth(_WIDTH)
        self.setMinimumSize(420, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = title = QLabel(self.tr("Drop a video or captions here"))
        self._follow_font()
        hint = QLabel(self.tr("Video, sound, SRT, VTT, ASS or a project. Several videos start a batch."))
        hint.setProperty("muted", True)
        hint.setWordWrap(True)
        for label in (title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._picture = QWidget()
        self._picture.setFixedSize(56, 56)
        inside = QHBoxLayout(self._picture)
        inside.addWidget(IconLabel("open", 28, "accent"))
        self.open_button = QPushButton(self.tr("Open file…"))
        self.open_button.setProperty("primary", True)
        self.open_button.setDefault(True)
        self.sample_button = QPushButton(self.tr("Try the sample"))
        self.sample_button.setToolTip(self.tr("Opens the video that ships with the program; everything happens on this computer"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch()
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        layout.addStretch()

    def set_dragging(self, is_dragging: bool) -> None:
        self._is_dragging = is_dragging
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        self._title.setFont(font)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_for(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.selection if self._is_dragging else colours.panel)
        painter.setPen(QPen(colours.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        ground = QColor(colours.accent)
        ground.setAlpha(36)
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self._picture.geometry()), 12, 12)


class _RecentRow(QFrame):
    """One file that was open lately: a click, Enter or Space opens it."""

    chosen = Signal(Path)

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self.setObjectName("card")
        self.setMaximumWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Open {0}").format(path.name))
        self.setToolTip(str(path))
        picture = IconLabel("captions" if path.suffix == PROJECT_SUFFIX else "film", 22, "muted")
        name, where = QLabel(path.name), QLabel(str(path.parent))
        font = name.font()
        font.setWeight(font.Weight.DemiBold)
        name.setFont(font)
        where.setProperty("muted", True)
        where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        when = QLabel(self._say_when(path.stat().st_mtime))
        when.setProperty("muted", True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(name)
        texts.addWidget(where)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(14)
        layout.addWidget(picture)
        layout.addLayout(texts, 1)
        layout.addWidget(when)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._path)
        else:
            super().keyPressEvent(event)

    def _say_when(self, changed: float) -> str:
        days = int((time.time() - changed) // _DAY_S)
        if days < 1:
            return self.tr("Today")
        return self.tr("Yesterday") if days < 2 else self.tr("%n days ago", "", days)
