"""How dialogs write about models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from captionstudio.services.model_library import ModelChoice
from captionstudio.ui.dialogs.names import plain_language, say_size

_MANY = 90


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)


def model_state(model: ModelChoice) -> str:
    """Return one or two words: installed, not installed, damaged."""
    if model.problem:
        return _tr("damaged")
    return _tr("installed") if model.is_installed else _tr("not installed")


def model_line(model: ModelChoice) -> str:
    """Return one line for a box of models: “base · 145 MB · installed · recommended”."""
    recommended = _tr("recommended") if model.is_recommended else ""
    return " · ".join(filter(None, (model.name, say_size(model.size_bytes), model_state(model), recommended)))


def model_languages(model: ModelChoice) -> str:
    """Return what it understands, or what it turns into what."""
    if model.kind == "translation" and len(model.languages) == 2:
        source, target = model.languages
        return _tr("{0} to {1}").format(plain_language(source), plain_language(target))
    if not model.languages or len(model.languages) >= _MANY:
        return _tr("100 languages") if len(model.languages) >= 100 else _tr("99 languages")
    if len(model.languages) <= 3:
        return ", ".join(plain_language(code) for code in model.languages)
    return QCoreApplication.translate("Models", "%n languages", "", len(model.languages))


def best_model(models: Sequence[ModelChoice], wanted: str = "") -> str | None:
    """Return the name to choose first: the one of the last time, else the recommended, else any that is usable, else any."""
    by_name = {model.name: model for model in models}
    if wanted in by_name and by_name[wanted].is_usable:
        return wanted
    usable = [model for model in models if model.is_usable]
    candidates = usable or list(models)
    recommended = [model for model in candidates if model.is_recommended]
    return (recommended or candidates)[0].name if candidates else None
