import pytest

from captionstudio.core.diarisation import SpeakerCount, SpeakerTurn, join_turns, read_speaker_count
from captionstudio.core.errors import InvalidRequest


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("auto", SpeakerCount()),
        (" Off ", None),
        ("3", SpeakerCount(3, 3)),
        ("2-5", SpeakerCount(2, 5)),
        ("2 – 5", SpeakerCount(2, 5)),
        ("100", SpeakerCount(100, 100)),
    ],
)
def test_numbers_of_speakers_as_people_type_them(text, count):
    assert read_speaker_count(text) == count


@pytest.mark.parametrize("text", ["", "0", "-2", "5-2", "two", "1-2-3", "101", "2-", "٣"])
def test_what_is_no_number_is_refused_with_what_would_be_one(text):
    with pytest.raises(InvalidRequest) as refused:
        read_speaker_count(text)
    assert "2-5" in refused.value.hint


@pytest.mark.parametrize("text", ["auto", "3", "2-5"])
def test_a_number_is_written_as_it_is_read(text):
    assert str(read_speaker_count(text)) == text


def test_neighbouring_turns_of_one_speaker_are_one():
    turns = [
        SpeakerTurn(0, 1000, 0, 1.0),
        SpeakerTurn(1400, 1900, 0, 0.4),
        SpeakerTurn(2000, 3000, 1, 0.9),
        SpeakerTurn(3900, 4000, 1, 0.9),
    ]
    # 1000 ms at 1.0 and 500 ms at .4: (1000 + 200) / 1500
    assert join_turns(turns) == (SpeakerTurn(0, 1900, 0, 0.8), SpeakerTurn(2000, 3000, 1, 0.9), SpeakerTurn(3900, 4000, 1, 0.9))


def test_overlaps_become_turns_of_their_own():
    turns = [SpeakerTurn(0, 3000, 0, 0.9, second=1, second_start_ms=2500, second_end_ms=3000), SpeakerTurn(3100, 5000, 1, 0.9)]
    assert [(turn.start_ms, turn.end_ms, turn.label) for turn in join_turns(turns)] == [(0, 3000, 0), (2500, 5000, 1)]


def test_a_turn_interrupted_by_another_goes_on():
    turns = [SpeakerTurn(0, 1000, 0, 0.9), SpeakerTurn(1000, 1300, 1, 0.9), SpeakerTurn(1350, 2000, 0, 0.9)]
    assert [(turn.start_ms, turn.end_ms, turn.label) for turn in join_turns(turns)] == [(0, 2000, 0), (1000, 1300, 1)]
