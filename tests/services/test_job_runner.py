"""Jobs in threads: how they end, in what order they speak, and that nothing of them is left."""

import subprocess
import sys
import tempfile
import threading
import weakref

import psutil
import pytest
from PySide6.QtCore import QThread

from captionstudio.core.errors import CaptionStudioError, EngineCrashed, InternalError, InvalidRequest
from captionstudio.core.jobs import Progress
from captionstudio.services.job_runner import JobRunner, JobState


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    runner.shut_down()


def hear(job):
    """Note every signal of a job with its value and the thread it came in."""
    heard = []
    thread = threading.get_ident()

    def note(name):
        def add(*values):
            assert threading.get_ident() == thread
            heard.append((name, *values))

        return add

    for name in ("partial", "said", "succeeded", "failed", "cancelled", "finished"):
        getattr(job, name).connect(note(name))
    job.progressed.connect(lambda: heard.append(("progressed", job.progress and job.progress.done)))
    return heard


def run(qtbot, runner, body, **options):
    job = runner.submit("Work", body, **options)
    heard = hear(job)
    qtbot.waitUntil(lambda: job.state.is_over and not runner._workers)
    return job, heard


def wait_for_cancel(context):
    context.cancelled.wait()
    context.check_cancelled()


def test_success_with_everything_it_said_in_order(qtbot, runner):
    def body(context):
        context.say("Beginning")
        context.report(Progress("recognise", 0, 10, "items"))
        context.emit(("a", "b"))
        context.report(Progress("recognise", 10, 10, "items"))
        return {"answer": 42}

    job, heard = run(qtbot, runner, body)
    assert heard == [
        ("said", "Beginning"),
        ("progressed", 0),
        ("partial", ("a", "b")),
        ("progressed", 10),
        ("succeeded", {"answer": 42}),
        ("finished", job),
    ]
    assert (job.state, job.result, job.error, job.messages) == (JobState.SUCCEEDED, {"answer": 42}, None, ["Beginning"])


def test_the_body_runs_in_a_thread_of_its_own(qtbot, runner):
    job, _ = run(qtbot, runner, lambda _: threading.get_ident())
    assert job.result != threading.get_ident()


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("not even that")


class Outside(BaseException):
    pass


@pytest.mark.parametrize(
    ("raised", "kind", "words"),
    [
        (EngineCrashed("It died.", hint="Again.", exit_code=-9), EngineCrashed, "It died."),
        (ValueError("seven"), InternalError, "ValueError: seven"),
        (MemoryError(), InternalError, "memory"),
        (Unprintable(), InternalError, "Unprintable"),
        (SystemExit(3), InternalError, "SystemExit: 3"),
        (KeyboardInterrupt(), InternalError, "KeyboardInterrupt"),
        (StopIteration(), InternalError, "StopIteration"),
        (Outside("far"), InternalError, "far"),
    ],
)
def test_whatever_a_body_raises_ends_its_job_with_an_error_that_explains_itself(qtbot, runner, raised, kind, words):
    def body(_):
        raise raised

    job, heard = run(qtbot, runner, body)
    assert [entry[0] for entry in heard] == ["failed", "finished"]
    assert (job.state, type(job.error)) == (JobState.FAILED, kind)
    assert words in str(job.error)
    assert job.error.hint
    assert "in body" in job.trace
    assert run(qtbot, runner, lambda _: "next")[0].result == "next"


def test_a_failed_job_keeps_nothing_of_what_its_body_had_in_hand(qtbot, runner):
    class Big:
        pass

    seen = []

    def body(_):
        big = Big()
        seen.append(weakref.ref(big))
        try:
            raise OSError("deep")
        except OSError as error:
            raise InvalidRequest("no") from error

    job, _ = run(qtbot, runner, body)
    assert "deep" in job.trace
    assert seen[0]() is None


def test_cancelling_a_running_job_ends_it_when_it_looks(qtbot, runner):
    job = runner.submit("Work", wait_for_cancel)
    heard = hear(job)
    assert job.state is JobState.RUNNING
    job.cancel()
    assert job.is_cancelling
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)
    assert heard == [("progressed", None), ("cancelled",), ("finished", job)]
    assert not job.is_cancelling
    job.cancel()  # too late, and harmless
    assert len(heard) == 3


