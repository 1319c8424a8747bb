import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from captionstudio.engines.models.catalogue import ModelSource
from captionstudio.engines.models.store import ModelStore
from tests.fakes.models import make_entry, model_files


@pytest.fixture
def files() -> dict[str, bytes]:
    return model_files()


@pytest.fixture
def store(tmp_path: Path, files: dict[str, bytes]) -> ModelStore:
    """An empty store whose catalogue knows one model, `little`, at the hub and at a mirror."""
    entry = make_entry("little", files, ModelSource("hub", repository="somebody/little", revision="r1"), ModelSource("url"))
    return ModelStore(tmp_path / "models", [entry])


@dataclass
class FileServer:
    """A loopback server of `contents` by path. `behave` may change an answer's bytes, or keep silent by returning None."""

    contents: dict[str, bytes] = field(default_factory=dict)
    behave: Callable[[str, bytes], bytes | None] = lambda path, data: data
    honours_ranges: bool = True
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    address: str = ""


@pytest.fixture
def server() -> Iterator[FileServer]:
    state = FileServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            state.requests.append((self.path, asked))
            data = state.contents.get(self.path)
            if data is None:
                self.send_error(404)
                return
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and state.honours_ranges else 0
            sent = state.behave(self.path, data[start:])
            if sent is None:
                state.released.wait(30)
                return
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield state
    state.released.set()
    http.shutdown()
    http.server_close()
    thread.join()
    for other in threading.enumerate():
        if other.name == "model-download":
            other.join(timeout=10)
            assert not other.is_alive()
