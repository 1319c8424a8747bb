from pathlib import Path

import pytest

from captionstudio.engines.translation.legs import translate_leg
from captionstudio.engines.translation.model import TranslationModel

PLAIN = TranslationModel("plain", "argos", Path(), ("en",), ("de",))
AWARE = TranslationModel("aware", "m2m100", Path(), ("en",), ("de",), context_sentences=2, context_separator=" | ")


class Says:
    """Translates with a function, another one when it is to be careful, and remembers what it was given."""

    def __init__(self, says, careful=None):
        self.says, self.careful = says, careful or says
        self.given, self.given_carefully = [], []

    def translate(self, sentences, on_batch, *, careful=False):
        (self.given_carefully if careful else self.given).append(list(sentences))
        if sentences:
            on_batch(len(sentences))
        return [(self.careful if careful else self.says)(sentence) for sentence in sentences]


def run(model, texts, about=PLAIN, languages=("en", "de"), **options):
    return translate_leg(model, texts, languages, lambda done, total: None, about=about, **options)


def test_texts_are_cut_into_sentences_each_translated_once():
    model = Says(str.upper)
    texts = ["One. Two?", "two words", "Two?", "12:30", "", "One.  Two?"]
    assert run(model, texts) == ["ONE. TWO?", "TWO WORDS", "TWO?", "12:30", "", "ONE. TWO?"]
    assert model.given == [["One.", "Two?", "two words"]]


@pytest.mark.parametrize("text", ["Dr. Smith is here.", "a  b", "It costs 3.50. Really?", "Yes… No.", "Wait! Stop."])
def test_what_is_not_seen_at_a_glance_is_cut_by_the_rules(text):
    model = Says(str)
    run(model, [text])
    expected = {
        "It costs 3.50. Really?": ["It costs 3.50.", "Really?"],
        "Yes… No.": ["Yes…", "No."],
        "Wait! Stop.": ["Wait!", "Stop."],
        "a  b": ["a b"],
    }
    assert model.given == [expected.get(text, [text])]


def test_languages_without_spaces_are_joined_without():
    assert run(Says({"One.": "一。", "Two.": "二。"}.__getitem__), ["One. Two."], languages=("en", "zh")) == ["一。二。"]


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        ("so " * 40, "Das ist gut.", "Das ist gut."),  # said over and over
        ("x" * 400, "Gut.", "Gut."),  # far too long
        ("", "Gut.", "Gut."),
        ("", "", "That is fine."),  # nothing came: the source stays
        ("so " * 40, "so " * 30, "so " * 30),  # both run away: the shorter
        ("so " * 40, "", "so " * 40),
    ],
)
def test_what_runs_away_is_translated_with_more_care(first, second, result):
    model = Says(lambda _: first, lambda _: second)
    assert run(model, ["That is fine."]) == [result]
    assert model.given_carefully == [["That is fine."]]


def test_a_good_translation_is_not_made_twice():
    model = Says(str.upper)
    run(model, ["That is fine."])
    assert model.given_carefully == []


def test_what_is_known_is_not_asked_for():
    model, known = Says(str.upper), {}
    assert run(model, ["One. Two."], known=known) == ["ONE. TWO."]
    assert run(model, ["Two. Three."], known=known) == ["TWO. THREE."]
    assert model.given == [["One.", "Two."], ["Three."]]


def test_context_is_what_came_before():
    model = Says(str.upper)
    said = run(model, ["Four. Five.", "Six."], AWARE, preceding=[["One.", "Two.", "Three."], []])
    assert said == ["FOUR. FIVE.", "SIX."]
    assert model.given == [["Two. | Three. | Four.", "Three. | Four. | Five.", "Six."]]


def test_the_same_sentence_after_others_is_another():
    model = Says(str.upper)
    run(model, ["It is.", "It is.", "It is."], AWARE, preceding=[["A."], ["B."], ["A."]])
    assert model.given == [["A. | It is.", "B. | It is."]]


def test_context_that_does_not_fit_is_left_out():
    model = Says(str.upper)
    run(model, ["It is."], AWARE, preceding=[["Long " * 60 + "one.", "Short."]])
    assert model.given == [["Short. | It is."]]


@pytest.mark.parametrize(
    "damage",
    [lambda text: text.replace("|", ","), lambda text: text.replace("| It", "| | It"), lambda text: text.rpartition("|")[0] + "| "],
)
def test_where_the_separator_does_not_survive_there_is_no_context(damage):
    model = Says(lambda text: damage(text).upper() if "|" in text else f"ALONE {text}")
    assert run(model, ["It is.", "So."], AWARE, preceding=[["A."], []]) == ["ALONE It is.", "ALONE So."]
    assert model.given[1:] == [["It is."]]


def test_models_that_see_one_sentence_get_no_context():
    model = Says(str.upper)
    run(model, ["It is."], preceding=[["A."]])
    assert model.given == [["It is."]]
