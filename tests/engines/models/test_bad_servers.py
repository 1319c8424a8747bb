"""Servers that lead elsewhere, answer with pages, or cannot be trusted; proxies and certificates. All on loopback."""

import base64
import os
from dataclasses import replace
from pathlib import Path

import pytest

from captionstudio.core.errors import DownloadFailed, LicenceNotAccepted, NetworkForbidden, OutputProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.network import network_use, set_offline_lock
from captionstudio.engines.models.catalogue import ModelFile, ModelSource
from captionstudio.engines.models.download import Patience, Way, download
from captionstudio.engines.models.fetch import fetch_model
from captionstudio.engines.models.progress import FetchProgress
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.models.store import ModelStore
from tests.fakes.file_server import FileServer, Proxy
from tests.fakes.limits import full_disk
from tests.fakes.models import make_entry, write_files

PATH = "/little/"
PATIENCE = Patience(answer_seconds=5, stall_seconds=5)


def at_mirror(address: str, **changes: object) -> FetchSettings:
    return FetchSettings(mirror=address, pip=(), patience=PATIENCE, **changes)


@pytest.fixture
def store(tmp_path: Path, files) -> ModelStore:
    return ModelStore(tmp_path / "models", [make_entry("little", files, ModelSource("url"))])


def unhashed(tmp_path: Path, files: dict[str, bytes]) -> ModelStore:
    """A store whose model is known by the names of its files alone."""
    entry = replace(make_entry("little", files, ModelSource("url")), files=tuple(ModelFile(name) for name in files))
    return ModelStore(tmp_path / "models", [entry])


def serve(server: FileServer, files: dict[str, bytes], path: str = PATH) -> None:
    server.contents |= {path + name: data for name, data in files.items()}


def held(store: ModelStore) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (store.root / "little").iterdir() if path.name != "captionstudio-model.json"}


def test_a_redirect_is_followed_and_resumed_through(store, files, server):
    serve(server, files, "/elsewhere/")
    server.refuse = lambda path: (302, {"Location": f"/elsewhere/{path.rpartition('/')[2]}"}) if path.startswith(PATH) else None
    write_files(store.part_folder("little"), {"model.bin.download": files["model.bin"][:5000]})
    fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert held(store) == files
    assert ("/elsewhere/model.bin", "bytes=5000-") in server.requests


@pytest.mark.parametrize("location", ["/little/model.bin", "{address}/little/model.bin"])
def test_a_redirect_without_end_is_given_up(store, server, location: str):
    server.refuse = lambda path: (302, {"Location": location.format(address=server.address)})
    with pytest.raises(DownloadFailed, match="mirror: it leads from one address to the next without end"):
        fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert 2 < len(server.requests) < 15


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/x", "file:///etc/passwd"])
def test_a_redirect_to_another_kind_of_address_is_refused(store, server, location: str):
    server.refuse = lambda path: (301, {"Location": location})
    with pytest.raises(DownloadFailed, match="mirror: ") as caught:
        fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert "passwd" not in str(caught.value)
    assert store.installed() == []


def test_a_redirect_from_protected_to_unprotected_is_refused(store, files, server, secure_server, certificate: Path):
    serve(server, files)
    secure_server.refuse = lambda path: (302, {"Location": f"{server.address}{path}"})
    with pytest.raises(DownloadFailed, match=r"from a protected address \(https\) to an unprotected one"):
        fetch_model("little", store, JobContext(), at_mirror(secure_server.address, certificates=certificate))
    assert server.requests == []


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_refusal_is_named_by_its_status(store, server, status: int):
    server.refuse = lambda path: (status, {})
    with pytest.raises(DownloadFailed, match=f"it refused with status {status}"):
        fetch_model("little", store, JobContext(), at_mirror(server.address))


def test_a_sign_in_page_is_no_model_even_of_the_right_size(tmp_path: Path, files, server):
    """Where neither size nor hash is known, a page would pass for the file."""
    store = unhashed(tmp_path, files)
    server.contents |= {PATH + name: b"<html>Please sign in</html>" for name in files}
    server.content_type = "text/html; charset=utf-8"
    with pytest.raises(DownloadFailed, match="it sent a web page instead of the file"):
        fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert store.installed() == []


