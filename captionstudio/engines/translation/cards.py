"""The model card beside the weights of a translation model: ``captionstudio-card.json``.

It says what the files do not: the family, the program that converted it, the languages and the model's codes for them, the tokens it
wants around a sentence, the licence. `check_card` holds it against the folder and against what `conventions` knows of the family, so
that a model is used as it was trained or not at all.

An example (``sources`` and ``targets`` go from our codes to the model's; ``files`` are by role, see `ROLES`)::

    {"format": 1, "family": "nllb", "converter": "transformers", "title": "NLLB-200 600M", "licence": "CC-BY-NC-4.0",
     "sources": {"de": "deu_Latn", "en": "eng_Latn"}, "targets": {"de": "deu_Latn", "en": "eng_Latn"},
     "files": {"source_pieces": "sentencepiece.bpe.model", "target_pieces": "sentencepiece.bpe.model"},
     "tokens": {"source_prefix": ["{source}"], "source_suffix": ["</s>"], "target_prefix": ["{target}"], "text_prefix": "",
                "drops_target_prefix": true},
     "context": {"sentences": 0, "separator": ""}, "identity": "facebook/nllb-200-distilled-600M"}
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast, get_args

from captionstudio.core.errors import ModelDamaged
from captionstudio.engines.models.structure import read_weights_header
from captionstudio.engines.translation.conventions import Convention, Converter, Family, convention_for
from captionstudio.engines.translation.vocabulary import read_config, read_vocabulary

CARD = "captionstudio-card.json"
WEIGHTS = "model.bin"
ROLES: Mapping[Family, tuple[str, ...]] = {
    **dict.fromkeys(("m2m100", "nllb", "madlad", "opus"), ("source_pieces", "target_pieces")),
    "firefox": ("weights", "source_vocabulary", "target_vocabulary"),
}
"""The files each family needs, beside ``model.bin`` and the vocabulary of a CTranslate2 model. Pieces are sentencepiece models.
A Firefox model may have a ``shortlist`` too."""

_FORMAT = 1
_MAX_BYTES = 1 << 20
_REMEDY = "Remove it and add it again."
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a card says. ``identity`` is what its publisher calls these weights (repository and revision), where that is known."""

    family: Family
    converter: Converter
    title: str
    licence: str
    sources: Mapping[str, str]
    targets: Mapping[str, str]
    files: Mapping[str, str]
    convention: Convention = field(default_factory=Convention)
    context_sentences: int = 0
    context_separator: str = ""
    identity: str = ""

    @property
    def names_target(self) -> bool:
        """Whether the model has to be told which of several languages to translate into."""
        return len(self.targets) > 1


