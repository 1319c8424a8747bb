"""The real Whisper base on recordings with exact truth."""

import shutil
from pathlib import Path

import pytest

from captionstudio.core.errors import CaptionStudioError, ModelDamaged, ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import RecognitionRequest
from captionstudio.core.resources import resource_path
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.whisper.recogniser import WhisperRecogniser
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region
from captionstudio.engines.whisper.windows import MAX_WINDOW, pack_windows

SAMPLE = str(resource_path("sample", "sample.mp4"))


@pytest.fixture(scope="module")
def model():
    try:
        return ModelStore().find("base")
    except CaptionStudioError as error:
        pytest.fail(f"These tests need the real Whisper base (./packaging/test brings it): {error}", pytrace=False)


@pytest.fixture(scope="module")
def recogniser():
    return WhisperRecogniser()


def recognise(recogniser, model, **options):
    return list(recogniser.recognise(RecognitionRequest(SAMPLE, model, **options), JobContext()))


def test_words_are_heard_where_they_are_spoken(recogniser, model):
    # sample: "On Sunday we go to the harbor." is spoken from 3,187 to 4,767 ms.
    words = [word for batch in recognise(recogniser, model, languages=("en",), end_ms=5200) for word in batch.words]
    at = next(index for index, word in enumerate(words) if word.text.lower() == "on")
    assert " ".join(word.text for word in words[at:]).lower().startswith("on sunday we go to the harb")
    assert abs(words[at + 1].start_ms - 3400) <= 250  # "Sunday", the second word of a sentence that begins at 3,187 ms
    assert abs(words[-1].end_ms - 4767) <= 150
    assert all(word.language == "en" for word in words)


def test_a_range_keeps_the_times_of_the_film(recogniser, model):
    words = [word for batch in recognise(recogniser, model, languages=("es",), start_ms=8000, end_ms=10400) for word in batch.words]
    assert abs(words[0].start_ms - 8206) <= 60
    assert "montaña" in words[-1].text


def test_two_runs_agree(recogniser, model):
    assert recognise(recogniser, model, languages=("en", "es"), end_ms=13000) == recognise(
        recogniser, model, languages=("en", "es"), end_ms=13000
    )


def test_a_model_with_missing_or_damaged_files_is_named(recogniser, model, tmp_path):
    with pytest.raises(ModelMissing):
        recognise(recogniser, tmp_path / "none")
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        shutil.copy(Path(model) / name, tmp_path / name)
    (tmp_path / "model.bin").write_bytes(b"no model")
    with pytest.raises(ModelDamaged):
        recognise(recogniser, tmp_path)


def test_windows_hold_one_language_and_fit():
    second = SAMPLE_RATE
    regions = [Region(at * 12 * second, (at * 12 + 10) * second, None) for at in range(6)]
    windows = pack_windows(regions, ["en", "en", "en", "es", "en", "en"])
    assert [(window.language, len(window.regions)) for window in windows] == [("en", 2), ("en", 1), ("es", 1), ("en", 2)]
    assert all(sum(region.end - region.start for region in window.regions) <= MAX_WINDOW for window in windows)
    region, start, end = windows[0].locate(10.2, 11.0)
    assert (region, start, end) == (regions[1], round(12.2 * second), 13 * second)
