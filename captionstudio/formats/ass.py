"""ASS and SSA scripts: what a script says beyond captions (styles, attachments, comments, drawings) is kept line by line.

An untouched script is written back as it was, in order of time; an edited line changes in the fields that were edited.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from captionstudio.core.document import Carried, Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import Token, escape_text, find_position, rewrite
from captionstudio.core.speakers import Speaker
from captionstudio.core.speaking import split_voices
from captionstudio.formats.ass_header import new_header
from captionstudio.formats.ass_speakers import from_actor, speaker_styles, to_actor
from captionstudio.formats.lines import split_lines
from captionstudio.formats.result import Repair
from captionstudio.formats.webvtt_settings import read_place

_EVENTS = re.compile(r"\s*\[events\]\s*", re.IGNORECASE)
_FORMAT = re.compile(r"\s*format\s*:\s*(.*)", re.IGNORECASE)
_EVENT = re.compile(r"\s*dialogue\s*:\s*", re.IGNORECASE)
_TIME = re.compile(r"\s*(\d{1,9}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,9}))?\s*", re.ASCII)
_VOICE_STYLE = re.compile(r"\\N\{\\r[^\\{}()]*\}")  # as `_text_of` writes it
_DRAWING = re.compile(r"\{[^}]*\\p[1-9]")
_PIECE = re.compile(r"\\([Nnh{}\u2060])|\{([^}]*)\}")
_TAG = re.compile(r"\\([ibus])([01]?)\s*")
_CODE = re.compile(r"\\(?=[Nnh{}\u2060]|$)")
_COLOUR = re.compile(r"color\s*=\s*[\"']?#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", re.IGNORECASE)
_BREAKS = {"N": "\n", "n": "\n", "h": "\xa0", "\u2060": "\\"}
_FIELDS = {
    "ass": ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"),
    "ssa": ("marked", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"),
}
_EMPTY = {"layer": "0", "marked": "Marked=0", "marginl": "0", "marginr": "0", "marginv": "0", "effect": ""}


def read_ass(text: str, format_id: str) -> tuple[Track, list[Repair]]:
    """Read a script; ``format_id`` is ``ass`` or ``ssa``.

    Raises:
        ParseError: there are no events in it.
    """
    lines, newline = split_lines(text.removeprefix("\ufeff"))
    begin = next((at for at, line in enumerate(lines) if _EVENTS.fullmatch(line)), None)
    if begin is None:
        raise ParseError("The script has no [Events] section.", hint="Check what kind of file it is.")
    repairs: list[Repair] = []
    cues: list[Cue] = []
    header: list[str] | None = None
    fields: Sequence[str] = _FIELDS[format_id]
    kept: list[str] = lines[: begin + 1]
    for at, line in enumerate(lines[begin + 1 :], begin + 1):
        event = _EVENT.match(line)
        if not event or _DRAWING.search(line):
            if not cues and (match := _FORMAT.match(line)):
                fields = _field_names(match[1])
            kept.append(line)
            continue
        cue = _read_event(line, event.end(), fields, format_id, () if header is None else tuple(kept))
        if cue is None:
            repairs.append(Repair(at + 1, "This line is no valid event; it was left out."))
            kept.append(line)
            continue
        if header is None:
            header = kept
        cues.append(cue)
        kept = []
    cues.sort(key=lambda cue: cue.start_ms)
    footer = "".join(f"\n{line}" for line in kept) if cues else ""
    track = Track(tuple(cues), format=format_id, header="\n".join(kept if header is None else header), footer=footer, newline=newline)
    return track, repairs


def write_ass(track: Track, format_id: str, speakers: Sequence[Speaker] = ()) -> str:
    """Write a script; one that was read keeps its styles, any other gets ``classic`` and, in their colours, one for each speaker."""
    is_own = track.format == format_id and bool(track.header)
    styles = {} if is_own else speaker_styles(track.cues, speakers)
    header = track.header if is_own else new_header(format_id, styles.values())
    names = {name: style.name for name, style in styles.items()}
    fields = next((_field_names(match[1]) for line in reversed(header.split("\n")) if (match := _FORMAT.match(line))), _FIELDS[format_id])
    lines = [header]
    for cue in track.cues:
        carried = cue.carried if is_own and cue.carried and cue.carried.format == format_id else None
        lines += carried.before if carried else ()
        lines.append(_write_event(cue, carried, fields, None if is_own else names))
    return "\n".join(lines) + (track.footer if is_own else "\n")


def from_ass(text: str) -> str:
    """Return event text as caption markup: italics and their like become tags, comments go, other override blocks stay."""
    parts: list[str] = []
    opened: list[str] = []
    run, end = "", 0
    for match in _PIECE.finditer(text):
        run += text[end : match.start()]
        end = match.end()
        if match[1]:
            run += _BREAKS.get(match[1], match[1])
        elif block := _read_block(match[2], opened):
            parts += (escape_text(run), block)
            run = ""
    closing = "".join(f"</{name}>" for name in reversed(opened))
    return "".join(parts) + escape_text(run + text[end:]) + closing


def to_ass(text: str) -> str:
    """Return caption markup as event text."""
    return rewrite(text, _write_tag, _escape)


def _field_names(listed: str) -> tuple[str, ...]:
    return tuple("name" if name == "actor" else name for name in listed.lower().replace(" ", "").split(","))


def _read_event(line: str, at: int, fields: Sequence[str], format_id: str, before: tuple[str, ...]) -> Cue | None:
    values = line[at:].split(",", len(fields) - 1)
    if len(values) != len(fields):
        return None
    said = dict(zip(fields, values, strict=True))
    start, end = _read_time(said.get("start", "")), _read_time(said.get("end", ""))
    if start is None or end is None or fields[-1] != "text":
        return None
    speaker, second_speaker = from_actor(said.get("name", ""))
    text = from_ass(_VOICE_STYLE.sub(r"\\N", values[-1]) if second_speaker else values[-1])
    prefix = line[: len(line) - len(values[-1])]
    carried = Carried(format_id, raw_text=values[-1], read_as=text, timing=prefix, before=before)
    style = said.get("style", "").strip() or None
    return Cue(start, end, text, speaker=speaker, style=style, carried=carried, second_speaker=second_speaker)


def _write_event(cue: Cue, carried: Carried | None, fields: Sequence[str], styles: Mapping[str, str] | None) -> str:
    """Write a cue; ``styles`` are those of speakers, None where the script has its own and cues name them."""
    if carried:
        text = carried.raw_text if cue.text == carried.read_as else to_ass(cue.text)
        event = _EVENT.match(carried.timing)
        said = dict(zip(fields, carried.timing[event.end() if event else 0 :].split(","), strict=False))
    else:
        text, said = _text_of(cue, styles or {}), dict(_EMPTY)
        place = read_place(cue.carried)
        text = text if place == 2 or find_position(cue.text) else rf"{{\an{place}}}{text}"
    before = dict(said)
    for name, ms in (("start", cue.start_ms), ("end", cue.end_ms)):
        if _read_time(said.get(name, "")) != ms:
            said[name] = _write_time(ms)
    if from_actor(said.get("name", "")) != (cue.speaker, cue.second_speaker):
        said["name"] = to_actor(cue.speaker, cue.second_speaker)
    style = (cue.style if styles is None else styles.get(cue.speaker or "")) or "Default"
    if said.get("style", "").strip() != style:
        said["style"] = " ".join(style.replace(",", " ").split())
    if carried and said == before:
        return carried.timing + text
    return "Dialogue: " + ",".join((*(said.get(name, "") for name in fields[:-1]), text))


def _text_of(cue: Cue, styles: Mapping[str, str]) -> str:
    """Return event text; a second voice's lines begin with the style of who speaks them."""
    style = styles.get(cue.second_speaker or "")
    voices = split_voices(cue.text) if style else None
    return rf"{to_ass(voices[0])}\N{{\r{style}}}{to_ass(voices[1])}" if voices else to_ass(cue.text)


