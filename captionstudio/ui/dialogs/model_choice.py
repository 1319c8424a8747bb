"""A model as dialogs show it, installed or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from captionstudio.ui.dialogs.names import plain_language, say_size

_MANY = 90


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model. ``languages`` are codes: all that a recognition model understands, or (source, target) of a translation model.

    ``note`` is one more thing worth knowing (how fast it runs here). ``source`` says where its bytes are had. ``problem`` says what is
    wrong with an installed one. ``is_fetchable`` and ``is_removable`` say what can be done with it.
    """

    name: str
    title: str = ""
    kind: Literal["recognition", "translation"] = "recognition"
    size_bytes: int = 0
    languages: tuple[str, ...] = ()
    is_installed: bool = False
    is_recommended: bool = False
    is_fetchable: bool = False
    is_removable: bool = True
    licence: str = ""
    source: str = ""
    note: str = ""
    problem: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether work can begin with it."""
        return self.is_installed and not self.problem

    @property
    def is_english_only(self) -> bool:
        """Whether a recognition model understands English alone."""
        return self.languages == ("en",)


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
