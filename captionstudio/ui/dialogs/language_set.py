"""Which languages are spoken: any, or those that are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from captionstudio.ui.controls import muted_label
from captionstudio.ui.dialogs.check_list import CheckList
from captionstudio.ui.dialogs.form import choose, combo
from captionstudio.ui.dialogs.frame import Problem
from captionstudio.ui.dialogs.names import language_rows, plain_language, whisper_languages


class LanguageSet(QWidget):
    """A box (found by itself, or these) and a list to tick. ``changed()`` tells of every change."""

    changed = Signal()

    def __init__(self, chosen: Sequence[str] = ()) -> None:
        super().__init__()
        known = whisper_languages()
        chosen = [code for code in chosen if code in known]
        self._is_english_only = False
        self.box: QComboBox = combo([(self.tr("Found by itself"), False), (self.tr("These languages"), True)])
        self.box.setToolTip(self.tr("Naming the languages spoken makes recognition surer"))
        self.box.setAccessibleName(self.tr("Languages"))
        self.list = CheckList(self.tr("Languages"), visible_rows=5, placeholder=self.tr("Search 100 languages"))
        self.list.set_rows(language_rows(known, first=chosen), checked=chosen)
        self.hint = muted_label()
        choose(self.box, bool(chosen))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.box)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self._on_box)
        self.list.changed.connect(self._on_change)
        self._on_change()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the ticked languages; empty means any."""
        if self._is_english_only or not self.box.currentData():
            return ()
        return self.list.checked()

    def set_english_only(self, is_english_only: bool) -> None:
        """Fit a model that understands English alone."""
        self._is_english_only = is_english_only
        self.box.setEnabled(not is_english_only)
        self._on_change()

    def find_problem(self) -> Problem | None:
        """Return what is missing."""
        if not self._is_english_only and self.box.currentData() and not self.list.checked():
            return Problem(self.tr("Tick the languages that are spoken."), self.list.search, is_error=False)
        return None

    def _on_box(self, _at: int) -> None:
        self._on_change()
        if self.list.isVisible():
            self.list.search.setFocus()

    def _on_change(self) -> None:
        has_list = bool(self.box.currentData()) and not self._is_english_only
        self.list.setVisible(has_list)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Preferred if has_list else policy.Fixed)  # without the list there is nothing to grow
        names = [plain_language(code) for code in self.languages]
        if self._is_english_only:
            text = self.tr("This model understands English only.")
        elif not self.box.currentData():
            text = self.tr("Every sentence in the language it is spoken in, also where speakers switch.")
        elif len(names) > 1:
            text = self.tr("Mixed speech: {0}.").format(", ".join(names))
        else:
            text = self.tr("Only {0} is expected.").format(names[0]) if names else self.tr("One language, or several for mixed speech.")
        self.hint.setText(text)
        self.changed.emit()
