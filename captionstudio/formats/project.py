"""The project file: a document and where its user was in it, as one readable JSON text; ``docs/project-file.md`` names every member.

Each cue has a line of its own, so that versions of a project can be compared and a fault is found by its line.
"""

from __future__ import annotations

import json
import re
import struct
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.errors import ParseError, ProjectTooNew
from captionstudio.core.garbage import collection_paused
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import CaptionStyle
from captionstudio.formats.project_reading import DOUBTFUL, JOINED, Fault, find_member, read_document

FORMAT = "captionstudio-project"
VERSION = 2
"""The latest version of the shape; what needs nothing of it is written as version 1, which older programs read."""

SUFFIX = ".captionstudio"

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LONE = re.compile("[\ud800-\udfff]")  # half a character, as file names that are no text have it: UTF-8 cannot hold it


def write_project(document: Document, *, view: Mapping[str, Any] | None = None) -> bytes:
    """Return the project as UTF-8; ``view`` is any JSON object, kept as it is: selection, position, zoom."""
    text = "".join(_pieces(document, view or {}))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def read_project(data: bytes, path: str = "") -> tuple[Document, dict[str, Any]]:
    """Return the document of a project and its view.

    Raises:
        ProjectTooNew: a newer version of the program wrote it.
        ParseError: it is damaged or no project; ``data`` holds ``path`` and, where it is known, ``line``.
    """
    with collection_paused():
        return _read(data, path)


def _read(data: bytes, path: str) -> tuple[Document, dict[str, Any]]:
    name = f"“{path}”" if path else "The file"
    try:
        content = json.loads(data.decode("utf-8-sig"), object_hook=_unchanged)
    except json.JSONDecodeError as error:
        raise _damaged(name, path, f"line {error.lineno}: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(name, path, "it is no text") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ParseError(f"{name} is no Caption Studio project.", hint="Choose a file that ends in .captionstudio.", path=path)
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(name, path, "its version is missing")
    if version > VERSION:
        hint = "Update Caption Studio, or save the project in the version that you have."
        raise ProjectTooNew(f"{name} was written by a newer version of Caption Studio.", hint=hint, path=path, version=version)
    try:
        return read_document(content), find_member(content, "view", dict, {}, "the project")
    except Fault as fault:
        line = _line_of(data, fault.row)
        where = f"line {line}: {fault}" if line else str(fault)
        raise _damaged(name, path, where, line) from fault


def _unchanged(row: dict[str, Any]) -> dict[str, Any]:
    """Return an object that was read: a call for each lets other threads run, which reading in one go would not."""
    return row


def _damaged(name: str, path: str, what: str, line: int | None = None) -> ParseError:
    hint = "Open an automatic copy, or a backup of your own."
    return ParseError(f"{name} is damaged ({what}).", hint=hint, path=path, **({"line": line} if line else {}))


def _pieces(document: Document, view: Mapping[str, Any]) -> Iterator[str]:
    encode = _ENCODER.encode
    yield f'{{"format":"{FORMAT}","version":{_version_for(document)}'
    yield f',\n"media":{encode(asdict(document.media) if document.media else None)}'
    yield f',\n"profile":{encode(document.profile)}'
    yield f',\n"style":{encode(_style_row(document.style) if document.style else None)}'
    yield f',\n"shot_changes_ms":{encode(document.shot_changes_ms)}'
    if document.glossary:
        yield f',\n"glossary":[{_lines(map(_said, document.glossary))}]'
    if document.speakers:
        yield f',\n"speakers":[{_lines(map(_speaker_row, document.speakers))}]'
    yield f',\n"view":{encode(view)}'
    yield ',\n"tracks":['
    for at, track in enumerate(document.tracks):
        about = {field.name: getattr(track, field.name) for field in fields(track) if field.name not in ("cues", "made_by")}
        if track.made_by is not None:
            about["made_by"] = asdict(track.made_by)
        yield f'{"," if at else ""}\n{encode(about)[:-1]},"cues":['
        for number, cue in enumerate(track.cues):
            yield f"{',' if number else ''}\n{encode(_cue_row(cue))}"
        yield "]}"
    yield "]}\n"


def _style_row(style: CaptionStyle) -> dict[str, Any]:
    return {name: value for name, value in asdict(style).items() if name != "named_colours"}


def _lines(rows: Iterable[Any]) -> str:
    """Write rows, each on a line of its own."""
    return ",".join("\n" + _ENCODER.encode(row) for row in rows)


def _cue_row(cue: Cue) -> dict[str, Any]:
    """Describe a cue; what is as usual is left out."""
    row: dict[str, Any] = {"id": cue.id, "start_ms": cue.start_ms, "end_ms": cue.end_ms, "text": cue.text}
    for name in ("language", "speaker", "style", "second_speaker", "speaker_confidence"):
        if (value := getattr(cue, name)) is not None:
            row[name] = value
    if cue.locked:
        row["locked"] = True
    if cue.source_ids:
        row["source_ids"] = cue.source_ids
    if cue.source_text:
        row["source_text"] = cue.source_text
    if cue.carried is not None:
        row["carried"] = {name: value for name, value in asdict(cue.carried).items() if value or name == "format"}
    if cue.words:
        row["words"] = [_word_row(word, cue) for word in cue.words]
    return row


def _word_row(word: Word, cue: Cue) -> list[Any]:
    """Describe a word: text, start, end, probability, and as far as needed its marks, language, speaker and how sure that is."""
    row: list[Any] = [word.text, word.start_ms, word.end_ms, word.probability]
    marks = DOUBTFUL * word.is_doubtful + JOINED * (not word.space_before)
    if word.speaker_confidence is not None:
        row += [marks, word.language, word.speaker, word.speaker_confidence]
    elif word.speaker != cue.speaker:
        row += [marks, word.language, word.speaker]
    elif word.language != cue.language:
        row += [marks, word.language]
    elif marks:
        row.append(marks)
    return row


def _said(value: Any) -> dict[str, Any]:
    """Describe a value by its fields that are not as usual; those without a usual value always stand."""
    return {field.name: getattr(value, field.name) for field in fields(value) if getattr(value, field.name) != field.default}


def _speaker_row(speaker: Speaker) -> dict[str, Any]:
    """Describe a speaker; the voice as base64 of little-endian single-precision numbers, a quarter of what their digits take."""
    row = _said(speaker)
    if speaker.voice:
        row["voice"] = b64encode(struct.pack(f"<{len(speaker.voice)}f", *speaker.voice)).decode()
    return row


def _version_for(document: Document) -> int:
    """Return the lowest version that holds all of a document: programs that know it alone would drop the rest without a word."""
    is_newer = document.glossary or document.speakers or any(map(_is_newer, document.tracks))
    return VERSION if is_newer else 1


def _is_newer(track: Track) -> bool:
    return track.made_by is not None or any(
        cue.second_speaker is not None
        or cue.speaker_confidence is not None
        or any(word.speaker_confidence is not None for word in cue.words)
        for cue in track.cues
    )


def _line_of(data: bytes, row: Any) -> int | None:
    """Return the line a row stands in, from 1, if it stands as we write it."""
    if row is None:
        return None
    at = data.find(_ENCODER.encode(row).encode("utf-8", "replace"))
    return data.count(b"\n", 0, at) + 1 if at >= 0 else None
