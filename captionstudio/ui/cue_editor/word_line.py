"""The line under the text: the word at the caret, and how to hear it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from captionstudio.core.timecode import format_timecode
from captionstudio.ui.controls import ElidedLabel, tool_button
from captionstudio.ui.cue_editor.highlighter import PlacedWord


class WordLine(QWidget):
    """Names the word at the caret, when it is said and how sure recognition was. ``play_requested()``: it is to be heard."""

    play_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button: QToolButton = tool_button("play", self, self.tr("Play from this word (Alt+click on a word)"))
        self.button.clicked.connect(self.play_requested)
        self._label = ElidedLabel("", self)
        self._label.setProperty("muted", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button)
        layout.addWidget(self._label, 1)
        self.show_word(None)

    @property
    def text(self) -> str:
        """What is said about the word."""
        return self._label.text()

    def show_word(self, placed: PlacedWord | None) -> None:
        """Name a word, or nothing."""
        parts = []
        if placed is not None:
            parts = [f"“{placed.word.text}”", format_timecode(placed.word.start_ms)]
            if placed.word.probability is not None:
                parts.append(self.tr("{0} % sure").format(round(placed.word.probability * 100)))
        self._label.setText(" · ".join(parts))
        self.button.setEnabled(placed is not None)
