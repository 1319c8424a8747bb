#!/usr/bin/env python3
"""Open a window, wait until it has been painted and the event loop is idle, print the seconds since the process began, and end.

``--bare`` opens an empty PySide6 main window with a menu, a tool bar and a table; without it the program's own window.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))


def main() -> None:
    """Run one of the two."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: PLC0415

    app = QApplication(sys.argv[:1])

    def tell() -> None:
        print(f"{time.time() - psutil.Process().create_time():.3f}", flush=True)
        app.quit()

    if "--bare" in sys.argv:
        window = QMainWindow()
        window.menuBar().addMenu("File").addAction("Open")
        window.addToolBar("Tools").addAction("Open")
        window.setCentralWidget(QTableView())
        window.resize(1600, 1000)
        window.show()
        QTimer.singleShot(0, tell)
        app.exec()
        return
    from captionstudio.api.engines import Engines  # noqa: PLC0415
    from captionstudio.app import open_window  # noqa: PLC0415
    from captionstudio.services.settings import Settings  # noqa: PLC0415

    with Engines() as engines:
        window, bench = open_window(app, Settings(None), engines)
        window.resize(1600, 1000)
        window.show()
        QTimer.singleShot(0, tell)
        app.exec()
        bench.shut_down()
        engine_modules = {"av", "ctranslate2", "faster_whisper", "argostranslate", "onnxruntime", "vlc"} & set(sys.modules)
        assert not engine_modules, f"imported at start: {engine_modules}"


if __name__ == "__main__":
    main()