def _read_time(text: str) -> int | None:
    match = _TIME.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds, fraction = match.groups()
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "")[:3].ljust(3, "0"))


def _write_time(ms: int) -> str:
    seconds, hundredths = divmod((max(0, ms) + 5) // 10, 100)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{hundredths:02d}"


def _read_block(block: str, opened: list[str]) -> str:
    """Return an override block as markup; ``opened`` are the tags that are open, and changes with it."""
    code = block[block.find("\\") :] if "\\" in block else ""
    if "(" in code:
        return f"{{{code}}}" if not set(code) & set("<>") else ""
    written = ""
    others = ""
    for part in re.findall(r"\\[^\\]*", code):
        tag = _TAG.fullmatch(part)
        if not tag:
            others += part
        elif tag[2] == "1" and tag[1] not in opened:
            written += f"<{tag[1]}>"
            opened.append(tag[1])
        elif tag[2] != "1" and tag[1] in opened:
            inner = opened[opened.index(tag[1]) + 1 :]  # tags are closed in turn, those inside opened again
            written += "".join(f"</{name}>" for name in reversed((tag[1], *inner))) + "".join(f"<{name}>" for name in inner)
            opened.remove(tag[1])
    return (f"{{{others}}}" if others and not set(others) & set("<>{\n") else "") + written


def _escape(text: str) -> str:
    coded = _CODE.sub("\\\\\u2060", text).replace("{", "\\{").replace("}", "\\}")
    return coded.replace("\r", "").replace("\n", "\\N").replace("\xa0", "\\h")


def _write_tag(token: Token) -> str:
    if token.kind == "override":
        return token.source
    if token.name in ("i", "b", "u", "s"):
        return f"{{\\{token.name}{int(token.kind == 'open')}}}"
    if token.name == "font":
        colour = _COLOUR.search(token.annotation)
        return rf"{{\1c&H{colour[3]}{colour[2]}{colour[1]}&}}" if colour else r"{\1c}" if token.kind == "close" else ""
    return ""
