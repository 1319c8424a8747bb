"""Checking a translation by translating it back: where it no longer says what the original says, somebody should look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import InvalidRequest, NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import is_same_language
from captionstudio.core.markup import plain_text
from captionstudio.core.ports import TranslationEngine
from captionstudio.core.protection import escape
from captionstudio.core.quality.back_translation import Drift, find_drift
from captionstudio.core.sentences import group_sentences, joined_text
from captionstudio.workflows.sentence_plans import Unit
from captionstudio.workflows.sentence_translation import SentenceTranslator
from captionstudio.workflows.translation_memory import Memory

_NEIGHBOURS = 2
_MUCH = 0.35
"""The share of a caption's time that makes it belong to a second sentence as well."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Translated captions, and the text in ``language`` that they should say."""

    cues: tuple[Cue, ...]
    source: str
    language: str


@dataclass(frozen=True, slots=True)
class BackTranslated:
    """Translated captions with what they say in the original's language, and how far that is from it."""

    pair: Pair
    back: str
    drift: Drift

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look."""
        return bool(self.drift.reasons)


def check_translation(
    pairs: Sequence[Pair],
    target: str,
    engine: TranslationEngine,
    context: JobContext,
    *,
    memory: Memory | None = None,
) -> list[BackTranslated]:
    """Translate captions in the language ``target`` back and compare them with their sources, in order.

    Raises:
        NoTranslationPair: no model leads back to any of the originals' languages; where only some cannot be had, the context is told.
        ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    sentences = SentenceTranslator(engine, memory)
    backs: dict[int, str] = {}
    problems: list[NoTranslationPair] = []
    for language in dict.fromkeys(pair.language for pair in pairs):
        units = {at: Unit(escape(joined_text(pair.cues))) for at, pair in enumerate(pairs) if pair.language == language}
        try:
            route = engine.find_route(target, language)
        except NoTranslationPair as error:
            problems.append(error)
            continue
        found = sentences.translate(
            [unit for unit in units.values() if unit.text], route, _inner(context, len(pairs), len(units), len(backs))
        )
        backs.update((at, plain_text(found.get(unit, ""))) for at, unit in units.items())
    if problems and not backs:
        raise problems[0]
    for problem in problems:
        context.say(f"{problem} Those captions are not checked.")
    context.report(Progress("translate", len(pairs), len(pairs), "items"))
    return [
        BackTranslated(pair, backs[at], find_drift(pair.source, joined_text(pair.cues), backs[at], pair.language, _around(pairs, at)))
        for at, pair in enumerate(pairs)
        if at in backs
    ]


def pair_tracks(source: Track, translation: Track) -> tuple[list[Pair], str]:
    """Return the captions of a translation with what they should say, and their language: by what they were made from, else by time.

    Raises:
        InvalidRequest: nobody knows one of the languages, or they are the same, or the two tracks share no time.
    """
    ids = {cue.id for cue in source.cues}
    is_made = any(not ids.isdisjoint(cue.source_ids) for cue in translation.cues)
    pairs = pairs_of(translation, [source]) if is_made else pairs_by_time(source, translation)
    language = translation.language or next((cue.language for cue in translation.cues if cue.language), None)
    if language is None:
        raise InvalidRequest("Nobody knows what language the translation is in.", hint="Put it into its name, such as film.es.srt.")
    pairs = [pair for pair in pairs if not is_same_language(pair.language, language)]
    if not pairs:
        raise InvalidRequest("There is nothing to compare.", hint="Name two caption files of one film, in different languages.")
    return pairs, language


def pairs_of(translation: Track, others: Iterable[Track], source: str | None = None) -> list[Pair]:
    """Return the captions of a translation with the texts they were made from; ``others`` tell the languages of those, else ``source``.

    Captions that were not translated are left out.

    Raises:
        InvalidRequest: the track is no translation of anything, or nobody knows of what language.
    """
    languages = {cue.id: cue.language or track.language or source for track in others for cue in track.cues}
    made: dict[tuple[tuple[str, ...], str], list[Cue]] = {}
    for cue in translation.cues:
        if cue.source_ids and cue.source_text and cue.text:
            made.setdefault((cue.source_ids, cue.source_text), []).append(cue)
    if not made:
        raise InvalidRequest("These captions are no translation.", hint="Choose a track that was translated from another one.")
    pairs: list[Pair] = []
    for (ids, text), cues in made.items():
        language = next((languages[each] for each in ids if languages.get(each)), source)
        if language is None:
            raise InvalidRequest("Nobody knows what language the original is in.", hint="Set the language of the original track.")
        if not is_same_language(language, cues[0].language or translation.language or language):
            pairs.append(Pair(tuple(cues), text, language))
    return pairs


def pairs_by_time(source: Track, translation: Track) -> list[Pair]:
    """Return the captions of two files that are shown at the same time, by whole sentences of the source.

    Captions to which nothing corresponds are left out.

    Raises:
        InvalidRequest: nobody knows the language of the source.
    """
    if source.language is None and not all(cue.language for cue in source.cues):
        raise InvalidRequest("Nobody knows what language the original is in.", hint="Put it into its name, such as film.en.srt.")
    groups = group_sentences(source.cues, source.language)
    spans = [(group.cues[0].start_ms, max(cue.end_ms for cue in group.cues)) for group in groups]
    belongs: list[list[Cue]] = [[] for _ in groups]
    joined = set[int]()  # groups that go with the one before
    first = 0
    for cue in sorted(translation.cues, key=lambda each: each.start_ms):
        while first < len(spans) and spans[first][1] <= cue.start_ms:
            first += 1
        shares = list(_shares(cue, spans, first))
        if shares:
            best = max(shares, key=lambda share: share[1])[0]
            belongs[best].append(cue)
            joined.update(range(shares[0][0] + 1, shares[-1][0] + 1))
    pairs: list[Pair] = []
    for at, group in enumerate(groups):
        if at in joined and pairs:
            pairs[-1] = Pair((*pairs[-1].cues, *belongs[at]), f"{pairs[-1].source} {group.text}", pairs[-1].language)
        else:
            pairs.append(Pair(tuple(belongs[at]), group.text, group.language or ""))
    return [pair for pair in pairs if pair.cues and any(map(str.isalpha, pair.source))]


def _shares(cue: Cue, spans: Sequence[tuple[int, int]], first: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that a cue shares much of its time with, and how much."""
    for at in range(first, len(spans)):
        start, end = spans[at]
        if start >= cue.end_ms:
            return
        overlap = min(end, cue.end_ms) - max(start, cue.start_ms)
        if overlap >= _MUCH * min(max(1, cue.duration_ms), max(1, end - start)):
            yield at, overlap


def _around(pairs: Sequence[Pair], at: int) -> list[str]:
    near = [*pairs[max(0, at - _NEIGHBOURS) : at], *pairs[at + 1 : at + 1 + _NEIGHBOURS]]
    return [pair.source for pair in near if pair.language == pairs[at].language and pair.source != pairs[at].source]


def _inner(context: JobContext, total: int, length: int, before: int) -> JobContext:
    def report(progress: Progress) -> None:
        done = before + round((progress.fraction or 0.0) * length)
        context.on_progress(Progress("translate", done, total, "items"))

    return JobContext(report, context.on_partial, context.on_message, context.cancelled)
