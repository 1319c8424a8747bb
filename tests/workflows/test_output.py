import pytest

from captionstudio.core.errors import OutputProblem
from captionstudio.workflows.output import check_writable, write_whole
from tests.fakes.limits import full_disk


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole_and_its_folder_made(tmp_path):
    write_whole(tmp_path / "new" / "film.srt", b"1\n")
    assert (tmp_path / "new" / "film.srt").read_bytes() == b"1\n"
    assert names(tmp_path / "new") == ["film.srt"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "film.srt"
    path.write_bytes(b"old")
    with full_disk(1000), pytest.raises(OutputProblem, match="cannot be written: File too large"):
        write_whole(path, b"x" * 5000)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["film.srt"]


def test_an_output_in_a_place_that_is_no_folder_is_refused_before_the_work(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputProblem, match="cannot be written"):
        check_writable(tmp_path / "file" / "film.srt")
    with pytest.raises(OutputProblem, match="is a folder"):
        check_writable(tmp_path)
    with pytest.raises(OutputProblem, match="too long"):
        check_writable(tmp_path / ("x" * 300))


def test_the_input_is_never_the_output(tmp_path):
    source = tmp_path / "film.srt"
    source.write_text("x")
    (tmp_path / "link.srt").symlink_to(source)
    for output in (source, tmp_path / "." / "film.srt", tmp_path / "link.srt"):
        with pytest.raises(OutputProblem, match="the input itself"):
            check_writable(output, [source])


def test_checking_leaves_nothing(tmp_path):
    check_writable(tmp_path / "film.srt", ["https://example.org/film.mp4"])
    assert names(tmp_path) == []
