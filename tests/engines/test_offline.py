"""The offline lock's guard, in processes of their own: an audit hook stays to the end of its process.

192.0.2.0/24 and 2001:db8::/32 are set aside for documentation: nobody answers there, so a test in which the guard fails would hang or
say something else than "refused".
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEGIN = """
import multiprocessing, os, socket, sys, threading
from captionstudio.core.errors import NetworkForbidden
from captionstudio.core.network import network_job, set_offline_lock
from captionstudio.engines.offline import start_guarded
start_guarded()
def refused(call, *arguments):
    try:
        call(*arguments)
    except NetworkForbidden as error:
        return True
    return False
"""


def in_a_program(code, **environment):
    environment = {**os.environ, "PYTHONWARNINGS": "error", **environment}
    ran = subprocess.run(
        [sys.executable, "-c", BEGIN + code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket().connect, ('192.0.2.1', 80)",
        "socket.socket().connect_ex, ('192.0.2.1', 80)",
        "socket.create_connection, ('192.0.2.1', 80)",
        "socket.socket(socket.AF_INET6).connect, ('2001:db8::1', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto, b'hello', ('192.0.2.1', 53)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendmsg, [b'hello'], [], 0, ('192.0.2.1', 53)",
        "socket.getaddrinfo, 'example.org', 443",
        "socket.getaddrinfo, b'example.org', 443",
        "socket.gethostbyname, 'example.org'",
        "socket.gethostbyaddr, '192.0.2.1'",
        "socket.getnameinfo, ('192.0.2.1', 80), 0",
        "socket.socket().bind, ('', 0)",
        "socket.socket().bind, ('0.0.0.0', 0)",
        "__import__('urllib.request').request.urlopen, 'http://192.0.2.1/'",
        "__import__('http.client').client.HTTPSConnection('example.org').connect",
    ],
)
def test_what_leaves_the_computer_is_refused(attempt):
    assert in_a_program(f"import warnings; warnings.simplefilter('ignore', ResourceWarning); print(refused({attempt}))") == ["True"]


def test_loopback_and_local_sockets_work():
    code = """
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
    there, _ = server.accept()
    client.sendall(b"hello")
    print(there.recv(5).decode())
    there.close()
one, two = socket.socketpair()
one.sendall(b"pair"); print(two.recv(4).decode())
one.close(); two.close()
print(bool(socket.getaddrinfo("localhost", 80)), bool(socket.getaddrinfo(None, 0)), bool(socket.getaddrinfo("::1", 80)))
a, b = multiprocessing.Pipe()
a.send("pipe"); print(b.recv())
from multiprocessing.connection import Client, Listener
with Listener(os.path.join(sys.argv[1], "socket") if len(sys.argv) > 1 else None) as listener:
    thread = threading.Thread(target=lambda: Client(listener.address).close())
    thread.start()
    listener.accept().close()
    thread.join()
print("listened")
"""
    assert in_a_program(code) == ["hello", "pair", "True", "True", "True", "pipe", "listened"]


def test_a_job_and_the_lock_turned_off_open_the_way():
    code = """
import captionstudio.engines.offline as guard
with socket.create_server(("127.0.0.1", 0)) as server:
    guard._is_this_computer = lambda host: False  # the one address that is sure to answer stands for the world
    reach = lambda: socket.create_connection(server.getsockname()).close()
    print(refused(reach))
    with network_job("a model"):
        print(refused(reach))
        thread = threading.Thread(target=lambda: print(refused(reach)))
        thread.start(); thread.join()
    print(refused(reach))
    set_offline_lock(False)
    print(refused(reach))
"""
    assert in_a_program(code) == ["True", "False", "False", "True", "False"]


def test_libraries_are_told_to_report_nothing():
    told = in_a_program("print(*(os.environ[name] for name in ('HF_HUB_OFFLINE', 'HF_HUB_DISABLE_TELEMETRY', 'DO_NOT_TRACK')))")
    assert told == ["1", "1", "1"]


@pytest.mark.parametrize(("value", "wanted"), [(None, True), ("1", True), ("", True), ("0", False)])
def test_the_environment_turns_the_lock_off_for_a_run(value, wanted, monkeypatch):
    from captionstudio.engines.offline import lock_wanted  # noqa: PLC0415

    monkeypatch.delenv("CAPTIONSTUDIO_OFFLINE_LOCK", raising=False)
    if value is not None:
        monkeypatch.setenv("CAPTIONSTUDIO_OFFLINE_LOCK", value)
    assert lock_wanted() is wanted


@pytest.mark.parametrize(
    "load",
    [
        "from captionstudio.engines.speakers.models import load_models; load_models()",
        "from captionstudio.engines.whisper.speech import SpeechDetector; SpeechDetector()",
    ],
)
def test_onnx_runtime_gives_nobody_a_number(load, tmp_path):
    # Unless it is told not to, it writes an identity of this computer and one of the session, to send them along with what it counts.
    bare = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    environment = {**bare, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", load], env=environment, check=True, cwd=ROOT)
    assert list(tmp_path.iterdir()) == []
