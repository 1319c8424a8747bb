"""What could be installed to translate between two languages, from the catalogue of models."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from captionstudio.core.errors import NoTranslationPair
from captionstudio.core.languages import language_name
from captionstudio.core.routes import TranslationEngineName
from captionstudio.engines.models.catalogue import load_catalogue
from captionstudio.engines.translation.model import TranslationModel
from captionstudio.engines.translation.routing import MANY, best_legs

Offers = Callable[[], Sequence[TranslationModel]]
"""Returns the models that could be got, the ones to recommend first."""

_SHOWN = 4


@functools.cache
def catalogue_models() -> tuple[TranslationModel, ...]:
    """Return the translation models of the catalogue, those under terms that have to be accepted at the end."""
    entries = sorted(load_catalogue(kind="translation"), key=lambda entry: bool(entry.terms))
    return tuple(
        TranslationModel(
            entry.name,
            cast("TranslationEngineName", entry.engine),
            Path(),
            entry.languages[:1] if entry.is_pair else entry.languages,
            entry.languages[1:] if entry.is_pair else entry.languages,
            entry.title,
            entry.licence,
            parameters=entry.parameters,
        )
        for entry in entries
    )


def no_pair(installed: Sequence[TranslationModel], offers: Offers, source: str, target: str, engine: str = "") -> NoTranslationPair:
    """The error for a pair that nothing installed translates; its hint says what would.

    Its ``data`` holds ``models``: sets of models by name, each of which would do, small models first.
    """
    plans = list(_plans(installed, offers(), source, target, engine))
    choices = "; ".join(" and ".join(plan) for plan in plans[:_SHOWN])
    by = f" with the engine {engine}" if engine else ""
    return NoTranslationPair(
        f"No installed model translates {language_name(source)} to {language_name(target)}{by}.",
        hint=f"Get one of these with captionstudio models fetch NAME: {choices}." if plans else "No model that can be fetched does either.",
        source=source,
        target=target,
        models=tuple(plans),
    )


def _plans(
    installed: Sequence[TranslationModel], offered: Sequence[TranslationModel], source: str, target: str, engine: str
) -> Iterator[tuple[str, ...]]:
    """Yield sets of models to get: the best of Argos packages, of other models of one pair, and one for each model of many languages."""
    here = {model.name for model in installed}
    offered = [model for model in offered if model.name not in here]
    argos = [model for model in offered if model.engine == "argos"]
    others = [model for model in offered if model.engine not in (*MANY, "argos")]
    many = [model for model in offered if model.engine in MANY]
    seen: set[tuple[str, ...]] = set()
    for group in (others, argos, [*others, *argos], *([model] for model in many)):
        names = {model.name for model in group}
        legs = best_legs([*installed, *group], source, target, engine=engine, missing=names) or ()
        plan = tuple(dict.fromkeys(leg.model.name for leg in legs if leg.model.name in names))
        if plan and plan not in seen:
            seen.add(plan)
            yield plan
