"""The program starts, plays and ends, time and again, without ever ending badly. ``STARTS=100`` does so a hundred times."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.window.conftest import SAMPLE

REPOSITORY = Path(__file__).parents[3]
STARTS = int(os.environ.get("STARTS", "5"))

PROGRAM = """
import faulthandler, os, sys
from pathlib import Path
faulthandler.dump_traceback_later(40, exit=True)  # a start that hangs tells where
os.environ["CAPTIONSTUDIO_HOME"] = sys.argv[1]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from captionstudio.api.engines import Engines
from captionstudio.app import open_window
from captionstudio.services.settings import Settings
import captionstudio.app.tools as tools
from tests.fakes.playing import open_silent_vlc
tools.open_vlc = open_silent_vlc
app = QApplication(sys.argv[:1])
settings = Settings(None)
with Engines() as engines:
    window, bench = open_window(app, settings, engines)
    window.show()
    window.start([Path(sys.argv[2])])
    def look():
        playback = bench.playback
        if playback.media is not None and not playback.is_playing:
            playback.play()
        if playback.position_ms >= 300:
            timer.stop()
            window.close()
    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    code = app.exec()
    bench.shut_down()
print("ended")
sys.exit(code)
"""


def test_every_start_ends_well(tmp_path):
    for number in range(STARTS):
        command = [sys.executable, "-X", "faulthandler", "-c", PROGRAM, str(tmp_path / "home"), str(SAMPLE)]
        done = subprocess.run(command, cwd=REPOSITORY, env=os.environ | {"PYTHONPATH": "."}, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (number, done.stderr)
        assert done.stdout == "ended\n"
        assert "Traceback" not in done.stderr, done.stderr
    assert not list((tmp_path / "home").rglob("scratch/*/*"))
