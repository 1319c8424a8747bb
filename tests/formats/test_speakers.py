"""Names before the text of captions: which are taken for speakers, and how they are written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.profiles import Profile, profile_for
from captionstudio.formats.speakers import Named, find_names, known_names, read_names, with_names

PLAIN = ["It is late.", "Are you coming?", "No.", "Then good night.", "Sleep well.", "You too."]


def found(*texts):
    return set(find_names(texts))


def test_names_that_begin_most_captions_are_speakers():
    assert found("Ann: Hi.", "Bob: Hello.") == {"Ann", "Bob"}
    assert found("speaker_1: Hi.", "speaker_2: Hello.", "speaker_1: Bye.", "And more.") == {"speaker_1", "speaker_2"}
    assert found("Dana: שלום", "דנה: שלום", "田中: はい") == {"Dana", "דנה", "田中"}


def test_thousands_of_names_that_come_once_are_none():
    assert find_names([f"No. {number}: a caption" for number in range(5000)]) == frozenset()
    panel = [f"Voice {number % 41}: a caption" for number in range(100)]
    assert len(find_names(panel)) == 41


@pytest.mark.parametrize(
    "texts",
    [
        ("ANN: Hi.", "ANN: Bye.", *PLAIN),
        ("Dr. de Vries: Hi.", "Ann: Yes.", "Dr. de Vries: Bye.", "Ann: No.", *PLAIN),
        ("- MAN 1: Hi.\n- MAN 2: Hello.", "MAN 1: Bye.", "<i>MAN 2:</i> Bye.", *PLAIN),
    ],
)
def test_a_few_names_are_speakers_where_they_come_again(texts):
    assert found(*texts) == {text.lstrip("-<i> ").partition(":")[0] for text in texts[:2]} | ({"MAN 2"} if "MAN 2" in texts[0] else set())


@pytest.mark.parametrize(
    "texts",
    [
        ("Note: this matters.", "Note: this as well.", "Warning: hot."),
        ("Note: this matters.", *PLAIN),
        ("At 10:30 we leave.", "At 10:45 we arrive.", "At 11:00 we sleep."),
        ("10: ten", "20: twenty"),
        ("https://example.org", "https://example.com"),
        ("He said: go.", "He said: stay.", "She said: no.", "She said: yes.", *PLAIN),
        ("Listen: go.", "Listen: stay.", *PLAIN),
        ("Ann: Hi.", *PLAIN),
        ("Ann: Hi.",),
        ("ANN: HI.", "ANN: BYE.", "LOUD", "LOUDER", "LOUDEST", "END"),
        ("::", ": x", "<i>: y</i>", "..: z"),
        (),
    ],
)
def test_what_is_no_name_stays_text(texts):
    assert found(*texts) <= ({"ANN"} if "ANN: HI." in texts and len(texts) < 4 else set())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ann: Hi.", Named("Hi.", "Ann")),
        ("Ann:\nHi.", Named("Hi.", "Ann")),
        ("Ann:", Named("", "Ann")),
        ("<i>Ann: Hi.</i>", Named("<i>Hi.</i>", "Ann")),
        ("{\\an8}<b>Ann:</b> Hi.", Named("{\\an8}Hi.", "Ann")),
        ("- Ann: Hi.", Named("- Hi.", "Ann")),
        ("Ann: Hi.\nBob: Oh.", Named("- Hi.\n- Oh.", "Ann", "Bob")),
        ("- Ann: Hi.\n- Bob: Oh.", Named("- Hi.\n- Oh.", "Ann", "Bob")),
        ("-<i>Ann: Hi.</i>\n-<i>Bob:</i> Oh.", Named("-<i>Hi.</i>\n-Oh.", "Ann", "Bob")),
        ("Ann: Hi\nthere.\nBob: Oh.", Named("- Hi\nthere.\n- Oh.", "Ann", "Bob")),
        ("- Hi.\n- Bob: Oh.", Named("- Hi.\n- Oh.", None, "Bob")),
        ("Ann & Bob: Hi.", Named("Hi.", "Ann", "Bob")),
        ("Ann: - Hi.\n- Oh.", Named("- Hi.\n- Oh.", "Ann")),
        ("- Ann: Hi.\n- Oh.", Named("- Ann: Hi.\n- Oh.")),
        ("Hi.\nBob: Oh.", Named("Hi.\nBob: Oh.")),
        ("Ann: Hi.\nAnn: Oh.", Named("Ann: Hi.\nAnn: Oh.")),
        ("Ann: a\nBob: b\nAnn: c", Named("Ann: a\nBob: b\nAnn: c")),
        ("Cy: Hi.", Named("Cy: Hi.")),
        ("Ann:Hi.", Named("Ann:Hi.")),
        ("Hi, Ann: oh.", Named("Hi, Ann: oh.")),
    ],
)
def test_names_are_taken_out_of_the_text(text, read):
    assert read_names(text, {"Ann", "Bob", "Ann & Bob"}) == read


NAMES = Profile()


@pytest.mark.parametrize(
    ("profile", "written"),
    [
        (NAMES, ["Ann: Hi.", "Ann: Hi.\nBob: Oh.", "Ann & Bob: Hi.", "Hi."]),
        (profile_for("en", "bbc"), ["ANN: Hi.", "ANN: Hi.\nBOB: Oh.", "ANN & BOB: Hi.", "Hi."]),
        (profile_for("en", "netflix"), ["Hi.", "-Hi.\n-Oh.", "Hi.", "Hi."]),
        (profile_for("fr", "netflix"), ["Hi.", "- Hi.\n- Oh.", "Hi.", "Hi."]),
        (profile_for("nl", "netflix"), ["Hi.", "Hi.\n-Oh.", "Hi.", "Hi."]),
        (profile_for("bg", "netflix"), ["Hi.", "Hi.\n- Oh.", "Hi.", "Hi."]),
        (profile_for("en", "netflix-sdh"), ["Ann: Hi.", "Ann: Hi.\nBob: Oh.", "Ann & Bob: Hi.", "Hi."]),
    ],
)
def test_a_profile_says_how_speakers_are_shown(profile, written):
    said = [("Hi.", "Ann", None), ("- Hi.\n- Oh.", "Ann", "Bob"), ("Hi.", "Ann", "Bob"), ("Hi.", None, None)]
    assert [with_names(*each, profile) for each in said] == written


def test_tags_stay_before_the_name_and_what_the_two_would_make_together_is_kept_apart():
    assert with_names("{\\an8}<i>Hi.</i>", "Ann", None, NAMES) == "{\\an8}<i>Ann: Hi.</i>"
    assert with_names("x}", "Ann {\\", None, NAMES) == "Ann &#123;\\: x}"
    assert with_names("Hi.", "The 10:30 man", None, NAMES) == "The 10\u223630 man: Hi."
    assert with_names("", "Ann", None, NAMES) == "Ann:"
    assert with_names("Ann: Hi.", "Ann", None, NAMES) == "Ann: Hi."
    assert with_names("Ann: Hi.", "Bob", None, NAMES) == "Bob: Ann: Hi."


CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], exclude_characters="\ufeff\u2236-‐‑–—")
ODD = ["<i>", "Dr: Who", "a > b", "R&B", "&amp;", "דנה", "\u200fدانا\u200f", "x" * 100, "{\\an8}", "Smith, John", "A / B", "C:\\x", "<v X>"]
SOME_NAMES = st.sampled_from(ODD) | st.text(CHARACTERS, min_size=1, max_size=20).filter(lambda name: any(map(str.isalpha, name)))


@given(SOME_NAMES, SOME_NAMES, st.sampled_from(["Hi.", "<i>Hi,\nyou.</i>", "", "{\\an8}x"]))
def test_any_name_comes_back(one, other, text):
    for first, second, said in ((one, None, text), (one, other, "- Why?\n<b>- Because.</b>"), (None, other, "- Why?\n- Because.")):
        if first == second or "&" in one + other:
            continue
        written = with_names(said, first, second, NAMES)
        assert read_names(written, known_names((first, second))) == Named(said, first, second)


def test_hyphens_are_put_where_the_profile_wants_them():
    profile = replace(NAMES, speaker_style="hyphens", dialogue_marks=("", "— "))
    assert with_names("<i>- Why?</i>\n- Because.", "Ann", "Bob", profile) == "<i>Why?</i>\n— Because."
