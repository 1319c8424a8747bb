"""Translate a track: cues to sentences, sentences to the other language, and back onto the cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from captionstudio.core.document import Cue, Track, new_id
from captionstudio.core.errors import InvalidRequest, NoTranslationPair
from captionstudio.core.glossary import GlossaryTerm, TermFinder, applicable_terms
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import is_same_language, language_name, resolve_language
from captionstudio.core.markup import plain_text
from captionstudio.core.ports import TranslationEngine
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.core.routes import TranslationRoute, describe_route
from captionstudio.core.sentences import is_runaway
from captionstudio.core.timecode import format_timecode
from captionstudio.workflows.sentence_plans import Plan, Unit, plan_cues, with_preceding
from captionstudio.workflows.sentence_translation import SentenceTranslator
from captionstudio.workflows.translate_speech import ENGLISH, SPEECH_ENGINE, Speech, hear_english, speech_route
from captionstudio.workflows.translated_cues import keep_cues, make_cues
from captionstudio.workflows.translation_memory import Memory

_HEARING_SHARE = 0.8
"""How much of the time listening takes where text is translated on from English."""


def translate_track(
    track: Track,
    target: str,
    engine: TranslationEngine,
    context: JobContext,
    *,
    source: str | None = None,
    engine_name: str = "",
    memory: Memory | None = None,
    glossary: Iterable[GlossaryTerm] = (),
    speech: Speech | None = None,
    profile: Callable[[str | None], Profile] = profile_for,
) -> Track:
    """Return a new track with the cues of ``track`` in the language ``target``: `TrackTranslator` for one language alone."""
    translator = TrackTranslator(track, engine, source=source, memory=memory, glossary=glossary, speech=speech, profile=profile)
    return translator.into(target, context, engine_name=engine_name)


@dataclass(frozen=True, slots=True)
class _Said:
    """What came of a plan: a translation for each of its units (which may be English from the speech), and the way it went."""

    plan: Plan
    translations: tuple[str, ...]
    route: TranslationRoute


class TrackTranslator:
    """Translates one track into any number of languages; sentences are made up once, and what is said in the media is heard once.

    A cue's language is its own, else ``source``, else the track's. ``memory`` remembers translations from one run to the next.
    ``glossary`` holds terms with fixed translations. ``speech`` is the media at hand, for the engine ``whisper``.
    """

    def __init__(
        self,
        track: Track,
        engine: TranslationEngine,
        *,
        source: str | None = None,
        memory: Memory | None = None,
        glossary: Iterable[GlossaryTerm] = (),
        speech: Speech | None = None,
        profile: Callable[[str | None], Profile] = profile_for,
    ) -> None:
        self._track = track
        self._plans = plan_cues(track.cues, source or track.language)
        self._engine = engine
        self._sentences = SentenceTranslator(engine, memory)
        self._glossary = tuple(glossary)
        self._speech = speech
        self._profile = profile
        self._heard: dict[int, Plan] = {}
        self._listened: set[int] = set()
        self._speech_routes: dict[tuple[str, str], TranslationRoute] = {}

    def into(self, target: str, context: JobContext, *, engine_name: str = "", only: Collection[str] | None = None) -> Track:
        """Return a new track with the cues in the language ``target``, at the same times, laid out for the profile.

        Cues already in the target language keep their text; those that no installed model can translate keep theirs and their
        language, and the context is told. ``engine_name``, where given, makes the last leg; with ``whisper`` what is said in the media is
        translated to English, and an engine for text goes on from there. ``only`` picks the sentences with these cues. The result is
        ``made_by`` the route that most cues went.

        Raises:
            InvalidRequest: nobody knows what language the captions are in, or there is no media for Whisper.
            NoTranslationPair: no cue of the track can be translated.
            MediaUnreadable, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
        """
        target = resolve_language(target)
        places = [at for at, plan in enumerate(self._plans) if only is None or any(cue.id in only for cue in plan.group.cues)]
        meter = _Meter(context, self._count(places))
        is_spoken = engine_name == SPEECH_ENGINE
        plans = self._hear(places, target, meter) if is_spoken else {at: self._plans[at] for at in places}
        is_done = any(plan is not self._plans[at] and is_same_language(plan.language, target) for at, plan in plans.items())
        routes = self._find_routes(plans.values(), target, "" if is_spoken else engine_name, context, is_done=is_done)
        said = self._translate(plans, routes, target, meter)
        made: list[Cue] = []
        for at in places:
            one = said.get(at)
            made += make_cues(one.plan, one.translations, target, self._profile(target)) if one else keep_cues(self._plans[at])
        _tell_doubts([said[at] for at in sorted(said)], context)
        context.report(Progress("translate", meter.total, meter.total, "items"))
        made_by = _main_route(said.values(), context)
        return replace(self._track, cues=tuple(made), role="translation", language=target, name="", id=new_id(), made_by=made_by)

    def _find_routes(
        self, plans: Iterable[Plan], target: str, engine_name: str, context: JobContext, *, is_done: bool
    ) -> dict[str, TranslationRoute]:
        """Return the route of each language that is to be translated; say which ones pass others and which ones cannot be."""
        languages = dict.fromkeys(plan.language for plan in plans if plan.units)
        if "" in languages:
            raise InvalidRequest("Nobody knows what language these captions are in.", hint="Say it with --from, for instance --from en.")
        routes: dict[str, TranslationRoute] = {}
        missing: list[NoTranslationPair] = []
        for language in languages:
            try:
                if not is_same_language(language, target):
                    routes[language] = self._engine.find_route(language, target, engine_name)
            except NoTranslationPair as error:
                missing.append(error)
        if missing and not routes and not is_done:
            raise missing[0]
        for problem in missing:
            context.say(f"{problem} Those captions stay as they are. {problem.hint}".strip())
        for route in routes.values():
            if len(route.models) > 1:
                names = [language_name(language) for language in route.languages]
                context.say(f"{names[0]} to {names[-1]} goes through {' and '.join(names[1:-1])}.")
        return routes

    def _translate(self, plans: Mapping[int, Plan], routes: Mapping[str, TranslationRoute], target: str, meter: _Meter) -> dict[int, _Said]:
        """Translate plans by their places; the ones that need no engine any more are those whose English was the target."""
        said: dict[int, _Said] = {}
        for at, plan in plans.items():
            if plan is not self._plans[at] and is_same_language(plan.language, target):
                said[at] = _Said(plan, plan.units, self._speech_route(at, target))
        for language, route in routes.items():
            chosen = self._units(plans, language, route.context_sentences)
            terms = applicable_terms(self._glossary, language, target)
            finder = TermFinder(terms, language) if terms else None
            units = [unit for row in chosen.values() for unit in row]
            inner = meter.part(self._count(chosen))
            found = self._sentences.translate(units, route, inner, finder)
            for at, row in chosen.items():
                way = route if plans[at] is self._plans[at] else self._speech_route(at, target)
                said[at] = _Said(plans[at], tuple(found[unit] for unit in row), way)
        return said

    def _units(self, plans: Mapping[int, Plan], language: str, context_sentences: int) -> dict[int, tuple[Unit, ...]]:
        """Return by place what is to be translated of one language, with the sentences before it, also those that are not."""
        around = {at: plans.get(at, plan) for at, plan in enumerate(self._plans)} if context_sentences else plans
        every = with_preceding(list(around.values()), context_sentences)
        return {at: units for at, units in zip(around, every, strict=True) if at in plans and plans[at].language == language}

    def _hear(self, places: Sequence[int], target: str, meter: _Meter) -> dict[int, Plan]:
        """Return the plans with English from the speech where they are in another language that Whisper knows."""
        if self._speech is None:
            raise InvalidRequest(
                "Whisper translates from the sound, and there is none at hand.",
                hint="Open the media that the captions belong to (--media), or choose another engine.",
            )
        wanted: list[int] = []
        problem: NoTranslationPair | None = None
        for at in places:
            language = self._plans[at].language
            if self._plans[at].units and language and not is_same_language(language, target):
                try:
                    self._speech_route(at, target)
                    wanted.append(at)
                except NoTranslationPair as error:
                    problem = problem or error
        if problem and not wanted:
            raise problem
        if fresh := [at for at in wanted if at not in self._listened]:
            share = 1.0 if is_same_language(target, ENGLISH) else _HEARING_SHARE
            inner = meter.part(self._count(fresh), share)
            self._heard.update(hear_english(self._plans, fresh, self._speech, inner))
            self._listened.update(fresh)
        if silent := self._count(at for at in wanted if at not in self._heard):
            meter.context.say(f"Captions of which no English was heard: {silent}. Their text is translated where that can be done.")
        return {at: self._heard[at] if at in wanted and at in self._heard else self._plans[at] for at in places}

    def _count(self, places: Iterable[int]) -> int:
        return sum(len(self._plans[at].group.cues) for at in places)

    def _speech_route(self, at: int, target: str) -> TranslationRoute:
        """Return the way out of the speech of a plan.

        Raises:
            NoTranslationPair: there is none.
        """
        assert self._speech is not None
        key = self._plans[at].language, target
        if key not in self._speech_routes:
            self._speech_routes[key] = speech_route(self._speech, *key, self._engine)
        return self._speech_routes[key]


class _Meter:
    """Tells of progress in cues over the parts of the work, each with its share, and never backwards."""

    def __init__(self, context: JobContext, total: int) -> None:
        self.context = context
        self.total = total
        self._done = 0.0
        self._shown = 0

    def part(self, cues: int, share: float = 1.0) -> JobContext:
        """Return the context for the next part of the work, about so many cues."""
        start, length = self._done, min(cues * share, self.total - self._done)
        self._done += length

        def report(progress: Progress) -> None:
            self._shown = max(self._shown, round(start + (progress.fraction or 0.0) * length))  # second tries do not go back
            self.context.on_progress(replace(progress, stage="translate", done=self._shown, total=self.total, unit="items"))

        return JobContext(report, self.context.on_partial, self.context.on_message, self.context.cancelled)


def _main_route(said: Iterable[_Said], context: JobContext) -> TranslationRoute | None:
    """Return the route of most cues, and say what became of the others."""
    counts: Counter[TranslationRoute] = Counter()
    for one in said:
        if one.translations:
            counts[one.route] += len(one.plan.group.cues)
    ranked = [route for route, _ in counts.most_common()]
    for route in ranked[1:]:
        context.say(f"{counts[route]} of the captions: {describe_route(route)}.")
    return ranked[0] if ranked else None


def _tell_doubts(said: Iterable[_Said], context: JobContext) -> None:
    """Say where translations look as if they had run away, however often they were tried."""
    wrong = [
        format_timecode(one.plan.group.cues[0].start_ms)
        for one in said
        if any(is_runaway(plain_text(unit), plain_text(found)) for unit, found in zip(one.plan.units, one.translations, strict=True))
    ]
    if wrong:
        more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
        context.say(f"Check the translation at {', '.join(wrong[:5])}{more}: it looks wrong.")
