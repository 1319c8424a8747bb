"""No handler of ours holds the event loop up, however fast captions come."""

import time
from functools import wraps

from PySide6.QtCore import QTimer

from captionstudio.core.document import Word
from captionstudio.core.jobs import Progress
from captionstudio.core.ports import RecognisedBatch
from captionstudio.services.job_runner import Job, JobState
from captionstudio.services.options import TranscribeOptions
from captionstudio.services.session import Session
from captionstudio.services.tasks.transcribe import TranscriptionLanding

BATCHES = 2000
LIMIT_S = 0.05


class Flood:
    """Two thousand batches as fast as they can be sent."""

    def recognise(self, request, context, *, done=()):
        for index in range(BATCHES):
            context.report(Progress("recognise", index * 1000, BATCHES * 1000, "media_ms"))
            start = index * 1000
            words = tuple(
                Word(text, start + at * 200, start + at * 200 + 150, 0.9, language="en") for at, text in enumerate(("One", "two."))
            )
            yield RecognisedBatch(index, start + 1000, words)


def test_the_event_loop_goes_on_while_two_thousand_batches_stream_in(make_desk, monkeypatch, qtbot):
    longest = {}

    def timed(owner, name):
        method = getattr(owner, name)

        @wraps(method)
        def measure(*arguments):
            started = time.thread_time()  # of this thread's own work: other processes of a busy machine do not count
            try:
                return method(*arguments)
            finally:
                longest[name] = max(longest.get(name, 0.0), time.thread_time() - started)

        monkeypatch.setattr(owner, name, measure)

    for owner, names in (
        (TranscriptionLanding, ("_show_waiting", "_on_partial", "_on_succeeded")),
        (Job, ("_on_progress", "_on_ended")),
        (Session, ("extend_provisional", "end_provisional", "apply")),
    ):
        for name in names:
            timed(owner, name)
    desk = make_desk(recogniser=Flood())
    ticks = []
    watchdog = QTimer(interval=5)
    watchdog.timeout.connect(lambda: ticks.append(time.monotonic()))
    watchdog.start()
    shown = []
    desk.session.changed.connect(lambda change: shown.append(len(change.added)))
    job = desk.tasks.transcribe(TranscribeOptions())
    qtbot.waitUntil(lambda: job.state.is_over, timeout=60_000)
    watchdog.stop()
    assert job.state is JobState.SUCCEEDED
    assert len(desk.session.document.tracks[0].cues) >= BATCHES / 2
    assert max(shown) <= 400  # a few hundred at a time, so that views keep up
    assert set(longest) >= {"_show_waiting", "_on_partial", "_on_succeeded", "extend_provisional", "apply"}
    assert max(longest.values()) < LIMIT_S, longest
    assert len(ticks) > job.elapsed_s / 0.1  # the loop came round all the while
