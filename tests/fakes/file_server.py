"""Servers on loopback for downloads: one of files that can misbehave, and a proxy."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class FileServer:
    """A loopback server of `contents` by path. `behave` may change an answer's bytes, or keep silent by returning None; `refuse` may
    answer with a status and headers instead."""

    contents: dict[str, bytes] = field(default_factory=dict)
    behave: Callable[[str, bytes], bytes | None] = lambda path, data: data
    refuse: Callable[[str], tuple[int, dict[str, str]] | None] = lambda path: None
    honours_ranges: bool = True
    content_type: str = "application/octet-stream"
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    address: str = ""


def run_server(state: FileServer, context: ssl.SSLContext | None = None) -> Iterator[FileServer]:
    """Run a server while the generator waits, and see that no download goes on after it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            state.requests.append((self.path, asked))
            if refusal := state.refuse(self.path):
                status, headers = refusal
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                return
            data = state.contents.get(self.path)
            if data is None:
                self.send_error(404)
                return
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and state.honours_ranges else 0
            if start and start >= len(data):
                self.send_error(416)
                return
            sent = state.behave(self.path, data[start:])
            if sent is None:
                state.released.wait(30)
                return
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(data) - start))
            self.send_header("Content-Type", state.content_type)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that breaks off is what these tests are about."""

    http = Server(("127.0.0.1", 0), Handler)
    if context:
        http.socket = context.wrap_socket(http.socket, server_side=True)
    state.address = f"{'https' if context else 'http'}://127.0.0.1:{http.server_address[1]}"
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


@dataclass
class Proxy:
    """A proxy on loopback: plain requests are answered from `contents` by address, CONNECT leads to the address asked for."""

    contents: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    login: list[str | None] = field(default_factory=list)
    address: str = ""


def run_proxy(state: Proxy) -> Iterator[Proxy]:
    """Run a proxy while the generator waits."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            state.login.append(self.headers.get("Proxy-Authorization"))
            data = state.contents.get(self.path)
            if data is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_CONNECT(self) -> None:
            state.asked.append(self.path)
            host, _, port = self.path.rpartition(":")
            with socket.create_connection((host, int(port))) as upstream:
                self.send_response(200)
                self.end_headers()
                back = threading.Thread(target=pump, args=(upstream, self.connection))
                back.start()
                pump(self.connection, upstream)
                back.join()

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that breaks off is what these tests are about."""

    http = Server(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield state
    http.shutdown()
    http.server_close()
    thread.join()


def pump(source: socket.socket, target: socket.socket) -> None:
    """Hand bytes on until one end closes, and tell the other."""
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
