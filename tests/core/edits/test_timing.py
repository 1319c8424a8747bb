"""When cues come and go, worked out by hand."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits import timing
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.links import carry_translations
from captionstudio.core.errors import InvalidEdit

WORDS = (Word("Good", 1000, 1400, 0.9), Word("day.", 1500, 2000, 0.9))
A = Cue(1000, 2000, "Good day.", id="a", words=WORDS)
B = Cue(3000, 4000, "Yes.", id="b")
C = Cue(6000, 8000, "No.", id="c")
DOCUMENT = Document((Track((A, B, C), id="t"),))


def times(change, document=DOCUMENT, track="t"):
    return [(cue.id, cue.start_ms, cue.end_ms) for cue in apply_change(document, change).track(track).cues]


def words(change, document=DOCUMENT):
    return [(word.text, word.start_ms, word.end_ms) for word in apply_change(document, change).tracks[0].cues[0].words]


def test_shifting_takes_the_words_along():
    change = timing.shift_cues(DOCUMENT, "t", ["a", "c"], -400)
    assert times(change) == [("a", 600, 1600), ("b", 3000, 4000), ("c", 5600, 7600)]
    assert words(change) == [("Good", 600, 1000), ("day.", 1100, 1600)]


def test_shifting_before_the_beginning_is_refused_and_moving_stops_there():
    with pytest.raises(InvalidEdit) as caught:
        timing.shift_cues(DOCUMENT, "t", ["a", "b"], -1001)
    assert caught.value.hint == "They can start at most 00:00:01.000 earlier."
    assert times(timing.move_cues(DOCUMENT, "t", ["a", "b"], -1500))[:2] == [("a", 0, 1000), ("b", 2000, 3000)]


def test_cues_that_pass_each_other_change_places():
    assert times(timing.move_cues(DOCUMENT, "t", ["a"], 4000)) == [("b", 3000, 4000), ("a", 5000, 6000), ("c", 6000, 8000)]


def test_an_edge_moves_and_the_words_stay_where_they_were_spoken():
    change = timing.set_times(DOCUMENT, "t", "a", 1200, 1800, merge_key="drag")
    assert times(change)[0] == ("a", 1200, 1800)
    assert words(change) == [("Good", 1000, 1400), ("day.", 1500, 2000)]
    back = timing.set_times(apply_change(DOCUMENT, change), "t", "a", 1000, 2000, merge_key="drag")
    assert change.merge(back).added[0].cue == A


def test_a_cue_that_leaves_its_words_behind_takes_them_along():
    change = timing.set_times(DOCUMENT, "t", "a", 2100, 2600)  # half as long: 400 ms in becomes 200 ms in
    assert words(change) == [("Good", 2100, 2300), ("day.", 2350, 2600)]


@pytest.mark.parametrize(("start", "end"), [(-1, 500), (500, 500), (500, 400)])
def test_times_that_are_none_are_refused(start, end):
    with pytest.raises(InvalidEdit):
        timing.set_times(DOCUMENT, "t", "a", start, end)
    with pytest.raises(InvalidEdit):
        timing.ripple_times(DOCUMENT, "t", "a", start, end)


def test_locked_cues_stay():
    locked = Document((Track((A, replace(B, locked=True), C), id="t"),))
    with pytest.raises(InvalidEdit, match="Caption 2 is locked"):
        timing.shift_cues(locked, "t", ["a", "b"], 10)
    with pytest.raises(InvalidEdit, match="Caption 2 is locked"):
        timing.ripple_times(locked, "t", "a", 1000, 2500)
    assert times(timing.close_gaps(locked, "t", up_to_ms=5000), locked) == [("a", 1000, 2917), ("b", 3000, 4000), ("c", 6000, 8000)]


def test_ripple_moves_what_comes_later_as_far_as_the_end_moves():
    assert times(timing.ripple_times(DOCUMENT, "t", "b", 2800, 4500)) == [("a", 1000, 2000), ("b", 2800, 4500), ("c", 6500, 8500)]
    assert times(timing.ripple_cues(DOCUMENT, "t", ["b"], -500)) == [("a", 1000, 2000), ("b", 2500, 3500), ("c", 5500, 7500)]


def test_stretching_between_two_points():
    # 1000 -> 2000 and 6000 -> 12000: everything twice as far from 0.
    change = timing.stretch_cues(DOCUMENT, "t", ["a", "b", "c"], ((6000, 12000), (1000, 2000)))
    assert times(change) == [("a", 2000, 4000), ("b", 6000, 8000), ("c", 12000, 16000)]
    assert words(change) == [("Good", 2000, 2800), ("day.", 3000, 4000)]
    with pytest.raises(InvalidEdit):
        timing.stretch_cues(DOCUMENT, "t", ["a"], ((1000, 2000), (1000, 3000)))
    with pytest.raises(InvalidEdit):
        timing.stretch_cues(DOCUMENT, "t", ["a"], ((1000, 2000), (2000, 1000)))


def test_another_frame_rate_keeps_every_frame():
    film = Document((Track((Cue(3_600_000, 3_601_000, "An hour in", id="a"),), id="t"),))
    # 3600 s at 23.976 are 86313.6 frames; at 25 they take 3452.544 s.
    assert times(timing.change_frame_rate(film, "t", ["a"], 23.976, 25), film) == [("a", 3_452_544, 3_453_503)]
    with pytest.raises(InvalidEdit):
        timing.change_frame_rate(film, "t", ["a"], 0, 25)


def test_scaling_about_a_point():
    assert times(timing.scale_cues(DOCUMENT, "t", ["b", "c"], 0.5, 3000))[1:] == [("b", 3000, 3500), ("c", 4500, 5500)]


def test_durations_and_gaps():
    assert times(timing.set_duration(DOCUMENT, "t", ["a", "c"], 700)) == [("a", 1000, 1700), ("b", 3000, 4000), ("c", 6000, 6700)]
    # Two frames of the default profile are 83 ms; the last cue has no next one.
    assert times(timing.extend_to_next(DOCUMENT, "t", ["a", "b", "c"])) == [("a", 1000, 2917), ("b", 3000, 5917), ("c", 6000, 8000)]
    near = Document((Track((A, Cue(2300, 3000, "So.", id="n"), Cue(3500, 4000, "Far", id="f")), id="t"),))
    assert times(timing.close_gaps(near, "t"), near) == [("a", 1000, 2217), ("n", 2300, 3000), ("f", 3500, 4000)]


def test_translations_follow_when_asked():
    translated = (Cue(1000, 2000, "Guten Tag.", id="x", source_ids=("a",)), Cue(3000, 4000, "Ja.", id="y", source_ids=("b",)))
    document = Document((DOCUMENT.tracks[0], Track(translated, role="translation", id="de")))
    moved = carry_translations(document, timing.shift_cues(document, "t", ["a"], 250))
    assert times(moved, document, "de") == [("x", 1250, 2250), ("y", 3000, 4000)]
    longer = carry_translations(document, timing.set_times(document, "t", "b", 3000, 4600))
    assert times(longer, document, "de") == [("x", 1000, 2000), ("y", 3000, 4600)]
    assert apply_change(apply_change(document, longer), longer.inverse()) == document


def test_a_cue_of_a_group_leads_only_the_translation_beside_it():
    pair = tuple(Cue(cue.start_ms, cue.end_ms, cue.text, id=cue.id * 2, source_ids=("b", "c")) for cue in (B, C))
    document = Document((DOCUMENT.tracks[0], Track(pair, role="translation", id="de")))
    moved = carry_translations(document, timing.shift_cues(document, "t", ["c"], 100))
    assert times(moved, document, "de") == [("bb", 3000, 4000), ("cc", 6100, 8100)]
