import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.markup import plain_text
from captionstudio.core.protection import attempts, escape, has_own_lines, split_frame


def try_all(text, translate, **options):
    """Translate by ``translate`` until an attempt comes through; return the result and how many attempts it took."""
    for count, attempt in enumerate(attempts(text, **options), 1):
        result = attempt.restore([translate(part) for part in attempt.parts])
        if result is not None:
            return result, count
    raise AssertionError("no attempt came through")


def lose_marks(part):
    return part.translate(str.maketrans("", "", "[]0123456789"))


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Hello.", ("", "Hello.", "")),
        ("<i>Hello.</i>", ("<i>", "Hello.", "</i>")),
        ("{\\an8}<i><b>Hello.</b></i>", ("{\\an8}<i><b>", "Hello.", "</b></i>")),
        ("<i>a</i> and <i>b</i>", ("", "<i>a</i> and <i>b</i>", "")),
        ("<i>Hel</i>lo", ("", "<i>Hel</i>lo", "")),
        ("<v Bob>Hello.", ("<v Bob>", "Hello.", "")),
        ("end.</i>", ("", "end.", "</i>")),
        ("♪ la la ♪", ("♪ ", "la la", " ♪")),
        ("[door] Hello. [sighs]", ("[door] ", "Hello.", " [sighs]")),
        ("[music]", ("[music]", "", "")),
        ("JOHN SMITH: Hello.", ("JOHN SMITH: ", "Hello.", "")),
        ("Note: this stays.", ("", "Note: this stays.", "")),
        ("- Hello.", ("- ", "Hello.", "")),
        ("-Hello.", ("-", "Hello.", "")),
        ("-5 degrees", ("", "-5 degrees", "")),
        (">> Hello.", (">> ", "Hello.", "")),
        ("<3 you", ("", "<3 you", "")),
        ("", ("", "", "")),
    ],
)
def test_frames(text, frame):
    assert split_frame(text) == frame


@given(
    st.lists(st.sampled_from(["<i>", "</i>", "{\\an8}", "♪", "[x]", " ", "word", "- ", "BOB: ", "<", "&amp;", "12"]), max_size=12).map(
        "".join
    )
)
def test_a_frame_loses_nothing(text):
    assert "".join(split_frame(text)) == text


def test_lines_of_their_own():
    assert has_own_lines("- Yes.\n- No.")
    assert has_own_lines("ANN: Yes.\nBOB: No.")
    assert has_own_lines("♪ la\n♪ lo")
    assert not has_own_lines("Yes,\n- said he")
    assert not has_own_lines("- Yes.")


def test_plain_text_takes_one_attempt():
    assert try_all("Hello there.", str.upper) == ("HELLO THERE.", 1)


def test_tags_keep_their_place_where_marks_survive():
    assert try_all("The <b>king</b>, and <i>she</i>.", str.lower) == ("the <b>king</b>, and <i>she</i>.", 1)


def test_tags_go_around_the_whole_where_marks_are_lost():
    assert try_all("The <b>king</b> sees.", lose_marks) == ("<b>The king sees.</b>", 2)
    assert try_all("Well [laughs] I think", lose_marks) == ("[laughs] Well I think", 2)
    assert try_all("a {\\i1}b{\\i0} c", lose_marks) == ("{\\i1}a b c{\\i0}", 2)


def test_marks_in_another_order_are_no_tags():
    result, count = try_all("The <b>king</b> sees.", lambda part: part.replace("[1]", "[x]").replace("[2]", "[1]").replace("[x]", "[2]"))
    assert (result, count) == ("<b>The king sees.</b>", 2)


@pytest.mark.parametrize(
    "value", ["12", "1,000", "10:30", "$5.99", "NASA", "www.example.com/a_b?c=1", "me@example.com", "{name}", "%s", "COVID-19"]
)
def test_values_survive_a_model_that_loses_them(value):
    result, count = try_all(
        f"It was {value} today.", lambda part: lose_marks(part).replace(value, "").replace("NASA", "").replace("%s", "").lower()
    )
    assert value in plain_text(result)
    assert count == 3


def test_values_may_move_and_change_their_separators():
    assert try_all("It costs 1,000.50 now", lambda part: "jetzt 1.000,50")[1] == 1
    assert try_all("at 10:30", lambda part: "à 10 h 30")[1] == 1
    assert try_all("The 1st time", lambda part: "la première fois")[1] == 1
    swapped = try_all("A 12 B 34", lambda part: "[2] b [1] a" if "[1]" in part else "nothing")
    assert swapped == ("34 b 12 a", 2)


def test_shouting_is_translated_as_speech():
    seen = []
    assert try_all("GET OUT NOW!", lambda part: seen.append(part) or "sal de aquí") == ("SAL DE AQUÍ", 1)
    assert seen == ["Get out now!"]


def test_fragments_are_put_together_as_the_language_writes():
    spaced, _ = try_all("he has 12 apples", lambda part: "Fragment.")
    assert spaced == "fragment 12 fragment"
    punctuated, _ = try_all(
        "in 1910, only (12 boats) came", lambda part: part.translate(str.maketrans("", "", "[]0123456789,")).strip("( ")
    )
    assert punctuated == "in 1910, only (12 boats) came"
    tight, _ = try_all("he has 12 apples", lambda part: "断片。", is_spaced=False)
    assert tight == "断片12断片"


def test_entities():
    assert try_all("R&amp;B &lt;i&gt; x", str) == ("R&B &lt;i> x", 1)


@given(st.text(st.sampled_from("<i>&amp;{\\an8} bx;#3/"), max_size=30))
def test_escaped_text_reads_as_it_was(text):
    assert plain_text(escape(text)) == text


@given(
    st.lists(st.sampled_from(["<i>", "</i>", "♪", "[x]", "word", "12", "NASA", "a@b.cd", "&amp;"]), min_size=1, max_size=10).map(" ".join)
)
def test_some_attempt_always_comes_through(text):
    for translate in (str, lose_marks, lambda part: "nothing", lambda part: ""):
        try_all(text, translate)
