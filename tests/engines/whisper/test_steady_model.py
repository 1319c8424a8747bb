"""A model that leaves a failing graphics card. The card is a fake whose calls fail as CTranslate2's do."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import numpy as np
import pytest

from captionstudio.core.errors import ModelDamaged
from captionstudio.engines.hardware import Device
from captionstudio.engines.whisper.steady_model import SteadyModel
from captionstudio.engines.whisper.threads import Split

CARD = Device("cuda", "float16", "Card")
OUT_OF_MEMORY = RuntimeError("CUDA failed with error out of memory")
SOUND = np.zeros(16000, np.float32)


class FakeModel:
    """Answers with the device it is on; ``errors`` are raised by the first calls on a card."""

    loaded: ClassVar[list] = []
    errors: ClassVar[list] = []
    load_error = None
    barrier = None

    def __init__(self, folder, device, split):
        type(self).loaded.append((device.device, split))
        if device.device == "cuda" and self.load_error:
            raise self.load_error
        self.device = device.device

    def detect_languages(self, sounds):
        if self.device == "cuda" and self.barrier:
            self.barrier.wait(timeout=10)
        if self.device == "cuda" and self.errors:
            raise self.errors.pop()
        return [{self.device: 1.0} for _ in sounds]


@pytest.fixture
def fake():
    class Fake(FakeModel):
        loaded: ClassVar[list] = []
        errors: ClassVar[list] = []

    return Fake


@pytest.fixture(autouse=True)
def two_threads(monkeypatch, tmp_path):
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path))
    monkeypatch.setattr("captionstudio.engines.whisper.threads.usable_threads", lambda: 2)


def test_what_works_stays_on_the_card(fake, tmp_path):
    said = []
    model = SteadyModel(tmp_path, said.append, device=CARD, load=fake)
    assert model.detect_languages([SOUND]) == [{"cuda": 1.0}]
    assert (fake.loaded, said, model.device) == ([("cuda", Split(2, 1))], [], CARD)


def test_out_of_memory_goes_on_with_the_processor_and_says_so(fake, tmp_path):
    said = []
    fake.errors = [OUT_OF_MEMORY]
    model = SteadyModel(tmp_path, said.append, device=CARD, load=fake)
    assert model.detect_languages([SOUND]) == [{"cpu": 1.0}]
    assert model.detect_languages([SOUND]) == [{"cpu": 1.0}], "it stays there"
    assert [device for device, _ in fake.loaded] == ["cuda", "cpu"]
    assert said == [
        "The graphics card (Card) has too little memory for this model; the processor does the work instead, which takes longer."
    ]
    assert model.device.device == "cpu"


def test_a_model_too_large_to_load_is_loaded_on_the_processor(fake, tmp_path):
    said = []
    fake.load_error = OUT_OF_MEMORY
    model = SteadyModel(tmp_path, said.append, device=CARD, load=fake)
    assert model.detect_languages([SOUND]) == [{"cpu": 1.0}]
    assert len(said) == 1


def test_a_library_that_is_missing_is_a_failure_of_the_card(fake, tmp_path):
    said = []
    fake.errors = [RuntimeError("Library libcublas.so.12 is not found or cannot be loaded")]
    assert SteadyModel(tmp_path, said.append, device=CARD, load=fake).detect_languages([SOUND]) == [{"cpu": 1.0}]
    assert "failed" in said[0]


def test_errors_that_are_not_the_card_s_are_raised(fake, tmp_path):
    fake.errors = [RuntimeError("No position encodings are defined")]
    model = SteadyModel(tmp_path, lambda _: None, device=CARD, load=fake)
    with pytest.raises(RuntimeError, match="position encodings"):
        model.detect_languages([SOUND])
    assert model.device == CARD
    fake.load_error = ModelDamaged("damaged")
    with pytest.raises(ModelDamaged):
        SteadyModel(tmp_path, lambda _: None, device=CARD, load=fake)


def test_out_of_memory_on_the_processor_is_raised(tmp_path):
    class Poor(FakeModel):
        loaded: ClassVar[list] = []

        def detect_languages(self, sounds):
            raise OUT_OF_MEMORY

    model = SteadyModel(tmp_path, lambda _: None, device=Device("cpu", "int8", "Processor"), load=Poor)
    with pytest.raises(RuntimeError, match="out of memory"):
        model.detect_languages([SOUND])


def test_threads_that_fail_together_load_one_model(fake, tmp_path):
    said = []
    fake.errors = [OUT_OF_MEMORY, OUT_OF_MEMORY]
    fake.barrier = threading.Barrier(2)  # both are at work on the card when it gives up
    model = SteadyModel(tmp_path, said.append, device=CARD, load=fake)
    with ThreadPoolExecutor(2) as pool:
        heard = list(pool.map(lambda _: model.detect_languages([SOUND]), range(2)))
    assert heard == [[{"cpu": 1.0}]] * 2
    assert [device for device, _ in fake.loaded] == ["cuda", "cpu"]
    assert len(said) == 1
