"""A file of turns says who speaks captions that are there already."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import apply_change
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.speakers import Speaker
from captionstudio.formats.rttm import read_rttm
from captionstudio.services.turns import are_turns, take_turns

RTTM = """\
SPEAKER film 1 0.500 2.400 <NA> <NA> Ann <NA> <NA>
SPEAKER film 1 3.000 1.000 <NA> <NA> Bob <NA> <NA>
SPEAKER film 1 4.000 1.000 <NA> <NA> Ann <NA> <NA>
"""
CUES = (
    Cue(1000, 2800, "Did you bring the tickets?", id="a"),
    Cue(3000, 5000, "- Why me?\n- Why not?", id="b"),
    Cue(6000, 7000, "Held.", id="c", locked=True),
)
DOCUMENT = Document((Track(CUES, id="t"),), speakers=(Speaker("Bob", "#123456"),))


@pytest.fixture
def turns():
    return read_rttm(RTTM)[0]


def test_captions_get_the_speakers_of_their_time_and_keep_the_rest(turns):
    assert are_turns(turns)
    change = take_turns(DOCUMENT, "t", turns)
    made = apply_change(DOCUMENT, change)
    cues = made.track("t").cues
    assert [(cue.speaker, cue.second_speaker) for cue in cues] == [("Ann", None), ("Bob", "Ann"), (None, None)]
    assert [(cue.start_ms, cue.end_ms, cue.text, cue.id) for cue in cues] == [(cue.start_ms, cue.end_ms, cue.text, cue.id) for cue in CUES]
    assert (made.speakers[0].name, made.speakers[0].colour) == ("Bob", "#123456")
    assert [speaker.name for speaker in made.speakers] == ["Bob", "Ann"]
    assert apply_change(made, change.inverse()) == DOCUMENT


def test_a_track_that_is_gone_is_told(turns):
    with pytest.raises(InvalidEdit):
        take_turns(replace(DOCUMENT, tracks=()), "t", turns)


def test_captions_are_no_turns():
    assert not are_turns(DOCUMENT.tracks[0])
