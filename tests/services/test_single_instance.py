"""A second start hands its files over."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from captionstudio.services.single_instance import SingleInstance

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from captionstudio.services.single_instance import SingleInstance
app = QCoreApplication([])
sys.exit(7 if SingleInstance(Path(sys.argv[1])).hand_over([Path(name) for name in sys.argv[2:]]) else 8)
"""


@pytest.fixture
def first(qapp, tmp_path):
    first = SingleInstance(tmp_path)
    assert not first.hand_over([])
    yield first
    first.close()


def start_second(folder, *names):
    return subprocess.Popen([sys.executable, "-c", _SECOND, str(folder), *names])


def test_the_files_of_a_second_start_arrive_at_the_first(first, tmp_path, qtbot):
    with qtbot.waitSignal(first.paths_received, timeout=20_000) as received:
        second = start_second(tmp_path, "/films/été.mp4")
    assert received.args == [[Path("/films/été.mp4")]]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 7


def test_programs_with_other_data_run_beside_each_other(first, tmp_path, qtbot):
    second = start_second(tmp_path / "other", "a.mp4")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 8


def test_rubbish_on_the_line_does_no_harm(first, tmp_path, qtbot):
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected(2000)
    socket.write(b"{not json\n")
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    with qtbot.waitSignal(first.paths_received, timeout=20_000) as received:
        second = start_second(tmp_path, "b.mp4")
    assert [path.name for path in received.args[0]] == ["b.mp4"]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
