"""Speakers in ASS: who is in the Name field of an event (the actor), and which style each has.

The field cannot hold a comma: one is written as the low quotation mark that looks like it, and read back. Two speakers are parted by a
stroke between spaces, ``Ann / Bob``; a stroke that stands alone inside a name is written as the division stroke.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue
from captionstudio.core.speakers import Speaker, tidy_name
from captionstudio.core.speaking import coloured, cue_names

_COMMA, _STROKE = "\u201a", "\u2215"
_PARTING = re.compile(r"(?:^| )/(?: |$)")
_NO_STYLE = str.maketrans(",{}\\()", _COMMA + "[]/[]")


def to_actor(speaker: str | None, second_speaker: str | None) -> str:
    """Return the Name field for who speaks."""
    first, second = (_PARTING.sub(lambda match: match[0].replace("/", _STROKE), tidy_name(name)) for name in (speaker, second_speaker))
    return (f"{first} / {second}" if second else first).strip().replace(",", _COMMA)


def from_actor(field: str) -> tuple[str | None, str | None]:
    """Return who speaks by a Name field."""
    field = field.strip()
    parting = _PARTING.search(field)
    names = (field[: parting.start()], field[parting.end() :]) if parting else (field, "")
    first, second = (_name(name) for name in names)
    return first, second


def speaker_styles(cues: Iterable[Cue], speakers: Sequence[Speaker]) -> dict[str, Speaker]:
    """Return for each name in the cues the style of it: a name that a script can hold, no two alike, and the speaker's colour."""
    known = {speaker.name: speaker for speaker in coloured(speakers)}
    made: dict[str, Speaker] = {}
    taken = {"default"}
    for speaker in coloured([*known.values(), *(Speaker(name) for name in cue_names(cues) if name not in known)]):
        stem = tidy_name(speaker.name.translate(_NO_STYLE).lstrip("*")) or "Speaker"
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem} {number}", number + 1
        taken.add(name.casefold())
        made[speaker.name] = replace(speaker, name=name)
    named = set(cue_names(cues))
    return {name: style for name, style in made.items() if name in named}


def _name(text: str) -> str | None:
    return re.sub(rf"(?:^|(?<= )){_STROKE}(?= |$)", "/", text.strip().replace(_COMMA, ",")) or None
