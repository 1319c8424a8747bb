import itertools
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.layout.measure import line_lengths
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import profile_for


def lines(text, language="en", **limits):
    return break_lines(text, replace(profile_for(language), **limits), language).split("\n")


def test_text_that_fits_one_line_stays_on_one():
    text = "This is exactly forty-two characters long."
    assert len(text) == 42
    assert lines(text) == [text]
    assert lines("It was\nbroken before.") == ["It was broken before."]


@pytest.mark.parametrize(
    ("language", "upper", "lower"),
    [
        ("en", "In the winter of 1889, a storm broke", "the glass on the seaward side."),
        ("en", "She said she couldn't have known", "about the terrible accident."),
        ("en", "How many of the people", "who live here are going to vote?"),
        ("en", "The president's new foreign policy", "has been criticised by everyone."),
        ("en", "A quiet man named Walter Hale moved in", "with his wife and daughter Ruth."),
        ("en", "He works for the same company", "as Dr. Miller and his brother."),
        ("en", "We walked through the park, and then", "we saw the most beautiful old house."),
        ("es", "Mi abuela siempre decía", "que el mar da y el mar quita."),
        ("es", "Todas las mañanas, los pescadores salían", "al mar antes de la salida del sol."),
        ("fr", "Je ne sais pas ce qu'il voulait dire", "quand il a parlé de la maison."),
        ("fr", "Est-ce que vous pouvez me dire", "où se trouve la gare, s'il vous plaît ?"),
        ("de", "Ich habe nicht gewusst,", "dass er gestern in die Stadt gefahren ist."),
        ("de", "Also las sie jede Nacht heimlich", "in den Büchern ihres Onkels."),
        ("it", "Ogni sabato il bibliotecario saliva", "a piedi con uno zaino pieno di libri."),
        ("pt", "Eu não sei o que ele queria dizer", "quando falou da casa da minha avó."),
        ("nl", "Ik weet niet wat hij bedoelde", "toen hij over het oude huis sprak."),
        ("hi", "मैं कल अपने दोस्त के साथ बाज़ार गया था", "और वहाँ हमने बहुत सारे फल खरीदे।"),
        ("ko", "어제 저는 친구와 함께", "새로 나온 영화를 보러 갔습니다."),
        ("ja", "今日は友達と一緒に", "映画を見に行きました。"),
        ("ja", "「もう帰ってもいいですか」", "と彼は聞いた。"),
        ("zh", "他说因为下雨了，", "所以我们没有去公园玩。"),
        ("zh", "今天我们来谈谈这个城市的", "历史和文化发展。"),
        ("th", "เมื่อวานนี้ฉันไปตลาดกับแม่เพื่อซื้อผัก", "และผลไม้สำหรับงานเลี้ยงวันเกิดของน้องชาย"),
    ],
)
def test_lines_break_where_a_captioner_breaks_them(language, upper, lower):
    joint = "" if language in {"ja", "zh", "th"} else " "
    assert lines(upper + joint + lower, language) == [upper, lower]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There was nothing more to say about the mysterious disappearance of Mr. Brown."),
        ("en", "The first of the three ships had been seen off the coast by an old fisherman."),
        ("es", "Nunca supimos quién había dejado la puerta de la casa abierta aquella noche."),
        ("fr", "Les enfants de la voisine avaient mangé toutes les pommes du petit jardin."),
        ("de", "Der alte Mann mit dem grauen Bart saß jeden Tag auf der Bank vor dem Haus."),
        ("it", "Non avevo mai visto una nave così grande entrare nel porto della nostra città."),
    ],
)
def test_no_line_ends_with_an_article_a_preposition_or_half_a_name(language, text):
    upper, lower = lines(text, language)
    leaning = "the of a an had been by mr. la de der mit dem auf vor una nel della nostra les du petit toutes quién había"
    assert upper.split()[-1].lower() not in set(leaning.split())
    assert not lower.startswith("Brown")


def test_three_lines_where_the_profile_has_them():
    text = "When the work was done, the keeper moved in with his wife, and their daughter kept the lamp."
    assert lines(text, max_lines=3, max_line_length=37) == [
        "When the work was done,",
        "the keeper moved in with his wife,",
        "and their daughter kept the lamp.",
    ]


def test_too_much_text_gets_more_lines_not_longer_ones():
    text = "one two three four five six seven eight nine ten " * 6
    found = lines(text.strip())
    assert len(found) == 8
    assert max(map(len, found)) <= 42


def test_a_word_wider_than_a_line_stays_whole():
    word = "x" * 50
    assert lines(f"Look at {word} now") == ["Look at", word, "now"]


