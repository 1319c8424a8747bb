"""The bar at the top: the four steps of the work, undo and redo, and the search field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from captionstudio.services.settings import Settings
from captionstudio.ui.actions import Actions
from captionstudio.ui.controls import SearchField

_CHOICES = ("dialogs/transcribe/", "dialogs/translate/")
_MOST = 3


class ToolBar(QToolBar):
    """Open, Transcribe, Translate, Export, and what they did last. ``search_changed(text)`` comes from the field, ``search_left()``
    once what was found is wanted.
    """

    search_changed = Signal(str)
    search_left = Signal()

    def __init__(self, actions: Actions, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
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
        self.search.searched.connect(self.search_changed)
        self.search.returnPressed.connect(self.search_left)
        self.search.left.connect(self.search_left)
        self._search_action = self.addWidget(self.search)
        settings.changed.connect(self._describe)
        self._describe()

    def show_work(self, has_document: bool) -> None:
        """Show the search field where there is something to search."""
        self._search_action.setVisible(has_document)

    def _describe(self, name: str = "") -> None:
        """Say beside the buttons what they did the last time: model and languages, target languages."""
        if name and not name.startswith(_CHOICES):
            return
        model: str = self._settings.get("dialogs/transcribe/model", "")
        languages: list[str] = self._settings.get("dialogs/transcribe/languages", [])
        targets: list[str] = self._settings.get("dialogs/translate/targets", [])
        spoken = _few(languages) or self.tr("auto")
        self.transcribe_button.set_detail(" · ".join(filter(None, (model, spoken))) if model else "")
        self.translate_button.set_detail(_few(targets))

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
        self._name = text
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(action.icon() if not text else QIcon())
        style = Qt.ToolButtonStyle.ToolButtonTextOnly if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def set_detail(self, detail: str) -> None:
        """Say behind the name what the button will do."""
        self.setText(f"{self._name}  ·  {detail}" if detail else self._name)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text().replace("&", "").rstrip("…"))


def _few(codes: list[str]) -> str:
    return ", ".join(map(str, codes[:_MOST])) + (" …" if len(codes) > _MOST else "")
