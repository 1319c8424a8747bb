import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.quality.back_translation import THRESHOLD, chrf, find_drift

TEXT = st.text(max_size=40)


def test_chrf_by_hand():
    """``abc`` against ``abd``: of 3, 2 and 1 runs of one, two and three letters, 2, 1 and 0 are shared."""
    assert chrf("abc", "abd") == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    # Recall counts twice: a text that leaves out half is worse than one that says as much again.
    assert chrf("good morning", "good") < chrf("good", "good morning")
    assert chrf("Hello, there!", "hello THERE") == 1.0
    assert chrf("abc", "xyz") == chrf("abc", "") == chrf("", "abc") == 0.0
    assert chrf("", "…") == 1.0


@given(TEXT, TEXT)
def test_chrf_is_a_share(a, b):
    assert 0.0 <= chrf(a, b) <= 1.0
    assert chrf(a, a) == 1.0


def reasons(source, back, language="en", translation="Otra cosa.", neighbours=()):
    return find_drift(source, translation, back, language, neighbours).reasons


@pytest.mark.parametrize(
    ("source", "back", "expected"),
    [
        ("The captain goes to the harbor.", "The captain goes to the port.", ()),
        ("People in films do not get arrested for it.", "People in movies are not arrested for that.", ()),
        ("Let us take a question from the audience.", "Let's ask a public question.", ("meaning",)),
        ("Hi.", "Hello.", ()),
        ("The ship leaves at 10:30 today.", "The ship leaves today.", ("numbers",)),
        ("The ship leaves at 10:30 today.", "The ship leaves at 10.30 today.", ()),
        ("Yesterday Margaret saw the ship.", "Yesterday someone saw the ship.", ("names",)),
        ("Yesterday Margaret saw the ship.", "Margarete saw the ship yesterday.", ()),
        ("I do not know the captain.", "I know the captain.", ("negation",)),
        ("I don't know the captain.", "I do not know the captain.", ()),
        ("I know the captain.", "I don’t know the captain.", ("negation",)),
    ],
)
def test_what_is_doubtful(source, back, expected):
    assert reasons(source, back) == expected


def test_other_languages_deny_and_capitalise_otherwise():
    assert reasons("Je n'ai pas vu le capitaine.", "J'ai vu le capitaine.", "fr") == ("negation",)
    assert reasons("我不知道船长在哪里。", "我知道船长在哪里。", "zh") == ("negation",)
    assert reasons("Er sieht heute das große Schiff.", "Er sieht heute das große Boot.", "de") == ()
    assert reasons("Kapitányt nem láttam ma itt.", "Kapitányt láttam ma itt.", "hu") == ("negation",)


def test_a_line_in_the_place_of_another_is_told():
    here, next_one = "The captain opens the door.", "The captain opens the window."
    assert reasons(here, next_one, neighbours=[next_one]) == ("place",)
    assert reasons(here, "The captain opens a door.", neighbours=[next_one]) == ()


def test_text_that_was_not_translated_is_told():
    assert reasons("The captain goes home.", "The captain goes home.", translation="The captain goes home!") == ("untranslated",)
    assert reasons("Roma, Paris.", "Roma, Paris.", translation="Roma, Paris.") == ()


def test_the_threshold_is_between_paraphrases_and_other_sentences():
    assert chrf("Ruth learned to read from those weather books.", "Ruth learned to read with these meteorological books.") > THRESHOLD
    assert chrf("The captain goes to the harbor.", "Excuse me, we seem to have lost our tickets.") < THRESHOLD
