"""How far models are that are being copied to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from captionstudio.ui.dialogs.names import say_size

_STEPS = 1000


class AddingBar(QWidget):
    """A name, a bar and Stop; hidden while nothing is being added. ``stopped()`` asks for an end."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of adding"))
        self.stop_button = QPushButton(self.tr("S&top"))
        self.stop_button.setAutoDefault(False)
        self.stop_button.setAccessibleName(self.tr("Stop adding"))
        self.stop_button.setToolTip(self.tr("Stop adding; nothing stays of a model that is not whole"))
        self.stop_button.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self.hide()

    def show_progress(self, name: str, done: int, total: int) -> None:
        """Show how many bytes are copied, of so many in all; 0 where that is not known."""
        amount = self.tr("{0} of {1}").format(say_size(done) or "0", say_size(total)) if total else say_size(done)
        self.label.setText(" · ".join(filter(None, (self.tr("Adding {0}").format(name), amount))))
        self.bar.setRange(0, _STEPS if total else 0)
        if total:
            self.bar.setValue(min(_STEPS, done * _STEPS // total))
        self.show()

    def end(self) -> None:
        """Nothing is being added any more."""
        self.hide()
