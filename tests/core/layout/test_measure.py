import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Cue
from captionstudio.core.layout.measure import count_characters, line_lengths, reading_speed, text_length
from captionstudio.core.profiles import profile_for


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Ruth.", 5),
        ("café", 4),
        (unicodedata.normalize("NFD", "café"), 4),
        ("ที่นี่", 2),  # two consonants under four marks
        ("한국", 2),
        (unicodedata.normalize("NFD", "한국"), 2),
        ("a\u200db\u200f", 2),
        ("日本 Tokyo", 8),
    ],
)
def test_characters_as_a_reader_sees_them(text, length):
    assert count_characters(text, counts_full_width=False) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [("東京", 2), ("東京 2024年", 5.5), ("Hello", 2.5), ("ｱｲｳ", 1.5), ("「はい。」", 5), ("그는 왔다", 4.5), ("“好”…", 4)],
)
def test_narrow_characters_count_half_where_full_width_ones_are_counted(text, length):
    assert count_characters(text, counts_full_width=True) == length


def test_tags_and_line_breaks_count_nothing_and_entities_one():
    profile = profile_for("en")
    assert line_lengths("<i>Fish &amp; chips</i>\nfor <b>two</b>", profile) == [12, 7]
    assert text_length("<i>Fish &amp; chips</i>\nfor <b>two</b>", profile) == 19


def test_reading_speed_is_characters_a_second():
    assert reading_speed(Cue(0, 2000, "twenty characters, ye"), profile_for("en")) == 10.5
    assert reading_speed(Cue(1000, 1000, "now"), profile_for("en")) == float("inf")


@given(st.text(), st.booleans())
def test_composition_changes_no_length(text, counts_full_width):
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    assert count_characters(decomposed, counts_full_width) == count_characters(composed, counts_full_width) >= 0
