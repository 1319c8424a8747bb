"""SRT and WebVTT keep what a file says, mend what can be mended, and turn into each other faithfully."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import CaptionStudioError, ParseError, UnsupportedFormat
from captionstudio.core.markup import plain_text
from captionstudio.formats.json_result import build_result, to_json
from captionstudio.formats.registry import format_for, read_captions, write_captions


def test_webvtt_is_written_back_as_it_was():
    text = (
        "WEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\nlines:3\n\n"
        "NOTE first\n\nintro\n00:00:01.000 --> 00:00:02.500 line:0 align:start region:fred\n<v.loud Mary>R&amp;B &lt;3 <i>now</i>\n\n"
        "NOTE between\nthe two\n\n00:00:03.000 --> 00:00:04.000\n<lang es>Hola</lang>\n\nNOTE last\n"
    )
    read = read_captions(text.encode(), name="a.vtt")
    assert write_captions(read.track, "vtt").decode() == text
    first, second = read.track.cues
    assert (first.speaker, first.text, plain_text(first.text)) == ("Mary", "R&B <3 <i>now</i>", "R&B <3 now")
    assert (second.language, second.text) == ("es", "Hola")


def test_srt_is_written_back_as_it_was():
    text = "1\n00:00:01,000 --> 00:00:02,500\n<i>One</i> & {two}\nline\n\n2\n00:00:03,000 --> 00:00:04,000\nif a <b then c> d\n"
    assert write_captions(read_captions(text.encode(), name="a.srt").track, "srt").decode() == text


@pytest.mark.parametrize(
    ("text", "start_ms", "end_ms", "said"),
    [
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n", 1000, 2000, "Hi"),
        ("1\r\r\n00:00:01,000 --> 00:00:02,000\r\r\nHi", 1000, 2000, "Hi"),
        ("00:00:01.000 --> 00:00:02.000\nHi", 1000, 2000, "Hi"),
        ("1\n04:48,460 --> 04:50,000\nHi", 288_460, 290_000, "Hi"),
        ("1\n00:00: 01,000 -> 00:00:02,5\nHi", 1000, 2500, "Hi"),
        ("1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20 Y1:1 Y2:2\nHi", 1000, 2000, "Hi"),
        ("1\n100:00:01,000 --> 100:00:02,000\nHi", 360_001_000, 360_002_000, "Hi"),
        ("1\n00:00:02,000 --> 00:00:01,000\nHi", 1000, 2000, "Hi"),
        ("1\n00:00:01,000 --> 00:00:02,000\n42", 1000, 2000, "42"),
    ],
)
def test_srt_quirks_are_read(text, start_ms, end_ms, said):
    (cue,) = read_captions(text.encode(), name="a.srt").track.cues
    assert (cue.start_ms, cue.end_ms, cue.text) == (start_ms, end_ms, said)


def test_srt_without_blank_lines_and_with_blank_lines_inside():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n\nstill two\n\n3\n00:00:05,000 --> 00:00:06,000\n"
    read = read_captions(text.encode(), name="a.srt")
    assert [cue.text for cue in read.track.cues] == ["One", "Two\n\nstill two", ""]
    assert read.repairs[0].line == 4


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251", "shift_jis"])
def test_encodings_are_found(codec):
    words = {"cp1251": "Привет, как дела? Всё хорошо, спасибо.", "shift_jis": "こんにちは、お元気ですか。今日はいい天気です。"}
    said = words.get(codec, "Où êtes-vous allé cet été, à la plage? Ça va très bien.")
    block = "\n\n".join(f"{n}\n00:00:{n:02d},000 --> 00:00:{n:02d},900\n{said}" for n in range(1, 9))
    assert read_captions(block.encode(codec), name="a.srt").track.cues[3].text == said


def test_a_file_is_read_as_what_it_is():
    read = read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", name="a.srt")
    assert read.format == "vtt"
    assert "VTT" in read.repairs[0].message


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 5000, bytes(range(256)) * 400, b"no captions here"])
def test_what_is_no_caption_file_is_refused(data):
    with pytest.raises((ParseError, UnsupportedFormat)):
        read_captions(data, name="a.srt")


def test_unknown_endings_are_refused():
    with pytest.raises(UnsupportedFormat):
        format_for("film.docx")


LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1).filter(
    lambda text: text.strip() == text and "-->" not in text
)


@given(LINES)
def test_any_line_survives_webvtt(line):
    track = Track((Cue(1000, 2000, line),))
    (cue,) = read_captions(write_captions(track, "vtt"), name="a.vtt").track.cues
    assert plain_text(cue.text) == plain_text(line)


@given(st.binary(max_size=300))
def test_garbage_raises_only_our_errors(data):
    for name in ("a.srt", "a.vtt", "a.ass", "a.json"):
        try:
            read_captions(data, name=name)
        except CaptionStudioError:
            continue


def test_the_json_result_is_read_back_with_its_words():
    words = (Word("Hola,", 1000, 1400, 0.9, language="es"), Word("niña.", 1400, 2000, 0.2, is_doubtful=True, language="es"))
    track = Track((Cue(1000, 2100, "<i>Hola,</i> niña.", words=words, language="es"), Cue(3000, 4000, "Bye & thanks", language="en")))
    content = json.loads(to_json(build_result(track)))
    assert content["schema"] == "captionstudio.transcription/1"
    assert content["languages"] == ["es", "en"]
    assert content["subtitles"][0]["text"] == "Hola, niña."
    assert content["subtitles"][0]["markup"] == "<i>Hola,</i> niña."
    assert "markup" not in content["subtitles"][1]
    assert content["subtitles"][1]["speaker"] is None
    assert content["speech_detected"] is True
    back = read_captions(write_captions(track, "json"), name="a.json").track
    assert [(cue.start_ms, cue.text, cue.words, cue.language) for cue in back.cues] == [
        (cue.start_ms, cue.text, cue.words, cue.language) for cue in track.cues
    ]


@pytest.mark.parametrize("format_id", ["ass", "ssa", "ttml", "mpl2", "tmp", "microdvd"])
def test_other_formats_keep_text_and_time(format_id):
    track = Track((Cue(1000, 3000, "Good morning,\nall."), Cue(5000, 7000, "Bye.")))
    back = read_captions(write_captions(track, format_id), format=format_id).track
    assert [plain_text(cue.text) for cue in back.cues] == ["Good morning,\nall.", "Bye."]
    assert all(abs(cue.start_ms - start) <= 100 for cue, start in zip(back.cues, (1000, 5000), strict=True))