def test_cancelling_a_queued_job_ends_it_at_once_and_it_never_runs(qtbot, runner):
    ran = []
    first = runner.submit("First", wait_for_cancel)
    second = runner.submit("Second", ran.append)
    heard, changed = hear(second), []
    runner.job_changed.connect(changed.append)
    assert second.state is JobState.QUEUED
    second.cancel()
    assert heard == [("cancelled",), ("finished", second)]
    assert changed == [second]
    first.cancel()
    qtbot.waitUntil(lambda: not runner._workers)
    assert ran == []


def test_one_heavy_job_at_a_time_in_order_while_two_light_ones_run_beside_it(qtbot, runner):
    go = threading.Event()
    running, most = set(), {"heavy": 0, "light": 0}
    order = []
    lock = threading.Lock()

    def make(lane, number):
        def body(_):
            with lock:
                running.add((lane, number))
                order.append((lane, number))
                most[lane] = max(most[lane], sum(its == lane for its, _ in running))
            go.wait(10)
            with lock:
                running.discard((lane, number))

        return body

    for number in range(4):
        for lane in ("heavy", "light"):
            runner.submit(f"{lane} {number}", make(lane, number), lane=lane)
    qtbot.waitUntil(lambda: len(running) == 3)
    assert [job.title for job in runner.jobs if job.state is JobState.RUNNING] == ["heavy 0", "light 0", "light 1"]
    go.set()
    with qtbot.waitSignal(runner.became_idle, timeout=10_000):
        pass
    assert most == {"heavy": 1, "light": 2}
    assert [number for lane, number in order if lane == "heavy"] == [0, 1, 2, 3]


def test_idle_is_told_once_and_only_when_all_threads_have_ended(qtbot, runner):
    idle = []
    runner.became_idle.connect(lambda: idle.append(len(runner._workers)))
    jobs = [runner.submit("Work", wait_for_cancel) for _ in range(3)]
    runner.cancel_all()
    qtbot.waitUntil(lambda: bool(idle))
    assert [job.state for job in jobs] == [JobState.CANCELLED] * 3
    assert idle == [0]


def test_retry_runs_the_body_again_and_forgets_the_old_job(qtbot, runner):
    answers = iter([InvalidRequest("not yet"), "now"])

    def body(_):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    old, _ = run(qtbot, runner, body, lane="light", short="W")
    removed = []
    runner.job_removed.connect(removed.append)
    new = runner.retry(old)
    qtbot.waitUntil(lambda: new.state.is_over)
    assert (new.result, new.title, new.short, new.lane) == ("now", "Work", "W", "light")
    assert (removed, runner.jobs) == ([old], [new])


def test_retry_asks_whoever_waits_for_the_result(qtbot, runner):
    def body(_):
        raise InvalidRequest("no")

    again = []
    old, _ = run(qtbot, runner, body, again=lambda: again.append(old) or runner.submit("Anew", lambda _: 1))
    assert (runner.retry(old).title, again) == ("Anew", [old])


def test_a_retry_that_makes_no_sense_keeps_the_old_job(qtbot, runner):
    def refuse():
        raise InvalidRequest("The captions are gone.")

    job, _ = run(qtbot, runner, wait_and_fail, again=refuse)
    with pytest.raises(InvalidRequest):
        runner.retry(job)
    assert runner.jobs == [job]


def wait_and_fail(_):
    raise CaptionStudioError("no")


def test_a_running_job_is_not_removed(qtbot, runner):
    job = runner.submit("Work", wait_for_cancel)
    runner.remove(job)
    assert runner.jobs == [job]


