"""From any format to any other: the text stays and times move by no more than the format's step."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.markup import escape_text, plain_text
from captionstudio.formats.registry import read_captions, write_captions

STEP_MS = {"srt": 1, "vtt": 1, "json": 1, "ttml": 1, "sami": 1, "ass": 10, "ssa": 10, "microdvd": 42, "mpl2": 100, "tmp": 1000}
WITHOUT_ENDS = {"tmp"}
TRACK = Track(
    (
        Cue(1000, 3000, "Good <i>morning</i>,\nall {of you}."),
        Cue(5040, 7000, "R&amp;B <you> 3 > 2: C:\\New, &amp;lt; “naïve” 日本"),
        Cue(61_230, 63_000, "<b>Bye</b> &amp; bye!"),
    )
)
PLAIN = [plain_text(cue.text) for cue in TRACK.cues]


def through(track, format_id):
    return read_captions(write_captions(track, format_id), format=format_id).track


@pytest.mark.parametrize(("first", "second"), list(itertools.product(STEP_MS, STEP_MS)))
def test_text_and_times_survive_two_conversions(first, second):
    back = through(through(TRACK, first), second)
    assert [plain_text(cue.text) for cue in back.cues] == PLAIN
    step = STEP_MS[first] + STEP_MS[second]
    for cue, original in zip(back.cues, TRACK.cues, strict=True):
        assert abs(cue.start_ms - original.start_ms) <= step
        if not WITHOUT_ENDS & {first, second}:
            assert abs(cue.end_ms - original.end_ms) <= step


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("format_id", STEP_MS)
def test_line_ends_are_read_and_kept(format_id, newline):
    data = write_captions(TRACK, format_id, newline=newline)
    track = read_captions(data, format=format_id).track
    assert [plain_text(cue.text) for cue in track.cues] == PLAIN
    assert (b"\n" in write_captions(track, format_id)) == (newline == "\r\n" or format_id == "json")


@pytest.mark.parametrize("format_id", ["srt", "vtt", "json", "ass", "ssa"])
def test_italics_and_bold_survive(format_id):
    texts = [cue.text for cue in through(TRACK, format_id).cues]
    assert "<i>morning</i>" in texts[0]
    assert "<b>Bye</b>" in texts[2]


@pytest.mark.parametrize("format_id", ["vtt", "json", "ass", "ssa"])
def test_speakers_survive(format_id):
    track = replace(TRACK, cues=tuple(replace(cue, speaker="Ann B.") for cue in TRACK.cues))
    assert {cue.speaker for cue in through(track, format_id).cues} == {"Ann B."}


def test_sami_captions_end_where_nothing_is_shown():
    text = "<SAMI><BODY><SYNC Start=1000><P>Hi &lt;you&gt;.</P></SYNC><SYNC Start=9500><P>&nbsp;</P></SYNC></BODY></SAMI>"
    (cue,) = read_captions(text.encode(), name="a.smi").track.cues
    assert (cue.start_ms, cue.end_ms, plain_text(cue.text)) == (1000, 9500, "Hi <you>.")


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff")
WORDS = st.text(CHARACTERS, min_size=1, max_size=12).map(str.strip).filter(lambda word: word and "-->" not in word)
LINES = st.lists(
    WORDS | st.sampled_from(["42", "<i>", "&amp;", "{\\an8}", "<3", "a -> b", "NOTE", "WEBVTT", "STYLE"]), min_size=1, max_size=3
)
CUES = st.tuples(st.integers(0, 400_000_000), st.integers(1, 10_000), LINES.map("\n".join))
TRACKS = st.lists(CUES, max_size=6).map(
    lambda rows: Track(tuple(Cue(start, start + length, escape_text(text)) for start, length, text in sorted(rows)))
)


@pytest.mark.parametrize("format_id", ["srt", "vtt", "json"])
@given(track=TRACKS)
def test_any_track_survives(format_id, track):
    if not track.cues and format_id == "srt":
        assert write_captions(track, "srt") == b""
        return
    back = through(track, format_id)
    assert [(cue.start_ms, cue.end_ms, plain_text(cue.text)) for cue in back.cues] == [
        (cue.start_ms, cue.end_ms, plain_text(cue.text)) for cue in track.cues
    ]
    assert write_captions(back, format_id) == write_captions(track, format_id)


@given(track=TRACKS)
def test_any_track_survives_ass(track):
    back = through(track, "ass")
    assert [plain_text(cue.text) for cue in back.cues] == [plain_text(cue.text) for cue in track.cues]
    assert write_captions(back, "ass") == write_captions(track, "ass")


FRAGMENTS = st.sampled_from(
    [
        "WEBVTT",
        "\n",
        "\n\n",
        "\r",
        "1",
        "2\n",
        "00:00:01,000 --> 00:00:02,000",
        "00:01.000 --> 00:02.000",
        "-->",
        " ",
        "NOTE x",
        "REGION\nid:a",
        "[Events]\n",
        "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,",
        "Format: Start, End, Text",
        "{1}{2}",
        "{1}{1}0",
        "[1][2]",
        "00:00:01:x",
        "\0",
        '{"schema": "captionstudio.transcription/1"',
        "<SAMI><SYNC Start=x>",
        "<tt xmlns='http://www.w3.org/ns/ttml'>",
        "text",
        "\ufeff",
        "<b>",
        "&",
    ]
)
GARBAGE = st.lists(FRAGMENTS | st.text(max_size=5), max_size=12).map("".join)


@settings(max_examples=200)
@given(text=GARBAGE | st.text(max_size=200), format_id=st.sampled_from([*STEP_MS, None]))
def test_garbage_is_read_or_refused_and_what_is_read_can_be_written(text, format_id):
    try:
        track = read_captions(text.encode("utf-8", "surrogatepass"), name="a.srt", format=format_id).track
    except CaptionStudioError:
        return
    for target in STEP_MS:
        write_captions(track, target)


@given(text=GARBAGE)
def test_any_webvtt_is_written_back_as_it_was(text):
    data = ("WEBVTT\n\n" + text.replace("\r", "").replace("\0", "")).encode()
    result = read_captions(data, format="vtt")
    written = write_captions(result.track, "vtt")
    again = read_captions(written, format="vtt").track
    assert write_captions(again, "vtt") == written
    is_mended = any("comma" in repair.message for repair in result.repairs)
    assert is_mended or written.replace(b"\n", b"") == data.replace(b"\n", b"")
