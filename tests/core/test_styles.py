"""Presets of caption looks, and what is refused."""

import colorsys
from dataclasses import replace

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.speakers import Speaker, palette_colour
from captionstudio.core.styles import STYLES, CaptionStyle, find_style, in_own_colours


def test_the_usual_look_is_classic_and_names_are_read_kindly():
    assert find_style(None).name == "classic"
    assert find_style(" Karaoke ").highlight
    assert find_style("top").position == "top"
    assert find_style("box").box_colour
    assert len(find_style("speakers").speaker_colours) > 2


def test_speakers_are_drawn_in_their_own_colours_where_the_look_gives_them_any():
    speakers = (Speaker("Ann", "#ffcc00"), Speaker("Bob"))
    assert in_own_colours(find_style("speakers"), speakers).named_colours == (("Ann", "#ffcc00"),)
    assert in_own_colours(find_style("classic"), speakers) == find_style("classic")


@pytest.mark.parametrize(("ground", "field"), [("#000000", "outline_colour"), ("#FFFFFFB8", "box_colour"), ("#303030", "outline_colour")])
def test_every_colour_of_the_palette_can_be_read_over_a_picture(ground, field):
    speakers = [Speaker(str(number), palette_colour(number)) for number in range(24)]
    style = in_own_colours(replace(find_style("speakers"), **{field: ground}), speakers)
    assert min(contrast(colour, ground) for _, colour in style.named_colours) >= 7
    assert [hue(colour) for _, colour in style.named_colours] == pytest.approx([hue(speaker.colour) for speaker in speakers], abs=0.02)


def hue(colour):
    return colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]


def contrast(one, other):
    """The formula of WCAG 2.1, worked out anew."""
    found = []
    for colour in (one, other):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        found.append(0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    return max(found) / min(found)


def test_every_preset_bears_its_own_name():
    assert all(name == style.name for name, style in STYLES.items())


def test_an_unknown_style_lists_the_known():
    with pytest.raises(InvalidRequest, match="no style “fancy”") as caught:
        find_style("fancy")
    assert all(name in caught.value.hint for name in STYLES)


@pytest.mark.parametrize(
    "wrong", [{"colour": "red"}, {"colour": "#12"}, {"speaker_colours": ("#FFFFFF", "blue")}, {"size": 0}, {"size": 99}, {"font": ""}]
)
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(InvalidRequest):
        CaptionStyle("mine", **wrong)


@pytest.mark.parametrize("font", ["A,B", "A}B", "A\\fs200", "A\nDialogue: x"])
def test_a_font_name_cannot_carry_code(font):
    with pytest.raises(InvalidRequest, match="no font name"):
        CaptionStyle("mine", font=font)
