"""What is seen of burned-in captions: place, size, colours, the word being spoken, direction of writing."""

import pytest

from captionstudio.core.document import Carried, Cue, Track, Word
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import find_style, in_own_colours
from captionstudio.formats.registry import read_captions
from tests.engines.ffmpeg.conftest import DARK
from tests.engines.ffmpeg.pictures import burn, count_lines, find_drawn, frame_at

FULL = "Forty-two letters is the most a line holds,\nand no line of that length may be broken up"


def track(*cues, language="en"):
    return Track(cues, language=language)


def test_captions_stand_low_in_the_middle_and_last_as_long_as_their_cue(film, tmp_path):
    output = burn(film, track(Cue(500, 1200, "Hello <i>there</i>,\n{you} & me")), tmp_path / "out.mp4")
    drawn = find_drawn(frame_at(output, 0.8))
    assert drawn.top > 0.75
    assert 0.9 < drawn.bottom < 0.96
    assert drawn.middle == pytest.approx(0.5, abs=0.02)
    assert find_drawn(frame_at(output, 0.4)) is None
    assert find_drawn(frame_at(output, 1.3)) is None


@pytest.mark.parametrize("style", ["classic", "box", "large", "minimal", "karaoke", "speakers", "top"])
def test_two_full_lines_stay_two_lines_inside_a_wide_picture(film, tmp_path, style):
    frame = frame_at(burn(film, FULL, tmp_path / "out.mp4", style), 0.5)
    drawn = find_drawn(frame)
    assert count_lines(frame) == 2
    assert 0.04 < drawn.left < drawn.right < 0.96
    assert 0.04 < drawn.top < drawn.bottom < 0.97


def test_a_tall_picture_gets_letters_that_fit_and_wraps_what_is_too_long(make_media, tmp_path):
    tall = make_media("tall.mp4", "-f", "lavfi", "-i", "color=0x101820:s=270x480:d=1:r=5")
    frame = frame_at(burn(tall, FULL, tmp_path / "out.mp4"), 0.5)
    assert count_lines(frame) == 2
    wrapped = frame_at(burn(tall, FULL.replace("\n", " "), tmp_path / "long.mp4"), 0.5)
    assert count_lines(wrapped) == 2
    for drawn in (find_drawn(frame), find_drawn(wrapped)):
        assert 0.03 < drawn.left < drawn.right < 0.97


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "今日はとても良い天気ですから、みんなで東京タワーへ行きましょう。"),
        ("zh", "今天天气很好" * 6),
        ("th", "สวัสดีครับวันนี้อากาศดีมากเราไปสวนสาธารณะกันไหมครับ" * 2),
    ],
)
def test_long_lines_without_spaces_are_broken_as_well(make_media, tmp_path, language, text):
    tall = make_media("tall.mp4", "-f", "lavfi", "-i", "color=0x101820:s=270x480:d=1:r=5")
    frame = frame_at(burn(tall, track(Cue(0, 1000, text), language=language), tmp_path / "out.mp4"), 0.5)
    drawn = find_drawn(frame)
    assert count_lines(frame) >= 2
    assert 0.04 < drawn.left < drawn.right < 0.96


@pytest.mark.parametrize(
    ("cue", "style", "rows", "columns"),
    [
        (Cue(0, 1000, "Up"), "top", (0.0, 0.33), (0.4, 0.6)),
        (Cue(0, 1000, r"{\an8}Up"), "classic", (0.0, 0.33), (0.4, 0.6)),
        (Cue(0, 1000, r"{\a6}Up"), "box", (0.0, 0.33), (0.4, 0.6)),
        (Cue(0, 1000, r"{\an4}Left"), "classic", (0.33, 0.67), (0.0, 0.3)),
        (Cue(0, 1000, "Up", carried=Carried("vtt", settings="line:0")), "classic", (0.0, 0.33), (0.4, 0.6)),
        (Cue(0, 1000, "Up", carried=Carried("vtt", settings="line:10%,start align:left")), "classic", (0.0, 0.33), (0.0, 0.3)),
        (Cue(0, 1000, "Mid", carried=Carried("vtt", settings="line:50%")), "classic", (0.33, 0.67), (0.4, 0.6)),
        (Cue(0, 1000, "Low", carried=Carried("vtt", settings="line:-1 align:end")), "classic", (0.67, 1.0), (0.7, 1.0)),
        (Cue(0, 1000, "Up", carried=Carried("vtt", settings="align:start")), "top", (0.0, 0.33), (0.0, 0.3)),
    ],
)
def test_captions_are_placed_as_their_file_says(film, tmp_path, cue, style, rows, columns):  # noqa: PLR0917 - a table
    drawn = find_drawn(frame_at(burn(film, track(cue), tmp_path / "out.mp4", style), 0.5))
    assert rows[0] <= drawn.top < drawn.bottom <= rows[1]
    assert columns[0] <= drawn.left < drawn.right <= columns[1]