def test_what_arrives_without_a_known_hash_must_look_like_the_model(tmp_path: Path, files, server):
    store = unhashed(tmp_path, files)
    serve(server, files | {"model.bin": b"something else entirely"})
    with pytest.raises(DownloadFailed, match="What arrived is not the model 'little'") as caught:
        fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert "models add" in caught.value.hint
    assert list(store.root.iterdir()) == [], "rubbish is not resumed from"
    serve(server, files)
    fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert held(store) == files


def test_a_finished_file_of_unknown_size_is_brought_again(tmp_path: Path, files, server):
    """The server has nothing after the last byte, and says so with status 416."""
    store = unhashed(tmp_path, files)
    serve(server, files)
    write_files(store.part_folder("little"), {"model.bin.download": files["model.bin"]})
    fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert held(store) == files


def test_a_server_that_goes_on_from_another_place_starts_over(store, files, server):
    serve(server, files)
    half = len(files["model.bin"]) // 2
    total = len(files["model.bin"])
    wrong = {"Content-Range": f"bytes 0-{total - 1}/{total}", "Content-Type": "application/octet-stream"}
    server.refuse = lambda path: (206, wrong) if path.endswith("model.bin") and server.requests[-1][1] else None
    write_files(store.part_folder("little"), {"model.bin.download": files["model.bin"][:half]})
    fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert held(store) == files
    assert [asked for path, asked in server.requests if path.endswith("model.bin")] == [f"bytes={half}-", None]


def test_a_disk_that_fills_up_midway_keeps_the_bytes_for_later(store, files, server):
    serve(server, files)
    with full_disk(20_000), pytest.raises(OutputProblem, match="cannot be written") as caught:
        fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert "goes on where it stopped" in caught.value.hint
    assert store.installed() == []
    kept = (store.part_folder("little") / "model.bin.download").stat().st_size
    assert 0 < kept <= 20_000
    server.requests.clear()
    fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert (f"{PATH}model.bin", f"bytes={kept}-") in server.requests
    assert held(store) == files


def test_a_certificate_nobody_vouches_for_is_refused_until_it_is_named(store, files, secure_server, certificate: Path):
    serve(secure_server, files)
    with pytest.raises(DownloadFailed, match="its certificate is not trusted"):
        fetch_model("little", store, JobContext(), at_mirror(secure_server.address))
    assert secure_server.requests == []
    fetch_model("little", store, JobContext(), at_mirror(secure_server.address, certificates=certificate))
    assert held(store) == files


def test_the_openssl_variable_is_heeded(store, files, secure_server, certificate: Path, monkeypatch: pytest.MonkeyPatch):
    serve(secure_server, files)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetch_model("little", store, JobContext(), at_mirror(secure_server.address))
    assert held(store) == files


def test_a_file_without_certificates_is_named(store, secure_server, tmp_path: Path):
    (tmp_path / "none.pem").write_text("no certificate")
    with pytest.raises(DownloadFailed, match="the file of certificates cannot be read, or holds none"):
        fetch_model("little", store, JobContext(), at_mirror(secure_server.address, certificates=tmp_path / "none.pem"))


def test_a_proxy_is_asked_with_its_login(store, files, proxy: Proxy):
    proxy.contents = {f"http://models.example{PATH}{name}": data for name, data in files.items()}
    with_login = proxy.address.replace("http://", "http://user:word@")
    fetch_model("little", store, JobContext(), at_mirror("http://models.example", proxy=with_login))
    assert held(store) == files
    assert set(proxy.login) == {"Basic " + base64.b64encode(b"user:word").decode()}


def test_the_proxy_of_the_system_is_asked(store, files, proxy: Proxy, monkeypatch: pytest.MonkeyPatch):
    proxy.contents = {f"http://models.example{PATH}{name}": data for name, data in files.items()}
    monkeypatch.setenv("http_proxy", proxy.address)
    fetch_model("little", store, JobContext(), at_mirror("http://models.example"))
    assert held(store) == files
    assert len(proxy.asked) == len(files)


