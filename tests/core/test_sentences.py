from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Cue
from captionstudio.core.sentences import (
    MAX_SENTENCE_LENGTH,
    group_sentences,
    is_runaway,
    join_sentences,
    joined_text,
    split_sentences,
)


def cue(text, start, end, language="en", speaker=None):
    return Cue(start, end, text, language=language, speaker=speaker)


def texts(cues):
    return [[cue.text for cue in group.cues] for group in group_sentences(cues)]


def test_a_sentence_over_three_cues_is_one_group():
    cues = [cue("The mother", 0, 900), cue("who lives here", 1000, 1900), cue("is tired.", 2000, 2900), cue("She sleeps.", 3000, 3900)]
    assert texts(cues) == [["The mother", "who lives here", "is tired."], ["She sleeps."]]
    assert group_sentences(cues)[0].text == "The mother who lives here is tired."


def test_languages_speakers_and_pauses_part():
    assert texts([cue("and then", 0, 900), cue("y luego", 1000, 1900, "es")]) == [["and then"], ["y luego"]]
    assert texts([cue("and then", 0, 900, speaker="A"), cue("he left", 1000, 1900, speaker="B")]) == [["and then"], ["he left"]]
    assert texts([cue("and then", 0, 900), cue("he left", 2500, 3000)]) == [["and then"], ["he left"]]
    assert texts([cue("and then", 0, 900), cue("he left", 2400, 3000)]) == [["and then", "he left"]]


def test_sounds_music_and_dialogue_stand_alone():
    for odd in ("[door slams]", "♪ la la", "- Yes\n- No", "(laughs)", ""):
        assert texts([cue("and then", 0, 900), cue(odd, 1000, 1900), cue("he left", 2000, 2900)]) == [["and then"], [odd], ["he left"]]


def test_an_abbreviation_ends_no_sentence():
    assert texts([cue("I saw Dr.", 0, 900), cue("Miller.", 1000, 1900)]) == [["I saw Dr.", "Miller."]]


def test_tags_are_looked_through():
    assert texts([cue("<i>It is over.</i>", 0, 900), cue("<i>He left</i>", 1000, 1900)]) == [["<i>It is over.</i>"], ["<i>He left</i>"]]


def test_text_without_punctuation_ends_somewhere():
    cues = [cue(f"word {at}", at * 1000, at * 1000 + 900) for at in range(100)]
    groups = group_sentences(cues)
    assert max(len(group.cues) for group in groups) <= 8
    assert [cue for group in groups for cue in group.cues] == cues


@given(
    st.lists(
        st.tuples(st.sampled_from(["so", "he went.", "[x]", "雨だ。", "", "- a\n- b"]), st.sampled_from(["en", "ja", None])), max_size=30
    )
)
def test_every_cue_is_in_one_group(rows):
    cues = [cue(text, at * 1000, at * 1000 + 800, language) for at, (text, language) in enumerate(rows)]
    groups = group_sentences(cues)
    assert [cue for group in groups for cue in group.cues] == cues
    assert all(cue.language == group.language for group in groups for cue in group.cues)


def test_splitting_knows_abbreviations_and_scripts():
    assert split_sentences("Mr. Smith met Dr. Jones. They talked! Did they? Yes.", "en") == [
        "Mr. Smith met Dr. Jones.",
        "They talked!",
        "Did they?",
        "Yes.",
    ]
    assert split_sentences("Er kam am 3. Oktober an. Dann ging er.", "de") == ["Er kam am 3. Oktober an.", "Dann ging er."]
    assert split_sentences("¿Dónde está? ¡Aquí!", "es") == ["¿Dónde está?", "¡Aquí!"]
    assert split_sentences("今日は雨です。「そう。」傘は？", "ja") == ["今日は雨です。", "「そう。」", "傘は？"]
    assert split_sentences("मैं घर गया। वह आया।", "hi") == ["मैं घर गया।", "वह आया।"]
    assert split_sentences("هل أنت هنا؟ نعم.", "ar") == ["هل أنت هنا؟", "نعم."]
    assert split_sentences("It costs 3.50 now", "en") == ["It costs 3.50 now"]
    assert split_sentences("   ", "en") == []


def test_long_sentences_are_cut_at_clauses():
    clause = "a long clause that goes on and on for a while,"
    parts = split_sentences(" ".join([clause] * 30), "en")
    assert all(len(part) <= MAX_SENTENCE_LENGTH and part.endswith(",") for part in parts)
    assert " ".join(parts) == " ".join([clause] * 30)
    assert max(map(len, split_sentences("x" * 1000, "en"))) <= MAX_SENTENCE_LENGTH
    assert max(map(len, split_sentences("字" * 1000, "zh"))) <= MAX_SENTENCE_LENGTH // 3


@given(st.text(st.sampled_from("ab. ,!?。字「」\n"), max_size=400), st.sampled_from(["en", "ja", None]))
def test_splitting_loses_nothing(text, language):
    pieces = split_sentences(text, language)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(pieces)


def test_joining():
    assert join_sentences(["One.", "Two."], "en") == "One. Two."
    assert join_sentences(["一。", "二。"], "zh") == "一。二。"
    assert joined_text([cue("two\nlines", 0, 1), cue("<i>more</i> R&amp;B", 1, 2)]) == "two lines more R&B"
    assert joined_text([cue("今日は\n雨です", 0, 1)]) == "今日は雨です"


def test_runaways_are_told_from_translations():
    assert is_runaway("The boy opens the door.", "El niño " + "la puerta " * 20)
    assert is_runaway("Hello there, my friend.", "no no no no no no no no no no")
    assert is_runaway("你好吗？", "ha" * 60)
    assert is_runaway("Hello.", "")
    assert is_runaway("Short.", "word " * 40)
    assert not is_runaway("The boy opens the door.", "El niño abre la puerta.")
    assert not is_runaway("No, no, no, no, no, no, no, no!", "¡No, no, no, no, no, no, no, no!")
    assert not is_runaway(
        "今日はとても天気がいいですから、公園へ行きましょう。", "The weather is very good today, so let us all go to the park together."
    )
    assert not is_runaway("Hi.", "Guten Tag.")
    assert not is_runaway("", "")
