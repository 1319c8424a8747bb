import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from captionstudio.core.diarisation import ListenRequest, SpeakerCount
from captionstudio.core.errors import EngineCrashed, EngineMissing, InternalError, NoTranslationPair
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.ports import RecognitionRequest
from captionstudio.core.speakers import Speaker
from captionstudio.core.spoken_words import pack_words
from captionstudio.engines.host.client import EngineHost, HostedRecogniser, HostedTranslation
from captionstudio.engines.host.speakers import HostedSpeakers
from tests.fakes.scripted import make_batch, turns_in

SCRIPTED = (sys.executable, "-m", "tests.fakes.host_server")
REQUEST = RecognitionRequest("film.mp4", Path("model"))
HANGS = RecognitionRequest("film.mp4", Path("model"), hint="hang 2")


@pytest.fixture
def host():
    with EngineHost(SCRIPTED) as host:
        yield host


def wait_until(is_true, seconds=10.0):
    limit = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < limit, "it did not happen in time"
        threading.Event().wait(0.01)


def test_batches_progress_and_answers_come_through(host):
    seen, said = [], []
    context = JobContext(on_progress=lambda progress: seen.append(progress.done), on_message=said.append)
    assert list(HostedRecogniser(host).recognise(REQUEST, context)) == [make_batch(index) for index in range(4)]
    assert seen == [0, 10_000, 20_000, 30_000]
    translation = HostedTranslation(host)
    route = translation.find_route("es", "fr")
    assert route.languages == ("es", "en", "fr")
    assert translation.translate(["hola"], route, context) == ["[fr] HOLA"]
    assert said == ["translating 1"]


def test_the_host_goes_on_after_the_batches_already_done(host):
    done = [make_batch(0), make_batch(1)]
    assert [batch.index for batch in HostedRecogniser(host).recognise(REQUEST, JobContext(), done=done)] == [2, 3]


def test_turns_and_speakers_come_through(host):
    speakers = HostedSpeakers(host)
    said = tuple(word for index in range(2) for word in make_batch(index).words)
    turns = speakers.listen(ListenRequest("film.mp4", pack_words(said)), JobContext())
    assert turns == turns_in(said)
    found = speakers.tell_apart(turns, SpeakerCount(2, 2), (Speaker("Ann", voice=(1.0,)),), JobContext())
    assert [(turn.start_ms, turn.label) for turn in found.turns] == [(1000, 0), (11_000, 1)]
    assert [voice.name for voice in found.voices] == ["Ann", ""]
    assert [turn.label for turn in speakers.assign(turns, [[1], [0]], JobContext()).turns] == [1, 0]


def test_it_starts_only_when_used_and_stays_between_requests(host):
    assert host.pid is None
    list(HostedRecogniser(host).recognise(REQUEST, JobContext()))
    pid = host.pid
    HostedTranslation(host).find_route("en", "es")
    assert host.pid == pid
    host.close()
    assert host.pid is None
    assert not psutil.pid_exists(pid)


def test_errors_of_the_engine_arrive_whole_and_the_host_lives_on(host):
    HostedTranslation(host).find_route("en", "es")
    pid = host.pid
    with pytest.raises(NoTranslationPair) as caught:
        HostedTranslation(host).find_route("en", "xx")
    assert caught.value.data == {"source": "en", "target": "xx"}
    with pytest.raises(InternalError, match="scripted failure"):
        list(HostedRecogniser(host).recognise(RecognitionRequest("f", Path("m"), hint="fail 1"), JobContext()))
    assert host.pid == pid


@pytest.mark.parametrize(
    ("sent", "words", "remedy"), [(signal.SIGKILL, "killed from outside", "memory"), (signal.SIGSEGV, "SIGSEGV", "another model")]
)
def test_a_dead_host_costs_the_job_and_the_next_one_runs(host, sent, words, remedy):
    batches = HostedRecogniser(host).recognise(HANGS, JobContext())
    assert [next(batches), next(batches)] == [make_batch(0), make_batch(1)]
    os.kill(host.pid, sent)
    with pytest.raises(EngineCrashed, match=words) as caught:
        next(batches)
    assert remedy in caught.value.hint
    assert caught.value.data["exit_code"] == -sent
    assert len(list(HostedRecogniser(host).recognise(REQUEST, JobContext()))) == 4


def test_a_host_that_died_while_idle_is_reported_and_replaced(host):
    list(HostedRecogniser(host).recognise(REQUEST, JobContext()))
    os.kill(host.pid, signal.SIGKILL)
    with pytest.raises(EngineCrashed):
        list(HostedRecogniser(host).recognise(REQUEST, JobContext()))
    assert len(list(HostedRecogniser(host).recognise(REQUEST, JobContext()))) == 4


