"""Translate a track: cues to sentences, sentences to the other language, and back onto the cues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from captionstudio.core.document import Cue, Track, new_id
from captionstudio.core.errors import InvalidRequest, NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import is_same_language, is_spaceless, language_name, resolve_language
from captionstudio.core.layout.fit import lay_back
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.markup import plain_text
from captionstudio.core.ports import TranslationEngine
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.core.protection import Attempt, attempts, has_own_lines, split_frame
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.sentences import SentenceGroup, group_sentences, is_runaway, join_lines, joined_text
from captionstudio.core.timecode import format_timecode

_RUBY = re.compile(r"<rt\b[^<>]*>.*?</rt>|</?ruby[^<>]*>", re.IGNORECASE | re.DOTALL)  # readings of the source's characters

Memory = MutableMapping[tuple[str, str, str], str]
"""Translations by (source, target, text)."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """One line or cue with what stands around its words taken off."""

    before: str
    body: str
    after: str

    @property
    def has_words(self) -> bool:
        return any(map(str.isalpha, plain_text(self.body)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be translated of a group: ``units`` are caption markup, one for the whole group, or one a line of a cue of its own."""

    group: SentenceGroup
    framed: tuple[tuple[_Frame, ...], ...]
    units: tuple[str, ...]

    @property
    def language(self) -> str:
        """The group's language, empty where nobody knows."""
        return self.group.language or ""


