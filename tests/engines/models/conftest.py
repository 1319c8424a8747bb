import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from captionstudio.engines.models.catalogue import ModelSource
from captionstudio.engines.models.store import ModelStore
from tests.fakes.file_server import FileServer, Proxy, run_proxy, run_server
from tests.fakes.models import make_entry, model_files


@pytest.fixture
def files() -> dict[str, bytes]:
    return model_files()


@pytest.fixture
def store(tmp_path: Path, files: dict[str, bytes]) -> ModelStore:
    """An empty store whose catalogue knows one model, `little`, at the hub and at a mirror."""
    entry = make_entry("little", files, ModelSource("hub", repository="somebody/little", revision="r1"), ModelSource("url"))
    return ModelStore(tmp_path / "models", [entry])


@pytest.fixture
def server() -> Iterator[FileServer]:
    yield from run_server(FileServer())


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody vouches for, with its key in the same file."""
    path = tmp_path_factory.mktemp("certificate") / "own.pem"
    key = path.with_name("key.pem")
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, "-keyout", str(key), "-out", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + key.read_bytes())
    return path


@pytest.fixture
def secure_server(certificate: Path) -> Iterator[FileServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield from run_server(FileServer(), context)


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    for name in ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield from run_proxy(Proxy())
