"""A track as the ASS script that libass draws."""

from __future__ import annotations

import re

from captionstudio.core.document import Cue, Track
from captionstudio.core.markup import decode_entities, split_tags
from captionstudio.core.styles import CaptionStyle

_OVERRIDES = {f"<{tag}>": rf"{{\{tag}1}}" for tag in "ibus"} | {f"</{tag}>": rf"{{\{tag}0}}" for tag in "ibus"}


def make_ass(track: Track, style: CaptionStyle, width: int, height: int) -> str:
    """Return the script for a picture of this size; lines break where the cues say."""
    fields = (
        f"Default,{style.font},{round(style.size * height)},{_colour(style.colour)},&H000000FF,{_colour(style.outline_colour)},&H80000000,"
        f"{-int(style.is_bold)},0,0,0,100,100,0,0,{3 if style.box else 1},{style.outline * height:.1f},{style.shadow * height:.1f},2,"
        f"{round(width * 0.05)},{round(width * 0.05)},{round(style.margin * height)},1"
    )
    head = (
        f"[Script Info]\nScriptType: v4.00+\nPlayResX: {width}\nPlayResY: {height}\nWrapStyle: 2\nScaledBorderAndShadow: yes\n\n"
        "[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
        "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, "
        f"Encoding\nStyle: {fields}\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    )
    return head + "".join(map(_event, track.cues))


def _event(cue: Cue) -> str:
    return f"Dialogue: 0,{_time(cue.start_ms)},{_time(cue.end_ms)},Default,,0,0,0,,{_text(cue.text)}\n"


def _text(text: str) -> str:
    parts = []
    for piece, is_tag in split_tags(text):
        if is_tag:
            parts.append(piece if piece.startswith("{") else _OVERRIDES.get(piece.lower(), ""))
        else:
            parts.append(re.sub(r"\\(?=[Nnh])", "\\\\\u2060", decode_entities(piece)).replace("{", "\\{").replace("}", "\\}"))
    return "".join(parts).replace("\n", r"\N")


def _time(ms: int) -> str:
    """Write centiseconds, rounded down for start and end alike, so that neighbours never come to overlap."""
    hundredths = max(0, ms) // 10
    seconds, hundredths = divmod(hundredths, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}.{hundredths:02d}"


def _colour(rgb: str) -> str:
    return f"&H00{rgb[4:6]}{rgb[2:4]}{rgb[0:2]}"
