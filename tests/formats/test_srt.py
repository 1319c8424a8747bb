"""SRT as it is found: every quirk is read as a viewer would have it, what is mended is told with its line, and no text changes."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.markup import plain_text
from captionstudio.formats.registry import read_captions, write_captions

PLAIN = "1\n00:00:01,000 --> 00:00:02,500\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\nlines\n"


def read(text, codec="utf-8"):
    return read_captions(text.encode(codec), name="a.srt")


def rows(text):
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in read(text).track.cues]


def rewrite(text):
    result = read(text)
    return write_captions(result.track, "srt", encoding=result.encoding).decode(result.encoding)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.rstrip("\n"),
        PLAIN + "\n\n",
        PLAIN.replace("\n\n", "\n\n\n\n"),
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\nstill one\n\n\nand still\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
        "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n",
        "1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20 Y1:1 Y2:2\nPlaced\n",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}top {\\i1}x{\\i0} {b} <font color='#ff0000' face=\"Arial\">red</font>\n",
        "1\n00:00:01,000 --> 00:00:02,000\n<i>unclosed <b>crossed</i></b> <3d> <c.x> if a <b then c> d &amp; AT&T &lt;\n",
        "1\n100:00:01,000 --> 100:00:02,000\nlate\n",
        "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n1984\n",
        "1\n00:00:01,000 --> 00:00:04,000\nBetween\n00:00:05,000 --> 00:00:06,000\nwe met.\n\n2\n00:00:07,000 --> 00:00:08,000\nyes\n",
        "1\n00:00:01,000 --> 00:00:04,000\nBetween\n00:00:05,000 --> 00:00:06,000\nwe met.\n",
    ],
)
def test_an_untouched_file_is_written_back_as_it_was(text):
    assert rewrite(text) == text


@pytest.mark.parametrize(
    ("times", "start_ms", "end_ms"),
    [
        ("00:00:01.000 --> 00:00:02.500", 1000, 2500),
        ("00:00:01;000 --> 00:00:02;500", 1000, 2500),
        ("00:00:01\u060c000 --> 00:00:02\u060c500", 1000, 2500),
        ("00.00.01,000 --> 00.00.02,500", 1000, 2500),
        ("0:0:1,0 --> 0:0:2,5", 1000, 2500),
        ("00:00:01,00 --> 00:00:02,50", 1000, 2500),
        ("00:00:01:00 --> 00:00:02:12", 1000, 2480),
        ("00:00:01 --> 00:00:02", 1000, 2000),
        ("04:48,460 --> 04:50,000", 288_460, 290_000),
        ("04:48.46 --> 04:50.00", 288_460, 290_000),
        ("04:48 --> 04:50", 288_000, 290_000),
        ("00:00: 01,000 --> 00: 00:02,500", 1000, 2500),
        ("00:00:01,000-->00:00:02,500", 1000, 2500),
        ("00:00:01,000 -> 00:00:02,500", 1000, 2500),
        ("00:00:01,000 -- > 00:00:02,500", 1000, 2500),
        ("00:00:01,000 —> 00:00:02,500", 1000, 2500),
        ("00:00:01,000 -->> 00:00:02,500", 1000, 2500),
        ("00:00:01,000 > 00:00:02,500", 1000, 2500),
        ("00:00:01,000 → 00:00:02,500", 1000, 2500),
        ("\u200b00:00:01,000 --> \ufeff00:00:02,500\u200e", 1000, 2500),
        ("  00:00:01,000 --> 00:00:02,500  ", 1000, 2500),
        ("00:00:01,000123 --> 00:00:02,500999", 1000, 2500),
        ("-00:00:01,000 --> 00:00:02,500", 0, 2500),
        ("00:00:02,500 --> 00:00:01,000", 1000, 2500),
    ],
)
def test_times_are_read_however_they_are_written_and_that_is_told(times, start_ms, end_ms):
    result = read(f"1\n{times}\nHi\n")
    (cue,) = result.track.cues
    assert (cue.start_ms, cue.end_ms, cue.text) == (start_ms, end_ms, "Hi")
    assert {repair.line for repair in result.repairs} == {2}
    assert write_captions(result.track, "srt").decode().split("\n")[1].count(",") == 2


@pytest.mark.parametrize("times", ["00:00:01,000 --> 00:00:02,500 X1:1 X2:2 Y1:3 Y2:4", "123:00:00,000 --> 123:00:01,000"])
def test_times_in_the_standard_form_need_no_mending(times):
    assert not read(f"1\n{times}\nHi\n").repairs


@pytest.mark.parametrize(
    ("text", "expected", "lines"),
    [
        pytest.param("00:00:01,000 --> 00:00:02,000\nOne\n\n00:00:03,000 --> 00:00:04,000\n42\n", ["One", "42"], [1], id="no numbers"),
        pytest.param(PLAIN.replace("\n2\n", "\n1\n"), ["One", "Two\nlines"], [6], id="doubled number"),
        pytest.param(PLAIN.replace("\n2\n", "\n"), ["One", "Two\nlines"], [5], id="one number missing"),
        pytest.param("7\n00:00:03,000 --> 00:00:04,000\nB\n\n3\n00:00:01,000 --> 00:00:02,000\nA\n", ["A", "B"], [2, 6], id="unsorted"),
        pytest.param(PLAIN.replace("\n\n", "\n"), ["One", "Two\nlines"], [4], id="no blank line"),
        pytest.param(PLAIN.replace("One\n\n2", "1\n42\n2"), ["1\n42", "Two\nlines"], [5], id="digits and no blank line"),
        pytest.param(PLAIN.replace("One\n\n2\n", "One\n9\n"), ["One", "Two\nlines"], [4, 5], id="no blank line, wrong number"),
        pytest.param("Made by X\n\n" + PLAIN, ["One", "Two\nlines"], [1], id="something before"),
        pytest.param("1\n00:00:01,000 --> 00:00:02,000 Said here\nand here\n", ["Said here\nand here"], [2, 2], id="text beside times"),
        pytest.param(PLAIN.replace("One\n", "\n\nOne\n"), ["One", "Two\nlines"], [], id="blank lines below the times"),
        pytest.param(PLAIN.replace("One", "One\n \nmore"), ["One\n \nmore", "Two\nlines"], [], id="a line of a space"),
        pytest.param(PLAIN.replace("One", "One\n\nmore"), ["One\n\nmore", "Two\nlines"], [2], id="blank line inside"),
        pytest.param(PLAIN.replace("One\n", ""), ["", "Two\nlines"], [], id="empty"),
        pytest.param(PLAIN.replace("1\n", "\ufeff1\n", 1), ["One", "Two\nlines"], [], id="mark inside"),
        pytest.param("1\n00:00:05,000 --> 00:00:09,000\nA\n\n2\n00:00:06,000 --> 00:00:07,000\nB\n", ["A", "B"], [], id="overlap"),
        pytest.param(PLAIN.replace("One", "At 00:05 --> 00:06"), ["At 00:05 --> 00:06", "Two\nlines"], [], id="times in text"),
        pytest.param(PLAIN.replace("One", "A --> B"), ["A --> B", "Two\nlines"], [], id="arrow in text"),
        pytest.param(PLAIN.replace("\n", "\r\r\n"), ["One", "Two\nlines"], [1], id="doubled carriage returns"),
        pytest.param(PLAIN.replace("One", "O\0ne"), ["One", "Two\nlines"], [], id="null"),
    ],
)  # fmt: skip
def test_what_files_have_wrong_is_mended_and_told(text, expected, lines):
    result = read(text)
    assert [cue.text for cue in result.track.cues] == expected
    assert [repair.line for repair in result.repairs] == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_edit_changes_its_caption_alone(end):
    text = PLAIN.replace("\n", end)
    track = read(text).track
    edited = replace(track, cues=(replace(track.cues[0], text="Uno"), *track.cues[1:]))
    assert write_captions(edited, "srt").decode() == text.replace("One", "Uno")


def test_markup_that_srt_does_not_know_becomes_text_or_goes():
    text = "<v Bob><c.loud>I</c> <lang fr>ça</lang> <ruby>漢<rt>kan</rt></ruby> <00:00:01.500>&lt;i> <b.x>b</b> {\\an8\\fs20}&amp; R&B"
    written = write_captions(Track((Cue(1000, 2000, text),)), "srt").decode().split("\n")[2]
    assert written == "I ça 漢(kan) &lt;i> <b>b</b> {\\an8}& R&B"
    assert plain_text(written) == plain_text(text)


def test_places_of_webvtt_become_those_of_srt_and_back():
    vtt = b"WEBVTT\n\n00:01.000 --> 00:02.000 line:0 align:start\nup\n\n00:03.000 --> 00:04.000 line:90%\ndown\n"
    srt = write_captions(read_captions(vtt, name="a.vtt").track, "srt")
    assert [cue.text for cue in read_captions(srt, name="a.srt").track.cues] == ["{\\an7}up", "down"]
    back = write_captions(read_captions(srt, name="a.srt").track, "vtt").decode()
    assert "00:00:01.000 --> 00:00:02.000 line:0 align:left\nup\n" in back
    assert "00:00:03.000 --> 00:00:04.000\ndown\n" in back
