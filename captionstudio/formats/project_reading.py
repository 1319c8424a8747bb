"""From the JSON of a project file to a document: every member is looked at, and what is wrong is named with where it stands."""

from __future__ import annotations

import math
import struct
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from captionstudio.core.document import Carried, Cue, Document, MediaReference, Track, Word
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker, SpeakerKind
from captionstudio.core.styles import CaptionStyle

DOUBTFUL, JOINED = "d", "j"
"""The marks of a word."""

MISSING: Any = object()
"""The default of a member that must be there."""

_ROLES = ("original", "translation", "other")
_NUMBERS = frozenset((float, int, type(None)))
_TEXTS = frozenset((str, type(None)))


class Fault(Exception):
    """What is wrong with the content, and the row it stands in."""

    def __init__(self, message: str, row: Any = None) -> None:
        super().__init__(message)
        self.row = row


def read_document(content: Mapping[str, Any]) -> Document:
    """Return the document that the members of a project describe.

    Raises:
        Fault: a member is missing or wrong.
    """
    where = "the project"
    media = find_member(content, "media", dict | None, None, where)
    style = find_member(content, "style", dict | None, None, where)
    seen: set[str] = set()
    rows = find_member(content, "tracks", list, MISSING, where)
    tracks = tuple(_track(row, f"track {number}", seen) for number, row in enumerate(rows, 1))
    if len({track.id for track in tracks}) < len(tracks):
        raise Fault("two tracks have one identity")
    return Document(
        tracks=tracks,
        media=None if media is None else _media(media),
        shot_changes_ms=tuple(_whole(time, "a shot change") for time in find_member(content, "shot_changes_ms", list, [], where)),
        style=None if style is None else _style(style),
        profile=find_member(content, "profile", str, "default", where),
        glossary=tuple(_term(row, f"term {number} of the glossary") for number, row in enumerate(_rows(content, "glossary"), 1)),
        speakers=_speakers(_rows(content, "speakers")),
    )


def _rows(content: Mapping[str, Any], name: str) -> list[Any]:
    rows: list[Any] = find_member(content, name, list, [], "the project")
    return rows


def _term(row: Any, where: str) -> GlossaryTerm:
    row = _object(row, where)
    names = ("target", "source_language", "target_language")
    values = {name: find_member(row, name, str, "", where) for name in names}
    is_case_sensitive = find_member(row, "is_case_sensitive", bool, False, where)
    return GlossaryTerm(find_member(row, "source", str, MISSING, where), **values, is_case_sensitive=is_case_sensitive)


def _speakers(rows: list[Any]) -> tuple[Speaker, ...]:
    speakers = tuple(_speaker(row, f"speaker {number}") for number, row in enumerate(rows, 1))
    if len({speaker.name for speaker in speakers}) < len(speakers):
        raise Fault("two speakers have one name")
    return speakers


def _speaker(row: Any, where: str) -> Speaker:
    row = _object(row, where)
    kind = find_member(row, "kind", str, "person", where)
    if kind not in get_args(SpeakerKind):
        raise Fault(f"{where} has an unknown kind, “{kind}”")
    voice = _voice(find_member(row, "voice", str, "", where), where)
    return Speaker(find_member(row, "name", str, MISSING, where), find_member(row, "colour", str, "", where), kind, voice)


def _voice(text: str, where: str) -> tuple[float, ...]:
    try:
        data = b64decode(text, validate=True)
        voice = struct.unpack(f"<{len(data) // 4}f", data)
    except (ValueError, struct.error) as error:
        raise Fault(f"{where} has a voice that is none") from error
    if not all(map(math.isfinite, voice)):
        raise Fault(f"{where} has a voice that is none")
    return voice


def _route(row: Mapping[str, Any], where: str) -> TranslationRoute:
    engines: Any = tuple(_texts(row, "engines", where))  # the name of one that is gone, or of a later program, is kept
    return TranslationRoute(
        languages=tuple(_texts(row, "languages", where)),
        models=tuple(_texts(row, "models", where)),
        engines=engines,
        versions=tuple(_texts(row, "versions", where)),
        context_sentences=find_member(row, "context_sentences", int, 0, where),
    )


def _object(row: Any, where: str) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise Fault(f"{where} is no object")
    return row


def _media(row: Mapping[str, Any]) -> MediaReference:
    return MediaReference(
        path=find_member(row, "path", str, MISSING, "media"),
        identity=find_member(row, "identity", str, "", "media"),
        duration_ms=find_member(row, "duration_ms", int | None, None, "media"),
        audio_stream=find_member(row, "audio_stream", int | None, None, "media"),
    )


