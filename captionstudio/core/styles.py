"""How captions look when they are drawn into the picture.

Sizes are relative, so that one style fits every video: percentages of the height a landscape picture of that width has, so that a
tall picture gets letters that still fit across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.speakers import Speaker, legible_colour

Position = Literal["bottom", "middle", "top"]
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """One look.

    ``size`` is the height of a line in percent of the picture's height; ``outline``, ``shadow`` and ``padding`` (of the box) are in
    percent of ``size``; the margins in percent of the picture. Colours are ``#RRGGBB`` or ``#RRGGBBAA`` (AA: FF is opaque). A
    ``highlight`` colour marks the word being spoken, from measured word times. ``speaker_colours`` are handed out to speakers in order
    of appearance; without them all speak in ``colour``. ``named_colours`` are those of speakers (name, colour) who have one of their own
    in the document that is drawn: filled in for drawing, part of no stored look (`in_own_colours`).
    """

    name: str
    font: str = "Inter"
    size: float = 6.6
    bold: bool = False
    italic: bool = False
    colour: str = "#FFFFFF"
    outline_colour: str = "#0A0A0A"
    outline: float = 6.0
    shadow_colour: str = "#00000080"
    shadow: float = 2.5
    box_colour: str | None = None
    padding: float = 26.0
    position: Position = "bottom"
    margin_vertical: float = 6.0
    margin_side: float = 5.0
    highlight: str | None = None
    speaker_colours: tuple[str, ...] = ()
    named_colours: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        named = (colour for _, colour in self.named_colours)
        colours = (self.colour, self.outline_colour, self.shadow_colour, self.box_colour, self.highlight, *self.speaker_colours, *named)
        for colour in colours:
            if colour is not None and not _COLOUR.fullmatch(colour):
                raise InvalidRequest(f"“{colour}” is no colour.", hint="Write colours as #RRGGBB or #RRGGBBAA.")
        if not 1 <= self.size <= 30:
            raise InvalidRequest(f"A size of {self.size} % is out of range.", hint="Choose 1 to 30 % of the picture's height.")
        if not self.font.strip() or set(self.font) & set(",{}\\\r\n"):
            raise InvalidRequest(f"“{self.font}” is no font name.", hint="Name a font family, for example Inter.")


STYLES: dict[str, CaptionStyle] = {
    style.name: style
    for style in (
        CaptionStyle("classic"),
        CaptionStyle("box", size=6.2, box_colour="#000000B8", outline=0, shadow=0),
        CaptionStyle("large", size=8.4, bold=True, outline=7.0, margin_vertical=7.0),
        CaptionStyle("minimal", size=5.6, outline=4.0, shadow=0, margin_vertical=5.0),
        CaptionStyle("karaoke", size=7.2, bold=True, outline=7.0, highlight="#FFD23F", margin_vertical=9.0),
        CaptionStyle("speakers", speaker_colours=("#FFFFFF", "#FFE45C", "#6FE7F7", "#8CF29A")),
        CaptionStyle("top", position="top"),
    )
}


def in_own_colours(style: CaptionStyle, speakers: Iterable[Speaker]) -> CaptionStyle:
    """Return a look for drawing these speakers in the colours they have; one that gives speakers no colours stays as it is.

    A colour that could hardly be read against the outline, or the box, becomes lighter or darker, and keeps its hue.
    """
    if not style.speaker_colours:
        return style
    ground = style.box_colour or style.outline_colour
    named = ((speaker.name, legible_colour(speaker.colour, ground)) for speaker in speakers if _COLOUR.fullmatch(speaker.colour))
    return replace(style, named_colours=tuple(named))


def find_style(name: str | None) -> CaptionStyle:
    """Return a preset, ``classic`` for None.

    Raises:
        InvalidRequest: there is no such preset; the hint lists them.
    """
    if name is None:
        return STYLES["classic"]
    try:
        return STYLES[name.strip().lower()]
    except KeyError:
        raise InvalidRequest(f"There is no style “{name}”.", hint=f"Known styles: {', '.join(STYLES)}.") from None
