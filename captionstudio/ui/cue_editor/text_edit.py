"""The field a caption's text is typed into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from captionstudio.ui.cue_editor.highlighter import MarkupHighlighter, PlacedWord
from captionstudio.ui.cue_editor.typing_runs import changed_span
from captionstudio.ui.text_direction import set_direction, text_direction

_LARGER, _NARROW = 1.25, 1.1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAYING_KEYS = Qt.KeyboardModifier.AltModifier


class CaptionEdit(QPlainTextEdit):
    """Shows markup and tells what becomes of it; it holds no document of its own to undo.

    - ``typed(text)``: the user has changed the text.
    - ``word_played(PlacedWord)``: Alt and a click on a word.
    - ``caret_moved()``; ``undo_requested()``, ``redo_requested()``, ``accepted()`` (Ctrl+Enter), ``left()`` (Escape).
    """

    typed = Signal(str)
    word_played = Signal(object)
    caret_moved = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._words: tuple[PlacedWord, ...] = ()
        self._is_showing = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.set_larger(True)
        self._highlighter = MarkupHighlighter(self.document())
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def text(self) -> str:
        """The markup as it is; `toPlainText` would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def caret(self) -> int:
        """The place of the caret in the markup."""
        return self.textCursor().position()

    @property
    def selected(self) -> tuple[int, int]:
        """The selected stretch of the markup; both ends are the caret where nothing is selected."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def show_text(self, text: str, *, follows_change: bool = False) -> None:
        """Show a text, exchanging only what differs, so that the caret stays; or let it follow to the end of what has changed."""
        before = self.text
        if text == before:
            return
        start, old_end, new_end = changed_span(before, text)
        self._is_showing = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(old_end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start:new_end])
        self._shown = text
        if follows_change:
            cursor.setPosition(new_end)
            self.setTextCursor(cursor)
        self._is_showing = False

    def show_words(self, words: tuple[PlacedWord, ...]) -> None:
        """Say where the measured words stand in the text that is shown."""
        self._words = words
        self._highlighter.show(self.text, words)

    def set_language(self, language: str | None) -> None:
        """Let the text run as its language does; where nobody knows it, as its first letter does."""
        option = self.document().defaultTextOption()
        direction = text_direction(self.text, language)
        if option.textDirection() != direction:
            set_direction(option, direction)
            self.document().setDefaultTextOption(option)

    def set_larger(self, is_larger: bool) -> None:
        """Set the text in a size to read from afar, or in one that leaves more in a line."""
        font = (self.parentWidget() or self).font()
        font.setPointSizeF(font.pointSizeF() * (_LARGER if is_larger else _NARROW))
        self.setFont(font)

    def put_caret(self, place: int) -> None:
        """Set the caret."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(0, place), len(self.text)))
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the markup and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(min(start, len(self.text)))
        cursor.setPosition(min(end, len(self.text)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def word_at(self, place: int) -> PlacedWord | None:
        """Return the measured word at a place in the markup."""
        return next((each for each in self._words if each.start <= place <= each.end), None)

    def sizeHint(self) -> QSize:
        """Have room for two lines."""
        return QSize(320, self._height_of(2))

    def minimumSizeHint(self) -> QSize:
        """Have room for two lines at least."""
        return QSize(112, self._height_of(2))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a text field; say how sure recognition was of the word under the pointer."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.viewport().mapFromParent(event.pos())
            tip = self._tip(self._word_under(place))
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo in the session; Ctrl+Enter accepts, Escape leaves."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_key(event, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier):
            self.redo_requested.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
        elif event.key() in _ENTER and not self.isReadOnly():
            self.textCursor().insertText("\n")  # Qt would insert a line separator with Shift
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place the caret; with Alt play from the word instead."""
        word = self._word_under(event.position().toPoint())
        if event.modifiers() & _PLAYING_KEYS and event.button() == Qt.MouseButton.LeftButton and word is not None:
            self.word_played.emit(word)
        else:
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Dress the text anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_highlighter"):
            self._highlighter.rehighlight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another run of typing begins after this."""
        super().focusOutEvent(event)
        self.caret_moved.emit()

    def _is_ours(self, event: QKeyEvent) -> bool:
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        is_edit = any(event.matches(key) for key in keys) or event.key() == Qt.Key.Key_Escape
        return is_edit or (
            event.key() in _ENTER and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        )

    def _height_of(self, lines: int) -> int:
        margins = self.contentsMargins()
        around = 2 * (round(self.document().documentMargin()) + self.frameWidth()) + margins.top() + margins.bottom()
        return self.fontMetrics().lineSpacing() * lines + around + 2

    def _word_under(self, point: QPoint) -> PlacedWord | None:
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        is_near = abs(rect.center().x() - point.x()) < self.fontMetrics().height() and rect.top() <= point.y() <= rect.bottom()
        return self.word_at(cursor.position()) if is_near else None

    def _tip(self, placed: PlacedWord | None) -> str:
        if placed is None:
            return ""
        listen = self.tr("Alt+click plays from “{0}”").format(placed.word.text)
        if placed.word.probability is None:
            return listen
        sure = self.tr("{0} % sure").format(round(placed.word.probability * 100))
        return f"“{placed.word.text}”: {sure}\n{listen}"

    def _on_text_changed(self) -> None:
        text = self.text
        if text != self._shown and not self._is_showing:
            self._shown = text
            self.typed.emit(text)

    def _on_cursor_moved(self) -> None:
        if not self._is_showing:
            self.caret_moved.emit()


def _is_key(event: QKeyEvent, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    return event.key() == key and event.modifiers() == modifiers
