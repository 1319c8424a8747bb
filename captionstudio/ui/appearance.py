"""Keeps the look as the settings and the system say."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from captionstudio.services.settings import Settings
from captionstudio.ui.fonts import load_fonts
from captionstudio.ui.theme import ThemeChoice, apply_theme

THEME = "appearance/theme"  # system, light or dark
SCALE = "appearance/scale"  # size of text in per cent
_CHOICES = ("system", "light", "dark")


class Appearance(QObject):
    """Applies theme and size of text at once, again at every change of the setting, and with the system where that was chosen."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        self._is_applying = False
        load_fonts(app, settings.get(SCALE, 100))
        self._apply()
        settings.changed.connect(self._on_setting)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _apply(self) -> None:
        choice = self._settings.get(THEME, "system")
        self._is_applying = True  # choosing a scheme makes the system tell of a change
        try:
            apply_theme(self._app, cast(ThemeChoice, choice) if choice in _CHOICES else "system")
        finally:
            self._is_applying = False

    def _on_setting(self, name: str) -> None:
        if name == THEME:
            self._apply()
        elif name == SCALE:
            load_fonts(self._app, self._settings.get(SCALE, 100))
            self._apply()  # a style sheet takes a new font over only when it is set anew

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if not self._is_applying and self._settings.get(THEME, "system") == "system":
            self._apply()
