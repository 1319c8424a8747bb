"""Transcribing into the document: streaming, one step of Undo, and what stays when it stops."""

import threading
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import edit_track
from captionstudio.core.errors import EngineCrashed, InvalidRequest, ModelMissing, OutputProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.services.job_runner import JobState
from captionstudio.services.options import TranscribeOptions
from tests.fakes.scripted import BATCH_MS, ScriptedRecogniser, make_batch

SENTENCE = "Good morning to everybody here."


class SteppedRecogniser:
    """Yields a batch each time ``step`` is released; ends with ``error`` after ``count``, or waits to be cancelled."""

    def __init__(self, count=4, error=None):
        self.count = count
        self.error = error
        self.step = threading.Semaphore(0)
        self.started_at = []

    def recognise(self, request, context: JobContext, *, done=()):
        self.started_at.append(len(done))
        for index in range(len(done), self.count):
            while not self.step.acquire(timeout=0.01):
                context.check_cancelled()
            context.report(Progress("recognise", index * BATCH_MS, 4 * BATCH_MS, "media_ms"))
            yield make_batch(index)
        if self.error:
            raise self.error

    def let(self, batches):
        self.step.release(batches)


def stop_after(desk, recogniser, batches):
    """Run until so many batches are shown, then cancel."""
    job = desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(batches)
    desk.qtbot.waitUntil(lambda: len(desk.session.document.tracks) == 1 and len(desk.texts()) == batches)
    job.cancel()
    return desk.finish(job)


