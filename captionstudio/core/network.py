"""Who may use the network, and who is using it now.

The program works without a network. What needs one says so by a `network_job`; with the offline lock on, which is the default, every
other try is refused: by `require_network` where we open an address ourselves, and by `captionstudio.engines.offline` for whatever a
library of ours might reach for.

The permission is the whole process's: while any job is open, any of its threads may use the network, since a job's work is done in
helper threads too. Each process has a lock of its own; the engine host's is always on.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from captionstudio.core.errors import NetworkForbidden

_lock = threading.Lock()
_jobs: list[str] = []
_listeners: list[Callable[[], None]] = []
_is_locked = True
_HINT = "The offline lock is on. Turn it off in Preferences, or set CAPTIONSTUDIO_OFFLINE_LOCK=0, if this is what you want."


@contextlib.contextmanager
def network_job(what: str) -> Iterator[None]:
    """Allow the network while the block runs; ``what`` tells the user what for ("base", "example.org"). Jobs may lie in one another."""
    with _lock:
        _jobs.append(what)
    _tell()
    try:
        yield
    finally:
        with _lock:
            _jobs.remove(what)
        _tell()


def is_address(media: str) -> bool:
    """Whether what a user named is an http(s) address and no local path."""
    return media.lower().startswith(("http://", "https://"))


def media_job(media: str) -> contextlib.AbstractContextManager[None]:
    """Return the `network_job` for working on media that the user named: of its server where it is an address, else nothing."""
    return network_job(_server(media)) if is_address(media) else contextlib.nullcontext()


def network_use() -> tuple[str, ...]:
    """Return what the network is being used for now, the oldest job first; nothing means that it is not used."""
    with _lock:
        return tuple(_jobs)


def set_offline_lock(is_on: bool) -> None:
    """Turn the lock on or off for this process; it is on at the start."""
    global _is_locked
    with _lock:
        has_changed, _is_locked = _is_locked != is_on, is_on
    if has_changed:
        _tell()


def is_offline_locked() -> bool:
    """Whether the lock is on."""
    return _is_locked


def is_network_allowed() -> bool:
    """Whether the network may be used now: a job is open, or the lock is off. Takes no lock, since audit hooks ask it anywhere."""
    return not _is_locked or bool(_jobs)


def require_network(what: str) -> None:
    """Make sure that the network may be used for ``what``.

    Raises:
        NetworkForbidden: the lock is on and no job is open.
    """
    if not is_network_allowed():
        raise NetworkForbidden(f"The network may not be used for {what}.", hint=_HINT, what=what)


def on_network_change(callback: Callable[[], None]) -> Callable[[], None]:
    """Have ``callback`` called after every change of use or lock, in the thread that made it; call what is returned to end that."""
    with _lock:
        _listeners.append(callback)

    def end() -> None:
        with _lock, contextlib.suppress(ValueError):
            _listeners.remove(callback)

    return end


def _server(address: str) -> str:
    host = address.partition("://")[2].partition("/")[0].partition("?")[0]
    return host.rpartition("@")[2]  # a password stays unsaid


def _tell() -> None:
    with _lock:
        listeners = tuple(_listeners)
    for listener in listeners:
        listener()
