"""The bar at the top: the four steps of the work, undo and redo, and the search field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from captionstudio.ui.actions import Actions
from captionstudio.ui.controls import SearchField


class ToolBar(QToolBar):
    """Open, Transcribe, Translate, Export; their menus hold the last choices. ``search_changed(text)`` comes from the field."""

    search_changed = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._add(actions["open"], self.tr("Open…"))
        self.transcribe_button = self._add(actions["transcribe"], self.tr("Transcribe"))
        self.transcribe_button.setProperty("primary", True)
        self.translate_button = self._add(actions["translate"], self.tr("Translate"))
        self.export_button = self._add(actions["export"], self.tr("Export"))
        menu = QMenu(self.export_button)
        menu.addActions([actions["export"], actions["burn_in"], actions["mux"]])
        self.export_button.setMenu(menu)
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._space(16)
        self._add(actions["undo"], "")
        self._add(actions["redo"], "")
        stretch = QWidget(self)
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(stretch)
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Find in captions  Ctrl+F"))
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(self.search_changed)
        self._search_action = self.addWidget(self.search)

    def show_work(self, has_document: bool) -> None:
        """Show the search field where there is something to search."""
        self._search_action.setVisible(has_document)

    def describe(self, transcription: str, translation: str) -> None:
        """Say beside the buttons what they would do: model and languages, target languages."""
        self.transcribe_button.setText(self._with(self.tr("Transcribe"), transcription))
        self.translate_button.setText(self._with(self.tr("Translate"), translation))

    @staticmethod
    def _with(text: str, choice: str) -> str:
        return f"{text}  ·  {choice}" if choice else text

    def _add(self, action: QAction, text: str) -> ActionButton:
        button = ActionButton(action, text, self)
        self.addWidget(button)
        return button

    def _space(self, width: int) -> None:
        space = QWidget(self)
        space.setFixedWidth(width)
        self.addWidget(space)


class ActionButton(QToolButton):
    """A button for an action with a text of its own, or its icon alone where the text is empty."""

    def __init__(self, action: QAction, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(action.icon() if not text else QIcon())
        style = Qt.ToolButtonStyle.ToolButtonTextOnly if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text().replace("&", "").rstrip("…"))
