"""Who speaks, by scripted engines: voices take turns, sentence by sentence."""

from dataclasses import replace

import pytest

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import EngineCrashed, ModelDamaged, ModelMissing
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.speakers import Speaker
from captionstudio.workflows.speakers import SpeakerSettings, speak_track
from captionstudio.workflows.transcribe import transcribe
from tests.fakes.scripted import ScriptedMedia, ScriptedRecogniser, ScriptedSpeakers


@pytest.fixture
def request_(request_):
    return replace(request_, speakers=SpeakerSettings())


def run(request, recogniser=None, speakers=None, context=None, **options):
    return transcribe(
        request, recogniser or ScriptedRecogniser(3), ScriptedMedia(), context or JobContext(), speaker_engine=speakers, **options
    )


def test_every_word_and_cue_gets_its_speaker(request_):
    made = run(request_, speakers=ScriptedSpeakers())
    assert [cue.speaker for cue in made.track.cues] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    assert {(word.speaker, word.speaker_confidence) for word in made.track.cues[1].words} == {("Speaker 2", 0.9)}
    assert [speaker.name for speaker in made.speaking.speakers] == ["Speaker 1", "Speaker 2"]
    assert [(turn.start_ms, turn.end_ms, turn.label) for turn in made.speaking.turns] == [
        (1000, 3400, 0),
        (11_000, 13_400, 1),
        (21_000, 23_400, 0),
    ]
    assert (len(made.speaking.heard), made.notes) == (3, ("scripted",))


def test_the_recogniser_is_asked_to_listen_and_its_turns_are_used(request_):
    recogniser, speakers = ScriptedRecogniser(3, has_turns=True), ScriptedSpeakers(error=ModelMissing("not to be asked"))
    made = run(request_, recogniser, speakers)
    assert recogniser.requests[0][0].with_turns
    assert [cue.speaker for cue in made.track.cues] == ["Speaker 1", "Speaker 2", "Speaker 1"]


def test_count_and_known_speakers_reach_the_engine_and_names_come_back(request_):
    speakers = ScriptedSpeakers()
    known = (Speaker("Ann", "#112233", voice=(1.0,)),)
    made = run(replace(request_, speakers=SpeakerSettings(SpeakerCount(2, 4), known, "Sprecherin")), speakers=speakers)
    assert speakers.asked == [(3, SpeakerCount(2, 4), known)]
    assert [cue.speaker for cue in made.track.cues] == ["Ann", "Sprecherin 1", "Ann"]
    assert made.speaking.speakers[0].colour == "#112233"


def test_nobody_is_asked_when_speakers_are_off(request_):
    recogniser, speakers = ScriptedRecogniser(2), ScriptedSpeakers()
    made = run(replace(request_, speakers=None), recogniser, speakers)
    assert not recogniser.requests[0][0].with_turns
    assert (speakers.asked, made.speaking) == ([], None)
    assert [cue.speaker for cue in made.track.cues] == [None, None]


@pytest.mark.parametrize(
    "problem",
    [
        ModelMissing("The speaker model is missing.", hint="Install the program again."),
        ModelDamaged("The speaker model is damaged.", hint="Install the program again."),
        EngineCrashed("The engine host crashed.", hint="Run it again.", exit_code=-9),
    ],
)
def test_recognition_goes_on_without_speakers_and_says_so(request_, journals, problem):
    made = run(request_, speakers=ScriptedSpeakers(error=problem), journals=journals)
    assert [(cue.speaker, cue.text) for cue in made.track.cues] == [(None, "Good morning to everybody here.")] * 3
    assert made.speaking is None
    assert made.notes == (f"Speakers were not told apart: {problem} {problem.hint}",)
    assert list(journals.iterdir()) == []


@pytest.mark.parametrize("broken_at", [1, 2])
def test_a_run_that_was_killed_gives_the_same_labels(request_, journals, broken_at):
    whole = run(request_, ScriptedRecogniser(4, has_turns=True), ScriptedSpeakers())
    failing = ScriptedRecogniser(4, has_turns=True, error=EngineCrashed("died", exit_code=-9), fails_at=broken_at)
    with pytest.raises(EngineCrashed):
        run(request_, failing, ScriptedSpeakers(), journals=journals)
    resumed = run(request_, ScriptedRecogniser(4, has_turns=True), ScriptedSpeakers(), journals=journals)
    assert resumed.resumed_ms == broken_at * 10_000
    assert [replace(cue, id="") for cue in resumed.track.cues] == [replace(cue, id="") for cue in whole.track.cues]
    assert resumed.speaking == whole.speaking


def test_a_run_without_speakers_is_not_gone_on_with_by_one_with_speakers(request_, journals):
    with pytest.raises(EngineCrashed):
        run(
            replace(request_, speakers=None),
            ScriptedRecogniser(4, error=EngineCrashed("died", exit_code=-9), fails_at=2),
            ScriptedSpeakers(),
            journals=journals,
        )
    assert run(request_, ScriptedRecogniser(4, has_turns=True), ScriptedSpeakers(), journals=journals).resumed_ms == 0


def test_cancelling_stops_before_voices_are_told_apart(request_, journals):
    context = JobContext()
    context.on_progress = lambda progress: context.cancelled.set() if progress.stage == "listen" else None
    speakers = ScriptedSpeakers()
    with pytest.raises(JobCancelled):
        run(request_, ScriptedRecogniser(2, has_turns=True), speakers, context, journals=journals)
    assert len(list(journals.iterdir())) == 1


def test_captions_that_exist_already_keep_texts_times_and_locked_cues():
    cues = (
        Cue(1000, 3000, "Good morning."),
        Cue(11_000, 13_000, "Good evening.", speaker="Zoe", locked=True),
        Cue(21_000, 23_000, "Good day."),
    )
    track, speaking = speak_track(Track(cues), "film.mp4", SpeakerSettings(), ScriptedSpeakers(), JobContext())
    assert [(cue.speaker, cue.text) for cue in track.cues] == [
        ("Speaker 1", "Good morning."),
        ("Zoe", "Good evening."),
        ("Speaker 1", "Good day."),
    ]
    assert [replace(cue, speaker=None, speaker_confidence=None) for cue in track.cues] == [replace(cue, speaker=None) for cue in cues]
    assert [speaker.name for speaker in speaking.speakers] == ["Speaker 1", "Zoe"]


def test_names_that_captions_bear_already_stay_with_their_voices():
    cues = (Cue(1000, 3000, "Good morning.", speaker="Zoe"), Cue(11_000, 13_000, "Good evening."), Cue(21_000, 23_000, "Good day."))
    track, speaking = speak_track(Track(cues), "film.mp4", SpeakerSettings(), ScriptedSpeakers(), JobContext())
    assert [cue.speaker for cue in track.cues] == ["Zoe", "Speaker 1", "Zoe"]
    assert [speaker.name for speaker in speaking.speakers] == ["Zoe", "Speaker 1"]
    assert speaking.speakers[0].voice == (0.0, 1.0)


def test_captions_that_exist_already_are_not_changed_where_it_cannot_be_found_out():
    problem = ModelMissing("The speaker model is missing.")
    with pytest.raises(ModelMissing):
        speak_track(Track((Cue(0, 1000, "Hm."),)), "film.mp4", SpeakerSettings(), ScriptedSpeakers(error=problem), JobContext())
