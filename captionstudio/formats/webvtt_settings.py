"""Where a WebVTT cue stands: cue settings and regions, by the parsing rules of the W3C recommendation.

Files are kept verbatim; this module tells what they mean, for whoever draws or converts captions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from captionstudio.core.document import Carried

Vertical = Literal["", "rl", "lr"]
LineAlign = Literal["start", "center", "end"]
PositionAlign = Literal["auto", "line-left", "center", "line-right"]
Align = Literal["start", "center", "end", "left", "right"]

_SPACE = re.compile(r"[ \t\n\f\r]+")
_PERCENTAGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WHOLE = re.compile(r"[0-9]{1,400}")
_REGION_BLOCK = re.compile(r"(?<=\n\n)REGION[ \t\f]*\n((?:(?!.*-->).+(?:\n|$))*)")
_NEAR_EDGE, _FAR_EDGE = 100 / 3, 200 / 3  # percent: which third of the picture a cue stands in
_TOP_LINES = 8  # of the 15 or so lines a picture has


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the picture that cues scroll in; all but ``lines`` in percent of the picture (``width``) or of the region (anchors)."""

    id: str = ""
    width: float = 100.0
    lines: int = 3
    region_anchor_x: float = 0.0
    region_anchor_y: float = 100.0
    viewport_anchor_x: float = 0.0
    viewport_anchor_y: float = 100.0
    scroll: Literal["", "up"] = ""


@dataclass(frozen=True, slots=True)
class CueSettings:
    """The settings of one cue. ``line`` counts lines where ``is_snapped``, else percent; None is the recommendation's “auto”."""

    vertical: Vertical = ""
    line: float | None = None
    is_snapped: bool = True
    line_align: LineAlign = "start"
    position: float | None = None
    position_align: PositionAlign = "auto"
    size: float = 100.0
    align: Align = "center"
    region: Region | None = None

    @property
    def place(self) -> int:
        """The third of the picture the cue stands in, 1 to 9 as on a number pad; 2 where nothing is said."""
        row = 0
        if self.line is not None and self.is_snapped:
            row = 2 if 0 <= self.line < _TOP_LINES else 0
        elif self.line is not None:
            row = 2 if self.line < _NEAR_EDGE else 1 if self.line < _FAR_EDGE else 0
        column = {"start": 0, "left": 0, "end": 2, "right": 2}.get(self.align, 1)
        return 3 * row + column + 1


def settings_for_place(place: int) -> str:
    """Return the settings that put a cue to a place, 1 to 9 as on a number pad.

    >>> settings_for_place(8), settings_for_place(2), settings_for_place(4)
    ('line:0', '', 'line:50% align:left')
    """
    row, column = divmod(place - 1, 3)
    return " ".join(part for part in (("", "line:50%", "line:0")[row], ("align:left", "", "align:right")[column]) if part)


def read_place(carried: Carried | None) -> int:
    """Return the place of a cue by the settings it carries; 2 where it carries none."""
    return parse_settings(carried.settings).place if carried and carried.format == "vtt" and carried.settings else 2


def parse_settings(text: str, regions: Mapping[str, Region] | None = None) -> CueSettings:
    """Read the settings of one cue; what is invalid among them is passed over, setting by setting."""
    settings = CueSettings()
    for name, value in _pairs(text):
        if name == "region":
            settings = replace(settings, region=(regions or {}).get(value))
        elif name in _READERS:
            settings = _READERS[name](settings, value)
    if settings.region and (settings.line is not None or settings.size != 100 or settings.vertical):
        return replace(settings, region=None)  # a region places its cues itself
    return settings


def parse_regions(header: str) -> dict[str, Region]:
    """Return the regions that a WebVTT header defines, by id; the last one of an id counts."""
    found = (_read_region(match[1]) for match in _REGION_BLOCK.finditer(header))
    return {region.id: region for region in found if region.id}


def parse_metadata(header: str) -> dict[str, str]:
    """Return what the lines right below the signature say: ``Kind``, ``Language``, ``X-TIMESTAMP-MAP`` and their like."""
    lines = header.split("\n\n", 1)[0].split("\n")[1:]
    pairs = (re.split(r"[:=]", line, maxsplit=1) for line in lines)
    return {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) == 2}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for setting in _SPACE.split(text):
        name, colon, value = setting.partition(":")
        if name and colon and value:
            yield name, value


def _percentage(text: str) -> float | None:
    match = _PERCENTAGE.fullmatch(text)
    return float(match[1]) if match and float(match[1]) <= 100 else None


def _read_vertical(settings: CueSettings, value: str) -> CueSettings:
    return replace(settings, vertical=cast(Vertical, value)) if value in ("rl", "lr") else settings


def _read_line(settings: CueSettings, value: str) -> CueSettings:
    offset, comma, align = value.partition(",")
    is_percent = offset.endswith("%")
    number = _percentage(offset) if is_percent else float(offset) if _NUMBER.fullmatch(offset) else None
    if number is None or math.isinf(number) or (comma and align not in ("start", "center", "end")):
        return settings
    line_align = cast(LineAlign, align) if comma else settings.line_align
    return replace(settings, line=number, is_snapped=not is_percent, line_align=line_align)


def _read_position(settings: CueSettings, value: str) -> CueSettings:
    offset, comma, align = value.partition(",")
    number = _percentage(offset)
    if number is None or (comma and align not in ("line-left", "center", "line-right")):
        return settings
    return replace(settings, position=number, position_align=cast(PositionAlign, align) if comma else settings.position_align)


def _read_size(settings: CueSettings, value: str) -> CueSettings:
    number = _percentage(value)
    return settings if number is None else replace(settings, size=number)


def _read_align(settings: CueSettings, value: str) -> CueSettings:
    return replace(settings, align=cast(Align, value)) if value in ("start", "center", "end", "left", "right") else settings


_READERS: dict[str, Callable[[CueSettings, str], CueSettings]] = {
    "vertical": _read_vertical,
    "line": _read_line,
    "position": _read_position,
    "size": _read_size,
    "align": _read_align,
}


def _read_region(text: str) -> Region:
    region = Region()
    for name, value in _pairs(text):
        if name == "id":
            region = replace(region, id=value)
        elif name == "width" and (width := _percentage(value)) is not None:
            region = replace(region, width=width)
        elif name == "lines" and _WHOLE.fullmatch(value):
            region = replace(region, lines=int(value))
        elif name in ("regionanchor", "viewportanchor"):
            x, y = (_percentage(part) for part in (value.partition(",")[0], value.partition(",")[2]))
            if x is not None and y is not None and name == "regionanchor":
                region = replace(region, region_anchor_x=x, region_anchor_y=y)
            elif x is not None and y is not None:
                region = replace(region, viewport_anchor_x=x, viewport_anchor_y=y)
        elif name == "scroll" and value == "up":
            region = replace(region, scroll="up")
    return region
