"""Preferences: pages at the left, their fields at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from captionstudio.services.kept_files import KeptFile
from captionstudio.services.model_library import ModelChoice
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import heading, scroll_area
from captionstudio.ui.dialogs.frame import MARGIN, DialogFrame, Problem, Rule
from captionstudio.ui.dialogs.kept_list import KeptList
from captionstudio.ui.dialogs.key_editor import KeyEditor
from captionstudio.ui.dialogs.model_choice import translation_targets
from captionstudio.ui.dialogs.preference_pages import (
    AppearancePage,
    GeneralPage,
    ModelsPage,
    Page,
    PlayerPage,
    PrivacyPage,
    RecognitionPage,
    TimelinePage,
    TranslationPage,
    privacy_text,
)
from captionstudio.ui.dialogs.shortcuts import KeyRow
from captionstudio.ui.icons import icon

_WINDOW = (820, 640)
_LIST_WIDTH = 180
_AROUND = 52  # pixels: icon and margins of a page's name


class PreferencesDialog(DialogFrame):
    """Writes the settings when it is accepted; who shows them follows ``Settings.changed``.

    ``delete_requested(list)`` asks for `KeptFile` values to be deleted; `set_kept` tells what is kept.
    """

    delete_requested = Signal(list)

    def __init__(
        self,
        parent: QWidget | None,
        settings: Settings,
        *,
        keys: Sequence[KeyRow] = (),
        models: Sequence[ModelChoice] = (),
        languages: Sequence[tuple[str, str]] = (),
        page: str = "",
    ) -> None:
        """``languages`` are (code, name) of those that the window speaks; ``page`` is the one to begin with, else the last."""
        super().__init__(parent, self.tr("Preferences"), self.tr("&OK"), settings=settings, name="preferences")
        self.keys = KeyEditor(keys, settings)
        self.lock = PrivacyPage(settings)
        self.lock.changed.connect(self.refresh)
        self.kept = KeptList()
        self.kept.delete_requested.connect(self.delete_requested)
        self.pages: dict[str, Page] = {
            "general": GeneralPage(settings, languages),
            "appearance": AppearancePage(settings),
            "recognition": RecognitionPage(settings, models),
            "translation": TranslationPage(settings, translation_targets(models)),
            "models": ModelsPage(settings),
            "player": PlayerPage(settings),
            "timeline": TimelinePage(settings),
        }
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setToolTip(self.tr("Up and Down go from page to page"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.stack = QStackedWidget()
        self._names: list[str] = []
        self._add_pages()
        self.list.ensurePolished()
        self.list.setFixedWidth(max(_LIST_WIDTH, self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth()))
        self.body.setContentsMargins(0, 0, 0, 0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(10, 10, 10, 10)
        holder.addWidget(self.list)
        columns.addLayout(holder)
        columns.addWidget(Rule(Qt.Orientation.Vertical))
        columns.addWidget(self.stack, 1)
        self.body.addLayout(columns, 1)
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        for one in self.pages.values():
            one.changed.connect(self.refresh)
        self.keys.changed.connect(self.refresh)
        self.show_page(page or self.recall("page", "general"))
        self.resize(*_WINDOW)
        self.list.setFocus()

    def show_page(self, name: str) -> None:
        """Turn to a page: general, appearance, recognition, translation, models, player, timeline, keys or files."""
        self.list.setCurrentRow(self._names.index(name) if name in self._names else 0)

    def set_kept(self, files: Sequence[KeptFile], failure: str = "") -> None:
        """Show what the program keeps; ``failure`` says what could not be deleted and why."""
        self.kept.set_files(files)
        if failure:
            self.kept.say(failure)

    def _add_pages(self) -> None:
        titles = {
            "general": (self.tr("General"), "settings"),
            "appearance": (self.tr("Appearance"), "eye"),
            "recognition": (self.tr("Recognition"), "transcribe"),
            "translation": (self.tr("Translation"), "translate"),
            "models": (self.tr("Models"), "download"),
            "player": (self.tr("Player"), "play"),
            "timeline": (self.tr("Timeline"), "clock"),
        }
        for name, page in self.pages.items():
            self._add(name, *titles[name], page)
        self._add("keys", self.tr("Keys"), "keyboard", _titled(self.tr("Keys"), self.keys))
        self._add("files", self.tr("Files and privacy"), "offline-shield", self._make_files())

    def _add(self, name: str, title: str, icon_name: str, page: QWidget) -> None:
        item = QListWidgetItem(icon(icon_name, self.list), title)
        metrics = self.fontMetrics()
        item.setSizeHint(QSize(metrics.horizontalAdvance(title) + _AROUND, metrics.height() + 16))
        self.list.addItem(item)
        self._names.append(name)
        inside = QWidget()
        inside.setProperty("page", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN + 4, MARGIN, MARGIN + 4, MARGIN)
        column.addWidget(page)
        self.stack.addWidget(scroll_area(inside))

    def _make_files(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(heading(self.tr("Privacy")))
        column.addWidget(privacy_text(self))
        column.addWidget(self.lock)
        column.addWidget(heading(self.tr("Files")))
        column.addWidget(self.kept, 1)
        return page

    def _find_problem(self) -> Problem | None:
        return self.keys.find_problem()

    def _store(self) -> None:
        for page in (*self.pages.values(), self.lock):
            page.apply()
        self.keys.apply()
        self.keep("page", self._names[self.list.currentRow()])


def _titled(title: str, content: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    column.addWidget(heading(title))
    column.addWidget(content, 1)
    return page
