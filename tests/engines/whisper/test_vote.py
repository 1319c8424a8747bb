"""A text out of several readings."""

from captionstudio.core.document import Word
from captionstudio.engines.whisper.vote import vote


def read(text, *, probability=0.8, at=0, **exceptions):
    """Return words of 300 ms, one every 400 ms; ``exceptions`` are probabilities of single words."""
    return tuple(
        Word(word, at + index * 400, at + index * 400 + 300, exceptions.get(word, probability)) for index, word in enumerate(text.split())
    )


def say(*readings):
    return " ".join(word.text for word in vote(readings))


def test_one_reading_stays_as_it_is():
    words = read("Solo una lectura.")
    assert vote([words]) == words
    assert vote([()]) == ()
    assert vote([(), ()]) == ()


def test_each_word_goes_to_the_majority():
    assert say(read("lo esperaban davanti"), read("lo aspettavano avanti"), read("o aspettavano davanti")) == "lo aspettavano davanti"


def test_a_probable_word_outweighs_two_improbable_ones():
    assert say(read("a ship", ship=0.3), read("a ship", ship=0.3), read("a sheep", sheep=0.9)) == "a sheep"


def test_a_word_that_one_reading_invents_is_left_out():
    assert say(read("buona notte"), read("buona dolce notte", dolce=0.7), read("buona notte")) == "buona notte"


def test_a_word_that_one_reading_lost_is_kept():
    assert say(read("fu chiusa"), read("la strada fu chiusa"), read("la strada fu chiusa")) == "la strada fu chiusa"


def test_a_word_few_are_sure_of_is_left_out():
    assert say(read("vamos ya", ya=0.2), read("vamos"), read("vamos ya", ya=0.2)) == "vamos"


def test_case_and_punctuation_part_no_words():
    assert say(read("Nevicare, e"), read("nevicare e"), read("nevicare. È", È=0.9, e=0.9)) == "Nevicare, e"


def test_equal_weights_go_to_the_earliest_reading():
    assert say(read("una casa"), read("una cosa")) == "una casa"


def test_marks_that_are_part_of_a_word_count():
    assert say(read("कि"), read("की"), read("की")) == "की"


def test_a_word_is_where_the_first_reading_says_something():
    first = (Word("uno", 0, 300, 0.9), Word("dos", 400, 700, 0.1))
    second = (Word("uno", 50, 350, 0.9), Word("doce", 900, 1200, 0.9))
    assert [(word.text, word.start_ms, word.end_ms) for word in vote([first, second])] == [("uno", 0, 300), ("doce", 400, 700)]


def test_times_never_go_back():
    first = (Word("uno", 0, 300, 0.9), Word("tres", 400, 700, 0.9))
    second = (Word("uno", 0, 300, 0.9), Word("dos", 450, 600, 0.9), Word("tres", 650, 900, 0.9))
    words = vote([first, second])
    assert [(word.text, word.start_ms, word.end_ms) for word in words] == [("uno", 0, 300), ("dos", 450, 450), ("tres", 450, 700)]


def test_nothing_else_of_a_word_is_lost():
    word = Word("hola", 10, 20, 0.3, is_doubtful=True, language="es", space_before=False)
    assert vote([(word,), (word,)]) == (word,)
