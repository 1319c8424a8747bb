"""The window keeps to the lock as it is set, in a process of its own: a guard stays to the end of its process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = """
import socket
from PySide6.QtCore import QCoreApplication
from captionstudio.app import keep_offline
from captionstudio.core.errors import NetworkForbidden
from captionstudio.core.network import is_offline_locked
from captionstudio.services.settings import Settings

def is_refused():
    with socket.socket() as one:
        try:
            one.bind(("0.0.0.0", 0))  # as good as leaving the computer, and sends nothing
        except NetworkForbidden:
            return True
    return False

app = QCoreApplication([])
settings = Settings(None)
{before}
keep_offline(settings)
print(is_offline_locked(), is_refused())
settings.set("timeline/snap", False)
settings.set("privacy/offline_lock", False)
print(is_offline_locked(), is_refused())
settings.set("privacy/offline_lock", True)
print(is_offline_locked(), is_refused())
"""


@pytest.mark.parametrize(
    ("before", "variable", "states"),
    [
        ("", "", ["True True", "False False", "True True"]),
        ("settings.set('privacy/offline_lock', False)", "", ["False False", "False False", "True True"]),
        ("", "0", ["False False"] * 3),
    ],
)
def test_the_lock_follows_the_setting_unless_the_environment_turns_it_off(before, variable, states):
    environment = {**os.environ, "CAPTIONSTUDIO_OFFLINE_LOCK": variable}
    ran = subprocess.run(
        [sys.executable, "-c", CODE.format(before=before)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == states


WINDOW = """
import socket, sys
from PySide6.QtWidgets import QApplication
from captionstudio import app
from captionstudio.core.errors import NetworkForbidden

def look_around(self):
    for _ in range(20):
        self.processEvents()
    try:
        socket.getaddrinfo("example.org", 443)
    except NetworkForbidden:
        print("refused")
    return 0

QApplication.exec = look_around
sys.exit(app.run([]))
"""


def test_the_window_starts_without_the_network_and_guards_it(tmp_path):
    log = tmp_path / "network.log"
    watch = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "fakes" / "network_watch")])
    environment = {**os.environ, "CAPTIONSTUDIO_HOME": str(tmp_path / "home"), "NETWORK_LOG": str(log), "PYTHONPATH": watch}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    ran = subprocess.run([sys.executable, "-c", WINDOW], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (0, "refused\n"), ran.stderr
    attempts = [line for line in log.read_text().splitlines() if line.startswith("socket.")]
    assert len(attempts) == 1, "the one of this test alone"
    assert attempts[0].startswith("socket.getaddrinfo")
