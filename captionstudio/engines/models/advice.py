"""Which models suit this computer: what each would cost, and the one of each kind to take.

The rule for recognition: understands many languages, fits into memory, has most parameters among those that should run at three times
real time or faster; an hour of film then takes twenty minutes. For translation: may be used for any purpose, covers many languages, fits,
and has most parameters among those that should reach 25 words a second; the 9,000 words of a film then take six minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from captionstudio.engines.models.catalogue import ModelKind

GOOD_SPEED = 3.0
GOOD_WORDS = 25.0
_MEMORY_FOR_THE_REST = 1_000_000_000
_MANY_LANGUAGES = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """What counts when a model is recommended. ``speed`` is what is expected here, by the measure of its kind."""

    name: str
    kind: ModelKind
    parameters: int
    languages: int
    memory_bytes: int
    speed: float
    has_terms: bool = False


def fits_memory(needed: int, memory: int | None) -> bool:
    """Whether a model can work on a computer with so much main memory, beside the system and this program; unknown counts as enough."""
    return memory is None or needed <= memory - min(_MEMORY_FOR_THE_REST, memory // 4)


def recommend(candidates: Iterable[Candidate], kind: ModelKind, memory: int | None) -> str:
    """Return the name of the model of that kind to take, empty where none can be.

    Where none is fast enough, it is the fastest of those that fit.
    """
    fitting = [
        model
        for model in candidates
        if model.kind == kind and model.languages >= _MANY_LANGUAGES and not model.has_terms and fits_memory(model.memory_bytes, memory)
    ]
    if not fitting:
        return ""
    good = GOOD_SPEED if kind == "recognition" else GOOD_WORDS
    fast = [model for model in fitting if model.speed >= good]
    if fast:
        return max(fast, key=lambda model: (model.parameters, model.speed, model.name)).name
    return max(fitting, key=lambda model: (model.speed, model.name)).name
