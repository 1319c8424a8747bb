"""The real window in a process of its own, over scripted engines: ``python -m tests.fakes.window_program HOME [FILE ...]``.

Reads one order a line from standard input: ``edit TEXT`` changes the text of the first caption, ``close`` closes the window. Tells on
standard output what it has done; files handed over by a second start are told as ``opened NAME``.
"""

import os
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication  # noqa: TID251 - a program of its own

from captionstudio.app import open_window
from captionstudio.core.edits.text import set_text
from captionstudio.services.settings import Settings
from captionstudio.services.single_instance import SingleInstance


def tell(*words):
    print(*words, flush=True)  # noqa: T201 - what the test listens to


class Orders(QObject):
    """Carries out what comes in, in the window's thread."""

    came = Signal(str)

    def __init__(self, window, bench):
        super().__init__()
        self.window, self.bench = window, bench
        self.came.connect(self.carry_out)
        self.has_told = False
        bench.session.document_reset.connect(self.on_document)
        bench.session.changed.connect(self.on_document)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in sys.stdin:
            self.came.emit(line.strip())

    def on_document(self, *_):
        document = self.bench.session.document
        if document.tracks:
            tell("captions", document.tracks[0].cues[0].text if document.tracks[0].cues else "")

    def carry_out(self, order):
        verb, _, text = order.partition(" ")
        if verb == "edit":
            track = self.bench.session.document.tracks[0]
            self.bench.session.apply(set_text(self.bench.session.document, track.id, track.cues[0].id, text))
            tell("edited", text, time.time())
        elif verb == "close":
            self.bench.session.undo_stack.setClean()
            self.window.close()


def main():
    from captionstudio.api.engines import Engines  # noqa: PLC0415 - as the program itself does

    home = Path(sys.argv[1])
    os.environ["CAPTIONSTUDIO_HOME"] = str(home)
    app = QApplication(sys.argv[:1])
    instance = SingleInstance(home)
    paths = [Path(name) for name in sys.argv[2:]]
    if instance.hand_over(paths):
        tell("handed over")
        return 0
    with Engines() as engines:
        window, bench = open_window(app, Settings(None), engines)
        instance.paths_received.connect(window.open_from_outside)
        window.show()
        orders = Orders(window, bench)
        QTimer.singleShot(0, lambda: (tell("ready", len(bench.recovery.pending())), window.files.open_paths(paths)))
        code = app.exec()
        bench.shut_down()
        del orders
    instance.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
