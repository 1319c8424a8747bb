"""Find and replace."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.replace import Match, Query, find_matches, replace_match, replace_matches
from captionstudio.core.errors import InvalidEdit

WORDS = (Word("The", 0, 100, 0.9), Word("big", 100, 200, 0.9), Word("bigger", 200, 500, 0.9))
CUES = (
    Cue(0, 900, "The <b>big</b>\nbigger", id="a", words=WORDS),
    Cue(1000, 1900, "AT&T is BIG", id="b"),
    Cue(2000, 2900, "big & locked", id="c", locked=True),
)
DOCUMENT = Document((Track(CUES, id="t"), Track((Cue(0, 900, "big other", id="x"),), id="u")))


def places(query, tracks=("t",)):
    return [(match.cue_id, match.start, match.end) for match in find_matches(DOCUMENT, tracks, query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("big"), [("a", 4, 7), ("a", 8, 11), ("b", 8, 11), ("c", 0, 3)]),
        (Query("big", is_whole_word=True), [("a", 4, 7), ("b", 8, 11), ("c", 0, 3)]),
        (Query("BIG", is_case_sensitive=True), [("b", 8, 11)]),
        (Query("big bigger"), [("a", 4, 14)]),  # across a tag and a line break
        (Query("t&t"), [("b", 1, 4)]),
        (Query("^big", is_regex=True), [("a", 8, 11), ("c", 0, 3)]),
        (Query("b.g(?=g)", is_regex=True), [("a", 8, 11)]),
        (Query("z*", is_regex=True), []),
        (Query("(big"), []),
    ],
)
def test_finding(query, found):
    assert places(query) == found


def test_several_tracks():
    assert places(Query("other"), ("t", "u")) == [("x", 4, 9)]


def texts(change, track="t"):
    return [cue.text for cue in apply_change(DOCUMENT, change).track(track).cues]


def test_replacing_all_is_one_change_that_keeps_tags_and_locked_cues():
    change = replace_matches(DOCUMENT, ["t", "u"], Query("big"), "<huge>")
    assert texts(change) == ["The <b><huge></b>\n<huge>ger", "AT&T is <huge>", "big & locked"]
    assert texts(change, "u") == ["<huge> other"]
    assert apply_change(apply_change(DOCUMENT, change), change.inverse()) == DOCUMENT
    assert texts(replace_matches(DOCUMENT, ["t"], Query("big"), "x", cue_ids={"b"})) == [CUES[0].text, "AT&T is x", CUES[2].text]


def test_words_follow():
    change = replace_matches(DOCUMENT, ["t"], Query("bigger"), "wider")
    assert change.added[0].cue.words == (*WORDS[:2], Word("wider", 200, 500))


def test_the_line_stays_broken_where_it_was():
    assert texts(replace_matches(DOCUMENT, ["t"], Query("big bigger"), "very large indeed"))[0] == "The <b>very\nlarge indeed</b>"


def test_groups():
    assert texts(replace_matches(DOCUMENT, ["t"], Query(r"(\w+) is (\w+)", is_regex=True), r"\2 is \1"))[1] == "AT&BIG is T"
    for wrong in (r"\3", r"\g<name>", "\\"):
        with pytest.raises(InvalidEdit) as caught:
            replace_matches(DOCUMENT, ["t"], Query("(big)", is_regex=True), wrong)
        assert caught.value.hint.startswith("It says")


def test_one_match():
    assert texts(replace_match(DOCUMENT, Match("t", "a", 8, 11), Query("big"), "small"))[0] == "The <b>big</b>\nsmallger"
    with pytest.raises(InvalidEdit, match="changed meanwhile"):
        replace_match(DOCUMENT, Match("t", "a", 8, 12), Query("big"), "small")
    with pytest.raises(InvalidEdit, match="locked"):
        replace_match(DOCUMENT, Match("t", "c", 0, 3), Query("big"), "small")


@pytest.mark.parametrize("query", [Query("(", is_regex=True), Query("a{99999999999}", is_regex=True), Query("")])
def test_what_cannot_be_looked_for_is_refused(query):
    with pytest.raises(InvalidEdit) as caught:
        find_matches(DOCUMENT, ["t"], query)
    assert caught.value.hint


def test_nothing_found_is_no_change():
    change = replace_matches(DOCUMENT, ["t"], replace(Query("zebra"), is_whole_word=True), "x")
    assert (change.removed, change.added) == ((), ())
