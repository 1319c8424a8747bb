"""What a CTranslate2 translation model's folder says of itself beside its weights: vocabularies and configuration."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens a model reads and those it writes; often the same."""

    source: frozenset[str]
    target: frozenset[str]


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read the vocabulary files of a CTranslate2 model.

    Raises:
        ValueError: there are none, or they are damaged; says so in the words of a sentence's end ("it has no vocabulary").
    """
    shared = _tokens(folder, "shared_vocabulary")
    source, target = (shared, shared) if shared else (_tokens(folder, "source_vocabulary"), _tokens(folder, "target_vocabulary"))
    if not source or not target:
        raise ValueError("it has no vocabulary")
    return Vocabulary(source, target)


def read_config(folder: Path) -> dict[str, Any]:
    """Read ``config.json``.

    Raises:
        ValueError: missing or damaged, in the words of a sentence's end.
    """
    try:
        config = json.loads((folder / "config.json").read_bytes())
    except OSError as error:
        raise ValueError("it has no config.json; convert it again with a current CTranslate2") from error
    except ValueError as error:
        raise ValueError("its config.json is damaged") from error
    if not isinstance(config, dict):
        raise ValueError("its config.json is damaged")
    return config


def _tokens(folder: Path, stem: str) -> frozenset[str] | None:
    try:
        if (path := folder / f"{stem}.json").is_file():
            tokens = json.loads(path.read_bytes())
        elif (path := folder / f"{stem}.txt").is_file():
            tokens = path.read_text(encoding="utf-8").split("\n")
        else:
            return None
    except (OSError, ValueError) as error:
        raise ValueError(f"its {path.name} cannot be read") from error
    if not isinstance(tokens, list):
        raise ValueError(f"its {path.name} is damaged")
    return frozenset(token for token in tokens if isinstance(token, str))
