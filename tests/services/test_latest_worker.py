"""Of many requests the last one counts, and the thread ends with its owner."""

import threading

import pytest
import shiboken6

from captionstudio.core.errors import MediaUnreadable
from captionstudio.services.latest_worker import LatestWorker
from tests.fakes.open_files import python_threads


def test_what_comes_meanwhile_is_dropped_but_for_the_last(qtbot):
    gate, done = threading.Event(), []

    def work(request):
        assert gate.wait(10)
        return request * 2

    worker = LatestWorker("test-worker", work)
    worker.done.connect(lambda request, result: done.append((request, result)))
    worker.ask(1)
    qtbot.waitUntil(lambda: worker._letters._waiting is None)  # the first is in hand
    for request in (2, 3, 4):
        worker.ask(request)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == [(1, 2), (4, 8)]
    worker.shut_down()


def test_failures_and_defects_are_told_and_work_goes_on(qtbot, caplog):
    def work(request):
        if request == "explained":
            raise MediaUnreadable("No.", hint="Do.")
        return 1 / request

    failed, done = [], []
    worker = LatestWorker("test-worker", work)
    worker.failed.connect(lambda _, error: failed.append(str(error)))
    worker.done.connect(lambda _, result: done.append(result))
    for request, count in (("explained", 1), (0, 2)):
        worker.ask(request)
        qtbot.waitUntil(lambda count=count: len(failed) == count)
    worker.ask(2)
    qtbot.waitUntil(lambda: done == [0.5])
    assert failed == ["No.", "ZeroDivisionError: division by zero"]
    worker.shut_down()


def test_the_thread_ends_with_its_owner(qtbot):
    finished = threading.Event()
    worker = LatestWorker("test-worker", lambda request: request, finished.set)
    with qtbot.waitSignal(worker.done):
        worker.ask(1)
    with qtbot.waitSignal(worker.destroyed):
        worker.deleteLater()
    assert finished.wait(5)
    qtbot.waitUntil(lambda: python_threads("test-worker") == [])


class Teller:
    """A signal whose emitting can be watched, in the place of one of a worker."""

    def __init__(self, emit):
        self.emit = emit


@pytest.mark.parametrize("signal", ["done", "failed"])
def test_nothing_is_told_once_the_worker_is_deleted(qtbot, signal):
    at_work, gate, finished, told = threading.Event(), threading.Event(), threading.Event(), []

    def work(request):
        at_work.set()
        assert gate.wait(10)
        if signal == "failed":
            raise MediaUnreadable("No.", hint="Do.")
        return request

    worker = LatestWorker("test-worker", work, finished.set)
    setattr(worker, signal, Teller(lambda *told_of: told.append(told_of)))
    worker.ask(1)
    assert at_work.wait(10)
    shiboken6.delete(worker)
    gate.set()
    assert finished.wait(10)
    assert told == []


def test_deleting_waits_until_what_is_being_told_is_told(qtbot):
    telling, deleted, finished, was_there = threading.Event(), threading.Event(), threading.Event(), []

    def emit(*_):
        telling.set()
        was_there.append(not deleted.wait(0.2))  # as long as this takes, deleting must not end

    worker = LatestWorker("test-worker", lambda request: request, finished.set)
    worker.done = Teller(emit)
    worker.ask(1)
    assert telling.wait(10)
    shiboken6.delete(worker)
    deleted.set()
    assert finished.wait(10)
    assert was_there == [True]
