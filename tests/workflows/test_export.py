from pathlib import Path

import pytest

from captionstudio.core.errors import InvalidRequest, MediaUnreadable
from captionstudio.workflows.export import expand_inputs, output_path, plan_stems, split_language


def test_folders_become_their_media_in_order(tmp_path):
    for name in ("b.MP4", "a.mkv", "notes.txt", "sub/c.mp4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = expand_inputs([str(tmp_path), "other.mp4", str(tmp_path / "a.mkv"), "https://example.org/x.mp4"])
    assert found == [str(tmp_path / "a.mkv"), str(tmp_path / "b.MP4"), "other.mp4", "https://example.org/x.mp4"]


def test_a_folder_without_media_is_no_input(tmp_path):
    with pytest.raises(MediaUnreadable, match="no media"):
        expand_inputs([str(tmp_path)])


@pytest.mark.parametrize(
    ("inputs", "folder", "stems"),
    [
        (["a/x.mp4"], None, ["a/x"]),
        (["a/x.mp4"], "out", ["out/x"]),
        (["a/x.mp4", "a/x.mkv", "a/y.mp4"], None, ["a/x.mp4", "a/x.mkv", "a/y"]),
        (["a/x.mp4", "b/x.mp4"], None, ["a/x", "b/x"]),
        (["a/x.mp4", "b/x.mkv"], "out", ["out/x.mp4", "out/x.mkv"]),
        (["a/X.mp4", "a/x.mkv"], None, ["a/X.mp4", "a/x.mkv"]),
        (["https://example.org/talks/my%20talk.mp4?x=1"], None, ["my talk"]),
        (["https://example.org/"], "out", ["out/example"]),
    ],
)
def test_stems(inputs, folder, stems):
    assert plan_stems(inputs, Path(folder) if folder else None) == [Path(stem) for stem in stems]


@pytest.mark.parametrize("inputs", [["a/x.mp4", "b/x.mp4"], ["a/x.mp4", "b/x.mp4", "a/x.mkv"]])
def test_two_inputs_never_share_their_outputs(inputs):
    with pytest.raises(InvalidRequest, match="same files"):
        plan_stems(inputs, Path("out"))


def test_output_names():
    assert output_path(Path("a/film.part1"), "srt") == Path("a/film.part1.srt")
    assert output_path(Path("a/film"), "vtt", "pt-BR") == Path("a/film.pt-BR.vtt")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("film.en", ("film", "en")),
        ("film.pt-BR", ("film", "pt-BR")),
        ("my.film.ger", ("my.film", "de")),
        ("film.part2", ("film.part2", None)),
        ("film", ("film", None)),
        (".en", (".en", None)),
        ("Vol. 2", ("Vol. 2", None)),
    ],
)
def test_the_language_in_a_name(name, parts):
    assert split_language(name) == parts
