"""Films that know their frames, and a player that is ended after each test."""

import threading
import time

import pytest

from captionstudio.core.player import PlayerEvents
from captionstudio.engines.vlc.player import VlcPlayer
from tests.fakes.coded_film import make_coded_film, number_of


class Watched:
    """A player with what it has told."""

    def __init__(self, player):
        self.player = player
        self.ended, self.failed, self.lengths = threading.Event(), [], []
        self.events = PlayerEvents(lambda: None, self.ended.set, self.failed.append, self.lengths.append)

    def open(self, media, audio_stream=None, bounds=(1280, 720)):
        self.ended.clear()
        self.player.open(media, audio_stream, bounds, self.events)

    def wait(self, condition, seconds=10):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"nothing in {seconds} s; told: {self.failed}"
            time.sleep(0.002)

    def frames(self, count, seconds=10):
        """Return the next frames: their numbers and the time told with them."""
        taken = []

        def take():
            if frame := self.player.take_frame():
                taken.append((number_of(frame), self.player.time_ms))
            return len(taken) >= count

        self.wait(take, seconds)
        return taken


@pytest.fixture
def watched():
    player = VlcPlayer(is_silent=True)
    yield Watched(player)
    player.shut_down()


@pytest.fixture(scope="session")
def film(tmp_path_factory):
    """Eight seconds at 25 frames a second, a key frame every two."""
    return make_coded_film(tmp_path_factory.mktemp("vlc") / "film é #1.mp4", 200, options=("-g", "50"))
