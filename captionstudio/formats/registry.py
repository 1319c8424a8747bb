"""The formats, found by name and by content."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from captionstudio.core.document import Track
from captionstudio.core.errors import UnsupportedFormat
from captionstudio.formats.encoding import decode
from captionstudio.formats.json_result import build_result, read_json, to_json
from captionstudio.formats.pysubs2_formats import read_with_pysubs2, write_with_pysubs2
from captionstudio.formats.result import ReadResult, Repair
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
    (re.compile(r"[\s\S]{0,2000}?\d\s*-+>\s*\d"), "srt"),
)
_PYSUBS2 = frozenset(("ass", "ssa", "microdvd", "sami", "ttml", "tmp", "mpl2"))


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
    track = _read(text, found, repairs)
    return ReadResult(track, tuple(repairs), used, found)


def write_captions(track: Track, format: str, *, encoding: str = "utf-8") -> bytes:
    """Write a track.

    Raises:
        UnsupportedFormat: there is no such format.
    """
    if format == "json":
        return to_json(build_result(track))
    return _write(track, format).encode(encoding, errors="replace")


def _read(text: str, format_id: str, repairs: list[Repair]) -> Track:
    if format_id == "json":
        return read_json(text)
    if format_id in _PYSUBS2:
        return read_with_pysubs2(text.removeprefix("\ufeff"), format_id)
    if format_id not in ("srt", "vtt"):
        raise UnsupportedFormat(f"“{format_id}” cannot be read.")
    track, found = read_srt(text) if format_id == "srt" else read_webvtt(text)
    repairs += found
    return replace(track, format=format_id)


def _write(track: Track, format_id: str) -> str:
    if format_id == "srt":
        return write_srt(track)
    if format_id == "vtt":
        return write_webvtt(track)
    if format_id == "txt":
        return write_text(track)
    if format_id in _PYSUBS2:
        return write_with_pysubs2(track, format_id)
    raise UnsupportedFormat(f"There is no caption format “{format_id}”.")
