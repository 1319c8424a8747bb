"""Who speaks: the voices of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SpeakerKind = Literal["person", "sound"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of a document, named uniquely in it; ``colour`` is ``#rrggbb``, empty for the next of the palette.

    Kind "sound" is what was taken for a voice and is none: music, applause. ``voice`` is its direction among voices, of length 1, empty
    where nobody has heard it.
    """

    name: str
    colour: str = ""
    kind: SpeakerKind = "person"
    voice: tuple[float, ...] = ()
