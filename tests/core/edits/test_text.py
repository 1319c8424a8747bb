"""Texts and the words behind them."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits import text
from captionstudio.core.edits.align import align_words
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.visible import VisibleText, balanced
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.markup import plain_text

WORDS = (
    Word("I", 1000, 1100, 0.9),
    Word("can", 1100, 1300, 0.8),
    Word("wreck", 1300, 1700, 0.3, is_doubtful=True),
    Word("a", 1700, 1800, 0.4, is_doubtful=True),
    Word("nice", 1800, 2200, 0.3),
    Word("beach.", 2600, 3000, 0.7),
)
CUE = Cue(900, 3200, "I can wreck\na nice beach.", id="a", words=WORDS)
DOCUMENT = Document((Track((CUE, Cue(4000, 5000, "<i>Yes</i> & no", id="b")), id="t"),))


def edited(new, old=CUE):
    made = text.with_text(old, new)
    return [(word.text, word.start_ms, word.end_ms, word.probability, word.is_doubtful) for word in made.words]


KEPT = [(word.text, word.start_ms, word.end_ms, word.probability, word.is_doubtful) for word in WORDS]


def test_kept_words_stay_measured():
    assert edited("I can wreck a nice beach.") == KEPT
    assert edited("I can wreck a nice.") == [*KEPT[:4], ("nice.", 1800, 2200, 0.3, False)]


def test_a_mark_or_a_capital_is_no_new_word():
    assert edited("I can wreck…\nA nice beach!")[2:4] == [("wreck…", 1300, 1700, 0.3, True), ("A", 1700, 1800, 0.4, True)]


def test_an_edited_word_takes_the_place_of_the_old_one_and_is_beyond_doubt():
    assert edited("I can check a nice beach.")[2] == ("check", 1300, 1700, None, False)


def test_one_word_for_several_takes_all_their_time_and_several_for_one_share_it():
    assert edited("I can recognise beach.")[2:] == [("recognise", 1300, 2200, None, False), KEPT[5]]
    # "nice" lasted 400 ms: six letters and four of ten share them.
    assert edited("I can wreck a really good beach.")[4:6] == [("really", 1800, 2040, None, False), ("good", 2040, 2200, None, False)]


def test_an_added_word_is_spread_between_its_neighbours():
    assert edited("I can wreck a nice big beach.")[5] == ("big", 2200, 2600, None, False)
    assert edited("Well, I can wreck a nice beach.")[0] == ("Well,", 900, 1000, None, False)
    assert edited("I can wreck a nice beach. Sure.")[-1] == ("Sure.", 3000, 3200, None, False)
    assert edited("I can soon wreck a nice beach.")[2] == ("soon", 1300, 1300, None, False)  # its neighbours touch


def test_a_dash_belongs_to_its_word():
    assert [word for word, *_ in edited("- I can wreck -\n- a nice beach.")] == ["- I", "can", "wreck -", "- a", "nice", "beach."]


def test_words_without_spaces_are_found_by_their_characters():
    words = (Word("今日", 0, 400, 0.9), Word("は", 400, 500, 0.9, space_before=False), Word("雨。", 500, 900, 0.5, space_before=False))
    made = align_words(words, "今日は\n雪。", 0, 1000)
    assert [(word.text, word.start_ms, word.end_ms, word.space_before) for word in made] == [
        ("今日", 0, 400, True),
        ("は", 400, 500, False),
        ("雪。", 500, 900, False),
    ]


def test_what_was_deleted_and_typed_again_in_one_run_is_found_again():
    empty = apply_change(DOCUMENT, text.set_text(DOCUMENT, "t", "a", ""))
    assert empty.track("t").cues[0].words == ()
    again = apply_change(empty, text.set_text(empty, "t", "a", CUE.text, since=CUE))
    assert again == DOCUMENT


def test_line_ends_are_of_one_kind():
    change = text.set_text(DOCUMENT, "t", "b", "One\r\ntwo\rthree")
    assert change.added[0].cue.text == "One\ntwo\nthree"


def test_locked_cues_keep_their_text():
    locked = Document((Track((replace(CUE, locked=True),), id="t"),))
    for make in (
        lambda: text.set_text(locked, "t", "a", "x"),
        lambda: text.toggle_tag(locked, "t", ["a"], "i"),
        lambda: text.change_case(locked, "t", ["a"], "upper"),
        lambda: text.strip_tags(locked, "t", ["a"]),
        lambda: text.confirm_words(locked, "t", ["a"]),
    ):
        with pytest.raises(InvalidEdit, match="locked"):
            make()


def texts(change, document=DOCUMENT):
    return [cue.text for cue in apply_change(document, change).track("t").cues]


def test_a_tag_comes_on_unless_all_have_it():
    on = text.toggle_tag(DOCUMENT, "t", ["a", "b"], "i")
    assert texts(on) == ["<i>I can wreck\na nice beach.</i>", "<i>Yes & no</i>"]
    after = apply_change(DOCUMENT, on)
    assert texts(text.toggle_tag(after, "t", ["a", "b"], "i"), after) == ["I can wreck\na nice beach.", "Yes & no"]
    assert texts(text.toggle_tag(DOCUMENT, "t", ["b"], "b", (0, 3)))[1] == "<i><b>Yes</b></i> & no"
    assert texts(text.toggle_tag(DOCUMENT, "t", ["b"], "i", (0, 3)))[1] == "Yes & no"


@pytest.mark.parametrize(
    ("markup", "span", "made"),
    [
        ("{\\an8}Hello", (0, 5), "{\\an8}<i>Hello</i>"),
        ("One <b>two</b> three", (0, 13), "<i>One <b>two</b> three</i>"),
        ("One <b>two three</b>", (0, 7), "<i>One</i> <b><i>two</i> three</b>"),
        ("<v Ann>Well", (0, 4), "<v Ann><i>Well</i>"),
        ("<i>One</i> two", (3, 7), "<i>One two</i>"),
        (" One ", (0, 5), " <i>One</i> "),
    ],
)
def test_new_tags_are_properly_nested(markup, span, made):
    assert VisibleText(markup).tagged("i", [span]) == made


def test_part_of_a_tag_is_taken_off():
    assert VisibleText("<i>One two three</i>").tagged("i", [(4, 7)], on=False) == "<i>One</i> two <i>three</i>"


def test_text_parts_with_its_tags():
    assert VisibleText("{\\an8}<i>One <b>two</b></i>").split(5) == ("{\\an8}<i>One <b>t</b></i>", "<i><b>wo</b></i>")
    assert balanced("<v Ann>Well <i>now") == "<v Ann>Well <i>now</i></v>"


@pytest.mark.parametrize(
    ("case", "language", "before", "after"),
    [
        ("upper", "de", "Die <i>straße</i> & ich", "DIE <i>STRASSE</i> & ICH"),
        ("lower", "el", "ΟΔΟΣ", "οδος"[:3] + "ς"),
        ("upper", "tr", "iyi ışık", "İYİ IŞIK"),
        ("title", "en", "don't look now", "Don't Look Now"),
        ("sentence", "en", "WHO? ME! - “YES.” OH", "Who? Me! - “Yes.” Oh"),
        ("sentence", "en", "- NO.\n- WHY", "- No.\n- Why"),
    ],
)
def test_case(case, language, before, after):
    document = Document((Track((Cue(0, 1000, before, id="a"),), language=language, id="t"),))
    assert texts(text.change_case(document, "t", ["a"], case), document) == [after]


def test_case_keeps_words_measured():
    change = text.change_case(DOCUMENT, "t", ["a"], "upper")
    assert change.added[0].cue.words[2] == replace(WORDS[2], text="WRECK")


def test_formatting_goes_and_letters_stay():
    document = Document((Track((Cue(0, 1000, "{\\an8}<i>5 < 6</i> &amp;lt; <ruby>漢<rt>かん</rt></ruby>", id="a"),), id="t"),))
    before = plain_text(document.tracks[0].cues[0].text)
    made = texts(text.strip_tags(document, "t", ["a"]), document)[0]
    assert (made, plain_text(made)) == ("5 < 6 &amp;lt; 漢(かん)", before)


def test_words_that_were_heard_are_confirmed():
    words = text.confirm_words(DOCUMENT, "t", ["a"]).added[0].cue.words
    assert not any(word.is_doubtful for word in words)
    assert [word.probability for word in words] == [word.probability for word in WORDS]
