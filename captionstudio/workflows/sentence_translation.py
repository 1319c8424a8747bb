"""Sentences through an engine: every way to protect what must not be translated in turn, nothing translated twice."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from captionstudio.core.glossary import TermFinder
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import is_spaceless
from captionstudio.core.ports import TranslationEngine
from captionstudio.core.protection import attempts
from captionstudio.core.routes import TranslationRoute
from captionstudio.workflows.sentence_plans import Unit
from captionstudio.workflows.translation_memory import Memory

_FIRST_CHUNK = 512
_CHUNK_S = 20.0
"""A long job is remembered about so often: what is done then is not done again when it is broken off."""


@dataclass(slots=True)
class SentenceTranslator:
    """Translates caption markup, keeps what it has found for as long as it lives, and asks ``memory`` first.

    ``parts`` holds what engines said, by route.
    """

    engine: TranslationEngine
    memory: Memory | None = None
    parts: dict[TranslationRoute, dict[Unit, str]] = field(default_factory=dict)

    def translate(
        self, units: Iterable[Unit], route: TranslationRoute, context: JobContext, terms: TermFinder | None = None
    ) -> dict[Unit, str]:
        """Return translations of caption markup, as caption markup. Progress counts in the units given; it never goes back.

        Raises:
            ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
        """
        is_spaced = not is_spaceless(route.languages[-1])
        found: dict[Unit, str] = {}
        wanted = dict.fromkeys(units)
        ways = {unit: attempts(unit.text, is_spaced=is_spaced, terms=terms) for unit in wanted}
        known = self.parts.setdefault(route, {})
        while ways:
            current = {unit: next(way) for unit, way in ways.items()}
            asked = {unit: [Unit(part, unit.preceding) for part in attempt.parts] for unit, attempt in current.items()}
            self._fill(list(dict.fromkeys(part for row in asked.values() for part in row if part not in known)), route, context)
            for unit, attempt in current.items():
                result = attempt.restore([known[part] for part in asked[unit]])
                if result is not None:
                    found[unit] = result
                    del ways[unit]
        return found

    def _fill(self, wanted: Sequence[Unit], route: TranslationRoute, context: JobContext) -> None:
        """Find out what an engine says to these."""
        known = self.parts[route]
        if self.memory is not None and wanted:
            known.update(self.memory.recall(route, wanted))
            wanted = [unit for unit in wanted if unit not in known]
        for chunk, inner in self._chunks(wanted, context):
            texts = [unit.text for unit in chunk]
            preceding = [unit.preceding for unit in chunk] if route.context_sentences else ()
            said = self.engine.translate(texts, route, inner, preceding=preceding)
            fresh = {unit: text if text.strip() else unit.text for unit, text in zip(chunk, said, strict=True)}
            known.update(fresh)
            if self.memory is not None:
                self.memory.remember(route, fresh)

    def _chunks(self, wanted: Sequence[Unit], context: JobContext) -> Iterator[tuple[Sequence[Unit], JobContext]]:
        """Cut the work into pieces that take some seconds each, with what tells how far all of it is; one where nothing remembers."""
        first, size, count = 0, _FIRST_CHUNK if self.memory is not None else len(wanted), len(wanted)
        while first < count:
            chunk = wanted[first : first + size]

            def report(progress: Progress, first: int = first, length: int = len(chunk)) -> None:
                done = first + (progress.fraction or 0.0) * length
                context.on_progress(replace(progress, done=round(done), total=count, unit="items"))

            started = time.monotonic()
            yield chunk, JobContext(report, context.on_partial, context.on_message, context.cancelled)
            first += size
            seconds = max(0.001, time.monotonic() - started)
            size = max(_FIRST_CHUNK // 4, round(len(chunk) * _CHUNK_S / seconds))
