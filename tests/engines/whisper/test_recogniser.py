"""The real Whisper base on recordings with exact truth."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from captionstudio.core.errors import CaptionStudioError, ModelDamaged, ModelMissing
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import RecognitionRequest
from captionstudio.core.resources import resource_path
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.whisper.recogniser import WhisperRecogniser
from captionstudio.engines.whisper.region_languages import best_sequence
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region
from captionstudio.engines.whisper.windows import MAX_WINDOW, Window, pack_windows

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
    assert abs(words[at].start_ms - 3187) <= 50
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


def test_silence_between_regions_counts_in_the_joined_sound():
    second = SAMPLE_RATE
    regions = (Region(0, second, np.ones(second, np.float32)), Region(5 * second, 6 * second, np.ones(second, np.float32)))
    window = Window(regions, "en", pause=second // 2)
    assert len(window.sound()) == 2.5 * second
    assert not window.sound()[second : second * 3 // 2].any()
    assert window.locate(0.2, 0.6) == (regions[0], round(0.2 * second), round(0.6 * second))
    assert window.locate(1.4, 1.9) == (regions[1], 5 * second, round(5.4 * second))
    close = Window((regions[0], Region(second + 100, 2 * second, np.ones(second - 100, np.float32))), "en", pause=second // 2)
    assert len(close.sound()) == 2 * second  # never more silence than there was


def test_the_best_sequence_of_languages_weighs_evidence_against_change():
    # the middle region is a little likelier English (0.7) than the cost of two changes (0.8) allows
    assert best_sequence([{"de": 0.0}, {"de": -1.0, "en": -0.3}, {"de": 0.0}], None) == ["de", "de", "de"]
    assert best_sequence([{"de": 0.0}, {"de": -1.2, "en": -0.3}, {"de": 0.0}], None) == ["de", "en", "de"]
    assert best_sequence([{"de": -1.0, "en": -1.1}], "en") == ["en"]
    assert best_sequence([{"de": -1.0, "en": -1.1}], None) == ["de"]
