"""How threads are shared out: measured by scripts here, on the real model once."""

import pytest

from captionstudio.engines.hardware import processor
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.trial_notes import forget_notes, notes_path
from captionstudio.engines.whisper.steady_model import SteadyModel
from captionstudio.engines.whisper.threads import Split, choose_split


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.bin").write_bytes(b"small")
    return tmp_path


class Stopwatch:
    """Takes the times of a script, and notes what was measured."""

    def __init__(self, **seconds):
        self.seconds = {tuple(map(int, name[1:].split("x"))): value for name, value in seconds.items()}
        self.measured = []

    def __call__(self, split):
        self.measured.append((split.workers, split.threads))
        return self.seconds[split.workers, split.threads]


def test_one_or_two_threads_leave_nothing_to_choose(folder):
    watch = Stopwatch()
    assert choose_split(folder, watch, 1) == Split(1, 1)
    assert choose_split(folder, watch, 2) == Split(2, 1)
    assert watch.measured == []
    assert not notes_path().exists()


def test_a_split_that_is_faster_is_measured_once(folder):
    watch = Stopwatch(_4x2=1.0, _4x1=0.8, _2x4=0.95)
    assert choose_split(folder, watch, 8) == Split(4, 1)
    assert choose_split(folder, watch, 8) == Split(4, 1)
    assert watch.measured == [(4, 2), (4, 1), (2, 4)]
    forget_notes()
    choose_split(folder, watch, 8)
    assert len(watch.measured) == 6


def test_a_small_gain_is_no_reason(folder):
    assert choose_split(folder, Stopwatch(_4x2=1.0, _4x1=0.93, _2x4=0.95), 8) == Split(4, 2)


def test_another_number_of_threads_is_measured_anew(folder):
    choose_split(folder, Stopwatch(_4x2=1.0, _4x1=0.5, _2x4=1.0), 8)
    assert choose_split(folder, Stopwatch(_4x1=1.0, _2x1=1.0, _2x2=0.5), 4) == Split(2, 2)


def test_a_large_model_is_not_loaded_for_a_trial(folder):
    with (folder / "model.bin").open("r+b") as file:
        file.truncate(3_000_000_000)  # holes take no room
    watch = Stopwatch()
    assert choose_split(folder, watch, 8) == Split(4, 2)
    assert watch.measured == []
    assert not notes_path().exists()


def test_a_damaged_note_costs_a_new_trial(folder):
    watch = Stopwatch(_4x2=1.0, _4x1=0.5, _2x4=1.0)
    choose_split(folder, watch, 8)
    notes_path().write_text(notes_path().read_text().replace('"workers"', '"porters"'))
    assert choose_split(folder, watch, 8) == Split(4, 1)
    assert len(watch.measured) == 6


def test_the_real_model_can_be_measured_and_hears_the_same_with_any_split(monkeypatch):
    monkeypatch.delenv("CAPTIONSTUDIO_HOME")
    base = ModelStore().find("base")
    import numpy as np  # noqa: PLC0415

    sound = np.sin(np.arange(80_000, dtype=np.float32) / 20) * np.linspace(0, 0.5, 80_000, dtype=np.float32)
    heard = []
    for split in (Split(1, 1), Split(1, 2), Split(2, 1)):
        monkeypatch.setattr("captionstudio.engines.whisper.steady_model.choose_split", lambda *_, split=split: split)
        model = SteadyModel(base, lambda _: None, device=processor())
        assert model._measure(split) > 0
        heard.append(model.detect_languages([sound]))
    assert heard[0] == heard[1] == heard[2]