def test_the_lines_of_two_speakers_stay_apart():
    assert lines("- Are you coming?\n- No.") == ["- Are you coming?", "- No."]
    assert lines("–Where?\n–<i>Here!</i>") == ["–Where?", "–<i>Here!</i>"]
    assert lines("- Not two speakers\nhere at all") == ["- Not two speakers here at all"]


def test_tags_count_nothing_and_stay_with_their_words():
    assert lines('<i>Exactly <font color="#ffff00">forty-two</font> characters long, this.</i>') == [
        '<i>Exactly <font color="#ffff00">forty-two</font> characters long, this.</i>'
    ]
    assert lines("<i>She never told anybody</i> <b>when he had sent her the letter.</b>") == [
        "<i>She never told anybody</i>",
        "<b>when he had sent her the letter.</b>",
    ]


def test_an_entity_is_one_character_and_not_torn():
    text = "Smith &amp; Sons &amp; Brothers &amp; Company are here"
    assert len(plain_text(text)) == 42
    assert lines(text) == [text]


def test_a_no_break_space_holds():
    assert lines("The bells rang out all over the town at 10\u00a0o'clock that night.") == [
        "The bells rang out all over the town",
        "at 10\u00a0o'clock that night.",
    ]
    assert lines("It is now ten minutes and a bit past half 10\u00a0o'clock", max_line_length=43)[1].endswith("10\u00a0o'clock")


_CLOSING = "、。，．）」』】？！：；…ぁぃぅぇぉっゃゅょーァィゥェォッャュョ々%"
_OPENING = "（「『【"
_JAPANESE = st.text(alphabet="今日友達見映画はがをにのてっょ、。「」（）ーアイスクリーム…？！々", min_size=1, max_size=60)


@given(_JAPANESE)
def test_kinsoku_holds(text):
    found = break_lines(text, profile_for("ja"), "ja").split("\n")
    assert "".join(found) == text
    assert not any(line[0] in _CLOSING for line in found[1:])
    assert not any(line[-1] in _OPENING for line in found[:-1])


@given(st.text(alphabet="กขคงนมรสาะำิีึืุูเแโใไ่้๊๋์ๆฯ ", max_size=80))
def test_thai_is_never_broken_inside_a_cluster(text):
    found = break_lines(text, profile_for("th"), "th").split("\n")
    for upper, lower in itertools.pairwise(found):
        assert unicodedata.category(lower[0]) != "Mn"
        assert lower[0] not in "ะาำๆฯ"
        assert upper[-1] not in "เแโใไ"


_WORD = st.text(alphabet="abcdeABC,.!?'-éüß1", min_size=1, max_size=25)


@given(st.lists(_WORD, max_size=25), st.sampled_from([None, "en", "fr", "de", "xx"]), st.integers(8, 42), st.integers(1, 3))
def test_only_spaces_and_line_breaks_change_places(words, language, length, count):
    profile = replace(profile_for(language), max_line_length=length, max_lines=count)
    broken = break_lines(" ".join(words), profile, language)
    assert broken.split() == words
    assert not re.search(r" \n|\n |  ", broken)
    assert break_lines(broken, profile, language) == broken or _is_dialogue(broken)
    for line in broken.split("\n"):
        assert len(line) <= length or " " not in line or _has_bare_mark(line)


def _is_dialogue(text):
    return all(line.startswith("-") for line in text.split("\n"))


def _has_bare_mark(line):
    return any(not any(map(str.isalnum, word)) for word in line.split())


@given(st.text(max_size=120), st.sampled_from(["en", "ja", "th", "my", None]))
def test_any_text_keeps_its_characters(text, language):
    broken = break_lines(text, profile_for(language), language)
    assert re.sub(r"\s", "", broken) == re.sub(r"\s", "", text)


@given(
    st.lists(
        st.sampled_from(["<i>", "</i>", "word", " ", "&lt;", "{\\an8}", "<v Bob>", "<00:01.000>", "漢字", "longer words"]), max_size=40
    )
)
def test_any_markup_keeps_its_text_and_tags(parts):
    text = "".join(parts)
    broken = break_lines(text, profile_for("en"), "en")
    assert re.sub(r"[ \n]", "", broken) == re.sub(r"[ \n]", "", text)
    assert re.findall(r"<[^>]*>", broken) == re.findall(r"<[^>]*>", text)


def test_lines_are_measured_as_the_profile_counts():
    profile = profile_for("zh")
    broken = break_lines("中华人民共和国成立于1949年10月1日，首都是北京。", profile, "zh")
    assert max(line_lengths(broken, profile)) <= 16
    assert not re.search(r"\d\n\d|\d\n年", broken)


def test_a_line_never_breaks_inside_a_tag():
    broken = break_lines("longer words longer words<v Bob> longer words longer words", profile_for("en"), "en")
    assert broken == "longer words longer words<v Bob>\nlonger words longer words"
