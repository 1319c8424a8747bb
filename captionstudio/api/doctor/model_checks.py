"""Models for recognition, speakers and translation: there, whole, and real ones."""

from __future__ import annotations

from collections.abc import Iterator

from captionstudio.api.doctor.check import Check, show_size
from captionstudio.api.model_facts import ModelFacts
from captionstudio.api.models import survey_models
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.folders import size_of
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.places import models_dir
from captionstudio.engines.speakers import models as speaker_models

_MOST_PAIRS = 12  # named in one line


def check_models() -> Iterator[Check]:
    """Every installed recognition model, its files compared with what was published."""
    models = [model for model in survey_models() if model.kind == "recognition"]
    installed = [model for model in models if model.is_installed]
    if not installed:
        hint = f"Get one with: captionstudio models fetch {recommended_model()}"
        yield Check("models", "Recognition models", "bad", f"none in {models_dir()}", hint, "fetch")
    store = ModelStore()
    for model in installed:
        problem, hint = model.problem, f"Fetch it again: captionstudio models fetch {model.name}"
        if not problem:
            try:
                store.verify(model.name)
            except CaptionStudioError as error:
                problem, hint = str(error), error.hint
        speed = f", {model.speed:.0f} x real time expected" if model.speed else ""
        yield Check(
            f"model:{model.name}",
            f"Model {model.name}",
            "bad" if problem else "good",
            problem or f"{show_size(model.size_bytes)}{speed}",
            hint if problem else "",
            "fetch" if problem and store.entry(model.name) else "",
            {"name": model.name, "path": str(model.path), "size_bytes": model.size_bytes},
        )


def check_speakers() -> Iterator[Check]:
    """The models that tell speakers apart, compared with what ships with the program: only a new installation brings them back."""
    folder = speaker_models.models_dir()
    size = sum(size_of(folder / name) for name in speaker_models.HASHES)
    try:
        speaker_models.check_models(folder)
    except CaptionStudioError as error:
        yield Check("speakers", "Speaker models", "bad", str(error), error.hint, data={"path": str(folder), "size_bytes": size})
    else:
        yield Check("speakers", "Speaker models", "good", show_size(size), data={"path": str(folder), "size_bytes": size})


def check_translation() -> Iterator[Check]:
    """Every broken translation model, and what the others translate."""
    models = [model for model in survey_models() if model.kind == "translation" and model.is_installed]
    for model in models:
        if model.problem:
            yield Check(
                f"translation:{model.name}",
                f"Translation model {model.name}",
                "bad",
                model.problem,
                f"Fetch it again: captionstudio models fetch {model.name}" if model.is_fetchable else "Remove it, or add it again.",
                "fetch" if model.is_fetchable and not model.terms else "",
                {"name": model.name, "path": str(model.path)},
            )
    usable = [model for model in models if not model.problem]
    names = [_describe(model) for model in usable]
    has_own = any(not model.is_shipped for model in usable)
    hint = "" if has_own else "For real translation get a model: captionstudio models list"
    more = f" and {len(names) - _MOST_PAIRS} more" if len(names) > _MOST_PAIRS else ""
    found = ", ".join(names[:_MOST_PAIRS]) + more
    yield Check("translation", "Translation", "good" if has_own else "warning", found or "no models", hint, data={"pairs": names})


def recommended_model() -> str:
    """Return the name of the recognition model to fetch on this computer."""
    models = [model for model in survey_models() if model.kind == "recognition" and model.is_fetchable]
    return next((model.name for model in models if model.is_recommended), "base")


def _describe(model: ModelFacts) -> str:
    what = "-".join(model.languages) if model.is_pair else f"{model.name} ({len(model.languages)} languages)"
    return f"{what} (demo sentences only)" if model.is_shipped else what
