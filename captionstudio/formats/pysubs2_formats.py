"""ASS/SSA, MicroDVD, SAMI, TTML, TMP and MPL2 through pysubs2."""

from __future__ import annotations

import re

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import ParseError, UnsupportedFormat
from captionstudio.core.markup import decode_entities, split_tags

_MICRODVD_FPS = 23.976  # where the file does not say
_MICRODVD_RATE = re.compile(r"\s*\{[01]\}\{[01]\}\s*(\d+(?:\.\d+)?)\s*\n")
_TO_ASS = {"<i>": r"{\i1}", "</i>": r"{\i0}", "<b>": r"{\b1}", "</b>": r"{\b0}", "<u>": r"{\u1}", "</u>": r"{\u0}"}
_FROM_ASS = re.compile(r"\{\\([ibu])([01])\}")


def read_with_pysubs2(text: str, format_id: str) -> Track:
    """Read one of the formats.

    Raises:
        ParseError: pysubs2 does not understand the text.
    """
    import pysubs2  # noqa: PLC0415 (start-up)

    options = {}
    if format_id == "microdvd":
        rate = _MICRODVD_RATE.match(text)
        options["fps"] = float(rate[1]) if rate else _MICRODVD_FPS
        text = text[rate.end() :] if rate else text
    try:
        subs = pysubs2.SSAFile.from_string(text, format_=format_id, **options)
    except Exception as error:
        raise ParseError(f"The text is not {format_id.upper()}: {error}", hint="Check what kind of file it is.") from error
    cues = sorted(
        (
            Cue(event.start, event.end, _from_ass(event.text), speaker=event.name or None, style=event.style)
            for event in subs
            if not event.is_comment
        ),
        key=lambda cue: cue.start_ms,
    )
    header = "" if format_id not in ("ass", "ssa") else text.split("[Events]", 1)[0]
    return Track(tuple(cues), format=format_id, header=header)


def write_with_pysubs2(track: Track, format_id: str) -> str:
    """Write one of the formats; ASS keeps the styles and script information of a track read from ASS."""
    import pysubs2  # noqa: PLC0415 (start-up)

    if format_id == "sami":
        raise UnsupportedFormat("SAMI files are read, not written.", hint="Choose SRT, WebVTT, ASS or TTML.")
    events = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    has_header = track.format == format_id and format_id in ("ass", "ssa") and track.header
    subs = pysubs2.SSAFile.from_string(track.header + events, format_=format_id) if has_header else pysubs2.SSAFile()
    for cue in track.cues:
        event = pysubs2.SSAEvent(start=max(0, cue.start_ms), end=max(0, cue.end_ms), text=_to_ass(cue.text))
        event.name = cue.speaker or ""
        event.style = cue.style or "Default"
        subs.append(event)
    options = {"fps": _MICRODVD_FPS} if format_id == "microdvd" else {}
    written: str = subs.to_string(format_id, **options)
    return written


def _from_ass(text: str) -> str:
    text = text.replace(r"\N", "\n").replace(r"\n", "\n").replace(r"\h", "\xa0")
    return _FROM_ASS.sub(lambda match: f"<{match[1]}>" if match[2] == "1" else f"</{match[1]}>", text)


def _to_ass(text: str) -> str:
    parts = []
    for piece, is_tag in split_tags(text):
        if not is_tag:
            parts.append(decode_entities(piece))
        elif piece.startswith("{"):
            parts.append(piece)
        else:
            parts.append(_TO_ASS.get(piece.lower(), ""))
    return "".join(parts).replace("\n", r"\N")