def test_progress_is_passed_on_at_most_every_fiftieth_second_but_the_last_and_each_new_stage_always(qtbot, runner):
    def body(context):
        for done in range(20_001):
            context.report(Progress("recognise", done, 20_000, "items"))
        context.report(Progress("write", 0, None, "items"))

    job, heard = run(qtbot, runner, body)
    seen = [entry[1] for entry in heard if entry[0] == "progressed"]
    assert seen[0] == 0
    assert seen[-2:] == [20_000, 0]
    assert len(seen) <= 4 + job.elapsed_s / 0.05


def test_rate_and_time_left_are_those_of_the_stage_and_stand_still_at_the_end(qtbot, runner, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("captionstudio.services.job_runner.time.monotonic", lambda: now[0])
    job = runner.submit("Work", wait_for_cancel)
    job._on_progress(Progress("prepare", 5, None, "items"))
    now[0] += 10
    job._on_progress(Progress("recognise", 60_000, 600_000, "media_ms"))
    assert (job.rate, job.seconds_left) == (None, None)
    now[0] += 20
    job._on_progress(Progress("recognise", 180_000, 600_000, "media_ms"))
    assert (job.rate, job.seconds_left) == (6.0, 70.0)  # 120 s of film in 20 s; 420 s are left
    job.cancel()
    qtbot.waitUntil(lambda: job.state.is_over)
    now[0] += 1000
    assert (job.rate, job.elapsed_s) == (6.0, 30.0)


def test_shutting_down_ends_every_thread_and_no_signal_comes_after(qtbot, runner):
    running = [runner.submit("Work", wait_for_cancel, lane=lane) for lane in ("heavy", "light", "light")]
    done = runner.submit("Done", lambda _: 1, lane="light")
    queued = runner.submit("Later", wait_for_cancel)
    threads = list(runner._workers.values())
    qtbot.waitUntil(lambda: all(thread.isRunning() for thread in threads))
    heard = [entry for job in (*running, done, queued) for entry in [hear(job)]]
    runner.shut_down()
    assert all(thread.isFinished() for thread in threads)
    assert {job.state for job in (*running, done, queued)} == {JobState.CANCELLED}
    late = runner.submit("Too late", wait_for_cancel)
    qtbot.wait(20)  # lets what was on its way arrive
    assert heard == [[], [], [], [], []]
    assert (late.state, runner._workers) == (JobState.CANCELLED, {})
    runner.shut_down()


def test_shutting_down_beside_a_job_that_has_just_ended_keeps_one_ending(qtbot, runner):
    ended = threading.Event()
    job = runner.submit("Work", lambda _: ended.set())
    ended.wait(10)
    runner.shut_down()
    state = job.state
    qtbot.wait(20)
    assert job.state is state is JobState.CANCELLED


def test_two_hundred_starts_and_cancels_leave_nothing(qtbot, runner, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    child = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]

    def work(context, turn):
        with tempfile.TemporaryFile() as file, tempfile.TemporaryDirectory():
            file.write(b"work")
            process = subprocess.Popen(child) if turn % 20 == 1 else None
            try:
                context.report(Progress("recognise", 1, 2, "items"))
                context.emit("something")
                wait_for_cancel(context)
            finally:
                if process:
                    process.kill()
                    process.wait()

    this = psutil.Process()
    before = None
    for turn in range(200):
        job = runner.submit("Work", lambda context, turn=turn: work(context, turn))
        if turn % 2:  # the others are cancelled while their thread is only starting
            qtbot.waitUntil(lambda job=job: job.progress is not None)
        job.cancel()
        qtbot.waitUntil(lambda job=job: job.state.is_over and not runner._workers)
        assert job.state is JobState.CANCELLED
        runner.remove(job)
        now = (this.num_fds(), this.num_threads(), len(this.children(recursive=True)), threading.active_count())
        before = now if turn == 20 else before
    assert now == before
    assert list(tmp_path.iterdir()) == []
    qtbot.waitUntil(lambda: not runner.findChildren(QThread))
    assert runner.jobs == []


def test_a_job_that_is_over_holds_no_thread(qtbot, runner):
    job, _ = run(qtbot, runner, lambda _: None)
    qtbot.waitUntil(lambda: not runner.findChildren(QThread))
    assert getattr(job._context.on_progress, "__self__", None) is None
