"""The JSON result of a transcription, documented in ``docs/json-result.md``; its version is ``schema``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import escape_text, plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker
from captionstudio.core.speaking import speaking_times
from captionstudio.formats.text import write_text
from captionstudio.formats.webvtt import write_webvtt

_FAMILY = "captionstudio.transcription/"
SCHEMA = _FAMILY + "1"
_WORD = [each.name for each in fields(Word) if each.name != "speaker_confidence"]
_NAMES = Profile(speaker_style="names")


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
    speakers: tuple[dict[str, Any], ...] = ()
    translation: Mapping[str, Any] | None = None
    schema: str = SCHEMA


def build_result(
    track: Track,
    *,
    speech_detected: bool | None = None,
    settings: Mapping[str, Any] | None = None,
    timing: Mapping[str, Any] | None = None,
    speakers: Sequence[Speaker] = (),
) -> Result:
    """Describe a track; speech counts as detected where there are cues, unless told. ``speakers`` tells colours and sounds among them."""
    share: Counter[str] = Counter()
    for cue in track.cues:
        if language := cue.language or track.language:
            share[language] += cue.duration_ms
    return Result(
        subtitles=tuple(_subtitle(cue, track.language) for cue in track.cues),
        languages=tuple(language for language, _ in share.most_common()),
        speech_detected=bool(track.cues) if speech_detected is None else speech_detected,
        concatenated_text=write_text(track, _NAMES).rstrip("\n"),
        vtt=write_webvtt(track),
        words=tuple(_word(at, word) for at, cue in enumerate(track.cues) for word in cue.words),
        settings=dict(settings or {}),
        timing=dict(timing or {}),
        speakers=tuple(_speaker_rows(track, speakers)),
        translation=asdict(track.made_by) if track.made_by else None,
    )


def to_json(result: Result) -> bytes:
    """Write the result as readable UTF-8 JSON."""
    return _dump(result).encode()


def write_json(track: Track, speakers: Sequence[Speaker] = ()) -> str:
    """Write a track as a result; one that was read from a result keeps what that said of the run and of the speakers."""
    about = json.loads(track.header) if track.format == "json" and track.header else {}
    said = [Speaker(**each) for each in about.pop("speakers", ())]
    return _dump(build_result(track, **about, speakers=speakers or said))


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
        about: dict[str, Any] = {"speech_detected": bool(content["speech_detected"])}
        about |= {name: {**content[name]} for name in ("settings", "timing")}
        if speakers := [_read_speaker(row) for row in content.get("speakers", ())]:
            about["speakers"] = speakers
        translation = content.get("translation")
        made_by = None if translation is None else _read_route(translation)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ParseError("The text is not a transcription result.", hint="Choose a JSON file that Caption Studio wrote.") from error
    return Track(cues, format="json", header=json.dumps(about), made_by=made_by)


def _dump(result: Result) -> str:
    content = {each.name: getattr(result, each.name) for each in fields(result)}
    for name in ("speakers", "translation"):  # later than version 1, so that it can be read without them
        if not content[name]:
            del content[name]
    return json.dumps({"schema": content.pop("schema"), **content}, ensure_ascii=False, indent=1) + "\n"


def _read_subtitle(row: Mapping[str, Any], words: tuple[Word, ...]) -> Cue:
    times = _whole(row["start_ms"]), _whole(row["end_ms"])
    text = row["markup"] if "markup" in row else escape_text(_text(row["text"]))
    return Cue(
        *times,
        _text(text),
        words=words,
        language=_text_or_none(row["language"]),
        speaker=_text_or_none(row["speaker"]),
        second_speaker=_text_or_none(row.get("second_speaker")),
        speaker_confidence=_share_or_none(row.get("speaker_confidence")),
    )


def _read_word(row: Mapping[str, Any]) -> Word:
    return Word(
        _text(row["text"]),
        _whole(row["start_ms"]),
        _whole(row["end_ms"]),
        _share_or_none(row["probability"]),
        is_doubtful=bool(row["is_doubtful"]),
        language=_text_or_none(row["language"]),
        speaker=_text_or_none(row["speaker"]),
        space_before=bool(row["space_before"]),
        speaker_confidence=_share_or_none(row.get("speaker_confidence")),
    )


def _read_speaker(row: Mapping[str, Any]) -> dict[str, str]:
    """Return what a result says of a speaker that its captions do not say."""
    kind = _text(row.get("kind", "person"))
    return {"name": _text(row["name"]), "colour": _text(row.get("colour", "")), "kind": kind if kind == "sound" else "person"}


def _read_route(row: Mapping[str, Any]) -> TranslationRoute:
    parts: dict[str, Any] = {name: tuple(map(_text, row[name])) for name in ("languages", "models", "engines", "versions")}
    return TranslationRoute(**parts, context_sentences=_whole(row["context_sentences"]))


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


def _share_or_none(value: Any) -> float | None:
    return None if value is None else float(value)


def _word(cue_number: int, word: Word) -> dict[str, Any]:
    row = {"cue": cue_number, **{name: getattr(word, name) for name in _WORD}}
    if word.speaker_confidence is not None:
        row["speaker_confidence"] = word.speaker_confidence
    return row


def _speaker_rows(track: Track, speakers: Sequence[Speaker]) -> Iterator[dict[str, Any]]:
    """Describe who speaks in a track, in order of appearance, then the sounds that were taken for voices."""
    known = {speaker.name: speaker for speaker in speakers}
    spoken = speaking_times(track.cues)
    for name in spoken:
        speaker = known.get(name, Speaker(name))
        cues = sum(name in (cue.speaker, cue.second_speaker) for cue in track.cues)
        yield {"name": name, "kind": speaker.kind, "colour": speaker.colour, "speaking_ms": spoken[name], "captions": cues}
    for speaker in speakers:
        if speaker.kind == "sound" and speaker.name not in spoken:
            yield {"name": speaker.name, "kind": "sound", "colour": speaker.colour, "speaking_ms": 0, "captions": 0}


def _subtitle(cue: Cue, track_language: str | None) -> dict[str, Any]:
    text = plain_text(cue.text)
    row: dict[str, Any] = {"start_ms": cue.start_ms, "end_ms": cue.end_ms, "text": text}
    if text != cue.text:
        row["markup"] = cue.text
    row |= {"language": cue.language or track_language, "speaker": cue.speaker}
    if cue.second_speaker is not None:
        row["second_speaker"] = cue.second_speaker
    if cue.speaker_confidence is not None:
        row["speaker_confidence"] = cue.speaker_confidence
    return row
