"""How one language becomes another: which models, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
