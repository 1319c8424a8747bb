"""Who speaks the current caption: a field with the speakers there are, and a button for a second voice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QInputDialog, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.edits.speakers import set_voices
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.speakers import tidy_name
from captionstudio.core.speaking import is_doubtful_voice
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import SpeakerNames
from captionstudio.ui.speaker_look import speaker_icon

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SpeakerBox(QComboBox):
    """Type a name or choose one. ``chosen(name)`` tells what the user said, empty for nobody; choosing the same again counts as well."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setEditable(True)
        self.field = _NameEdit(self)
        self.setLineEdit(self.field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setIconSize(QSize(14, 14))
        self.setMaxVisibleItems(16)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)
        self.field.editingFinished.connect(self._on_editing_finished)

    @property
    def name(self) -> str:
        """The name that was last shown."""
        return self._name

    def offer(self, names: SpeakerNames) -> None:
        """Offer these speakers; what is shown stays."""
        self.clear()
        self.addItem(self.tr("Nobody"), "")
        for name in names.names:
            self.addItem(speaker_icon(names.colour_of(name), self), name, name)
        self.show_name(self._name)

    def show_name(self, name: str) -> None:
        """Show a name without telling anybody."""
        self._name = name
        at = self.findData(name)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(name)
        self.field.setModified(False)
        self.field.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.field.isModified():
            self.show_name(self._name)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel alone: scrolling past must not give captions to others."""
        event.ignore()

    def _on_activated(self, at: int) -> None:
        self.field.setModified(False)
        self.chosen.emit(self.itemData(at))

    def _on_editing_finished(self) -> None:
        if not self.field.isModified():
            return
        self.field.setModified(False)
        name = tidy_name(self.currentText())
        if name != self._name and not (name == self.itemText(0) and not self._name):
            self.chosen.emit("" if name == self.itemText(0) else name)


class _NameEdit(QLineEdit):
    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window unless something is being typed."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and not self.isModified() and any(event.matches(key) for key in _UNDO):  # type: ignore[attr-defined]
            event.ignore()
            return True
        return super().event(event)


class CueSpeakers(QObject):
    """Label, field and button for who speaks; the editor lays them out. ``refused(error)``: it could not be done."""

    refused = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._names = SpeakerNames(session, self)
        self._track_id = ""
        self._cue: Cue | None = None
        self.label = QLabel(self.tr("Speaker"), parent)
        self.label.setProperty("muted", True)
        self.box = SpeakerBox(parent)
        self.box.setAccessibleName(self.tr("Speaker of the caption"))
        self.label.setBuddy(self.box)
        self.button = QToolButton(parent)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(12, 12))
        self.button.setStyleSheet("QToolButton { padding: 4px 6px; } QToolButton::menu-indicator { image: none; }")
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_menu)
        self.button.setMenu(self._menu)
        self.box.chosen.connect(self._on_first)
        self._names.changed.connect(self._on_names)
        self._on_names()

    @property
    def widgets(self) -> tuple[QLabel, SpeakerBox, QToolButton]:
        """What is to be laid out in a row."""
        return self.label, self.box, self.button

    def show_cue(self, track_id: str, cue: Cue | None) -> None:
        """Show who speaks a cue, or nobody."""
        is_other = cue is None or self._cue is None or cue.id != self._cue.id
        self._track_id, self._cue = track_id, cue
        is_free = cue is not None and not cue.locked and track_id not in self._session.provisional_track_ids
        self.box.setEnabled(is_free)
        self.button.setEnabled(is_free)
        if is_other or not self.box.field.isModified():
            self.box.show_name((cue.speaker or "") if cue else "")
        self._show_second()

    def _show_second(self) -> None:
        second = self._cue.second_speaker if self._cue else None
        is_doubtful = self._cue is not None and is_doubtful_voice(self._cue)
        self.label.setText(self.tr("Speaker ?") if is_doubtful else self.tr("Speaker"))
        sure = round(100 * (self._cue.speaker_confidence or 0)) if self._cue else 0
        doubt = self.tr("It is not sure who speaks ({0} %). Choose the name, also if it is right.").format(sure) if is_doubtful else ""
        self.label.setToolTip(doubt)
        self.box.setToolTip(doubt or self.tr("Who speaks: choose a name or type a new one"))
        self.button.setText(f"+{self._names.mark_of(second)}" if second else "+")
        self.button.setToolTip(self.tr("Second speaker: {0}").format(second) if second else self.tr("A second speaker in this caption"))
        self.button.setAccessibleName(self.button.toolTip())
        self.button.setIcon(speaker_icon(self._names.colour_of(second), self.button) if second else QIcon())

    def _fill_menu(self) -> None:
        self._menu.clear()
        cue = self._cue
        if cue is None:
            return
        if is_doubtful_voice(cue):
            self._add(self.tr("The speaker is right"), (cue.speaker, cue.second_speaker))
            self._menu.addSeparator()
        self._menu.addSection(self.tr("Second speaker"))
        self._add(self.tr("Nobody"), (cue.speaker, None), is_checked=not cue.second_speaker)
        for name in self._names.names:
            if name != cue.speaker:
                action = self._add(name.replace("&", "&&"), (cue.speaker, name), is_checked=name == cue.second_speaker)
                action.setIcon(speaker_icon(self._names.colour_of(name), self.button))
        self._add(self.tr("Somebody new…"), None)
        if cue.second_speaker:
            self._menu.addSeparator()
            self._add(self.tr("Swap the two"), (cue.second_speaker, cue.speaker))

    def _add(self, text: str, voices: tuple[str | None, str | None] | None, *, is_checked: bool | None = None) -> QAction:
        action = self._menu.addAction(text)
        action.setData(voices)
        if is_checked is not None:
            action.setCheckable(True)
            action.setChecked(is_checked)
        return action

    def _on_menu(self, action: QAction) -> None:
        cue, voices = self._cue, action.data()
        if cue is None:
            return
        if voices is None:
            name, is_given = QInputDialog.getText(self.button, self.tr("Second speaker"), self.tr("Name:"))
            if is_given and tidy_name(name):
                self._set((cue.speaker, name))
        else:
            self._set(voices)

    def _on_first(self, name: str) -> None:
        if self._cue is not None:
            self._set((name, self._cue.second_speaker))

    def _set(self, voices: Sequence[str | None]) -> None:
        cue = self._cue
        assert cue is not None
        try:
            self._session.apply(set_voices(self._session.document, self._track_id, cue.id, voices[0], voices[1]))
        except CaptionStudioError as error:
            self.refused.emit(error)
            self.show_cue(self._track_id, cue)

    def _on_names(self) -> None:
        self.box.offer(self._names)
        self._show_second()
