"""Files that cannot be opened: told in words, and the work in the window stays as it is."""

import re
import wave
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from captionstudio.core.document import Document
from tests.ui.window.conftest import SAMPLE, WORK, edit, make_project, texts

BAD = {
    "empty.mp4": b"",
    "noise.mp4": bytes(range(256)) * 400,
    "name.mp4": b"This is a text that is called a film.",
    "half.mp4": SAMPLE.read_bytes()[:2_000],
}


@pytest.mark.parametrize("name", BAD)
def test_bad_media_close_nothing_and_are_told(desk, tmp_path, captions, name):
    desk.drop(captions("kept.srt"))
    edit(desk)
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    captions(f"{bad.stem}.srt", text="Intruder")  # lies beside it, and is not for the document that is open
    before = desk.document
    desk.drop(bad)
    assert desk.document is before
    assert name in desk.texts
    assert desk.window.toasts.shown[-1].accessibleDescription(), "what next?"


def test_bad_media_leave_an_open_film_alone(desk, tmp_path, captions):
    desk.drop(SAMPLE)
    bad = tmp_path / "noise.mp4"
    bad.write_bytes(BAD["noise.mp4"])
    captions("noise.srt", text="Intruder")
    before = desk.document
    desk.drop(bad)
    assert desk.document is before
    assert desk.bench.playback.media.path == SAMPLE
    assert not desk.bench.projects.is_modified


def test_a_film_of_no_length_opens_or_is_refused_with_a_word(desk, tmp_path):
    path = tmp_path / "nothing.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
    desk.drop(path)
    assert desk.texts or desk.document.media.path == str(path)
    desk.drop(SAMPLE)
    assert desk.document.media.path == str(SAMPLE)


def test_what_is_missing_is_told_by_name(desk, tmp_path):
    desk.drop(SAMPLE)
    before = desk.document
    desk.drop(tmp_path / "gone.mp4")
    assert "gone.mp4" in desk.texts
    assert desk.document is before


@pytest.mark.parametrize("name", ["x" * 300 + ".mp4", "bad\udcff.mp4", "line\nbreak.mp4"])
def test_names_that_cannot_be_do_no_harm(desk, tmp_path, name):
    desk.window.files.open_paths([tmp_path / name])
    desk.settle()
    assert desk.texts


@pytest.mark.parametrize("name", ["picture.png", "notes.pdf", "notes.txt"])
def test_pictures_and_documents_are_refused_with_what_would_do(desk, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"Just some words.\n" if name.endswith("txt") else b"\x89PNG\r\n")
    desk.drop(path)
    assert name in desk.texts
    assert desk.document == Document()


def test_dropped_words_are_no_file(desk):
    desk.drop(text="Hello")
    assert "no file" in desk.texts
    assert "SRT" in desk.texts


def test_an_empty_caption_file_is_told(desk, tmp_path):
    path = tmp_path / "empty.srt"
    path.write_text("")
    desk.drop(path)
    assert "empty.srt" in desk.texts
    assert desk.document == Document()


def test_garbage_of_100_megabytes_is_refused_without_a_pause(desk, tmp_path):
    path = tmp_path / "huge.srt"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(bytes(range(256)) * 4096)
    desk.drop(path)
    assert "huge.srt" in desk.texts
    assert desk.document == Document()


def test_a_file_that_may_not_be_read_is_told(desk, captions, monkeypatch):
    path = captions("secret.srt")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: _refuse() if self.name == "secret.srt" else read(self))
    desk.drop(path)
    assert "secret.srt" in desk.texts
    assert desk.document == Document()


def _refuse():
    raise PermissionError(13, "Permission denied")


def test_a_project_of_a_newer_program_is_refused_and_the_work_stays(desk, tmp_path, captions):
    desk.drop(captions("kept.srt"))
    path = make_project(tmp_path, WORK)
    content = path.read_text()
    newer, count = re.subn(r'"version":\d+', '"version":999', content, count=1)
    assert count == 1
    path.write_text(newer)
    before = desk.document
    desk.drop(path)
    assert desk.document is before
    assert "newer" in desk.texts


def test_of_a_damaged_project_the_last_good_copy_is_offered(desk, tmp_path):
    path = tmp_path / "work.x"
    desk.session.open(WORK)
    edit(desk, "Saved once")
    desk.bench.projects.save_as(path)
    desk.settle()
    path = desk.bench.projects.path
    desk.trigger("close_document")
    path.write_bytes(path.read_bytes()[:100])
    with desk.answering((QMessageBox, lambda box: box.button(QMessageBox.StandardButton.Yes).click())):
        desk.drop(path)
    assert texts(desk.document) == ["Saved once", "Safe"]
    assert desk.bench.projects.is_modified
    assert desk.bench.projects.path == path


def test_a_damaged_project_without_a_copy_is_told_and_the_work_stays(desk, tmp_path, captions):
    desk.drop(captions("kept.srt"))
    path = make_project(tmp_path, WORK)
    path.write_bytes(b"{ not a project")
    before = desk.document
    desk.drop(path)
    assert desk.document is before
    assert path.name in desk.texts
