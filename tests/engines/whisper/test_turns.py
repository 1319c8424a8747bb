"""Turns that are heard during recognition by the real models."""

import threading

import pytest

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.errors import CaptionStudioError, ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import RecognitionRequest
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.speakers import alongside
from captionstudio.engines.speakers import engine as speakers
from captionstudio.engines.whisper.recogniser import WhisperRecogniser
from tests.fakes.speaking import SPEECH, Recording, wrong_sentences


@pytest.fixture(scope="module")
def request_():
    try:
        model = ModelStore().find("base")
    except CaptionStudioError as error:
        pytest.fail(f"These tests need the real Whisper base (./packaging/test brings it): {error}", pytrace=False)
    return RecognitionRequest(str(SPEECH / "mixed.opus"), model, languages=("en", "es", "de"), mode="fast", with_turns=True)


@pytest.fixture(scope="module")
def batches(request_):
    return list(WhisperRecogniser().recognise(request_, JobContext()))


def test_every_batch_brings_its_turns_and_they_tell_the_speakers(batches):
    assert len(batches) > 1
    turns = [turn for batch in batches for turn in batch.turns]
    found = speakers.SpeakerModelEngine().tell_apart(turns, SpeakerCount(), (), JobContext())
    assert len(found.voices) == 3
    assert wrong_sentences(Recording.load(SPEECH / "mixed.opus"), found.turns) == []


def test_going_on_after_a_batch_hears_the_same_turns(request_, batches):
    assert list(WhisperRecogniser().recognise(request_, JobContext(), done=batches[:1])) == batches[1:]


def test_without_models_words_come_all_the_same(request_, monkeypatch):
    def nothing():
        raise ModelMissing("The speaker model is missing.")

    monkeypatch.setattr(alongside, "turn_listener", nothing)
    request = RecognitionRequest(request_.media, request_.model_dir, ("en",), mode="fast", end_ms=6000, with_turns=True)
    (batch,) = WhisperRecogniser().recognise(request, JobContext())
    assert batch.words
    assert batch.turns is None


def test_who_stops_taking_batches_leaves_nobody_listening(request_):
    batches = WhisperRecogniser().recognise(request_, JobContext())
    next(batches)
    batches.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith(("turns", "voices", "listen"))]
