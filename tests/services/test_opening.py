"""What is dropped is sorted by its name."""

import pytest

from captionstudio.core.errors import FileProblem
from captionstudio.services.opening import find_captions_beside, find_media_beside, sort_paths


@pytest.fixture
def folder(tmp_path):
    for name in ("film.mp4", "film.es.srt", "film.srt", "film 2.MKV", "notes.pdf", "work.captionstudio", "odd"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_media_captions_and_projects_are_told_apart(folder):
    opening = sort_paths(folder / name for name in ("film.srt", "film.mp4", "odd", "work.captionstudio"))
    assert opening.media == (folder / "film.mp4", folder / "odd")
    assert opening.captions == (folder / "film.srt",)
    assert opening.project == folder / "work.captionstudio"
    assert opening.is_batch


def test_a_folder_stands_for_the_media_in_it(folder):
    assert sort_paths([folder]).media == (folder / "film 2.MKV", folder / "film.mp4")
    (folder / "empty").mkdir()
    with pytest.raises(FileProblem, match="holds no media"):
        sort_paths([folder / "empty"])


@pytest.mark.parametrize(("name", "words"), [("notes.pdf", "neither media nor captions"), ("gone.mp4", "is not there")])
def test_what_cannot_be_captioned_is_refused_by_name(folder, name, words):
    with pytest.raises(FileProblem, match=words):
        sort_paths([folder / name])


def test_files_of_one_name_find_each_other(folder):
    assert find_media_beside(folder / "film.es.srt") == folder / "film.mp4"
    assert find_media_beside(folder / "other.srt") is None
    assert find_captions_beside(folder / "film.mp4") == [folder / "film.srt", folder / "film.es.srt"]


def test_models_are_told_from_folders_of_films(folder):
    (folder / "whisper").mkdir()
    opening = sort_paths([folder / "whisper", folder / "film.srt"], lambda path: path.name == "whisper")
    assert (opening.models, opening.media, opening.captions) == ((folder / "whisper",), (), (folder / "film.srt",))
    with pytest.raises(FileProblem, match="is not there"):
        sort_paths([folder / "gone"], lambda _: True)