def test_the_box_darkens_the_picture_around_the_text(make_media, tmp_path):
    grey = make_media("grey.mp4", "-f", "lavfi", "-i", "color=0x909090:s=320x180:d=1:r=5")
    frame = frame_at(burn(grey, "Hello there", tmp_path / "out.mp4", "box"), 0.5)
    dark = frame.max(axis=2) < 70
    rows, columns = dark.any(axis=1).nonzero()[0], dark.any(axis=0).nonzero()[0]
    assert dark[rows.min(), columns.min() : columns.max()].all(), "the box has a straight upper edge"
    assert dark[rows.min() : rows.max(), columns.min()].all(), "and a straight left one"
    text = find_drawn(frame[rows.min() : rows.max(), columns.min() : columns.max()])
    assert text.left > 0.04
    assert text.right < 0.96


WORDS = (Word("One", 0, 400), Word("two,", 450, 900), Word("three.", 1600, 1900))


def test_the_highlight_moves_from_word_to_word(film, tmp_path):
    output = burn(film, track(Cue(0, 2000, "One two,\nthree.", words=WORDS)), tmp_path / "out.mp4", "karaoke")
    first, second, pause, last = (find_drawn(frame_at(output, second), "yellow") for second in (0.1, 0.6, 1.2, 1.7))
    assert first.right < second.left
    assert pause is None
    assert last.top > first.bottom
    assert find_drawn(frame_at(output, 0.1)), "the other words keep their colour"


def test_a_word_that_begins_with_its_cue_is_lit_at_once_and_only_while_it_lasts(film, tmp_path):
    words = (Word("Long", 0, 300), Word("cue", 300, 2000))
    output = burn(film, track(Cue(0, 2000, "Long cue", words=words)), tmp_path / "out.mp4", "karaoke")
    early, late = find_drawn(frame_at(output, 0.05), "yellow"), find_drawn(frame_at(output, 0.5), "yellow")
    assert early.right < late.left


def test_times_inside_the_text_light_words_as_well(film, tmp_path):
    text = "One <00:00:01.000>two"
    output = burn(film, track(Cue(0, 2000, text)), tmp_path / "out.mp4", "karaoke")
    assert find_drawn(frame_at(output, 0.5), "yellow").right < find_drawn(frame_at(output, 1.5), "yellow").left


def test_captions_without_times_of_words_say_why_nothing_is_lit(film, tmp_path):
    said = []
    burn(film, "Hello", tmp_path / "out.mp4", "karaoke", said)
    assert any("no times of words" in message for message in said)


def test_speakers_have_colours_of_their_own(film, tmp_path):
    cues = (Cue(0, 500, "I am Ann", speaker="Ann"), Cue(500, 1000, "I am Bob", speaker="Bob"), Cue(1000, 1500, "I am Cy", speaker="Cy"))
    output = burn(film, track(*cues), tmp_path / "out.mp4", "speakers")
    frames = [frame_at(output, second) for second in (0.3, 0.7, 1.2)]
    assert find_drawn(frames[0])
    assert find_drawn(frames[0], "yellow") is None
    assert find_drawn(frames[1], "yellow")
    assert find_drawn(frames[2], "cyan")


def test_two_speakers_are_drawn_in_the_colours_of_their_document(film, tmp_path):
    style = in_own_colours(find_style("speakers"), (Speaker("Ann", "#ffff00"), Speaker("Bob", "#00ffff")))
    cues = (Cue(0, 1000, "I am Ann", speaker="Ann"), Cue(1000, 2000, "- And you?\n- I am Bob", speaker="Ann", second_speaker="Bob"))
    output = burn(film, track(*cues), tmp_path / "out.mp4", style)
    first, second = frame_at(output, 0.5), frame_at(output, 1.5)
    assert find_drawn(first, "yellow")
    assert find_drawn(first, "cyan") is None
    assert find_drawn(second, "yellow").bottom < find_drawn(second, "cyan").bottom


