from captionstudio.core.document import Cue, Track, Word
from captionstudio.workflows.bilingual import stack_tracks


def track(*cues):
    return Track(tuple(Cue(start, end, text) for start, end, text in cues))


def shown(stacked):
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in stacked.cues]


def test_captions_of_the_same_time_stand_one_above_the_other():
    stacked = stack_tracks(track((0, 1000, "Hello"), (2000, 3000, "Bye\nnow")), track((0, 1000, "Hola"), (2000, 3000, "Adiós")))
    assert shown(stacked) == [(0, 1000, "Hello\nHola"), (2000, 3000, "Bye\nnow\nAdiós")]
    assert (stacked.role, stacked.language) == ("other", None)


def test_a_caption_that_stays_on_over_two_stands_below_both():
    stacked = stack_tracks(track((0, 1000, "One"), (1000, 2000, "two")), track((0, 2000, "Uno dos")))
    assert shown(stacked) == [(0, 1000, "One\nUno dos"), (1000, 2000, "two\nUno dos")]


def test_a_caption_that_only_touches_another_is_not_its():
    # 400 of 1000 ms shared is less than half
    stacked = stack_tracks(track((0, 1000, "One")), track((600, 1600, "Dos")))
    assert shown(stacked) == [(0, 1000, "One"), (600, 1600, "Dos")]
    stacked = stack_tracks(track((0, 1000, "One")), track((500, 1500, "Dos")))
    assert shown(stacked) == [(0, 1000, "One\nDos")]


def test_what_only_one_language_says_stands_alone_in_order():
    stacked = stack_tracks(track((5000, 6000, "Later")), track((0, 1000, "Antes"), (9000, 9500, "Después")))
    assert shown(stacked) == [(0, 1000, "Antes"), (5000, 6000, "Later"), (9000, 9500, "Después")]


def test_captions_without_length_find_each_other():
    assert shown(stack_tracks(track((500, 500, "One")), track((500, 500, "Uno")))) == [(500, 500, "One\nUno")]


def test_a_long_caption_far_back_is_still_found():
    below = track((0, 60_000, "Siempre"), *((at * 1000, at * 1000 + 100, "…") for at in range(1, 40)))
    assert shown(stack_tracks(track((50_000, 51_000, "Now")), below))[-1] == (50_000, 51_000, "Now\nSiempre")


def test_measured_words_stay_with_the_upper_text():
    word = Word("Hello", 0, 900)
    upper = Track((Cue(0, 1000, "Hello", words=(word,)),))
    assert stack_tracks(upper, track((0, 1000, "Hola"))).cues[0].words == (word,)
