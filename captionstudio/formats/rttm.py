"""RTTM (.rttm), the Rich Transcription Time Marked format of NIST: who speaks when, without what is said.

A line is ``SPEAKER file channel start duration <NA> <NA> name <NA> <NA>``, times in seconds, fields parted by white space. A space in a
name is written as an underscore, and what would be taken for something else (``_``, ``%``, ``<``, ``;``) as ``%`` and its code in
hexadecimal.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.speakers import tidy_name
from captionstudio.core.speaking import speeches
from captionstudio.formats.lines import split_lines
from captionstudio.formats.result import Repair

_FIELDS = 8  # up to the name; the two after it are missing in files of older tools
_NONE = "<NA>"
_ESCAPED = re.compile("[%_<;]")
_LONGEST_S = 1_000_000_000.0


def read_rttm(text: str) -> tuple[Track, list[Repair]]:
    """Read turns as cues without text. Lines that tell anything but who speaks when are passed over.

    Raises:
        ParseError: no line tells it.
    """
    lines, newline = split_lines(text.removeprefix("\ufeff"))
    cues: list[Cue] = []
    repairs: list[Repair] = []
    for at, line in enumerate(lines, 1):
        fields = line.split()
        if not fields or fields[0] != "SPEAKER":
            continue
        times = _read_times(fields)
        if times is None:
            repairs.append(Repair(at, "This line has no valid times; it was left out."))
            continue
        cues.append(Cue(*times, "", speaker=_read_name(fields[7])))
    if not cues and text.strip():
        raise ParseError("There is no turn in this text: no line “SPEAKER” with times.", hint="Choose an RTTM file.", line=1)
    cues.sort(key=lambda cue: cue.start_ms)
    return Track(tuple(cues), format="rttm", newline=newline), repairs


def write_rttm(track: Track) -> str:
    """Write who speaks when, by the words where they say it, else by the cues; cues whose speaker nobody knows are left out."""
    file = "_".join(tidy_name(track.name).split()) or "captions"
    return "".join(
        f"SPEAKER {file} 1 {_seconds(speech.start_ms)} {_seconds(speech.end_ms - speech.start_ms)} {_NONE} {_NONE} "
        f"{_write_name(speech.speaker)} {_NONE} {_NONE}\n"
        for speech in speeches(track.cues)
    )


def _seconds(ms: int) -> str:
    return f"{max(0, ms) // 1000}.{max(0, ms) % 1000:03d}"


def _read_times(fields: list[str]) -> tuple[int, int] | None:
    """Return start and end in milliseconds, or None where there are none."""
    if len(fields) < _FIELDS:
        return None
    try:
        start, duration = float(fields[3]), float(fields[4])
    except ValueError:
        return None
    if not (0 <= start < _LONGEST_S and 0 <= duration < _LONGEST_S):
        return None
    return round(start * 1000), round((start + duration) * 1000)


def _write_name(name: str) -> str:
    return _ESCAPED.sub(lambda match: f"%{ord(match[0]):02X}", tidy_name(name)).replace(" ", "_") or _NONE


def _read_name(field: str) -> str | None:
    return None if field == _NONE else tidy_name(unquote(field.replace("_", " "))) or None
