import threading
from dataclasses import replace

import pytest

from captionstudio.core.errors import EngineCrashed, InvalidRequest, MediaUnreadable, NoAudioStream
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.ports import AudioStream
from captionstudio.workflows.transcribe import pick_audio_stream, transcribe
from tests.fakes.scripted import SENTENCE, ScriptedMedia, ScriptedRecogniser


def without_ids(track):
    return [replace(cue, id="") for cue in track.cues]


def test_words_become_cues_with_their_times_and_language(request_):
    result = transcribe(request_, ScriptedRecogniser(2), ScriptedMedia(), JobContext())
    assert [(cue.text, cue.language, cue.start_ms) for cue in result.track.cues] == [
        ("Good morning to everybody here.", "en", 1000),
        ("Good morning to everybody here.", "en", 11_000),
    ]
    assert [word.text for word in result.words] == list(SENTENCE) * 2
    assert (result.track.language, result.is_speech_detected, result.media_ms) == ("en", True, 40_000)
    assert result.speech_ms == ((1000, 3400), (11_000, 13_400))


def test_partial_cues_arrive_batch_by_batch(request_):
    partial = []
    transcribe(request_, ScriptedRecogniser(3), ScriptedMedia(), JobContext(on_partial=partial.append))
    assert [cues[0].start_ms for cues in partial] == [1000, 11_000, 21_000]


def test_nothing_said_is_a_success(request_, journals):
    result = transcribe(request_, ScriptedRecogniser(0), ScriptedMedia(), JobContext(), journals=journals)
    assert (result.track.cues, result.is_speech_detected, result.track.language) == ((), False, None)


@pytest.mark.parametrize("broken_at", [0, 1, 2, 3])
def test_a_broken_run_resumes_and_equals_an_unbroken_one(request_, journals, broken_at):
    whole = transcribe(request_, ScriptedRecogniser(4), ScriptedMedia(), JobContext())
    broken = ScriptedRecogniser(4, error=EngineCrashed("died", exit_code=-9))
    with pytest.raises(EngineCrashed):
        # the hint is part of what the journal stands for, so the recogniser is told to fail by its own means
        transcribe(request_, _failing_at(broken, broken_at), ScriptedMedia(), JobContext(), journals=journals)
    said, partial = [], []
    recogniser = ScriptedRecogniser(4)
    context = JobContext(on_message=said.append, on_partial=partial.append)
    resumed = transcribe(request_, recogniser, ScriptedMedia(), context, journals=journals)
    assert recogniser.requests[0][1] == broken_at
    assert said == ([f"Resuming at 00:00:{broken_at * 10:02d}"] if broken_at else [])
    assert without_ids(resumed.track) == without_ids(whole.track)
    assert (resumed.speech_ms, resumed.resumed_ms) == (whole.speech_ms, broken_at * 10_000)
    assert sum(len(cues) for cues in partial) == 4
    assert list(journals.iterdir()) == []


def _failing_at(recogniser, index):
    class Failing:
        def recognise(self, request, context, *, done=()):
            return recogniser.recognise(replace(request, hint=f"fail {index}"), context, done=done)

    return Failing()


def test_starting_over_does_not_resume(request_, journals):
    with pytest.raises(RuntimeError):
        transcribe(request_, _failing_at(ScriptedRecogniser(4), 2), ScriptedMedia(), JobContext(), journals=journals)
    recogniser = ScriptedRecogniser(4)
    transcribe(request_, recogniser, ScriptedMedia(), JobContext(), journals=journals, resume=False)
    assert recogniser.requests[0][1] == 0


@pytest.mark.parametrize(
    "change", [{"mode": "fast"}, {"languages": ("en",)}, {"task": "translate"}, {"hint": "Zoë"}, {"start_ms": 1000}, {"end_ms": 9000}]
)
def test_other_options_do_not_resume(request_, journals, change):
    with pytest.raises(RuntimeError):
        transcribe(request_, _failing_at(ScriptedRecogniser(4), 2), ScriptedMedia(), JobContext(), journals=journals)
    recogniser = ScriptedRecogniser(1)
    transcribe(replace(request_, **change), recogniser, ScriptedMedia(), JobContext(), journals=journals)
    assert recogniser.requests[0][1] == 0


@pytest.mark.parametrize("changed", ["film.mp4", "model/model.bin"])
def test_another_film_or_model_does_not_resume(request_, journals, tmp_path, changed):
    with pytest.raises(RuntimeError):
        transcribe(request_, _failing_at(ScriptedRecogniser(4), 2), ScriptedMedia(), JobContext(), journals=journals)
    (tmp_path / changed).write_bytes(b"other")
    recogniser = ScriptedRecogniser(1)
    transcribe(request_, recogniser, ScriptedMedia(), JobContext(), journals=journals)
    assert recogniser.requests[0][1] == 0


