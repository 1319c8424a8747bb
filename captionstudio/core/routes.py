"""How one language becomes another: which models, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from captionstudio.core.languages import language_name

TranslationEngineName = Literal["argos", "firefox", "m2m100", "madlad", "nllb", "opus", "whisper"]


@dataclass(frozen=True, slots=True)
class TranslationRoute:
    """The languages passed through, both ends included, and for each leg the installed model, its engine and the version of its weights.

    A version changes whenever the same text may come out otherwise; it is what remembered translations are kept under.
    ``context_sentences`` is how many sentences before a text the first model wants to see.
    """

    languages: tuple[str, ...]
    models: tuple[str, ...]
    engines: tuple[TranslationEngineName, ...] = ()
    versions: tuple[str, ...] = ()
    context_sentences: int = 0

    @property
    def is_direct(self) -> bool:
        """Whether one model does it all."""
        return len(self.models) == 1


ENGINE_TITLES: dict[str, str] = {
    "argos": "Argos",
    "firefox": "Firefox Translations",
    "m2m100": "M2M-100",
    "madlad": "MADLAD-400",
    "nllb": "NLLB-200",
    "opus": "OPUS-MT",
    "whisper": "Whisper",
}
"""What engines are called by those who made them."""


def describe_route(route: TranslationRoute) -> str:
    """Return languages and engines of a route in words.

    >>> describe_route(TranslationRoute(("es", "en", "pt"), ("base", "firefox-en_pt"), ("whisper", "firefox")))
    'Spanish to English (Whisper), then to Portuguese (Firefox Translations)'
    """
    engines: tuple[str, ...] = route.engines or route.models
    legs = [
        f"{language_name(language)} ({ENGINE_TITLES.get(engine, engine)})"
        for language, engine in zip(route.languages[1:], engines, strict=True)
    ]
    return f"{language_name(route.languages[0])} to {', then to '.join(legs)}"
