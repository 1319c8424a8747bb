"""The offline lock's guard: no Python code of this process leaves the computer outside an allowed job (`captionstudio.core.network`).

Python tells audit hooks of every connection, look-up and datagram before it makes it, whoever asks. What native libraries do by
themselves is beyond it. Of ours FFmpeg opens addresses, only those that `engines.ffmpeg.sources` let pass; ONNX Runtime would report,
unless a variable that it reads when it is loaded forbids that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from functools import cache
from typing import Any

from captionstudio.core.network import is_network_allowed, require_network, set_offline_lock

_VARIABLE = "CAPTIONSTUDIO_OFFLINE_LOCK"
_LOCAL_FAMILIES = frozenset({"AF_UNIX", "AF_NETLINK", "AF_ALG"})  # sockets that end on this computer
_INTERNET = frozenset({"AF_INET", "AF_INET6"})
_WITH_ADDRESS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
# What libraries read to learn that they may count and look up nothing.
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "DISABLE_TELEMETRY": "1",
    "ORT_DISABLE_TELEMETRY": "1",  # ONNX Runtime sends from native code, unless it reads this when it is loaded
}


def lock_wanted() -> bool:
    """Whether the environment leaves the lock on: ``CAPTIONSTUDIO_OFFLINE_LOCK=0`` turns it off for one run."""
    return os.environ.get(_VARIABLE) != "0"


def start_guarded(*, is_locked: bool = True) -> None:
    """Set the lock, keep libraries from reporting anything, and watch this process's sockets: what every program of ours begins with."""
    set_offline_lock(is_locked)
    silence(os.environ)
    watch_sockets()


def silence(environment: MutableMapping[str, str]) -> None:
    """Tell libraries, and programs started with this environment, to report nothing and to look for nothing elsewhere."""
    environment.update(_QUIET)


@cache
def watch_sockets() -> None:
    """Refuse, from now to the end of the process, what leaves the computer while the network is not allowed.

    The refusal is a `NetworkForbidden` in the code that tried; no packet is sent. Loopback and local sockets stay open.
    """
    sys.addaudithook(_on_event)


def _on_event(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket.") or is_network_allowed():
        return
    if event in _WITH_ADDRESS:
        opened, address = arguments
        if address is not None and not _stays_here(opened, address):  # a datagram without one goes where connect was allowed to
            require_network(f"reaching {_show(address)}")
    elif event in _LOOK_UPS and not _is_this_computer(arguments[0]):
        require_network(f"looking up {_text(arguments[0])}")
    elif event == "socket.getnameinfo" and not _is_this_computer(arguments[0][0]):
        require_network(f"looking up {_text(arguments[0][0])}")


def _stays_here(opened: Any, address: Any) -> bool:
    family = getattr(opened.family, "name", "")
    if family in _INTERNET:  # an empty host means every network of the computer
        return isinstance(address, tuple) and bool(address) and bool(address[0]) and _is_this_computer(address[0])
    return family in _LOCAL_FAMILIES


def _is_this_computer(host: Any) -> bool:
    """Whether a name or address means this computer, which None and nothing do in look-ups; of names only ``localhost``."""
    import ipaddress  # noqa: PLC0415 - start-up

    text = "" if host is None else _text(host).partition("%")[0].lower()
    if text in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _show(address: Any) -> str:
    return f"{_text(address[0])}:{address[1]}" if isinstance(address, tuple) and len(address) > 1 else str(address)


def _text(host: Any) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)
