"""What there is to know of every model, installed or to be fetched, on one list for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from captionstudio.core.languages import all_languages
from captionstudio.engines.models.advice import Candidate, fits_memory, recommend
from captionstudio.engines.models.catalogue import ARGOS_PARAMETERS, WHISPER_LANGUAGE_SETS, CatalogueEntry, ModelKind
from captionstudio.engines.models.folders import InstalledModel, ModelFolders
from captionstudio.engines.models.speed import SpeedBook, memory_of_computer
from captionstudio.engines.models.store import ModelStore

if TYPE_CHECKING:
    from captionstudio.engines.translation.model import TranslationModel

_WHISPER_BYTES_PER_PARAMETER, _WHISPER_MEMORY = 2.7, 200_000_000
_TRANSLATION_WEIGHTS, _TRANSLATION_MEMORY = 1.3, 250_000_000
"""Memory of models the catalogue does not know, by those it knows."""


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """One model. ``languages`` are codes, (source, target) where ``is_pair``; sizes are bytes.

    ``speed`` is times real time for recognition and words a second for translation, None where nothing can be said. ``sources`` are the
    kinds of places its bytes are had from. ``is_verifiable`` tells whether its published hash is known. ``is_shipped`` marks the small
    models that know only the sentences of the demo. ``is_default`` marks the recognition model that is used when none is named.
    """

    name: str
    title: str
    kind: ModelKind
    engine: str
    languages: tuple[str, ...] = ()
    is_pair: bool = False
    path: Path | None = None
    size_bytes: int = 0
    partial_bytes: int = 0
    parameters: int = 0
    memory_bytes: int = 0
    fits_memory: bool = True
    speed: float | None = None
    is_speed_measured: bool = False
    is_default: bool = False
    is_recommended: bool = False
    is_fetchable: bool = False
    is_removable: bool = False
    is_verifiable: bool = True
    is_shipped: bool = False
    licence: str = ""
    terms: str = ""
    sources: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_installed(self) -> bool:
        """Whether it is on this computer, usable or not."""
        return self.path is not None


def survey(recognition: ModelStore, translation: ModelFolders, default: str = "") -> list[ModelFacts]:
    """Return every model there is and could be, installed ones first of each kind."""
    facts = [*_recognition(recognition, default), *_translation(translation, recognition.speeds)]
    memory = memory_of_computer()
    facts = [replace(model, fits_memory=fits_memory(model.memory_bytes, memory)) for model in facts]
    best = _recommended(facts, memory)
    return [replace(model, is_recommended=model.name in best) for model in facts]


def _recommended(facts: list[ModelFacts], memory: int | None) -> set[str]:
    candidates = [
        Candidate(
            model.name,
            model.kind,
            model.parameters,
            len(model.languages),
            model.memory_bytes,
            model.speed or 0.0,
            has_terms=bool(model.terms),
        )
        for model in facts
        if not model.problem and not model.is_pair
    ]
    return {recommend(candidates, "recognition", memory), recommend(candidates, "translation", memory)}


def _recognition(store: ModelStore, default: str) -> Iterator[ModelFacts]:
    measured, unfinished = store.speeds.measured(), store.unfinished()
    relative = {entry.name: entry.relative_speed for entry in store.catalogue}
    installed = store.installed()
    for model in installed:
        known = _from_entry(model.entry, unfinished) if model.entry else ModelFacts(model.name, model.name, "recognition", "whisper")
        yield replace(
            known,
            languages=known.languages or (_whisper_languages(99) if model.is_multilingual else ("en",)),
            path=model.path,
            size_bytes=model.size_bytes,
            parameters=model.parameters,
            memory_bytes=known.memory_bytes or round(model.parameters * _WHISPER_BYTES_PER_PARAMETER) + _WHISPER_MEMORY,
            speed=None if model.problem else store.expected_speed(model),
            is_speed_measured=model.name in measured,
            is_default=model.name == default,
            is_fetchable=bool(model.entry and model.problem),
            is_removable=True,
            problem=model.problem,
        )
    there = {model.name for model in installed}
    for entry in store.catalogue:
        if entry.name not in there:
            speed = store.speeds.expect(entry.name, entry.parameters, relative)
            yield replace(_from_entry(entry, unfinished), speed=speed, is_speed_measured=entry.name in measured)


def _translation(store: ModelFolders, speeds: SpeedBook) -> Iterator[ModelFacts]:
    from captionstudio.engines.translation.shelf import installed_models  # noqa: PLC0415 - start-up

    relative = {entry.name: entry.relative_speed for entry in store.catalogue}
    measured, unfinished = speeds.measured_translation(), store.unfinished()
    shelf: dict[str, TranslationModel] = {}
    for model in installed_models():  # of one name that several offer, the one in use comes first
        shelf.setdefault(model.name, model)
    for model in shelf.values():
        yield _on_shelf(model, store, unfinished, speeds, relative)
    broken = [name for name in store.names() if name not in shelf]
    for name in broken:
        yield _broken(store.look_at(name), unfinished)
    there = {*shelf, *broken}
    for entry in store.catalogue:
        if entry.name not in there:
            speed = speeds.expect_translation(entry.name, entry.relative_speed, relative)
            yield replace(_from_entry(entry, unfinished), speed=speed, is_speed_measured=entry.name in measured)


def _on_shelf(
    model: TranslationModel, store: ModelFolders, unfinished: Mapping[str, int], speeds: SpeedBook, relative: Mapping[str, float]
) -> ModelFacts:
    entry = store.entry(model.name)
    known = _from_entry(entry, unfinished) if entry and not model.is_shipped else ModelFacts(model.name, "", "translation", model.engine)
    share = entry.relative_speed if entry else ARGOS_PARAMETERS / max(1, model.parameters or ARGOS_PARAMETERS)
    measured = model.name in speeds.measured_translation()
    can_estimate = measured or not (model.problem or model.is_shipped)
    return replace(
        known,
        title=known.title or model.title,
        languages=model.pair or tuple(sorted({*model.sources, *model.targets})),
        is_pair=model.pair is not None,
        path=model.path,
        size_bytes=sum(file.stat().st_size for file in model.path.rglob("*") if file.is_file()),
        parameters=model.parameters or known.parameters,
        memory_bytes=known.memory_bytes or round(model.weights_bytes * _TRANSLATION_WEIGHTS) + _TRANSLATION_MEMORY,
        speed=speeds.expect_translation(model.name, share, relative) if can_estimate else None,
        is_speed_measured=measured,
        partial_bytes=unfinished.get(model.name, 0),
        is_fetchable=bool(entry and (model.problem or model.is_shipped)),  # a real model takes the place of the one for the demo
        is_removable=model.path.parent == store.root,
        is_shipped=model.is_shipped,
        licence=known.licence or model.licence,
        problem=model.problem,
    )


def _broken(model: InstalledModel, unfinished: Mapping[str, int]) -> ModelFacts:
    """A folder that says so little of itself that no engine sees it."""
    known = _from_entry(model.entry, unfinished) if model.entry else ModelFacts(model.name, model.name, "translation", "")
    problem = model.problem or "No engine can use it."
    return replace(known, path=model.path, size_bytes=model.size_bytes, problem=problem, is_fetchable=bool(model.entry), is_removable=True)


def _from_entry(entry: CatalogueEntry, unfinished: Mapping[str, int]) -> ModelFacts:
    return ModelFacts(
        name=entry.name,
        title=entry.title,
        kind=entry.kind,
        engine=entry.engine,
        languages=_whisper_set(entry) or entry.languages,
        is_pair=entry.is_pair,
        size_bytes=entry.size_bytes,
        partial_bytes=unfinished.get(entry.name, 0),
        parameters=entry.parameters,
        memory_bytes=entry.memory_bytes,
        is_fetchable=True,
        is_removable=entry.name in unfinished,
        is_verifiable=entry.is_verifiable,
        licence=entry.licence,
        terms=entry.terms,
        sources=tuple(dict.fromkeys(source.kind for source in entry.sources)),
    )


def _whisper_set(entry: CatalogueEntry) -> tuple[str, ...]:
    if entry.languages[0] not in WHISPER_LANGUAGE_SETS:
        return ()
    return _whisper_languages(int(entry.languages[0].partition("-")[2]))


def _whisper_languages(count: int) -> tuple[str, ...]:
    codes = {language.whisper: language.code for language in reversed(all_languages()) if language.whisper}
    if count < len(codes):
        del codes["yue"]  # which only the newest models know
    return tuple(sorted(codes.values()))