def test_addresses_that_need_no_proxy_are_asked_directly(store, files, server, proxy: Proxy, monkeypatch: pytest.MonkeyPatch):
    serve(server, files)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    fetch_model("little", store, JobContext(), at_mirror(server.address, proxy=proxy.address))
    assert held(store) == files
    assert proxy.asked == []


def test_protected_addresses_go_through_the_proxy_too(store, files, secure_server, proxy: Proxy, certificate: Path):
    serve(secure_server, files)
    settings = at_mirror(secure_server.address, proxy=proxy.address, certificates=certificate)
    fetch_model("little", store, JobContext(), settings)
    assert held(store) == files
    assert set(proxy.asked) == {secure_server.address.removeprefix("https://")}


def test_the_network_is_used_inside_a_job_that_says_for_what(store, files, server):
    serve(server, files)
    seen: set[tuple[str, ...]] = set()
    fetch_model("little", store, JobContext(on_progress=lambda _: seen.add(network_use())), at_mirror(server.address))
    assert seen == {("little",)}
    assert network_use() == ()


def test_nothing_is_downloaded_outside_a_job(server, tmp_path: Path):
    set_offline_lock(True)
    with pytest.raises(NetworkForbidden):
        download(f"{server.address}/x", tmp_path / "x", None, Way(), lambda _: None)
    assert server.requests == []


def test_terms_are_accepted_first(tmp_path: Path, files, server):
    serve(server, files)
    entry = make_entry("little", files, ModelSource("url"), terms="Only on Sundays.", licence="Sunday-1.0")
    store = ModelStore(tmp_path / "models", [entry])
    with pytest.raises(LicenceNotAccepted, match="Only on Sundays") as caught:
        fetch_model("little", store, JobContext(), at_mirror(server.address))
    assert caught.value.data == {"model": "little", "licence": "Sunday-1.0"}
    assert "--accept-terms" in caught.value.hint
    assert server.requests == []
    fetch_model("little", store, JobContext(), at_mirror(server.address), accepts_terms=True)
    assert held(store) == files


def test_a_folder_that_cannot_be_read_is_no_fault_of_the_disk_written_to(tmp_path: Path, files, monkeypatch: pytest.MonkeyPatch):
    entry = make_entry("little", files, ModelSource("folder"))
    store = ModelStore(tmp_path / "models", [entry])
    folder = write_files(tmp_path / "share" / "little", files).parent
    real = Path.open

    def gone(self: Path, mode: str = "r", *rest: object, **options: object):
        if self.parent.parent == folder and mode == "rb":
            raise OSError(5, os.strerror(5))
        return real(self, mode, *rest, **options)

    monkeypatch.setattr(Path, "open", gone)
    with pytest.raises(DownloadFailed, match=r"model folder: its model\.bin cannot be read: Input/output error"):
        fetch_model("little", store, JobContext(), FetchSettings(folder=folder, pip=()))


def test_progress_tells_the_rate_of_the_last_seconds_and_the_time_left(files):
    entry = replace(make_entry("little", files), files=(ModelFile("model.bin", 100_000_000),))
    said: list[Progress] = []
    clock = iter([0.0, 1.0, 2.0, 60.0, 61.0, 62.0])
    progress = FetchProgress(entry, JobContext(on_progress=said.append), lambda: next(clock))
    for done in (0, 2_000_000, 4_000_000, 4_000_000, 14_000_000):
        progress.report(done, "hub")
    progress.report(15_000_000, "mirror")
    assert [report.message for report in said] == [
        "hub",
        "hub, 2.0 MB/s, 0:49 left",
        "hub, 2.0 MB/s, 0:48 left",
        "hub",  # nothing came for a minute: nothing can be said
        "hub, 10.0 MB/s, 0:09 left",
        "mirror",
    ]
    assert [(report.done, report.total) for report in said[-2:]] == [(14_000_000, 100_000_000), (15_000_000, 100_000_000)]