def read_card(folder: Path) -> ModelCard:
    """Read the card of a model's folder, without looking at the other files.

    Raises:
        ModelDamaged: no card, or one that cannot be understood.
    """
    try:
        with (folder / CARD).open("rb") as file:
            data = json.loads(file.read(_MAX_BYTES))
        return _parse(data)
    except OSError as error:
        raise card_damage(folder, f"it has no readable {CARD}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise card_damage(folder, f"its {CARD} cannot be understood ({error})") from error


def write_card(folder: Path, card: ModelCard) -> None:
    """Write the card beside the weights, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    tokens = {
        "source_prefix": list(card.convention.source_prefix),
        "source_suffix": list(card.convention.source_suffix),
        "target_prefix": list(card.convention.target_prefix),
        "text_prefix": card.convention.text_prefix,
        "drops_target_prefix": bool(card.convention.target_prefix),
    }
    content = {
        "format": _FORMAT,
        **{name: getattr(card, name) for name in ("family", "converter", "title", "licence", "identity")},
        **{name: dict(getattr(card, name)) for name in ("sources", "targets", "files")},
        "tokens": tokens,
        "context": {"sentences": card.context_sentences, "separator": card.context_separator},
    }
    temporary = folder / f".{CARD}.{os.getpid()}"
    try:
        temporary.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        temporary.replace(folder / CARD)
    finally:
        temporary.unlink(missing_ok=True)


def check_card(folder: Path, card: ModelCard) -> None:
    """Hold a card against the family's convention and against the files of the folder: all there, whole, and of the kind it says.

    Raises:
        ModelDamaged: says what contradicts or is missing.
    """
    for role in ROLES[card.family]:
        name = card.files.get(role, "")
        if not name or name != Path(name).name:
            raise card_damage(folder, f"its card names no file for {role.replace('_', ' ')}")
        if not (folder / name).is_file():
            raise card_damage(folder, f"it needs {name} beside it")
    if card.family == "firefox":
        if (len(card.sources), len(card.targets), card.converter) != (1, 1, ""):
            raise card_damage(folder, "its card contradicts its family: a Firefox model has one pair and no converter")
        return
    wanted = convention_for(card.family, card.converter, names_target=card.names_target)
    if wanted is None:
        raise card_damage(folder, f"its card says {card.family} converted by {card.converter or 'nothing'}, which is not known to work")
    if card.convention != wanted:
        raise card_damage(folder, f"its card names other tokens than a model of {card.family} converted by {card.converter} wants")
    _check_files(folder, card)


def card_damage(folder: Path, reason: str) -> ModelDamaged:
    """The error for a model folder that cannot be used as it is."""
    return ModelDamaged(f"The translation model {folder.name} is damaged: {reason}.", hint=_REMEDY, model=folder.name)


def _check_files(folder: Path, card: ModelCard) -> None:
    """Compare weights, configuration and vocabulary with a card whose convention is the family's."""
    try:
        kind = read_weights_header(folder / WEIGHTS).kind
    except ModelDamaged as error:
        raise card_damage(folder, f"its {WEIGHTS} is missing or ends early") from error
    if not kind.startswith("Transformer") or "Decoder" in kind:
        raise card_damage(folder, f"its {WEIGHTS} holds a model of another kind ({kind})")
    try:
        adds_end = bool(read_config(folder).get("add_source_eos", False))
        vocabulary = read_vocabulary(folder)
    except ValueError as error:
        raise card_damage(folder, str(error)) from error
    if adds_end != card.convention.adds_end:
        has = "adds the end token itself" if adds_end else "leaves the end token to its user"
        raise card_damage(folder, f"its card says it was converted by {card.converter}, but its config.json {has}")
    missing = card.convention.source_tokens(card.sources.values(), card.targets.values()) - vocabulary.source
    missing |= card.convention.target_tokens(card.targets.values()) - vocabulary.target
    if missing:
        names = ", ".join(sorted(missing)[:_SHOWN]) + (" and more" if len(missing) > _SHOWN else "")
        raise card_damage(folder, f"its vocabulary lacks {names}, which its card names")


def _parse(data: Any) -> ModelCard:
    if data["format"] != _FORMAT:
        raise ValueError(f"format {data['format']}")
    family, converter = data["family"], data.get("converter", "")
    if family not in get_args(Family) or converter not in get_args(Converter):
        raise ValueError(f"family {family!r}, converter {converter!r}")
    tokens, context = data.get("tokens", {}), data.get("context", {})
    drops, prefix = bool(tokens.get("drops_target_prefix", False)), _texts(tokens.get("target_prefix", []))
    if drops != bool(prefix):
        raise ValueError("a prefix of the target has to be dropped, and nothing else")
    convention = replace(  # what the card does not say is as the conversion makes it
        convention_for(family, converter) or Convention(),
        source_prefix=_texts(tokens.get("source_prefix", [])),
        source_suffix=_texts(tokens.get("source_suffix", [])),
        target_prefix=prefix,
        text_prefix=str(tokens.get("text_prefix", "")),
    )
    sources, targets = _mapping(data["sources"]), _mapping(data["targets"])
    if not sources or not targets:
        raise ValueError("no languages")
    return ModelCard(
        cast("Family", family),
        cast("Converter", converter),
        str(data.get("title", "")),
        str(data.get("licence", "")),
        sources,
        targets,
        _mapping(data["files"]),
        convention,
        int(context.get("sentences", 0)),
        str(context.get("separator", "")),
        str(data.get("identity", "")),
    )


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("tokens are lists of texts")
    return tuple(value)


def _mapping(value: Any) -> dict[str, str]:
    return {str(key): str(item) for key, item in value.items()}