def test_captions_stream_in_and_end_as_one_step_of_undo(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    before = desk.session.document
    job = desk.tasks.transcribe(TranscribeOptions())
    assert job.title == "Transcribing interview.mp4"
    for shown in (1, 2, 3):
        recogniser.let(1)
        desk.qtbot.waitUntil(lambda shown=shown: len(desk.session.document.tracks) == 1 and len(desk.texts()) == shown)
        assert desk.session.provisional_track_ids == {desk.session.document.tracks[0].id}
        assert desk.session.settled_document() == before
        assert desk.session.undo_stack.count() == 0
    recogniser.let(1)
    desk.finish(job)
    assert job.state is JobState.SUCCEEDED
    assert desk.texts() == [SENTENCE] * 4
    assert (desk.session.undo_stack.count(), desk.session.undo_stack.undoText()) == (1, "Transcribe")
    assert desk.session.document.tracks[0].language == "en"
    assert not desk.session.provisional_track_ids
    assert job.note == "Transcribed interview.mp4: 4 captions."
    desk.session.undo_stack.undo()
    assert desk.session.document == before
    assert not list((desk.toolbox.places.cache / "journals").iterdir())


def test_selection_made_while_captions_stream_in_survives_the_end(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    job = desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(2)
    desk.qtbot.waitUntil(lambda: len(desk.session.document.tracks) == 1 and len(desk.texts()) == 2)
    track = desk.session.document.tracks[0]
    desk.session.select([track.cues[1].id])
    recogniser.let(2)
    desk.finish(job)
    assert desk.session.selection.track_id == track.id
    assert desk.session.current_cue.start_ms == 11_000


def test_a_track_the_user_went_to_meanwhile_stays_the_one_under_work(make_desk):
    desk = make_desk()
    other = Track((Cue(0, 900, "Hallo", id="h"),), id="other")
    desk.session.open(replace(desk.session.document, tracks=(other,)))
    desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert desk.session.selection.track_id == "other"
    assert len(desk.session.document.tracks) == 2


def test_the_result_replaces_a_track_where_that_was_asked_for(make_desk):
    desk = make_desk()
    old = Track((Cue(0, 900, "Hallo", id="h"),), id="old", name="Take 1")
    desk.session.open(replace(desk.session.document, tracks=(old,)))
    desk.finish(desk.tasks.transcribe(TranscribeOptions(replaces="old")))
    (track,) = desk.session.document.tracks
    assert (track.id, track.name, len(track.cues)) == ("old", "Take 1", 4)
    desk.session.undo_stack.undo()
    assert desk.session.document.tracks == (old,)


def test_a_track_to_replace_that_is_gone_gets_a_successor(make_desk):
    desk = make_desk()
    desk.finish(desk.tasks.transcribe(TranscribeOptions(replaces="gone")))
    assert desk.texts() == [SENTENCE] * 4


def test_cancelling_keeps_what_is_there_as_one_step_and_the_next_run_goes_on_from_it(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    assert desk.unfinished() is None
    job = stop_after(desk, recogniser, 2)
    assert job.state is JobState.CANCELLED
    assert job.note == "Captions up to 00:00:13 are kept. Transcribe again to go on from there."
    assert desk.texts() == [SENTENCE] * 2
    assert desk.session.undo_stack.undoText() == "Transcribe up to 00:00:13"
    assert not desk.session.provisional_track_ids
    unfinished = desk.unfinished()
    assert (unfinished.upto_ms, unfinished.mode) == (20_000, "balanced")
    partial = desk.session.document.tracks[0]

    job = desk.tasks.resume(unfinished)
    assert desk.unfinished() is None  # it is being done
    recogniser.let(2)
    desk.finish(job)
    assert recogniser.started_at == [0, 2]
    assert "Resuming at 00:00:20" in job.messages
    (track,) = desk.session.document.tracks  # not beside the unfinished one: in its place
    assert (track.id, len(track.cues)) == (partial.id, 4)
    assert desk.unfinished() is None
    desk.session.undo_stack.undo()
    assert desk.session.document.tracks == (partial,)


def test_captions_of_an_unfinished_run_that_were_edited_are_left_alone(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    stop_after(desk, recogniser, 2)
    first = desk.session.document.tracks[0].cues[0]
    change = edit_track(desk.session.document, desk.session.document.tracks[0].id, "Edit", replaced={first.id: replace(first, text="Mine")})
    desk.session.apply(change)
    job = desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(2)
    desk.finish(job)
    assert (desk.texts(0), desk.texts(1)) == (["Mine", SENTENCE], [SENTENCE] * 4)


def test_a_second_stop_keeps_one_unfinished_track(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    stop_after(desk, recogniser, 1)
    job = desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(1)
    desk.qtbot.waitUntil(lambda: any(len(track.cues) == 2 for track in desk.session.document.tracks))
    job.cancel()
    desk.finish(job)
    assert [len(track.cues) for track in desk.session.document.tracks] == [2]


@pytest.mark.parametrize(
    "error", [EngineCrashed("The engine host was killed.", hint="Again.", exit_code=-9), RuntimeError("defect"), MemoryError()]
)
def test_a_failure_keeps_what_is_there_and_says_so(make_desk, error):
    recogniser = SteppedRecogniser(2, error)
    desk = make_desk(recogniser=recogniser)
    recogniser.let(2)
    job = desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert job.state is JobState.FAILED
    assert "up to 00:00:13 are kept" in job.note
    assert desk.texts() == [SENTENCE] * 2
    assert desk.unfinished().upto_ms == 20_000
    recogniser.count, recogniser.error = 4, None
    recogniser.let(2)
    job = desk.finish(desk.runner.retry(job))
    assert (job.state, desk.texts(), recogniser.started_at) == (JobState.SUCCEEDED, [SENTENCE] * 4, [0, 2])


def test_stopping_before_anything_was_heard_leaves_the_document_as_it_was(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    before = desk.session.document
    job = desk.tasks.transcribe(TranscribeOptions())
    desk.qtbot.waitUntil(lambda: bool(recogniser.started_at))
    job.cancel()
    desk.finish(job)
    assert (desk.session.document, desk.session.undo_stack.count(), job.note) == (before, 0, "")
    assert desk.unfinished() is None


def test_nothing_said_adds_no_track(make_desk):
    desk = make_desk(recogniser=ScriptedRecogniser(0))
    job = desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert (desk.session.document.tracks, job.note) == ((), "No speech was found in interview.mp4.")


def test_the_result_for_a_closed_document_does_not_land_in_the_one_that_is_open(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    orphans = []
    desk.tasks.orphaned.connect(lambda document, title: orphans.append((document, title)))
    first = desk.session.document
    job = desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(2)
    desk.qtbot.waitUntil(lambda: len(desk.session.document.tracks) == 1 and len(desk.texts()) == 2)
    other = Document(tracks=(Track((Cue(0, 900, "Hallo"),), id="other"),))
    desk.session.open(other)
    recogniser.let(2)
    desk.finish(job)
    assert desk.session.document == other
    assert (desk.session.undo_stack.count(), desk.session.provisional_track_ids) == (0, frozenset())
    ((document, title),) = orphans
    assert (document.media, title) == (first.media, "Transcribing interview.mp4")
    assert [cue.text for cue in document.tracks[0].cues] == [SENTENCE] * 4


def test_a_stop_after_the_document_was_closed_keeps_only_the_journal(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    job = desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(1)
    desk.qtbot.waitUntil(lambda: len(desk.session.document.tracks) == 1)
    desk.session.open(Document())
    job.cancel()
    desk.finish(job)
    assert desk.session.document == Document()
    assert desk.unfinished().upto_ms == 10_000


def test_options_reach_the_recogniser(make_desk):
    recogniser = ScriptedRecogniser(1)
    desk = make_desk(recogniser=recogniser)
    options = TranscribeOptions("tiny", ("en", "es"), 0, 1000, 30_000, "careful", "translate", "Aurelia")
    desk.finish(desk.tasks.transcribe(options))
    request = recogniser.requests[0][0]
    assert (request.languages, request.audio_stream, request.start_ms, request.end_ms) == (("en", "es"), 0, 1000, 30_000)
    assert (request.mode, request.task, request.hint, request.model_dir.name) == ("careful", "translate", "Aurelia", "tiny")


def test_without_a_model_the_job_says_what_is_missing(desk):
    desk.toolbox.models.clear()
    job = desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert isinstance(job.error, ModelMissing)


def test_without_media_nothing_is_queued(desk):
    desk.session.open(Document())
    with pytest.raises(InvalidRequest):
        desk.tasks.transcribe(TranscribeOptions())
    assert desk.runner.jobs == []


def test_going_on_without_the_model_it_was_begun_with_is_refused(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    stop_after(desk, recogniser, 1)
    unfinished = desk.unfinished()
    (desk.toolbox.models.folder / "model.bin").write_bytes(b"other weights")
    job = desk.finish(desk.tasks.resume(unfinished))
    assert isinstance(job.error, ModelMissing)
    assert desk.texts() == [SENTENCE]


def test_only_a_long_run_from_the_start_tells_how_fast_a_model_is(make_desk):
    desk = make_desk(recogniser=ScriptedRecogniser(4))
    desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert desk.toolbox.models.speeds.noted == []
    desk = make_desk(recogniser=ScriptedRecogniser(12))
    desk.finish(desk.tasks.transcribe(TranscribeOptions(hint="long")))
    assert desk.toolbox.models.speeds.noted == [("tiny", 120.0)]


def test_a_full_disk_under_the_journal_stops_with_what_was_heard(make_desk, monkeypatch):
    desk = make_desk()
    calls = []

    def add(journal, batch):
        calls.append(batch)
        if len(calls) == 3:
            raise OutputProblem("The journal cannot be written: No space left on device.", hint="Free some space.")

    monkeypatch.setattr("captionstudio.workflows.journal.Journal.add", add)
    job = desk.finish(desk.tasks.transcribe(TranscribeOptions()))
    assert isinstance(job.error, OutputProblem)
    assert desk.texts() == [SENTENCE] * 2


def test_opening_media_tells_what_it_is_and_what_was_left_unfinished(make_desk, tmp_path):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    stop_after(desk, recogniser, 1)
    opened = []
    desk.tasks.media_opened.connect(lambda info, reference: opened.append((info, reference)))
    job = desk.finish(desk.tasks.open_media(desk.film))
    ((info, reference),) = opened
    assert (info.duration_ms, reference) == (40_000, replace(desk.session.document.media, audio_stream=0))
    assert job.result.unfinished.upto_ms == 10_000
    assert not job.is_shown


def test_what_was_made_of_a_moved_file_is_not_offered_under_another_name(make_desk, tmp_path):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    stop_after(desk, recogniser, 1)
    moved = desk.film.rename(tmp_path / "other.mp4")
    assert desk.finish(desk.tasks.open_media(moved)).result.unfinished is None


def test_jobs_the_user_would_miss_are_named_and_silent_ones_not(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    desk.tasks.open_media(desk.film)
    assert (desk.tasks.is_busy, desk.tasks.busy_titles) == (False, [])
    for _ in range(2):
        desk.tasks.transcribe(TranscribeOptions())
    assert (desk.tasks.is_busy, desk.tasks.busy_titles) == (True, ["Transcribing interview.mp4"] * 2)


def test_closing_in_order_puts_what_was_heard_into_the_document(make_desk):
    recogniser = SteppedRecogniser()
    desk = make_desk(recogniser=recogniser)
    desk.tasks.transcribe(TranscribeOptions())
    recogniser.let(3)
    desk.qtbot.waitUntil(lambda: len(desk.session.document.tracks) == 1 and len(desk.texts()) == 3)
    with desk.qtbot.waitSignal(desk.runner.became_idle):
        desk.runner.cancel_all()
    assert desk.texts() == [SENTENCE] * 3
    assert desk.session.settled_document() == desk.session.document
    desk.runner.shut_down()
