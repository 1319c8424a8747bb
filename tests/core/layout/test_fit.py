import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captionstudio.core.document import Cue
from captionstudio.core.layout.fit import lay_back
from captionstudio.core.layout.measure import line_lengths
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import profile_for


def slots(*timed):
    """Cues one after another from (text, duration in ms)."""
    starts = list(itertools.accumulate((duration for _, duration in timed), initial=0))
    return [Cue(start, start + duration, text, language="en") for start, (text, duration) in zip(starts, timed, strict=False)]


def lay(text, language, *timed):
    return lay_back(text, slots(*timed), profile_for(language), language)


def test_one_cue_takes_all():
    assert lay("Das Wetter ist heute schön.", "de", ("The weather is fine today.", 2000)) == ["Das Wetter ist heute schön."]


def test_sentences_end_with_the_cues_that_ended_sentences():
    parts = lay("No tengo tiempo. Mañana por la mañana te llamo.", "es", ("I have no time.", 1500), ("I'll call you tomorrow.", 1500))
    assert parts == ["No tengo tiempo.", "Mañana por la mañana te llamo."]


def test_clauses_go_where_they_came_from():
    parts = lay(
        "Solía decir que eran las mejores historias de la casa, porque nadie había intentado hacerlas emocionantes.",
        "es",
        ("She used to say that they were\nthe best stories in the house,", 3090),
        ("because nobody had tried\nto make them exciting.", 3000),
    )
    assert parts == [
        "Solía decir que eran\nlas mejores historias de la casa,",
        "porque nadie había intentado\nhacerlas emocionantes.",
    ]


def test_length_follows_time():
    text = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
    short, long = lay(text, "fr", ("aaaa aaaa", 1000), ("aaaa aaaa aaaa aaaa aaaa aaaa", 3000))
    assert len(short) == pytest.approx(len(text) / 4, abs=6)
    assert len(long) > 2 * len(short)


def test_each_part_keeps_the_profile_where_it_can():
    text = "今夜は北海岸の小さな灯台と、その灯りを四十年間ともし続けた三人についてお話しします。"
    parts = lay(
        text, "ja", ("Tonight I want to tell you about a small lighthouse,", 5000), ("and about the three people who kept its lamp.", 5000)
    )
    assert "".join(parts).replace("\n", "") == text
    assert all(max(line_lengths(part, profile_for("ja"))) <= 13 for part in parts)


def test_tags_that_span_parts_are_closed_and_opened_again():
    parts = lay("<i>Primero una cosa, después la otra.</i>", "es", ("<i>One thing first,</i>", 1500), ("<i>then the other.</i>", 1500))
    assert parts == ["<i>Primero una cosa,</i>", "<i>después la otra.</i>"]


def test_fewer_words_than_cues_leave_cues_empty_and_lose_nothing():
    parts = lay("Sí, señor.", "es", ("Yes,", 500), ("sir,", 500), ("indeed.", 500))
    assert sorted(map(bool, parts)) == [False, True, True]
    assert " ".join(filter(None, parts)) == "Sí, señor."
    assert lay("", "es", ("Yes,", 500), ("sir.", 500)) == ["", ""]
    assert lay("Sí.", "es") == []


_WORDS = st.lists(st.text(alphabet="abcdé,.?", min_size=1, max_size=12), min_size=1, max_size=60)
_SLOTS = st.lists(st.tuples(st.text(alphabet="abc .", max_size=80), st.integers(-5, 7000)), min_size=1, max_size=8)


@settings(max_examples=100, deadline=None)
@given(_WORDS, _SLOTS)
def test_every_word_is_laid_once_in_order_and_no_cue_left_empty_without_need(words, timed):
    parts = lay(" ".join(words), "es", *timed)
    assert len(parts) == len(timed)
    assert " ".join(parts).split() == words
    if len(words) >= len(timed):
        assert all(parts)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="今日友達見映画はがをにの、。", min_size=8, max_size=80), _SLOTS)
def test_no_character_is_lost_in_unspaced_text(text, timed):
    parts = lay(text, "ja", *timed)
    assert "".join(plain_text(part) for part in parts).replace("\n", "") == text
