from pathlib import Path

import pytest

from captionstudio.engines.models.speed import SpeedBook

RELATIVE = {"base": 1.0, "small": 0.25}


@pytest.fixture
def book(tmp_path: Path) -> SpeedBook:
    return SpeedBook(tmp_path / "models" / "speeds.json")


def test_a_recorded_run_is_remembered(book: SpeedBook):
    book.record("base", media_seconds=120, work_seconds=10)
    book.record("small", media_seconds=120, work_seconds=40)
    book.record("base", media_seconds=150, work_seconds=10)
    assert book.measured() == {"base": 15.0, "small": 3.0}


def test_short_runs_say_nothing(book: SpeedBook):
    book.record("base", media_seconds=9, work_seconds=1)
    assert book.measured() == {}


@pytest.mark.parametrize("content", ["", "[]", '{"base": "x"}', '{"base": [1]}'])
def test_a_damaged_book_is_an_empty_one(book: SpeedBook, tmp_path: Path, content: str):
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "speeds.json").write_text(content)
    assert book.measured() == {}
    book.record("base", 100, 10)
    assert book.measured() == {"base": 10.0}


def test_an_estimate_scales_what_was_measured(book: SpeedBook):
    book.record("base", 200, 10)
    assert book.expect("base", 74_000_000, RELATIVE) == 20
    assert book.expect("small", 244_000_000, RELATIVE) == 5
    assert book.expect("own", 148_000_000, RELATIVE) == 10


def test_without_measurement_cores_decide(book: SpeedBook, monkeypatch: pytest.MonkeyPatch):
    for cores, speed in ((1, 10), (2, 20), (4, 40), (64, 40)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        assert book.expect("base", 74_000_000, RELATIVE) == speed


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path):
    (tmp_path / "file").write_text("")
    SpeedBook(tmp_path / "file" / "speeds.json").record("base", 100, 10)
    assert (tmp_path / "file").read_text() == ""


def test_translation_has_a_measure_of_its_own(book: SpeedBook):
    book.record("base", 200, 10)
    book.record_translation("firefox-en_pt", words=2400, seconds=2)
    book.record_translation("m2m100-418m", words=400, seconds=10)
    book.record_translation("firefox-en_pt", words=3300, seconds=3)
    assert book.measured() == {"base": 20.0}
    assert book.measured_translation() == {"firefox-en_pt": 1100.0, "m2m100-418m": 40.0}
    book.record("base", 300, 10)
    assert book.measured_translation() == {"firefox-en_pt": 1100.0, "m2m100-418m": 40.0}


def test_a_few_words_say_nothing(book: SpeedBook):
    book.record_translation("firefox-en_pt", words=199, seconds=1)
    assert book.measured_translation() == {}


def test_words_are_scaled_from_the_slowest_witness(book: SpeedBook):
    relative = {"firefox-en_pt": 4.0, "m2m100-418m": 0.15, "m2m100-1.2b": 0.05}
    book.record_translation("firefox-en_pt", words=1200, seconds=1)  # 300 for a package's share of 1
    assert book.expect_translation("m2m100-418m", 0.15, relative) == 45
    book.record_translation("m2m100-418m", words=300, seconds=10)  # 200 for a share of 1
    assert book.expect_translation("m2m100-1.2b", 0.05, relative) == 10
    assert book.expect_translation("m2m100-418m", 0.15, relative) == 30
    assert book.expect_translation("my-own", 0.5, relative) == 100


def test_words_without_measurement_come_from_the_cores(book: SpeedBook, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert book.expect_translation("translate-en_de", 1.0, {}) == 300
