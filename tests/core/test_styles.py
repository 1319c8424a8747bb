"""Presets of caption looks, and what is refused."""

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import STYLES, CaptionStyle, find_style, in_own_colours


def test_the_usual_look_is_classic_and_names_are_read_kindly():
    assert find_style(None).name == "classic"
    assert find_style(" Karaoke ").highlight
    assert find_style("top").position == "top"
    assert find_style("box").box_colour
    assert len(find_style("speakers").speaker_colours) > 2


def test_speakers_are_drawn_in_their_own_colours_where_the_look_gives_them_any():
    speakers = (Speaker("Ann", "#112233"), Speaker("Bob"))
    assert in_own_colours(find_style("speakers"), speakers).named_colours == (("Ann", "#112233"),)
    assert in_own_colours(find_style("classic"), speakers) == find_style("classic")


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