def translate_track(
    track: Track,
    target: str,
    engine: TranslationEngine,
    context: JobContext,
    *,
    source: str | None = None,
    memory: Memory | None = None,
    profile: Callable[[str | None], Profile] = profile_for,
) -> Track:
    """Return a new track with the cues of ``track`` in the language ``target``, at the same times, laid out for ``profile``.

    A cue's language is its own, else ``source``, else the track's. Cues already in the target language keep their text; those that no
    installed model can translate keep theirs and their language, and the context is told. ``memory`` remembers translations; give the
    same one again and no text is translated twice.

    Raises:
        InvalidRequest: nobody knows what language the captions are in.
        NoTranslationPair: no cue of the track can be translated.
        ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    target = resolve_language(target)
    fallback = source or track.language
    cues = [cue if cue.language else replace(cue, language=fallback) for cue in track.cues]
    plans = [_plan(group) for group in group_sentences(cues)]
    routes = _find_routes(plans, target, engine, context)
    run = _Run(target, engine, context, {} if memory is None else memory, len(cues))
    for language, route in routes.items():
        chosen = [plan for plan in plans if plan.language == language]
        run.translate([unit for plan in chosen for unit in plan.units], route, sum(len(plan.group.cues) for plan in chosen))
    made: list[Cue] = []
    for plan in plans:
        made += _rebuild(plan, run, profile(target)) if plan.language in routes else _keep(plan.group.cues)
    _tell_doubts(plans, run)
    context.report(Progress("translate", len(cues), len(cues), "items"))
    return replace(track, cues=tuple(made), role="translation", language=target, name="", id=new_id())


def _plan(group: SentenceGroup) -> _Plan:
    framed = tuple(_frames(cue) for cue in group.cues)
    if len(framed) == 1:
        return _Plan(group, framed, tuple(frame.body for frame in framed[0] if frame.has_words))
    whole = join_lines([frame.body for frames in framed for frame in frames if frame.has_words])
    return _Plan(group, framed, (whole,) if whole else ())


def _frames(cue: Cue) -> tuple[_Frame, ...]:
    """A cue's words without what stands around them: by line where each line is somebody's own, else on one line."""
    lines = _RUBY.sub("", cue.text).split("\n")
    return tuple(_Frame(*split_frame(line)) for line in (lines if has_own_lines(plain_text(cue.text)) else [_join_markup(lines)]))


def _join_markup(lines: Sequence[str]) -> str:
    """Put the lines of a cue on one; a style that ends with one line and begins again with the next goes on."""
    joined = join_lines(lines)
    for name in ("i", "b", "u"):
        joined = joined.replace(f"</{name}> <{name}>", " ").replace(f"{{\\{name}0}} {{\\{name}1}}", " ")
    return joined


def _find_routes(plans: Sequence[_Plan], target: str, engine: TranslationEngine, context: JobContext) -> dict[str, TranslationRoute]:
    """Return the route of each language that is to be translated; say which ones pass others and which ones cannot be."""
    languages = dict.fromkeys(plan.language for plan in plans if plan.units)
    if "" in languages:
        raise InvalidRequest("Nobody knows what language these captions are in.", hint="Say it with --from, for instance --from en.")
    routes: dict[str, TranslationRoute] = {}
    missing: list[NoTranslationPair] = []
    for language in languages:
        try:
            if not is_same_language(language, target):
                routes[language] = engine.find_route(language, target)
        except NoTranslationPair as error:
            missing.append(error)
    if missing and not routes:
        raise missing[0]
    for problem in missing:
        context.say(f"{problem} Those captions stay as they are. {problem.hint}".strip())
    for route in routes.values():
        if len(route.models) > 1:
            names = [language_name(language) for language in route.languages]
            context.say(f"{names[0]} to {names[-1]} goes through {' and '.join(names[1:-1])}.")
    return routes


@dataclass(slots=True)
class _Run:
    """One run over a track: what is found by now, by (language, caption markup), and how far it is."""

    target: str
    engine: TranslationEngine
    context: JobContext
    memory: Memory
    total: int
    done: int = 0
    shown: int = 0
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def translate(self, texts: Iterable[str], route: TranslationRoute, cues: int) -> None:
        """Find translations for caption markup of one language: every way to protect it in turn, until all came through."""
        language = route.languages[0]
        ways = {text: attempts(text, is_spaced=not is_spaceless(self.target)) for text in dict.fromkeys(texts)}
        while ways:
            current = {text: next(way) for text, way in ways.items()}
            self._fill_memory(current.values(), route, cues)
            for text, attempt in current.items():
                result = attempt.restore([self.memory[language, self.target, part] for part in attempt.parts])
                if result is not None:
                    self.found[language, text] = result
                    del ways[text]
        self.done += cues

    def _fill_memory(self, current: Iterable[Attempt], route: TranslationRoute, cues: int) -> None:
        language = route.languages[0]
        parts = dict.fromkeys(part for attempt in current for part in attempt.parts)
        wanted = [part for part in parts if (language, self.target, part) not in self.memory]
        if not wanted:
            return

        def report(progress: Progress) -> None:
            self.shown = max(self.shown, self.done + round((progress.fraction or 0.0) * cues))  # second tries do not go back
            self.context.on_progress(replace(progress, done=self.shown, total=self.total))

        inner = JobContext(report, self.context.on_partial, self.context.on_message, self.context.cancelled)
        for part, text in zip(wanted, self.engine.translate(wanted, route, inner), strict=True):
            self.memory[language, self.target, part] = text if text.strip() else part


def _keep(cues: Sequence[Cue]) -> list[Cue]:
    return [replace(cue, id=new_id(), source_ids=(cue.id,), source_text=joined_text([cue])) for cue in cues]


def _rebuild(plan: _Plan, run: _Run, profile: Profile) -> list[Cue]:
    """Return the translated cues of a group, with the times of its own."""
    group = plan.group
    if len(plan.framed) == 1:
        lines = [frame.before + run.found.get((plan.language, frame.body), frame.body) + frame.after for frame in plan.framed[0]]
        texts = [break_lines("\n".join(lines), profile, run.target)]
    else:
        texts = _spread(plan, run, profile)
    ids, text = tuple(cue.id for cue in group.cues), group.text
    return _fill_empty(
        [
            replace(cue, id=new_id(), text=shown, words=(), language=run.target, locked=False, source_ids=ids, source_text=text)
            for cue, shown in zip(group.cues, texts, strict=True)
        ]
    )


def _fill_empty(cues: Sequence[Cue]) -> list[Cue]:
    """Where a translation has fewer words than cues, let the cue before stay on, or the first one come early."""
    kept: list[Cue] = []
    start: int | None = None
    for cue in cues:
        if cue.text:
            kept.append(cue if start is None else replace(cue, start_ms=start))
            start = None
        elif kept:
            kept[-1] = replace(kept[-1], end_ms=cue.end_ms)
        elif start is None:
            start = cue.start_ms
    return kept or list(cues)


def _spread(plan: _Plan, run: _Run, profile: Profile) -> list[str]:
    """Lay the translation of a group on those of its cues that have words; the others keep their text."""
    cues, frames = plan.group.cues, [framed[0] for framed in plan.framed]  # a cue with lines of its own is a group of its own
    texts = [cue.text for cue in cues]
    spoken = [at for at, frame in enumerate(frames) if frame.has_words]
    slots = [replace(cues[at], text=frames[at].body) for at in spoken]
    whole = run.found[plan.language, plan.units[0]] if plan.units else ""
    for at, part in zip(spoken, lay_back(whole, slots, profile, run.target), strict=True):
        before, after = frames[at].before, frames[at].after
        shown = before + part + after if part else ""
        texts[at] = break_lines(shown, profile, run.target) if plain_text(before + after).strip() else shown
    return texts


def _tell_doubts(plans: Sequence[_Plan], run: _Run) -> None:
    """Say where translations look as if they had run away, however often they were tried."""
    wrong = [
        format_timecode(plan.group.cues[0].start_ms)
        for plan in plans
        if any(is_runaway(plain_text(unit), plain_text(run.found.get((plan.language, unit), unit))) for unit in plan.units)
    ]
    if wrong:
        more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
        run.context.say(f"Check the translation at {', '.join(wrong[:5])}{more}: it looks wrong.")
