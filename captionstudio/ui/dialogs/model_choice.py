"""How dialogs write about models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from captionstudio.core.routes import ENGINE_TITLES
from captionstudio.services.model_library import ModelChoice
from captionstudio.ui.dialogs.names import plain_language, say_size

_MANY = 90


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)


def engine_title(engine: str) -> str:
    """Return what an engine is called for people."""
    return ENGINE_TITLES.get(engine, engine)


def model_state(model: ModelChoice) -> str:
    """Return one or two words: installed, not installed, damaged, how much of it has come."""
    if model.problem:
        return _tr("damaged")
    if model.is_installed:
        return _tr("installed")
    if model.partial_bytes and model.size_bytes:
        return _tr("{0} of {1}").format(say_size(model.partial_bytes), say_size(model.size_bytes))
    return _tr("not installed")


def model_line(model: ModelChoice) -> str:
    """Return one line for a box of models: “base · 145 MB · installed · recommended”."""
    recommended = _tr("recommended") if model.is_recommended else ""
    return " · ".join(filter(None, (model.name, say_size(model.size_bytes), model_state(model), recommended)))


def model_languages(model: ModelChoice) -> str:
    """Return what it understands, or what it turns into what."""
    if model.is_pair and len(model.languages) == 2:
        source, target = model.languages
        return _tr("{0} to {1}").format(plain_language(source), plain_language(target))
    count = len(model.languages)
    if model.kind == "recognition" and (not count or count >= _MANY):
        return _tr("100 languages") if count >= 100 else _tr("99 languages")
    if count <= 3:
        return ", ".join(plain_language(code) for code in model.languages)
    return QCoreApplication.translate("Models", "%n languages", "", count)


def model_speed(model: ModelChoice) -> str:
    """Return how fast it is here: “27 ×” real time, or “1,200 words/s”; a sign marks what was not measured."""
    if not model.speed:
        return ""
    if model.kind == "recognition":
        text = _tr("{0} ×").format(f"{model.speed:.0f}" if model.speed >= 3 else f"{model.speed:.1f}")
    else:
        text = _tr("{0} words/s").format(f"{model.speed:,.0f}")
    return text if model.is_speed_measured else f"≈ {text}"


def model_cost(model: ModelChoice) -> str:
    """Return in a sentence or two what having it costs: memory against what this computer has, and time."""
    parts = []
    if model.memory_bytes:
        needs = _tr("Needs {0} of memory").format(say_size(model.memory_bytes))
        parts.append(needs if model.fits_memory else _tr("{0}, more than this computer has").format(needs))
    if model.speed:
        how = _tr("measured here") if model.is_speed_measured else _tr("estimated from what was measured here")
        if model.kind == "recognition":
            minutes = 60 / model.speed
            parts.append(_tr("an hour of speech takes about {0} min ({1})").format(f"{minutes:.0f}" if minutes >= 1 else "1", how))
        else:
            parts.append(_tr("{0} words a second ({1})").format(f"{model.speed:,.0f}", how))
    return "; ".join(parts)


def translation_targets(models: Sequence[ModelChoice]) -> list[str]:
    """Return the languages that usable translation models lead to, by code."""
    usable = [model for model in models if model.kind == "translation" and model.is_usable]
    return sorted({code for model in usable for code in (model.languages[1:] if model.is_pair else model.languages)})


def best_model(models: Sequence[ModelChoice], wanted: str = "") -> str | None:
    """Return the name to choose first: the one of the last time, else the recommended, else any that is usable, else any."""
    by_name = {model.name: model for model in models}
    if wanted in by_name and by_name[wanted].is_usable:
        return wanted
    usable = [model for model in models if model.is_usable]
    candidates = usable or list(models)
    recommended = [model for model in candidates if model.is_recommended]
    return (recommended or candidates)[0].name if candidates else None
