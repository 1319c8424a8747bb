import pytest

from captionstudio.core.layout.grammar import boundary_costs, ends_sentence
from captionstudio.core.layout.scripts import FORBIDDEN


def costs(text, language="en"):
    words = text.split()
    return dict(zip(words[1:], boundary_costs(words, [True] * len(words), language)[1:], strict=True))


@pytest.mark.parametrize(
    ("left", "right", "language", "expected"),
    [
        ("home.", "Nobody", "en", True),
        ("home.”", "Nobody", "en", True),
        ("home!", "", "en", True),
        ("Stop!”", "he", "en", False),
        ("Mr.", "Brown", "en", False),
        ("J.", "R.", "en", False),
        ("a.m.", "Nobody", "en", True),
        ("I.", "Nobody", "en", True),
        ("3.", "Oktober", "de", False),
        ("1874.", "Der", "de", True),
        ("usw.", "Dann", "de", False),
        ("Sra.", "López", "es", False),
        ("noche.", "¿Quién", "es", True),
        ("well…", "maybe", "en", False),
        ("home,", "Nobody", "en", False),
        ("映画。", "彼", "ja", True),
        ("خبر؟", "نعم", "ar", True),
        ("है।", "वह", "hi", True),
    ],
)
def test_where_sentences_end(left, right, language, expected):
    assert ends_sentence(left, right, language) is expected


def test_a_break_costs_more_the_tighter_the_words():
    found = costs("He gave Ruth the small lamp, and nobody, not even Walter and Anna, saw her go up in silence.")
    assert found["lamp,"] > found["the"] > found["in"]
    assert costs("for Walter and Anna")["and"] > costs("the keeper and everybody")["and"] > costs("he left, and we stayed")["and"]
    assert found["small"] == 10


def test_spaced_marks_stay_with_their_words():
    found = costs("« Où est-elle ? »", "fr")
    assert [found["Où"], found["?"], found["»"]] == [FORBIDDEN] * 3
    assert costs("10 000 francs", "fr")["000"] > 9


def test_apostrophes_part_words():
    assert costs("parce qu'il vient", "fr")["qu'il"] == costs("parce que Paul", "fr")["que"]
    assert costs("c'est d'une beauté", "fr")["beauté"] == 10
    assert costs("and they've gone")["gone"] == costs("and they have gone")["gone"]
