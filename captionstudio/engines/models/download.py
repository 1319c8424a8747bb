"""One file over http(s), resumed where an earlier try ended.

The connection is read in a thread of its own, so that a server that never answers, a stalled transfer and a cancelled job all end when
they should: no socket timeout covers name lookup, connection, redirects and first byte together.
"""

from __future__ import annotations

import queue
import re
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO

from captionstudio.core.network import require_network

_CHUNK = 1 << 18
_POLL_SECONDS = 0.1
_TRIES = 20
_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (
        ssl.SSLCertVerificationError,
        "its certificate is not trusted; where a network uses its own, name it in Preferences, Models",
    ),
    (socket.gaierror, "its name is not known on this network"),
    (TimeoutError, "it did not answer in time"),
)
_HEADERS = {"User-Agent": "captionstudio", "Accept-Encoding": "identity"}


class SourceFailed(Exception):
    """A source of a model did not deliver; the text says why. Never leaves `captionstudio.engines.models`."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: ``answer_seconds`` for the first byte, everything before it included, ``stall_seconds`` between later ones."""

    answer_seconds: float = 5.0
    stall_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Way:
    """How a connection is made: through ``proxy`` (empty: as the system says), trusting ``certificates`` beside the system's."""

    proxy: str = ""
    certificates: Path | None = None
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the server said before the bytes: does it go on where we stopped, and how large is the whole file?"""

    is_resumed: bool
    size: int | None


class _Interrupted(SourceFailed):
    """The transfer broke off after it had begun."""


class _Unresumable(SourceFailed):
    """The server will not go on from the bytes that are here."""


def download(url: str, target: Path, size: int | None, way: Way, on_bytes: Callable[[int], None]) -> None:
    """Bring ``url`` into ``target``, going on after the bytes it holds already. A transfer that breaks off is resumed while it gets on.

    ``on_bytes`` is told the bytes held so far; what it raises ends the transfer and leaves the bytes for the next try.

    Raises:
        SourceFailed: no answer in time, refused, a web page, or a file of another ``size``.
        NetworkForbidden: not inside a `captionstudio.core.network.network_job`, and the offline lock is on.
    """
    require_network(url)
    for attempt in range(_TRIES):
        held = _size(target)
        on_bytes(held)
        if size is not None and held == size:
            return
        try:
            _transfer(url, target, size, way, on_bytes)
        except _Unresumable:
            if not held:
                raise
            target.unlink()
        except _Interrupted:
            if attempt == _TRIES - 1 or _size(target) <= held:
                raise
        else:
            return


def _transfer(url: str, target: Path, size: int | None, way: Way, on_bytes: Callable[[int], None]) -> None:
    held = _size(target)
    if not url.lower().startswith(("http://", "https://")):
        raise SourceFailed("its address is neither http nor https")
    request = urllib.request.Request(url, headers=_HEADERS)  # noqa: S310 - checked
    if held:
        request.add_header("Range", f"bytes={held}-")
    pump = _Pump(request, held, way)
    try:
        head = pump.next_item(way.patience.answer_seconds, on_bytes, held)
        if not isinstance(head, _Head):
            raise SourceFailed("it sent nothing")
        if size is not None and head.size not in (None, size):
            raise SourceFailed(f"it offers a file of {head.size} bytes instead of {size}")
        held = held if head.is_resumed else 0
        with target.open("r+b" if head.is_resumed else "wb") as file:
            file.seek(held)
            while isinstance(chunk := pump.next_item(way.patience.stall_seconds, on_bytes, held), bytes):
                file.write(chunk)
                file.flush()
                held += len(chunk)
                on_bytes(held)
                if size is not None and held > size:
                    raise SourceFailed(f"it sent more than {size} bytes")
        expected = size if size is not None else head.size
        if expected is not None and held < expected:
            raise _Interrupted(f"it ended after {held} of {expected} bytes")
    finally:
        pump.stop()


class _Pump:
    """A thread that opens the address and hands over a `_Head`, then chunks, then None; or the error that ended it."""

    def __init__(self, request: urllib.request.Request, held: int, way: Way) -> None:
        self._items: queue.Queue[_Head | bytes | BaseException | None] = queue.Queue(maxsize=16)
        self._stopped = threading.Event()
        self._has_begun = False
        self._thread = threading.Thread(target=self._run, args=(request, held, way), name="model-download", daemon=True)
        self._thread.start()

    def next_item(self, seconds: float, on_bytes: Callable[[int], None], held: int) -> _Head | bytes | None:
        """Wait for the next item; ``on_bytes`` is told the bytes ``held`` meanwhile, so that it can end the wait.

        Raises:
            SourceFailed: nothing came within ``seconds``, or the transfer failed.
        """
        deadline = time.monotonic() + seconds
        while True:
            try:
                item = self._items.get(timeout=min(_POLL_SECONDS, seconds))
            except queue.Empty:
                on_bytes(held)
                if time.monotonic() >= deadline:
                    if self._has_begun:
                        raise _Interrupted(f"it sent nothing for {seconds:g} s") from None
                    raise SourceFailed(f"it did not answer within {seconds:g} s") from None
                continue
            if isinstance(item, SourceFailed):
                raise item
            if isinstance(item, BaseException):
                kind = _Interrupted if self._has_begun else SourceFailed
                raise kind(_explain(item)) from item
            self._has_begun = True
            return item

    def stop(self) -> None:
        """Let the thread end; one that waits for a silent server does so at its socket's timeout."""
        self._stopped.set()
        self._thread.join(timeout=_POLL_SECONDS)

    def _run(self, request: urllib.request.Request, held: int, way: Way) -> None:
        try:
            with _opener(way).open(request, timeout=way.patience.stall_seconds) as response:
                head = _read_head(response, held)
                first = response.read1(_CHUNK)
                self._put(head)
                chunk = first
                while chunk and self._put(chunk):
                    chunk = response.read1(_CHUNK)
            self._put(None)
        except urllib.error.HTTPError as error:
            error.close()
            self._put(_Unresumable("it will not go on where it stopped") if error.code == 416 else error)
        except (OSError, HTTPException, ValueError, SourceFailed) as error:
            self._put(error)

    def _put(self, item: _Head | bytes | BaseException | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._items.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server to other http(s) addresses, never from a protected one to one that is not."""

    def redirect_request(  # noqa: PLR0917 - the library's own
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if req.full_url.lower().startswith("https:") and not newurl.lower().startswith("https:"):
            fp.close()
            raise SourceFailed("it leads from a protected address (https) to an unprotected one")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(way: Way) -> urllib.request.OpenerDirector:
    context = ssl.create_default_context()
    if way.certificates:
        try:
            is_folder = way.certificates.is_dir()
            context.load_verify_locations(**{"capath" if is_folder else "cafile": str(way.certificates)})
        except (OSError, ValueError) as error:
            raise SourceFailed("the file of certificates cannot be read, or holds none") from error
    proxies = {"http": way.proxy, "https": way.proxy} if way.proxy else None
    return urllib.request.build_opener(urllib.request.ProxyHandler(proxies), urllib.request.HTTPSHandler(context=context), _Redirects())


def _read_head(response: HTTPResponse, held: int) -> _Head:
    if response.headers.get_content_type() in ("text/html", "application/xhtml+xml"):
        raise SourceFailed("it sent a web page instead of the file; the network may want you to sign in")
    is_resumed = response.status == 206 and held > 0
    if is_resumed:
        given = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", f"bytes {held}-{held}/*"))
        if not given or int(given[1]) != held:
            raise _Unresumable("it goes on from another place than asked")
        if given[2] != "*":
            return _Head(is_resumed, int(given[2]))
    length = response.headers.get("Content-Length")
    return _Head(is_resumed, int(length) + (held if is_resumed else 0) if length and length.isdigit() else None)


def _explain(error: BaseException) -> str:
    """Say in a few words why a transfer failed, without addresses."""
    if isinstance(error, urllib.error.HTTPError):
        if 300 <= error.code < 400:
            return "it leads from one address to the next without end"
        return f"it refused with status {error.code} ({error.reason})"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    for kind, text in _CAUSES:
        if isinstance(cause, kind):
            return text
    return (cause.strerror.lower() if isinstance(cause, OSError) and cause.strerror else str(cause)) or type(cause).__name__


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
