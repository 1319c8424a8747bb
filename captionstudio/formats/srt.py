"""SubRip (.srt): tolerant reading that tells what it mended, and plain writing.

The text of a caption stays as it is in the file, tags, entities, braces and all; numbers and times are written in the standard form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from captionstudio.core.document import Carried, Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import Token, escape_text, find_position, rewrite
from captionstudio.core.profiles import Profile
from captionstudio.core.timecode import format_timecode
from captionstudio.formats.lines import join_between, join_block, split_between, split_lines
from captionstudio.formats.result import Repair
from captionstudio.formats.speakers import Named, find_names, known_names, read_names, with_names
from captionstudio.formats.webvtt_settings import read_place

_JUNK = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_PLAIN = re.compile(r"(\d{2,9}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,9}):([0-5]\d):([0-5]\d),(\d{3})( [XY][12]:.*)?", re.ASCII)
# A time as people write it. The first number is hours where the mark after it, in group {0}, comes again after the second.
_TIME = (
    r"(-?)\s*+(?:(\d{{1,9}})\s*+([:.])\s*+(?=\d{{1,3}}\s*+\{0}))?(\d{{1,3}})\s*+[:.]\s*+(\d{{1,2}})(?:\s*+([,.;:\u060c])\s*+(\d{{1,9}}))?"
)
_LOOSE = re.compile(rf"\s*+{_TIME.format(3)}\s*+(?:[-–—−=]*+\s*+>{{1,3}}|→)\s*+{_TIME.format(10)}(?:\s++(\S.*)|\s*+)")
_HINT = re.compile(r"\d[^\w<>]{0,20}[>→]")  # every timing line has this
_SETTINGS = re.compile(r"[A-Za-z]\w*:\s*\S")
_NUMBER = re.compile(r"\s*\d{1,9}\s*")
_FRAME_MS = 40  # of an unknown rate, 25 a second is the most common where captions are timed in frames


@dataclass(frozen=True, slots=True)
class _Timing:
    """A line with two times: where it is, what it says, and what of it was no times (settings or text)."""

    at: int
    start_ms: int
    end_ms: int
    rest: str = ""
    is_plain: bool = True


def read_srt(text: str) -> tuple[Track, list[Repair]]:
    """Read SubRip text.

    Raises:
        ParseError: there is not one timing line in it.
    """
    if text.strip() and not _HINT.search(text):
        raise _no_captions()  # before a large file is cut into lines
    repairs: list[Repair] = []
    if "\r\r\n" in text:
        text = re.sub(r"\r+\n", "\r\n", text)
        repairs.append(Repair(1, "The lines ended in doubled carriage returns."))
    lines, newline = split_lines(text.removeprefix("\ufeff").replace("\0", ""))
    timings, is_numbered = _find_timings(lines)
    if not timings and text.strip():
        raise _no_captions()
    cues: list[Cue] = []
    begin = _begin_of(lines, timings[0], None, is_numbered) if timings else 0
    if any(line.strip() for line in lines[:begin]):
        repairs.append(Repair(1, "What stood before the first caption was left out."))
    blanks: list[str] = []
    for index, timing in enumerate(timings):
        following = timings[index + 1] if index + 1 < len(timings) else None
        stop = _begin_of(lines, following, timing, is_numbered) if following else len(lines)
        identity = lines[timing.at - 1].translate(_JUNK).strip() if timing.at > begin else ""
        body, blanks_after = _trim(lines[timing.at + 1 : stop])
        cues.append(_make_cue(timing, identity, body, split_between(blanks), repairs))
        if following and not blanks_after:
            repairs.append(Repair(stop + 1, "A blank line was missing before this caption."))
        begin, blanks = stop, blanks_after
    _check_order(cues, timings, repairs)
    repairs.sort(key=lambda repair: repair.line)
    cues = _without_names(sorted(cues, key=lambda cue: cue.start_ms))
    footer = "".join(f"\n{line.strip()}" for line in blanks)
    return Track(tuple(cues), format="srt", footer=footer, newline=newline), repairs


def _no_captions() -> ParseError:
    return ParseError("There is no caption in this text: no line holds a start and an end time.", hint="Choose an SRT file.", line=1)


def write_srt(track: Track, profile: Profile) -> str:
    """Write SubRip text with fresh numbers; tags that SubRip does not know are left out. The profile says how speakers are shown.

    In a file that names speakers they are named, whatever the profile says.
    """
    parts: list[str] = []
    if any(cue.carried and cue.carried.format == "srt" and cue.carried.raw_text != cue.carried.read_as for cue in track.cues):
        profile = replace(profile, speaker_style="names")
    for number, cue in enumerate(track.cues, 1):
        carried = cue.carried if cue.carried and cue.carried.format == "srt" else None
        settings = f" {carried.settings}" if carried and carried.settings else ""
        between = ("\n\n" if parts else "") + (join_between(carried.before) if carried else "")
        start, end = format_timecode(max(0, cue.start_ms), ","), format_timecode(max(0, cue.end_ms), ",")
        payload = _write_payload(cue, carried, profile)
        parts.append(f"{between}{number}\n{start} --> {end}{settings}" + (f"\n{payload}" if payload else ""))
    is_own = any(cue.carried and cue.carried.format == "srt" for cue in track.cues)
    parts.append(track.footer if is_own and track.format == "srt" else "\n" if parts else "")
    return "".join(parts)


def _find_timings(lines: list[str]) -> tuple[list[_Timing], bool]:
    """Return the lines that time a caption, and whether the captions are numbered.

    A line with two times right below other text is dialogue where the captions are numbered: no number announces it.
    """
    found = [timing for at, line in enumerate(lines) if (">" in line or "→" in line) and (timing := _read_timing(line, at))]
    above = [lines[timing.at - 1] if timing.at else "" for timing in found]
    numbered = sum(map(_is_number, above))
    if numbered <= sum(_is_blank(line) for line in above):
        return found, False
    kept: list[_Timing] = []
    for timing, line in zip(found, above, strict=True):
        is_below_timing = bool(kept) and kept[-1].at == timing.at - 1
        if is_below_timing or _is_number(line) or _is_blank(line):
            kept.append(timing)
    return kept, True


def _is_blank(line: str) -> bool:
    return not line.translate(_JUNK).strip()


def _is_number(line: str) -> bool:
    return bool(_NUMBER.fullmatch(line) or (not line.isascii() and _NUMBER.fullmatch(line.translate(_JUNK))))


def _begin_of(lines: list[str], timing: _Timing, before: _Timing | None, is_numbered: bool) -> int:
    """Return the line a caption begins with: its number, where the line above its times is one and no text of the caption before."""
    above = timing.at - 1
    floor = before.at + 1 if before else 0
    if above < floor or not _is_number(lines[above]):
        return timing.at
    is_apart = above == floor or not lines[above - 1].strip()
    return above if is_apart or is_numbered else timing.at


def _trim(body: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a caption without the blank ones around them, and those after it."""
    end = len(body)
    while end and not body[end - 1].strip():
        end -= 1
    begin = 0
    while begin < end and not body[begin].strip():
        begin += 1
    return body[begin:end], body[end:]