def test_cancelling_is_immediate_even_when_native_code_would_not_listen(host):
    context = JobContext()
    batches = HostedRecogniser(host).recognise(HANGS, context)
    next(batches), next(batches)
    process = psutil.Process(host.pid)
    threading.Timer(0.1, context.cancelled.set).start()
    started = time.monotonic()
    with pytest.raises(JobCancelled):
        next(batches)
    assert time.monotonic() - started < 2
    assert not process.is_running()


def test_leaving_early_ends_the_work(host):
    batches = HostedRecogniser(host).recognise(HANGS, JobContext())
    next(batches)
    process = psutil.Process(host.pid)
    batches.close()
    assert not process.is_running()
    assert host.pid is None


def test_fifty_starts_and_cancels_leak_nothing():
    this = psutil.Process()
    before = None
    for _ in range(50):
        with EngineHost(SCRIPTED) as host:
            context = JobContext()
            batches = HostedRecogniser(host).recognise(HANGS, context)
            next(batches)
            context.cancelled.set()
            with pytest.raises(JobCancelled):
                list(batches)
        now = (this.num_fds(), threading.active_count(), len(this.children(recursive=True)))
        before = before or now
        assert now == before


def test_two_threads_take_turns(host):
    found = []

    def work():
        found.append(len(list(HostedRecogniser(host).recognise(REQUEST, JobContext()))))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4, 4, 4, 4]


def test_a_thread_may_start_the_host_and_end(host):
    thread = threading.Thread(target=lambda: HostedTranslation(host).find_route("en", "es"))
    thread.start()
    thread.join()
    pid = host.pid
    HostedTranslation(host).find_route("en", "es")
    assert host.pid == pid


def test_a_server_that_cannot_start_is_explained():
    with EngineHost(["/nowhere/python"]) as host, pytest.raises(EngineMissing, match="cannot start"):
        HostedTranslation(host).find_route("en", "es")


def test_a_server_that_ends_at_once_is_a_crash_with_its_last_words():
    command = [sys.executable, "-c", "import sys; print('out of luck', file=sys.stderr); sys.exit(3)"]
    with EngineHost(command) as host, pytest.raises(EngineCrashed, match="exit code 3") as caught:
        HostedTranslation(host).find_route("en", "es")
    assert caught.value.data["log"] == "out of luck"


def test_a_chatty_server_does_not_block_and_its_log_stays_small():
    command = [sys.executable, "-c", "import sys\nfor n in range(200000): print('line', n, file=sys.stderr)\nsys.exit(4)"]
    with EngineHost(command) as host, pytest.raises(EngineCrashed) as caught:
        HostedTranslation(host).find_route("en", "es")
    assert caught.value.data["log"].endswith("line 199999")
    assert len(caught.value.data["log"]) < 2000


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_no_host_outlives_a_killed_program():
    program = f"""
import sys
from pathlib import Path
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import RecognitionRequest
from captionstudio.engines.host.client import EngineHost, HostedRecogniser
host = EngineHost({SCRIPTED!r})
batches = HostedRecogniser(host).recognise(RecognitionRequest("f", Path("m"), hint="hang 2"), JobContext())
next(batches)
print(host.pid, flush=True)
next(batches), next(batches)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as parent:
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    wait_until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


def test_a_notice_reaches_a_host_at_work_and_is_not_answered(host):
    recogniser = HostedRecogniser(host)
    recogniser.prepare(REQUEST)
    assert host.pid is None, "no host is started for it"
    batches = recogniser.recognise(REQUEST, JobContext())
    first = next(batches)
    recogniser.prepare(RecognitionRequest("fail.mp4", Path("model")))  # what goes wrong with it costs nothing
    recogniser.prepare(RecognitionRequest("next.mp4", Path("model")))
    assert [first, *batches] == [make_batch(index) for index in range(4)]
    with pytest.raises(InternalError, match=r"next\.mp4"):
        list(recogniser.recognise(RecognitionRequest("film.mp4", Path("model"), hint="told 1"), JobContext()))


def test_a_notice_to_a_host_that_is_gone_is_lost(host):
    list(HostedRecogniser(host).recognise(REQUEST, JobContext()))
    os.kill(host.pid, signal.SIGKILL)
    for _ in range(50):
        HostedRecogniser(host).prepare(REQUEST)
    with pytest.raises(EngineCrashed):
        list(HostedRecogniser(host).recognise(REQUEST, JobContext()))
    assert list(HostedRecogniser(host).recognise(REQUEST, JobContext()))
