"""Translation by every installed model: `captionstudio.core.ports.TranslationEngine`.

A missing pair goes through other languages, each leg by whichever engine does it best. Finding routes looks at folders and loads no
engine's library.
"""

from __future__ import annotations

import itertools
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from captionstudio.core.errors import ModelMissing
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import is_same_language, is_spaceless, language_name
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.hardware import choose_device, is_graphics_failure, is_out_of_memory
from captionstudio.engines.translation.legs import Piece, Report, translate_leg
from captionstudio.engines.translation.model import TranslationModel
from captionstudio.engines.translation.offers import Offers, catalogue_models, no_pair
from captionstudio.engines.translation.routing import Leg, best_legs
from captionstudio.engines.translation.shelf import usable_models
from captionstudio.engines.translation.warm import ChooseDevice, WarmModels

OnSpeed = Callable[[str, int, float], None]

_MAX_PIVOTS = 4
_MAX_REMEMBERED = 20_000
"""Sentences, a film of three hours and more."""


class TranslationRouter:
    """Finds routes and translates along them; models added meanwhile are seen by the next `find_route`. Not for several threads.

    ``offers`` says what else could be installed, for the hint when no route is found. ``on_speed`` is told after each leg how many words
    of its source a model translated in how many seconds.
    """

    def __init__(
        self,
        *,
        threads: int | None = None,
        offers: Offers = catalogue_models,
        choose: ChooseDevice = choose_device,
        on_speed: OnSpeed | None = None,
    ) -> None:
        self._warm = WarmModels(threads, choose)
        self._on_speed = on_speed
        self._offers = offers
        self._models: dict[str, TranslationModel] = {}
        self._warned: set[str] = set()
        self._pivots: OrderedDict[tuple[str, ...], dict[Piece, str]] = OrderedDict()

    def find_route(self, source: str, target: str, engine: str = "") -> TranslationRoute:
        """Return the best route between two languages; ``engine``, where given, does the leg into the target.

        A language's variants stand in for each other where they share a script: Portuguese for Brazilian Portuguese.

        Raises:
            NoTranslationPair: no installed models join them; the hint names those that would.
        """
        self._models = usable_models()
        if is_same_language(source, target):
            return TranslationRoute((source,), ())
        legs = best_legs(self._models.values(), source, target, engine=engine)
        if legs is None:
            raise no_pair(tuple(self._models.values()), self._offers, source, target, engine)
        return _route(legs, source, target)

    def find_routes(self, source: str, target: str) -> tuple[TranslationRoute, ...]:
        """Return the best route of every engine that leads there, the one `find_route` chooses first."""
        self._models = usable_models()
        if is_same_language(source, target):
            return (TranslationRoute((source,), ()),)
        models = tuple(self._models.values())
        best = best_legs(models, source, target)
        if best is None:
            return ()
        engines = dict.fromkeys(model.engine for model in models)
        found = (best_legs(models, source, target, engine=engine) for engine in engines if engine != best[-1].model.engine)
        return tuple(_route(legs, source, target) for legs in (best, *filter(None, found)))

    def translate(
        self, texts: Sequence[str], route: TranslationRoute, context: JobContext, preceding: Sequence[Sequence[str]] = ()
    ) -> list[str]:
        """Translate each text along ``route``, in order; text without a letter in it stays as it is.

        Raises:
            ModelMissing: a model of the route was removed.
            ModelDamaged: a model cannot be loaded.
            JobCancelled: the job was cancelled, seen between batches.
        """
        results = list(texts)
        legs = list(zip(route.models, itertools.pairwise(route.languages), strict=True))
        for number, (name, languages) in enumerate(legs):

            def report(done: int, total: int, finished: int = number) -> None:
                share = (finished + done / total) / len(legs)
                context.report(Progress("translate", round(share * len(texts)), len(texts), "items"))

            context.check_cancelled()
            model = self._find(name)
            self._warn(model, context)
            leg = partial(
                self._translate_leg,
                model,
                results,
                languages,
                report,
                preceding=preceding if number == 0 else (),
                known=self._pivot_memory(model, languages) if number < len(legs) - 1 else None,
            )
            try:
                results = leg()
            except RuntimeError as error:
                if not (is_graphics_failure(error) and self._warm.leave_graphics_card()):
                    raise
                reason = "The memory of the graphics card does not suffice" if is_out_of_memory(error) else "The graphics card fails"
                context.say(f"{reason}: translating on the processor instead.")
                results = leg()
        return results

    def _translate_leg(
        self, model: TranslationModel, texts: Sequence[str], languages: tuple[str, str], report: Report, **more: Any
    ) -> list[str]:
        ready = self._warm.get(model, *languages)
        words = 0 if model.is_shipped or more.get("known") else _count_words(texts, languages[0])
        started = time.monotonic()
        translated = translate_leg(ready, texts, languages, report, about=model, **more)
        if self._on_speed and words:
            self._on_speed(model.name, words, time.monotonic() - started)
        return translated

    def _pivot_memory(self, model: TranslationModel, languages: tuple[str, str]) -> dict[Piece, str]:
        """What a leg to a pivot said before: a film that goes into several languages takes it once."""
        key = (model.name, model.version, *languages)
        known = self._pivots.pop(key, {})
        self._pivots[key] = known if len(known) < _MAX_REMEMBERED else {}
        while len(self._pivots) > _MAX_PIVOTS:
            self._pivots.popitem(last=False)
        return self._pivots[key]

    def _find(self, name: str) -> TranslationModel:
        if name not in self._models:
            self._models = usable_models()
        if name not in self._models:
            raise ModelMissing(f"The translation model {name} is no longer installed.", hint="Run the same again.", model=name)
        return self._models[name]

    def _warn(self, model: TranslationModel, context: JobContext) -> None:
        if model.is_shipped and model.pair and model.name not in self._warned:
            self._warned.add(model.name)
            names = " to ".join(map(language_name, model.pair))
            context.say(f"{names} uses the small model shipped for the demo, which knows only the demo's kind of sentences.")


def _count_words(texts: Sequence[str], language: str) -> int:
    """Return the words of the texts, none in a script that does not part them."""
    return 0 if is_spaceless(language) else sum(len(text.split()) for text in dict.fromkeys(texts))


def _route(legs: Sequence[Leg], source: str, target: str) -> TranslationRoute:
    models = [leg.model for leg in legs]
    return TranslationRoute(
        (source, *(leg.target for leg in legs[:-1]), target),
        tuple(model.name for model in models),
        tuple(model.engine for model in models),
        tuple(model.version for model in models),
        models[0].context_sentences,
    )
