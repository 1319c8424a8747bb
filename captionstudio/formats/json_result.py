"""The JSON result of a transcription, documented in ``docs/json-result.md``; its version is ``schema``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import escape_text, plain_text
from captionstudio.formats.text import write_text
from captionstudio.formats.webvtt import write_webvtt

_FAMILY = "captionstudio.transcription/"
SCHEMA = _FAMILY + "1"


@dataclass(frozen=True, slots=True)
class Result:
    """A track as a caption service returns it, and beyond it the words, the settings and the timing of the run."""

    subtitles: tuple[dict[str, Any], ...]
    languages: tuple[str, ...]
    speech_detected: bool
    concatenated_text: str
    vtt: str
    words: tuple[dict[str, Any], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    timing: Mapping[str, Any] = field(default_factory=dict)
    schema: str = SCHEMA


def build_result(
    track: Track,
    *,
    speech_detected: bool | None = None,
    settings: Mapping[str, Any] | None = None,
    timing: Mapping[str, Any] | None = None,
) -> Result:
    """Describe a track; speech counts as detected where there are cues, unless told."""
    share: Counter[str] = Counter()
    for cue in track.cues:
        if language := cue.language or track.language:
            share[language] += cue.duration_ms
    return Result(
        subtitles=tuple(_subtitle(cue, track.language) for cue in track.cues),
        languages=tuple(language for language, _ in share.most_common()),
        speech_detected=bool(track.cues) if speech_detected is None else speech_detected,
        concatenated_text=write_text(track).rstrip("\n"),
        vtt=write_webvtt(track),
        words=tuple({"cue": at, **asdict(word)} for at, cue in enumerate(track.cues) for word in cue.words),
        settings=dict(settings or {}),
        timing=dict(timing or {}),
    )


def to_json(result: Result) -> bytes:
    """Write the result as readable UTF-8 JSON."""
    return _dump(result).encode()


def write_json(track: Track) -> str:
    """Write a track as a result; one that was read from a result keeps what that said of the run."""
    about = json.loads(track.header) if track.format == "json" and track.header else {}
    return _dump(build_result(track, **about))


def read_json(text: str) -> Track:
    """Return the track of a result, with its words.

    Raises:
        ParseError: not JSON, or not such a result.
    """
    try:
        content = json.loads(text)
        if content["schema"] != SCHEMA and str(content["schema"]).startswith(_FAMILY):
            raise ParseError(f"The result is of another version: {content['schema']}.", hint="Update Caption Studio.")
        if content["schema"] != SCHEMA:
            raise ValueError("another schema")
        words: dict[int, list[Word]] = {}
        for row in content["words"]:
            words.setdefault(row["cue"], []).append(_read_word(row))
        cues = tuple(_read_subtitle(row, tuple(words.get(at, ()))) for at, row in enumerate(content["subtitles"]))
        about = {"speech_detected": bool(content["speech_detected"])} | {name: {**content[name]} for name in ("settings", "timing")}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ParseError("The text is not a transcription result.", hint="Choose a JSON file that Caption Studio wrote.") from error
    return Track(cues, format="json", header=json.dumps(about))


def _dump(result: Result) -> str:
    content = asdict(result)
    return json.dumps({"schema": content.pop("schema"), **content}, ensure_ascii=False, indent=1) + "\n"


def _read_subtitle(row: Mapping[str, Any], words: tuple[Word, ...]) -> Cue:
    times = _whole(row["start_ms"]), _whole(row["end_ms"])
    text = row["markup"] if "markup" in row else escape_text(_text(row["text"]))
    return Cue(*times, _text(text), words=words, language=_text_or_none(row["language"]), speaker=_text_or_none(row["speaker"]))


def _read_word(row: Mapping[str, Any]) -> Word:
    probability = row["probability"]
    return Word(
        _text(row["text"]),
        _whole(row["start_ms"]),
        _whole(row["end_ms"]),
        None if probability is None else float(probability),
        is_doubtful=bool(row["is_doubtful"]),
        language=_text_or_none(row["language"]),
        speaker=_text_or_none(row["speaker"]),
        space_before=bool(row["space_before"]),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a time is a whole number of milliseconds")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text is missing")
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _subtitle(cue: Cue, track_language: str | None) -> dict[str, Any]:
    text = plain_text(cue.text)
    row: dict[str, Any] = {"start_ms": cue.start_ms, "end_ms": cue.end_ms, "text": text}
    if text != cue.text:
        row["markup"] = cue.text
    return {**row, "language": cue.language or track_language, "speaker": cue.speaker}
