"""The project file: a document and where its user was in it, as one readable JSON text; ``docs/project-file.md`` names every member.

Each cue has a line of its own, so that versions of a project can be compared and a fault is found by its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from captionstudio.core.document import Carried, Cue, Document, MediaReference, Track, Word
from captionstudio.core.errors import InvalidRequest, ParseError, ProjectTooNew
from captionstudio.core.garbage import collection_paused
from captionstudio.core.styles import CaptionStyle

FORMAT = "captionstudio-project"
VERSION = 1
SUFFIX = ".captionstudio"

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LONE = re.compile("[\ud800-\udfff]")  # half a character, as file names that are no text have it: UTF-8 cannot hold it
_DOUBTFUL, _JOINED = "d", "j"
_ROLES = ("original", "translation", "other")
_MISSING: Any = object()


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
        return _document(content), _member(content, "view", dict, {}, "the project")
    except _Fault as fault:
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
    yield f'{{"format":"{FORMAT}","version":{VERSION}'
    yield f',\n"media":{encode(asdict(document.media) if document.media else None)}'
    yield f',\n"profile":{encode(document.profile)}'
    yield f',\n"style":{encode(asdict(document.style) if document.style else None)}'
    yield f',\n"shot_changes_ms":{encode(document.shot_changes_ms)}'
    yield f',\n"view":{encode(view)}'
    yield ',\n"tracks":['
    for at, track in enumerate(document.tracks):
        about = {field.name: getattr(track, field.name) for field in fields(track) if field.name not in ("cues", "made_by")}
        yield f'{"," if at else ""}\n{encode(about)[:-1]},"cues":['
        for number, cue in enumerate(track.cues):
            yield f"{',' if number else ''}\n{encode(_cue_row(cue))}"
        yield "]}"
    yield "]}\n"


def _cue_row(cue: Cue) -> dict[str, Any]:
    """Describe a cue; what is as usual is left out."""
    row: dict[str, Any] = {"id": cue.id, "start_ms": cue.start_ms, "end_ms": cue.end_ms, "text": cue.text}
    for name in ("language", "speaker", "style"):
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
    """Describe a word: text, start, end, probability, and as far as needed its marks, language and speaker."""
    row: list[Any] = [word.text, word.start_ms, word.end_ms, word.probability]
    marks = _DOUBTFUL * word.is_doubtful + _JOINED * (not word.space_before)
    if word.speaker != cue.speaker:
        row += [marks, word.language, word.speaker]
    elif word.language != cue.language:
        row += [marks, word.language]
    elif marks:
        row.append(marks)
    return row


class _Fault(Exception):
    """What is wrong with the content, and the row it stands in."""

    def __init__(self, message: str, row: Any = None) -> None:
        super().__init__(message)
        self.row = row


def _line_of(data: bytes, row: Any) -> int | None:
    """Return the line a row stands in, from 1, if it stands as we write it."""
    if row is None:
        return None
    at = data.find(_ENCODER.encode(row).encode("utf-8", "replace"))
    return data.count(b"\n", 0, at) + 1 if at >= 0 else None


def _document(content: Mapping[str, Any]) -> Document:
    where = "the project"
    media = _member(content, "media", dict | None, None, where)
    style = _member(content, "style", dict | None, None, where)
    seen: set[str] = set()
    rows = _member(content, "tracks", list, _MISSING, where)
    tracks = tuple(_track(row, f"track {number}", seen) for number, row in enumerate(rows, 1))
    if len({track.id for track in tracks}) < len(tracks):
        raise _Fault("two tracks have one identity")
    return Document(
        tracks=tracks,
        media=None if media is None else _media(media),
        shot_changes_ms=tuple(_whole(time, "a shot change") for time in _member(content, "shot_changes_ms", list, [], where)),
        style=None if style is None else _style(style),
        profile=_member(content, "profile", str, "default", where),
    )


def _media(row: Mapping[str, Any]) -> MediaReference:
    return MediaReference(
        path=_member(row, "path", str, _MISSING, "media"),
        identity=_member(row, "identity", str, "", "media"),
        duration_ms=_member(row, "duration_ms", int | None, None, "media"),
        audio_stream=_member(row, "audio_stream", int | None, None, "media"),
    )


def _style(row: Mapping[str, Any]) -> CaptionStyle:
    known = {field.name for field in fields(CaptionStyle)}
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name in known}
    try:
        return CaptionStyle(**values)
    except (TypeError, InvalidRequest) as error:
        raise _Fault(f"style: {error}") from error


def _track(row: Any, where: str, seen: set[str]) -> Track:
    if not isinstance(row, dict):
        raise _Fault(f"{where} is no object")
    role = _member(row, "role", str, _MISSING, where)
    if role not in _ROLES:
        raise _Fault(f"{where} has an unknown role, “{role}”")
    rows = _member(row, "cues", list, _MISSING, where)
    cues = [_cue(each, f"{where}, caption {number}", seen) for number, each in enumerate(rows, 1)]
    return Track(
        cues=tuple(sorted(cues, key=lambda cue: cue.start_ms)),
        role=role,
        language=_member(row, "language", str | None, None, where),
        name=_member(row, "name", str, "", where),
        id=_member(row, "id", str, _MISSING, where),
        format=_member(row, "format", str | None, None, where),
        header=_member(row, "header", str, "", where),
        footer=_member(row, "footer", str, "", where),
        newline=_member(row, "newline", str, "\n", where),
    )


def _cue(row: Any, where: str, seen: set[str]) -> Cue:
    if not isinstance(row, dict):
        raise _Fault(f"{where} is no object")
    cue_id = _member(row, "id", str, _MISSING, where)
    if cue_id in seen:
        raise _Fault(f"{where} has the identity of another", row)
    seen.add(cue_id)
    language, speaker = _member(row, "language", str | None, None, where), _member(row, "speaker", str | None, None, where)
    carried = _member(row, "carried", dict | None, None, where)
    return Cue(
        _member(row, "start_ms", int, _MISSING, where),
        _member(row, "end_ms", int, _MISSING, where),
        _member(row, "text", str, _MISSING, where),
        id=cue_id,
        words=tuple(_word(each, language, speaker, where, row) for each in _member(row, "words", list, [], where)),
        language=language,
        speaker=speaker,
        style=_member(row, "style", str | None, None, where),
        locked=_member(row, "locked", bool, False, where),
        source_ids=tuple(_texts(row, "source_ids", where)),
        source_text=_member(row, "source_text", str, "", where),
        carried=None if carried is None else _carried(carried, where),
    )


def _word(row: Any, language: str | None, speaker: str | None, where: str, cue: Any) -> Word:
    try:
        text, start, end, probability, *rest = row
        marks = rest[0] if rest else ""
        language = rest[1] if len(rest) > 1 else language
        speaker = rest[2] if len(rest) > 2 else speaker
        if type(text) is not str or type(start) is not int or type(end) is not int or type(marks) is not str:
            raise TypeError("not a word")
        if type(probability) not in (float, int, type(None)) or type(language) not in (str, type(None)):
            raise TypeError("not a word")
    except (ValueError, TypeError) as error:
        raise _Fault(f"{where} has a word that is none", cue) from error
    return Word(text, start, end, probability, _DOUBTFUL in marks, language, speaker, _JOINED not in marks)


def _carried(row: Mapping[str, Any], where: str) -> Carried:
    names = ("id", "settings", "raw_text", "read_as", "timing")
    values = {name: _member(row, name, str, "", where) for name in names}
    return Carried(_member(row, "format", str, _MISSING, where), **values, before=tuple(_texts(row, "before", where)))


def _texts(row: Mapping[str, Any], name: str, where: str) -> list[str]:
    values: list[str] = _member(row, name, list, [], where)
    if not all(isinstance(value, str) for value in values):
        raise _Fault(f"{where}: {name} must be texts", row)
    return values


def _whole(value: Any, what: str) -> int:
    if type(value) is not int:
        raise _Fault(f"{what} is no whole number")
    return value


def _member(row: Mapping[str, Any], name: str, kind: Any, default: Any, where: str) -> Any:
    """Return a member of the right kind; ``default`` where it is missing and may be."""
    value = row.get(name, default)
    if value is _MISSING:
        raise _Fault(f"{where} has no “{name}”", row)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _Fault(f"{where}: “{name}” is of the wrong kind", row)
    return value
