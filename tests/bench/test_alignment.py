"""Alignments and word error rates against hand-worked examples."""

import random
import time

import pytest
from bench.alignment import align_words, count_errors, word_error_rate
from hypothesis import given
from hypothesis import strategies as st


def test_an_alignment_by_hand():
    pairs = align_words(["the", "old", "lamp", "was", "lit"], ["the", "lamb", "was", "lit", "again"])
    assert [(p.step, p.reference, p.hypothesis) for p in pairs] == [
        ("equal", 0, 0),
        ("deleted", 1, None),
        ("substituted", 2, 1),
        ("equal", 3, 2),
        ("equal", 4, 3),
        ("inserted", None, 4),
    ]


@pytest.mark.parametrize(
    ("reference", "hypothesis", "rate"),
    [("a b c d", "a b c d", 0), ("a b c d", "a x c", 0.5), ("a b", "", 1), ("", "", 0), ("", "thanks", 1), ("a", "b c d", 3)],
)
def test_error_rate(reference, hypothesis, rate):
    assert word_error_rate(reference.split(), hypothesis.split()) == rate


_words = st.lists(st.sampled_from("abc"), max_size=12)


@given(_words, _words)
def test_an_alignment_uses_every_word_once_in_order_at_the_least_cost(reference, hypothesis):
    pairs = align_words(reference, hypothesis)
    assert [p.reference for p in pairs if p.reference is not None] == list(range(len(reference)))
    assert [p.hypothesis for p in pairs if p.hypothesis is not None] == list(range(len(hypothesis)))
    assert all(
        (p.step == "equal") == (reference[p.reference] == hypothesis[p.hypothesis])
        for p in pairs
        if None not in (p.reference, p.hypothesis)
    )
    assert count_errors(pairs) == _plain_distance(reference, hypothesis)


def _plain_distance(left, right):
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row = row, [i]
        for j, b in enumerate(right, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
    return row[-1]


def test_an_hour_long_lecture_aligns_quickly():
    choose = random.Random(1).choices  # noqa: S311 - test data
    reference = choose(range(900), k=3000)
    hypothesis = [word for word in reference if word % 17]
    started = time.perf_counter()
    pairs = align_words([str(w) for w in reference], [str(w) for w in hypothesis])
    assert time.perf_counter() - started < 2
    assert count_errors(pairs) == len(reference) - len(hypothesis)
