"""From any format to any other: the text stays and times move by no more than the format's step."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.markup import escape_text, plain_text
from captionstudio.core.speakers import tidy_name
from captionstudio.formats.registry import read_captions, write_captions
from captionstudio.formats.speakers import NO_NAMES

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


WITH_SPEAKERS = ["srt", "vtt", "json", "ass", "ssa"]
VOICES = Track(
    (
        Cue(1000, 2000, "Good <i>morning</i>.", speaker="Ann B."),
        Cue(3000, 4000, "- Why?\n- Because.", speaker="Ann B.", second_speaker="Dr: Who"),
        Cue(5000, 6000, "Together", speaker="Dr: Who", second_speaker="Ann B."),
        Cue(7000, 8000, "- Who?\n- Me.", second_speaker="Ann B."),
        Cue(9000, 9900, "Me.", speaker="Dr: Who"),
    )
)


def said(track):
    return [(cue.speaker, cue.second_speaker, plain_text(cue.text)) for cue in track.cues]


@pytest.mark.parametrize(("first", "second"), list(itertools.product(WITH_SPEAKERS, WITH_SPEAKERS)))
def test_speakers_survive_two_conversions(first, second):
    once = through(VOICES, first)
    back = through(once, second)
    assert said(once) == said(back) == said(VOICES)
    assert write_captions(back, second) == write_captions(through(back, second), second)


@pytest.mark.parametrize("format_id", WITH_SPEAKERS)
def test_who_speaks_can_be_changed_after_reading(format_id):
    track = through(VOICES, format_id)
    changed = replace(track, cues=(replace(track.cues[0], speaker="Cy"), *track.cues[1:-1], replace(track.cues[-1], speaker="Cy")))
    assert said(through(changed, format_id)) == said(changed)


def test_turns_go_through_rttm():
    assert [(cue.start_ms, cue.end_ms, cue.speaker, cue.text) for cue in through(VOICES, "rttm").cues] == [
        (1000, 2000, "Ann B.", ""),
        (3000, 3375, "Ann B.", ""),
        (3375, 4000, "Dr: Who", ""),
        (5000, 6000, "Dr: Who", ""),
        (5000, 6000, "Ann B.", ""),
        (7545, 8000, "Ann B.", ""),
        (9000, 9900, "Dr: Who", ""),
    ]


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


ODD_NAMES = [
    "<i>",
    "Dr: Who",
    "a > b",
    "&amp;",
    "דנה",
    "\u200fדانا\u200f",
    "x" * 100,
    "{\\an8}",
    "Smith, John",
    "A / B",
    "C:\\x",
    "<v X>",
    "/ x",
    "a_b",
]
NAMES = st.sampled_from(ODD_NAMES) | st.text(CHARACTERS, min_size=1, max_size=20)


def is_plain_name(name):
    """Whether no format takes the name for anything else: it has a letter, no dash before it, no pair in it."""
    is_name = any(map(str.isalpha, name)) and name.casefold() not in NO_NAMES
    return is_name and name[0] not in "-‐‑–—" and not set(name) & set("\u2236\u201a\u2215") and " & " not in name


@pytest.mark.parametrize("format_id", [*WITH_SPEAKERS, "rttm"])
@given(st.lists(NAMES.map(tidy_name).filter(lambda name: name and is_plain_name(name)), min_size=2, max_size=4, unique=True))
def test_any_name_survives(format_id, names):
    cues = [Cue(1000 * at, 1000 * at + 400, "Well.", speaker=name) for at, name in enumerate([*names, names[0]])]
    cues.append(Cue(9000, 9900, "- Why?\n- Because.", speaker=names[0], second_speaker=names[1]))
    track = Track(tuple(cues))
    back = through(track, format_id)
    if format_id == "rttm":
        assert [cue.speaker for cue in back.cues] == [*names, names[0], *names[:2]]
    else:
        assert said(back) == said(track)


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
        "Ann: ",
        "- Bob: x",
        "<v Ann>",
        "</v>",
        "SPEAKER f 1 0.5 1.25 <NA> <NA> A_B <NA> <NA>",
        "\ufeff",
        "<b>",
        "&",
    ]
)
GARBAGE = st.lists(FRAGMENTS | st.text(max_size=5), max_size=12).map("".join)


@settings(max_examples=200)
@given(text=GARBAGE | st.text(max_size=200), format_id=st.sampled_from([*STEP_MS, "rttm", None]))
def test_garbage_is_read_or_refused_and_what_is_read_can_be_written(text, format_id):
    try:
        track = read_captions(text.encode("utf-8", "surrogatepass"), name="a.srt", format=format_id).track
    except CaptionStudioError:
        return
    for target in (*STEP_MS, "rttm", "txt"):
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
