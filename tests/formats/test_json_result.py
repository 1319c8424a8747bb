"""The JSON result holds what its schema promises, and is read back whole."""

import json
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import ParseError
from captionstudio.core.resources import resource_path
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker
from captionstudio.formats.json_result import build_result, to_json
from captionstudio.formats.registry import read_captions, write_captions

SCHEMA = json.loads(resource_path("schemas", "transcription-1.json").read_text(encoding="utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
WORDS = (
    Word("Hola,", 1000, 1400, 0.9, language="es"),
    Word("niña.", 1400, 2000, 0.2, is_doubtful=True, language="es", speaker="Ann", space_before=False),
)
TRACK = Track(
    (
        Cue(1000, 2100, "<i>Hola,</i> niña.", words=WORDS, language="es", speaker="Ann"),
        Cue(5000, 5900, "Bye & thanks,\n&lt;i>you&lt;/i>", language="en"),
    )
)
VOICES = Track(
    (
        Cue(
            0, 1000, "Why?", speaker="Ann", speaker_confidence=0.75, words=(Word("Why?", 100, 900, speaker="Ann", speaker_confidence=0.5),)
        ),
        Cue(2000, 4000, "- Why?\n- Yes.", speaker="Bob", second_speaker="Ann"),
    ),
    made_by=TranslationRoute(("es", "en"), ("translate-es_en",), ("argos",), ("1.9",), 2),
)
SPEAKERS = (Speaker("Bob", "#0066bb"), Speaker("Ann", "#dd6600"), Speaker("Jingle", "#995533", "sound"))


def faults(value, schema, at="result"):
    """Yield where a value breaks its schema; knows the keywords that ours uses, and refuses any other."""
    schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    known = {"type", "required", "additionalProperties", "properties", "items", "const", "minimum", "maximum", "description"}
    assert set(schema) <= known | {"$schema", "$id", "$defs", "title"}
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool)) for kind in kinds):
        yield f"{at} is {value!r}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at} is {value!r}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at} is {value!r}"
    if isinstance(value, dict):
        yield from (f"{at} lacks {name}" for name in schema.get("required", []) if name not in value)
        for name, member in value.items():
            rest = schema.get("additionalProperties", {})
            if name not in schema.get("properties", {}) and rest is False:
                yield f"{at} has {name}"
            else:
                yield from faults(member, schema.get("properties", {}).get(name, rest), f"{at}.{name}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{at}[{index}]")


@pytest.mark.parametrize("track", [TRACK, Track(), VOICES])
def test_results_keep_to_the_schema(track):
    settings = {"model": "base", "languages": ["en", "es"], "hint": ""}
    result = json.loads(to_json(build_result(track, settings=settings, timing={"media_seconds": 6.0, "speed": 3}, speakers=SPEAKERS)))
    assert list(faults(result, SCHEMA)) == []
    assert list(faults(json.loads(write_captions(track, "json")), SCHEMA)) == []


def test_the_schema_check_finds_faults():
    result = json.loads(to_json(build_result(TRACK)))
    result["subtitles"][0].update(start_ms=-1, extra=1)
    del result["subtitles"][1]["speaker"]
    result["words"][1]["probability"] = 1.5
    result["speakers"][0]["speaking_ms"] = None
    result |= {"schema": "captionstudio.transcription/2", "vtt": None}
    assert set(faults(result, SCHEMA)) == {
        "result.schema is 'captionstudio.transcription/2'",
        "result.vtt is None",
        "result.subtitles[0].start_ms is -1",
        "result.subtitles[0] has extra",
        "result.subtitles[1] lacks speaker",
        "result.words[1].probability is 1.5",
        "result.speakers[0].speaking_ms is None",
    }


