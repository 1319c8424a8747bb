"""What speakers are called, which colours they have, and who says what in a caption."""

import itertools
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Word
from captionstudio.core.speakers import PALETTE, Speaker, initials, next_colour, next_name, palette_colour, tidy_name
from captionstudio.core.speaking import (
    DOUBTFUL_BELOW,
    Speech,
    coloured,
    cue_names,
    is_doubtful_voice,
    speaking_times,
    speeches,
    split_voices,
)

# Machado, Oliveira and Fernandes (2009), severity 1.0, linear RGB.
SIGHTS = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def lab(rgb):
    red, green, blue = rgb
    scaled = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other):
    """The smallest difference that any of the four kinds of sight sees."""

    def seen(colour, sight):
        rgb = linear(colour)
        return lab([min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in sight])

    return min(math.dist(seen(one, sight), seen(other, sight)) for sight in SIGHTS)


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_are_told_apart_by_everyone():
    assert min(itertools.starmap(difference, itertools.combinations(PALETTE[:8], 2))) > 20
    assert min(itertools.starmap(difference, itertools.combinations(PALETTE, 2))) > 15  # Okabe and Ito's seven: 16


@pytest.mark.parametrize("background", ["#ffffff", "#202020"])
def test_colours_stand_out_from_both_themes(background):
    assert min(contrast(colour, background) for colour in PALETTE) > 2.2


def test_forty_speakers_have_forty_colours():
    colours = [palette_colour(number) for number in range(40)]
    assert len(set(colours)) == 40
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in colours)
    assert next_colour(colours[:20]) == colours[20]
    assert next_colour([PALETTE[1].upper()]) == PALETTE[0]


def test_thousands_of_speakers_are_coloured_and_marked_in_no_time():
    names = [f"No {number} Nobody" for number in range(20_000)]
    start = time.process_time()
    made = coloured(Speaker(name) for name in names)
    marks = initials(names)
    assert time.process_time() - start < 2
    assert all(speaker.colour for speaker in made)
    assert len({mark.casefold() for mark in marks.values()}) == len(names)


def test_the_next_name_is_free():
    assert next_name([]) == "Speaker 1"
    assert next_name(["speaker 1", "Speaker 3"]) == "Speaker 2"
    assert next_name(["Voz 1"], "Voz") == "Voz 2"


@given(st.text())
def test_a_tidy_name_stands_on_one_line_and_stays(name):
    tidy = tidy_name(name)
    assert tidy == tidy_name(tidy)
    assert len(tidy.splitlines()) <= 1
    assert tidy == tidy.strip()
    assert tidy_name(None) == ""
    assert tidy_name("\u200fدانا \u200d") == "\u200fدانا \u200d"


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("- Why?\n- Because.", ("- Why?", "- Because.")),
        ("-Why?\n-Because.", ("-Why?", "-Because.")),
        ("Why?\n– Because.", ("Why?", "– Because.")),
        ("- Why,\nif I may?\n- Because\nof it.", ("- Why,\nif I may?", "- Because\nof it.")),
        ("<i>- Why?\n- Because.</i>", ("<i>- Why?</i>", "<i>- Because.</i>")),
        ("{\\an8}- A & B\n- <b>C</b>", ("{\\an8}- A & B", "- <b>C</b>")),
        ("Two lines\nof one", None),
        ("- One line", None),
        ("It is -\n--- well", None),
        ("\n- One", None),
        ("", None),
    ],
)
def test_the_second_voice_begins_at_a_dash(text, voices):
    assert split_voices(text) == voices


def cue(start, end, text="x", **about):
    return Cue(start, end, text, **about)


def test_who_speaks_when():
    words = (
        Word("a", 0, 400, speaker="Ann"),
        Word("b", 500, 900, speaker="Ann"),
        Word("c", 950, 1400, speaker="Bob"),
        Word("d", 1400, 1500),
    )
    cues = [
        cue(0, 1500, "a b c d", speaker="Ann", words=words),
        cue(3000, 5000, "- Yes.\n- Yes!", speaker="Bob", second_speaker="Ann"),
        cue(5200, 6000, "One text", speaker="Ann", second_speaker="Bob"),
        cue(7000, 8000, "Nobody"),
    ]
    assert speeches(cues) == [
        Speech(0, 900, "Ann"),
        Speech(950, 1400, "Bob"),
        Speech(3000, 4000, "Bob"),
        Speech(4000, 6000, "Ann"),
        Speech(5200, 6000, "Bob"),
    ]
    assert speaking_times(cues) == {"Ann": 2900, "Bob": 2250}
    assert cue_names(cues) == ("Ann", "Bob")


def test_a_second_voice_that_no_word_has_speaks_all_the_while():
    spoken = cue(0, 1000, "a", speaker="Ann", second_speaker="Bob", words=(Word("a", 100, 900, speaker="Ann"),))
    assert speeches([spoken]) == [Speech(0, 1000, "Bob"), Speech(100, 900, "Ann")]


@pytest.mark.parametrize(
    ("cue", "is_doubtful"),
    [
        (Cue(0, 1, "", speaker="Ann", speaker_confidence=DOUBTFUL_BELOW), False),
        (Cue(0, 1, "", speaker="Ann", speaker_confidence=DOUBTFUL_BELOW - 0.01), True),
        (Cue(0, 1, "", second_speaker="Ann", speaker_confidence=0.0), True),
        (Cue(0, 1, "", speaker="Ann"), False),
        (Cue(0, 1, "", speaker_confidence=0.1), False),
    ],
)
def test_what_a_machine_was_not_sure_about_is_doubtful(cue, is_doubtful):
    assert is_doubtful_voice(cue) is is_doubtful


@given(st.lists(st.text(max_size=8), unique=True, max_size=30))
def test_marks_for_names_are_short_and_all_different(names):
    marks = initials(names)
    assert list(marks) == names
    assert len({mark.casefold() for mark in marks.values()}) == len(names)
    assert all(marks.values())
