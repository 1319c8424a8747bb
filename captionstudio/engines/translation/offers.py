"""What could be installed to translate between two languages: the models of the catalogue and the published Argos packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from captionstudio.core.errors import NoTranslationPair
from captionstudio.core.languages import argos_code, language_name
from captionstudio.engines.translation.model import TranslationModel
from captionstudio.engines.translation.packages import PACKAGE_PREFIX
from captionstudio.engines.translation.routing import MANY, best_legs

Offers = Callable[[str, str], Sequence[TranslationModel]]
"""Returns models that could be got and may help between two languages, the ones to recommend first."""

_ARGOS_PAIRS = (("pt", "es"), ("es", "pt"))  # the only ones of the index without English
_SHOWN = 3


def no_pair(installed: Sequence[TranslationModel], offers: Offers, source: str, target: str, engine: str = "") -> NoTranslationPair:
    """The error for a pair that nothing installed translates.

    Its hint says what would; ``data`` holds ``models``, the sets of models each of which would do, and ``packages``, the Argos packages.
    """
    plans = list(_plans(installed, source, target, engine, offers))
    packages = next((plan for plan in plans if plan[0].startswith(PACKAGE_PREFIX)), ())
    names = language_name(source), language_name(target)
    unknown = [name for name, code in zip(names, map(argos_code, (source, target)), strict=True) if code is None]
    if plans:
        hint = " Or: ".join(_how_to_get(plan) for plan in plans[:_SHOWN])
    elif unknown and not engine:
        hint = f"No Argos package is published for {' or '.join(unknown)}."
    else:
        hint = "captionstudio models list shows what there is."
    by = f" with {engine}" if engine else ""
    return NoTranslationPair(
        f"No installed model translates {names[0]} to {names[1]}{by}.",
        hint=hint,
        source=source,
        target=target,
        packages=packages,
        models=tuple(plans),
    )


def catalogue_models(_source: str, _target: str) -> list[TranslationModel]:
    """Return the translation models of the catalogue that can be fetched."""
    return []


def argos_packages(source: str, target: str) -> Iterator[TranslationModel]:
    """Yield the published Argos packages that join two languages with each other or with English."""
    codes = {code: language for language in (source, target) if (code := argos_code(language)) and code != "en"}
    languages = {**codes, "en": "en"}
    pairs = [pair for code in codes for pair in ((code, "en"), ("en", code))] + [pair for pair in _ARGOS_PAIRS if {*pair} <= {*codes}]
    for first, second in pairs:
        yield TranslationModel(f"{PACKAGE_PREFIX}{first}_{second}", "argos", Path(), (languages[first],), (languages[second],))


def _plans(installed: Sequence[TranslationModel], source: str, target: str, engine: str, offers: Offers) -> Iterator[tuple[str, ...]]:
    """Yield sets of models to get, each of which would make a route: one for every offered model that leads far, one of pairs alone."""
    offered = [*offers(source, target), *argos_packages(source, target)]
    pairs = [model for model in offered if model.engine not in MANY]
    argos = [model for model in pairs if model.engine == "argos"]
    others = [model for model in pairs if model.engine != "argos"]
    seen: set[tuple[str, ...]] = set()
    for group in (others, argos, *([model] for model in offered if model.engine in MANY)):
        names = {model.name for model in group}
        legs = best_legs([*installed, *group], source, target, engine=engine, missing=names) if group else None
        plan = tuple(dict.fromkeys(leg.model.name for leg in legs or () if leg.model.name in names))
        if plan and plan not in seen:
            seen.add(plan)
            yield plan


def _how_to_get(plan: tuple[str, ...]) -> str:
    if plan[0].startswith(PACKAGE_PREFIX):
        files = " and ".join(f"{name}.argosmodel" for name in plan)
        return f"Get {files} from the Argos Translate index, then: captionstudio models add FILE"
    return f"Get {' and '.join(plan)}: " + " and ".join(f"captionstudio models fetch {name}" for name in plan)
