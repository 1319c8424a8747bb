"""How translations came about, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from captionstudio.core.routes import ENGINE_TITLES, TranslationRoute
from captionstudio.ui.controls import language_heading


def _tr(text: str) -> str:
    return QCoreApplication.translate("TargetRoutes", text)


def say_route(route: TranslationRoute) -> str:
    """Return how a route goes: “Firefox Translations · direct”, “Argos · via English”; nothing where the language stays."""
    if not route.models:
        return ""
    heard = _tr("Whisper from the sound")
    names = " + ".join(dict.fromkeys(heard if engine == "whisper" else ENGINE_TITLES.get(engine, engine) for engine in route.engines))
    between = ", ".join(language_heading(code) for code in route.languages[1:-1])
    return " · ".join(filter(None, (names, _tr("via {0}").format(between) if between else _tr("direct"))))


def say_made_by(route: TranslationRoute) -> str:
    """Return what made a translation, models too: “Translated from English: Firefox Translations · direct (firefox-en_pt)”."""
    source, models = language_heading(route.languages[0]), ", ".join(route.models)
    said = _tr("Translated from {0}: {1}").format(source, say_route(route))
    return f"{said} ({models})" if models else said
