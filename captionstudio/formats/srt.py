"""SubRip (.srt): tolerant reading that tells what it repaired, plain writing."""

from __future__ import annotations

import re

from captionstudio.core.document import Carried, Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import decode_entities, split_tags
from captionstudio.core.timecode import format_timecode
from captionstudio.formats.result import Repair

_JUNK = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c"))
_TIME = r"(-?\s*(?:\d+\s*[:.]\s*){0,2}\d{1,2}(?:\s*[,.;:\u060c]\s*\d{1,3})?)"
_TIMING = re.compile(rf"^\s*{_TIME}\s*(?:-+\s*>+|—>|-- >|>)\s*{_TIME}(?:\s+(\S.*))?$")
_CLEAN = re.compile(r"^(\d{2,}):(\d\d):(\d\d),(\d{3}) --> (\d{2,}):(\d\d):(\d\d),(\d{3})$")
_NUMBER = re.compile(r"^\s*\d+\s*$")


def read_srt(text: str) -> tuple[Track, list[Repair]]:
    """Read SubRip text.

    Raises:
        ParseError: there is not one timing line in it.
    """
    lines = re.sub(r"\r+\n|\r|\n", "\n", text.replace("\0", "")).split("\n")
    repairs: list[Repair] = []
    timings = [(at, found) for at, line in enumerate(lines) if (found := _read_timing(line, at, repairs))]
    if not timings and text.strip():
        raise ParseError("There is no caption in this text: no line holds a start and an end time.", hint="Choose an SRT file.", line=1)
    cues = []
    for index, (at, (start, end, settings)) in enumerate(timings):
        last = index + 1 == len(timings)
        stop = len(lines) if last else timings[index + 1][0]
        body = lines[at + 1 : stop]
        identity = lines[at - 1].strip() if at and _NUMBER.match(lines[at - 1]) else ""
        if not last and body and _NUMBER.match(body[-1]) and (len(body) == 1 or not body[-2].strip() or _is_index(body[-1], index + 2)):
            if len(body) > 1 and body[-2].strip():
                repairs.append(Repair(stop, "A blank line was missing before this caption."))
            body = body[:-1]
        while body and not body[-1].strip():
            body.pop()
        while body and not body[0].strip():
            body.pop(0)
        if end < start:
            repairs.append(Repair(at + 1, "The end lay before the start; they were exchanged."))
        content = "\n".join(body)
        cues.append(Cue(min(start, end), max(start, end), content, carried=Carried("srt", identity, settings, content, content)))
    if any(cues[at].start_ms > cues[at + 1].start_ms for at in range(len(cues) - 1)):
        repairs.append(Repair(1, "The captions were not in order of time; they were sorted."))
        cues.sort(key=lambda cue: cue.start_ms)
    return Track(tuple(cues), format="srt"), repairs


def write_srt(track: Track) -> str:
    """Write SubRip text with fresh numbers."""
    blocks = []
    for number, cue in enumerate(track.cues, 1):
        settings = f" {cue.carried.settings}" if cue.carried and cue.carried.format == "srt" and cue.carried.settings else ""
        start, end = format_timecode(max(0, cue.start_ms), ","), format_timecode(max(0, cue.end_ms), ",")
        body = re.sub(r"\n(?:[ \t]*\n)+", "\n", _payload(cue))
        blocks.append(f"{number}\n{start} --> {end}{settings}\n{body}\n")
    return "\n".join(blocks)


def _payload(cue: Cue) -> str:
    if cue.carried and cue.carried.format == "srt":
        return cue.text
    parts = []
    for piece, is_tag in split_tags(cue.text):
        if not is_tag:
            parts.append(decode_entities(piece))
        elif re.match(r"</?(?:i|b|u|s|font)\b|\{\\an", piece, re.IGNORECASE):
            parts.append(re.sub(r"^<(\w+)\.[^\s>]*", r"<\1", piece))
    return "".join(parts)


def _is_index(line: str, expected: int) -> bool:
    return int(line) == expected


def _read_timing(line: str, at: int, repairs: list[Repair]) -> tuple[int, int, str] | None:
    if match := _CLEAN.match(line):
        hours, minutes, seconds, ms, *end = map(int, match.groups())
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms, ((end[0] * 60 + end[1]) * 60 + end[2]) * 1000 + end[3], ""
    if ">" not in line:
        return None
    match = _TIMING.match(line.translate(_JUNK))
    if not match or not re.search(r"\d\s*[:.]\s*\d", match[1]):
        return None
    start, end_ms = _loose_ms(match[1]), _loose_ms(match[2])
    if not re.fullmatch(r"\d{2,}:\d\d:\d\d,\d{3} --> \d{2,}:\d\d:\d\d,\d{3}(?: .*)?", line):
        repairs.append(Repair(at + 1, "The times were not written as SRT writes them."))
    return start, end_ms, match[3] or ""


def _loose_ms(text: str) -> int:
    bare = re.sub(r"\s", "", text)
    parts = re.split(r"[:.,;\u060c]", bare.lstrip("-"))
    has_fraction = len(parts) == 4 or bool(re.search(r"[,.;\u060c]\d{1,3}$", bare))
    fraction = parts.pop().ljust(3, "0") if has_fraction and len(parts) > 1 else "0"
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return max(0, (total * 1000 + int(fraction)) * (-1 if bare.startswith("-") else 1))
