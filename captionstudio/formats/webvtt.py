"""WebVTT (.vtt) by the parsing rules of the W3C recommendation: nothing is lost, invalid cues are left out and named."""

from __future__ import annotations

import re

from captionstudio.core.document import Carried, Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import from_webvtt, to_webvtt
from captionstudio.core.timecode import format_timecode
from captionstudio.formats.result import Repair

_STAMP = r"(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"[ \t\f]*{_STAMP}[ \t\f]*-->[ \t\f]*{_STAMP}(?![\d.])(.*)", re.DOTALL)
_VOICE = re.compile(r"^<v(?:\.[^\s>]*)?[ \t]+([^>]+)>((?:(?!</?v[ >.]).)*?)(?:</v>)?$", re.DOTALL)
_LANGUAGE = re.compile(r"^<lang[ \t]+([\w-]+)>((?:(?!</?lang[ >]).)*?)(?:</lang>)?$", re.DOTALL)


def read_webvtt(text: str) -> tuple[Track, list[Repair]]:
    """Read WebVTT text.

    Raises:
        ParseError: the signature is missing.
    """
    text = text.replace("\0", "\ufffd").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise ParseError("The text does not begin with “WEBVTT”.", hint="Choose a WebVTT file.", line=1)
    at = 1
    while at < len(lines) and lines[at] and "-->" not in lines[at]:
        at += 1
    header = ["\n".join(lines[:at])]
    cues: list[Cue] = []
    before: list[str] = []
    repairs: list[Repair] = []
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        first, identity, timing = at, "", None
        if "-->" not in lines[at]:
            if at + 1 < len(lines) and "-->" in lines[at + 1]:
                identity, at = lines[at], at + 1
            else:
                at = _end_of_block(lines, at)
                block = "\n".join(lines[first:at])
                (before if cues or block.startswith("NOTE") else header).append(block)
                continue
        timing = _TIMING.fullmatch(lines[at])
        stop = _end_of_block(lines, at + 1)
        if timing is None:
            repairs.append(Repair(at + 1, "The times of this caption are not valid; it was left out."))
        else:
            cues.append(_make_cue(timing, identity, "\n".join(lines[at + 1 : stop]), tuple(before)))
            before = []
        at = stop
    return Track(tuple(cues), format="vtt", header="\n\n".join(header), footer="\n\n".join(before)), repairs


def write_webvtt(track: Track) -> str:
    """Write WebVTT text; cues that did not come from WebVTT carry their speaker and a language that is not the track's as tags."""
    is_own = track.format == "vtt"
    blocks = [track.header if is_own and track.header else "WEBVTT"]
    for cue in track.cues:
        carried = cue.carried if cue.carried and cue.carried.format == "vtt" else None
        if carried:
            blocks += carried.before
        identity = f"{carried.id}\n" if carried and carried.id else ""
        settings = f" {carried.settings}" if carried and carried.settings else ""
        start, end = format_timecode(max(0, cue.start_ms)), format_timecode(max(0, cue.end_ms))
        payload = carried.raw_text if carried and carried.read_as == cue.text else _payload(cue, track.language)
        blocks.append(f"{identity}{start} --> {end}{settings}\n{payload}")
    if is_own and track.footer:
        blocks.append(track.footer)
    return "\n\n".join(blocks) + "\n"


def _payload(cue: Cue, track_language: str | None) -> str:
    text = re.sub(r"\n(?:[ \t]*\n)+", "\n", to_webvtt(cue.text).strip("\n"))
    if cue.language and cue.language != track_language:
        text = f"<lang {cue.language}>{text}</lang>"
    return f"<v {cue.speaker}>{text}" if cue.speaker else text


def _make_cue(timing: re.Match[str], identity: str, payload: str, before: tuple[str, ...]) -> Cue:
    start, end = _ms(timing.groups()[:4]), _ms(timing.groups()[4:8])
    text, speaker, language = from_webvtt(payload), None, None
    if voice := _VOICE.match(text):
        speaker, text = voice[1].strip(), voice[2]
    if spoken := _LANGUAGE.match(text):
        language, text = spoken[1], spoken[2]
    carried = Carried("vtt", identity, timing[9].strip(" \t\f"), payload, text, before=before)
    return Cue(start, end, text, speaker=speaker, language=language, carried=carried)


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction


def _end_of_block(lines: list[str], at: int) -> int:
    while at < len(lines) and lines[at] and "-->" not in lines[at]:
        at += 1
    return at
