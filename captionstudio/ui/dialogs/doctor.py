"""Doctor: is everything there that the program needs, and mending what is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from captionstudio.services.health import HealthCheck
from captionstudio.ui.controls import muted_label, scroll_area
from captionstudio.ui.dialogs.frame import DialogFrame, Rule
from captionstudio.ui.icons import IconLabel

_WINDOW = (760, 620)
_ICON = 18
_SIGNS = {"good": ("check", "success"), "warning": ("warning", "warning"), "bad": ("error", "error")}
_ORDER = ("bad", "warning", "good")


class DoctorDialog(DialogFrame):
    """A row for each finding. ``check_requested()`` asks for all checks, ``fix_requested(key)`` for one thing to be mended.

    `begin`, `add_check` and `end` tell how the examination goes, `show_fixing` and `end_fix` how mending goes.
    """

    check_requested = Signal()
    fix_requested = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Doctor"), self.tr("&Close"))
        self.cancel_button.hide()
        self._rows: dict[str, _CheckRow] = {}
        self._is_running = False
        self._said = ""
        self.body.addWidget(muted_label(self.tr("What the program needs on this computer, and how it is. Nothing is sent anywhere.")))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        inside = QWidget()
        inside.setProperty("page", True)
        holder = QVBoxLayout(inside)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addLayout(self._column)
        holder.addStretch(1)
        area = scroll_area(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # there may be nothing in it to come to, and the arrows scroll it
        area.setAccessibleName(self.tr("Findings"))
        area.setToolTip(self.tr("What was found"))
        self.body.addWidget(area, 1)
        self.check_button = self.add_button(self.tr("Check &again"), self.tr("Examine everything once more"))
        self.copy_button = self.add_button(self.tr("C&opy report"), self.tr("Copy all findings as text, to ask for help with them"))
        self.check_button.clicked.connect(self.check_requested)
        self.copy_button.clicked.connect(self._copy)
        self.resize(*_WINDOW)

    def begin(self) -> None:
        """An examination begins: what was found before goes."""
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        self._is_running, self._said = True, ""
        self.check_button.setEnabled(False)
        self.refresh()

    def add_check(self, check: HealthCheck) -> None:
        """Show a finding: what is wrong stands above what is well; one with the key of another takes its place."""
        if check.key in self._rows:
            old = self._rows.pop(check.key)
            self._column.removeWidget(old)
            old.deleteLater()
        rank = _ORDER.index(check.state)
        at = sum(_ORDER.index(row.check.state) <= rank for row in self._rows.values())
        row = _CheckRow(check)
        row.fix_requested.connect(self.fix_requested)
        self._rows[check.key] = row
        self._column.insertWidget(at, row)
        self.refresh()

    def end(self) -> None:
        """The examination is over."""
        self._is_running = False
        self.check_button.setEnabled(True)
        self.refresh()

    def show_fixing(self, key: str, done: int = 0, total: int | None = None) -> None:
        """Show that something is being mended, and how far that is."""
        if row := self._rows.get(key):
            row.show_progress(done, total)

    def end_fix(self, key: str, failure: str = "") -> None:
        """Mending is over; ``failure`` says why it did not work and what to do."""
        if row := self._rows.get(key):
            row.end_progress()
        self._said = failure
        self.refresh()

    def report(self) -> str:
        """Return all findings as text."""
        signs = {"good": "ok", "warning": "!", "bad": "X"}
        ordered = sorted(self._rows.values(), key=lambda row: _ORDER.index(row.check.state))
        return "\n".join(
            f"[{signs[row.check.state]}] {row.check.title}: {row.check.found}" + (f" ({row.check.hint})" if row.check.hint else "")
            for row in ordered
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._said = self.tr("The report was copied.")
        self.refresh()

    def _note(self) -> str:
        if self._said:
            return self._said
        if self._is_running:
            return self.tr("Examining…")
        wrong = sum(row.check.state != "good" for row in self._rows.values())
        return self.tr("%n thing(s) want attention", "", wrong) if wrong else self.tr("Everything is as it should be.")


class _CheckRow(QWidget):
    """One finding with its sign, and the button that mends it."""

    fix_requested = Signal(str)

    def __init__(self, check: HealthCheck) -> None:
        super().__init__()
        self.check = check
        name, colour = _SIGNS[check.state]
        states = {"good": self.tr("good"), "warning": self.tr("warning"), "bad": self.tr("problem")}
        sign = IconLabel(name, _ICON, colour)
        sign.setAccessibleName(states[check.state])
        sign.setToolTip(states[check.state])
        title = QLabel(check.title)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(title)
        for text, is_muted in ((check.found, True), (check.hint, False)):
            if text:
                label = muted_label(text) if is_muted else QLabel(text)
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                texts.addWidget(label)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of {0}").format(check.title))
        self._bar.hide()
        texts.addWidget(self._bar)
        self.fix_button = QPushButton(check.fix)
        self.fix_button.setAutoDefault(False)
        self.fix_button.setVisible(bool(check.fix))
        self.fix_button.setAccessibleName(self.tr("{0}: {1}").format(check.title, check.fix))
        self.fix_button.setToolTip(check.hint or check.fix)
        self.fix_button.clicked.connect(self._fix)
        grid = QGridLayout()
        grid.setContentsMargins(2, 9, 2, 9)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(texts, 0, 1)
        grid.addWidget(self.fix_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(Rule())

    def show_progress(self, done: int, total: int | None) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(min(1000, done * 1000 // total) if total else 0)
        self._bar.show()
        self.fix_button.setEnabled(False)

    def end_progress(self) -> None:
        self._bar.hide()
        self.fix_button.setEnabled(True)

    def _fix(self) -> None:
        """Ask for it to be mended; where the label promises a question, as an ellipsis does, ask that first."""
        if self.check.fix.endswith("…"):
            question = f"{self.check.fix.rstrip('…')}: {self.check.title}?\n{self.check.found}\n{self.check.hint}"
            if QMessageBox.question(self, self.tr("Doctor"), question) != QMessageBox.StandardButton.Yes:
                return
        self.show_progress(0, None)
        self.fix_requested.emit(self.check.key)
