"""RTTM: who speaks when, written from words or cues and read as turns."""

import pytest

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import ParseError
from captionstudio.formats.registry import format_for, read_captions, write_captions

WORDS = (Word("a", 1000, 1250, speaker="Ann B."), Word("b", 1300, 1800, speaker="Ann B."), Word("c", 1900, 2005, speaker="Zoë_%1"))


def test_turns_are_written_from_the_words():
    cues = (Cue(900, 2100, "a b c", speaker="Ann B.", words=WORDS), Cue(2500, 3000, "nobody"), Cue(3000, 4000, "d", speaker="Ann B."))
    assert write_captions(Track(cues, name="My film"), "rttm").decode() == (
        "SPEAKER My_film 1 1.000 0.800 <NA> <NA> Ann_B. <NA> <NA>\n"
        "SPEAKER My_film 1 1.900 0.105 <NA> <NA> Zoë%5F%251 <NA> <NA>\n"
        "SPEAKER My_film 1 3.000 1.000 <NA> <NA> Ann_B. <NA> <NA>\n"
    )


def test_turns_of_other_tools_are_read():
    text = """;; made elsewhere
SPKR-INFO call 1 <NA> <NA> <NA> unknown SPEAKER_01 <NA> <NA>
SPEAKER call 1 5.5 .25 <NA> <NA> SPEAKER_01 <NA> <NA>
SPEAKER\tcall\t1\t0\t1.2504\t<NA>\t<NA>\tAnn
SPEAKER call 1 x 1 <NA> <NA> Ann <NA> <NA>
SPEAKER call 1 nan 1 <NA> <NA> Ann <NA> <NA>
SPEAKER call 1 -1 1 <NA> <NA> Ann <NA> <NA>
SPEAKER call 1
SPEAKER call 1 7 1 <NA> <NA> <NA> <NA> <NA>
"""
    result = read_captions(text.encode(), name="call.rttm")
    assert result.format == "rttm"
    assert [(cue.start_ms, cue.end_ms, cue.speaker, cue.text) for cue in result.track.cues] == [
        (0, 1250, "Ann", ""),
        (5500, 5750, "SPEAKER 01", ""),
        (7000, 8000, None, ""),
    ]
    assert [repair.line for repair in result.repairs] == [5, 6, 7, 8]
    assert b" SPEAKER_01 " in write_captions(result.track, "rttm")


def test_turns_are_known_by_their_content_and_their_ending():
    data = b";; x\nSPEAKER f 1 0.0 1.0 <NA> <NA> A <NA> <NA>\n"
    assert read_captions(data).format == read_captions(data, name="a.txt").format == "rttm"
    assert format_for("a.RTTM") == "rttm"
    assert read_captions(b"", name="a.rttm").track.cues == ()
    with pytest.raises(ParseError, match="no turn"):
        read_captions(b"SPEAKERS of the house\n", name="a.rttm")
