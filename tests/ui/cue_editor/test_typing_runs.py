"""When typing becomes a new step of Undo."""

import pytest

from captionstudio.ui.cue_editor.typing_runs import TypingRuns, changed_span


@pytest.mark.parametrize(
    ("before", "after", "span"),
    [("", "a", (0, 0, 1)), ("abc", "abXc", (2, 2, 3)), ("abc", "ac", (1, 2, 1)), ("aaa", "aa", (2, 3, 2)), ("same", "same", (4, 4, 4))],
)
def test_the_span_that_differs(before, after, span):
    assert changed_span(before, after) == span


def keys(*steps):
    runs = TypingRuns()
    return [runs.key_for("t", before, after, now) for before, after, now in steps]


def test_a_word_and_the_space_after_it_are_one_run():
    first, second, third, fourth = keys(("", "a", 0), ("a", "ab", 0.1), ("ab", "ab ", 0.2), ("ab ", "ab c", 0.3))
    assert first == second == third != fourth


def test_a_pause_begins_another():
    first, second = keys(("", "a", 0), ("a", "ab", 2.0))
    assert first != second


def test_backspaces_are_one_run_and_so_are_deletes():
    back = keys(("abc", "ab", 0), ("ab", "a", 0.1))
    forward = keys(("abc", "bc", 0), ("bc", "c", 0.1))
    assert (back[0] == back[1], forward[0] == forward[1]) == (True, True)


def test_what_is_pasted_stands_alone():
    first, second, third = keys(("", "a", 0), ("a", "apaste", 0.1), ("apaste", "apastex", 0.2))
    assert len({first, second, third}) == 3


def test_runs_of_two_texts_never_meet():
    assert TypingRuns().key_for("t", "", "a", 0) != TypingRuns().key_for("t", "", "a", 0)
