"""Corrections that are carried on, by the real models on a conversation of two."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Track
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.engines.speakers.engine import SpeakerModelEngine
from captionstudio.workflows.speaker_corrections import find_similar, hear_turns, split_speaker
from tests.fakes.speaking import SPEECH, Recording

DIALOGUE = SPEECH / "dialogue.opus"


@pytest.fixture(scope="module")
def engine():
    return SpeakerModelEngine()


@pytest.fixture(scope="module")
def track():
    """The conversation, every cue with its true speaker."""
    return Track(Recording.load(DIALOGUE).sentences)


@pytest.fixture(scope="module")
def heard(engine, track):
    return hear_turns(track, str(DIALOGUE), engine, JobContext())


def spoken_by(track, name):
    return replace(track, cues=tuple(replace(cue, speaker=name) for cue in track.cues))


def test_one_name_for_two_people_is_split_by_their_voices(engine, track, heard):
    split = split_speaker(spoken_by(track, "Somebody"), "Somebody", heard, engine, JobContext())
    assert split.parts == {cue.id: "BC".index(cue.speaker) for cue in track.cues}
    assert [len(voice) for voice in split.voices] == [192, 192]
    assert split.voices[0] != split.voices[1]


def test_locked_cues_and_other_speakers_are_left_out(engine, track, heard):
    mixed = replace(track, cues=tuple(replace(cue, locked=at == 0) for at, cue in enumerate(track.cues)))
    assert set(split_speaker(mixed, "B", heard, engine, JobContext()).parts) == {cue.id for cue in track.cues[1:] if cue.speaker == "B"}


def test_who_hardly_speaks_cannot_be_split(engine, track, heard):
    one = replace(track, cues=(track.cues[0],))
    with pytest.raises(InvalidRequest):
        split_speaker(one, "B", heard, engine, JobContext())


def test_unsure_cues_follow_the_corrected_ones(engine, track, heard):
    # all were taken for B's, those of C without being sure; a person corrects two of them
    cues = [replace(cue, speaker="B", speaker_confidence=0.99 if cue.speaker == "B" else 0.6) for cue in track.cues]
    true = {cue.id: cue.speaker for cue in track.cues}
    corrected = [cue.id for cue in track.cues if cue.speaker == "C" and cue.duration_ms > 2000][:2]
    cues = [replace(cue, speaker="C", speaker_confidence=None) if cue.id in corrected else cue for cue in cues]
    changed = find_similar(replace(track, cues=tuple(cues)), corrected, heard, engine, JobContext())
    assert {id_: likely.name for id_, likely in changed.items()} == {
        id_: "C" for id_, name in true.items() if name == "C" and id_ not in corrected
    }
    assert all(likely.confidence > 0.5 for likely in changed.values())


def test_a_speaker_who_is_right_is_surer_afterwards(engine, track, heard):
    doubtful = next(cue for cue in track.cues if cue.speaker == "C" and cue.duration_ms > 2000)
    cues = [replace(cue, speaker_confidence=0.3 if cue is doubtful else None) for cue in track.cues]
    corrected = [cue.id for cue in track.cues if cue is not doubtful]
    changed = find_similar(replace(track, cues=tuple(cues)), corrected, heard, engine, JobContext())
    assert [(id_, likely.name) for id_, likely in changed.items()] == [(doubtful.id, "C")]
    assert changed[doubtful.id].confidence > 0.6


def test_what_is_sure_or_locked_stays(engine, track, heard):
    corrected = [track.cues[0].id]
    wrong = [replace(cue, speaker="B" if cue.id in corrected else "C", speaker_confidence=0.95) for cue in track.cues]
    assert find_similar(replace(track, cues=tuple(wrong)), corrected, heard, engine, JobContext()) == {}
    locked = [replace(cue, speaker_confidence=0.3, locked=cue.id not in corrected) for cue in track.cues]
    assert find_similar(replace(track, cues=tuple(locked)), corrected, heard, engine, JobContext()) == {}


def test_a_correction_nobody_can_hear_is_refused(engine, track, heard):
    silent = replace(track.cues[0], id="silent", start_ms=0, end_ms=100)
    with pytest.raises(InvalidRequest):
        find_similar(Track((silent,)), ["silent"], heard, engine, JobContext())
