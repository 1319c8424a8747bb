"""WebVTT (.vtt) by the parsing rules of the W3C recommendation. Nothing is lost: an untouched file is written back as it was.

What stands between cues, invalid cues among it, stays where it is; `webvtt_settings` tells what settings and regions mean.
"""

from __future__ import annotations

import re

from captionstudio.core.document import Carried, Cue, Track
from captionstudio.core.errors import InvalidRequest, ParseError
from captionstudio.core.languages import resolve_language
from captionstudio.core.markup import Token, canonical, find_position, rewrite, tokenise
from captionstudio.core.speakers import tidy_name
from captionstudio.core.speaking import split_voices
from captionstudio.core.timecode import format_timecode
from captionstudio.formats.lines import join_between, join_block, split_between, split_lines
from captionstudio.formats.result import Repair
from captionstudio.formats.speakers import Named
from captionstudio.formats.webvtt_settings import parse_metadata, settings_for_place
from captionstudio.formats.webvtt_voices import read_voices

_PLAIN_STAMP = r"([0-9]{2}|[1-9][0-9]{2,8}):([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_PLAIN_TIMING = re.compile(rf"{_PLAIN_STAMP} --> {_PLAIN_STAMP}(?: ([^ \t\f](?:.*[^ \t\f])?))?", re.DOTALL)
_STAMP = r"(?:([0-9]{1,9}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_TIMING = re.compile(rf"[ \t\f]*{_STAMP}[ \t\f]*-->[ \t\f]*{_STAMP}(?![0-9.])(.*)", re.DOTALL)
_COMMA_TIMING = re.compile(r"((?:[0-9]+:)?[0-5][0-9]:[0-5][0-9]),([0-9]{3})(?= -->|[ \t]*$|[ \t]+[a-z]+:)", re.MULTILINE)
_LANGUAGE_LINE = re.compile(r"^(Language[ \t]*:[ \t]*)(.*)$", re.MULTILINE | re.IGNORECASE)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;", "\u200e": "&lrm;", "\u200f": "&rlm;", "{": "&#123;"}
_TO_ESCAPE = re.compile(r"[&<>\xa0\u200e\u200f]|\{(?=\\)")  # a brace where it would begin an override block
_IN_ANNOTATION = {ord("\\"): "&#92;", ord("{"): "&#123;"}  # `captionstudio.core.markup` takes no annotation with code in it
_FONT_COLOUR = re.compile(r"color[ \t]*=[ \t]*[\"']?(#?\w+)", re.IGNORECASE)
_COLOURS = ("white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black")  # those that have a class


def read_webvtt(text: str) -> tuple[Track, list[Repair]]:
    """Read WebVTT text.

    Raises:
        ParseError: the signature is missing.
    """
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    lines, newline = split_lines(text)
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise ParseError("The text does not begin with “WEBVTT”.", hint="Choose a WebVTT file.", line=1)
    cues, header, footer, dropped = _read_cues(lines)
    repairs = [Repair(line, "The times of this caption are not valid WebVTT; it was left out.") for line in dropped]
    if not cues and dropped:
        mended = [_COMMA_TIMING.sub(r"\1.\2", line) if "-->" in line else line for line in lines]
        cues, header, footer, dropped = _read_cues(mended)
        if cues and not dropped:
            repairs = [Repair(1, "The times were written with a comma, as in SRT; they were read all the same.")]
        else:
            cues, header, footer, _ = _read_cues(lines)
    language = _metadata_language(header)
    return Track(tuple(cues), language=language, format="vtt", header=header, footer=footer, newline=newline), repairs


def write_webvtt(track: Track) -> str:
    """Write WebVTT text; a cue's speaker, and its language where it is not the track's, become tags."""
    is_own = track.format == "vtt" and track.header.startswith("WEBVTT")
    language = track.language or _common_language(track)
    parts = [_write_header(track) if is_own else "WEBVTT"]
    for cue in track.cues:
        carried = cue.carried if cue.carried and cue.carried.format == "vtt" else None
        identity = f"{carried.id}\n" if carried and carried.id else ""
        before = join_between(carried.before) if carried else ""
        payload = _write_payload(cue, carried, language)
        parts.append(f"\n\n{before}{identity}{_write_timing(cue, carried)}" + (f"\n{payload}" if payload else ""))
    parts.append(track.footer if is_own else "\n")
    return "".join(parts)


def _read_cues(lines: list[str]) -> tuple[list[Cue], str, str, list[int]]:
    """Return the cues, header and footer, and the lines, from 1, whose times are invalid."""
    cues: list[Cue] = []
    dropped: list[int] = []
    header = ""
    kept = 0  # where what is in no cue begins
    at = _end_of_block(lines, 1)
    count = len(lines)
    while at < count:
        line = lines[at]
        if not line:
            at += 1
            continue
        first, identity = at, ""
        if "-->" not in line:
            if at + 1 == count or "-->" not in lines[at + 1]:
                at = _end_of_block(lines, at)
                continue
            at += 1
            identity, line = line, lines[at]
        stop = _end_of_block(lines, at + 1)
        if timing := _read_timing(line):
            before: tuple[str, ...] = ()
            if not cues:
                header = "\n".join(lines[: first - 1 if first > 1 and not lines[first - 1] else first])
            elif first - kept > 1:
                before = split_between(lines[kept:first])
            cues.append(_make_cue(timing, identity, "\n".join(lines[at + 1 : stop]), before))
            kept = stop
        else:
            dropped.append(at + 1)
        at = stop
    if not cues:
        text = "\n".join(lines)
        return [], text.rstrip("\n"), text[len(text.rstrip("\n")) :], dropped
    return cues, header, "".join(f"\n{line}" for line in lines[kept:]), dropped


def _end_of_block(lines: list[str], at: int) -> int:
    count = len(lines)
    while at < count and lines[at] and "-->" not in lines[at]:
        at += 1
    return at


def _read_timing(line: str) -> tuple[int, int, str, str] | None:
    """Return start, end, settings, and the line itself where it is not as `write_webvtt` writes it."""
    if match := _PLAIN_TIMING.fullmatch(line):
        verbatim, settings = "", match[9] or ""
    elif match := _TIMING.fullmatch(line):
        verbatim, settings = line, match[9].strip(" \t\f")
    else:
        return None
    a, b, c, d, e, f, g, h = match.groups()[:8]
    start = ((int(a or 0) * 60 + int(b)) * 60 + int(c)) * 1000 + int(d)
    return start, ((int(e or 0) * 60 + int(f)) * 60 + int(g)) * 1000 + int(h), settings, verbatim


def _make_cue(timing: tuple[int, int, str, str], identity: str, payload: str, before: tuple[str, ...]) -> Cue:
    start, end, settings, verbatim = timing
    said, language = _read_payload(payload)
    carried = Carried("vtt", identity, settings, payload, said.text, verbatim, before)
    return Cue(start, end, said.text, speaker=said.speaker, language=language, carried=carried, second_speaker=said.second_speaker)


def _read_payload(payload: str) -> tuple[Named, str | None]:
    """Return a payload as caption markup, and who speaks it in what language where tags say so of the whole, or of both its voices."""
    text = canonical(payload)
    if "<" not in text:
        return Named(text), None
    text, speaker = _unwrap(text, "v")
    text, language = _unwrap(text, "lang")
    if speaker is None and language is not None:
        text, speaker = _unwrap(text, "v")
    return Named(text, speaker) if speaker else read_voices(text), language


def _unwrap(text: str, name: str) -> tuple[str, str | None]:
    """Take off the tag that the whole text stands in; its end tag may be missing."""
    if not text.startswith(f"<{name}"):
        return text, None
    tokens = list(tokenise(text))
    first, *rest = tokens
    if first.name != name or not first.annotation:
        return text, None
    if rest and (rest[-1].kind, rest[-1].name) == ("close", name):
        rest.pop()
    if any(token.name == name for token in rest):
        return text, None
    return "".join(token.source for token in rest), first.annotation


def _metadata_language(header: str) -> str | None:
    said = {name.lower(): value for name, value in parse_metadata(header).items()}.get("language")
    try:
        return resolve_language(said) if said else None
    except InvalidRequest:
        return None


def _common_language(track: Track) -> str | None:
    languages = {cue.language for cue in track.cues}
    return languages.pop() if len(languages) == 1 else None


def _write_header(track: Track) -> str:
    if track.language and (said := _metadata_language(track.header)) and said != track.language:
        return _LANGUAGE_LINE.sub(rf"\g<1>{track.language}", track.header, count=1)
    return track.header


def _write_timing(cue: Cue, carried: Carried | None) -> str:
    settings = carried.settings if carried else settings_for_place(find_position(cue.text) or 2)
    if carried and carried.timing and (read := _read_timing(carried.timing)) and read[:3] == (cue.start_ms, cue.end_ms, settings):
        return carried.timing
    times = f"{format_timecode(max(0, cue.start_ms))} --> {format_timecode(max(0, cue.end_ms))}"
    return f"{times} {settings}" if settings else times


def _write_payload(cue: Cue, carried: Carried | None, track_language: str | None) -> str:
    opening = ""
    said = Named(cue.text, cue.speaker, cue.second_speaker)
    if carried:
        read, language = _read_payload(carried.raw_text)
        if said == read and cue.language in (language, track_language):
            return carried.raw_text
        if read.speaker and read.speaker == cue.speaker and carried.raw_text.startswith("<v"):
            opening = carried.raw_text[: carried.raw_text.index(">") + 1]  # its classes stay
    is_foreign = bool(cue.language) and cue.language != track_language
    language_tag = f"<lang {_escape(cue.language or '')}>" if is_foreign else ""
    if cue.second_speaker:
        return f"{language_tag}{_write_voices(said, opening)}" + ("</lang>" if is_foreign else "")
    payload = language_tag + _write_text(cue.text, is_voiced=bool(cue.speaker)) + ("</lang>" if is_foreign else "")
    return (opening or _voice_tag(cue.speaker)) + payload if cue.speaker else payload


def _write_voices(said: Named, opening: str) -> str:
    """Write two voices, each in a span of its own; a second one that speaks meanwhile has an empty one."""
    first, second = split_voices(said.text) or (said.text, "")
    payload = _write_text(first, is_voiced=True)
    payload = f"{opening or _voice_tag(said.speaker)}{payload}</v>" if said.speaker else payload
    return payload + ("\n" if second else "") + f"{_voice_tag(said.second_speaker or '')}{_write_text(second, is_voiced=True)}</v>"


def _voice_tag(name: str) -> str:
    return f"<v {_escape(tidy_name(name)).translate(_IN_ANNOTATION)}>"


def _write_text(text: str, *, is_voiced: bool) -> str:
    """Write caption markup; voices inside it are left out where its speaker is known."""
    return join_block(rewrite(text, _write_inside if is_voiced else _write_tag, _escape))


def _write_inside(token: Token) -> str:
    return "" if token.name == "v" else _write_tag(token)


def _escape(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)


def _write_tag(token: Token) -> str:
    if token.kind == "time":
        return token.source
    if token.kind == "override" or token.name == "s":
        return ""
    name = "c" if token.name == "font" else token.name
    if token.kind == "close":
        return f"</{name}>"
    if token.name == "font":
        colour = _FONT_COLOUR.search(token.annotation)
        return f"<c.{colour[1].lower()}>" if colour and colour[1].lower() in _COLOURS else "<c>"
    classes = "".join(f".{name}" for name in token.classes)
    return f"<{name}{classes} {_escape(token.annotation)}>" if token.annotation else f"<{name}{classes}>"
