"""Directions as text and back: half precision is a hundred times finer than two takes of one voice differ."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np

from captionstudio.core.diarisation import HeardTurn
from captionstudio.engines.speakers.embedding import Direction


def to_text(direction: Direction) -> str:
    """Return a direction as base64 of little-endian 16-bit floats."""
    return base64.b64encode(direction.astype("<f2").tobytes()).decode("ascii")


def from_text(text: str) -> Direction:
    """Return the direction that `to_text` wrote, of length 1."""
    direction = np.frombuffer(base64.b64decode(text), "<f2").astype(np.float32)
    return direction / np.float32(max(float(np.linalg.norm(direction)), 1e-6))


def stack(turns: Sequence[HeardTurn]) -> Direction:
    """Return the directions of turns as rows."""
    rows = np.empty((len(turns), len(from_text(turns[0].voice))), np.float32)
    for at, turn in enumerate(turns):
        rows[at] = from_text(turn.voice)
    return rows
