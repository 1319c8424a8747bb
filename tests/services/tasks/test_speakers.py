"""Who speaks, asked for from the window: while transcribing, for captions that exist, and carried on from corrections."""

from dataclasses import replace

import pytest

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.edits.speakers import assign_speaker
from captionstudio.core.edits.text import set_text
from captionstudio.core.errors import InvalidRequest
from captionstudio.services.options import SpeakerOptions, TranscribeOptions
from tests.fakes.scripted import ScriptedSpeakers


def make_cue(at, text, **fields):
    words = tuple(Word(word, at * 10_000 + n * 400, at * 10_000 + n * 400 + 380) for n, word in enumerate(text.split()))
    return Cue(at * 10_000, at * 10_000 + 2400, text, id=f"c{at}", words=words, language="en", **fields)


CUES = tuple(make_cue(at, text) for at, text in enumerate(["Where is it?", "On the table.", "Thank you.", "Not at all."]))


@pytest.fixture
def speakers():
    return ScriptedSpeakers()


@pytest.fixture
def captioned(make_desk, speakers):
    desk = make_desk(speakers=speakers)
    desk.session.open(replace(desk.session.document, tracks=(Track(CUES, language="en", id="t"),)))
    return desk


def names(desk):
    return [cue.speaker for cue in desk.session.document.tracks[0].cues]


def test_captions_get_their_speakers_in_one_step_that_can_be_undone(captioned):
    job = captioned.finish(captioned.tasks.find_speakers(SpeakerOptions("t")))
    assert job.error is None
    assert names(captioned) == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]
    assert [speaker.name for speaker in captioned.session.document.speakers] == ["Speaker 1", "Speaker 2"]
    captioned.session.undo_stack.undo()
    assert names(captioned) == [None] * 4
    assert captioned.session.document.speakers == ()


def test_names_that_a_person_gave_stay(captioned):
    session = captioned.session
    session.apply(assign_speaker(session.document, "t", ["c1"], "Ann"))
    captioned.finish(captioned.tasks.find_speakers(SpeakerOptions("t")))
    assert names(captioned)[1] == "Ann"


def test_what_was_edited_meanwhile_stays_as_it_was_edited(captioned):
    session = captioned.session
    job = captioned.tasks.find_speakers(SpeakerOptions("t"))
    session.apply(set_text(session.document, "t", "c2", "Thanks."))
    captioned.finish(job)
    assert [cue.text for cue in session.document.tracks[0].cues][2] == "Thanks."
    assert names(captioned)[0] == "Speaker 1"


def test_transcribing_names_speakers_where_it_is_asked_to(make_desk, speakers):
    desk = make_desk(speakers=speakers)
    desk.finish(desk.tasks.transcribe(TranscribeOptions(speakers=SpeakerCount(2, 2))))
    assert set(names(desk)) == {"Speaker 1", "Speaker 2"}
    assert speakers.asked[0][1] == SpeakerCount(2, 2)


def test_transcribing_asks_nobody_who_speaks_unless_it_is_asked_to(make_desk, speakers):
    desk = make_desk(speakers=speakers)
    desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert set(names(desk)) == {None}
    assert speakers.asked == []


def test_nothing_to_carry_on_is_said_before_anything_runs(captioned):
    with pytest.raises(InvalidRequest, match="doubtful"):
        captioned.tasks.apply_to_similar("t")
    with pytest.raises(InvalidRequest, match="speaks none"):
        captioned.tasks.split_speaker("t", "Ann")


def test_models_that_are_missing_are_said_with_the_remedy(make_desk):
    desk = make_desk(speakers=None)
    desk.session.open(replace(desk.session.document, tracks=(Track(CUES, language="en", id="t"),)))
    job = desk.finish(desk.tasks.find_speakers(SpeakerOptions("t")))
    assert "missing" in str(job.error)
    assert job.error.hint
    assert names(desk) == [None] * 4
