import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Document
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.glossary import set_glossary
from captionstudio.core.glossary import GlossaryTerm, TermFinder, applicable_terms
from captionstudio.core.markup import plain_text
from captionstudio.core.protection import attempts
from tests.core.test_protection import lose_marks, try_all


def finder(*pairs, language="en", **fields):
    return TermFinder([GlossaryTerm(*pair, **fields) for pair in pairs], language)


def replaced(found, text):
    for term in reversed(found.find(text)):
        text = text[: term.start] + term.target + text[term.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbor.", "The PUERTO*."),
        ("Harbor master", "MAESTRO*"),
        ("the harbor  master", "the MAESTRO*"),
        ("the harbor-master", "the PUERTO*-master"),
        ("The harbors.", "The harbors."),
        ("A safeharbor", "A safeharbor"),
        ("harbor's", "PUERTO*'s"),
        ("C++ and C", "lenguaje and C"),
    ],
)
def test_terms_are_whole_words_and_the_longest_counts(text, expected):
    terms = finder(("harbor", "PUERTO*"), ("Harbor Master", "MAESTRO*"), ("C++", "lenguaje"))
    assert replaced(terms, " ".join(text.split())) == expected


def test_case_counts_only_where_it_is_said():
    assert (
        replaced(finder(("May", "mayo"), is_case_sensitive=True), "May I come in May or may I not?") == "mayo I come in mayo or may I not?"
    )
    assert replaced(finder(("harbor", "puerto")), "THE HARBOR") == "THE PUERTO"
    assert replaced(finder(("NASA", "la NASA")), "NASA") == "la NASA"


def test_a_term_without_a_target_stays_as_it_stands():
    assert replaced(finder(("caption studio", "")), "Open Caption Studio.") == "Open Caption Studio."
    assert [found.target for found in finder(("caption studio", "")).find("Open Caption Studio.")] == ["Caption Studio"]


def test_languages_without_spaces_are_searched_by_their_characters():
    assert (
        replaced(finder(("北京", "Peking"), ("北京大学", "Peking University"), language="zh"), "我在北京大学。")
        == "我在Peking University。"
    )
    assert replaced(finder(("AI", "KI"), language="ja"), "AIはMAIL") == "KIはMAIL"


def test_terms_that_count_between_two_languages():
    general, spanish, mexican = (
        GlossaryTerm("car", "X"),
        GlossaryTerm("car", "coche", "en", "es"),
        GlossaryTerm("Car", "carro", "", "es-MX"),
    )
    french, other = GlossaryTerm("car", "voiture", "en", "fr"), GlossaryTerm("Auto", "car", "de", "es")
    every = [mexican, spanish, general, french, other]
    assert applicable_terms(every, "en", "es") == (spanish,)
    assert applicable_terms([spanish, GlossaryTerm("car", "automóvil", "en", "es")], "en", "es")[0].target == "automóvil"
    assert applicable_terms([spanish, mexican], "en-GB", "es-MX") == (mexican,)
    assert applicable_terms(every, "en", "de") == (general,)
    assert applicable_terms(every, "en", "fr") == (french,)
    assert applicable_terms([GlossaryTerm("  ", "x")], "en", "fr") == ()


def test_setting_a_glossary_is_one_step_and_tidies():
    terms = [GlossaryTerm(" harbor  master ", "capitán  "), GlossaryTerm("", "x"), GlossaryTerm("harbor master", "capitán")]
    change = set_glossary(Document(), terms)
    after = apply_change(Document(), change)
    assert after.glossary == (GlossaryTerm("harbor master", "capitán"),)
    assert apply_change(after, change.inverse()) == Document()


def test_a_translation_that_has_the_term_is_taken_as_it_is():
    terms = finder(("harbor", "puerto"))
    assert try_all("To the harbor!", {"To the harbor!": "¡Al puerto!"}.__getitem__, terms=terms) == ("¡Al puerto!", 1)
    assert try_all("Harbor open.", {"Harbor open.": "Puerto abierto."}.__getitem__, terms=terms) == ("Puerto abierto.", 1)


def test_a_mark_stands_for_a_term_that_the_model_translates_otherwise():
    table = {"To the harbor!": "¡A la bahía!", "To the [1]!": "¡Al [1]!", "Harbor open.": "Bahía.", "[1] open.": "¡[1] abierto!"}
    assert try_all("To the harbor!", table.__getitem__, terms=finder(("harbor", "puerto"))) == ("¡Al puerto!", 2)
    assert try_all("Harbor open.", table.__getitem__, terms=finder(("harbor", "puerto"))) == ("¡Puerto abierto!", 2)
    assert try_all("Harbor open.", table.__getitem__, terms=finder(("harbor", "iPort"))) == ("¡iPort abierto!", 2)


def test_where_the_mark_is_lost_the_term_goes_into_the_source_and_then_between_pieces():
    terms = finder(("harbor", "puerto"))
    assert try_all("To the harbor!", lambda part: lose_marks(part).replace("harbor", "bahía"), terms=terms) == ("To the puerto!", 3)
    assert try_all("To the harbor now!", lambda part: "Nada.", terms=terms) == ("Nada puerto nada", 4)


def test_terms_and_numbers_are_told_apart():
    terms = finder(("Windows 11", "Windows 11"), ("harbor", "puerto 7"))
    text = "Windows 11 and 11 boats in the harbor 12"
    result, _ = try_all(text, lambda part: "x", terms=terms)
    assert [result.count(value) for value in ("Windows 11", "11", "puerto 7", "12")] == [1, 2, 1, 1]


def test_tags_stay_around_terms():
    result, _ = try_all("The <i>harbor</i> 12", lose_marks, terms=finder(("harbor", "puerto")))
    assert plain_text(result) == "The puerto 12"
    assert result.startswith("<i>")


WORDS = ["the", "king", "harbor", "Harbor", "HARBOR", "harbors", "May", "12", "NASA", "<i>x</i>", "♪", "sea.", "a@b.cd", "Why?"]
MODELS = [str, lose_marks, str.upper, str.lower, lambda part: "nothing", lambda part: "", lambda part: " ".join(reversed(part.split()))]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10), st.sampled_from(MODELS), st.booleans())
def test_every_term_in_comes_out_once_and_nothing_else_is_lost(words, model, is_spaced):
    """``puerto`` and ``mayo`` come from nowhere but the glossary."""
    text = " ".join(words)
    terms = TermFinder([GlossaryTerm("harbor", "puerto"), GlossaryTerm("May", "mayo", is_case_sensitive=True)], "en")
    result, _ = try_all(text, model, terms=terms, is_spaced=is_spaced)
    seen = plain_text(result)
    assert seen.casefold().count("puerto") == sum(word.casefold() == "harbor" for word in words)
    assert seen.casefold().count("mayo") == words.count("May")
    assert "".join(filter(str.isdigit, seen)).count("12") == words.count("12")
    assert seen.count("♪") == words.count("♪")
    assert seen.count("a@b.cd") == words.count("a@b.cd")


@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
def test_without_terms_nothing_is_another(text):
    parts = [attempt.parts for attempt in attempts(text)]
    assert [attempt.parts for attempt in attempts(text, terms=TermFinder([GlossaryTerm("zebra", "cebra")], "en"))] == parts
