"""ASS and SSA scripts keep everything but what was edited."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import plain_text
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import STYLES
from captionstudio.formats.ass import from_ass, to_ass
from captionstudio.formats.ass_speakers import from_actor, to_actor
from captionstudio.formats.registry import read_captions, write_captions

SCRIPT = r"""[Script Info]
; kept by hand
Title: A film
ScriptType: v4.00+
PlayResX: 640

[Aegisub Project Garbage]
Last Style Storage: Default

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Sign,Arial,20

[events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Sign,,0,0,0,,first of all
Dialogue: 1,0:00:01.00,0:00:02.50,Sign,Ann,0,12,0,fx,{\i1}Hello,{\i0} world\Nand {\an8\fs30}more{a note}
Dialogue: 0,0:00:02.00,0:00:03.00,Sign,,0,0,0,,{\p1}m 0 0 l 100 0{\p0}
; between
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0000,0000,0000,,a\hb & {\fad(100,200)}<i> {\b1}bold
Dialogue: 0,0:99,broken

[Fonts]
fontname: a.ttf
M$!"#
"""


def read(text, name="a.ass"):
    return read_captions(text.encode(), name=name)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_untouched_script_is_written_back_as_it_was(end):
    data = SCRIPT.replace("\n", end).encode("utf-8-sig")
    result = read_captions(data, name="a.ass")
    assert write_captions(result.track, "ass", encoding=result.encoding) == data


def test_captions_are_what_viewers_read():
    result = read(SCRIPT)
    first, second = result.track.cues
    assert (first.start_ms, first.end_ms, first.speaker, first.style) == (1000, 2500, "Ann", "Sign")
    assert first.text == "<i>Hello,</i> world\nand {\\an8\\fs30}more"
    assert second.text == "a\xa0b & {\\fad(100,200)}&lt;i> <b>bold</b>"
    assert plain_text(second.text) == "a\xa0b & <i> bold"
    assert [repair.line for repair in result.repairs] == [SCRIPT[: SCRIPT.index("0:99")].count("\n") + 1]


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"text": "Good <b>day</b>,\nall"}, r"{\i1}Hello,{\i0} world\Nand {\an8\fs30}more{a note}", r"Good {\b1}day{\b0},\Nall"),
        ({"end_ms": 2756}, "0:00:02.50", "0:00:02.76"),
        ({"speaker": "Bob, Jr."}, "Sign,Ann,", "Sign,Bob\u201a Jr.,"),
        ({"style": "Other"}, "Dialogue: 1,0:00:01.00,0:00:02.50,Sign", "Dialogue: 1,0:00:01.00,0:00:02.50,Other"),
    ],
)
def test_an_edit_changes_its_own_fields(changes, old, new):
    track = read(SCRIPT).track
    edited = replace(track, cues=(replace(track.cues[0], **changes), *track.cues[1:]))
    assert SCRIPT.count(old) == 1
    assert write_captions(edited, "ass").decode() == SCRIPT.replace(old, new)


def test_fields_may_stand_in_another_order():
    script = "[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Ann,Hi, all\n"
    track = read_captions(script.encode(), format="ass").track
    (cue,) = track.cues
    assert (cue.start_ms, cue.speaker, cue.text) == (1000, "Ann", "Hi, all")
    later = replace(track, cues=(replace(cue, start_ms=1500),))
    assert write_captions(later, "ass").decode() == script.replace("0:00:01.00", "0:00:01.50")


@pytest.mark.parametrize("format_id", ["ass", "ssa"])
def test_a_new_script_is_one_that_others_read(format_id):
    import pysubs2  # noqa: PLC0415

    track = Track((Cue(1000, 2000, '<font color="#FF8000">Hi</font>\nyou {b}', speaker="Ann"), Cue(36_000_000, 36_001_000, "late")))
    script = write_captions(track, format_id).decode()
    first, second = pysubs2.SSAFile.from_string(script, format_=format_id)
    assert (first.start, first.end, first.name, first.text) == (1000, 2000, "Ann", r"{\1c&H0080FF&}Hi{\1c}\Nyou \{b\}")
    assert second.start == 36_000_000
    style = pysubs2.SSAFile.from_string(script, format_=format_id).styles["Default"]
    assert (style.fontname, style.alignment) == (STYLES["classic"].font, 2)
    assert style.fontsize == pytest.approx(10.8 * STYLES["classic"].size, abs=0.5)


@pytest.mark.parametrize(
    ("event", "markup"),
    [
        (r"{\i1}a{\b1}b{\i0}c{\b0}", "<i>a<b>b</b></i><b>c</b>"),
        (r"{\i1\an8}a{\i}", r"{\an8}<i>a</i>"),
        (r"{\i0}a{note}b{}c", "abc"),
        (r"a\{b\} {\t(0,1,\fs20)}c", r"a{b} {\t(0,1,\fs20)}c"),
        (r"\n\N\h", "\n\n\xa0"),
        ("AT&amp;T", "AT&amp;amp;T"),
    ],
)
def test_event_text_becomes_markup(event, markup):
    assert from_ass(event) == markup


@pytest.mark.parametrize("text", ["C:\\New\\home", "a\\", "{\\", "\\{x}", "<b>\\</b>{\\an8}", "{a} \\N b", "&lt;i> <u>x</u>"])
def test_any_text_survives_as_event_text(text):
    assert plain_text(from_ass(to_ass(text))) == plain_text(text)


def test_a_script_without_events_is_refused():
    with pytest.raises(ParseError):
        read("[Script Info]\nTitle: none\n")


@pytest.mark.parametrize("format_id", ["ass", "ssa"])
def test_each_speaker_has_a_style_in_their_colour(format_id):
    import pysubs2  # noqa: PLC0415

    speakers = (Speaker("Ann", "#ff8000"), Speaker("Default", "#00ffff"), Speaker("Smith, {J}", "#00ff00"), Speaker("Nobody", "#123456"))
    cues = (
        Cue(0, 1000, "a", speaker="Ann"),
        Cue(1000, 2000, "b", speaker="Default"),
        Cue(2000, 3000, "- c\n- d", speaker="Ann", second_speaker="Smith, {J}"),
        Cue(3000, 4000, "e", speaker="New"),
        Cue(4000, 5000, "f"),
    )
    script = write_captions(Track(cues), format_id, speakers=speakers).decode()
    subs = pysubs2.SSAFile.from_string(script, format_=format_id)
    colours = {name: (style.primarycolor.r, style.primarycolor.g, style.primarycolor.b) for name, style in subs.styles.items()}
    new = colours.pop("New")
    assert colours == {
        "Default": (255, 255, 255),
        "Ann": (255, 128, 0),
        "Default 2": (0, 255, 255),
        "Smith\u201a [J]": (0, 255, 0),
    }
    assert new[0] > new[1] > new[2] == 0, "the first of the palette, an orange"
    assert [event.style for event in subs] == ["Ann", "Default 2", "Ann", "New", "Default"]
    assert [event.name for event in subs] == ["Ann", "Default", "Ann / Smith\u201a {J}", "New", ""]
    assert subs[2].text == r"- c\N{\rSmith\u201a [J]}- d".replace(r"\u201a", "\u201a")
    track = read_captions(script.encode(), format=format_id).track
    assert [(cue.speaker, cue.second_speaker, cue.text) for cue in track.cues] == [
        (cue.speaker, cue.second_speaker, cue.text) for cue in cues
    ]
    assert write_captions(track, format_id).decode() == script


@pytest.mark.parametrize("format_id", ["ass", "ssa"])
def test_a_colour_too_dark_for_the_outline_is_written_lighter(format_id):
    import pysubs2  # noqa: PLC0415

    track = Track((Cue(0, 1000, "a", speaker="Ann"),))
    script = write_captions(track, format_id, speakers=(Speaker("Ann", "#0066bb"),)).decode()
    colour = pysubs2.SSAFile.from_string(script, format_=format_id).styles["Ann"].primarycolor
    # By the formula of WCAG 2.1: (.3216 + .05) / (.0030 + .05) = 7.01 against the outline, #0a0a0a; #0066bb itself has 3.4.
    assert (colour.r, colour.g, colour.b) == (0x2A, 0x9E, 0xFF)


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ann", ("Ann", None)),
        (" Ann / Bob ", ("Ann", "Bob")),
        ("AC/DC", ("AC/DC", None)),
        ("/ Bob", (None, "Bob")),
        ("Smith\u201a John", ("Smith, John", None)),
        ("", (None, None)),
    ],
)
def test_the_name_field_tells_who_speaks(field, names):
    assert from_actor(field) == names
    assert to_actor(*names) == field.strip()


def test_a_name_with_a_stroke_is_no_pair():
    assert from_actor(to_actor("A / B", "/ C")) == ("A / B", "/ C")
