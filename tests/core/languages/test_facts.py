"""Scripts, directions, and who reads whose text."""

import pytest

from captionstudio.core.languages import is_right_to_left, is_same_language, is_spaceless


def test_a_script_changes_the_direction():
    assert is_right_to_left("pa-Arab")
    assert not is_right_to_left("pa")
    assert is_right_to_left("kr-Arab")
    assert not is_right_to_left("kr")


def test_nobody_knows_nothing():
    assert not is_spaceless(None)
    assert not is_right_to_left(None)
    assert not is_spaceless("no language")


@pytest.mark.parametrize(
    ("a", "b"),
    [("pt", "pt-BR"), ("pt-BR", "pt-PT"), ("en-GB", "en-US"), ("zh", "zh-Hans"), ("no", "nb"), ("zh-Hant", "zh-TW"), ("tl", "fil")],
)
def test_text_that_serves_readers_of_the_other(a, b):
    assert is_same_language(a, b)
    assert is_same_language(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("zh", "zh-Hant"), ("sr", "sr-Latn"), ("es", "pt"), ("nn", "nb"), ("nn", "no"), ("zh", "yue"), ("ar", "arz"), ("ks", "ks-Deva")],
)
def test_text_that_does_not(a, b):
    assert not is_same_language(a, b)
    assert not is_same_language(b, a)
