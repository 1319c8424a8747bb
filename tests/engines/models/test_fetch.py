"""Fetching over a loopback server that resumes, lies, stalls and refuses."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections import namedtuple
from pathlib import Path

import pytest

from captionstudio.core.errors import DownloadFailed, InvalidRequest, JobCancelled, OutputProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.engines.models import fetch as fetch_module
from captionstudio.engines.models.download import Patience
from captionstudio.engines.models.fetch import fetch_model
from captionstudio.engines.models.locks import fetch_lock
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.models.store import ModelStore
from tests.fakes.file_server import FileServer
from tests.fakes.models import write_files

HUB = "/hub/somebody/little/resolve/r1/"
MIRROR = "/mirror/little/"


def serve(server: FileServer, files: dict[str, bytes], *places: str) -> FetchSettings:
    for place in places:
        server.contents |= {place + name: data for name, data in files.items()}
    return FetchSettings(
        hub=f"{server.address}/hub", mirror=f"{server.address}/mirror", pip=(), patience=Patience(answer_seconds=0.4, stall_seconds=0.4)
    )


def held(store: ModelStore) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (store.root / "little").iterdir() if path.name != "captionstudio-model.json"}


def only_the_model_is_left(store: ModelStore) -> bool:
    return sorted(path.name for path in store.root.iterdir()) == ["little"]


def test_a_model_arrives_whole_with_progress(store, files, server):
    reports: list[Progress] = []
    folder = fetch_model("little", store, JobContext(on_progress=reports.append), serve(server, files, HUB))
    assert folder == store.find("little")
    assert held(store) == files
    assert only_the_model_is_left(store)
    total = sum(len(data) for data in files.values())
    assert (reports[-1].done, reports[-1].total, reports[-1].unit) == (total, total, "bytes")
    assert [report.done for report in reports] == sorted(report.done for report in reports)


def test_a_model_that_is_there_is_not_fetched_again(store, files, server):
    settings = serve(server, files, HUB)
    fetch_model("little", store, JobContext(), settings)
    asked = len(server.requests)
    fetch_model("little", store, JobContext(), settings)
    assert len(server.requests) == asked


def test_a_damaged_model_is_replaced(store, files, server):
    write_files(store.root / "little", files | {"vocabulary.txt": b"a\nc\n"})
    fetch_model("little", store, JobContext(), serve(server, files, HUB))
    assert held(store) == files
    assert only_the_model_is_left(store)


def test_a_broken_transfer_goes_on_where_it_stopped(store, files, server):
    settings = serve(server, files, HUB)
    server.behave = lambda path, data: data[: len(data) // 2] if len(data) > 1000 else data
    fetch_model("little", store, JobContext(), settings)
    assert held(store) == files
    starts = [int(asked.removeprefix("bytes=")[:-1]) if asked else 0 for path, asked in server.requests if path.endswith("model.bin")]
    assert starts[0] == 0
    assert len(starts) > 3
    assert starts == sorted(set(starts))


def test_cancel_keeps_the_bytes_for_the_next_try(store, files, server):
    settings = serve(server, files, HUB)
    context = JobContext()

    def cancel_late(progress: Progress) -> None:
        if progress.done:
            context.cancelled.set()

    context.on_progress = cancel_late
    server.behave = lambda path, data: data[:20_000] if path.endswith("model.bin") else data
    with pytest.raises(JobCancelled):
        fetch_model("little", store, context, settings)
    assert store.installed() == []
    partial = store.part_folder("little") / "model.bin.download"
    assert 0 < partial.stat().st_size <= 20_000
    server.behave = lambda path, data: data
    server.requests.clear()
    kept = partial.stat().st_size
    fetch_model("little", store, JobContext(), settings)
    assert (HUB + "model.bin", f"bytes={kept}-") in server.requests
    assert held(store) == files


def test_cancel_does_not_wait_for_a_silent_server(store, files, server):
    settings = serve(server, files, HUB)
    server.behave = lambda path, data: None
    context = JobContext(on_progress=lambda _: context.cancelled.set())
    started = time.monotonic()
    with pytest.raises(JobCancelled):
        fetch_model("little", store, context, settings)
    assert time.monotonic() - started < 0.39


def test_a_silent_source_costs_its_patience_and_the_next_is_tried(store, files, server):
    settings = serve(server, files, HUB, MIRROR)
    server.behave = lambda path, data: None if path.startswith("/hub") else data
    started = time.monotonic()
    fetch_model("little", store, JobContext(), settings)
    assert 0.4 <= time.monotonic() - started < 2
    assert held(store) == files


def test_the_shipped_patience_is_five_seconds():
    assert FetchSettings().patience.answer_seconds == 5


def test_a_transfer_that_stalls_is_given_up(store, files, server):
    settings = serve(server, files, HUB)

    def stall(path: str, data: bytes) -> bytes | None:
        return None if server.requests[-1][1] else data[:10_000]

    server.behave = stall
    with pytest.raises(DownloadFailed, match="Hugging Face hub: it did not answer"):
        fetch_model("little", store, JobContext(), settings)
    assert (store.part_folder("little") / "model.bin.download").stat().st_size == 10_000


def test_wrong_bytes_are_dropped_and_the_next_source_serves(store, files, server):
    settings = serve(server, files, HUB, MIRROR)
    server.contents[HUB + "model.bin"] = bytes(len(files["model.bin"]))
    fetch_model("little", store, JobContext(), settings)
    assert held(store) == files
    assert (MIRROR + "model.bin", None) in server.requests


def test_files_that_were_right_are_not_asked_for_twice(store, files, server):
    settings = serve(server, files, HUB, MIRROR)
    del server.contents[HUB + "tokenizer.json"]
    fetch_model("little", store, JobContext(), settings)
    assert (MIRROR + "model.bin", None) not in server.requests
    assert held(store) == files


def test_a_bad_leftover_does_not_put_the_blame_on_a_good_source(store, files, server):
    settings = serve(server, files, HUB)
    write_files(store.part_folder("little"), {"model.bin.download": b"rubbish" * 100})
    fetch_model("little", store, JobContext(), settings)
    assert held(store) == files


def test_a_server_without_ranges_sends_it_all_again(store, files, server):
    settings = serve(server, files, HUB)
    server.honours_ranges = False
    write_files(store.part_folder("little"), {"model.bin.download": files["model.bin"][:5000]})
    fetch_model("little", store, JobContext(), settings)
    assert held(store) == files


def test_failure_names_each_source_and_why(store, files, server):
    settings = serve(server, files, MIRROR)
    server.contents[MIRROR + "model.bin"] = b"<html>Please sign in</html>"
    with pytest.raises(DownloadFailed) as caught:
        fetch_model("little", store, JobContext(), settings)
    message = str(caught.value)
    assert "Hugging Face hub: it refused with status 404" in message
    assert list(store.root.iterdir()) == [], "nothing arrived, so nothing is left"
    assert f"mirror: it offers a file of 27 bytes instead of {len(files['model.bin'])}" in message
    assert server.address not in message
    assert caught.value.hint
    assert store.installed() == []


def test_an_unknown_name_is_refused_before_anything_happens(store):
    with pytest.raises(InvalidRequest, match="no model called 'huge'"):
        fetch_model("huge", store, JobContext(), FetchSettings(pip=()))
    assert not store.root.exists()


def test_the_hub_cache_on_disk_comes_first(store, files, server, tmp_path: Path):
    settings = serve(server, files, HUB)
    cache = tmp_path / "cache"
    write_files(cache / "models--somebody--little" / "snapshots" / "r1", files)
    fetch_model("little", store, JobContext(), FetchSettings(hub=settings.hub, hub_cache=cache, pip=()))
    assert held(store) == files
    assert server.requests == []


def test_another_revision_in_the_cache_serves_if_its_bytes_are_right(store, files, server, tmp_path: Path):
    settings = serve(server, files, HUB)
    write_files(tmp_path / "models--somebody--little" / "snapshots" / "r0", files | {"config.json": b"{}"})
    fetch_model("little", store, JobContext(), FetchSettings(hub=settings.hub, hub_cache=tmp_path, pip=()))
    assert held(store) == files
    assert [path for path, _ in server.requests] == [HUB + name for name in files if name != "model.bin"]


def test_too_little_space_is_said_before_the_download(store, files, server, monkeypatch: pytest.MonkeyPatch):
    settings = serve(server, files, HUB)
    usage = namedtuple("usage", "total used free")(10**9, 10**9, 1_000_000)
    monkeypatch.setattr(fetch_module.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(OutputProblem, match=r"needs 20 MB, but only 1 MB are free"):
        fetch_model("little", store, JobContext(), settings)
    assert server.requests == []


def test_a_disk_that_fills_up_ends_the_job_and_keeps_the_bytes(store, files, server, monkeypatch: pytest.MonkeyPatch):
    settings = serve(server, files, HUB)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fetch_module, "_is_right", full)
    with pytest.raises(OutputProblem, match="No space left on device"):
        fetch_model("little", store, JobContext(), settings)
    assert (store.part_folder("little") / "model.bin.download").stat().st_size == len(files["model.bin"])
    assert store.installed() == []


def test_who_wants_the_same_model_waits_for_the_first_and_fetches_nothing(store, files, server):
    settings = serve(server, files, HUB)
    waited, later = threading.Event(), []

    def second() -> None:
        context = JobContext(on_progress=lambda progress: "another program" in progress.message and waited.set())
        later.append(fetch_model("little", store, context, settings))

    other = threading.Thread(target=second)

    def first(progress: Progress) -> None:
        if progress.done and not other.ident:
            other.start()
            assert waited.wait(10)

    fetch_model("little", store, JobContext(on_progress=first), settings)
    other.join(timeout=10)
    assert later == [store.root / "little"]
    assert held(store) == files
    assert only_the_model_is_left(store)
    assert sorted(path for path, _ in server.requests) == sorted(HUB + name for name in files)


def test_waiting_for_another_program_can_be_cancelled(store, files, server):
    with fetch_lock(store.root, "little", lambda: None):
        context = JobContext(on_progress=lambda _: context.cancelled.set())
        with pytest.raises(JobCancelled):
            fetch_model("little", store, context, serve(server, files, HUB))
    assert server.requests == []


_CHILD = """
import sys
from pathlib import Path
from tests.fakes.models import make_entry, model_files
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.catalogue import ModelSource
from captionstudio.engines.models.download import Patience
from captionstudio.engines.models.fetch import fetch_model
from captionstudio.engines.models.locks import fetch_lock
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.models.store import ModelStore

files = model_files()
store = ModelStore(Path(sys.argv[1]), [make_entry("little", files, ModelSource("hub", repository="somebody/little", revision="r1"))])
def report(progress):
    if progress.done >= 10_000:
        print("half", flush=True)
fetch_model("little", store, JobContext(on_progress=report), FetchSettings(hub=sys.argv[2], pip=(), patience=Patience(20, 20)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_download_leaves_no_model_and_is_resumed(store, files, server):
    settings = serve(server, files, HUB)
    server.behave = lambda path, data: None if server.requests[-1][1] else data[:10_000]
    root = Path(__file__).parents[3]
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(store.root), settings.hub],
        cwd=root,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"half\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert store.installed() == []
    server.behave = lambda path, data: data
    server.requests.clear()
    fetch_model("little", store, JobContext(), settings)
    assert (HUB + "model.bin", "bytes=10000-") in server.requests
    assert held(store) == files
