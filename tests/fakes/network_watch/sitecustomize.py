"""Put on PYTHONPATH, this notes in a file that a process started, and every try of it to reach a network."""

import os
import sys

_WATCHED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")


def _note(line):
    log = os.open(os.environ["NETWORK_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(log, f"{line}\n".encode())
    os.close(log)


def _watch(event, arguments):
    if event in _WATCHED:
        _note(f"{event} {arguments[1:]!r}")


if "NETWORK_LOG" in os.environ:
    sys.addaudithook(_watch)
    _note(f"started {' '.join(sys.orig_argv[1:4])}")
