#!/usr/bin/env python3
"""Play videos in this program's player panel, with captions over the picture, and print what it took as JSON.

``play FILE SECONDS`` plays one video whose frames hold their numbers (`tests.fakes.coded_film`) and counts those that never came;
``open FILE ...`` opens, plays and closes videos one after another and tells the memory after each, in MiB.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from captionstudio.core.document import Cue, Document, Track  # noqa: E402
from captionstudio.core.player import PlayerEngines  # noqa: E402
from captionstudio.engines.ffmpeg.probe import probe_media  # noqa: E402
from captionstudio.engines.ffmpeg.stills import VideoStills  # noqa: E402
from captionstudio.engines.libass.renderer import open_captions  # noqa: E402
from captionstudio.engines.memory import share_memory  # noqa: E402
from captionstudio.engines.vlc.player import VlcPlayer  # noqa: E402
from captionstudio.services.playback import Playback  # noqa: E402
from captionstudio.services.session import Session  # noqa: E402
from captionstudio.services.settings import Settings  # noqa: E402
from captionstudio.services.toolbox import Toolbox  # noqa: E402
from captionstudio.ui.player import PlayerPanel  # noqa: E402
from captionstudio.ui.theme import apply_theme  # noqa: E402
from tests.fakes.coded_film import number_in_image  # noqa: E402

_SETTLE_MS = 1000


class _Shown:
    """A panel over a playback, with two-second captions all along."""

    def __init__(self) -> None:
        self.app = QApplication(sys.argv[:1])
        apply_theme(self.app, "dark")
        settings, session = Settings(None), Session()
        tools: Any = _tools()
        self.playback = Playback(tools, settings)
        cues = tuple(
            Cue(at * 2000, at * 2000 + 1900, f"Caption {at}, spoken in the harbour\nand answered from the boat.") for at in range(600)
        )
        session.open(Document(tracks=(Track(cues, language="en"),)))
        self.panel = PlayerPanel(session, self.playback, settings)
        self.panel.resize(980, 620)
        self.panel.show()

    def play(self, path: str, seconds: float) -> dict[str, object]:
        """Play and count."""
        numbers: list[int] = []

        def count(image: QImage) -> None:
            if self.playback.is_playing:
                numbers.append(int(number_in_image(image)))  # type: ignore[no-untyped-call]

        self.playback.open(probe_media(path))
        wait(_SETTLE_MS)
        self.playback.play()
        wait(_SETTLE_MS)
        self.playback.frame_ready.connect(count)
        started, used = time.perf_counter(), sum(os.times()[:2])
        wait(round(seconds * 1000))
        cpu = (sum(os.times()[:2]) - used) / (time.perf_counter() - started)
        expected = numbers[-1] - numbers[0] + 1
        return {"cpu": cpu, "frames": expected, "dropped": expected - len(set(numbers))}

    def open_all(self, paths: list[str]) -> list[float]:
        """Open, play and close; return the memory after each."""
        import psutil  # noqa: PLC0415

        memory = []
        for path in paths:
            self.playback.open(probe_media(path))
            self.playback.seek(1000)
            wait(300)
            self.playback.play()
            wait(700)
            self.playback.close()
            wait(_SETTLE_MS)  # players stop in the background
            gc.collect()
            memory.append(psutil.Process().memory_info().rss / 2**20)
        return memory


def _tools() -> Toolbox:
    from types import SimpleNamespace  # noqa: PLC0415

    tools: Any = SimpleNamespace(player=PlayerEngines(lambda: VlcPlayer(is_silent=True), VideoStills, open_captions))
    return tools  # type: ignore[no-any-return]


def wait(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Do one of the two."""
    share_memory()  # as the program does when it starts
    shown = _Shown()
    what, *rest = sys.argv[1:]
    print(json.dumps(shown.play(rest[0], float(rest[1])) if what == "play" else shown.open_all(rest)))
    shown.playback.shut_down()


if __name__ == "__main__":
    main()
