"""Caption markup as the text of ASS events."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.markup import plain_text
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import CaptionStyle, find_style, in_own_colours
from captionstudio.engines.ffmpeg.ass_script import make_ass
from captionstudio.engines.ffmpeg.ass_text import ass_colour, event_text
from captionstudio.engines.ffmpeg.fonts import fonts_for, undrawn_character

PLAIN = CaptionStyle("plain")
KARAOKE = CaptionStyle("lit", colour="#FFFFFF", highlight="#FFD23F")
WHITE, LIT = r"\1c&HFFFFFF&", r"\1c&H3FD2FF&"


def text_of(text, style=PLAIN, language="en", start_ms=0, **cue):
    return event_text(Cue(start_ms, start_ms + 2000, text, **cue), style, language)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Hello <i>there</i>", r"Hello {\i1}there{\i0}"),
        ("a\nb", r"a\Nb"),
        ("AT&amp;T &lt;i>", "AT&T <i>"),
        ("{you}", r"\{you\}"),
        (r"{\an8}Up", r"{\an8}Up"),
        (r"{\an2}Down", "Down"),
        (r"{\b1\fs99\pos(1,2)}Bold", r"{\b1}Bold"),
        ("<v Ann>Hi</v>", "Hi"),
        ("<c.yellow.loud>Hi</c>!", r"{\1c&H00FFFF&}Hi{\1c&HFFFFFF&}!"),
        ("<c.loud>Hi</c>!", "Hi!"),
        ("<b.loud>Hi</b>", r"{\b1}Hi{\b0}"),
        ("Hi 👍🏽 you", r"Hi {\fnNoto Emoji}👍🏽{\fnInter} you"),
    ],
)
def test_markup_becomes_override_blocks(markup, expected):
    assert text_of(markup) == expected


def test_a_backslash_that_looks_like_code_is_parted():
    assert text_of(r"C:\new") == "C:\\\u2060new"


def test_lines_of_right_to_left_languages_say_so():
    assert text_of("BBC\n123", language="ar") == "\u200fBBC\\N\u200f123"


def test_words_are_lit_from_their_start_to_the_next():
    words = (Word("Hi", 1000, 1300), Word("you", 1400, 1800))
    assert text_of("Hi you", KARAOKE, start_ms=1000, words=words) == (
        rf"{{{LIT}\t(400,400,{WHITE})}}Hi{{{WHITE}}} {{{WHITE}\t(400,400,{LIT})\t(800,800,{WHITE})}}you{{{WHITE}}}"
    )


def test_a_word_is_not_found_inside_another():
    words = (Word("a", 0, 100), Word("cat", 100, 300))
    assert text_of("has cat", KARAOKE, words=words).startswith(rf"has {{{WHITE}\t(100,100,{LIT})")


def test_a_coloured_word_returns_to_its_own_colour():
    words = (Word("Red", 0, 500), Word("end", 1500, 2000))
    lit = text_of("<c.red>Red</c> end", KARAOKE, words=words)
    assert rf"\t(500,500,\1c&H0000FF&)}}Red{{{WHITE}}}" in lit


def test_colours_are_turned_round():
    assert ass_colour("#112233") == "&H00332211"
    assert ass_colour("#11223380") == "&H7F332211"


PARTS = st.sampled_from([*"{}\\<>&;/Nnhib1 a\n", "👍", "{\\i1}", "<i>", "</i>", "<c.red>", "&amp;", "\\N", "日", "ש"])
AS_LIBASS_READS = re.compile(r"\\\u2060|\\[{}]|\\[Nnh]|\{[^}]*\}|.", re.DOTALL)
MEANINGS = {"\\\u2060": "\\", r"\{": "{", r"\}": "}", r"\N": "\n", r"\n": " ", r"\h": "\xa0"}


@given(st.lists(PARTS, max_size=20).map("".join))
def test_what_is_read_is_what_is_drawn(text):
    pieces = AS_LIBASS_READS.findall(text_of(text))
    seen = "".join(MEANINGS.get(piece, "" if piece[0] == "{" and len(piece) > 1 else piece) for piece in pieces)
    assert seen == plain_text(text)


def test_a_script_holds_only_events_with_a_length_in_order_of_time():
    track = Track((Cue(2000, 3000, "Second"), Cue(0, 1000, "First"), Cue(500, 500, "Never"), Cue(900, 100, "Backwards")))
    events = [line for line in make_ass(track, find_style(None), 640, 360).splitlines() if line.startswith("Dialogue")]
    assert events == [
        "Dialogue: 0,0:00:00.00,0:00:01.00,Caption,,0,0,0,,First",
        "Dialogue: 0,0:00:02.00,0:00:03.00,Caption,,0,0,0,,Second",
    ]


def test_cues_that_follow_each_other_do_not_overlap_after_rounding():
    track = Track((Cue(0, 1005, "A"), Cue(1005, 2004, "B")))
    script = make_ass(track, find_style(None), 640, 360)
    assert "0:00:00.00,0:00:01.01" in script
    assert "0:00:01.01,0:00:02.00" in script


def test_speakers_take_colours_in_order_of_appearance_and_again_from_the_first():
    names = ["Ann", "Bob", None, "Cy", "Di", "Ed", "Ann"]
    track = Track(tuple(Cue(index * 1000, index * 1000 + 900, "Hi", speaker=name) for index, name in enumerate(names)))
    script = make_ass(track, find_style("speakers"), 640, 360)
    styles = [line.split(",")[3] for line in script.splitlines() if line.startswith("Dialogue")]
    assert styles == ["Speaker 1", "Speaker 2", "Caption", "Speaker 3", "Speaker 4", "Speaker 1", "Speaker 1"]


def test_speakers_with_a_colour_have_it_and_a_second_voice_has_its_own():
    style = in_own_colours(find_style("speakers"), (Speaker("Bob", "#66aaff"), Speaker("Cy", "#66aaff")))
    cues = (
        Cue(0, 900, "Hi", speaker="Ann"),
        Cue(1000, 1900, "- Hi\n- Ho", speaker="Bob", second_speaker="Ann"),
        Cue(2000, 2900, "- Hi\n- Ho", speaker="Ann", second_speaker="Bob"),
        Cue(3000, 3900, "Both", speaker="Cy", second_speaker="Ann"),
        Cue(4000, 4900, "Hi", speaker="Di"),
    )
    script = make_ass(Track(cues), style, 640, 360)
    events = [line.split(",", 9) for line in script.splitlines() if line.startswith("Dialogue")]
    assert [event[3] for event in events] == ["Speaker 1", "Speaker 5", "Speaker 1", "Speaker 5", "Speaker 2"]
    assert [event[9] for event in events] == [
        "Hi",
        r"- Hi\N{\1c&HFFFFFF&}- Ho{\1c&HFFAA66&}",
        r"- Hi\N{\1c&HFFAA66&}- Ho{\1c&HFFFFFF&}",
        "Both",
        "Hi",
    ]
    assert "Style: Speaker 5,Inter,23.76,&H00FFAA66," in script


def test_a_language_with_shared_characters_gets_its_own_font():
    track = Track((Cue(0, 1000, "直"), Cue(1000, 2000, "Hi", language="en")), language="ja")
    script = make_ass(track, find_style(None), 640, 360, fonts={"ja": "Some Gothic"})
    assert r"{\fnSome Gothic}直" in script
    assert ",,Hi" in script


def test_fonts_are_looked_for_only_where_characters_are_shared():
    assert fonts_for(["en", "ar", None]) == {}


def test_libass_names_the_characters_it_cannot_draw():
    line = "[Parsed_ass_0 @ 0x55] fontselect: failed to find any fallback with glyph 0x8336 for font: (Inter, 400, 0)"
    assert undrawn_character(line) == "茶"
    assert undrawn_character(line.replace("0x8336", "0xFE0F")) is None
    assert undrawn_character("frame=1") is None
