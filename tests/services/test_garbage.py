"""Garbage is collected in the window's thread and nowhere else."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from captionstudio.core.garbage import collection_paused
from captionstudio.services.garbage import GarbageCollector
from tests.fakes.documents import large_document


@pytest.fixture
def collector(qapp):
    gc.enable()
    collector = GarbageCollector()
    yield collector
    collector.shut_down()
    assert gc.isenabled()
    gc.disable()


class Ring(QObject):
    """An object in a cycle, with a timer that must die in its own thread."""

    def __init__(self):
        super().__init__()
        self.timer = QTimer(interval=1000)
        self.timer.start()
        self.self = self


def make_much_in_a_thread():
    thread = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    thread.start()
    thread.join()


def test_a_busy_thread_destroys_nothing_of_the_window(qtbot, collector):
    gone = []
    ring = Ring()
    weakref.finalize(ring, lambda: gone.append(threading.current_thread()))
    del ring
    make_much_in_a_thread()
    assert gone == []
    kept = [[] for _ in range(1000)]  # enough to make a search due
    qtbot.waitUntil(lambda: gone == [threading.main_thread()], timeout=5000)
    assert kept


def test_a_large_document_is_not_searched(collector):
    before = gc.get_freeze_count()
    document = large_document(count=5000)
    collector.collect()
    assert gc.get_freeze_count() > before + 40_000
    assert document


def test_pausing_gives_back_what_it_found():
    was = gc.isenabled()
    gc.enable()
    try:
        with collection_paused(), collection_paused():
            assert not gc.isenabled()
        assert gc.isenabled()
        gc.disable()
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()
