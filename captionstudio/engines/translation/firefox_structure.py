"""A look at the files of a Firefox Translations model before the engine sees them.

The engine takes some damage as an error, some as a panic, and some (lengths in the shortlist's head) as an order for more memory than
there is, which ends the process; a wrong vocabulary it takes without a word and translates into nonsense. So lengths, numbers and
ranges are checked here.

Formats, all numbers little-endian: Marian's binary model, version 1 (version and count; name length, type, dimensions and data length
of each array; names; shapes; padding; data) and Bergamot's binary shortlist (48 bytes of head: kind, sum, how many words are always
allowed, how many for each source word, two lengths; where each source word's list begins; the lists).
"""

from __future__ import annotations

import math
import re
import struct
from dataclasses import dataclass
from typing import Any

_MODEL_VERSION = 1
_MAX_ARRAYS, _MAX_NAME, _MAX_DIMENSIONS = 10_000, 1_000, 8
_ARRAY = struct.Struct("<4Q")
_SETTINGS = "special:model.yml"
_VOCABULARIES = re.compile(r"^dim-vocabs:\s*\n\s*-\s*(\d+)\s*\n\s*-\s*(\d+)\s*$", re.MULTILINE)
_SHORTLIST_HEAD = struct.Struct("<6Q")
_SHORTLIST_MAGIC = 0xF11A48D5013417F5


@dataclass(frozen=True, slots=True)
class VocabularySizes:
    """How many pieces the model's two vocabularies have."""

    source: int
    target: int


def check_weights(data: bytes) -> VocabularySizes:
    """Walk over the list of a model's arrays and return the sizes of its vocabularies.

    Raises:
        ValueError: not such a file, or it ends early; the text completes "its weights ...".
    """
    try:
        arrays = _walk(data)
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("end early or are of another kind") from error
    settings = arrays.get(_SETTINGS, b"").decode("utf-8", "replace")
    sizes = _VOCABULARIES.search(settings)
    if not sizes:
        raise ValueError("do not say what vocabularies they need")
    return VocabularySizes(int(sizes[1]), int(sizes[2]))


def check_vocabulary(data: bytes, size: int) -> Any:
    """Load a sentencepiece vocabulary and return it.

    Raises:
        ValueError: not one, or not of ``size`` pieces; the text completes "its vocabulary ...".
    """
    import sentencepiece  # noqa: PLC0415 - an engine's library, loaded with the first model

    try:
        pieces = sentencepiece.SentencePieceProcessor(model_proto=data)
    except (RuntimeError, ValueError) as error:
        raise ValueError("is damaged or of another kind") from error
    if pieces.get_piece_size() != size:
        raise ValueError(f"has {pieces.get_piece_size()} pieces instead of {size}: it belongs to another model")
    return pieces


def check_shortlist(data: bytes, sizes: VocabularySizes) -> None:
    """Make sure that a shortlist is whole and names only words there are.

    Raises:
        ValueError: it is not; the text completes "its shortlist ...".
    """
    import numpy as np  # noqa: PLC0415 - as above

    if len(data) < _SHORTLIST_HEAD.size:
        raise ValueError("ends early")
    magic, _, frequent, best, starts, words = _SHORTLIST_HEAD.unpack_from(data)
    if magic != _SHORTLIST_MAGIC:
        raise ValueError("is of another kind")
    if _SHORTLIST_HEAD.size + 8 * starts + 4 * words != len(data):
        raise ValueError("ends early or is damaged")
    if max(frequent, best) > sizes.target:
        raise ValueError("is damaged")
    if starts <= sizes.source:
        raise ValueError("belongs to another model")
    offsets = np.frombuffer(data, "<u8", starts, _SHORTLIST_HEAD.size)
    if offsets[-1] > words or np.any(offsets[1:] < offsets[:-1]):
        raise ValueError("is damaged")
    chosen = np.frombuffer(data, "<u4", words, _SHORTLIST_HEAD.size + 8 * starts)
    if words and int(chosen.max()) >= sizes.target:
        raise ValueError("is damaged or belongs to another model")


def _walk(data: bytes) -> dict[str, bytes]:
    """Return the arrays by name, settings with their bytes and all others empty."""
    version, count = struct.unpack_from("<2Q", data)
    if version != _MODEL_VERSION or not 1 <= count <= _MAX_ARRAYS:
        raise ValueError("are no model of Firefox Translations")
    heads = [_ARRAY.unpack_from(data, 16 + _ARRAY.size * at) for at in range(count)]
    if any(name > _MAX_NAME or dimensions > _MAX_DIMENSIONS for name, _, dimensions, _ in heads):
        raise ValueError("are damaged")
    at = 16 + _ARRAY.size * count
    names: list[str] = []
    for length, *_ in heads:
        names.append(data[at : at + length].rstrip(b"\0").decode("ascii"))
        at += length
    shapes: list[tuple[int, ...]] = []
    for _, _, dimensions, _ in heads:
        shapes.append(struct.unpack_from(f"<{dimensions}i", data, at))
        at += 4 * dimensions
    at += 8 + int(struct.unpack_from("<Q", data, at)[0])  # padding up to the first array
    found: dict[str, bytes] = {}
    for name, shape, (_, kind, _, length) in zip(names, shapes, heads, strict=True):
        if any(size < 0 for size in shape) or math.prod(shape) * (kind & 0xFF) > length:  # the low byte is the size of a number
            raise ValueError("are damaged")
        found[name] = data[at : at + length] if name == _SETTINGS else b""
        at += length
    if at != len(data):
        raise ValueError("end early or are damaged")
    return found
