"""Sentencepiece models as tokenizers, and the check that one belongs to a vocabulary."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

_STEP = 7
_SHARE = 0.8
"""Of a tokenizer's pieces in the vocabulary of its own model: all for M2M-100, NLLB and MADLAD; OPUS-MT leaves rare ones out."""


def load_pieces(path: Path) -> Any:
    """Load a ``SentencePieceProcessor``.

    Raises:
        ValueError: not a sentencepiece model, in the words of a sentence's end.
    """
    import sentencepiece  # noqa: PLC0415 - loaded with the first model

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError, ValueError) as error:
        raise ValueError(f"its {path.name} is no sentencepiece model") from error


def covers(processor: Any, vocabulary: AbstractSet[str]) -> bool:
    """Return whether the pieces of a tokenizer are the ones the model knows (every seventh is looked up); another model's are not."""
    places = [at for at in range(0, processor.get_piece_size(), _STEP) if not processor.is_control(at) and not processor.is_byte(at)]
    known = sum(processor.id_to_piece(at) in vocabulary for at in places)
    return known >= _SHARE * len(places)
