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
