import pytest

from captionstudio.core.diarisation import FoundVoice, SpeakerTurn, SpeakerTurns
from captionstudio.core.document import Cue, Word
from captionstudio.core.speaker_words import add_second_voices, assign_cues, assign_words, name_voices, names_in_cues, words_of
from captionstudio.core.speakers import Speaker

ANN, BEN = Speaker("Ann"), Speaker("Ben")


def turns(*parts):
    return SpeakerTurns(tuple(SpeakerTurn(*part) for part in parts), (FoundVoice((1.0, 0.0), 1), FoundVoice((0.0, 1.0), 1)))


def test_new_voices_get_numbers_that_are_free_and_colours():
    voices = (FoundVoice((1.0, 0.0), 900), FoundVoice((0.0, 1.0), 900, "Ann"), FoundVoice((0.6, 0.8), 900))
    known = (Speaker("Speaker 1", "#010101", voice=(0.0, -1.0)), Speaker("Ann", "#123456", voice=(0.1, 0.9)))
    made = name_voices(voices, known)
    assert [speaker.name for speaker in made] == ["Speaker 2", "Ann", "Speaker 3"]
    assert (made[1].colour, made[1].voice) == ("#123456", (0.1, 0.9))
    assert made[0].voice == (1.0, 0.0)
    assert len({speaker.colour for speaker in made}) == 3
    assert [speaker.name for speaker in name_voices(voices[:1], stem="Sprecher")] == ["Sprecher 1"]


def test_a_known_speaker_nobody_had_heard_gets_the_voice():
    assert name_voices((FoundVoice((1.0, 0.0), 900, "Ann"),), (ANN,))[0].voice == (1.0, 0.0)


def test_words_belong_to_the_turn_they_share_most_with_and_else_to_the_nearest():
    found = turns((0, 1000, 0, 0.9), (1000, 2000, 1, 0.8))
    words = [Word("a", 100, 400), Word("b", 850, 1100), Word("c", 950, 1500), Word("d", 2300, 2500), Word("e", 700, 700)]
    assert [(word.speaker, word.speaker_confidence) for word in assign_words(words, found, (ANN, BEN))] == [
        ("Ann", 0.9),
        ("Ann", 0.9),
        ("Ben", 0.8),
        ("Ben", 0.8),
        ("Ann", 0.9),
    ]


def test_a_long_turn_before_many_short_ones_is_still_found():
    found = turns((0, 20_000, 0, 0.9), *((at, at + 50, 1, 0.5) for at in range(1000, 15_000, 1000)))
    assert assign_words([Word("late", 15_500, 15_900)], found, (ANN, BEN))[0].speaker == "Ann"


def test_without_turns_words_stay_as_they_are():
    words = (Word("a", 0, 400),)
    assert assign_words(words, SpeakerTurns(), ()) == words


def test_cues_without_words_share_their_time_out_by_length():
    words = words_of(Cue(1000, 2000, "<i>ab</i> cdef"))
    assert [(word.text, word.start_ms, word.end_ms) for word in words] == [("ab", 1000, 1333), ("cdef", 1333, 2000)]
    assert words_of(Cue(0, 1000, "")) == ()


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        ([(0, 4000, 0, 0.9)], ("Ann", None)),
        ([(0, 400, 0, 0.9), (400, 4000, 1, 0.9)], ("Ben", None)),  # a tenth is an interjection, or a border that is not exact
        ([(0, 1600, 0, 0.9), (1600, 4000, 1, 0.7)], ("Ben", "Ann")),  # who speaks most is the speaker
    ],
)
def test_speakers_of_cues_that_exist_already(parts, names):
    (cue,) = assign_cues([Cue(0, 4000, "one two thr fou fiv six sev eig")], turns(*parts), (ANN, BEN))
    assert (cue.speaker, cue.second_speaker) == names
    assert (cue.start_ms, cue.end_ms, cue.words) == (0, 4000, ())
    assert cue.speaker_confidence == min(part[3] for part in parts if part[1] - part[0] > 400)


def test_two_lines_of_dialogue_keep_their_order():
    (cue,) = assign_cues([Cue(0, 4000, "- Why?\n- Because it is so.")], turns((0, 1250, 0, 0.9), (1250, 4000, 1, 0.9)), (ANN, BEN))
    assert (cue.speaker, cue.second_speaker) == ("Ann", "Ben")


def test_a_voice_keeps_the_name_that_most_of_its_cues_bear():
    found = turns((0, 4000, 0, 0.9), (4000, 8000, 1, 0.9), (8000, 12_000, 0, 0.9), (12_000, 13_000, 1, 0.9))
    cues = [Cue(0, 4000, "a", speaker="Zoe"), Cue(4000, 8000, "b"), Cue(8000, 12_000, "c", speaker="Zoe"), Cue(12_000, 13_000, "d")]
    assert names_in_cues(cues, found) == {0: "Zoe"}
    # one name for both voices, in equal shares, is nobody's
    assert names_in_cues([Cue(0, 8000, "a", speaker="Zoe")], found) == {}
    # two names for one voice: the one with most of its time
    assert names_in_cues([Cue(0, 3000, "a", speaker="Zoe"), Cue(8000, 9000, "c", speaker="Max")], found) == {0: "Zoe"}


def test_locked_cues_keep_their_speakers():
    locked = Cue(0, 4000, "one two", speaker="Zoe", locked=True)
    assert assign_cues([locked], turns((0, 4000, 0, 0.9)), (ANN, BEN)) == (locked,)


def test_a_voice_heard_for_long_beside_another_is_the_second_speaker():
    found = turns((0, 3000, 0, 0.9, 1, 1000, 1800), (3000, 6000, 1, 0.9, 0, 3000, 3200))
    cues = add_second_voices([Cue(0, 3000, "a", speaker="Ann"), Cue(3000, 6000, "b", speaker="Ben")], found, (ANN, BEN))
    assert [cue.second_speaker for cue in cues] == ["Ben", None]


def test_what_is_only_a_sound_speaks_no_word_and_no_cue():
    music = Speaker("Music", kind="sound")
    found = turns((0, 1000, 0, 0.9), (1000, 2000, 1, 0.8), (2000, 3000, 0, 0.9, 1, 2000, 3000))
    words = [Word("a", 100, 400), Word("b", 1200, 1500)]
    assert [(word.speaker, word.speaker_confidence) for word in assign_words(words, found, (ANN, music))] == [("Ann", 0.9), (None, None)]
    cues = [Cue(0, 1000, "Hello."), Cue(1000, 2000, "La la."), Cue(2000, 3000, "Hello again.")]
    made = assign_cues(cues, found, (ANN, music))
    assert [(cue.speaker, cue.second_speaker, cue.speaker_confidence) for cue in made] == [
        ("Ann", None, 0.9),
        (None, None, None),
        ("Ann", None, 0.9),
    ]