def test_a_cancelled_run_keeps_its_journal_and_stops_the_engine(request_, journals):
    context = JobContext(cancelled=threading.Event())
    context.on_partial = lambda _cues: context.cancelled.set()
    recogniser = ScriptedRecogniser(4)
    with pytest.raises(JobCancelled):
        transcribe(request_, recogniser, ScriptedMedia(), context, journals=journals)
    resumed = ScriptedRecogniser(4)
    transcribe(request_, resumed, ScriptedMedia(), JobContext(), journals=journals)
    assert resumed.requests[0][1] == 1


def test_the_engine_gets_what_was_asked_for(request_):
    recogniser = ScriptedRecogniser(0)
    wanted = replace(request_, languages=("en", "es"), start_ms=5000, end_ms=9000, mode="careful", task="translate", hint="Zoë")
    transcribe(wanted, recogniser, ScriptedMedia(), JobContext())
    got = recogniser.requests[0][0]
    assert (got.languages, got.start_ms, got.end_ms, got.mode, got.task, got.hint) == (
        ("en", "es"),
        5000,
        9000,
        "careful",
        "translate",
        "Zoë",
    )


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "duration_ms", "problem"),
    [(5000, 5000, 40_000, InvalidRequest), (40_000, None, 40_000, InvalidRequest), (0, None, 0, MediaUnreadable)],
)
def test_ranges_outside_the_media_are_refused(request_, start_ms, end_ms, duration_ms, problem):
    with pytest.raises(problem):
        transcribe(
            replace(request_, start_ms=start_ms, end_ms=end_ms), ScriptedRecogniser(), ScriptedMedia(duration_ms=duration_ms), JobContext()
        )


def test_a_range_past_the_end_stops_at_the_end(request_):
    recogniser = ScriptedRecogniser(0)
    transcribe(replace(request_, end_ms=99_000), recogniser, ScriptedMedia(), JobContext())
    assert recogniser.requests[0][0].end_ms is None


TRACKS = (AudioStream(0, "aac", 2, 48_000, "de"), AudioStream(1, "ac3", 6, 48_000, "en", is_default=True))


@pytest.mark.parametrize(("wanted", "found"), [(None, 1), (0, 0), (1, 1)])
def test_the_default_track_is_taken_unless_another_is_named(wanted, found):
    assert pick_audio_stream(ScriptedMedia(audio=TRACKS).probe("x.mp4"), wanted) == found


def test_missing_sound_is_explained():
    with pytest.raises(NoAudioStream, match="no sound"):
        pick_audio_stream(ScriptedMedia(audio=()).probe("x.mp4"))
    with pytest.raises(NoAudioStream, match="no audio stream 2") as caught:
        pick_audio_stream(ScriptedMedia(audio=TRACKS).probe("x.mp4"), 2)
    assert "0 (de), 1 (en)" in caught.value.hint


class Noting(ScriptedRecogniser):
    """Notes at which of its moments it was told what comes next."""

    def __init__(self, count):
        super().__init__(count)
        self.wishes = []

    def prepare(self, request):
        self.wishes.append((len(self.requests), request))


def test_what_comes_next_is_told_to_the_engine_once_it_is_at_work(request_, tmp_path):
    following = tmp_path / "next.mp4"
    following.write_bytes(b"next")
    recogniser = Noting(2)
    upcoming = replace(request_, media=str(following), start_ms=1000, end_ms=2000)
    transcribe(request_, recogniser, ScriptedMedia(), JobContext(), upcoming=upcoming)
    ((at, wish),) = recogniser.wishes
    assert at == 1
    transcribe(upcoming, recogniser, ScriptedMedia(), JobContext())
    assert recogniser.requests[1][0] == wish, "the wish is the request that comes"


def test_an_address_and_what_cannot_be_read_are_not_prepared(request_):
    class Damaged(ScriptedMedia):
        def probe(self, media):
            if media == "bad.mp4":
                raise MediaUnreadable("damaged")
            return super().probe(media)

    recogniser = Noting(2)
    for media in ("https://example.org/film.mp4", "bad.mp4"):
        made = transcribe(request_, recogniser, Damaged(), JobContext(), upcoming=replace(request_, media=media))
        assert made.is_speech_detected
    assert recogniser.wishes == []
