"""Recordings with known speakers, and the real models."""

import pytest

from captionstudio.core.diarisation import ListenRequest
from captionstudio.core.jobs import JobContext
from captionstudio.core.spoken_words import pack_words
from captionstudio.engines.speakers.engine import SpeakerModelEngine
from tests.fakes.speaking import SPEECH, Recording


@pytest.fixture(scope="session")
def engine():
    return SpeakerModelEngine()


@pytest.fixture(scope="session")
def recordings():
    """The two conversations by name: two voices in short turns, and three voices in three languages."""
    return {name: Recording.load(SPEECH / f"{name}.opus") for name in ("dialogue", "mixed")}


@pytest.fixture(scope="session")
def listen(engine, tmp_path_factory):
    """Return the turns heard in a recording, by the times and texts of its sentences; each recording is listened to once."""
    heard = {}

    def hear(recording):
        if recording not in heard:
            path = tmp_path_factory.mktemp("heard") / "recording.wav"
            recording.write(path)
            heard[recording] = engine.listen(ListenRequest(str(path), pack_words(recording.words)), JobContext())
        return heard[recording]

    return hear
