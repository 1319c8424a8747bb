"""What can be recognised and translated: every language, with the models that serve it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from captionstudio.core.languages import Language, search_languages, text_of
from captionstudio.core.routes import TranslationEngineName
from captionstudio.engines.models.catalogue import CatalogueEntry, load_catalogue

if TYPE_CHECKING:
    from captionstudio.engines.models.folders import InstalledModel
    from captionstudio.engines.translation.model import TranslationModel

_LATEST_ONLY = "yue"
"""Cantonese: the one language that only the newest Whisper vocabulary has."""

_NO_TRANSLATION = ("turbo", "distil")
"""Whisper models that were not trained to translate, by a part of their name."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model that does something for a language. ``is_demo`` marks the shipped ones that know only the sentences of the demo."""

    name: str
    engine: TranslationEngineName
    is_installed: bool = False
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class LanguageSupport:
    """A language and the models, installed ones first, that understand it spoken, that lead to it and that lead from it."""

    language: Language
    recognisers: tuple[LanguageModel, ...] = ()
    translators_to: tuple[LanguageModel, ...] = ()
    translators_from: tuple[LanguageModel, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a model hears (Whisper's codes) and which texts (`text_of`) it reads and writes; Whisper writes what it hears in English."""

    model: LanguageModel
    hears: frozenset[str] = frozenset()
    reads: frozenset[tuple[str, str]] = frozenset()
    writes: frozenset[tuple[str, str]] = frozenset()


def list_languages(search: str = "", engine: TranslationEngineName | None = None) -> list[LanguageSupport]:
    """Return every language with what each installed model and each of the catalogue adds to it, by code.

    A model that knows the plain language serves its variants where their script is the same. Whisper's translation to English, straight
    from speech, counts as translation.

    Args:
        search: a code or a part of a name; only what it may mean is returned.
        engine: only its models, and only languages that one of them serves.

    Raises:
        InvalidRequest: nobody calls a language ``search``.
    """
    reaches = [reach for reach in _reaches() if engine in (None, reach.model.engine)]
    rows = [_support(language, reaches) for language in search_languages(search)]
    return [row for row in rows if engine is None or row.recognisers or row.translators_to or row.translators_from]


def catalogue_languages() -> list[LanguageSupport]:
    """Return every language with the models of the catalogue alone, whatever is installed."""
    reaches = [_published(entry) for entry in load_catalogue()]
    return [_support(language, reaches) for language in search_languages("")]


def _support(language: Language, reaches: Iterable[_Reach]) -> LanguageSupport:
    text, english = text_of(language.code), text_of("en")

    def models(serves: Callable[[_Reach], bool]) -> tuple[LanguageModel, ...]:
        return tuple(reach.model for reach in reaches if serves(reach))

    return LanguageSupport(
        language,
        recognisers=models(lambda reach: language.whisper in reach.hears),
        translators_to=models(lambda reach: text in reach.writes),
        translators_from=models(
            lambda reach: text in reach.reads or (bool(reach.writes) and language.whisper in reach.hears and text != english)
        ),
    )


def _reaches() -> Iterator[_Reach]:
    """Yield every model there is or could be, installed ones first; damaged ones could be fetched again."""
    from captionstudio.engines.models.store import ModelStore  # noqa: PLC0415 - start-up
    from captionstudio.engines.translation.shelf import installed_models  # noqa: PLC0415 - start-up

    installed = [
        *(_installed_recogniser(model) for model in ModelStore().installed() if not model.problem),
        *(_installed_translator(model) for model in installed_models() if not model.problem),
    ]
    yield from installed
    there = {reach.model.name for reach in installed if not reach.model.is_demo}
    yield from (_published(entry) for entry in load_catalogue() if entry.name not in there)


def _installed_recogniser(model: InstalledModel) -> _Reach:
    if model.entry:
        return _recogniser(model.name, model.entry.languages, is_installed=True)
    return _recogniser(model.name, ("whisper-99",) if model.is_multilingual else ("en",), is_installed=True)


def _installed_translator(model: TranslationModel) -> _Reach:
    entry = LanguageModel(model.name, model.engine, is_installed=True, is_demo=model.is_shipped)
    return _Reach(entry, reads=frozenset(map(text_of, model.sources)), writes=frozenset(map(text_of, model.targets)))


def _published(entry: CatalogueEntry) -> _Reach:
    if entry.kind == "recognition":
        return _recogniser(entry.name, entry.languages)
    reads, writes = (entry.languages[:1], entry.languages[1:]) if entry.is_pair else (entry.languages, entry.languages)
    model = LanguageModel(entry.name, cast("TranslationEngineName", entry.engine))
    return _Reach(model, reads=frozenset(map(text_of, reads)), writes=frozenset(map(text_of, writes)))


def _recogniser(name: str, languages: tuple[str, ...], *, is_installed: bool = False) -> _Reach:
    model = LanguageModel(name, "whisper", is_installed=is_installed)
    hears = frozenset(languages)
    if languages[0].startswith("whisper-"):
        known = {language.whisper for language in search_languages("") if language.whisper}
        hears = frozenset(known if languages[0] == "whisper-100" else known - {_LATEST_ONLY})
    is_translator = len(hears) > 1 and not any(part in name for part in _NO_TRANSLATION)
    return _Reach(model, hears, writes=frozenset({text_of("en")}) if is_translator else frozenset())
