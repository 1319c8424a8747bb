"""Looks of captions: what burn-in draws."""

from __future__ import annotations

from dataclasses import dataclass

from captionstudio.core.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """One look. Sizes are shares of the picture's height, colours ``RRGGBB``; ``box`` draws a filled box instead of an outline."""

    name: str
    font: str = "DejaVu Sans"
    size: float = 0.055
    colour: str = "FFFFFF"
    outline_colour: str = "000000"
    outline: float = 0.004
    shadow: float = 0.002
    is_bold: bool = False
    box: bool = False
    margin: float = 0.06


STYLES = {
    style.name: style
    for style in (
        CaptionStyle("classic"),
        CaptionStyle("large", size=0.075, outline=0.005, is_bold=True),
        CaptionStyle("box", outline=0.008, shadow=0.0, box=True),
        CaptionStyle("minimal", size=0.045, outline=0.002, shadow=0.0),
    )
}


def find_style(name: str | None) -> CaptionStyle:
    """Return a preset, ``classic`` for None.

    Raises:
        InvalidRequest: there is no such preset.
    """
    if name is None:
        return STYLES["classic"]
    if name not in STYLES:
        raise InvalidRequest(f"There is no style “{name}”.", hint=f"Known styles: {', '.join(STYLES)}.")
    return STYLES[name]
