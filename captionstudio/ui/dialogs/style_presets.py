"""The looks to choose from: those that ship, and the user's own, which live in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.styles import STYLES, CaptionStyle
from captionstudio.services.settings import Settings

_SETTING = "styles/own"
_LONGEST_NAME = 40


def style_title(name: str) -> str:
    """Return what a look is called."""
    titles = {
        "classic": QCoreApplication.translate("Styles", "Classic"),
        "box": QCoreApplication.translate("Styles", "Box"),
        "large": QCoreApplication.translate("Styles", "Large"),
        "minimal": QCoreApplication.translate("Styles", "Minimal"),
        "karaoke": QCoreApplication.translate("Styles", "Karaoke"),
        "speakers": QCoreApplication.translate("Styles", "Speakers"),
        "top": QCoreApplication.translate("Styles", "Top"),
    }
    return titles.get(name, name)


def own_styles(settings: Settings) -> dict[str, CaptionStyle]:
    """Return the user's looks by name; what cannot be read is left out."""
    empty: dict[str, Any] = {}
    found: dict[str, CaptionStyle] = {}
    for name, values in settings.get(_SETTING, empty).items():
        style = _read(name, values)
        if style is not None and name not in STYLES:
            found[name] = style
    return found


def save_style(settings: Settings, name: str, style: CaptionStyle) -> CaptionStyle:
    """Keep a look under a name, in place of one of the same name, and return it.

    Raises:
        InvalidRequest: the name is empty, too long, or that of a look that ships.
    """
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME:
        raise InvalidRequest(f"A name has 1 to {_LONGEST_NAME} characters.")
    if name.casefold() in STYLES or name.casefold() in {style_title(known).casefold() for known in STYLES}:
        raise InvalidRequest(f"“{name}” ships with the program.", hint="Choose another name.")
    kept = replace(style, name=name)
    values = {key: asdict(one) for key, one in own_styles(settings).items()} | {name: asdict(kept)}
    settings.set(_SETTING, {key: _plain(value) for key, value in values.items()})
    return kept


def remove_style(settings: Settings, name: str) -> None:
    """Forget one of the user's looks."""
    kept = {key: _plain(asdict(one)) for key, one in own_styles(settings).items() if key != name}
    settings.set(_SETTING, kept)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _read(name: str, values: object) -> CaptionStyle | None:
    if not isinstance(values, dict):
        return None
    known = {field.name for field in fields(CaptionStyle)}
    taken: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items() if key in known}
    try:
        return CaptionStyle(**{**taken, "name": str(name)})
    except (TypeError, InvalidRequest):
        return None
