"""Who speaks: the voices of a document, what they are called and which colour each has."""

from __future__ import annotations

import colorsys
import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

SpeakerKind = Literal["person", "sound"]

PALETTE = (
    "#dd6600",
    "#0066bb",
    "#dd99bb",
    "#8822ff",
    "#88bb66",
    "#995533",
    "#66aaff",
    "#885588",
    "#339966",
    "#8877ff",
    "#9977bb",
    "#cc00cc",
)
"""Colours in the order they are handed out.

They were chosen to be as far apart as possible (CIELAB) for common sight and for protanopia, deuteranopia and tritanopia (simulated after
Machado, Oliveira and Fernandes, 2009), among colours that stand out from white and from near black alike: they are bars in both themes
and letters with an outline.
"""

_GOLDEN_TURN = 0.381966  # of the circle of hues: however many are taken, the next one falls into the widest gap
_DIFFERENT = 2000  # of the palette's colours are looked at for one that nobody has
_LEGIBLE = 7.0
_MIDDLE = 0.18  # the luminance from which black stands out more than white
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff]")


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


def tidy_name(name: str | None) -> str:
    """Return a name on one line without needless white space and control characters; empty where nothing is left.

    >>> tidy_name("  Ann\\n Smith ")
    'Ann Smith'
    """
    return " ".join(_CONTROL.sub("", name or "").split())


def palette_colour(number: int) -> str:
    """Return the colour of the speaker of that number, from 0; beyond the palette hues of middle brightness, all different for long."""
    if number < len(PALETTE):
        return PALETTE[number]
    hue = (number - len(PALETTE)) * _GOLDEN_TURN % 1
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, 0.42, 0.7))
    return f"#{red:02x}{green:02x}{blue:02x}"


def legible_colour(colour: str, ground: str) -> str:
    """Return a colour, lighter or darker where it needs to be, that letters can have on a ground; both are ``#rrggbb``, or with ``aa``.

    The contrast is 7 at least, as WCAG 2.1 asks of text that everybody is to read (1.4.6).

    >>> legible_colour("#ffcc00", "#0a0a0a"), legible_colour("#0066bb", "#0a0a0a"), legible_colour("#ffff00", "#ffffff")
    ('#ffcc00', '#2a9eff', '#5c5c00')
    """
    below = _luminance(ground)
    is_light = below > _MIDDLE
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    made = colour
    for step in range(1, 101):
        if _contrast(_luminance(made), below) >= _LEGIBLE:
            break
        way = lightness * (1 - step / 100) if is_light else lightness + (1 - lightness) * step / 100
        made = "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, way, saturation))
    return made


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def next_colour(taken: Collection[str]) -> str:
    """Return the first colour of the palette that is not taken."""
    return next(free_colours(taken))


def free_colours(taken: Collection[str]) -> Iterator[str]:
    """Yield the colours of the palette that are not taken, each once, for as long as there are any: beyond some thousands they recur."""
    used = {colour.lower() for colour in taken}
    for number in range(_DIFFERENT):
        if (colour := palette_colour(number)) not in used:
            used.add(colour)
            yield colour
    yield from map(palette_colour, itertools.count(_DIFFERENT))


def next_name(taken: Collection[str], stem: str = "Speaker") -> str:
    """Return the first of "Speaker 1", "Speaker 2", ... that nobody bears; ``stem`` is the word in the user's language.

    >>> next_name({"Speaker 1", "Ann"})
    'Speaker 2'
    """
    used = {name.casefold() for name in taken}
    return next(name for number in itertools.count(1) if (name := f"{stem} {number}").casefold() not in used)


def initials(names: Iterable[str]) -> dict[str, str]:
    """Return a short mark for each name, all different, for where a name has no room.

    >>> initials(["Ann Smith", "Al Shaw", "Speaker 12", "Bob", "Bo"])
    {'Ann Smith': 'AS', 'Al Shaw': 'AS2', 'Speaker 12': 'S12', 'Bob': 'Bo', 'Bo': 'Bo2'}
    """
    made: dict[str, str] = {}
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}
    for name in names:
        mark = stem = _short(name)
        while mark.casefold() in taken:
            mark = f"{stem}{next(numbers.setdefault(stem, itertools.count(2)))}"
        taken.add(mark.casefold())
        made[name] = mark
    return made


def _short(name: str) -> str:
    first, *rest = name.split() or ["?"]
    if not rest:
        return first[:2]
    return first[0] + (rest[-1] if rest[-1].isdecimal() else rest[-1][0])
