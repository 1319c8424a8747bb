import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.protected_values import find_values

WORDS = [
    "I",
    "An",
    "don't",
    "mother-in-law",
    "École",
    "NASA",
    "U.S.A.",
    "m²",
    "3rd",
    "17",
    "www.a.org",
    "a@b.co",
    "%s",
    "naïve",
    "ÜBER",
    "O'Neill",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don't ask my mother-in-law (she's naïve)!", []),
        ("I was at NASA.", ["NASA"]),
        ("The U.S.A. and I", ["U.S.A"]),
        ("See www.example.org, or write to a@b.co.", ["www.example.org", "a@b.co"]),
        ("Seven m² for %(name)s", ["m²", "%(name)s"]),
        ("On the 3rd, at 17:30", ["17:30"]),
    ],
)
def test_what_has_to_come_through(text, found):
    assert [value.target for value in find_values(text)] == found


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", ",", ".", "?!", "…”"])), max_size=6))
def test_a_glance_at_the_whole_misses_nothing(words):
    text = " ".join(word + mark for word, mark in words)
    assert find_values(text) == find_values(f"{text} 7".strip())[:-1], "with a number in it every word is looked at"