def _make_cue(timing: _Timing, identity: str, body: Sequence[str], before: tuple[str, ...], repairs: list[Repair]) -> Cue:
    line, settings = timing.at + 1, timing.rest
    if settings and not _SETTINGS.match(settings):
        repairs.append(Repair(line, "The caption's text began on the line of its times."))
        body, settings = (settings, *body), ""
    text = "\n".join(body)
    if not timing.is_plain:
        repairs.append(Repair(line, "The times were not written as SRT writes them."))
    if timing.start_ms < 0 or timing.end_ms < 0:
        repairs.append(Repair(line, "A time lay before zero; it was set to zero."))
    if timing.end_ms < timing.start_ms:
        repairs.append(Repair(line, "The end lay before the start; they were exchanged."))
    if not all(body):
        repairs.append(Repair(line, "There are blank lines inside this caption; they were kept."))
    start, end = sorted((max(0, timing.start_ms), max(0, timing.end_ms)))
    return Cue(start, end, text, carried=Carried("srt", identity, settings, text, text, before=before))


def _check_order(cues: list[Cue], timings: list[_Timing], repairs: list[Repair]) -> None:
    numbers = [cue.carried.id if cue.carried else "" for cue in cues]
    for at, number in enumerate(numbers):
        if number != str(at + 1):
            repairs.append(Repair(timings[at].at + 1, "From here on the captions were not numbered in order; they get fresh numbers."))
            break
    for at in range(1, len(cues)):
        if cues[at].start_ms < cues[at - 1].start_ms:
            repairs.append(Repair(timings[at].at + 1, "From here on the captions were not in order of time; they were sorted."))
            break


