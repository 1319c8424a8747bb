"""The fields that open inside a cell of the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from captionstudio.ui.cue_grid.columns import Column
from captionstudio.ui.text_direction import set_direction, text_direction

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OURS = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F2)


def make_editor(parent: QWidget, column: Column, language: str | None, name: str, speakers: Sequence[str] = ()) -> CaptionCell | LineCell:
    """Return the field for a cell; ``name`` is what screen readers call it, ``speakers`` are the names offered for who speaks."""
    editor: CaptionCell | LineCell
    if column.is_text:
        editor = CaptionCell(parent, language)
    else:
        editor = SpeakerCell(parent, speakers) if column.kind == "speaker" else LineCell(parent)
    editor.setAccessibleName(name)
    return editor


def plain_of(editor: QPlainTextEdit) -> str:
    """Return a field's text as it is; `QPlainTextEdit.toPlainText` would turn no-break spaces into spaces."""
    return editor.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class CaptionCell(QPlainTextEdit):
    """A caption's markup. Enter accepts, Ctrl+Enter accepts and goes on below, Shift+Enter breaks the line, Escape gives up."""

    accepted = Signal(bool)
    cancelled = Signal()

    def __init__(self, parent: QWidget, language: str | None) -> None:
        super().__init__(parent)
        self._before = ""
        self._is_done = False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self._language = language

    @property
    def value(self) -> str:
        """What was typed."""
        return plain_of(self)

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what was there."""
        return self.value != self._before

    def begin(self, value: str) -> None:
        """Start with a text, all of it selected."""
        self._before = value
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        set_direction(option, text_direction(value, self._language))
        self.document().setDefaultTextOption(option)
        self.setPlainText(value)
        self.selectAll()

    def sizeHint(self) -> QSize:
        """Have room for two lines."""
        return QSize(100, self.fontMetrics().lineSpacing() * 2 + 10)

    def event(self, event: QEvent) -> bool:
        """Keep our keys from the window's shortcuts."""
        return True if _keeps_key(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept, give up, or type."""
        is_break = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and is_break:
            self.insertPlainText("\n")
        elif not _ends(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Accept what was typed when another field is chosen."""
        super().focusOutEvent(event)
        _leave(self, event)

    def finish(self, accepts: bool, goes_on: bool = False) -> None:
        """Say once that it is done."""
        if not self._is_done:
            self._is_done = True
            self.accepted.emit(goes_on) if accepts else self.cancelled.emit()


class LineCell(QLineEdit):
    """One line, such as a time as people type it. Enter accepts, Ctrl+Enter accepts and goes on below, Escape gives up."""

    accepted = Signal(bool)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = ""
        self._is_done = False

    @property
    def value(self) -> str:
        """What was typed."""
        return self.text()

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what was there."""
        return self.text() != self._before

    def begin(self, value: str) -> None:
        """Start with a value, all of it selected."""
        self._before = value
        self.setText(value)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Keep our keys from the window's shortcuts."""
        return True if _keeps_key(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept, give up, or type."""
        if not _ends(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Accept what was typed when another field is chosen."""
        super().focusOutEvent(event)
        _leave(self, event)

    def finish(self, accepts: bool, goes_on: bool = False) -> None:
        """Say once that it is done."""
        if not self._is_done:
            self._is_done = True
            self.accepted.emit(goes_on) if accepts else self.cancelled.emit()


class SpeakerCell(LineCell):
    """A speaker's name. What is typed is completed from the names there are; Down shows them all."""

    def __init__(self, parent: QWidget, names: Sequence[str]) -> None:
        super().__init__(parent)
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all names, accept, give up, or type."""
        if event.key() == Qt.Key.Key_Down:
            self.completer().setCompletionPrefix("")
            self.completer().complete()
        else:
            super().keyPressEvent(event)


def _keeps_key(event: QEvent) -> bool:
    """Keep the keys that a field needs from the window's shortcuts."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _OURS:
        event.accept()
        return True
    return False


def _ends(editor: CaptionCell | LineCell, event: QKeyEvent) -> bool:
    if event.key() in _ENTER:
        editor.finish(True, goes_on=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
    elif event.key() == Qt.Key.Key_Escape:
        editor.finish(False)
    else:
        return False
    event.accept()
    return True


def _leave(editor: CaptionCell | LineCell, event: QFocusEvent) -> None:
    """Keep what was typed when the field is left for another; a menu over it is no leaving."""
    if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        editor.finish(True)
