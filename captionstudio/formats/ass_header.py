"""The header of a new ASS or SSA script: its format, its picture and its styles."""

from __future__ import annotations

from collections.abc import Iterable

from captionstudio.core.speakers import Speaker, legible_colour
from captionstudio.core.styles import STYLES


def new_header(format_id: str, speakers: Iterable[Speaker] = ()) -> str:
    """Return the header of a new script: its style is ``classic`` of `captionstudio.core.styles`, on a picture of 1920 x 1080.

    Each of the ``speakers`` has the same style in their colour, under their name; one too dark for the outline becomes lighter.
    """
    look = STYLES["classic"]
    size = round(1080 * look.size / 100)
    outline, shadow = (round(size * share / 100, 1) for share in (look.outline, look.shadow))
    side, vertical = round(1920 * look.margin_side / 100), round(1080 * look.margin_vertical / 100)
    is_ass = format_id == "ass"
    dark = [_write_colour(colour, is_ass) for colour in (look.outline_colour, look.shadow_colour)]
    bold, italic = (-1 if on else 0 for on in (look.bold, look.italic))
    if is_ass:
        named = "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, "
        named += "ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding"
        values = [*dark, bold, italic, 0, 0, 100, 100, 0, 0, 1, outline, shadow, 2, side, side, vertical, 1]
    else:
        named = "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, "
        named += "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding"
        values = [*dark, bold, italic, 1, outline, shadow, 2, side, side, vertical, 0, 1]
    rest = ",".join(map(str, values))
    drawn = ((speaker.name, legible_colour(speaker.colour, look.outline_colour)) for speaker in speakers)
    light = [("Default", look.colour), *drawn]
    styles = [(name, _write_colour(colour, is_ass)) for name, colour in light]
    fields = "Layer" if is_ass else "Marked"
    return "\n".join(
        (
            "[Script Info]",
            f"ScriptType: v4.00{'+' if is_ass else ''}",
            "PlayResX: 1920",
            "PlayResY: 1080",
            "WrapStyle: 0",
            "ScaledBorderAndShadow: yes",
            "",
            f"[V4{'+' if is_ass else ''} Styles]",
            f"Format: {named}",
            *(f"Style: {name},{look.font},{size},{colour},{colour},{rest}" for name, colour in styles),
            "",
            "[Events]",
            f"Format: {fields}, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
        )
    )


def _write_colour(colour: str, is_ass: bool) -> str:
    red, green, blue, opacity = colour[1:3], colour[3:5], colour[5:7], colour[7:9] or "FF"
    return f"&H{255 - int(opacity, 16):02X}{blue}{green}{red}".upper() if is_ass else str(int(blue + green + red, 16))
