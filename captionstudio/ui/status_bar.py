"""The line at the bottom: what is being done, what is saved, and that nothing leaves this computer."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from captionstudio.services.job_runner import JobRunner
from captionstudio.services.network import NetworkWatch
from captionstudio.ui.jobs import JobStatus

_TICK_MS = 1000


class StatusBar(QStatusBar):
    """Job on the left; saved state, frame rate and the offline indicator on the right. ``privacy_requested()`` asks for the page on it."""

    privacy_requested = Signal()

    def __init__(self, runner: JobRunner, network: NetworkWatch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.jobs = JobStatus(runner, self)
        self.addWidget(self.jobs, 1)
        self._saved = QLabel(self)
        self._rate = QLabel(self)
        self._offline = _OfflineIndicator(self)
        self._offline.pressed.connect(self.privacy_requested)
        self._network = network
        network.changed.connect(self._show_network)
        self._show_network()
        for label in (self._saved, self._rate, self._offline):
            self.addPermanentWidget(label)
        self._saved_at: float | None = None
        self._is_modified = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._say_saved)
        self._timer.start()

    def show_rate(self, fps: float | None) -> None:
        """Show the frame rate of the picture, nothing for None."""
        self._rate.setText(self.tr("{0} fps").format(f"{fps:.2f}".rstrip("0").rstrip(".")) if fps else "")

    def show_saved(self, is_modified: bool, saved_at: float | None) -> None:
        """Tell whether everything is saved, and since when (`time.time`)."""
        self._is_modified, self._saved_at = is_modified, saved_at
        self._say_saved()

    def _show_network(self) -> None:
        self._offline.show_use(self._network.use, is_locked=self._network.is_locked)

    def _say_saved(self) -> None:
        if self._saved_at is None:
            self._saved.setText(self.tr("Not saved as a project yet") if self._is_modified else "")
            return
        seconds = int(time.time() - self._saved_at)
        if self._is_modified:
            text = self.tr("Changed since it was saved")
        elif seconds < 60:
            text = self.tr("Saved %n s ago", "", seconds)
        else:
            text = self.tr("Saved %n min ago", "", seconds // 60)
        self._saved.setText(text)


class _OfflineIndicator(QLabel):
    """A green sign and words: what this program sends to others, which is nothing."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offline")

    def show_use(self, use: Sequence[str], *, is_locked: bool) -> None:
        self.setProperty("online", bool(use) or not is_locked)
        if use:
            text, tip = self.tr("Online: {0}").format(", ".join(dict.fromkeys(use))), self.tr("What you asked for is being fetched.")
        elif is_locked:
            text = self.tr("Offline: nothing leaves this computer")
            tip = self.tr("Everything happens on this computer, and the offline lock refuses everything else.")
        else:
            text, tip = self.tr("Offline lock is off"), self.tr("Nothing is sent, but nothing is refused either.")
        self.setText(f"● {text}")
        self.setToolTip(tip + " " + self.tr("Click for what is kept and where."))
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mouseReleaseEvent(event)
