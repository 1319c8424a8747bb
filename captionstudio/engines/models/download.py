"""One file over http(s), resumed where an earlier try ended.

The connection is read in a thread of its own, so that a server that never answers, a stalled transfer and a cancelled job all end when
they should: no socket timeout covers name lookup, connection, redirects and first byte together.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

_CHUNK = 1 << 18
_POLL_SECONDS = 0.1
_TRIES = 20


class SourceFailed(Exception):
    """A source of a model did not deliver; the text says why. Never leaves `captionstudio.engines.models`."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: ``answer_seconds`` for the first byte, everything before it included, ``stall_seconds`` between later ones."""

    answer_seconds: float = 5.0
    stall_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class _Head:
    """What the server said before the bytes: does it go on where we stopped, and how large is the whole file?"""

    is_resumed: bool
    size: int | None


class _Interrupted(SourceFailed):
    """The transfer broke off after it had begun."""


def download(url: str, target: Path, size: int | None, patience: Patience, on_bytes: Callable[[int], None]) -> None:
    """Bring ``url`` into ``target``, going on after the bytes it holds already. A transfer that breaks off is resumed while it gets on.

    ``on_bytes`` is told the bytes held so far; what it raises ends the transfer and leaves the bytes for the next try.

    Raises:
        SourceFailed: no answer in time, refused, or a file of another ``size``.
    """
    for attempt in range(_TRIES):
        held = _size(target)
        on_bytes(held)
        if size is not None and held == size:
            return
        try:
            _transfer(url, target, size, patience, on_bytes)
        except _Interrupted:
            if attempt == _TRIES - 1 or _size(target) <= held:
                raise
        else:
            return


def _transfer(url: str, target: Path, size: int | None, patience: Patience, on_bytes: Callable[[int], None]) -> None:
    held = _size(target)
    if not url.startswith(("http://", "https://")):
        raise SourceFailed("its address is neither http nor https")
    request = urllib.request.Request(url, headers={"User-Agent": "captionstudio", "Accept-Encoding": "identity"})  # noqa: S310 - checked
    if held:
        request.add_header("Range", f"bytes={held}-")
    pump = _Pump(request, held, patience.stall_seconds)
    try:
        head = pump.next_item(patience.answer_seconds, on_bytes, held)
        if not isinstance(head, _Head):
            raise SourceFailed("it sent nothing")
        if size is not None and head.size not in (None, size):
            raise SourceFailed(f"it offers a file of {head.size} bytes instead of {size}")
        held = held if head.is_resumed else 0
        with target.open("r+b" if head.is_resumed else "wb") as file:
            file.seek(held)
            while isinstance(chunk := pump.next_item(patience.stall_seconds, on_bytes, held), bytes):
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

    def __init__(self, request: urllib.request.Request, held: int, socket_timeout: float) -> None:
        self._items: queue.Queue[_Head | bytes | BaseException | None] = queue.Queue(maxsize=16)
        self._stopped = threading.Event()
        self._has_begun = False
        self._thread = threading.Thread(target=self._run, args=(request, held, socket_timeout), name="model-download", daemon=True)
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
            if isinstance(item, BaseException):
                kind = _Interrupted if self._has_begun else SourceFailed
                raise kind(_explain(item)) from item
            self._has_begun = True
            return item

    def stop(self) -> None:
        """Let the thread end; one that waits for a silent server does so at its socket's timeout."""
        self._stopped.set()
        self._thread.join(timeout=_POLL_SECONDS)

    def _run(self, request: urllib.request.Request, held: int, socket_timeout: float) -> None:
        try:
            with urllib.request.urlopen(request, timeout=socket_timeout) as response:  # noqa: S310 - checked before
                is_resumed = response.status == 206 and held > 0
                length = response.headers.get("Content-Length")
                size = int(length) + (held if is_resumed else 0) if length and length.isdigit() else None
                first = response.read1(_CHUNK)
                self._put(_Head(is_resumed, size))
                chunk = first
                while chunk and self._put(chunk):
                    chunk = response.read1(_CHUNK)
            self._put(None)
        except (OSError, HTTPException, ValueError) as error:
            self._put(error)

    def _put(self, item: _Head | bytes | BaseException | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._items.put(item, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return True
        return False


def _explain(error: BaseException) -> str:
    """Say in a few words why a transfer failed, without addresses."""
    if isinstance(error, urllib.error.HTTPError):
        return f"it refused with status {error.code} ({error.reason})"
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, socket.gaierror):
        return "its name is not known on this network"
    if isinstance(cause, TimeoutError):
        return "it did not answer in time"
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror.lower()
    return str(cause) or type(cause).__name__


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
