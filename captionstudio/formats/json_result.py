"""The JSON result of a transcription, documented in ``docs/json-result.md``; its version is ``schema``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import plain_text
from captionstudio.formats.text import write_text
from captionstudio.formats.webvtt import write_webvtt

SCHEMA = "captionstudio.transcription/1"


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
        words=tuple({"cue": at, **_word(word)} for at, cue in enumerate(track.cues) for word in cue.words),
        settings=dict(settings or {}),
        timing=dict(timing or {}),
    )


def to_json(result: Result) -> bytes:
    """Write the result as readable UTF-8 JSON."""
    content = asdict(result)
    return json.dumps({"schema": content.pop("schema"), **content}, ensure_ascii=False, indent=1).encode() + b"\n"


def read_json(text: str) -> Track:
    """Return the track of a result, with its words.

    Raises:
        ParseError: not JSON, or not such a result.
    """
    try:
        content = json.loads(text)
        words: dict[int, list[Word]] = {}
        for row in content["words"]:
            words.setdefault(row["cue"], []).append(Word(**{name: value for name, value in row.items() if name != "cue"}))
        cues = tuple(
            Cue(
                row["start_ms"],
                row["end_ms"],
                row.get("markup", row["text"]),
                words=tuple(words.get(at, ())),
                language=row["language"],
                speaker=row["speaker"],
            )
            for at, row in enumerate(content["subtitles"])
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ParseError("The text is not a transcription result.", hint="Choose a JSON file that Caption Studio wrote.") from error
    return Track(cues, format="json")


def _subtitle(cue: Cue, track_language: str | None) -> dict[str, Any]:
    text = plain_text(cue.text)
    row: dict[str, Any] = {"start_ms": cue.start_ms, "end_ms": cue.end_ms, "text": text}
    if text != cue.text:
        row["markup"] = cue.text
    return {**row, "language": cue.language or track_language, "speaker": cue.speaker}


def _word(word: Word) -> dict[str, Any]:
    return asdict(word)
