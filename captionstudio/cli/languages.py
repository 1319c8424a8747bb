"""``captionstudio languages``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from captionstudio.cli.job import Job, job
from captionstudio.core.routes import TranslationEngineName

if TYPE_CHECKING:
    from captionstudio.api.languages import LanguageModel, LanguageSupport

_ENGINES: tuple[TranslationEngineName, ...] = get_args(TranslationEngineName)
_ROW = "{:<9} {:<29} {:<11} {:<44} {:<44} {}"
_LEGEND = "* installed, ° knows only the sentences of the demo; the rest can be fetched: captionstudio models fetch NAME"


@click.command()
@click.argument("search", nargs=-1)
@click.option("--engine", type=click.Choice(_ENGINES), help="Only the models of this engine, and the languages they know.")
@job
def languages(the_job: Job, search: tuple[str, ...], *, engine: TranslationEngineName | None) -> None:
    """List the languages with what recognises and translates them; SEARCH is a code or a part of a name."""
    from captionstudio.api.languages import list_languages  # noqa: PLC0415 - start-up

    found = list_languages(" ".join(search), engine)
    if not found:
        the_job.console.say(f"No model of {engine} that serves it is installed or can be fetched. Add one: captionstudio models add PATH")
        return
    is_one = len(found) == 1
    if not is_one and not the_job.console.is_json:
        the_job.console.result(_ROW.format("code", "language", "recognition", "translation into it", "translation from it", "own name"))
    for row in found:
        the_job.console.result(_details(row) if is_one else _line(row), **_fields(row))
    if not the_job.console.is_json:
        the_job.console.result(_legend(len(found)))


def _line(row: LanguageSupport) -> str:
    served = [_engines(models) for models in (row.recognisers, row.translators_to, row.translators_from)]
    return _ROW.format(row.language.code, row.language.english, *served, row.language.native)


def _engines(models: tuple[LanguageModel, ...]) -> str:
    """Return the engines of models in their usual order, each with a sign for the best of its models."""
    signs: dict[str, str] = {}
    for model in models:
        sign = "" if not model.is_installed else "°" if model.is_demo else "*"
        signs[model.engine] = max(signs.get(model.engine, ""), sign, key=("", "°", "*").index)
    return " ".join(f"{engine}{signs[engine]}" for engine in _ENGINES if engine in signs) or "–"


def _details(row: LanguageSupport) -> str:
    language = row.language
    codes = ", ".join(f"{engine} {code}" for engine, code in _codes(row).items() if code)
    iso = ", ".join(dict.fromkeys(filter(None, (language.iso_639_1, language.iso_639_2b, language.iso_639_2t))))
    way = "right to left" if language.direction == "rtl" else "left to right"
    lines = [
        f"{language.code}  {language.english}" + ("" if language.native == language.english else f" · {language.native}"),
        f"ISO 639: {iso}; script {language.script}, {way}, cut into {language.segmentation}",
        f"codes of engines: {codes or 'none'}",
        f"recognised by: {_names(row.recognisers)}",
        f"translated into by: {_names(row.translators_to)}",
        f"translated from by: {_names(row.translators_from)}",
    ]
    return "\n".join(lines)


def _names(models: tuple[LanguageModel, ...]) -> str:
    signs = [("°" if model.is_demo else "*") if model.is_installed else "" for model in models]
    return ", ".join(f"{model.name}{sign}" for model, sign in zip(models, signs, strict=True)) or "no model"


def _legend(count: int) -> str:
    return f"\n{'' if count == 1 else f'{count} languages and variants. '}{_LEGEND}"


def _codes(row: LanguageSupport) -> dict[str, str | None]:
    from captionstudio.core.languages import LANGUAGE_ENGINES, engine_code  # noqa: PLC0415 - start-up

    return {engine: engine_code(row.language.code, engine) for engine in LANGUAGE_ENGINES}


def _fields(row: LanguageSupport) -> dict[str, Any]:
    language = row.language
    return {
        "event": "language",
        "code": language.code,
        "iso_639_1": language.iso_639_1,
        "iso_639_2b": language.iso_639_2b,
        "iso_639_2t": language.iso_639_2t,
        "english": language.english,
        "native": language.native,
        "script": language.script,
        "direction": language.direction,
        "segmentation": language.segmentation,
        "engine_codes": _codes(row),
        "recognition": _listed(row.recognisers),
        "translation_to": _listed(row.translators_to),
        "translation_from": _listed(row.translators_from),
    }


def _listed(models: tuple[LanguageModel, ...]) -> list[dict[str, Any]]:
    return [{"model": model.name, "engine": model.engine, "installed": model.is_installed, "demo": model.is_demo} for model in models]
