"""Whatever goes wrong, the error says what, and nothing half-written and no temporary file is left."""

import signal
import subprocess
import tempfile
import threading
import time

import psutil
import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import EngineMissing, InvalidRequest, JobCancelled, MediaUnreadable, OutputProblem, RenderFailed
from captionstudio.core.jobs import JobContext
from captionstudio.core.styles import find_style
from captionstudio.engines.ffmpeg.burn import burn_in
from captionstudio.engines.ffmpeg.mux import mux_tracks
from captionstudio.engines.ffmpeg.probe import probe_media
from tests.fakes.limits import full_disk

TRACK = Track((Cue(0, 1000, "Hello"),), language="en")


def burn(video, output, context):
    burn_in(str(video), TRACK, find_style(None), output, context)


def mux(video, output, context):
    mux_tracks(str(video), [TRACK], output, context)


@pytest.fixture(params=[burn, mux], ids=["burn", "mux"])
def render(request):
    return request.param


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the output goes; afterwards it and the folder for temporary files must hold nothing new."""
    temporary, output = tmp_path / "temporary", tmp_path / "output"
    temporary.mkdir()
    output.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    threads, others = threading.active_count(), set(psutil.Process().children())
    yield output
    assert list(temporary.iterdir()) == []
    assert list(output.iterdir()) == []
    assert threading.active_count() == threads
    assert set(psutil.Process().children()) <= others


def test_ffmpeg_killed_midway(long_film, folder):
    others = set(psutil.Process().children())  # such as a host that tests share

    def kill(progress):
        for child in set(psutil.Process().children()) - others:
            child.send_signal(signal.SIGKILL)

    with pytest.raises(RenderFailed, match="ended by signal 9"):
        burn(long_film, folder / "out.mp4", JobContext(on_progress=kill))


def test_cancel_midway_is_quick(long_film, folder):
    context = JobContext(on_progress=lambda progress: context.cancelled.set())
    started = time.monotonic()
    with pytest.raises(JobCancelled):
        burn(long_film, folder / "out.mp4", context)
    assert time.monotonic() - started < 5


def test_cancelled_before_the_start(film, folder, render):
    context = JobContext()
    context.cancelled.set()
    with pytest.raises(JobCancelled):
        render(film, folder / "out.mp4", context)


@pytest.mark.parametrize("name", ["out.mp4", "out.mkv"])
def test_a_full_disk(film, folder, render, name):
    probe_media(film)  # what is imported now needs no room later
    with full_disk(2000), pytest.raises(OutputProblem, match="cannot be written"):
        render(film, folder / name, JobContext())


def test_no_room_for_the_last_bytes(film, folder, tmp_path):
    burn(film, tmp_path / "whole.mkv", JobContext())
    size = (tmp_path / "whole.mkv").stat().st_size
    with full_disk(size - 1), pytest.raises(OutputProblem, match="cannot be written"):
        burn(film, folder / "out.mkv", JobContext())


def test_a_file_without_its_end_is_a_failure_even_at_exit_code_0(film, folder, tmp_path, monkeypatch):
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\necho 'Error writing trailer of out: Input/output error' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("CAPTIONSTUDIO_FFMPEG", str(program))
    with pytest.raises(RenderFailed, match="trailer"):
        mux(film, folder / "out.mkv", JobContext())


def test_a_folder_that_is_not_there(film, folder, render):
    with pytest.raises(OutputProblem, match="No such file"):
        render(film, folder / "none" / "out.mp4", JobContext())


def test_a_file_where_the_folder_should_be(film, folder, tmp_path, render):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputProblem, match="Not a directory"):
        render(film, tmp_path / "file" / "out.mp4", JobContext())


def test_a_name_that_is_too_long(film, folder, render):
    with pytest.raises(OutputProblem, match="too long"):
        render(film, folder / f"{'x' * 300}.mp4", JobContext())


def test_the_output_is_a_folder(film, folder, tmp_path, render):
    (tmp_path / "out.mp4").mkdir()
    with pytest.raises(OutputProblem, match="is a folder"):
        render(film, tmp_path / "out.mp4", JobContext())


def test_the_output_is_the_input_by_any_name(film, folder, tmp_path, render):
    source, link = tmp_path / "film.mp4", tmp_path / "link.mp4"
    source.write_bytes(film.read_bytes())
    link.symlink_to(source)
    for output in (source, link, folder / ".." / "film.mp4"):
        with pytest.raises(OutputProblem, match="the input itself"):
            render(source, output, JobContext())
    assert source.read_bytes() == film.read_bytes()


def test_an_older_output_survives_a_failure(long_film, folder, tmp_path):
    older = tmp_path / "out.mp4"
    older.write_text("older")
    context = JobContext(on_progress=lambda progress: context.cancelled.set())
    with pytest.raises(JobCancelled):
        burn(long_film, older, context)
    assert older.read_text() == "older"


@pytest.mark.parametrize("content", [b"", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", b"\0" * 5000, bytes(range(256)) * 40])
def test_what_is_no_media(folder, tmp_path, render, content):
    source = tmp_path / "film.mp4"
    source.write_bytes(content)
    with pytest.raises(MediaUnreadable):
        render(source, folder / "out.mp4", JobContext())


def test_an_mp4_cut_short_has_lost_its_index(film, folder, tmp_path, render):
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(film.read_bytes()[:-3000])
    with pytest.raises(MediaUnreadable):
        render(cut, folder / "out.mp4", JobContext())


def test_an_mkv_cut_short_is_rendered_as_far_as_it_goes_and_says_so(make_media, tmp_path):
    picture = ("-f", "lavfi", "-i", "testsrc2=s=320x180:d=10:r=10")
    whole = make_media("whole.mkv", *picture, "-c:v", "libx264", "-g", "10")
    cut, said = tmp_path / "cut.mkv", []
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    burn(cut, tmp_path / "out.mp4", JobContext(on_message=said.append))
    assert 3000 < probe_media(tmp_path / "out.mp4").duration_ms < 7000
    assert any("although the file states 00:00:10" in message for message in said)


def test_sound_alone_has_no_picture_to_draw_into(make_media, folder):
    sound = make_media("sound.m4a", "-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac")
    with pytest.raises(InvalidRequest, match="no picture"):
        burn(sound, folder / "out.mp4", JobContext())


def test_no_captions_to_add(film, folder):
    with pytest.raises(InvalidRequest, match="no captions"):
        mux_tracks(str(film), [Track(())], folder / "out.mkv", JobContext())


def test_ffmpeg_is_missing(film, folder, render, monkeypatch):
    monkeypatch.setenv("CAPTIONSTUDIO_FFMPEG", "no-such-program")
    with pytest.raises(EngineMissing):
        render(film, folder / "out.mp4", JobContext())


@pytest.mark.parametrize(
    ("said", "message"),
    [("Unrecognized option 'fps_mode'.", "too old"), ("No such filter: 'ass'", "without libass"), ("Unknown encoder 'libx264'", "encoder")],
)
def test_an_ffmpeg_that_lacks_what_is_needed(film, folder, render, tmp_path, monkeypatch, said, message):  # noqa: PLR0917 - fixtures
    program = tmp_path / "ffmpeg"
    program.write_text(f'#!/bin/sh\necho "{said}" >&2\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("CAPTIONSTUDIO_FFMPEG", str(program))
    with pytest.raises(EngineMissing, match=message):
        render(film, folder / "out.mp4", JobContext())


def test_progress_reaches_the_end(film, tmp_path):
    reports = []
    burn(film, tmp_path / "out.mp4", JobContext(on_progress=reports.append))
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert done[-1] == pytest.approx(2000, abs=150)
    assert {report.total for report in reports} == {2000}


def test_a_burned_video_can_be_decoded_to_its_end(film, tmp_path):
    burn(film, tmp_path / "out.mp4", JobContext())
    decoded = subprocess.run(["ffmpeg", "-v", "error", "-i", str(tmp_path / "out.mp4"), "-f", "null", "-"], check=True, capture_output=True)
    assert decoded.stderr == b""