def test_classes_and_font_tags_colour_the_words_inside_them(film, tmp_path):
    output = burn(film, '<c.red>Red</c> white <font color="#FFFF00">yellow</font>', tmp_path / "out.mp4", "large")
    frame = frame_at(output, 0.5)
    red, white, yellow = (find_drawn(frame, colour) for colour in ("red", None, "yellow"))
    assert red.middle < white.middle < yellow.middle


@pytest.mark.parametrize("language", ["he", None])
def test_right_to_left_text_runs_from_the_right(film, tmp_path, language):
    output = burn(film, track(Cue(0, 1000, "<c.red>שלום</c> 25 אנשים<c.yellow>!!!</c>"), language=language), tmp_path / "out.mp4", "large")
    frame = frame_at(output, 0.5)
    first, middle, last = (find_drawn(frame, colour) for colour in ("red", None, "yellow"))
    assert last.right < middle.middle < first.left


def test_a_latin_word_that_opens_an_arabic_line_stands_at_the_right(film, tmp_path):
    output = burn(film, track(Cue(0, 1000, "<c.red>BBC</c> قال المدير"), language="ar"), tmp_path / "out.mp4", "large")
    frame = frame_at(output, 0.5)
    assert find_drawn(frame, "red").left > find_drawn(frame).right


ASS = r"""[Script Info]
ScriptType: v4.00+
PlayResX: 320
PlayResY: 180

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Inter,30,&H000000FF,&H000000FF,&H00000000,&H00000000,1,0,0,0,100,100,0,0,1,0,0,7,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.50,0:00:01.00,Default,,0,0,0,,Red
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\pos(200,120)}Red
"""  # noqa: E501 - the format's own line


def test_ass_keeps_its_own_looks_unless_a_style_is_named(film, tmp_path):
    captions = read_captions(ASS.encode(), name="own.ass").track
    output = burn(film, captions, tmp_path / "own.mp4", None)
    assert find_drawn(frame_at(output, 0.3), "red") is None
    corner, placed = find_drawn(frame_at(output, 0.7), "red"), find_drawn(frame_at(output, 1.5), "red")
    assert corner.left < 0.1
    assert corner.bottom < 0.33
    assert placed.left > 0.6
    styled = frame_at(burn(film, captions, tmp_path / "styled.mp4", "classic"), 0.7)
    assert find_drawn(styled, "red") is None
    assert find_drawn(styled).top > 0.67


@pytest.fixture
def no_system_fonts(tmp_path, monkeypatch):
    """A computer without a single font of its own."""
    settings = tmp_path / "fonts.conf"
    settings.write_text("<fontconfig></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))


@pytest.mark.usefixtures("no_system_fonts")
@pytest.mark.parametrize("text", ["Où est Łódź? Где щука? Ελλάδα", "👍🏽 👨‍👩‍👧 🇫🇷 ❤️ 🎵 3️⃣"])
def test_latin_cyrillic_greek_and_emoji_need_no_font_of_the_system(film, tmp_path, text):
    said = []
    output = burn(film, text, tmp_path / "out.mp4", messages=said)
    assert said == []
    assert find_drawn(frame_at(output, 0.5))


@pytest.mark.usefixtures("no_system_fonts")
def test_characters_that_no_font_has_are_named(film, tmp_path):
    said = []
    burn(film, "Tea: 茶", tmp_path / "out.mp4", messages=said)
    assert len(said) == 1
    assert "茶" in said[0]


def test_letters_keep_their_shape_where_pixels_are_not_square(film, make_media, tmp_path):
    narrow = make_media("narrow.mp4", *DARK, "-vf", "scale=160:180,setsar=2/1", "-pix_fmt", "yuv420p")
    wide = find_drawn(frame_at(burn(film, "MMMM HHHH", tmp_path / "wide.mp4", "large"), 0.5))
    squeezed = find_drawn(frame_at(burn(narrow, "MMMM HHHH", tmp_path / "narrow.mp4", "large"), 0.5))
    assert squeezed.left == pytest.approx(wide.left, abs=0.02)
    assert squeezed.right == pytest.approx(wide.right, abs=0.02)
