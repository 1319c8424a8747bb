"""Commands stopped, killed, run twice or out of room: what they leave, and how they go on."""

import os
import signal

import pytest

from captionstudio.core.timecode import format_timecode
from tests.e2e.conftest import kept, names, start_hanging
from tests.fakes.limits import full_disk


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupting_is_clean(start, film, home, sent, code):
    process, host = start_hanging(start, film, home)
    process.send_signal(sent)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err.splitlines()[-1]) == (code, "", "Stopped.")
    assert not host.is_running()
    assert names(film.parent) == ["film.mp4"]
    assert [path.suffix for path in kept(home)] == [".journal"]


def test_a_killed_command_leaves_no_host_and_resumes(start, run, film, home):
    process, host = start_hanging(start, film, home)
    process.kill()
    process.communicate()
    host.wait(timeout=10)
    assert names(film.parent) == ["film.mp4"]
    # the journal belongs to this hint, so the next run hangs at the same place: it shows that it resumed, and is interrupted
    again = start("transcribe", film, "--hint", "hang 2")
    assert again.stderr.readline() == f"Resuming at {format_timecode(20_000)[:8]}\n"
    again.send_signal(signal.SIGINT)
    again.communicate(timeout=10)
    assert not (home / "cache" / "scratch").exists(), "the killed run's temporary files were not swept"


def test_a_killed_host_is_explained_and_its_work_kept(start, film, home):
    process, host = start_hanging(start, film, home)
    os.kill(host.pid, signal.SIGKILL)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 10
    assert "killed" in err
    assert "resume" in err
    assert [path.suffix for path in kept(home)] == [".journal"]


def test_the_same_command_twice_at_once(start, run, film, home):
    process, _ = start_hanging(start, film, home)
    ran = run("transcribe", film, "--hint", "hang 2")
    assert ran.code == 2
    assert "already running" in ran.err
    assert process.poll() is None


def test_a_full_disk_keeps_the_old_captions(run, film):
    film.with_suffix(".srt").write_text("old")
    with full_disk(200):
        ran = run("transcribe", film)
    assert ran.code == 5
    assert "cannot be written" in ran.err
    assert film.with_suffix(".srt").read_text() == "old"
    assert names(film.parent) == ["film.mp4", "film.srt"]
