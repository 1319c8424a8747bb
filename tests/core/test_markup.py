"""The laws of caption markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.markup import canonical, decode_entities, escape_text, find_position, plain_text, rewrite, tokenise

PIECES = st.sampled_from(
    [
        "<",
        ">",
        "&",
        ";",
        "{",
        "\\",
        "}",
        "/",
        "i",
        "b",
        "<i>",
        "</i>",
        "<v Bob>",
        "<v ",
        "<c.red>",
        "<rt>",
        "</rt>",
        "{\\an8}",
        "{\\",
        "&amp;",
        "&lt;",
        "&#60;",
        "lt;",
        "#",
        "60",
        "font",
        " color=",
        "<font color=",
        "00:01.000",
        "é",
        " ",
        "\n",
        "lang",
        ".x",
        "<lang fr>",
        "<00:01.000>",
        "&nbsp;",
        "an8}",
    ]
)
MARKUP = st.lists(PIECES, max_size=12).map("".join)


@given(MARKUP)
def test_the_sources_of_the_tokens_make_up_the_text(text):
    assert "".join(token.source for token in tokenise(text)) == text


@given(MARKUP)
def test_escaped_text_is_read_as_the_text(plain):
    escaped = escape_text(plain)
    assert plain_text(escaped) == plain
    assert all(token.kind == "text" for token in tokenise(escaped))


@given(MARKUP)
def test_the_canonical_form_says_the_same_and_is_its_own(text):
    once = canonical(text)
    assert plain_text(once) == plain_text(text)
    assert canonical(once) == once
    tags = [token.source for token in tokenise(text) if token.kind != "text"]
    assert [token.source for token in tokenise(once) if token.kind != "text"] == tags


@given(MARKUP)
def test_without_tags_the_text_stays_and_none_appears(text):
    bare = rewrite(text, lambda token: "", escape_text)
    assert plain_text(bare) == plain_text(text)
    assert all(token.kind == "text" for token in tokenise(bare))


@given(MARKUP)
def test_rewritten_as_it_is_it_says_the_same(text):
    assert plain_text(rewrite(text, lambda token: token.source, escape_text)) == plain_text(text)


@pytest.mark.parametrize("text", ["AT&T", "<3d>", "a <b then c> d", "{braces}", "x < y > z", "R&B;", "{b}", "</>", "<>"])
def test_what_is_no_token_is_text(text):
    assert plain_text(text) == text
    assert escape_text(text) == text


def test_what_viewers_see():
    text = "<v.loud Bob>Caf&eacute;</v> <ruby>漢<rt>kan</rt></ruby> <font color=red>&#60;</font>{\\an8}<00:01.000>!"
    assert plain_text(text) == "Café 漢(kan) <!"
    assert decode_entities("&nosuch; &amp &lt;") == "&nosuch; &amp <"
    assert [find_position(text), find_position("{\\a6}x"), find_position("{an8}"), find_position("{\\pos(1,2)}")] == [8, 8, None, None]
