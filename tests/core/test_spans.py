"""Plain text and measured words, found again in the markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Word
from captionstudio.core.markup import plain_text
from captionstudio.core.spans import find_words, seen_before, seen_text

PIECES = st.sampled_from(
    ["<i>", "</i>", "a", "é", "&amp;", "&#233;", "&nosuch;", "{\\an8}", "<ruby>", "<rt>", "</rt>", "\n", "<", "&", " "]
)


@given(st.lists(PIECES).map("".join))
def test_it_is_the_plain_text_and_places_ascend_within_the_markup(text):
    seen, places = seen_text(text)
    assert seen == plain_text(text)
    assert len(places) == len(seen) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)


@pytest.mark.parametrize(("place", "before"), [(0, 0), (3, 0), (5, 2), (7, 4), (11, 4), (12, 5), (13, 6)])
def test_a_place_in_the_markup_counts_what_is_seen_before_it(place, before):
    assert seen_before("<i>Fish</i> and", place) == before


def test_words_are_found_in_order_and_not_inside_others():
    words = [Word("the", 0, 1), Word("sea,", 1, 2), Word("gone", 2, 3), Word("the", 3, 4), Word("sky", 4, 5)]
    found = [(start, end, word.text) for start, end, word in find_words("the sea, other the sky", words)]
    assert found == [(0, 3, "the"), (4, 8, "sea,"), (15, 18, "the"), (19, 22, "sky")]


def test_words_of_scripts_without_spaces_stand_side_by_side():
    words = [Word("東京", 0, 1), Word("は", 1, 2, space_before=False)]
    assert [(start, end) for start, end, _ in find_words("東京は", words)] == [(0, 2), (2, 3)]
