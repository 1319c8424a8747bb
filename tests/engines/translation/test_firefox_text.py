"""What the vocabulary cannot spell gets through: quotes, dashes, signs, foreign words."""

import pytest

from captionstudio.engines.translation.firefox_text import KnownCharacters

ENGLISH = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'\"-[]()&")


class Pieces:
    """A vocabulary that spells letter by letter."""

    def __init__(self, known=frozenset(ENGLISH)):
        self.known = known

    def unk_id(self):
        return 0

    def encode(self, text):
        return [1 if character in self.known else 0 for character in text]


def through(sentence, translate=str.upper):
    """Translate with a model that writes everything large; return the result and what the model was asked."""
    asked = []

    def ask(text):
        asked.append(text)
        return translate(text)

    return KnownCharacters(Pieces()).translate(sentence, ask), asked


@pytest.mark.parametrize(
    ("sentence", "asked", "result"),
    [
        ("Plain words.", ["Plain words."], "PLAIN WORDS."),
        ("“No,” she said.", ['"No," she said.'], "“NO,” SHE SAID."),
        ("It’s mine.", ["It's mine."], "IT'S MINE."),
        ("Well — maybe.", ["Well - maybe."], "WELL — MAYBE."),
        ("well—maybe", ["well - maybe"], "WELL—MAYBE"),
        ("♪ Hello there ♪", ["Hello there"], "♪ HELLO THERE ♪"),
        ("It costs £4 here.", ["It costs [1] here."], "IT COSTS £4 HERE."),
        ("Write to a_b@c.org, now.", ["Write to [1], now."], "WRITE TO a_b@c.org, NOW."),
        ("Москва and Zürich, both.", ["[1] and [2], both."], "Москва AND Zürich, BOTH."),
        ("The [1] is £4.", ["The [1] is [2]."], "THE [1] IS £4."),
        ("He saw 北京 then.", ["He saw [1] then."], "HE SAW 北京 THEN."),
        ("£5", [], "£5"),
        ("Привет, мир!", [], "Привет, мир!"),
        ("😀", [], "😀"),
    ],
)
def test_the_model_is_asked_only_what_it_can_spell(sentence, asked, result):
    assert through(sentence) == (result, asked)


def test_a_lost_mark_is_made_up_for_by_translating_around_it():
    result, asked = through("We paid £4 and left.", lambda text: text.replace("[1]", "").upper())
    assert asked == ["We paid [1] and left.", "We paid", "and left."]
    assert result == "WE PAID £4 aND LEFT."


def test_fragments_do_not_become_sentences():
    result, _ = through("we paid £4 and left", lambda text: f"{text.replace('[1]', '').strip().capitalize()}.")
    assert result == "we paid £4 and left"


def test_marks_that_change_places_take_their_words_along():
    result, _ = through("Zoë met Ñoño.", lambda _: "[2] foi visto por [1].")
    assert result == "Ñoño foi visto por Zoë."


def test_quotes_stay_as_the_model_wrote_them_where_their_number_differs():
    assert through("“No,” she said.", lambda _: 'Não, disse "ela", "sim".')[0] == 'Não, disse "ela", "sim".'


def test_known_typography_is_left_to_the_model():
    characters = KnownCharacters(Pieces(frozenset(ENGLISH | set("“”—"))))
    assert characters.translate("“No” — never.", str.upper) == "“NO” — NEVER."
