"""The formats, found by name and by content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from captionstudio.core.document import Track
from captionstudio.core.errors import UnsupportedFormat
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.core.speakers import Speaker
from captionstudio.formats.ass import read_ass, write_ass
from captionstudio.formats.encoding import decode, encode
from captionstudio.formats.json_result import read_json, write_json
from captionstudio.formats.pysubs2_formats import read_with_pysubs2, write_with_pysubs2
from captionstudio.formats.result import ReadResult, Repair
from captionstudio.formats.rttm import read_rttm, write_rttm
from captionstudio.formats.srt import read_srt, write_srt
from captionstudio.formats.text import write_text
from captionstudio.formats.webvtt import read_webvtt, write_webvtt

FORMAT_OF_SUFFIX = {
    ".srt": "srt",
    ".vtt": "vtt",
    ".ass": "ass",
    ".ssa": "ssa",
    ".sub": "microdvd",
    ".smi": "sami",
    ".sami": "sami",
    ".ttml": "ttml",
    ".dfxp": "ttml",
    ".tmp": "tmp",
    ".mpl": "mpl2",
    ".mpl2": "mpl2",
    ".txt": "txt",
    ".json": "json",
    ".rttm": "rttm",
}
_SIGNS = (
    (re.compile(r"\ufeff?WEBVTT"), "vtt"),
    (re.compile(r"\s*\[Script Info\]", re.IGNORECASE), "ass"),
    (re.compile(r"\s*<SAMI", re.IGNORECASE), "sami"),
    (re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?tt[\s>]"), "ttml"),
    (re.compile(r"\s*\{\d+\}\{\d+\}"), "microdvd"),
    (re.compile(r"\s*\[\d+\]\[\d+\]"), "mpl2"),
    (re.compile(r"\s*\d\d:\d\d:\d\d:"), "tmp"),
    (re.compile(r"\s*\{\s*\"schema\""), "json"),
    (re.compile(r"\ufeff?(?:\s|;.*\n|SPKR-INFO .*\n)*SPEAKER +\S+ +\S+ +[\d.]+ +[\d.]+ "), "rttm"),
    (re.compile(r"[\s\S]{0,2000}?\d\s*-+>\s*\d"), "srt"),
)
_READERS = {"srt": read_srt, "vtt": read_webvtt, "rttm": read_rttm}
_PYSUBS2 = frozenset(("microdvd", "sami", "ttml", "tmp", "mpl2"))


def format_for(name: str) -> str:
    """Return the format that a file's name tells.

    Raises:
        UnsupportedFormat: the ending is none we know.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMAT_OF_SUFFIX:
        known = " ".join(FORMAT_OF_SUFFIX)
        raise UnsupportedFormat(f"“{name}” has no caption format's ending.", hint=f"Known endings: {known}", path=name)
    return FORMAT_OF_SUFFIX[suffix]


def read_captions(data: bytes, *, name: str = "", format: str | None = None, encoding: str | None = None) -> ReadResult:
    """Read a caption file: its own content decides over its name, and a difference is told among the repairs.

    Raises:
        ParseError, UnsupportedFormat
    """
    text, used = decode(data, encoding, name=name)
    named = format or FORMAT_OF_SUFFIX.get(PurePath(name).suffix.lower())
    found = format or next((format_id for sign, format_id in _SIGNS if sign.match(text)), named)
    if found == "ass" and named == "ssa":
        found = "ssa"
    if found is None or found == "txt":
        raise UnsupportedFormat(f"“{name}” holds no captions with times.", hint="Choose SRT, WebVTT, ASS or another caption format.")
    repairs: list[Repair] = []
    if named and found != named:
        repairs.append(Repair(1, f"The file is {found.upper()}, not {named.upper()} as its name says."))
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        repairs.append(
            Repair(line, f"From here on some bytes are no text in {used}; they show as \ufffd. Name the encoding if it is another.")
        )
    track = _read(text, found, repairs)
    return ReadResult(track, tuple(repairs), used, found)


def write_captions(
    track: Track,
    format: str,
    *,
    encoding: str = "utf-8",
    newline: str | None = None,
    speakers: Sequence[Speaker] = (),
    profile: Profile | None = None,
) -> bytes:
    """Write a track; ``speakers`` tells the colours of those who speak in it, ``profile`` how plain text shows them (None: the usual way).

    ``encoding`` is any that Python knows; ``utf-8-sig`` and ``utf-16`` begin with a byte order mark. ``newline`` ends the lines; None
    keeps what the file had that the track was read from, where the format is the same, and takes a line feed elsewhere.

    Raises:
        UnsupportedFormat: there is no such format.
        InvalidRequest: there is no such encoding, or it lacks characters of the captions.
    """
    end = newline or (track.newline if track.format == format else "\n")
    text = _write(track, format, speakers, profile or profile_for(track.language))
    return encode(text if end == "\n" else text.replace("\n", end), encoding)


def _read(text: str, format_id: str, repairs: list[Repair]) -> Track:
    if format_id == "json":
        return read_json(text)
    if format_id in _PYSUBS2:
        return read_with_pysubs2(text.removeprefix("\ufeff"), format_id)
    if format_id in ("ass", "ssa"):
        track, found = read_ass(text, format_id)
    elif format_id in _READERS:
        track, found = _READERS[format_id](text)
    else:
        raise UnsupportedFormat(f"“{format_id}” cannot be read.", hint="Choose SRT, WebVTT, ASS or another caption format.")
    repairs += found
    return track


def _write(track: Track, format_id: str, speakers: Sequence[Speaker], profile: Profile) -> str:
    if format_id in ("vtt", "rttm"):
        return write_webvtt(track) if format_id == "vtt" else write_rttm(track)
    if format_id in ("srt", "txt"):
        return write_srt(track, profile) if format_id == "srt" else write_text(track, profile)
    if format_id == "json":
        return write_json(track, speakers)
    if format_id in ("ass", "ssa"):
        return write_ass(track, format_id, speakers)
    if format_id in _PYSUBS2:
        return write_with_pysubs2(track, format_id)
    raise UnsupportedFormat(
        f"There is no caption format “{format_id}”.", hint=f"Formats: {', '.join(dict.fromkeys(FORMAT_OF_SUFFIX.values()))}."
    )
