"""Translation by Argos packages, straight on CTranslate2: `captionstudio.core.ports.TranslationEngine`.

A missing pair goes through other languages. Text is cut into sentences, each translated once whatever the number of cues that say it.
"""

from __future__ import annotations

import heapq
import itertools
from collections import OrderedDict
from collections.abc import Callable, Sequence

from captionstudio.core.errors import ModelMissing, NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import argos_code, is_same_language, language_name
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.sentences import is_runaway, join_sentences, split_sentences
from captionstudio.engines.translation.decoding import LoadedModel
from captionstudio.engines.translation.packages import TranslationPackage, usable_packages

_MAX_LOADED = 4

_Cost = tuple[int, int, int, int]


class ArgosTranslation:
    """Translates with the packages on this computer; packages added meanwhile are seen by the next `find_route`.

    Up to four models stay loaded, the one used longest ago goes first (a full-size one takes some 150 MB). Not for several threads.
    """

    def __init__(self, *, threads: int | None = None) -> None:
        self._threads = threads
        self._packages: dict[str, TranslationPackage] = {}
        self._loaded: OrderedDict[str, LoadedModel] = OrderedDict()
        self._warned: set[str] = set()

    def find_route(self, source: str, target: str, engine: str = "") -> TranslationRoute:  # noqa: ARG002 - there is one engine
        """Return the shortest route; among equals one without the demo's small models, then one through English.

        A language's variants stand in for each other where they share a script: Portuguese for Brazilian Portuguese.

        Raises:
            NoTranslationPair: no installed packages join them; the hint names those that would.
        """
        self._scan()
        if is_same_language(source, target):
            return TranslationRoute((source,), ())
        legs = _shortest(tuple(self._packages.values()), source, target)
        if legs is None:
            raise self._no_pair(source, target)
        between = [leg.target for leg in legs[:-1]]
        return TranslationRoute((source, *between, target), tuple(leg.pair for leg in legs))

    def find_routes(self, source: str, target: str) -> tuple[TranslationRoute, ...]:
        """Return the best route of every engine that leads there."""
        try:
            return (self.find_route(source, target),)
        except NoTranslationPair:
            return ()

    def translate(
        self,
        texts: Sequence[str],
        route: TranslationRoute,
        context: JobContext,
        preceding: Sequence[Sequence[str]] = (),  # noqa: ARG002 - these models see one sentence
    ) -> list[str]:
        """Translate each text along ``route``, in order; text without a letter in it stays as it is.

        Raises:
            ModelMissing: a package of the route was removed.
            ModelDamaged: a package cannot be loaded.
            JobCancelled: the job was cancelled, seen between batches.
        """
        results = list(texts)
        legs = list(zip(route.models, itertools.pairwise(route.languages), strict=True))
        for number, (pair, (source, target)) in enumerate(legs):

            def report(done: int, total: int, before: int = number) -> None:
                share = (before + done / total) / len(legs)
                context.report(Progress("translate", round(share * len(texts)), len(texts), "items"))

            context.check_cancelled()
            model = self._load(pair)
            self._warn(model.package, context)
            results = _translate_leg(model, results, source, target, report)
        return results

    def _scan(self) -> None:
        self._packages = usable_packages()

    def _load(self, pair: str) -> LoadedModel:
        if pair not in self._packages:
            self._scan()
        if pair not in self._packages:
            raise ModelMissing(f"The translation model {pair} is no longer installed.", hint="Run the same again.", model=pair)
        package = self._packages[pair]
        loaded = self._loaded.pop(pair, None)
        if loaded is None or loaded.package != package:
            loaded = None  # an older one goes before the new one comes
            while len(self._loaded) >= _MAX_LOADED:
                self._loaded.popitem(last=False)
            loaded = LoadedModel(package, self._threads)
        self._loaded[pair] = loaded
        return loaded

    def _warn(self, package: TranslationPackage, context: JobContext) -> None:
        if package.is_shipped and package.pair not in self._warned:
            self._warned.add(package.pair)
            names = f"{language_name(package.source)} to {language_name(package.target)}"
            context.say(f"{names} uses the small model shipped for the demo, which knows only the demo's kind of sentences.")

    def _no_pair(self, source: str, target: str) -> NoTranslationPair:
        names = language_name(source), language_name(target)
        codes = [argos_code(language) for language in (source, target)]
        unknown = [name for name, code in zip(names, codes, strict=True) if code is None]
        pairs = [("en", codes[1])] if codes[0] == "en" else [(codes[0], "en")] if codes[1] == "en" else [(codes[0], "en"), ("en", codes[1])]
        wanted = [f"translate-{a}_{b}" for a, b in pairs if f"{a}_{b}" not in self._packages]
        if unknown:
            hint = f"No Argos package is published for {' or '.join(unknown)}."
        else:
            files = " and ".join(f"{name}.argosmodel" for name in wanted)
            hint = f"Get {files} from the Argos Translate index, then: captionstudio models add FILE"
        return NoTranslationPair(
            f"No installed model translates {names[0]} to {names[1]}.",
            hint=hint,
            source=source,
            target=target,
            packages=() if unknown else tuple(wanted),
        )


