"""What a translation model is, whatever its engine: on disk (`TranslationModel`) and ready to translate (`SentenceModel`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from captionstudio.core.routes import TranslationEngineName

OnBatch = Callable[[int], None]
"""Told how many sentences are done, after each round of batches; may raise to stop."""


@dataclass(frozen=True, slots=True)
class TranslationModel:
    """One installed model, a folder called ``name``. It turns each of ``sources`` into each of ``targets`` (our language codes).

    ``version`` is the identity of its weights and of how they are used. ``weights_bytes`` is their size on disk, which they also take in
    memory; ``parameters`` is their number, 0 where nobody counted. ``context_sentences`` is how many sentences before the one to translate
    it wants to see, each followed by ``context_separator``. ``is_shipped`` marks the small models that know only the sentences of the
    demo. ``problem`` says what is wrong, or is empty.
    """

    name: str
    engine: TranslationEngineName
    path: Path
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    title: str = ""
    licence: str = ""
    version: str = ""
    weights_bytes: int = 0
    parameters: int = 0
    context_sentences: int = 0
    context_separator: str = ""
    is_shipped: bool = False
    problem: str = ""

    @property
    def pair(self) -> tuple[str, str] | None:
        """Its two languages, or None where it knows more than one pair."""
        return (self.sources[0], self.targets[0]) if len(self.sources) == len(self.targets) == 1 else None


class SentenceModel(Protocol):
    """A loaded model with its direction chosen. Not for several threads; some engines are bound to the thread that loaded them."""

    def translate(self, sentences: Sequence[str], on_batch: OnBatch, *, careful: bool = False) -> list[str]:
        """Translate single sentences, in order; an empty one, and one the model has no words for, comes back as it came out.

        ``careful`` is asked for what ran away: search harder and forbid repetition, as far as the engine can.

        Raises:
            Whatever ``on_batch`` raises.
        """
        ...