def test_what_a_result_says():
    result = json.loads(to_json(build_result(TRACK)))
    assert result["languages"] == ["es", "en"]
    assert result["speech_detected"] is True
    assert result["concatenated_text"] == "Ann: Hola, niña.\n\nBye & thanks, <i>you</i>"
    assert result["vtt"].startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.100\n<v Ann><lang es><i>Hola,</i> niña.</lang>\n")
    first, second = result["subtitles"]
    assert first == {
        "start_ms": 1000,
        "end_ms": 2100,
        "text": "Hola, niña.",
        "markup": "<i>Hola,</i> niña.",
        "language": "es",
        "speaker": "Ann",
    }
    assert (second["text"], second["speaker"]) == ("Bye & thanks,\n<i>you</i>", None)
    assert "markup" not in json.loads(to_json(build_result(Track((Cue(0, 1, "a < b & c"),)))))["subtitles"][0]
    assert [word["cue"] for word in result["words"]] == [0, 0]
    silent = json.loads(to_json(build_result(Track())))
    assert (silent["speech_detected"], silent["subtitles"], silent["languages"]) == (False, [], [])


def test_a_result_is_read_back_whole():
    written = to_json(build_result(TRACK, speech_detected=True, settings={"model": "base"}, timing={"wall_seconds": 1.5}))
    track = read_captions(written, name="a.json").track
    assert [replace(cue, id="") for cue in track.cues] == [replace(cue, id="") for cue in TRACK.cues]
    assert write_captions(track, "json") == written


def test_who_speaks_and_what_translated_is_told_and_read_back():
    written = write_captions(VOICES, "json", speakers=SPEAKERS)
    result = json.loads(written)
    assert result["speakers"] == [
        {"name": "Ann", "kind": "person", "colour": "#dd6600", "speaking_ms": 1800, "captions": 2},
        {"name": "Bob", "kind": "person", "colour": "#0066bb", "speaking_ms": 1000, "captions": 1},
        {"name": "Jingle", "kind": "sound", "colour": "#995533", "speaking_ms": 0, "captions": 0},
    ]
    assert result["translation"] == {
        "languages": ["es", "en"],
        "models": ["translate-es_en"],
        "engines": ["argos"],
        "versions": ["1.9"],
        "context_sentences": 2,
    }
    first, second = result["subtitles"]
    assert (first["speaker_confidence"], second["speaker"], second["second_speaker"]) == (0.75, "Bob", "Ann")
    assert "second_speaker" not in first
    assert result["words"][0]["speaker_confidence"] == 0.5
    track = read_captions(written, name="a.json").track
    assert [replace(cue, id="") for cue in track.cues] == [replace(cue, id="") for cue in VOICES.cues]
    assert track.made_by == VOICES.made_by
    assert write_captions(track, "json") == written


def test_a_result_of_before_there_were_speakers_is_read():
    content = json.loads(to_json(build_result(TRACK)))
    del content["speakers"]
    track = read_captions(json.dumps(content | {"later": 1}).encode(), name="a.json").track
    assert [replace(cue, id="") for cue in track.cues] == [replace(cue, id="") for cue in TRACK.cues]


def test_captions_become_a_result_and_back():
    srt = b"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Up</i> &lt;there\n\n2\n00:00:03,000 --> 00:00:04,000\n1 < 2\n"
    result = write_captions(read_captions(srt, name="a.srt").track, "json")
    assert write_captions(read_captions(result, name="a.json").track, "srt").decode() == srt.decode().replace("&lt;", "<")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "captionstudio.transcription/2"}, "another version"),
        ({"schema": "other"}, "not a transcription"),
        ({"subtitles": [{"start_ms": "1", "end_ms": 2, "text": "", "language": None, "speaker": None}]}, "not a transcription"),
        ({"subtitles": [{"start_ms": 1, "end_ms": 2, "text": None, "language": None, "speaker": None}]}, "not a transcription"),
        ({"subtitles": 5}, "not a transcription"),
        ({"words": [{"cue": 0}]}, "not a transcription"),
        ({"settings": None}, "not a transcription"),
        ({"speakers": [{"colour": "#000000"}]}, "not a transcription"),
        ({"translation": {"languages": ["en"]}}, "not a transcription"),
    ],
)
def test_other_json_is_refused(change, said):
    content = json.loads(to_json(build_result(TRACK))) | change
    with pytest.raises(ParseError, match=said):
        read_captions(json.dumps(content).encode(), name="a.json")
