"""MicroDVD, SAMI, TTML, TMP and MPL2 through pysubs2.

pysubs2 keeps text as ASS events do, so that braces and backslashes mean something to it. Here they travel as private characters.
"""

from __future__ import annotations

import html
import re
import warnings
from itertools import pairwise

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import Token, rewrite
from captionstudio.formats.ass import from_ass
from captionstudio.formats.lines import join_block, split_lines

_MICRODVD_FPS = 23.976  # where the file does not say
_MICRODVD_RATE = re.compile(r"\s*\{[01]\}\{[01]\}\s*(\d+(?:\.\d+)?)\s*\n")
_HIDE = str.maketrans("{}\\", "\ue000\ue001\ue002")
_SHOW = str.maketrans("\ue000\ue001\ue002\ue003", "{}\\<")
_NO_TAG = re.compile(r"<(?!\s*/?\s*[ibusIBUS]\s*>)")
_OWN_BLOCK = re.compile(r"\{(?:\\(?:[ibus][01]|(?:fn|fs|pos)[^\\{}]*))+\}")  # what pysubs2 makes of tags
_SAMI_HEAD = """<SAMI>
<HEAD>
<STYLE TYPE="text/css"><!--
P { font-family: sans-serif; text-align: center; }
.CAPTIONS { Name: Captions; lang: %s; SAMIType: CC; }
--></STYLE>
</HEAD>
<BODY>
"""


def read_with_pysubs2(text: str, format_id: str) -> Track:
    """Read one of the formats.

    Raises:
        ParseError: pysubs2 does not understand the text.
    """
    import pysubs2  # noqa: PLC0415 (start-up)

    lines, newline = split_lines(text)
    text = "\n".join(lines)
    options = {}
    if format_id == "microdvd":
        rate = _MICRODVD_RATE.match(text)
        options["fps"] = float(rate[1]) if rate and float(rate[1]) else _MICRODVD_FPS
        text = text[rate.end() :] if rate else text
    if format_id == "tmp":
        text = _NO_TAG.sub("\ue003", text)  # pysubs2 would take more for tags
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            subs = pysubs2.SSAFile.from_string(text.replace("\\", "\ue002"), format_=format_id, **options)
    except Exception as error:
        raise ParseError(f"The text is not {format_id.upper()}: {error}", hint="Check what kind of file it is.") from error
    cues = sorted((Cue(event.start, event.end, _from_event(event.text)) for event in subs), key=lambda cue: cue.start_ms)
    if format_id == "sami":
        cues = _end_at_next(cues)
    return Track(tuple(cues), format=format_id, newline=newline)


def write_with_pysubs2(track: Track, format_id: str) -> str:
    """Write one of the formats; SAMI, which pysubs2 does not write, by our own hand."""
    import pysubs2  # noqa: PLC0415 (start-up)

    if format_id == "sami":
        return _write_sami(track)
    subs = pysubs2.SSAFile()
    for cue in track.cues:
        text = join_block(rewrite(cue.text, _write_tag, lambda plain: plain.translate(_HIDE))).replace("\n", r"\N")
        subs.append(pysubs2.SSAEvent(start=max(0, cue.start_ms), end=max(0, cue.end_ms), text=text))
    options = {"fps": _MICRODVD_FPS} if format_id == "microdvd" else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        written: str = subs.to_string(format_id, **options)
    return _show_references(written).translate(_SHOW)


def _show_references(written: str) -> str:
    """Turn the private characters back where XML writes them by number."""
    return re.sub("&#(5734[4-6]);", lambda match: chr(int(match[1])), written)


def _from_event(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _OWN_BLOCK.finditer(text):
        parts += (text[end : match.start()].replace("{", r"\{").replace("}", r"\}"), match[0])
        end = match.end()
    parts.append(text[end:].replace("{", r"\{").replace("}", r"\}"))
    return from_ass("".join(parts).replace("\ue002", "\\\u2060").replace("\ue003", "<"))


def _write_tag(token: Token) -> str:
    return f"{{\\{token.name}{int(token.kind == 'open')}}}" if token.name in ("i", "b", "u", "s") else ""


def _end_at_next(cues: list[Cue]) -> list[Cue]:
    """A SAMI caption stands until the next one; an empty one only ends it."""
    from dataclasses import replace  # noqa: PLC0415

    ended = [replace(cue, end_ms=after.start_ms) for cue, after in pairwise(cues)] + cues[-1:]
    return [cue for cue in ended if cue.text.strip()]


def _write_sami(track: Track) -> str:
    lines = []
    for at, cue in enumerate(track.cues):
        text = join_block(rewrite(cue.text, _sami_tag, html.escape)).replace("\n", "<br>")
        lines.append(f"<SYNC Start={max(0, cue.start_ms)}><P Class=CAPTIONS>{text}\n")
        if at + 1 == len(track.cues) or track.cues[at + 1].start_ms > cue.end_ms:
            lines.append(f"<SYNC Start={max(0, cue.end_ms)}><P Class=CAPTIONS>&nbsp;\n")
    return _SAMI_HEAD % (track.language or "en") + "".join(lines) + "</BODY>\n</SAMI>\n"


def _sami_tag(token: Token) -> str:
    if token.name not in ("i", "b", "u", "s"):
        return ""
    return f"</{token.name}>" if token.kind == "close" else f"<{token.name}>"
