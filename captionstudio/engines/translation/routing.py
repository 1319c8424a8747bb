"""The search for the best route between two languages over all models.

What counts, in this order: models that have to be got first, models of the demo (they know only its sentences), the length of the route,
the class of the models, odd pivots, variants of a language, size. A leg counts two; one by a many-to-many model of less than a billion
weights counts five, since two legs by models made for their pairs come out better than one by those. See docs/adr/0013.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.languages import is_same_language
from captionstudio.core.routes import TranslationEngineName
from captionstudio.engines.translation.model import TranslationModel

MANY = frozenset[TranslationEngineName]({"m2m100", "madlad", "nllb"})

_SMALL = 1_000_000_000
_LEG, _SMALL_LEG = 2, 5
_CLASSES: dict[TranslationEngineName, int] = {"madlad": 0, "nllb": 0, "m2m100": 0, "firefox": 1, "opus": 2, "argos": 3}
_SMALL_CLASS = 4

_Cost = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """A step from one language to another, in the codes of the model that makes it."""

    model: TranslationModel
    source: str
    target: str


def best_legs(
    models: Iterable[TranslationModel],
    source: str,
    target: str,
    *,
    engine: str = "",
    missing: Collection[str] = (),
) -> tuple[Leg, ...] | None:
    """Return the best way from ``source`` to ``target``, None where there is none; ``engine``, where given, makes the last leg.

    ``missing`` names models that are not installed: as few of them as possible are used.
    """
    return _Search(tuple(models), source, target, engine, missing).run()


class _Search:
    """Dijkstra's algorithm over languages.

    The languages passed through are English and those that models of one pair join: between two many-to-many models English will do,
    and every other pivot is an end of a pair. So a model of 400 languages does not multiply the work.
    """

    def __init__(self, models: Sequence[TranslationModel], source: str, target: str, engine: str, missing: Collection[str]) -> None:
        self._models = models
        self._source, self._target, self._engine = source, target, engine
        self._missing = missing
        self._pivots = {"en"} | {code for model in models if model.engine not in MANY for code in (*model.sources, *model.targets)}
        self._pivots = {code for code in self._pivots if not _is_same(code, source) and not _is_same(code, target)}
        self._onward = {model.name: self._pivots & {*model.targets} for model in models}
        self._sources = {model.name: {*model.sources} for model in models}
        self._ends = {model.name: _closest(model.targets, target) for model in models if not engine or model.engine == engine}

    def run(self) -> tuple[Leg, ...] | None:
        """Return the cheapest legs."""
        tickets = itertools.count()  # decides between equals, so that models are never compared
        queue: list[tuple[_Cost, int, tuple[Leg, ...]]] = []
        for model in self._models:
            if start := _closest(model.sources, self._source):
                for leg in self._legs(model, start):
                    heapq.heappush(queue, (self._cost(leg, is_first=True), next(tickets), (leg,)))
        settled: set[str] = set()
        while queue:
            cost, _, legs = heapq.heappop(queue)
            last = legs[-1]
            if self._is_end(last):
                return legs
            if last.target in settled:
                continue
            settled.add(last.target)
            for model in self._models:
                if last.target in self._sources[model.name] and model is not last.model:
                    for leg in self._legs(model, last.target):
                        if leg.target not in settled:
                            heapq.heappush(queue, (_add(cost, self._cost(leg, is_first=False)), next(tickets), (*legs, leg)))
        return None

    def _legs(self, model: TranslationModel, start: str) -> Iterator[Leg]:
        """The steps worth taking with a model: to the end, or to a pivot."""
        end = self._ends.get(model.name)
        if end and end != start:
            yield Leg(model, start, end)
        for pivot in sorted(self._onward[model.name] - {start}):
            yield Leg(model, start, pivot)

    def _is_end(self, leg: Leg) -> bool:
        return leg.target == self._ends.get(leg.model.name)

    def _cost(self, leg: Leg, *, is_first: bool) -> _Cost:
        is_last, model = self._is_end(leg), leg.model
        is_small = model.engine in MANY and model.parameters < _SMALL
        return (
            int(model.name in self._missing),
            int(model.is_shipped),
            _SMALL_LEG if is_small else _LEG,
            _SMALL_CLASS if is_small else _CLASSES.get(model.engine, _SMALL_CLASS),
            int(not is_last and leg.target != "en"),
            int(is_first and leg.source != self._source) + int(is_last and leg.target != self._target),
            -model.parameters,
        )


def _closest(codes: Sequence[str], language: str) -> str | None:
    """The code for a language among a model's: itself, else a variant for the same readers."""
    return language if language in codes else next((code for code in codes if _is_same(code, language)), None)


@functools.lru_cache(maxsize=1 << 16)
def _is_same(a: str, b: str) -> bool:
    return is_same_language(a, b)


def _add(a: _Cost, b: _Cost) -> _Cost:
    return tuple(map(sum, zip(a, b, strict=True)))