def _style(row: Mapping[str, Any]) -> CaptionStyle:
    known = {field.name for field in fields(CaptionStyle)} - {"named_colours"}
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name in known}
    try:
        return CaptionStyle(**values)
    except (TypeError, InvalidRequest) as error:
        raise Fault(f"style: {error}") from error


def _track(row: Any, where: str, seen: set[str]) -> Track:
    row = _object(row, where)
    role = find_member(row, "role", str, MISSING, where)
    if role not in _ROLES:
        raise Fault(f"{where} has an unknown role, “{role}”")
    rows = find_member(row, "cues", list, MISSING, where)
    made_by = find_member(row, "made_by", dict | None, None, where)
    cues = [_cue(each, f"{where}, caption {number}", seen) for number, each in enumerate(rows, 1)]
    return Track(
        cues=tuple(sorted(cues, key=lambda cue: cue.start_ms)),
        role=role,
        language=find_member(row, "language", str | None, None, where),
        name=find_member(row, "name", str, "", where),
        id=find_member(row, "id", str, MISSING, where),
        format=find_member(row, "format", str | None, None, where),
        header=find_member(row, "header", str, "", where),
        footer=find_member(row, "footer", str, "", where),
        newline=find_member(row, "newline", str, "\n", where),
        made_by=None if made_by is None else _route(made_by, where),
    )


def _cue(row: Any, where: str, seen: set[str]) -> Cue:
    row = _object(row, where)
    cue_id = find_member(row, "id", str, MISSING, where)
    if cue_id in seen:
        raise Fault(f"{where} has the identity of another", row)
    seen.add(cue_id)
    language, speaker = find_member(row, "language", str | None, None, where), find_member(row, "speaker", str | None, None, where)
    carried = find_member(row, "carried", dict | None, None, where)
    return Cue(
        find_member(row, "start_ms", int, MISSING, where),
        find_member(row, "end_ms", int, MISSING, where),
        find_member(row, "text", str, MISSING, where),
        id=cue_id,
        words=tuple(_word(each, language, speaker, where, row) for each in find_member(row, "words", list, [], where)),
        language=language,
        speaker=speaker,
        style=find_member(row, "style", str | None, None, where),
        locked=find_member(row, "locked", bool, False, where),
        source_ids=tuple(_texts(row, "source_ids", where)),
        source_text=find_member(row, "source_text", str, "", where),
        carried=None if carried is None else _carried(carried, where),
        second_speaker=find_member(row, "second_speaker", str | None, None, where),
        speaker_confidence=find_member(row, "speaker_confidence", int | float | None, None, where),
    )


def _word(row: Any, language: str | None, speaker: str | None, where: str, cue: Any) -> Word:
    try:
        text, start, end, probability, *rest = row
        marks = rest[0] if rest else ""
        language = rest[1] if len(rest) > 1 else language
        speaker = rest[2] if len(rest) > 2 else speaker
        confidence = rest[3] if len(rest) > 3 else None
        if type(text) is not str or type(start) is not int or type(end) is not int or type(marks) is not str:
            raise TypeError("not a word")
        if not {type(probability), type(confidence)} <= _NUMBERS or not {type(language), type(speaker)} <= _TEXTS:
            raise TypeError("not a word")
    except (ValueError, TypeError) as error:
        raise Fault(f"{where} has a word that is none", cue) from error
    return Word(text, start, end, probability, DOUBTFUL in marks, language, speaker, JOINED not in marks, confidence)


def _carried(row: Mapping[str, Any], where: str) -> Carried:
    names = ("id", "settings", "raw_text", "read_as", "timing")
    values = {name: find_member(row, name, str, "", where) for name in names}
    return Carried(find_member(row, "format", str, MISSING, where), **values, before=tuple(_texts(row, "before", where)))


def _texts(row: Mapping[str, Any], name: str, where: str) -> list[str]:
    values: list[str] = find_member(row, name, list, [], where)
    if not all(isinstance(value, str) for value in values):
        raise Fault(f"{where}: {name} must be texts", row)
    return values


def _whole(value: Any, what: str) -> int:
    if type(value) is not int:
        raise Fault(f"{what} is no whole number")
    return value


def find_member(row: Mapping[str, Any], name: str, kind: Any, default: Any, where: str) -> Any:
    """Return a member of the right kind; ``default`` where it is missing and may be.

    Raises:
        Fault: it is missing, or of another kind.
    """
    value = row.get(name, default)
    if value is MISSING:
        raise Fault(f"{where} has no “{name}”", row)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise Fault(f"{where}: “{name}” is of the wrong kind", row)
    return value
