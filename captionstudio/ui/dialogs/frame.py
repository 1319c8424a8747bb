"""What all dialogs have in common: a body, a line that says what is wrong or what will come of it, and the buttons.

To make one: fill `DialogFrame.body`, connect every signal of change to `DialogFrame.refresh`, and say by `DialogFrame._find_problem` what
keeps the dialog from being accepted. The primary button is then enabled, and explains itself, by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from captionstudio.services.settings import Settings
from captionstudio.ui.controls import repolish
from captionstudio.ui.fonts import USUAL_POINTS
from captionstudio.ui.theme import colours_for

T = TypeVar("T")
MARGIN = 20
SPACING = 10
_SCREEN_SHARE = 0.92
_BUTTON_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a dialog cannot be accepted, at which field. ``is_error`` is false where something is merely not chosen yet."""

    text: str
    field: QWidget | None = None
    is_error: bool = True


class DialogFrame(QDialog):
    """A dialog with its primary button; Esc cancels it. Values of ``settings`` are kept below ``dialogs/NAME/``."""

    def __init__(self, parent: QWidget | None, title: str, accept_text: str, *, settings: Settings | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setProperty("panel", True)
        self._settings = settings
        self._prefix = f"dialogs/{name}/"
        self._marked: QWidget | None = None
        self._is_ready = False
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(SPACING)
        self.message = QLabel()
        self.message.setProperty("muted", True)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setMinimumWidth(120)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.cancel_button = FooterButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Close without doing anything (Esc)"))
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = FooterButton(accept_text)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self._accept_tip = self.tr("{0} (Enter)").format(accept_text.replace("&", ""))
        for button in (self.cancel_button, self.accept_button):
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(button is self.accept_button)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(MARGIN, 12, MARGIN, 12)
        self.footer.setSpacing(SPACING)
        self.footer.addWidget(self.message, 1)
        self.footer.addWidget(self.cancel_button)
        self.footer.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.body, 1)
        layout.addWidget(Rule())
        layout.addLayout(self.footer)
        self.installEventFilter(self)

    def add_lead(self, title: str, text: str) -> QLabel:
        """Add what a question is about, large, and what answering it means; return the label of the latter."""
        lead = QLabel(title)
        font = lead.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        lead.setFont(font)
        lead.setWordWrap(True)
        detail = QLabel(text)
        detail.setWordWrap(True)
        detail.setProperty("muted", True)
        for label in (lead, detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(360)
            self.body.addWidget(label)
        return detail

    def add_button(self, text: str, tip: str) -> QPushButton:
        """Add one more way out, at the left of the others."""
        button = FooterButton(text)
        button.setToolTip(tip)
        button.setAccessibleName(text.replace("&", ""))
        button.setAutoDefault(False)
        self.footer.insertWidget(self.footer.indexOf(self.cancel_button), button)
        return button

    def _find_problem(self) -> Problem | None:
        """Return what keeps the dialog from being accepted; the dialogs say it."""
        return None

    def _note(self) -> str:
        """Return what the footer says while nothing is wrong, such as how large the result will be."""
        return ""

    def _store(self) -> None:
        """Remember the values for the next time; called when the dialog is accepted."""

    def recall(self, key: str, default: T) -> T:
        """Return a value from the last time."""
        return default if self._settings is None else self._settings.get(self._prefix + key, default)

    def recall_texts(self, key: str) -> list[str]:
        """Return a list of texts from the last time, without whatever else stands in the file."""
        empty: list[object] = []
        return [value for value in self.recall(key, empty) if isinstance(value, str)]

    def keep(self, key: str, value: Any) -> None:
        """Remember a JSON value for the next time."""
        if self._settings is not None:
            self._settings.set(self._prefix + key, value)

    def refresh(self, *_: object) -> None:
        """Look at the values anew: enable the primary button, or say why not."""
        problem = self._find_problem()
        self.accept_button.setEnabled(problem is None)
        self.accept_button.setToolTip(problem.text if problem else self._accept_tip)
        self.accept_button.setAccessibleDescription(problem.text if problem else "")
        is_error = problem is not None and problem.is_error
        text = problem.text if problem else self._note()
        self.message.setText(f"⚠ {text}" if is_error else text)
        if self.message.property("problem") != is_error:
            self.message.setProperty("problem", is_error)
            repolish(self.message)
        self._mark(problem.field if problem and is_error else None, problem.text if problem else "")

    def accept(self) -> None:
        """Close with the values, unless something is wrong: then its field gets the focus."""
        problem = self._find_problem()
        if problem is not None:
            if problem.field is not None:
                problem.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refresh()
            return
        self._store()
        super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Check the values that the dialog opens with."""
        if not self._is_ready:
            self._is_ready = True
            self._put_buttons_last()
            self._measure_anew()
            self._follow_text_size()
            self.resize(self.size().boundedTo(self._room()))
            self.refresh()
            self._settle()
            if not self.accept_button.isEnabled() and self.focusWidget() in (None, self.accept_button, self.cancel_button):
                self._focus_first()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what wraps whole."""
        super().resizeEvent(event)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is shown. A filter, since an `event` of our own would outlive the dialog in the event that deletes it."""
        if watched is self and event.type() == QEvent.Type.LayoutRequest and self._is_ready:
            self._settle()
        return super().eventFilter(watched, event)

    def _put_buttons_last(self) -> None:
        """Let the Tab key come to the footer after the body, which was filled later."""
        for at in range(self.footer.count()):
            item = self.footer.itemAt(at)
            button = item.widget() if item is not None else None
            last = self.previousInFocusChain()
            # Qt leaves the order as it is where one of the two takes no focus.
            while last is not None and last is not self and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
                last = last.previousInFocusChain()
            if isinstance(button, QPushButton) and last is not None and last not in (self, button):
                QWidget.setTabOrder(last, button)

    def _focus_first(self) -> None:
        """Begin at the first field, where the primary button cannot be it."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not widget.isHidden():
                widget.setFocus()
                return
            widget = widget.nextInFocusChain()

    def _measure_anew(self) -> None:
        """Let layouts ask every field how large it is: what they remember is from before it was dressed."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
            widget.updateGeometry()

    def _follow_text_size(self) -> None:
        """Be as much larger as the text is: the dialogs' own sizes are those for the usual one."""
        scale = QApplication.font().pointSizeF() / USUAL_POINTS
        if scale <= 1:
            return
        self.setMinimumWidth(min(round(self.minimumWidth() * scale), self._room().width()))
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.size() * scale)

    def _settle(self) -> None:
        """Let the dialog be no lower than its wrapped texts need at this width; Qt asks for that once, for another width."""
        layout = self.layout()
        if layout is None or not self._is_ready:
            return
        wrapped = layout.totalMinimumHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.totalMinimumSize().height()
        needed = min(wrapped, self._room().height())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def _room(self) -> QSize:
        """Return the most that the dialog may fill of its screen."""
        # Not by `screen()`: with the garbage of its widget PySide 6.11 destroys the QScreen that it gave out.
        screen = QApplication.screenAt(self.geometry().center()) or QApplication.primaryScreen()
        return screen.availableGeometry().size() * _SCREEN_SHARE

    def _mark(self, field: QWidget | None, reason: str) -> None:
        """Frame the field at fault; its description says why to those who cannot see the frame."""
        if self._marked is not None and self._marked is not field:
            _set_invalid(self._marked, False)
            self._marked.setAccessibleDescription("")
        if field is not None:
            if self._marked is not field:
                _set_invalid(field, True)
            field.setAccessibleDescription(reason)
        self._marked = field


class FooterButton(QPushButton):
    """A button that is never narrower than its neighbours usually are, nor than its text."""

    def sizeHint(self) -> QSize:
        """At least the usual width."""
        return super().sizeHint().expandedTo(QSize(_BUTTON_WIDTH, 0))

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return self.sizeHint()


class Rule(QWidget):
    """A hairline between two parts of a dialog."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours_for(self).border)


def _set_invalid(field: QWidget, is_invalid: bool) -> None:
    field.setProperty("invalid", is_invalid)
    repolish(field)