def _shortest(packages: Sequence[TranslationPackage], source: str, target: str) -> list[TranslationPackage] | None:
    """Search from source to target: fewest legs, then fewest demo models, then fewest pivots other than English."""
    starts = [package for package in packages if is_same_language(package.source, source)]
    tickets = itertools.count()  # decides between equals, so that packages are never compared
    queue = [(_cost(package, source, target), next(tickets), [package]) for package in starts]
    heapq.heapify(queue)
    settled: set[str] = set()
    while queue:
        cost, _, legs = heapq.heappop(queue)
        reached = legs[-1].target
        if is_same_language(reached, target):
            return legs
        if reached in settled:
            continue
        settled.add(reached)
        for package in packages:
            if package.source == reached and package.target not in settled:
                heapq.heappush(queue, (_add(cost, _cost(package, source, target)), next(tickets), [*legs, package]))
    return None


def _cost(package: TranslationPackage, source: str, target: str) -> _Cost:
    """One leg's cost: itself, whether it is a demo model, whether it leads to an odd pivot, whether it is for another variant."""
    is_first, is_last = is_same_language(package.source, source), is_same_language(package.target, target)
    is_variant = (is_first and package.source != source) + (is_last and package.target != target)
    return 1, int(package.is_shipped), int(not is_last and package.target != "en"), int(is_variant)


def _add(a: _Cost, b: _Cost) -> _Cost:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]


def _translate_leg(model: LoadedModel, texts: Sequence[str], source: str, target: str, report: Callable[[int, int], None]) -> list[str]:
    cut = [split_sentences(text, source) if any(map(str.isalpha, text)) else [] for text in texts]
    wanted = list(dict.fromkeys(sentence for sentences in cut for sentence in sentences if any(map(str.isalpha, sentence))))
    found = dict(zip(wanted, model.translate(wanted, lambda done: report(done, len(wanted))), strict=True))
    _redo_runaways(model, found)
    return [
        join_sentences([found.get(sentence, sentence) for sentence in sentences], target) if sentences else text
        for text, sentences in zip(texts, cut, strict=True)
    ]


def _redo_runaways(model: LoadedModel, found: dict[str, str]) -> None:
    """Translate again, with repetition forbidden, what ran away; keep the shorter where that does not help, the source if nothing came."""
    wrong = [sentence for sentence, translation in found.items() if is_runaway(sentence, translation)]
    again = model.translate(wrong, lambda _: None, careful=True) if wrong else []
    for sentence, translation in zip(wrong, again, strict=True):
        candidates = sorted(filter(None, (translation, found[sentence])), key=lambda text: (is_runaway(sentence, text), len(text)))
        found[sentence] = candidates[0] if candidates else sentence
