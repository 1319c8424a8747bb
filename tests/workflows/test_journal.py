import json
import subprocess
import sys
from dataclasses import replace

import pytest

from captionstudio.core.errors import InvalidRequest, OutputProblem
from captionstudio.workflows.journal import Journal
from tests.fakes.limits import full_disk
from tests.fakes.scripted import make_batch

HEADER = {"media": "abc", "mode": "balanced"}


def write(folder, count, header=HEADER):
    with Journal(folder, header) as journal:
        for index in range(count):
            journal.add(make_batch(index))
    return journal.path


def read(folder, header=HEADER, **options):
    with Journal(folder, header, **options) as journal:
        return journal.done


def test_what_was_added_is_found_again(tmp_path):
    write(tmp_path, 3)
    assert read(tmp_path) == tuple(make_batch(index) for index in range(3))


def test_every_batch_is_on_the_disk_when_add_returns(tmp_path):
    with Journal(tmp_path, HEADER) as journal:
        journal.add(make_batch(0))
        assert len(journal.path.read_bytes().splitlines()) == 2


def test_another_command_has_another_journal(tmp_path):
    write(tmp_path, 2)
    assert read(tmp_path, {**HEADER, "mode": "fast"}) == ()
    assert len(read(tmp_path)) == 2


@pytest.mark.parametrize("keep", range(0, 600, 7))
def test_a_journal_torn_anywhere_keeps_its_whole_lines_and_goes_on(tmp_path, keep):
    path = write(tmp_path, 2)
    whole = path.read_bytes()
    path.write_bytes(whole[:keep])
    complete = max(0, whole[:keep].count(b"\n") - 1)
    with Journal(tmp_path, HEADER) as journal:
        assert journal.done == tuple(make_batch(index) for index in range(complete))
        for index in range(complete, 2):
            journal.add(make_batch(index))
    assert path.read_bytes() == whole


@pytest.mark.parametrize("damage", ["{}\n", "garbage\n", json.dumps({"index": 7}) + "\n", '{"index": 1, "words": 3}\n'])
def test_what_follows_a_damaged_line_is_not_trusted(tmp_path, damage):
    path = write(tmp_path, 3)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = damage
    path.write_text("".join(lines), "utf-8")
    assert read(tmp_path) == (make_batch(0),)


def test_batches_out_of_turn_are_not_trusted(tmp_path):
    with Journal(tmp_path, HEADER) as journal:
        journal.add(make_batch(0))
        journal.add(replace(make_batch(2), index=2))
    assert read(tmp_path) == (make_batch(0),)


def test_starting_over_forgets(tmp_path):
    write(tmp_path, 3)
    assert read(tmp_path, resume=False) == ()
    assert read(tmp_path) == ()


def test_success_leaves_nothing(tmp_path):
    with Journal(tmp_path, HEADER) as journal:
        journal.add(make_batch(0))
        journal.discard()
    assert list(tmp_path.iterdir()) == []


def test_two_runs_do_not_share_a_journal(tmp_path):
    with Journal(tmp_path, HEADER) as journal:
        journal.add(make_batch(0))
        with pytest.raises(InvalidRequest, match="already running"):
            Journal(tmp_path, HEADER)
        assert len(read(tmp_path, {"media": "other"})) == 0
    assert len(read(tmp_path)) == 1


def test_the_lock_goes_with_a_killed_process(tmp_path):
    program = f"""
import pathlib, os, signal
from captionstudio.workflows.journal import Journal
from tests.fakes.scripted import make_batch
journal = Journal(pathlib.Path({str(tmp_path)!r}), {HEADER!r})
journal.add(make_batch(0))
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    assert read(tmp_path) == (make_batch(0),)


def test_a_full_disk_is_explained(tmp_path):
    with Journal(tmp_path, HEADER) as journal:
        journal.add(make_batch(0))
        with full_disk(journal.path.stat().st_size + 10), pytest.raises(OutputProblem, match="cannot be written") as caught:
            journal.add(make_batch(1))
    assert "kept" in caught.value.hint
    assert read(tmp_path) == (make_batch(0),)


def test_a_folder_that_cannot_be_made_is_explained(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputProblem, match="cannot be written"):
        Journal(tmp_path / "file" / "journals", HEADER)