def _read_timing(line: str, at: int) -> _Timing | None:
    if match := _PLAIN.fullmatch(line):
        a, b, c, d, e, f, g, h, settings = match.groups()
        start = ((int(a) * 60 + int(b)) * 60 + int(c)) * 1000 + int(d)
        return _Timing(at, start, ((int(e) * 60 + int(f)) * 60 + int(g)) * 1000 + int(h), settings[1:] if settings else "")
    bare = line if line.isascii() else line.translate(_JUNK)
    if match := _LOOSE.fullmatch(bare):
        parts = match.groups()
        return _Timing(at, _loose_ms(parts[:7]), _loose_ms(parts[7:14]), (parts[14] or "").rstrip(), is_plain=False)
    return None


def _loose_ms(parts: Sequence[str | None]) -> int:
    sign, hours, _, minutes, seconds, mark, fraction = parts
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    ms = int((fraction or "")[:3].ljust(3, "0"))
    if mark == ":" and fraction and len(fraction) == 2:
        ms = min(999, int(fraction) * _FRAME_MS)
    return (whole * 1000 + ms) * (-1 if sign else 1)


def _without_names(cues: list[Cue]) -> list[Cue]:
    """Take the speakers' names, where the file has such, out of the text."""
    names = find_names(cue.text for cue in cues)
    if not names:
        return cues
    made = []
    for cue in cues:
        named = read_names(cue.text, names)
        if named.text != cue.text and cue.carried:
            carried = replace(cue.carried, read_as=named.text)
            cue = replace(cue, text=named.text, speaker=named.speaker, second_speaker=named.second_speaker, carried=carried)  # noqa: PLW2901
        made.append(cue)
    return made


def _write_payload(cue: Cue, carried: Carried | None, profile: Profile) -> str:
    said = Named(cue.text, cue.speaker, cue.second_speaker)
    if carried:
        if cue.text == carried.read_as and said == read_names(carried.raw_text, known_names((cue.speaker, cue.second_speaker))):
            return carried.raw_text
        text = cue.text if cue.text == carried.read_as else join_block(cue.text)
        return with_names(text, cue.speaker, cue.second_speaker, profile)
    text = join_block(rewrite(cue.text, _write_tag, escape_text))
    text = join_block(with_names(text, cue.speaker, cue.second_speaker, profile))
    place = read_place(cue.carried)
    return text if place == 2 or find_position(text) else rf"{{\an{place}}}{text}"


def _write_tag(token: Token) -> str:
    if token.kind == "override":
        place = find_position(token.source)
        return rf"{{\an{place}}}" if place else ""
    if token.name == "font":
        return token.source
    if token.name in ("i", "b", "u", "s"):
        return f"</{token.name}>" if token.kind == "close" else f"<{token.name}>"
    return ""
